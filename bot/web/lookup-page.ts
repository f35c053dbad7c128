import type { AgentCommands } from '../../knowledge/agent-commands.js';
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

/** The phone agents' page: one field, what it finds, the answer; `line` is what a link put into the field. */
export function lookupPage(context: PageContext, parts: LookupParts, line: string): Html {
  const { language } = context;
  const texts = inOne(parts.messages.page, language);
  const settings = JSON.stringify({ language, texts, states: inOne(parts.messages.states, language) });
  const main = html`<div id="lookup" data-settings="${settings}">
<h1>${texts.title}</h1>
<noscript><p class="notice">${texts.noscript} <a href="${inLanguage('/faq', language)}">${texts.noscriptLink}</a></p></noscript>
<div class="field">
<label for="line">${texts.line}</label>
<input id="line" type="text" role="combobox" aria-autocomplete="list" aria-expanded="true" aria-controls="matches" aria-describedby="told" value="${line}"
 placeholder="${texts.placeholder}" maxlength="500" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" autofocus>
<p id="told"></p>
</div>
<section class="found" aria-labelledby="matches-title"><h2 id="matches-title">${texts.matches}</h2><ul id="matches" role="listbox" aria-labelledby="matches-title"></ul></section>
<section id="answers" class="answers" tabindex="-1" aria-label="${texts.answers}"><p class="quiet">${texts.start}</p>${commandTable(context, parts)}</section>
${tools(texts)}
<section class="call" aria-labelledby="history-title"><h2 id="history-title">${texts.history}</h2><ol id="history"></ol><p class="quiet">${texts.historyNote}</p></section>
<p id="live" class="unseen" role="status"></p>
<p id="connection" hidden></p>
${card(context, parts)}
</div>`;
  return page(context, { title: texts.title, main, kind: 'lookup' });
}

function tools(texts: Record<'nextCaller' | 'answerIn' | 'copy' | 'copyLink' | 'help', string>): Html {
  const tool = (id: string, label: string, key: string) => html`<button type="button" id="${id}" aria-keyshortcuts="${key}">${label} <kbd>${key}</kbd></button>`;
  return html`<div class="tools">
${tool('next-caller', texts.nextCaller, 'F2')}
<button type="button" id="answer-language" aria-keyshortcuts="F4" aria-pressed="false">${texts.answerIn} <kbd>F4</kbd></button>
${tool('copy-answer', texts.copy, 'F8')}
${tool('copy-link', texts.copyLink, 'F9')}
${tool('open-card', texts.help, '?')}
</div>`;
}

/** The printed card: every key, every command, every short code. */
function card(context: PageContext, parts: LookupParts): Html {
  const { language } = context;
  const { messages, commands, entries } = parts;
  const texts = inOne(messages.card, language);
  const keys = messages.shortcuts.map(({ keys: alternatives, does }) => html`<div><dt>${alternatives.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does[language]}</dd></div>`);
  const questions = new Map(entries.map(({ id, question }) => [id, question[language]]));
  const shorts = Object.entries(commands.entries).map(([short, id]) => html`<div><dt><kbd>${short}</kbd></dt><dd>${questions.get(id) ?? id}</dd></div>`);
  return html`<dialog id="card" aria-labelledby="card-title">
<form method="dialog"><button id="close-card">${messages.page.close[language]} <kbd>Esc</kbd></button></form>
<h2 id="card-title">${texts.title}</h2>
<h3>${texts.keys}</h3><dl class="keys">${keys}</dl>
<h3>${texts.commands}</h3>
${commandTable(context, parts)}
<p>${texts.anything}</p>
<h3>${texts.entries}</h3><dl class="keys shorts">${shorts}</dl>
</dialog>`;
}

function commandTable({ language }: PageContext, { messages, commands }: LookupParts): Html {
  const { command, meaning, example: title } = inOne(messages.card, language);
  const rows = commands.codes.map(({ code, says, example }) => html`<tr><th scope="row"><kbd>${code}</kbd></th><td>${says[language]}</td><td><code>${example[language]}</code></td></tr>`);
  return html`<table class="codes"><thead><tr><th scope="col">${command}</th><th scope="col">${meaning}</th><th scope="col">${title}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
