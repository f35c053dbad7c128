import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { languages, type Language } from '../language.js';
import type { LexiconContent } from './lexicon.js';
import { outOfScope } from './matcher.js';
import type { Phrasing } from './training.js';
import { joinTwins } from './twins.js';

/** A phrasing of the content, with what kind of intent it has and the language of its file. */
export interface ContentPhrasing extends Phrasing {
  readonly kind: 'entry' | 'small-talk' | 'out-of-scope';
  readonly language: Language;
}

const folders = { entries: 'entry', intents: 'small-talk', 'out-of-scope': 'out-of-scope' } as const;
const fileName = /^(?<name>.+)\.(?<language>fr|en)\.txt$/;
const line = /^(?<text>.*?)\s*(?:\[also: (?<also>[^\]]*)\])?$/;

/** Every phrasing in the folders entries, intents and out-of-scope of a content folder; `#` starts a comment line. */
export const readCorpus = (content: string): ContentPhrasing[] =>
  joinTwins((['entries', 'intents', 'out-of-scope'] as const).flatMap((folder) => readFolder(content, folder)));

/** The phrasings of the entries alone, as they stand in their files. */
export const readEntryPhrasings = (content: string): ContentPhrasing[] => readFolder(content, 'entries');

const readFolder = (content: string, folder: keyof typeof folders): ContentPhrasing[] =>
  readdirSync(join(content, folder)).sort().flatMap((file) => readPhrasings(join(content, folder), { file, kind: folders[folder] }));

function readPhrasings(folder: string, { file, kind }: { file: string; kind: ContentPhrasing['kind'] }): ContentPhrasing[] {
  const { name, language } = fileName.exec(file)?.groups ?? {};
  const known = languages.find((one) => one === language);
  if (name === undefined || known === undefined) return [];
  const intent = kind === 'out-of-scope' ? `${outOfScope}/${name}` : name;
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '' && !text.startsWith('#'))
    .map((text) => {
      const parts = line.exec(text)?.groups ?? {};
      const also = parts['also']?.split(',').map((id) => id.trim()) ?? [];
      return { text: (parts['text'] ?? text).trim(), intent, also, kind, language: known };
    });
}

/** The synonyms of a content folder. */
export function readLexicon(content: string): LexiconContent {
  // The file's shape is checked with the rest of the content when that is loaded.
  return parse(readFileSync(join(content, 'synonyms.yaml'), 'utf8')) as LexiconContent;
}
