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
  /** Intents by number; whatever is out of scope is one of them, "none". */
  readonly classes: readonly string[];
  /** The doors of what is out of scope, numbered after the intents; empty if the corpus names none. */
  readonly doors: readonly string[];
  /** How strongly scores turn into confidence, fitted on phrasings that were held out. */
  readonly sharpness: number;
  /** Normalised phrasings and the numbers of their intents (or doors): several where a phrasing is ambiguous. */
  readonly phrasings: ReadonlyMap<string, readonly number[]>;
}

/** A linear classifier: row by row of the vocabulary one byte a class or door, to be multiplied by its scale. */
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
  /** Whether the text is a phrasing of one intent alone, but for case, accents and punctuation. */
  readonly exact: boolean;
  /** The algorithm that ranked. */
  readonly by: MatcherModel['kind'];
}

export const outOfScope = 'none';
/** How sure an exact phrasing is. */
export const exactConfidence = 0.999;
const mostRanked = 100;

/** The one intent whose phrasing the text is, but for case, accents and punctuation; null when it is none, or several. */
export function exactIntent({ classes, phrasings }: MatcherModel, text: string): string | null {
  const [only, ...others] = phrasings.get(normalise(text)) ?? [];
  return only === undefined || others.length > 0 ? null : (classes[only] ?? null);
}

/** Ranks the intents of a model for a text, and says how sure it is. A text without a known word is out of scope,
 *  if the model knows that; a phrasing of the corpus comes first with its own intent, or shares with its others. */
export function match(model: MatcherModel, text: string): Match {
  const { classes, doors, phrasings, sharpness } = model;
  const known = phrasings.get(normalise(text)) ?? [];
  const row = vectorise(model.vocabulary, featuresOf(text, model.lexicon));
  const scores = scoresOf(model, row);
  const shares = confidences(scores.subarray(0, classes.length), sharpness);
  const intentOf = (number: number): number => (number < classes.length ? number : classes.indexOf(outOfScope));
  if (known.length > 0) favour(shares, known.map(intentOf));
  else if (row.columns.length === 0) favour(shares, [classes.indexOf(outOfScope)]);
  const [door = likeliestDoor(model, scores)] = known.map((number) => doors[number - classes.length]).filter((name) => name !== undefined);
  return { ranked: rank(classes, shares), door, exact: known.length === 1, by: model.kind };
}

function likeliestDoor({ classes, doors }: MatcherModel, scores: Float32Array): string | null {
  if (doors.length === 0) return classes.includes(outOfScope) ? 'general' : null;
  const fits = scores.subarray(classes.length);
  return doors[fits.indexOf(Math.max(...fits))] ?? null;
}

/** How well each class and then each door fits a row, on the model's own scale. */
export function scoresOf(model: MatcherModel, row: SparseRow): Float32Array {
  return model.kind === 'retrieval' ? lookUp(model.postings, row, model.classes.length + model.doors.length) : weigh(model, row);
}

function weigh({ weights, scales, biases }: ClassifierModel, { columns, values }: SparseRow): Float32Array {
  const count = biases.length;
  // Four at a time takes half as long; sums beyond the last class belong to nobody and are left out.
  const sums = new Float64Array(Math.ceil(count / 4) * 4);
  for (let at = 0; at < columns.length; at++) {
    const value = values[at] ?? 0;
    let cell = (columns[at] ?? 0) * count;
    for (let label = 0; label < count; label += 4, cell += 4) {
      sums[label] = (sums[label] ?? 0) + value * (weights[cell] ?? 0);
      sums[label + 1] = (sums[label + 1] ?? 0) + value * (weights[cell + 1] ?? 0);
      sums[label + 2] = (sums[label + 2] ?? 0) + value * (weights[cell + 2] ?? 0);
      sums[label + 3] = (sums[label + 3] ?? 0) + value * (weights[cell + 3] ?? 0);
    }
  }
  return biases.map((bias, label) => (sums[label] ?? 0) * (scales[label] ?? 1) + bias);
}

function favour(shares: Float32Array, labels: readonly number[]): void {
  const known = new Set(labels.filter((label) => label >= 0));
  if (known.size === 0) return;
  const others = shares.reduce((sum, share, label) => (known.has(label) ? sum : sum + share), 0) || 1;
  shares.forEach((share, label) => (shares[label] = known.has(label) ? exactConfidence / known.size : (share / others) * (1 - exactConfidence)));
}

function rank(classes: readonly string[], shares: Float32Array): RankedIntent[] {
  const least = leastRanked(shares);
  const ranked: RankedIntent[] = [];
  for (let label = 0; label < shares.length; label++) {
    const confidence = shares[label] ?? 0;
    if (confidence >= least) ranked.push({ intent: classes[label] ?? outOfScope, confidence });
  }
  return ranked.sort(bySureness).slice(0, mostRanked);
}

const leastRanked = (shares: Float32Array): number => (shares.length <= mostRanked ? 0 : (shares.slice().sort().at(-mostRanked) ?? 0));
const bySureness = (one: RankedIntent, other: RankedIntent): number => other.confidence - one.confidence;
