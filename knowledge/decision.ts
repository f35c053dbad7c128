import type { Language } from './language.js';
import { decide, type Decision as Band } from './matching/decision.js';
import { detectLanguage } from './matching/language-detection.js';
import { match, type MatcherModel } from './matching/matcher.js';

/** What the bot takes an utterance for, on a fresh conversation; /api/lookup tells the very same. */
export interface Decision extends Band {
  readonly language: Language;
  /** Where no entry answers: the kind of out-of-scope question, which names the right door; null when unknown. */
  readonly door: string | null;
  /** Whether the utterance is a phrasing of the content, but for case, accents and punctuation. */
  readonly exact: boolean;
  /** All entries, the most likely first. */
  readonly ranked: readonly { readonly id: string; readonly confidence: number }[];
}

export interface DecisionContext {
  readonly model: MatcherModel;
  readonly isEntry: (intent: string) => boolean;
  /** The language of a text that does not tell its own. */
  readonly language: Language;
  /** Entries that are left out of everything; none when absent. */
  readonly leaveOut?: ((id: string) => boolean) | undefined;
}

/** Matches an utterance and decides: answer an entry, offer at most three, or none. */
export function decideOn(text: string, { model, isEntry, language, leaveOut = () => false }: DecisionContext): Decision {
  const all = match(model, text);
  const matched = { ...all, ranked: all.ranked.filter(({ intent }) => !leaveOut(intent)) };
  const band = decide(matched, isEntry);
  return {
    ...band,
    language: detectLanguage(text, language),
    door: band.outcome === 'none' && band.intent === null ? matched.door : null,
    exact: matched.exact,
    ranked: matched.ranked.filter(({ intent }) => isEntry(intent)).map(({ intent, confidence }) => ({ id: intent, confidence })),
  };
}
