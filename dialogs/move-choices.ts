import type { Content } from '../knowledge/content.js';
import type { Language } from '../knowledge/language.js';
import { say } from '../knowledge/messages.js';
import type { Symptom } from '../knowledge/situations/situation.js';
import { understoodWords } from '../knowledge/time-words.js';
import type { Move } from './next-move.js';

export interface ChoiceContext {
  readonly content: Content;
  readonly language: Language;
  readonly timeZone: string;
}

/** The answers that a move offers, in the order of their numbers; "I do not know" comes last where it is one. */
export function choicesOf(move: Move, { content, language, timeZone }: ChoiceContext): string[] {
  const { messages } = content;
  const unknown = say(messages, 'i-do-not-know', language);
  switch (move.kind) {
    case 'ask-situation':
      return [...move.question.options.map(({ label }) => label[language]), unknown];
    case 'confirm-situation':
      return [say(messages, 'button-yes', language), say(messages, 'button-no', language)];
    case 'ask-clash':
      return [...clashLabels(move.clash, content, language), unknown];
    case 'ask-when':
      return move.ask.basis === 'letter-date' ? [unknown] : [...(['button-today', 'button-yesterday', 'button-before-yesterday'] as const).map((id) => say(messages, id, language)), unknown];
    case 'confirm-when': {
      const other = move.other ? [understoodWords({ ...move.understood, ...move.other }, { messages, language, timeZone })] : [];
      return [say(messages, 'button-yes', language), ...other, say(messages, 'button-no', language)];
    }
    case 'tell': case 'tell-several': case 'lost':
      return [];
  }
}

/** The mode that all situations of a symptom share, or null. */
export function modeOf({ situations }: Symptom): string | null {
  const modes = new Set(situations.map(({ mode }) => mode));
  const [only] = modes;
  return modes.size === 1 && only !== undefined ? only : null;
}

/** A contradiction is offered as two modes where it is one of modes, else in the person's own words. */
function clashLabels(clash: readonly [Symptom, Symptom], { procedures }: Content, language: Language): string[] {
  const names = clash.map((symptom) => procedures.modes[modeOf(symptom) ?? '']?.[language]);
  return names[0] && names[1] && names[0] !== names[1] ? names.map(String) : clash.map(({ words }) => words);
}
