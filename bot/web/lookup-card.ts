import type { AgentCommands } from '../../knowledge/agent-commands.js';
import type { Bilingual } from '../../knowledge/language.js';
import { html, type Html } from './html.js';
import { inOne, type LookupMessages } from './lookup-content.js';
import type { PageEntry } from './page-content.js';
import { inLanguage, page, type PageContext } from './page-layout.js';

/** What the phone agents' page shows beside the common parts. */
export interface LookupParts {
  readonly messages: LookupMessages;
  readonly commands: AgentCommands;
  readonly entries: readonly PageEntry[];
}

/** The card as it opens over the phone agents' page. */
export function card(context: PageContext, parts: LookupParts): Html {
  const { language } = context;
  const { page: { close }, card: { title, print } } = parts.messages;
  return html`<dialog id="card" aria-labelledby="card-title">
<form method="dialog"><button id="close-card">${close[language]} <kbd>Esc</kbd></button></form>
<h2 id="card-title">${title[language]}</h2>
<p><a href="${inLanguage('/lookup/card', language)}">${print[language]}</a></p>
${cardSections(context, parts, (text) => html`<h3>${text}</h3>`)}
</dialog>`;
}

/** The card as a page of its own, which prints on one sheet of A4. */
export function cardPage(context: PageContext, parts: LookupParts): Html {
  const title = parts.messages.card.title[context.language];
  return page(context, { title, main: html`<h1>${title}</h1>${cardSections(context, parts, (text) => html`<h2>${text}</h2>`)}`, kind: 'card' });
}

/** Every key, every command with its examples, every short code. */
function cardSections(context: PageContext, { messages, commands, entries }: LookupParts, heading: (text: string) => Html): Html {
  const { language } = context;
  const texts = inOne(messages.card, language);
  const keys = messages.shortcuts.map(({ keys: alternatives, does }) => html`<div><dt>${alternatives.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does[language]}</dd></div>`);
  const questions = new Map(entries.map(({ id, question }) => [id, question[language]]));
  const shorts = Object.entries(commands.entries).map(([short, id]) => html`<div><dt><kbd>${short}</kbd></dt><dd>${questions.get(id) ?? id}</dd></div>`);
  return html`${heading(texts.keys)}<dl class="keys">${keys}</dl>
${heading(texts.commands)}
${commandTable(context, { messages, commands }, ({ example, words }) => [example, ...words.map((word) => word.example)])}
<p>${texts.anything}</p>
${heading(texts.entries)}<dl class="keys shorts">${shorts}</dl>`;
}

type Code = AgentCommands['codes'][number];

/** The commands with what they mean; which examples stand beside them is up to the caller. */
export function commandTable({ language }: PageContext, { messages, commands }: Pick<LookupParts, 'messages' | 'commands'>, examplesOf: (code: Code) => readonly Bilingual[] = ({ example }) => [example]): Html {
  const { command, meaning, example: title } = inOne(messages.card, language);
  const examples = (code: Code) => [...new Set(examplesOf(code).map((example) => example[language]))].map((example) => html`<code>${example}</code> `);
  const rows = commands.codes.map((code) => html`<tr><th scope="row"><kbd>${code.code}</kbd></th><td>${code.says[language]}</td><td>${examples(code)}</td></tr>`);
  const { example, says } = commands.resume;
  const resume = html`<tr><th scope="row"><kbd>${example[language]}</kbd></th><td>${says[language]}</td><td>${commands.resume.ways[language].map((way) => html`<code>${way}</code> `)}</td></tr>`;
  return html`<table class="codes"><thead><tr><th scope="col">${command}</th><th scope="col">${meaning}</th><th scope="col">${title}</th></tr></thead><tbody>${rows}${resume}</tbody></table>`;
}
