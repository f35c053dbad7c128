import type { Basis } from '../schema.js';

/** Where a person is in a procedure: a mode and a step, both ids of the procedures content. */
export interface Situation {
  readonly mode: string;
  readonly step: string;
}

/** A situation as one word: "mode/step". */
export const situationId = ({ mode, step }: Situation): string => `${mode}/${step}`;

/** Something in an utterance that gives a mode or a step away ("un lien dans un courriel"). */
export interface Symptom {
  /** Id of the symptom in the content, for instance "link-by-email". */
  readonly id: string;
  /** The words that gave it away, as the person wrote them. */
  readonly words: string;
  /** The situations that go with it. */
  readonly situations: readonly Situation[];
  /** Nothing else can be true; absent where they are merely likely. */
  readonly certain?: true;
}

/** What an utterance says about where the person is. */
export interface Told {
  /** Situations that agree with everything that was said; all of them when nothing was. Empty when `clash` is set. */
  readonly situations: readonly Situation[];
  readonly symptoms: readonly Symptom[];
  /** Two symptoms that cannot both be true ("simplifié" with "code par courriel"), or null. */
  readonly clash: readonly [Symptom, Symptom] | null;
  /** Whether the person wonders about time: how long is left, still valid, too late, until when. */
  readonly asksTime: boolean;
  /** Whether the person wonders when something will come. */
  readonly asksArrival: boolean;
  /** The words for what the person has done: clicked, entered, joined. */
  readonly acts: readonly string[];
  /** Whether something is said not to have come. */
  readonly absent: boolean;
  /** The dates that the person says they cannot tell. */
  readonly lacksDate: readonly Basis[];
}
