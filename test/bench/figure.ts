/** A line of the table: what was measured, its figure, what it should be, and whether it is. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Absent where the figure is only told. */
  readonly target?: { readonly most: number } | { readonly least: number };
}

/** The value below which that part of the list lies; 0 of an empty list. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Milliseconds that each call takes, for every item in turn. */
export function timeEach<T>(items: readonly T[], run: (item: T) => unknown): number[] {
  return items.map((item) => {
    const start = performance.now();
    run(item);
    return performance.now() - start;
  });
}

/** The median and the 99th percentile of times in milliseconds, as two lines. */
export const latencies = (what: string, times: readonly number[], target?: Figure['target']): Figure[] => [
  { what: `${what}, median`, value: percentile(times, 0.5), unit: 'ms' },
  { what: `${what}, 99th percentile`, value: percentile(times, 0.99), unit: 'ms', ...(target && { target }) },
];

const targetWords = ({ target, unit }: Figure): string => {
  if (target === undefined) return '';
  return 'most' in target ? `at most ${target.most} ${unit}` : `at least ${target.least} ${unit}`;
};

/** "ok" or "missed"; empty without a target. */
export function verdict({ value, target }: Figure): 'ok' | 'missed' | '' {
  if (target === undefined) return '';
  return ('most' in target ? value <= target.most : value >= target.least) ? 'ok' : 'missed';
}

/** The table, a line each, in columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [figure.what, `${figure.value.toFixed(figure.value >= 100 ? 0 : 2)} ${figure.unit}`.trim(), targetWords(figure).trim(), verdict(figure)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(([what = '', value = '', target = '', result = '']) => `${what.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${target.padEnd(widths[2] ?? 0)}  ${result}`.trimEnd()).join('\n');
}
