import type { Activity } from 'botbuilder';
import { inert } from '../../dialogs/reply.js';
import type { Language } from '../../knowledge/language.js';
import { say, type Messages } from '../../knowledge/messages.js';
import { heading } from '../teams/cards/answer-card.js';
import { adaptiveCard, cardAttachment, type AdaptiveCard, type CardElement } from '../teams/cards/card.js';
import type { Ticket } from './ticket.js';

/** The verbs of the ticket's buttons. */
export const TAKE = 'ticket-take';
export const CLOSE = 'ticket-close';

export interface CardContext {
  readonly messages: Messages;
  /** The languages that agents read, French first; see `agentsLanguages`. */
  readonly languages: readonly Language[];
  readonly minutes: number;
}

/** French, and English beside it where the person or the channel speaks English. */
export const agentsLanguages = (ticket: Language, channel: Language | undefined): readonly Language[] => (ticket === 'en' || channel === 'en' ? ['fr', 'en'] : ['fr']);

/** The same words in each of the agents' languages. */
export const inEach = (languages: readonly Language[], words: (language: Language) => string, joint = ' / '): string => [...new Set(languages.map(words))].join(joint);

/**
 * What the ticket's thread begins with: its card, and all that it says as a plain summary. No text beside the card: Teams
 * makes two messages of it, and refuses to update it.
 */
export function ticketActivity(ticket: Ticket, context: CardContext): Partial<Activity> {
  return { type: 'message', summary: ticketText(ticket, context), attachments: [cardAttachment(ticketCard(ticket, context))] };
}

const ticketText = (ticket: Ticket, context: CardContext): string =>
  [titleOf(ticket, context), statusOf(ticket, context), ...factsOf(ticket, context).map(({ title, value }) => `${title} : ${value}`)].join('\n\n');

/** The ticket as it stands, with the buttons that are left. */
export function ticketCard(ticket: Ticket, context: CardContext): AdaptiveCard {
  const { messages, languages } = context;
  const open = ticket.status === 'unassigned' || ticket.status === 'posting';
  const button = (id: 'agents-take' | 'agents-close', verb: string): CardElement =>
    ({ type: 'Action.Execute', title: inEach(languages, (language) => say(messages, id, language)), verb, data: { ticket: ticket.number } });
  const hint = inEach(languages, (language) => say(messages, 'agents-hint', language, { adviser: say(messages, 'handoff-adviser', ticket.language) }), '\n\n');
  return adaptiveCard({
    language: languages[0] ?? ticket.language,
    text: ticketText(ticket, context),
    body: [
      heading(titleOf(ticket, context)),
      { type: 'TextBlock', text: statusOf(ticket, context), wrap: true, weight: 'Bolder', color: open ? 'Attention' : ticket.status === 'taken' ? 'Good' : 'Default' },
      { type: 'FactSet', facts: factsOf(ticket, context) },
      ...(ticket.status === 'over' ? [] : [{ type: 'TextBlock', text: hint, wrap: true, isSubtle: true, size: 'Small' }]),
    ],
    actions: ticket.status === 'over' ? [] : [...(open ? [button('agents-take', TAKE)] : []), button('agents-close', CLOSE)],
  });
}

/** What is left of a card whose conversation was erased or is gone. */
export function goneActivity(number: string, { messages, languages }: CardContext): Partial<Activity> {
  const title = inEach(languages, (language) => say(messages, 'agents-title', language, { number }));
  const text = inEach(languages, (language) => say(messages, 'agents-over-gone', language));
  const card = adaptiveCard({ language: languages[0] ?? 'fr', text: `${title}\n\n${text}`, body: [heading(title), { type: 'TextBlock', text, wrap: true }] });
  return { type: 'message', summary: `${title}\n\n${text}`, attachments: [cardAttachment(card)] };
}

const titleOf = ({ number }: Ticket, { messages, languages }: CardContext): string => inEach(languages, (language) => say(messages, 'agents-title', language, { number }));

function statusOf(ticket: Ticket, { messages, languages, minutes }: CardContext): string {
  const agent = inert(ticket.agent?.name ?? '');
  return inEach(languages, (language) => {
    if (ticket.status === 'over') return endWords(ticket, { messages, language, minutes });
    return ticket.status === 'taken' ? say(messages, 'agents-taken', language, { agent }) : say(messages, 'agents-unassigned', language);
  });
}

/** Why the ticket is over, as agents read it. */
export function endWords({ end, agent }: Pick<Ticket, 'end' | 'agent'>, { messages, language, minutes }: { messages: Messages; language: Language; minutes: number }): string {
  switch (end) {
    case 'closed': return say(messages, 'agents-over-closed', language, { agent: inert(agent?.name ?? '') });
    case 'agent-silent': case 'person-silent': return say(messages, `agents-over-${end}`, language, { minutes: String(minutes) });
    case 'nobody': case 'person-back': case 'blocked': return say(messages, `agents-over-${end}`, language);
    case 'not-posted': case null: return say(messages, 'agents-over-gone', language);
  }
}

function factsOf({ summary, language: spoken }: Ticket, { messages, languages }: CardContext): { title: string; value: string }[] {
  const fact = (id: 'agents-question' | 'agents-situation' | 'agents-answers' | 'agents-language', value: string) => ({ title: inEach(languages, (language) => say(messages, id, language)), value });
  const { question, situation, answers } = summary;
  return [
    fact('agents-question', question === null ? inEach(languages, (language) => say(messages, 'agents-no-question', language)) : inert(question)),
    ...(situation ? [fact('agents-situation', inEach(languages, (language) => situation[language]))] : []),
    ...(answers.length > 0 ? [fact('agents-answers', answers.map((answer) => inEach(languages, (language) => answer[language])).join(' · '))] : []),
    fact('agents-language', say(messages, 'language-name', spoken)),
  ];
}
