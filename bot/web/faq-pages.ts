import type { Language } from '../../knowledge/language.js';
import { html, paragraphs, type Html } from './html.js';
import type { PageEntry, PageMessages, PageSource, PageTexts } from './page-content.js';
import { helplineBlock, inLanguage, page, type PageContext } from './page-layout.js';

type Entries = ReadonlyMap<string, PageEntry>;

const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

interface FaqTheme {
  readonly title: string;
  readonly entries: readonly PageEntry[];
}

/** Every entry under its theme, those that no theme names last; empty themes are left out. */
export function faqThemes(entries: Entries, messages: PageMessages, language: Language): readonly FaqTheme[] {
  const found = (ids: readonly string[]) => ids.flatMap((id) => entries.get(id) ?? []);
  const themed = new Set(messages.themes.flatMap((theme) => theme.entries));
  const others = [...entries.keys()].filter((id) => !themed.has(id));
  return [
    ...messages.themes.map((theme) => ({ title: theme.title[language], entries: found(theme.entries) })),
    { title: messages.faq.otherTheme[language], entries: found(others) },
  ].filter((theme) => theme.entries.length > 0);
}

/** The page of all questions by theme, under a search box that needs no script. */
export function faqPage(context: PageContext, themes: readonly FaqTheme[]): Html {
  const { texts } = context;
  const main = html`${heading(context, '')}
${themes.map((theme) => html`<section><h2>${theme.title}</h2>${questions(context, theme.entries)}</section>`)}
${helplineBlock(context)}`;
  return page(context, { title: texts.faq.title, main });
}

/** The questions that answer a search, best first, or a sentence saying there is none. */
export function faqResults(context: PageContext, utterance: string, results: readonly PageEntry[]): Html {
  const { texts, language } = context;
  const main = html`${heading(context, utterance)}
<section><h2>${texts.faq.resultsTitle}</h2>
${results.length > 0 ? questions(context, results) : html`<p>${texts.faq.noResults}</p>`}
<p><a href="${inLanguage('/faq', language)}">${texts.faq.allQuestions}</a></p></section>
${helplineBlock(context)}`;
  return page(context, { title: `${utterance} – ${texts.faq.resultsTitle}`, main });
}

/** One question with its answer, steps, sources and neighbours. */
export function entryPage(context: PageContext, entry: PageEntry, related: readonly PageEntry[]): Html {
  const { texts, language } = context;
  const steps = entry.steps?.[language] ?? [];
  const main = html`<article>
<p class="trail"><a href="${inLanguage('/faq', language)}">${texts.faq.title}</a></p>
<h1>${entry.question[language]}</h1>
${paragraphs(entry.answer[language])}
${steps.length > 0 ? html`<h2>${texts.faq.steps}</h2><ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>` : null}
${sources(context, entry.sources)}
<p><a class="button" href="${inLanguage('/', language)}">${texts.faq.askChat}</a></p>
</article>
${related.length > 0 ? html`<section><h2>${texts.faq.related}</h2>${questions(context, related)}</section>` : null}
${helplineBlock(context)}`;
  return page(context, { title: entry.question[language], main });
}

function heading({ texts, language }: PageContext, utterance: string): Html {
  return html`<h1>${texts.faq.title}</h1>
<p>${texts.faq.intro}</p>
<search><form class="search" action="/faq" method="get">
<input type="hidden" name="lang" value="${language}">
<label for="q">${texts.faq.search}</label>
<div><input type="search" id="q" name="q" value="${utterance}" maxlength="400" autocomplete="off"><button>${texts.faq.searchButton}</button></div>
</form></search>`;
}

function questions({ language }: PageContext, entries: readonly PageEntry[]): Html {
  const items = entries.map((entry) => {
    const address = inLanguage(`/faq/${encodeURIComponent(entry.id)}`, language);
    return html`<li><a href="${address}">${entry.question[language]}</a></li>`;
  });
  return html`<ul class="questions">${items}</ul>`;
}

function sources({ texts, language }: PageContext, list: readonly PageSource[]): Html | null {
  if (list.length === 0) return null;
  const items = list.map((source) => {
    const title = source.url === null ? html`${source.title[language]}` : html`<a href="${source.url}">${source.title[language]}</a>`;
    const issuer = source.issuer === undefined ? null : html` (${source.issuer})`;
    return html`<li>${title}${issuer}, ${sourceDate(source.updated, texts, language)}</li>`;
  });
  return html`<h2>${texts.faq.sources}</h2><ul class="sources">${items}</ul>`;
}

/** A source's date as precise as it is known: a day, a month or a year; "undated" without one. */
function sourceDate(updated: string | null, texts: PageTexts, language: Language): Html {
  if (updated === null) return html`${texts.faq.undated}`;
  const [, month, day] = updated.split('-');
  const format = new Intl.DateTimeFormat(localeOf[language], {
    timeZone: 'UTC', year: 'numeric', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }),
  });
  return html`${texts.faq.updated} <time datetime="${updated}">${format.format(new Date(updated))}</time>`;
}
