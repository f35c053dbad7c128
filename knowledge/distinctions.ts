import { z } from 'zod';
import { readContent } from './content-files.js';
import type { Bilingual } from './language.js';
import { bilingual } from './schema.js';

/** A question that tells two entries apart, with a short label for each, in the order of `entries`. */
export interface Distinction {
  readonly entries: readonly [string, string];
  readonly ask: Bilingual;
  readonly labels: readonly [Bilingual, Bilingual];
}

const entryId = z.string().trim().min(1);
const distinctionsSchema = z.array(z.strictObject({ ask: bilingual, options: z.record(entryId, bilingual) }).transform(inOrder));

function inOrder({ ask, options }: { ask: Bilingual; options: Record<string, Bilingual> }, context: z.RefinementCtx): Distinction {
  const [first, second, ...others] = Object.entries(options);
  if (first && second && others.length === 0) return { entries: [first[0], second[0]], ask, labels: [first[1], second[1]] };
  context.addIssue({ code: 'custom', path: ['options'], message: 'a distinction has exactly two entries' });
  return z.NEVER;
}

/** Reads the questions that tell two entries apart (distinctions.yaml); throws a ContentError where the shape is wrong. */
export function loadDistinctions(file: string): Distinction[] {
  return readContent(file, distinctionsSchema);
}

/** The question between two entries, its entries and labels in the order asked for; null when there is none. */
export function distinctionBetween(list: readonly Distinction[], [first, second]: readonly [string, string]): Distinction | null {
  const found = list.find(({ entries }) => first !== second && entries.includes(first) && entries.includes(second));
  if (!found || found.entries[0] === first) return found ?? null;
  return { ...found, entries: [first, second], labels: [found.labels[1], found.labels[0]] };
}

/** The question between the two likeliest of several choices; null when there is none. */
export function distinctionAmong(list: readonly Distinction[], [first, second]: readonly string[]): Distinction | null {
  return first === undefined || second === undefined ? null : distinctionBetween(list, [first, second]);
}
