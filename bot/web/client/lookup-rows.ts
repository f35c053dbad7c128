import { make } from './lookup-answer.js';
import type { Answer, Language, Match, Reply, SharedChat } from './lookup-reply.js';

/** A line of the list: answers that are there already, or an entry whose answer is loaded. */
export interface Row {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly answers: readonly Answer[];
  readonly tellApart: string | null;
  /** The line that gave it, to show it again. */
  readonly line: string;
  readonly language: Language;
  /** The chat that the row shows, where a code gave it. */
  readonly chat?: SharedChat;
}

const mostRows = 7;
/** An entry less likely than this is not worth a line. */
const leastListed = 0.02;

export interface Finding {
  readonly reply: Reply;
  readonly suggestions: readonly Match[];
  readonly language: Language;
  readonly answerOf: (id: string) => Answer | undefined;
  readonly codeOf: (id: string) => string | null;
}

/** The lines for a reply, best first: the deadline, then what the chat would answer, then questions whose words begin alike. */
export function rowsOf({ reply, suggestions, language, answerOf, codeOf }: Finding): Row[] {
  const { line, tellApart, answers, matches, kind } = reply;
  const isDeadline = answers.some(({ deadline }) => deadline !== null);
  const likely = matches.filter(({ confidence }) => confidence === null || confidence >= leastListed);
  const ordered = kind === 'words' ? answers.length > 0 ? [...likely, ...suggestions] : [...suggestions, ...likely] : likely;
  const entries = [...new Map(ordered.map((match) => [match.id, match])).values()].map(({ id, question }) => {
    const answer = answers.find((one) => one.id === id) ?? answerOf(id);
    return { id, code: codeOf(id), title: question, answers: answer ? [answer] : [], tellApart: null, line, language };
  });
  const first = { id: answers.map(({ id }) => id).join(' '), code: null, title: answers.map(({ title }) => title).join(' / '), answers, tellApart, line, language };
  return [...(isDeadline ? [first] : []), ...entries].slice(0, mostRows);
}

/** Writes the rows as options, the current one selected, and tells the field which it is. */
export function showRows(list: HTMLElement, field: HTMLElement, { rows, current }: { rows: readonly Row[]; current: number }): void {
  list.replaceChildren(...rows.map(({ code, title, language }, index) => {
    const option = make('li', '', make('span', '', title), ...(code === null ? [] : [make('kbd', '', code)]));
    option.id = `row-${index}`;
    option.role = 'option';
    option.ariaSelected = String(index === current);
    option.lang = language;
    return option;
  }));
  if (current >= 0 && current < rows.length) field.setAttribute('aria-activedescendant', `row-${current}`);
  else field.removeAttribute('aria-activedescendant');
  list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
}
