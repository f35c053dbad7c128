/** What typing errors are looked up in. */
export interface TypoIndex {
  /** Words that are right as they stand. */
  readonly known: ReadonlySet<string>;
  /** Correctable words by every spelling that one or two letters less would give. */
  readonly byDeletion: ReadonlyMap<string, readonly string[]>;
  readonly elisions: readonly string[];
}

/** Letters a word needs before one and before two slips are forgiven: below, half the language is one letter away. */
const lettersForOne = 5;
const lettersForTwo = 8;
const longest = 20;

const slipsIn = (word: string): number => (word.length >= lettersForTwo ? 2 : word.length >= lettersForOne ? 1 : 0);

/** An index of the correctable words; words are corrected into no others. */
export function typoIndex({ known, correctable, elisions }: Omit<TypoIndex, 'byDeletion'> & { correctable: ReadonlySet<string> }): TypoIndex {
  const byDeletion = new Map<string, string[]>();
  for (const word of correctable) {
    if (slipsIn(word) === 0) continue;
    for (const shorter of deletionsOf(word, slipsIn(word))) byDeletion.set(shorter, [...(byDeletion.get(shorter) ?? []), word]);
  }
  return { known, byDeletion, elisions };
}

/** The known word that was meant, or the word itself where none is near enough. */
export function corrected(word: string, index: TypoIndex): string {
  if (index.known.has(word) || word.length < lettersForOne - 1 || word.length > longest) return word;
  return unglued(word, index) ?? nearest(word, index);
}

function unglued(word: string, { known, elisions }: TypoIndex): string | undefined {
  const rests = elisions.filter((elision) => word.startsWith(elision)).map((elision) => word.slice(elision.length));
  return rests.find((rest) => rest.length >= lettersForOne - 1 && known.has(rest));
}

/** Hardly anyone mistypes the first letter, so it must be right. */
function nearest(word: string, { byDeletion }: TypoIndex): string {
  let best = word;
  let least = 3;
  for (const shorter of deletionsOf(word, word.length >= lettersForTwo - 2 ? 2 : 1)) {
    for (const candidate of byDeletion.get(shorter) ?? []) {
      const slips = candidate[0] === word[0] ? distance(word, candidate) : least;
      if (slips <= slipsIn(candidate) && slips < least) [best, least] = [candidate, slips];
    }
  }
  return best;
}

function deletionsOf(word: string, most: number): Set<string> {
  const found = new Set([word]);
  let last = [word];
  for (let round = 0; round < most; round += 1) {
    last = last.flatMap((one) => Array.from(one, (_, at) => one.slice(0, at) + one.slice(at + 1)));
    for (const one of last) found.add(one);
  }
  return found;
}

/** Edit distance in which two swapped neighbours are one slip. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (!same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
