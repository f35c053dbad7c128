import { z } from 'zod';
import { readContent } from '../../knowledge/content-files.js';
import type { Bilingual, Language } from '../../knowledge/language.js';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const texts = z.array(text).min(1);
const named = <const Key extends string>(...keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, text])) as Record<Key, typeof text>); // fromEntries forgets the keys
const document = z.strictObject({
  title: text,
  sections: z.array(z.strictObject({ title: text, paragraphs: texts })).min(1),
});

const pageMessages = z.strictObject({
  site: named('name', 'title', 'description', 'owner', 'skip', 'navigation', 'footer', 'chat', 'faq', 'privacy', 'accessibility', 'switchLanguage'),
  chat: named(
    'heading', 'region', 'reply', 'warning', 'inputLabel', 'placeholder', 'helpful', 'notHelpful', 'loading', 'lost', 'restored', 'ended', 'startedAnew', 'fresh', 'busy',
    'failed', 'resume', 'newConversation', 'confirmNew', 'confirmYes', 'confirmNo', 'examplesTitle',
  ).extend({ examples: texts }),
  about: named('title', 'intro', 'coversTitle', 'notCoversTitle', 'dataTitle', 'data').extend({ covers: texts, notCovers: texts }),
  helpline: named('title', 'intro', 'phone', 'price', 'hours', 'form', 'path'),
  faq: named(
    'title', 'intro', 'search', 'searchButton', 'resultsTitle', 'noResults', 'allQuestions', 'steps', 'sources', 'updated', 'undated',
    'related', 'askChat', 'otherTheme',
  ),
  themes: z.array(z.strictObject({ title: text, entries: z.array(z.string()).min(1) })),
  privacy: document,
  accessibility: document,
  notFound: named('title', 'text', 'home'),
  noscript: named('text', 'link'),
  embed: named('open', 'title', 'close', 'frame'),
});

/** Every text of the pages, in both languages. */
export type PageMessages = z.infer<typeof pageMessages>;

/** The same tree with one language's plain strings in place of the pairs. */
type InOneLanguage<T> = T extends Bilingual
  ? string
  : T extends readonly (infer Item)[]
    ? readonly InOneLanguage<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: InOneLanguage<T[Key]> }
      : T;
export type PageTexts = InOneLanguage<PageMessages>;

/** One question with its answer, its placeholders already filled. */
export interface PageEntry {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly steps?: Readonly<Record<Language, readonly string[]>>;
  readonly sources: readonly PageSource[];
  readonly related: readonly string[];
}
export interface PageSource {
  readonly title: Bilingual;
  readonly issuer?: string;
  readonly url: string | null;
  /** "2024-10-17", "2022-01", "2021", or null where the source carries no date. */
  readonly updated: string | null;
}
/** The part of helpline.yaml that pages show. */
export interface PageHelpline {
  readonly phone: string;
  readonly price: Bilingual;
  readonly hours: Bilingual;
  readonly form: { readonly site: string; readonly path: Bilingual };
}

/** Reads pages.yaml and checks it; throws a ContentError naming the file and every wrong field. */
export const readPageMessages = (file: string): PageMessages => readContent(file, pageMessages);

/** The texts of one language with their placeholders filled; throws on a placeholder that nothing fills. */
export function pageTexts(messages: PageMessages, language: Language, values: Readonly<Record<string, string>>): PageTexts {
  return inOneLanguage(messages, (pair) => fillPlaceholders(pair[language], values)) as PageTexts; // the walk keeps the tree's shape
}

function inOneLanguage(node: unknown, choose: (pair: Bilingual) => string): unknown {
  if (Array.isArray(node)) return node.map((item) => inOneLanguage(item, choose));
  if (typeof node !== 'object' || node === null) return node;
  if (isPair(node)) return choose(node);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inOneLanguage(value, choose)]));
}

function isPair(node: object): node is Bilingual {
  return 'fr' in node && typeof node.fr === 'string' && 'en' in node && typeof node.en === 'string';
}

function fillPlaceholders(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`pages.yaml: nothing fills {${name}} in "${sentence}"`);
    return value;
  });
}
