import type { Language } from './language.js';
import { say, type Messages } from './messages.js';
import type { Source } from './schema.js';
import { formatOf } from './time-words.js';

/** A source's date in words, as precise as the source gives it: "17 octobre 2024", "janvier 2022", "2021". */
export function sourceDateWords(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }) };
  return formatOf(language, options).format(new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00Z`));
}

/** The sources behind refs, in their order. */
export const sourcesOf = (refs: readonly string[], sources: Readonly<Record<string, Source>>): Source[] =>
  refs.map((ref) => sources[ref]).filter((source) => source !== undefined);

/** One line that names a source, its issuer and its date; says "undated" where it has none. */
export function sourceLine(source: Source, messages: Messages, language: Language): string {
  const named = { title: source.title[language], issuer: source.issuer };
  return source.updated
    ? say(messages, 'source-line', language, { ...named, updated: sourceDateWords(source.updated, language) })
    : say(messages, 'source-line-undated', language, named);
}

/** A source as the API shows it. */
export interface SourceDetails {
  readonly title: string;
  readonly issuer: string;
  readonly url: string | null;
  readonly updated: string | null;
}

/** The details of sources by their refs, in one language. */
export const sourceDetails = (refs: readonly string[], sources: Readonly<Record<string, Source>>, language: Language): SourceDetails[] =>
  sourcesOf(refs, sources).map(({ title, issuer, url, updated }) => ({ title: title[language], issuer, url, updated }));
