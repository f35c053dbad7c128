import { z } from 'zod';
import { readContent } from '../../knowledge/content-files.js';
import type { Bilingual, Language } from '../../knowledge/language.js';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const named = <const Key extends string>(...keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, text])) as Record<Key, typeof text>); // fromEntries forgets the keys

const lookupMessages = z.strictObject({
  page: named(
    'title', 'line', 'placeholder', 'noscript', 'noscriptLink', 'nextCaller', 'answerIn', 'copy', 'copyLink', 'help', 'close', 'matches', 'history',
    'historyNote', 'answers', 'start', 'nothing', 'say', 'doNotPromise', 'steps', 'answer', 'sources', 'otherReading', 'tellApart', 'found', 'foundOne',
    'copied', 'linkCopied', 'notCopied', 'nothingToCopy', 'cleared', 'inFrench', 'inEnglish', 'offline', 'offlineDeadline', 'offlineCode', 'back',
    'shared', 'situation', 'noSituation', 'date', 'noDate', 'toldThen', 'chatLanguage', 'chatFrench', 'chatEnglish', 'codeFound', 'codeWrong', 'codeSeconds', 'codeMinutes',
  ),
  states: named('open', 'may-be-over', 'over', 'unknown-start', 'not-started', 'not-stated', 'done'),
  card: named('title', 'print', 'keys', 'commands', 'entries', 'command', 'meaning', 'example', 'anything'),
  shortcuts: z.array(z.strictObject({ keys: z.array(z.string().min(1)).min(1), does: text })).min(1),
});

/** The texts of the phone agents' page, in both languages. */
export type LookupMessages = z.infer<typeof lookupMessages>;

/** Reads agent-page.yaml and checks it; throws a ContentError naming the file and every wrong field. */
export const readLookupMessages = (file: string): LookupMessages => readContent(file, lookupMessages);

/** A record of pairs in one language. */
export const inOne = <Key extends string>(pairs: Readonly<Record<Key, Bilingual>>, language: Language): Record<Key, string> =>
  Object.fromEntries(Object.entries<Bilingual>(pairs).map(([key, pair]) => [key, pair[language]])) as Record<Key, string>; // the same keys
