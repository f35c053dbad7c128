import { decide } from '../../knowledge/matching/decision.js';
import type { Match } from '../../knowledge/matching/matcher.js';

/** A labelled question as in test/questions/*.jsonl; `expect` is an entry or "none". */
export interface Question {
  readonly text: string;
  readonly lang: string;
  readonly expect: string;
  readonly accept?: readonly string[];
  readonly kind?: string;
}

/** What became of a question. */
export interface Judged {
  readonly question: Question;
  readonly outcome: 'answer' | 'choices' | 'none';
  /** Entries, likeliest first. */
  readonly ids: readonly string[];
  readonly confidence: number;
}

/** Shares between 0 and 1; what each means is said in `summarise`. */
export type Figures = Readonly<Record<'top1' | 'top3' | 'right' | 'offered' | 'wrong' | 'refused' | 'oosWrong', number>>;

/** Judges a match as the bot would on a fresh conversation. */
export function judge(question: Question, match: Match, isEntry: (intent: string) => boolean): Judged {
  const { outcome, confidence } = decide(match, isEntry);
  return { question, outcome, confidence, ids: match.ranked.map(({ intent }) => intent).filter(isEntry) };
}

export const isGood = ({ expect, accept = [] }: Question, id: string | undefined): boolean =>
  id !== undefined && (id === expect || accept.includes(id));

/** In scope: is the first entry right, one of the first three, is it answered, is it offered, is a wrong one answered;
 *  out of scope: is nothing answered, is something wrong answered. */
export function summarise(judged: readonly Judged[]): Figures {
  const inScope = judged.filter(({ question }) => question.expect !== 'none');
  const beyond = judged.filter(({ question }) => question.expect === 'none');
  const first = ({ question, ids }: Judged): boolean => isGood(question, ids[0]);
  const third = ({ question, ids }: Judged): boolean => ids.slice(0, 3).some((id) => isGood(question, id));
  return {
    top1: share(inScope, first),
    top3: share(inScope, third),
    right: share(inScope, (one) => one.outcome === 'answer' && first(one)),
    offered: share(inScope, (one) => one.outcome === 'choices' && third(one)),
    wrong: share(inScope, (one) => one.outcome === 'answer' && !first(one)),
    refused: share(beyond, (one) => one.outcome === 'none' || (one.outcome === 'answer' && first(one))),
    oosWrong: share(beyond, (one) => one.outcome === 'answer' && !first(one)),
  };
}

/** The share of a list that fulfils a condition, to four digits; 0 of an empty list. */
export function share<Item>(list: readonly Item[], condition: (item: Item) => boolean): number {
  return Number((list.filter(condition).length / Math.max(1, list.length)).toFixed(4));
}

/** The figures of each group of questions, by language or kind. */
export function summariseBy(judged: readonly Judged[], key: 'lang' | 'kind'): Record<string, Figures> {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const name = one.question[key] ?? 'unknown';
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return Object.fromEntries(Array.from(groups, ([name, list]) => [name, summarise(list)]));
}

/** The pairs that are confused most: expected, got, how often. */
export function worstPairs(judged: readonly Judged[], count: number): { expected: string; got: string; times: number }[] {
  const pairs = new Map<string, number>();
  for (const { question, ids, outcome } of judged) {
    const got = outcome === 'none' ? 'none' : (ids[0] ?? 'none');
    if (got !== question.expect && !isGood(question, got)) pairs.set(`${question.expect} ${got}`, (pairs.get(`${question.expect} ${got}`) ?? 0) + 1);
  }
  return Array.from(pairs, ([pair, times]) => ({ expected: pair.split(' ')[0] ?? '', got: pair.split(' ')[1] ?? '', times }))
    .sort((one, other) => other.times - one.times)
    .slice(0, count);
}

/** For each tenth of confidence: how many were answered, how sure on average, how many rightly. */
export function calibration(judged: readonly Judged[]): { from: number; answered: number; confidence: number; right: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const list = judged.filter(({ outcome, confidence }) => outcome === 'answer' && Math.min(9, Math.floor(confidence * 10)) === tenth);
    const mean = list.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, list.length);
    return { from: tenth / 10, answered: list.length, confidence: Number(mean.toFixed(3)), right: share(list, ({ question, ids }) => isGood(question, ids[0])) };
  }).filter(({ answered }) => answered > 0);
}
