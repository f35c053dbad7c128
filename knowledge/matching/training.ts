import { fitSharpness, type HeldOut } from './calibration.js';
import { featuresOf, type Features } from './features.js';
import { compileLexicon, emptyLexicon, type Lexicon, type LexiconContent } from './lexicon.js';
import { trainLinearClassifier } from './linear-classifier.js';
import { outOfScope, scoresOf, type ClassifierModel, type MatcherModel, type RetrievalModel } from './matcher.js';
import { weighByCounts } from './naive-bayes.js';
import { normalise } from './normalisation.js';
import { seededRandom, shuffle } from './random.js';
import { buildPostings } from './retrieval.js';
import { stack, type SparseRow } from './sparse-rows.js';
import { joinTwins } from './twins.js';
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

/** How much naive Bayes is added to the support vectors, and the lead of what is out of scope, which naive Bayes
 *  underrates: five-fold, the right entry comes first 0.9 % more often than without. Tried and dropped, for less than
 *  0.3 %: class centroids instead, more weight on the phrasings of a class, half or twice the cost, naive Bayes at
 *  0.06 to 0.1 (refuses 1 % less); doors as classes of their own refused 2.6 % less than the one class "none". */
const countsShare = 0.04;
const outOfScopeLead = 0.3;

/** Learns to tell the intents of a corpus apart, whatever they are. Intents "none" and "none/<door>" are out of scope:
 *  one class for the rankings, so that a door is only asked for after that. */
export function trainMatcher(corpus: readonly Phrasing[], options: TrainingOptions = {}): MatcherModel {
  const doors = [...new Set(corpus.map(({ intent }) => doorOf(intent)).filter((door) => door !== undefined))].sort();
  const task = {
    lexicon: options.lexicon ? compileLexicon(options.lexicon) : emptyLexicon,
    classes: [...new Set(corpus.map(({ intent }) => classOf(intent)))].sort(),
    doors: doors.length > 1 ? doors : [],
  };
  const joined = joinTwins(corpus);
  const heldOut = holdOut(joined).flatMap(({ kept, tested }) => rate(learn(kept, task), tested));
  return { ...learn(joined, task), sharpness: fitSharpness(heldOut) };
}

const doorPrefix = `${outOfScope}/`;
const doorOf = (intent: string): string | undefined => (intent.startsWith(doorPrefix) ? intent.slice(doorPrefix.length) : undefined);
const classOf = (intent: string): string => (doorOf(intent) === undefined ? intent : outOfScope);

interface Task {
  readonly lexicon: Lexicon;
  readonly classes: readonly string[];
  readonly doors: readonly string[];
}

function learn(corpus: readonly Phrasing[], task: Task): MatcherModel {
  const isRetrieval = task.classes.length > mostClasses;
  const bounds = { least: corpus.length < large ? 1 : 2, most: isRetrieval ? Math.max(20, corpus.length * frequent) : corpus.length };
  const vocabulary = buildVocabulary(eachFeatures(corpus, task), bounds);
  // Read a second time rather than kept: 50,000 lists of features need more memory than the rows.
  const rows = Array.from(eachFeatures(corpus, task), (features) => vectorise(vocabulary, features));
  const known = { ...task, vocabulary, sharpness: 1, phrasings: exactPhrasings(corpus, task) };
  const labelled = { rows, labels: corpus.map(labeller(task.classes)), doors: corpus.map(({ intent }) => task.doors.indexOf(doorOf(intent) ?? '')) };
  return isRetrieval ? { ...known, kind: 'retrieval', ...retrieval(labelled, known) } : { ...known, kind: 'classifier', ...classifier(labelled, known) };
}

function* eachFeatures(corpus: readonly Phrasing[], { lexicon }: Task): Generator<Features> {
  for (const { text } of corpus) yield featuresOf(text, lexicon);
}

type Learnt<Model> = Omit<Model, 'kind' | 'lexicon' | 'classes' | 'doors' | 'vocabulary' | 'sharpness' | 'phrasings'>;
interface Known extends Task {
  readonly vocabulary: Vocabulary;
}
interface Labelled {
  readonly rows: readonly SparseRow[];
  readonly labels: readonly number[][];
  /** The number of each row's door, -1 where it has none. */
  readonly doors: readonly number[];
}

function retrieval({ rows, labels, doors }: Labelled, { vocabulary, classes, doors: names }: Known): Learnt<RetrievalModel> {
  const sizes = { features: vocabulary.hashes.length, intents: classes.length + names.length };
  const beyond = behindDoors(rows, doors);
  const numbers = [...labels.map(([label]) => label ?? 0), ...beyond.map(({ door }) => classes.length + door)];
  return { postings: buildPostings([...rows, ...beyond.map(({ row }) => row)], numbers, sizes) };
}

function classifier({ rows, labels, doors }: Labelled, { vocabulary, classes, doors: names }: Known): Learnt<ClassifierModel> {
  const columns = vocabulary.hashes.length;
  const intents = trainLinearClassifier({ rows: stack(rows), labels, columns, classes: classes.length });
  const counted = weighByCounts({ rows, labels: labels.map(([label]) => label ?? -1), columns, classes: classes.length });
  intents.forEach((weights, label) => {
    counted[label]?.forEach((ratio, column) => (weights[column] = (weights[column] ?? 0) + countsShare * ratio));
    if (classes[label] === outOfScope) weights[columns] = (weights[columns] ?? 0) + outOfScopeLead;
  });
  const beyond = behindDoors(rows, doors);
  const each = { rows: stack(beyond.map(({ row }) => row)), labels: beyond.map(({ door }) => [door]), columns, classes: names.length };
  const weights = [...intents, ...trainLinearClassifier(each)];
  return { ...quantise(weights, columns), biases: Float32Array.from(weights, (column) => column[columns] ?? 0) };
}

function behindDoors(rows: readonly SparseRow[], doors: readonly number[]): { row: SparseRow; door: number }[] {
  return rows.map((row, at) => ({ row, door: doors[at] ?? -1 })).filter(({ door }) => door >= 0);
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
  return ({ intent, also = [] }) => [intent, ...also].map((name) => numbers.get(classOf(name)) ?? -1).filter((number) => number >= 0);
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
    scores: scoresOf(model, vectorise(model.vocabulary, featuresOf(phrasing.text, model.lexicon))).subarray(0, model.classes.length),
    right: labels(phrasing),
  }));
}

function exactPhrasings(corpus: readonly Phrasing[], { classes, doors }: Task): Map<string, number[]> {
  const names = new Map([...classes, ...doors.map((door) => doorPrefix + door)].map((name, number) => [name, number]));
  const found = new Map<string, number[]>();
  for (const { text, intent } of corpus) {
    const key = normalise(text);
    const number = names.get(intent) ?? names.get(classOf(intent)) ?? 0;
    const others = found.get(key) ?? [];
    if (key !== '' && !others.includes(number)) found.set(key, [...others, number]);
  }
  return found;
}
