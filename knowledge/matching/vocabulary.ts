import type { Features } from './features.js';
import type { SparseRow } from './sparse-rows.js';

/** The features seen in training: their hashes and how much each weighs (inverse document frequency). */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  /** Open addressing: hash modulo the length (a power of two) leads to index + 1, or 0 for "not seen". */
  readonly slots: Int32Array;
}

/** How much each group of features counts beside the others; five-fold cross-validation on the phrasings. */
const groupWeights = [1, 0.7, 1.8, 0.8] as const;

/** In how many texts a feature must occur to be kept. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** The vocabulary of a corpus; features that are rarer or more frequent than the bounds are left out. */
export function buildVocabulary(corpus: Iterable<Features>, { least, most }: Bounds): Vocabulary {
  const counts = new Map<number, number>();
  let texts = 0;
  for (const features of corpus) {
    for (const hash of new Set(features.flat())) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    texts++;
  }
  const kept = [...counts].filter(([, count]) => count >= least && count <= most);
  const hashes = Uint32Array.from(kept, ([hash]) => hash);
  const weights = Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts) / (1 + count)));
  return indexVocabulary(hashes, weights);
}

function indexVocabulary(hashes: Uint32Array, weights: Float32Array): Vocabulary {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * hashes.length + 2)));
  hashes.forEach((hash, index) => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = index + 1;
  });
  return { hashes, weights, slots };
}

function find(vocabulary: Vocabulary, hash: number): number {
  const { hashes, slots } = vocabulary;
  let slot = hash & (slots.length - 1);
  for (;;) {
    const index = (slots[slot] ?? 0) - 1;
    if (index < 0 || hashes[index] === hash) return index;
    slot = (slot + 1) & (slots.length - 1);
  }
}

function findAll(vocabulary: Vocabulary, hashes: readonly number[]): Int32Array {
  const found = new Int32Array(hashes.length);
  for (let at = 0; at < hashes.length; at++) found[at] = find(vocabulary, hashes[at] ?? 0);
  return found.sort();
}

/** TF-IDF of an utterance: each group has length `groupWeights`, the whole has length 1. Empty if nothing is known. */
export function vectorise(vocabulary: Vocabulary, features: Features): SparseRow {
  const columns: number[] = [];
  const values: number[] = [];
  for (const [group, hashes] of features.entries()) {
    const from = values.length;
    const known = findAll(vocabulary, hashes);
    for (let at = 0, next = 0; at < known.length; at = next) {
      const column = known[at] ?? -1;
      while (known[next] === column) next++;
      if (column < 0) continue;
      columns.push(column);
      const times = next - at;
      values.push((times === 1 ? 1 : 1 + Math.log(times)) * (vocabulary.weights[column] ?? 0));
    }
    scale(values, from, groupWeights[group] ?? 1);
  }
  scale(values, 0, 1);
  return { columns: Int32Array.from(columns), values: Float32Array.from(values) };
}

function scale(values: number[], from: number, length: number): void {
  let squares = 0;
  for (let at = from; at < values.length; at++) squares += (values[at] ?? 0) ** 2;
  const factor = length / (Math.sqrt(squares) || 1);
  for (let at = from; at < values.length; at++) values[at] = (values[at] ?? 0) * factor;
}
