import { isGood, summarise, type Figures, type Judged } from './figures.js';

/** What the project's own questions must reach at least, or at most: a little below what was measured last. */
export const leastFigures: Partial<Figures> = { top1: 0.96, top3: 0.985, right: 0.935, refused: 0.965 };
export const mostFigures: Partial<Figures> = { wrong: 0.022, oosWrong: 0.025 };

const mostNamed = 15;

/** What is worse than it may be, as lines to read: the figures, then questions that went wrong; empty when all is well. */
export function reportWorse(judged: readonly Judged[]): string[] {
  const figures = summarise(judged);
  const low = named(leastFigures).filter(([name, least]) => figures[name] < least);
  const high = named(mostFigures).filter(([name, most]) => figures[name] > most);
  if (low.length + high.length === 0) return [];
  return [
    ...low.map(([name, least]) => `${name} is ${figures[name]}, at least ${least} is wanted`),
    ...high.map(([name, most]) => `${name} is ${figures[name]}, at most ${most} is wanted`),
    ...judged.filter(isAmiss).slice(0, mostNamed).map(describe),
  ];
}

// Object.entries forgets that the keys are those of Figures.
const named = (figures: Partial<Figures>): [keyof Figures, number][] => Object.entries(figures) as [keyof Figures, number][];

function isAmiss({ question, outcome, ids }: Judged): boolean {
  return question.expect === 'none' ? outcome !== 'none' : outcome !== 'answer' || !isGood(question, ids[0]);
}

function describe({ question, outcome, ids }: Judged): string {
  return `"${question.text}" is ${question.expect}, got ${outcome === 'none' ? 'none' : `${outcome}: ${ids.slice(0, 3).join(', ')}`}`;
}
