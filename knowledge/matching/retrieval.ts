import type { SparseRow } from './sparse-rows.js';

/** For very many intents: what each feature says for which intents, read from feature to intents (an inverted index). */
export interface Postings {
  /** Feature f has its intents at starts[f] up to starts[f + 1]. */
  readonly starts: Int32Array;
  readonly intents: Int32Array;
  readonly weights: Float32Array;
}

/** Sums the phrasings of each intent and brings the sums to length 1. `rows` and `labels` go together. */
export function buildPostings(rows: readonly SparseRow[], labels: readonly number[], sizes: { features: number; intents: number }): Postings {
  const members = groupRows(labels, sizes.intents);
  const starts = new Int32Array(sizes.features + 1);
  for (const group of members) for (const column of sumRows(rows, group).keys()) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < sizes.features; column++) starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const next = starts.slice();
  const intents = new Int32Array(starts[sizes.features] ?? 0);
  const weights = new Float32Array(intents.length);
  // Summed a second time rather than kept: the sums of 10,000 intents would take 400 MB.
  members.forEach((group, intent) => {
    const sum = sumRows(rows, group);
    const length = Math.sqrt([...sum.values()].reduce((total, value) => total + value ** 2, 0)) || 1;
    for (const [column, value] of sum) {
      const at = next[column] ?? 0;
      next[column] = at + 1;
      intents[at] = intent;
      weights[at] = value / length;
    }
  });
  return { starts, intents, weights };
}

function groupRows(labels: readonly number[], count: number): number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  labels.forEach((label, row) => members[label]?.push(row));
  return members;
}

function sumRows(rows: readonly SparseRow[], group: readonly number[]): Map<number, number> {
  const sum = new Map<number, number>();
  for (const row of group) rows[row]?.columns.forEach((column, at) => sum.set(column, (sum.get(column) ?? 0) + (rows[row]?.values[at] ?? 0)));
  return sum;
}

/** How alike (cosine, 0 to 1) an utterance is to each intent. */
export function lookUp({ starts, intents, weights }: Postings, { columns, values }: SparseRow, count: number): Float32Array {
  const scores = new Float32Array(count);
  columns.forEach((column, place) => {
    const value = values[place] ?? 0;
    const end = starts[column + 1] ?? 0;
    for (let at = starts[column] ?? 0; at < end; at++) {
      const intent = intents[at] ?? 0;
      scores[intent] = (scores[intent] ?? 0) + value * (weights[at] ?? 0);
    }
  });
  return scores;
}
