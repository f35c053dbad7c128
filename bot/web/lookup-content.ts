import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Bilingual, Language } from '../../knowledge/language.js';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const named = <const Key extends string>(...keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, text])) as Record<Key, typeof text>); // fromEntries forgets the keys

const lookupMessages = z.strictObject({
  page: named(
    'title', 'line', 'placeholder', 'noscript', 'noscriptLink', 'nextCaller', 'answerIn', 'copy', 'copyLink', 'help', 'close', 'matches', 'history',
    'historyNote', 'answers', 'start', 'nothing', 'say', 'doNotPromise', 'steps', 'answer', 'sources', 'otherReading', 'tellApart', 'found', 'foundOne',
    'copied', 'linkCopied', 'notCopied', 'nothingToCopy', 'cleared', 'inFrench', 'inEnglish', 'offline', 'offlineDeadline', 'back',
  ),
  states: named('open', 'may-be-over', 'over', 'unknown-start', 'not-started', 'not-stated', 'done'),
  card: named('title', 'keys', 'commands', 'entries', 'command', 'meaning', 'example', 'anything'),
  shortcuts: z.array(z.strictObject({ keys: z.array(z.string().min(1)).min(1), does: text })).min(1),
});

/** The texts of the phone agents' page, in both languages. */
export type LookupMessages = z.infer<typeof lookupMessages>;

/** Reads agent-page.yaml and checks it; throws an error naming the file and every wrong field. */
export function readLookupMessages(file: string): LookupMessages {
  const result = lookupMessages.safeParse(parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  throw new Error(`${file}: ${z.prettifyError(result.error)}`);
}

/** A record of pairs in one language. */
export const inOne = <Key extends string>(pairs: Readonly<Record<Key, Bilingual>>, language: Language): Record<Key, string> =>
  Object.fromEntries(Object.entries<Bilingual>(pairs).map(([key, pair]) => [key, pair[language]])) as Record<Key, string>; // the same keys
