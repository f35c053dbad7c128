import type { CardElement } from './card.js';

/** Whom the buttons of a card are for. */
export interface Asker {
  readonly id: string;
  readonly name: string;
}

export interface Choice {
  readonly title: string;
  /** What pressing it says, as if it had been typed. */
  readonly said: string;
}

/** The verbs of the bot's cards; their data is checked in card-actions.ts. */
export const SAY = 'say';
export const VOTE = 'vote';

/** What a card's buttons carry beside their own words. */
export interface Carried {
  readonly asker: Asker;
  /** The entry that the card answers with, so that the next card can lead back to it. */
  readonly entry?: string | undefined;
  /** The card stays when one of them is pressed, and the answer comes below it. */
  readonly stays?: true;
}

/** Longer titles are cut off in a button of Teams; as a row they wrap. */
const longestButton = 28;
/** Teams shows so many buttons; the rest hides behind dots. */
const mostButtons = 6;

const execute = (title: string, verb: string, data: object): CardElement => ({ type: 'Action.Execute', title, verb, data });

/** Buttons for a few short choices, else rows that can be pressed. */
export function choiceElements(choices: readonly Choice[], carried: Carried): CardElement[] {
  const actions = choices.map(({ title, said }) => execute(title, SAY, { said, ...carried }));
  if (actions.length === 0) return [];
  const short = choices.length <= mostButtons && choices.every(({ title }) => title.length <= longestButton);
  return short ? [{ type: 'ActionSet', spacing: 'Medium', actions }] : actions.map(rowOf);
}

const rowOf = (action: CardElement, index: number): CardElement => ({
  type: 'Container', style: 'emphasis', spacing: index === 0 ? 'Medium' : 'Small', selectAction: action,
  items: [{ type: 'TextBlock', text: action['title'], wrap: true, color: 'Accent' }],
});

/** The question whether an answer helped, with its two buttons side by side. */
export const voteElements = ({ answer, ask, yes, no }: { answer: string; ask: string; yes: string; no: string }, carried: Carried): CardElement[] => [
  { type: 'TextBlock', text: ask, wrap: true, isSubtle: true, size: 'Small', spacing: 'Medium', separator: true },
  { type: 'ActionSet', spacing: 'Small', actions: [execute(yes, VOTE, { answer, helpful: true, ...carried }), execute(no, VOTE, { answer, helpful: false, ...carried })] },
];
