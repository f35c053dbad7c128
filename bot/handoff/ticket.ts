import type { Summary } from '../../dialogs/handed-over.js';
import type { Language } from '../../knowledge/language.js';

/** Where a ticket stands in Teams: the thread that its card opened. */
export interface Thread {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly cardId: string;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
}

/** Why a person no longer answers in the bot's place. */
export type TicketEnd = 'closed' | 'nobody' | 'agent-silent' | 'person-silent' | 'person-back' | 'not-posted' | 'blocked';

/** What the agents' side has to tell the person, each once. */
export type Notice =
  | { readonly id: string; readonly kind: 'words'; readonly text: string }
  | { readonly id: string; readonly kind: 'taken' }
  | { readonly id: string; readonly kind: 'late'; readonly seconds: number }
  | { readonly id: string; readonly kind: 'over'; readonly end: TicketEnd };

/** A request for a person, as it is kept in the store: all that must survive a killed process. Instants are ISO 8601. */
export interface Ticket {
  readonly number: string;
  readonly conversationId: string;
  readonly language: Language;
  readonly summary: Summary;
  readonly status: 'posting' | 'unassigned' | 'taken' | 'over';
  readonly end: TicketEnd | null;
  readonly agent: Agent | null;
  readonly thread: Thread | null;
  /** Whose turn it is to write, and since when. */
  readonly waits: { readonly for: 'agent' | 'person'; readonly since: string };
  /** The number of the person's last message that reached the thread. */
  readonly sent: number;
  /** Until when one process has taken the next step upon itself. */
  readonly claim: string | null;
  /** When to try a call again that Teams could not take. */
  readonly retry: { readonly at: string; readonly tries: number } | null;
  /** What is still to be told to the person, oldest first. */
  readonly inbox: readonly Notice[];
  /** Ids of the agents' messages that were taken in, newest last. */
  readonly received: readonly string[];
  /** What the card shows, as `cardState` names it. */
  readonly shown: string | null;
  /** Whether the thread was told of the end. */
  readonly endTold: boolean;
}

const longestMemory = 50;

export const newTicket = (fields: Pick<Ticket, 'number' | 'conversationId' | 'language' | 'summary'>, now: Date): Ticket => ({
  ...fields, status: 'posting', end: null, agent: null, thread: null, waits: { for: 'agent', since: now.toISOString() }, sent: 0,
  claim: null, retry: null, inbox: [], received: [], shown: null, endTold: false,
});

/** An agent takes the ticket; null when that changes nothing: another one has it, or it is over. */
export function taken(ticket: Ticket, agent: Agent, now: Date): Ticket | null {
  if (ticket.status !== 'unassigned') return null;
  return { ...ticket, status: 'taken', agent, waits: { for: 'agent', since: now.toISOString() }, inbox: [...ticket.inbox, { id: 'taken', kind: 'taken' }] };
}

/** The ticket ends; null when it is over already. An agent who closes it without having taken it is named. */
export function over(ticket: Ticket, end: TicketEnd, agent: Agent | null = null): Ticket | null {
  if (ticket.status === 'over') return null;
  return { ...ticket, status: 'over', end, agent: agent ?? ticket.agent, retry: null, inbox: [...ticket.inbox, { id: 'over', kind: 'over', end }] };
}

/** An agent writes to the person, which takes a ticket that nobody has; null for a message that was taken in before, or after the end. */
export function written(ticket: Ticket, message: { id: string; text: string; agent: Agent }, now: Date): Ticket | null {
  if (ticket.status === 'over' || ticket.status === 'posting' || ticket.received.includes(message.id)) return null;
  const mine = taken(ticket, message.agent, now) ?? ticket;
  return {
    ...mine,
    waits: { for: 'person', since: now.toISOString() },
    inbox: [...mine.inbox, { id: message.id, kind: 'words', text: message.text }],
    received: [...mine.received, message.id].slice(-longestMemory),
  };
}

/** Why the ticket ends now for nobody having written for so many minutes, or for a process having died while it posted the card; null when it does not. */
export function endDue({ status, claim, waits }: Ticket, now: Date, minutes: number): TicketEnd | null {
  // Whether the card was posted is unknown: posting it again might make two of it.
  if (status === 'posting') return claim !== null && now >= new Date(claim) ? 'not-posted' : null;
  if (status === 'over' || now.getTime() < new Date(waits.since).getTime() + minutes * 60_000) return null;
  if (status === 'unassigned') return 'nobody';
  return waits.for === 'agent' ? 'agent-silent' : 'person-silent';
}

/** What decides how the card looks. */
export const cardState = ({ status, agent, end }: Pick<Ticket, 'status' | 'agent' | 'end'>): string => [status, agent?.id, end].filter(Boolean).join(' ');
