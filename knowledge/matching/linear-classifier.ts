import { seededRandom, shuffle } from './random.js';
import type { SparseRows } from './sparse-rows.js';

/** What a classifier learns from: utterances as rows, each with the numbers of the classes that fit, best first. */
export interface LabelledRows {
  readonly rows: SparseRows;
  readonly labels: readonly (readonly number[])[];
  readonly columns: number;
  readonly classes: number;
}

/** Cost of a mistake, passes over the rows and the violation at which a class is done; cross-validated. */
const cost = 1;
const mostPasses = 12;
const tolerance = 0.1;
/** A row that is this far on the right side is not looked at again. */
const farEnough = 0.3;

/** One weight vector a class (its last cell is the bias): one-vs-rest linear SVM with squared hinge loss, trained
 *  by dual coordinate descent as in liblinear (Hsieh et al., 2008). Rows that also fit a class do not count for it. */
export function trainLinearClassifier(training: LabelledRows): Float32Array[] {
  const squares = rowSquares(training.rows);
  return Array.from({ length: training.classes }, (_, wanted) => {
    const signs = Int8Array.from(training.labels, ([first, ...also]) => (first === wanted ? 1 : also.includes(wanted) ? 0 : -1));
    return trainOne(training, { signs, squares, random: seededRandom(wanted + 1) });
  });
}

function rowSquares(rows: SparseRows): Float64Array {
  const squares = new Float64Array(rows.starts.length - 1).fill(1);
  for (let row = 0; row < squares.length; row++)
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) squares[row] = (squares[row] ?? 0) + (rows.values[at] ?? 0) ** 2;
  return squares;
}

interface OneClass {
  readonly signs: Int8Array;
  readonly squares: Float64Array;
  readonly random: () => number;
}

function trainOne({ rows, columns }: LabelledRows, { signs, squares, random }: OneClass): Float32Array {
  const weights = new Float32Array(columns + 1);
  const duals = new Float64Array(signs.length);
  const order = Int32Array.from(signs.keys()).filter((row) => signs[row] !== 0);
  const softness = 0.5 / cost;
  let active = order.length;
  for (let pass = 0; pass < mostPasses; pass++) {
    shuffle(order, active, random);
    let violation = 0;
    for (let place = active - 1; place >= 0; place--) {
      const row = order[place] ?? 0;
      const sign = signs[row] ?? 0;
      const dual = duals[row] ?? 0;
      const gradient = sign * dot(rows, row, weights) - 1 + dual * softness;
      if (dual === 0 && gradient > 0) {
        if (pass > 0 && gradient > farEnough) swap(order, place, --active);
        continue;
      }
      violation = Math.max(violation, Math.abs(gradient));
      const moved = Math.max(0, dual - gradient / ((squares[row] ?? 1) + softness));
      duals[row] = moved;
      add(rows, row, { weights, factor: (moved - dual) * sign });
    }
    if (violation < tolerance) break;
  }
  return weights;
}

function swap(order: Int32Array, one: number, other: number): void {
  const kept = order[one] ?? 0;
  order[one] = order[other] ?? 0;
  order[other] = kept;
}

function dot({ starts, columns, values }: SparseRows, row: number, weights: Float32Array): number {
  let sum = weights[weights.length - 1] ?? 0;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) sum += (values[at] ?? 0) * (weights[columns[at] ?? 0] ?? 0);
  return sum;
}

function add({ starts, columns, values }: SparseRows, row: number, { weights, factor }: { weights: Float32Array; factor: number }): void {
  const end = starts[row + 1] ?? 0;
  const last = weights.length - 1;
  weights[last] = (weights[last] ?? 0) + factor;
  for (let at = starts[row] ?? 0; at < end; at++) {
    const column = columns[at] ?? 0;
    weights[column] = (weights[column] ?? 0) + factor * (values[at] ?? 0);
  }
}
