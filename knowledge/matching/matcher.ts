import { confidences } from './calibration.js';
import { featuresOf } from './features.js';
import type { Lexicon } from './lexicon.js';
import { normalise } from './normalisation.js';
import { lookUp, type Postings } from './retrieval.js';
import type { SparseRow } from './sparse-rows.js';
import { vectorise, type Vocabulary } from './vocabulary.js';

interface Knowledge {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  /** Intents by number; those of out-of-scope doors begin with `none/`. */
  readonly classes: readonly string[];
  /** How strongly scores turn into confidence, fitted on phrasings that were held out. */
  readonly sharpness: number;
  /** Normalised phrasings and the number of their intent. */
  readonly phrasings: ReadonlyMap<string, number>;
}

/** A linear classifier: row by row of the vocabulary one byte a class, to be multiplied by the class's scale. */
export interface ClassifierModel extends Knowledge {
  readonly kind: 'classifier';
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

/** What takes over where a classifier would be too large: the likeness to each intent's phrasings, looked up. */
export interface RetrievalModel extends Knowledge {
  readonly kind: 'retrieval';
  readonly postings: Postings;
}

/** What `trainMatcher` learns, `match` uses and `saveModel` keeps: plain data. */
export type MatcherModel = ClassifierModel | RetrievalModel;

/** An intent and how sure the model is, between 0 and 1; the confidences of all intents sum to 1. */
export interface RankedIntent {
  readonly intent: string;
  readonly confidence: number;
}

/** What a text was matched to. */
export interface Match {
  /** The intents, likeliest first, at most 100; out-of-scope doors count together as "none". */
  readonly ranked: readonly RankedIntent[];
  /** The likeliest out-of-scope door ("general" if the corpus has a plain "none"), or null without such a class. */
  readonly door: string | null;
  /** Whether the text is one of the phrasings, but for case, accents and punctuation. */
  readonly exact: boolean;
  /** The algorithm that ranked. */
  readonly by: MatcherModel['kind'];
}

export const outOfScope = 'none';
const doorPrefix = `${outOfScope}/`;
const exactConfidence = 0.999;
const mostRanked = 100;

/** Ranks the intents of a model for a text, and says how sure it is. A text without a known word is out of scope,
 *  if the model knows that; a phrasing of the corpus always comes first with its own intent. */
export function match(model: MatcherModel, text: string): Match {
  const exact = model.phrasings.get(normalise(text));
  const row = vectorise(model.vocabulary, featuresOf(text, model.lexicon));
  const shares = confidences(scoresOf(model, row), model.sharpness);
  if (exact !== undefined) favour(shares, exact);
  else if (row.columns.length === 0) favour(shares, model.classes.findIndex(isOutOfScope));
  return { ...rank(model.classes, shares), exact: exact !== undefined, by: model.kind };
}

/** How well each class fits a row, on the model's own scale. */
export function scoresOf(model: MatcherModel, row: SparseRow): Float32Array {
  return model.kind === 'retrieval' ? lookUp(model.postings, row, model.classes.length) : weigh(model, row);
}

function weigh({ weights, scales, biases }: ClassifierModel, { columns, values }: SparseRow): Float32Array {
  const count = biases.length;
  const sums = new Float32Array(count);
  for (let at = 0; at < columns.length; at++) {
    const value = values[at] ?? 0;
    const row = (columns[at] ?? 0) * count;
    for (let label = 0; label < count; label++) sums[label] = (sums[label] ?? 0) + value * (weights[row + label] ?? 0);
  }
  return sums.map((sum, label) => sum * (scales[label] ?? 1) + (biases[label] ?? 0));
}

function favour(shares: Float32Array, label: number): void {
  if (label < 0) return;
  const others = 1 - (shares[label] ?? 0) || 1;
  shares.forEach((share, at) => (shares[at] = at === label ? exactConfidence : (share / others) * (1 - exactConfidence)));
}

function rank(classes: readonly string[], shares: Float32Array): Pick<Match, 'ranked' | 'door'> {
  const ranked: RankedIntent[] = [];
  const doors: RankedIntent[] = [];
  const least = leastRanked(shares);
  shares.forEach((confidence, label) => {
    const intent = classes[label] ?? outOfScope;
    if (isOutOfScope(intent)) doors.push({ intent, confidence });
    else if (confidence >= least) ranked.push({ intent, confidence });
  });
  doors.sort(bySureness);
  const [door] = doors;
  if (door) ranked.push({ intent: outOfScope, confidence: doors.reduce((sum, { confidence }) => sum + confidence, 0) });
  return { ranked: ranked.sort(bySureness).slice(0, mostRanked), door: door ? (door.intent.split('/')[1] ?? 'general') : null };
}

const leastRanked = (shares: Float32Array): number => (shares.length <= mostRanked ? 0 : (shares.slice().sort().at(-mostRanked) ?? 0));
const isOutOfScope = (intent: string): boolean => intent === outOfScope || intent.startsWith(doorPrefix);
const bySureness = (one: RankedIntent, other: RankedIntent): number => other.confidence - one.confidence;
