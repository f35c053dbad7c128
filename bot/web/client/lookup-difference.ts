/** A piece of a text, and whether the text beside it lacks it. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** How a line stands to the lines beside it: there as well, alike but for some words, or without a counterpart. */
export type Compared = { readonly kind: 'same' } | { readonly kind: 'alike'; readonly pieces: readonly Piece[] } | { readonly kind: 'other' };

/** The words, each with the space behind it. */
const wordsOf = (line: string): string[] => line.split(/(?<=\s)/);

/** From this share of common words of the shorter line on, marking the others helps; below, everything would be marked. */
const leastAlike = 0.5;

/** Compares a line with the lines beside it. */
export function compare(line: string, others: readonly string[]): Compared {
  if (others.includes(line)) return { kind: 'same' };
  const words = wordsOf(line);
  const compared = others.map(wordsOf).map((other) => {
    const common = longestCommon(words, other);
    return { common, share: common.length / Math.min(words.length, other.length) };
  });
  const best = compared.reduce((most, one) => (one.share > most.share ? one : most), { common: [] as number[], share: 0 });
  return best.share < leastAlike ? { kind: 'other' } : { kind: 'alike', pieces: pieces(words, new Set(best.common)) };
}

/** The words joined into runs that differ or do not. */
function pieces(words: readonly string[], common: ReadonlySet<number>): Piece[] {
  const runs: Piece[] = [];
  for (const [index, word] of words.entries()) {
    const differs = !common.has(index);
    const last = runs.at(-1);
    if (last?.differs === differs) runs[runs.length - 1] = { differs, text: last.text + word };
    else runs.push({ differs, text: word });
  }
  return runs;
}

/** Where the words of the longest common sequence stand in the first text. */
function longestCommon(a: readonly string[], b: readonly string[]): number[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const same = (i: number, j: number) => a[i]?.trim() === b[j]?.trim();
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) {
    const row = lengths[i];
    if (row) row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const found: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (same(i, j)) { found.push(i); i++; j++; } else if (at(i + 1, j) >= at(i, j + 1)) i++; else j++;
  }
  return found;
}
