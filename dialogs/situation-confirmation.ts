import type { Language } from '../knowledge/language.js';
import type { Procedures, Step } from '../knowledge/schema.js';
import { situationId } from '../knowledge/situations/situation.js';
import type { Known } from './known.js';
import { situationIds } from './taking-in.js';
import type { Utterance } from './utterance.js';

/** What the person says to the situation that was put to them. */
export type Verdict = 'right' | 'wrong' | null;

/** The verdict of an utterance: a choice by its number or its words, else a yes or a no; what else it tells speaks for itself. */
export function verdictOf({ told, decision }: Utterance, { guess, choice }: { guess: string; choice: number }): Verdict {
  if (choice >= 0) return choice === 0 ? 'right' : 'wrong';
  const others = told.symptoms.length > 0 && !situationIds(told).includes(guess);
  if (decision.intent === 'yes') return others ? null : 'right';
  return decision.intent === 'no' && told.symptoms.length === 0 ? 'wrong' : null;
}

/** Known facts once the person has said that the situation put to them is theirs; its words count as a symptom. */
export function confirmed(known: Known, { mode, step, name }: Step, language: Language): Known {
  const symptom = { id: 'confirmed', words: name[language], situations: [{ mode, step }] };
  return { ...known, guess: null, left: [situationId({ mode, step })], symptoms: [...known.symptoms, symptom] };
}

/** Known facts once the person has said that it is not theirs: all else that was left is left. */
export function denied(known: Known, step: Step, { steps }: Procedures): Known {
  return { ...known, guess: null, left: (known.left ?? steps.map(situationId)).filter((situation) => situation !== situationId(step)) };
}
