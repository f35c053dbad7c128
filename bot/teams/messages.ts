import { join } from 'node:path';
import { z } from 'zod';
import { contentFolder, readContent } from '../../knowledge/content-files.js';
import type { Bilingual } from '../../knowledge/language.js';

/** The messages and the placeholders that each may use. */
const placeholders = {
  'greeting-in-group': ['bot'],
  'goodbye': [],
  'erased': ['date', 'receipt'],
  'my-data': ['count', 'language', 'recap', 'retentionDays'],
  'picked': ['choice'],
  'helpful': [],
  'not-yours': ['bot', 'name'],
  'out-of-date': [],
  'open-page': [],
  'other-reading': ['figure'],
  'not-found': [],
  'deadline-expected': ['codes', 'example'],
  'ask-title': [],
  'ask-nothing': [],
  'ask-insert': [],
  'ask-choose': [],
} as const satisfies Record<string, readonly string[]>;

/** What the bot says in Teams only, by id. */
export type TeamsMessages = Readonly<Record<keyof typeof placeholders, Bilingual>>;

const namesIn = (text: string): string => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => String(found[1])))].sort().join(', ');

const message = (names: readonly string[]) => {
  const text = z.string().trim().min(1).refine((words) => namesIn(words) === names.join(', '), `expected the placeholders (${names.join(', ')})`);
  return z.strictObject({ fr: text, en: text });
};

const schema = z.strictObject(Object.fromEntries(Object.entries(placeholders).map(([id, names]) => [id, message(names)])));

/** Reads teams-messages.yaml; throws a ContentError that names each wrong field. */
export const readTeamsMessages = (folder = contentFolder()): TeamsMessages =>
  readContent(join(folder, 'teams-messages.yaml'), schema) as TeamsMessages; // the schema has these very keys
