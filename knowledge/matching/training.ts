import { fitSharpness, type HeldOut } from './calibration.js';
import { featuresOf, type Features } from './features.js';
import { compileLexicon, emptyLexicon, type Lexicon, type LexiconContent } from './lexicon.js';
import { trainLinearClassifier } from './linear-classifier.js';
import { scoresOf, type ClassifierModel, type MatcherModel, type RetrievalModel } from './matcher.js';
import { normalise } from './normalisation.js';
import { seededRandom, shuffle } from './random.js';
import { buildPostings } from './retrieval.js';
import { stack, type SparseRow } from './sparse-rows.js';
import { buildVocabulary, vectorise, type Vocabulary } from './vocabulary.js';

/** A sentence and the intent it stands for; `also` names further intents that would be right. */
export interface Phrasing {
  readonly text: string;
  readonly intent: string;
  readonly also?: readonly string[];
}

export interface TrainingOptions {
  /** Synonyms and short spellings of the domain; without them words are taken as they are. */
  readonly lexicon?: LexiconContent;
}

/** From this many phrasings on, a feature must occur twice and one fifth is held out only once, for time's sake. */
const large = 2000;
const parts = 5;
/** Held-out phrasings times intents that are rated at most; more do not move the sharpness. */
const mostRated = 1_500_000;
/** From this many intents on a classifier takes minutes to train and many megabytes: intents are looked up instead. */
const mostClasses = 400;
/** Features in a larger share of the texts tell nothing apart there, and make a look-up slow. */
const frequent = 0.02;

/** Learns to tell the intents of a corpus apart, whatever they are. Intents "none" and "none/<door>" are out of scope. */
export function trainMatcher(corpus: readonly Phrasing[], options: TrainingOptions = {}): MatcherModel {
  const task = {
    lexicon: options.lexicon ? compileLexicon(options.lexicon) : emptyLexicon,
    classes: [...new Set(corpus.map(({ intent }) => intent))].sort(),
  };
  const heldOut = holdOut(corpus).flatMap(({ kept, tested }) => rate(learn(kept, task), tested));
  return { ...learn(corpus, task), sharpness: fitSharpness(heldOut) };
}

interface Task {
  readonly lexicon: Lexicon;
  readonly classes: readonly string[];
}

function learn(corpus: readonly Phrasing[], task: Task): MatcherModel {
  const isRetrieval = task.classes.length > mostClasses;
  const bounds = { least: corpus.length < large ? 1 : 2, most: isRetrieval ? Math.max(20, corpus.length * frequent) : corpus.length };
  const vocabulary = buildVocabulary(eachFeatures(corpus, task), bounds);
  // Read a second time rather than kept: 50,000 lists of features need more memory than the rows.
  const rows = Array.from(eachFeatures(corpus, task), (features) => vectorise(vocabulary, features));
  const known = { ...task, vocabulary, sharpness: 1, phrasings: exactPhrasings(corpus, task.classes) };
  const labels = corpus.map(labeller(task.classes));
  return isRetrieval
    ? { ...known, kind: 'retrieval', ...retrieval(rows, labels, known) }
    : { ...known, kind: 'classifier', ...classifier(rows, labels, known) };
}

function* eachFeatures(corpus: readonly Phrasing[], { lexicon }: Task): Generator<Features> {
  for (const { text } of corpus) yield featuresOf(text, lexicon);
}

type Learnt<Model> = Omit<Model, 'kind' | 'lexicon' | 'classes' | 'vocabulary' | 'sharpness' | 'phrasings'>;
interface Known extends Task {
  readonly vocabulary: Vocabulary;
}

function retrieval(rows: readonly SparseRow[], labels: readonly number[][], { vocabulary, classes }: Known): Learnt<RetrievalModel> {
  const sizes = { features: vocabulary.hashes.length, intents: classes.length };
  return { postings: buildPostings(rows, labels.map(([label]) => label ?? 0), sizes) };
}

function classifier(rows: readonly SparseRow[], labels: readonly number[][], { vocabulary, classes }: Known): Learnt<ClassifierModel> {
  const columns = vocabulary.hashes.length;
  const weights = trainLinearClassifier({ rows: stack(rows), labels, columns, classes: classes.length });
  return { ...quantise(weights, columns), biases: Float32Array.from(weights, (column) => column[columns] ?? 0) };
}

/** Keeps each weight in one byte, scaled by the largest of its class: a quarter of the size, the same answers. */
function quantise(weights: readonly Float32Array[], rows: number): Pick<ClassifierModel, 'weights' | 'scales'> {
  const scales = Float32Array.from(weights, (column) => largest(column.subarray(0, rows)) / 127 || 1);
  const bytes = new Int8Array(rows * weights.length);
  weights.forEach((column, label) => {
    const scale = scales[label] ?? 1;
    for (let row = 0; row < rows; row++) bytes[row * weights.length + label] = Math.round((column[row] ?? 0) / scale);
  });
  return { weights: bytes, scales };
}

const largest = (numbers: Float32Array): number => numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);

function labeller(classes: readonly string[]): (phrasing: Phrasing) => number[] {
  const numbers = new Map(classes.map((name, number) => [name, number]));
  return ({ intent, also = [] }) => [intent, ...also].map((name) => numbers.get(name) ?? -1).filter((number) => number >= 0);
}

function holdOut(corpus: readonly Phrasing[]): { kept: Phrasing[]; tested: Phrasing[] }[] {
  const order = Int32Array.from(corpus.keys());
  shuffle(order, order.length, seededRandom(1));
  return Array.from({ length: corpus.length < large ? parts : 1 }, (_, round) => {
    const tested = new Set(order.filter((_row, place) => place % parts === round));
    return { kept: corpus.filter((_one, row) => !tested.has(row)), tested: corpus.filter((_one, row) => tested.has(row)) };
  });
}

function rate(model: MatcherModel, tested: readonly Phrasing[]): HeldOut[] {
  const labels = labeller(model.classes);
  return tested.slice(0, Math.ceil(mostRated / model.classes.length)).map((phrasing) => ({
    scores: scoresOf(model, vectorise(model.vocabulary, featuresOf(phrasing.text, model.lexicon))),
    right: labels(phrasing),
  }));
}

function exactPhrasings(corpus: readonly Phrasing[], classes: readonly string[]): Map<string, number> {
  const numbers = new Map(classes.map((name, number) => [name, number]));
  const found = new Map<string, number>();
  for (const { text, intent } of corpus) {
    const key = normalise(text);
    if (key !== '' && !found.has(key)) found.set(key, numbers.get(intent) ?? 0);
  }
  return found;
}
