import { inLanguage, make, showAnswers } from './lookup-answer.js';
import { fill, refusal, rowsOfChat } from './lookup-chat.js';
import { listenToKeys } from './lookup-keys.js';
import type { Language, LookupSettings } from './lookup-reply.js';
import { rowsOf, showRows, type Row } from './lookup-rows.js';
import { lookupServer, searchLoaded } from './lookup-server.js';
import { confirm, say, sayLater, tell } from './lookup-status.js';
import { element } from './settings.js';

const settings = JSON.parse(element('lookup').dataset.settings ?? '{}') as LookupSettings; // written by lookup-page.ts
const { texts } = settings;
const field = element('line') as HTMLInputElement; // the page's only text field
const [list, answers, history] = [element('matches'), element('answers'), element('history')];
const card = element('card') as HTMLDialogElement; // a dialog
const start = answers.cloneNode(true).childNodes;
const mostRemembered = 10;
const codes = new RegExp(settings.codes, 'i');
/** Where the chat would not answer, a suggestion this likely is shown all the same: partial words have 0.84 and more, other subjects up to 0.77. */
const likely = 0.8;

/** All that a call leaves behind; "next caller" makes it anew. */
const newCall = () => ({ language: settings.language, remembered: [] as Row[], ticked: new Set<string>(), rows: [] as Row[], current: -1, wrongCode: '' });
let call = newCall();

const server = lookupServer((reachable) => {
  const notice = element('connection');
  notice.hidden = reachable;
  notice.textContent = reachable ? '' : texts.offline ?? '';
  say(reachable ? texts.back : texts.offline);
  if (reachable) void server.load(call.language).then(findAgain);
});

function show(current: number): void {
  call.current = current;
  showRows(list, field, call);
  const row = call.rows[current];
  if (!row) return void answers.replaceChildren(...[...start].map((node) => node.cloneNode(true)));
  showAnswers(answers, { ...row, ticked: call.ticked }, settings);
}

function summary(): string {
  const row = call.rows[call.current];
  const [first] = row?.answers ?? [];
  const title = first?.deadline ? row?.answers.map((answer) => `${settings.states[answer.deadline?.state ?? ''] ?? ''}. ${answer.figure}`).join(' ') : row?.title;
  if (row?.chat) return fill(texts.codeFound, { code: row.chat.code, title: [row.chat.situation ?? texts.noSituation, first && title].filter(Boolean).join('. ') });
  const text = call.rows.length === 1 ? texts.foundOne : texts.found;
  return call.rows.length === 0 ? texts.nothing ?? '' : fill(text, { count: String(call.rows.length), title: title ?? '' });
}

/** Looks the line up and shows what is found; an empty line shows this call's answers. */
async function find(): Promise<void> {
  const line = field.value;
  const { language } = call;
  if (line.trim() === '') {
    void server.ask('', language);
    delete list.dataset.line;
    call.rows = call.remembered;
    tell('');
    return show(-1);
  }
  if (codes.test(line)) return findChat(line);
  const found = await server.ask(line, language);
  if (found.kind === 'stale' || field.value !== line) return;
  if (found.kind === 'unreachable') return findLoaded(line);
  const { entries, answers: known } = server.loaded(language);
  const { reply } = found;
  if (entries.length === 0) void server.load(language);
  call.rows = rowsOf({ ...found, language, answerOf: (id) => known.get(id), codeOf: (id) => entries.find((entry) => entry.id === id)?.code ?? null });
  tell(reply.expected ?? (reply.answers.length > 0 ? reply.message : null) ?? (call.rows.length === 0 ? texts.nothing : ''), reply.expected !== null);
  const unfit = reply.answers.length === 0 && (found.suggestions[0]?.confidence ?? 0) < likely;
  show(call.rows.length > 0 && !unfit ? 0 : -1);
  if (unfit && reply.message) answers.replaceChildren(inLanguage(make('p', 'ask', reply.message), language));
  list.dataset.line = line;
  sayLater([reply.expected, unfit ? reply.message : '', summary()].filter(Boolean).join(' '));
}

/** What stands in the field may be answered better now; a code told wrong is not tried once more, since each wrong try counts. */
function findAgain(): void {
  if (field.value !== call.wrongCode) void find();
}

/** Shows what a chat shared under the code that the line is; a wrong one, or one to be tried later, says so at once. */
async function findChat(line: string): Promise<void> {
  const { language } = call;
  const opened = await server.open(line, language);
  if (opened.kind === 'stale' || field.value !== line) return;
  const { answers: known } = server.loaded(language);
  const chat = opened.kind === 'found' ? opened.chat : undefined;
  call.rows = chat ? rowsOfChat(chat, { line, language, title: `${chat.code} ${chat.situation ?? ''}`, answerOf: (id) => known.get(id) }) : [];
  show(chat ? 0 : -1);
  call.wrongCode = opened.kind === 'wrong' ? line : '';
  tell(refusal(opened, texts), !chat);
  list.dataset.line = line;
  sayLater(chat ? summary() : refusal(opened, texts));
}

