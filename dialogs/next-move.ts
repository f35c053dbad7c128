import type { Content } from '../knowledge/content.js';
import { deadlineOf, findStep, type Deadline } from '../knowledge/deadlines.js';
import type { Alternative, Flag, Understood } from '../knowledge/dates/understood.js';
import type { Bilingual, ClockedStep, Step } from '../knowledge/schema.js';
import { nextQuestion, type OpenQuestion } from '../knowledge/situations/next-question.js';
import { situationId, type Symptom } from '../knowledge/situations/situation.js';
import type { Known, When } from './known.js';

/** What the deadline dialog does next, told apart by kind. */
export type Move =
  | { readonly kind: 'ask-situation'; readonly question: OpenQuestion }
  | { readonly kind: 'ask-clash'; readonly clash: readonly [Symptom, Symptom] }
  | { readonly kind: 'confirm-situation'; readonly step: Step }
  | { readonly kind: 'ask-when'; readonly ask: ClockedStep['ask'][number]; readonly refused: 'invalid' | 'future' | null }
  | { readonly kind: 'confirm-when'; readonly understood: Value; readonly other: Alternative | null; readonly arrival: Bilingual }
  | { readonly kind: 'tell'; readonly deadline: Deadline }
  | { readonly kind: 'tell-several'; readonly deadlines: readonly Deadline[] }
  | { readonly kind: 'lost' };

type Value = Extract<Understood, { kind: 'value' }>;

export interface MoveContext {
  readonly content: Content;
  readonly now: Date;
  readonly timeZone: string;
}

/** More situations than this are not told side by side: the person is shown how to find out instead. */
const mostTold = 5;
/** Who could not answer so many questions is asked no further one. */
const mostUnknown = 4;

const stepOf = (situation: string, { procedures }: Content): Step | undefined => {
  const [mode = '', step = ''] = situation.split('/');
  return findStep(procedures, mode, step);
};

/** Who has done it all is asked nothing more: what has opened is told for each mode. */
const allDone = (steps: readonly Step[]): boolean =>
  steps.every((step) => step.clock === null && step.state === 'done');

/** Decides the next move from what is known: a contradiction first, then what the words sound like, the situation, then the date, then the deadline. */
export function nextMove(known: Known, context: MoveContext): Move {
  if (known.clash) return { kind: 'ask-clash', clash: known.clash };
  const guessed = known.guess ? stepOf(known.guess, context.content) : undefined;
  if (guessed) return { kind: 'confirm-situation', step: guessed };
  const all = context.content.procedures.steps.map(situationId);
  const left = known.left ?? all;
  const steps = left.map((situation) => stepOf(situation, context.content)).filter((step) => step !== undefined);
  const [only, ...others] = steps;
  if (only && others.length === 0) return moveFor(only, known, context);
  const tellAll = (): Move => ({ kind: 'tell-several', deadlines: steps.map((step) => deadlineFor(step, known.when, context)) });
  if (only && allDone(steps)) return tellAll();
  const { questions } = context.content;
  const tired = questions.filter(({ id }) => known.unknown.includes(id)).length >= mostUnknown;
  const question = tired ? undefined : nextQuestion(questions, left, known.unknown);
  if (question) return { kind: 'ask-situation', question };
  if (steps.length > mostTold) return { kind: 'lost' };
  return tellAll();
}

function moveFor(step: Step, known: Known, context: MoveContext): Move {
  const told = { kind: 'tell', deadline: deadlineFor(step, known.when, context) } as const;
  if (step.clock === null) return told;
  const understood = known.when?.understood;
  if (understood?.kind === 'value') {
    const arrival = step.arrival[known.when?.basis ?? 'received'] ?? step.name;
    const doubt = known.when?.confirmed ? undefined : doubtOf(understood, { step, arrival }, context);
    return doubt ?? told;
  }
  const ask = step.ask.find(({ basis }) => !known.unknown.includes(`${step.mode}/${step.step}/${basis}`));
  const refused = understood?.kind === 'invalid' || understood?.kind === 'future' ? understood.kind : null;
  return ask ? { kind: 'ask-when', ask, refused } : told;
}

/** The deadline of a step with the date told so far; a date of a basis that the step does not have counts as its first. */
export function deadlineFor(step: Step, when: When | null, { content, now, timeZone }: MoveContext): Deadline {
  const basis = when && step.clock !== null && step.ask.some((ask) => ask.basis === when.basis) ? when.basis : 'received';
  return deadlineOf({ step, understood: when?.understood ?? null, basis, now, timeZone: when?.timeZone ?? timeZone }, content.procedures);
}

/** Doubts without another reading at hand: the person may have meant a day to come, mistyped the year, or said more than was read. */
const doubtful: ReadonlySet<Flag> = new Set<Flag>(['old', 'inferred-year', 'partly-read']);

/** A confirmation is due only where another reading would change the state or the limit, or where one may be missing. */
function doubtOf(understood: Value, { step, arrival }: { step: ClockedStep; arrival: Bilingual }, context: MoveContext): Move | undefined {
  const outcome = (reading: Value) => {
    const { state, safeLimit, lastLimit } = deadlineFor(step, { understood: reading, basis: 'received', timeZone: context.timeZone, confirmed: false }, context);
    return `${state} ${safeLimit} ${lastLimit}`;
  };
  const stated = outcome(understood);
  const other = understood.alternatives.find(({ start, end, grain }) => outcome({ ...understood, start, end, grain }) !== stated);
  if (other) return { kind: 'confirm-when', understood, other, arrival };
  return understood.flags.some((flag) => doubtful.has(flag)) ? { kind: 'confirm-when', understood, other: null, arrival } : undefined;
}
