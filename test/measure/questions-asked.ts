import { nothingKnown, type Known } from '../../dialogs/known.js';
import { nextMove, type Move, type MoveContext } from '../../dialogs/next-move.js';
import type { Content } from '../../knowledge/content.js';
import type { Understood } from '../../knowledge/dates/understood.js';
import { loadContent } from '../../knowledge/content.js';
import { findStep } from '../../knowledge/deadlines.js';

const now = new Date('2026-11-23T10:30:00+01:00');
const date: Extract<Understood, { kind: 'value' }> = {
  kind: 'value', start: '2026-11-22T15:00:00+01:00', end: '2026-11-22T15:00:00+01:00', grain: 'hour', what: 'received', flags: [], others: [], alternatives: [],
};

const situationsOf = ({ procedures }: Content): string[] => procedures.steps.map(({ mode, step }) => `${mode}/${step}`);

/** How many questions the bot asks before it tells the deadline of a situation, of which nothing is known and all is answered. */
export function questionsAsked(situation: string, content: Content): number {
  const context: MoveContext = { content, now, timeZone: content.procedures.timeZone };
  const ask = (known: Known, asked: number): number => {
    const next = answered(known, nextMove(known, context), situation);
    return next ? ask(next, asked + 1) : asked;
  };
  return ask(nothingKnown, 0);
}

/** What is known once the move's question has a true answer; null where it asks nothing. */
function answered(known: Known, move: Move, situation: string): Known | null {
  if (move.kind === 'ask-situation') return { ...known, left: move.question.options.find(({ keeps }) => keeps.includes(situation))?.leaves ?? known.left };
  if (move.kind === 'ask-when') return { ...known, when: { understood: date, basis: move.ask.basis, timeZone: 'Europe/Paris', confirmed: true } };
  return null;
}

/** The questions asked on average, every situation being equally likely. */
export function averageAsked(content: Content): number {
  const situations = situationsOf(content);
  return situations.reduce((sum, situation) => sum + questionsAsked(situation, content), 0) / situations.length;
}

/** The least that any order of the content's questions could ask on average: every order is tried. */
export function leastAverage(content: Content): number {
  const { procedures, questions } = content;
  const isDated = (situation: string) => findStep(procedures, situation.split('/')[0] ?? '', situation.split('/')[1] ?? '')?.clock !== null;
  const isDone = (situation: string) => situation.endsWith('/done');
  const least = (left: readonly string[]): number => {
    if (left.length === 1 || left.every(isDone)) return left.filter(isDated).length;
    const costs = questions.map(({ options }) => options.map(({ keeps }) => left.filter((situation) => keeps.includes(situation))).filter((leaves) => leaves.length > 0))
      .filter((parts) => parts.length > 1)
      .map((parts) => left.length + parts.reduce((sum, part) => sum + least(part), 0));
    return Math.min(...costs);
  };
  const situations = situationsOf(content);
  return least(situations) / situations.length;
}

if (process.argv[1]?.includes('questions-asked')) {
  const content = loadContent();
  console.table(Object.fromEntries(situationsOf(content).map((situation) => [situation, questionsAsked(situation, content)])));
  console.log(`questions to a stated deadline, nothing known: ${averageAsked(content).toFixed(2)} on average; the least with these questions: ${leastAverage(content).toFixed(2)}`);
}