/** The same from what is loaded, while the server cannot be reached. */
function findLoaded(line: string): void {
  const { language } = call;
  const { entries, answers: known } = server.loaded(language);
  const same = call.remembered.filter((row) => row.line === line && row.answers[0]?.deadline);
  const matches = searchLoaded(line, entries).slice(0, 7);
  call.rows = [...same, ...matches.map(({ id, code, question }) => {
    const answer = known.get(id);
    return { id, code, title: question, answers: answer ? [answer] : [], tellApart: null, line, language };
  })];
  tell(/\d/.test(line) ? texts.offlineDeadline : call.rows.length === 0 ? texts.nothing : '');
  show(call.rows.length > 0 ? 0 : -1);
  list.dataset.line = line;
  sayLater(summary());
}

/** Puts the answer shown among the last ten of this call. */
function remember(): void {
  const row = call.rows[call.current];
  if (!row) return;
  call.remembered = [row, ...call.remembered.filter((one) => one.id !== row.id || one.line !== row.line)].slice(0, mostRemembered);
  history.replaceChildren(...call.remembered.map(({ line, title, language }) => {
    const words = make('span', 'quiet', title);
    words.lang = language;
    return make('li', '', make('b', '', line), ' ', words);
  }));
}

function backToField(): void {
  field.focus();
  field.select();
}

function nextCaller(): void {
  call = newCall();
  field.value = '';
  history.replaceChildren();
  globalThis.history.replaceState(null, '', location.pathname);
  element('answer-language').ariaPressed = 'false';
  void find();
  void server.load(call.language);
  confirm(texts.cleared);
  field.focus();
}

async function copy(what: 'text' | 'link'): Promise<void> {
  const shown = call.rows[call.current]?.answers ?? [];
  const [first] = shown;
  if (!first) return confirm(texts.nothingToCopy);
  const words = what === 'link' ? new URL(first.link, location.href).href : shown.map(({ title, text }) => (shown.length > 1 ? `${title}\n${text}` : text)).join('\n\n');
  const copied = await navigator.clipboard?.writeText(words).then(() => true, () => false) ?? false;
  if (copied) remember();
  confirm(copied ? (what === 'link' ? texts.linkCopied : texts.copied) : texts.notCopied);
}

async function switchLanguage(): Promise<void> {
  const other: Language = call.language === 'fr' ? 'en' : 'fr';
  call.language = other;
  element('answer-language').ariaPressed = String(other !== settings.language);
  if (server.loaded(other).entries.length === 0) await server.load(other);
  await find();
  confirm(other === 'fr' ? texts.inFrench : texts.inEnglish);
}

/** Moves among the rows; with an empty field those of this call. */
function move(by: number): void {
  if (call.rows.length === 0) return;
  show(Math.min(Math.max(call.current + by, 0), call.rows.length - 1));
  sayLater(summary());
}

/** Notes the answer shown and goes to it; one of this call's is looked up anew, since time has passed. */
async function take(): Promise<void> {
  const row = call.rows[call.current];
  if (!row) return;
  if (field.value === '') {
    field.value = row.answers[0]?.deadline ? row.line : row.id;
    await find();
  }
  remember();
  answers.focus();
}

/** Of two answers side by side, keeps the one that the caller turns out to need. */
function keepOne(index: number): void {
  const row = call.rows[call.current];
  const answer = row?.answers[index];
  if (!row || !answer || row.answers.length < 2) return;
  call.rows = call.rows.with(call.current, { ...row, id: answer.id, title: answer.title, answers: [answer], tellApart: null });
  show(call.current);
  say(summary());
}

/** Ticks a step of the answer shown, or takes the tick away. */
function tick(number: number): void {
  answers.querySelectorAll<HTMLInputElement>('article:first-of-type input')[number - 1]?.click();
  remember();
}

listenToKeys({
  field, answers, card,
  anywhere: { F2: nextCaller, F4: switchLanguage, F8: () => copy('text'), F9: () => copy('link'), Escape: backToField },
  inField: { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: take },
  // Keys of one character work in the answer only, where nobody types (WCAG 2.1.4).
  inAnswer: {
    n: nextCaller, t: switchLanguage, c: () => copy('text'), l: () => copy('link'), '/': backToField, ArrowLeft: () => keepOne(0), ArrowRight: () => keepOne(1),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [String(index + 1), () => tick(index + 1)])),
  },
});
field.addEventListener('input', () => void find());
list.addEventListener('click', ({ target }) => {
  const index = [...list.children].findIndex((option) => target instanceof Node && option.contains(target));
  if (index >= 0) show(index);
});
element('next-caller').addEventListener('click', nextCaller);
element('answer-language').addEventListener('click', () => void switchLanguage());
element('copy-answer').addEventListener('click', () => void copy('text'));
element('copy-link').addEventListener('click', () => void copy('link'));
element('open-card').addEventListener('click', () => card.showModal());
card.addEventListener('close', () => field.focus());

field.focus();
await server.load(call.language);
if (field.value !== '') await find();
