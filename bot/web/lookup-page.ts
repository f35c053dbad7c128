import { codeLine } from '../../knowledge/resume-code.js';
import { html, type Html } from './html.js';
import { card, commandTable, type LookupParts } from './lookup-card.js';
import { inOne } from './lookup-content.js';
import { inLanguage, page, type PageContext } from './page-layout.js';

/** The phone agents' page: one field, what it finds, the answer; `line` is what a link put into the field. */
export function lookupPage(context: PageContext, parts: LookupParts, line: string): Html {
  const { language } = context;
  const texts = inOne(parts.messages.page, language);
  const codes = codeLine(parts.commands.codes.map(({ code }) => code));
  const settings = JSON.stringify({ language, texts, states: inOne(parts.messages.states, language), codes });
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
