import { outOfScope, type Match, type RankedIntent } from './matcher.js';

/** What to do with an utterance: answer an entry, offer at most three, or say that it was not understood. */
export interface Decision {
  readonly outcome: 'answer' | 'choices' | 'none';
  /** The entry to answer; null unless the outcome is "answer". */
  readonly entry: string | null;
  /** The entries to offer, likeliest first; empty unless the outcome is "choices". */
  readonly choices: readonly string[];
  /** The likeliest intent that is neither an entry nor out of scope, if it is the likeliest of all. */
  readonly intent: string | null;
  /** Confidence in the likeliest intent, 0 to 1. */
  readonly confidence: number;
}

/** Bands of calibrated confidence. Measured by cross-validation on the phrasings (7,900 in scope, 2,100 out of scope):
 *  answering from 0.45, 0.55, 0.65 on answers 4.9, 3.4, 2.6 % wrongly and 86, 84, 81 % rightly, and 4.2, 3.8, 3.2 % of
 *  what is out of scope. */
export const thresholds = {
  /** From here on the likeliest entry is answered ... */
  answer: 0.55,
  /** ... unless this much speaks for out of scope: beside 0.4, 0.3 loses two right answers in a thousand and saves three wrong ones. */
  outOfScope: 0.3,
  /** Nothing is offered from this much out-of-scope mass on: beside 0.3, half a per cent more is refused. */
  outOfScopeForChoices: 0.2,
  /** What is offered has at least this much together; below it, nothing is offered. */
  choices: 0.5,
  /** An entry below this is not offered beside others. */
  choice: 0.05,
} as const;

const mostChoices = 3;

/** Decides from a match alone; `isEntry` tells entries from small talk and commands. An exact phrasing is always answered. */
export function decide(match: Match, isEntry: (intent: string) => boolean): Decision {
  const [first] = match.ranked;
  const entries = match.ranked.filter(({ intent }) => isEntry(intent));
  const [best] = entries;
  const confidence = first?.confidence ?? 0;
  const nothing = { outcome: 'none', entry: null, choices: [], intent: null, confidence } as const;
  if (!first || !best) return nothing;
  if (first !== best && first.intent !== outOfScope) return { ...nothing, intent: first.intent };
  if (match.exact) return first === best ? { ...nothing, outcome: 'answer', entry: best.intent } : nothing;
  const against = outOfScopeMass(match);
  if (best.confidence >= thresholds.answer && against < thresholds.outOfScope) return { ...nothing, outcome: 'answer', entry: best.intent };
  if (against >= thresholds.outOfScopeForChoices) return nothing;
  const choices = entries.slice(0, mostChoices).filter(({ confidence: share }) => share >= thresholds.choice);
  return sum(choices) >= thresholds.choices ? { ...nothing, outcome: 'choices', choices: choices.map(({ intent }) => intent) } : nothing;
}

const outOfScopeMass = ({ ranked }: Match): number => ranked.find(({ intent }) => intent === outOfScope)?.confidence ?? 0;
const sum = (list: readonly RankedIntent[]): number => list.reduce((total, { confidence }) => total + confidence, 0);
