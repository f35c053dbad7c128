import type { Content } from '../knowledge/content.js';
import type { Decision } from '../knowledge/decision.js';
import type { Language } from '../knowledge/language.js';
import type { Told } from '../knowledge/situations/situation.js';

/** An utterance with all that was recognised in it. */
export interface Utterance {
  readonly text: string;
  readonly language: Language;
  readonly decision: Decision;
  readonly told: Told;
  readonly now: Date;
  readonly timeZone: string;
  readonly content: Content;
}
