import type { Understood } from '../knowledge/dates/understood.js';
import type { Basis } from '../knowledge/schema.js';
import type { Symptom } from '../knowledge/situations/situation.js';

/** When something arrived, as it was understood at the time it was said. */
export interface When {
  readonly understood: Understood;
  readonly basis: Basis;
  readonly timeZone: string;
  /** The person has said that this reading is the right one. */
  readonly confirmed: boolean;
}

/** What a person has told in this conversation: the only thing that deadlines are computed from. */
export interface Known {
  /** Situations ("mode/step") that agree with all that was said; null while nothing was. */
  readonly left: readonly string[] | null;
  /** The words that said so, newest last. */
  readonly symptoms: readonly Symptom[];
  /** Two of them that contradict each other, until the person has said which is right. */
  readonly clash: readonly [Symptom, Symptom] | null;
  readonly when: When | null;
  /** The situation that the words sound like, until the person has said whether it is theirs. */
  readonly guess: string | null;
  /** Ids of questions, and bases of dates, that the person could not answer. */
  readonly unknown: readonly string[];
}

export const nothingKnown: Known = { left: null, symptoms: [], clash: null, when: null, guess: null, unknown: [] };

export const isNothing = ({ left, when, clash }: Known): boolean => left === null && when === null && clash === null;
