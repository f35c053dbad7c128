/** Rows of a sparse matrix, one an utterance: row r has its cells at starts[r] up to starts[r + 1]. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** One row: which columns, and what stands there. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Puts single rows under each other. */
export function stack(rows: readonly SparseRow[]): SparseRows {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => (starts[index + 1] = (starts[index] ?? 0) + row.columns.length));
  const columns = new Int32Array(starts[rows.length] ?? 0);
  const values = new Float32Array(columns.length);
  rows.forEach((row, index) => {
    columns.set(row.columns, starts[index] ?? 0);
    values.set(row.values, starts[index] ?? 0);
  });
  return { starts, columns, values };
}
