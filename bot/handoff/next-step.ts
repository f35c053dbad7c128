import type { Outgoing } from '../../dialogs/handed-over.js';
import { cardState, over, type Thread, type Ticket } from './ticket.js';

/** What is to be done next in Teams, told apart by kind. */
export type Step =
  | { readonly kind: 'post' }
  | { readonly kind: 'words'; readonly thread: Thread; readonly words: Outgoing }
  | { readonly kind: 'tell-end'; readonly thread: Thread }
  | { readonly kind: 'card'; readonly thread: Thread; readonly shows: string };

/** How a call of Teams ended. */
export type Sent =
  | { readonly kind: 'sent'; readonly id: string; readonly conversationId: string }
  /** It will not do. */
  | { readonly kind: 'refused' }
  /** It may do later; `throttled` when Teams said so itself and has surely not done it. */
  | { readonly kind: 'later'; readonly seconds: number; readonly throttled: boolean };

/** Calls of Teams after which a message counts as refused. */
const mostTries = 5;

/** The person's words in their order, then the end, then the card; null when all is done, or a try has to wait. */
export function nextStep(ticket: Ticket, outbox: readonly Outgoing[], now: Date): Step | null {
  const { status, thread, sent, end, retry } = ticket;
  if (retry && now < new Date(retry.at)) return null;
  if (status === 'posting') return { kind: 'post' };
  if (!thread) return null;
  const words = end === 'blocked' ? undefined : outbox.find(({ n }) => n > sent);
  if (words) return { kind: 'words', thread, words };
  if (status === 'over' && end !== 'closed' && !ticket.endTold) return { kind: 'tell-end', thread };
  return ticket.shown === cardState(ticket) ? null : { kind: 'card', thread, shows: cardState(ticket) };
}

/** The ticket after a step: a failed post or message ends it, any other failed call is given up. */
export function settled(ticket: Ticket, step: Step, { sent, now, serviceUrl }: { sent: Sent; now: Date; serviceUrl: string }): Ticket {
  const free = { ...ticket, claim: null };
  if (sent.kind === 'sent') return done({ ...free, retry: null }, step, { thread: { serviceUrl, conversationId: sent.conversationId, cardId: sent.id }, now });
  const tries = (ticket.retry?.tries ?? 0) + 1;
  // A post that was perhaps carried out is never tried again.
  const again = sent.kind === 'later' && tries < mostTries && (step.kind !== 'post' || sent.throttled);
  if (again) return waiting(free, step, { seconds: sent.seconds, throttled: sent.throttled, tries, now });
  if (step.kind === 'post') return over(free, 'not-posted') ?? free;
  if (step.kind === 'words') return over(free, 'blocked') ?? done({ ...free, retry: null }, step, { thread: step.thread, now });
  return done({ ...free, retry: null }, step, { thread: step.thread, now });
}

function done(ticket: Ticket, step: Step, { thread, now }: { thread: Thread; now: Date }): Ticket {
  switch (step.kind) {
    case 'post': {
      const posted = { ...ticket, thread, waits: { for: 'agent', since: now.toISOString() } } as const;
      return ticket.status === 'posting' ? { ...posted, status: 'unassigned', shown: cardState({ ...ticket, status: 'unassigned' }) } : { ...posted, shown: 'unassigned' };
    }
    case 'words': return { ...ticket, sent: step.words.n, waits: ticket.waits.for === 'person' ? { for: 'agent', since: now.toISOString() } : ticket.waits };
    case 'tell-end': return { ...ticket, endTold: true };
    case 'card': return { ...ticket, shown: step.shows };
  }
}

/** Tried again later; the person is told when Teams is overloaded, once a message, as notices of one id are told once. */
function waiting(ticket: Ticket, step: Step, { seconds, throttled, tries, now }: { seconds: number; throttled: boolean; tries: number; now: Date }): Ticket {
  const retry = { at: new Date(now.getTime() + seconds * 1000).toISOString(), tries };
  const told = throttled && (step.kind === 'words' || step.kind === 'post');
  const late = { id: `late ${step.kind === 'words' ? step.words.n : 0}`, kind: 'late', seconds } as const;
  return { ...ticket, retry, inbox: told ? [...ticket.inbox, late] : ticket.inbox };
}
