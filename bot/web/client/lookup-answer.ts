import { fill } from './lookup-chat.js';
import { compare } from './lookup-difference.js';
import type { Answer, Language, LookupSettings, SharedChat } from './lookup-reply.js';

/** Makes an element with text or children. */
export function make(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export interface Showing {
  readonly answers: readonly Answer[];
  readonly tellApart: string | null;
  readonly chat?: SharedChat;
  readonly language: Language;
  /** Steps ticked during the call, as "answer id, step number". */
  readonly ticked: Set<string>;
}

/** Puts the answers into their section: one, or two side by side with only their differences emphasised. */
export function showAnswers(section: HTMLElement, { answers, tellApart, chat, language, ticked }: Showing, settings: LookupSettings): void {
  const { texts } = settings;
  const ask = tellApart === null ? [] : [make('p', 'ask', make('b', '', texts.tellApart ?? ''), ' ', inLanguage(make('span', '', tellApart), language))];
  const columns = answers.map((answer, index) => article({ answer, other: answers.length > 1 ? answers[1 - index] : undefined, language, ticked }, settings));
  const seen = chat ? [sharedChat(chat, { language, texts })] : [];
  section.replaceChildren(...seen, ...ask, make('div', answers.length > 1 ? 'columns' : 'column', ...columns));
}

/** What the caller has told the chat, and what it told them. */
function sharedChat({ language: spoken, shared, situation, dates, told }: SharedChat, { language, texts }: Pick<Showing, 'language'> & Pick<LookupSettings, 'texts'>): HTMLElement {
  const fact = (name: string | undefined, ...words: readonly (string | HTMLElement)[]) => make('div', '', make('dt', '', name ?? ''), make('dd', '', ...words));
  const own = (words: string) => inLanguage(make('span', '', words), language);
  return make('div', 'chat', make('h2', '', fill(texts.shared, { when: shared.words })), make('dl', '',
    fact(texts.situation, situation === null ? texts.noSituation ?? '' : own(situation)),
    ...(dates.length === 0 ? [fact(texts.date, texts.noDate ?? '')] : dates.map(({ words }) => fact(texts.date, own(words)))),
    ...(told ? [fact(fill(texts.toldThen, { when: told.words }), inLanguage(make('span', 'quiet', told.text), spoken))] : []),
    fact(texts.chatLanguage, (spoken === 'fr' ? texts.chatFrench : texts.chatEnglish) ?? '')));
}

/** Says which language an element's words are in. */
export function inLanguage(element: HTMLElement, language: Language): HTMLElement {
  element.lang = language;
  return element;
}

interface Column extends Omit<Showing, 'answers' | 'tellApart'> {
  readonly answer: Answer;
  readonly other: Answer | undefined;
}

function article(column: Column, settings: LookupSettings): HTMLElement {
  const { answer, other, language } = column;
  const { texts } = settings;
  const told = inLanguage(make('div', 'told', emphasised('p', answer.figure, other && [other.figure]), ...(answer.understood ? [make('p', 'quiet', answer.understood)] : [])), language);
  if (answer.otherReading) told.append(doubt(answer.otherReading, texts.otherReading ?? ''));
  return make('article', answer.deadline ? `state-${answer.deadline.state}` : '',
    inLanguage(make('h2', '', answer.title), language),
    make('div', 'answer', ...(answer.deadline ? [make('p', 'badge', settings.states[answer.deadline.state] ?? answer.deadline.state), told] : [])),
    block('say', texts.say, list(answer.say, { other: other?.say, language })),
    block('warn', texts.doNotPromise, list(answer.doNotPromise, { other: other?.doNotPromise, language })),
    block('steps', texts.steps, answer.steps.length > 0 ? steps(column) : undefined),
    details(column, texts));
}

function doubt({ understood, figure }: NonNullable<Answer['otherReading']>, label: string): HTMLElement {
  return make('p', 'doubt', make('b', '', label), ` ${understood ?? ''} ${figure}`);
}

function block(className: string, title: string | undefined, content: HTMLElement | undefined): HTMLElement {
  return make('div', className, ...(content?.hasChildNodes() ? [make('h3', '', title ?? ''), content] : []));
}

function list(lines: readonly string[], { other, language }: { other: readonly string[] | undefined; language: Language }): HTMLElement {
  return inLanguage(make('ul', '', ...lines.map((line) => emphasised('li', line, other))), language);
}

/** A line beside another column: quiet where that one has it too, its own words strong where they are alike. */
function emphasised(tag: string, line: string, others: readonly string[] | undefined): HTMLElement {
  const compared = others && compare(line, others);
  if (compared?.kind !== 'alike') return make(tag, compared?.kind === 'same' ? 'same' : '', line);
  return make(tag, '', ...compared.pieces.flatMap(({ text, differs }) => (differs ? [make('strong', '', text.trimEnd()), text.slice(text.trimEnd().length)] : [text])));
}

function steps({ answer, other, language, ticked }: Column): HTMLElement {
  return inLanguage(make('ol', '', ...answer.steps.map((step, index) => {
    const box = document.createElement('input');
    const key = `${answer.id} ${index}`;
    box.type = 'checkbox';
    box.checked = ticked.has(key);
    box.addEventListener('change', () => void (box.checked ? ticked.add(key) : ticked.delete(key)));
    return make('li', '', make('label', '', box, emphasised('span', step, other?.steps)));
  })), language);
}

/** The whole answer of an entry, and the sources. */
function details({ answer, language }: Column, texts: LookupSettings['texts']): HTMLElement {
  const whole = answer.deadline ? [] : [make('h3', '', texts.answer ?? ''), inLanguage(make('p', 'whole', answer.figure), language)];
  return make('div', 'details', ...whole, make('h3', '', texts.sources ?? ''), inLanguage(make('ul', 'quiet', ...answer.sources.map((source) => make('li', '', source))), language));
}
