import type { Language } from '../language.js';
import { frequentWords } from './frequent-words.js';
import { fold, words } from './normalisation.js';

/** What a known word counts, beside the few tenths that its runs of letters add. */
const wordWeight = 1.5;
const runWeight = 0.25;
const accents = /[àâçéèêëîïôùûœ]/gi;
const accentWeight = 0.7;
const longest = 600;

const { evidence, runs } = learn();

/** French or English, by frequent words, runs of three letters and accents; `fallback` when nothing speaks for either. */
export function detectLanguage(text: string, fallback: Language): Language {
  const start = text.slice(0, longest);
  const accented = Math.min(2, start.match(accents)?.length ?? 0) * accentWeight;
  const balance = words(fold(start)).reduce((sum, word) => sum + weigh(word), accented);
  if (Math.abs(balance) < 0.05) return fallback;
  return balance > 0 ? 'fr' : 'en';
}

/** Positive for French, negative for English. */
function weigh(word: string): number {
  const shape = runsOf(word).reduce((sum, run) => sum + (runs.get(run) ?? 0), 0) / word.length;
  return (evidence.get(word) ?? 0) * wordWeight + shape * runWeight * Math.min(word.length, 6);
}

function learn(): { evidence: Map<string, number>; runs: Map<string, number> } {
  const known = new Map<string, number>();
  const counts = new Map<string, [number, number]>();
  for (const [side, list] of [frequentWords.fr, frequentWords.en].entries())
    for (const word of list.trim().split(/\s+/)) {
      known.set(word, known.has(word) ? 0 : side === 0 ? 1 : -1);
      for (const run of runsOf(word)) {
        const count = counts.get(run) ?? [1, 1];
        count[side] = (count[side] ?? 0) + 1;
        counts.set(run, count);
      }
    }
  return { evidence: known, runs: new Map(Array.from(counts, ([run, [french, english]]) => [run, Math.log(french / english)])) };
}

function runsOf(word: string): string[] {
  if (/\d/.test(word)) return [];
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
}
