import type { LookupSettings, SharedChat } from './lookup-reply.js';
import type { Finding, Row } from './lookup-rows.js';
import type { Opened } from './lookup-server.js';

/** A longer wait is told in minutes. */
const mostSeconds = 90;

/** Fills the {placeholders} of a text. */
export const fill = (text: string | undefined, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, () => value), text ?? '');

/** The lines for a code: where the caller is, then what the chat answered last. */
export function rowsOfChat(chat: SharedChat, { line, language, title, answerOf }: Pick<Row, 'line' | 'language' | 'title'> & Pick<Finding, 'answerOf'>): Row[] {
  const entries = chat.entries.map(({ id, code, question }) => {
    const answer = answerOf(id);
    return { id, code, title: question, answers: answer ? [answer] : [], tellApart: null, line, language };
  });
  return [{ id: chat.code, code: null, title, answers: chat.answers, tellApart: chat.tellApart, line, language, chat }, ...entries];
}

/** Why no chat is shown for a code, in words; empty where one is. */
export function refusal(opened: Opened, texts: LookupSettings['texts']): string {
  if (opened.kind === 'wrong') return texts.codeWrong ?? '';
  if (opened.kind === 'unreachable') return texts.offlineCode ?? '';
  if (opened.kind !== 'limited') return '';
  const { seconds } = opened;
  return seconds > mostSeconds ? fill(texts.codeMinutes, { count: String(Math.ceil(seconds / 60)) }) : fill(texts.codeSeconds, { count: String(seconds) });
}
