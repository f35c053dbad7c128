import type { Content } from './content.js';
import { isAboutTime, isInScope, type OpeningWords } from './opening.js';
import { likelySituations, type Likely } from './situations/reader.js';
import type { MatcherModel } from './matching/matcher.js';
import { situationId, type Situation, type Told } from './situations/situation.js';

/** How sure the reader of situations must be before a person is asked to confirm, and how many times surer than of any other. */
interface Sureness {
  readonly least: number;
  readonly lead: number;
}

/**
 * Trained on two writers and tried on the third, of 780 messages it then asks rightly / wrongly: several 11 / 0, dated
 * 21 / 0, undated 10 / 0; without the lead six of the dated ones are wrong.
 */
const sureness = {
  /** The symptoms leave several situations: one of them is asked about. */
  several: { least: 0.5, lead: 3 },
  /** A date stands in something that the matcher takes for a question of its own, or does not understand. */
  dated: { least: 0.3, lead: 4 },
  /** Something that the matcher does not understand holds none. */
  undated: { least: 0.5, lead: 4 },
} as const satisfies Record<string, Sureness>;

/** Fewer words say too little. */
const fewestWords = 4;

interface Context {
  readonly opens: boolean;
  readonly content: Content;
  readonly reader: MatcherModel;
}

/**
 * The situation ("mode/step") to put to a person whose opening message the symptoms do not settle, or null; `opens` says
 * whether the message asks for a deadline anyway.
 */
export function situationToConfirm(words: OpeningWords, { opens, content, reader }: Context): string | null {
  const { text, told } = words;
  const needed = opens ? sureness.several : neededClosed(words);
  const isSettled = told.clash !== null || (opens && told.situations.length === 1);
  if (isSettled || needed === null) return null;
  const likely = likelySituations(reader, text, told);
  const allowed = (opens ? [told.situations] : certainOf(told)).map((situations) => situations.map(situationId));
  const guess = likely.find(({ situation }) => allowed.every((ids) => ids.includes(situation)));
  const rival = likely.find((one) => one !== guess);
  const isSure = guess && guess.confidence >= needed.least && guess.confidence >= needed.lead * (rival?.confidence ?? 0);
  return isSure && (opens || !wantsEntry(words, guess, content)) ? guess.situation : null;
}

/** Whether what the matcher answers is what people in that situation ask next, and nothing is asked about time. */
function wantsEntry(words: OpeningWords, { situation }: Likely, content: Content): boolean {
  const { entry } = words.decision;
  const own = content.procedures.steps.filter((step) => situationId(step) === situation).flatMap(({ entries }) => entries);
  return entry !== null && own.includes(entry) && !isAboutTime(words, content);
}

/** How sure the reader must be where the message opens no deadline by itself; null where it is not asked. */
function neededClosed({ text, decision, told, understood }: OpeningWords): Sureness | null {
  const dated = understood.kind === 'value' || understood.kind === 'invalid' || understood.others.length > 0;
  if (decision.exact || told.asksArrival || !isInScope(decision) || text.trim().split(/\s+/).length < fewestWords) return null;
  if (dated) return sureness.dated;
  return decision.outcome === 'answer' || decision.intent !== null ? null : sureness.undated;
}

/** What each certain symptom allows: a guess must agree with them all. */
const certainOf = ({ symptoms }: Told): (readonly Situation[])[] => symptoms.filter(({ certain }) => certain).map(({ situations }) => situations);

