import { languages, type Language } from '../../knowledge/language.js';
import type { AssetUrl } from './asset-files.js';
import { html, type Html } from './html.js';
import type { PageHelpline, PageTexts } from './page-content.js';

/** What every page needs to render itself in one language. */
export interface PageContext {
  readonly language: Language;
  readonly texts: PageTexts;
  readonly helpline: PageHelpline;
  readonly assetUrl: AssetUrl;
  /** The page's own address without language, for the language link: "/faq" or "/faq?q=code". */
  readonly address: string;
}

export interface PageParts {
  readonly title: string;
  readonly main: Html;
  /** What stands beside the main part on a wide screen and below it on a narrow one. */
  readonly beside?: Html;
  /** Set on a page with a layout of its own, most with a script. */
  readonly kind?: 'chat' | 'frame' | 'lookup' | 'card';
}

const scripts: Readonly<Partial<Record<NonNullable<PageParts['kind']>, string>>> = { chat: 'client/chat-page.js', frame: 'client/chat-page.js', lookup: 'client/lookup.js' };

/** An address of ours in the given language, whatever query it already has. */
export function inLanguage(address: string, language: Language): string {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
}

/** A whole page: head, skip link, header with navigation and language link, main part, footer. */
export function page(context: PageContext, parts: PageParts): Html {
  const { language, texts, assetUrl } = context;
  const { kind } = parts;
  const script = kind && scripts[kind];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${texts.site.description}">
<title>${parts.title === texts.site.name ? '' : `${parts.title} – `}${texts.site.name}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assetUrl('page.css')}">
${kind === 'lookup' || kind === 'card' ? html`<link rel="stylesheet" href="${assetUrl('lookup.css')}">` : null}
${script ? html`<script type="module" src="${assetUrl(script)}"></script>` : null}
</head>
<body class="${kind ?? 'reading'}">
<a class="skip" href="#main" id="skip" data-swap>${texts.site.skip}</a>
<div class="screen">
${kind === 'frame' ? null : header(context)}
<main id="main" tabindex="-1">
${parts.main}
</main>
</div>
${parts.beside ?? null}
${kind === 'frame' ? null : footer(context)}
</body>
</html>
`;
}

function header(context: PageContext): Html {
  const { language, texts, address } = context;
  const link = (path: string, label: string) =>
    html`<a href="${inLanguage(path, language)}"${address === path ? html` aria-current="page"` : null}>${label}</a>`;
  return html`<header class="site" id="site-header" data-swap>
<p class="brand"><a href="${inLanguage('/', language)}">${texts.site.name}</a></p>
<nav aria-label="${texts.site.navigation}">
${link('/', texts.site.chat)}
${link('/faq', texts.site.faq)}
${languageLink(context)}
</nav>
</header>`;
}

/** The link to the same page in the other language, labelled in that language. */
export function languageLink({ language, texts, address }: PageContext): Html {
  const other = languages.find((candidate) => candidate !== language) ?? language;
  return html`<a id="switch-language" class="language" href="${inLanguage(address, other)}" lang="${other}" hreflang="${other}" data-language="${other}">${texts.site.switchLanguage}</a>`;
}

function footer({ language, texts }: PageContext): Html {
  return html`<footer class="site" id="site-footer" data-swap>
<p>${texts.site.owner}</p>
<nav aria-label="${texts.site.footer}">
<a href="${inLanguage('/privacy', language)}">${texts.site.privacy}</a>
<a href="${inLanguage('/accessibility', language)}">${texts.site.accessibility}</a>
</nav>
</footer>`;
}

/** How to reach a person: the same block, in the same words, on every page. */
export function helplineBlock({ texts, helpline, language }: PageContext, level: 2 | 3 = 2): Html {
  const { title, intro, phone, price, hours, form, path } = texts.helpline;
  const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  return html`<section class="helpline">
${heading}
<p>${intro}</p>
<dl>
<dt>${phone}</dt><dd><a href="tel:${helpline.phone.replaceAll(' ', '')}">${helpline.phone}</a></dd>
<dt>${price}</dt><dd>${helpline.price[language]}</dd>
<dt>${hours}</dt><dd>${helpline.hours[language]}</dd>
<dt>${form}</dt><dd><a href="${helpline.form.site}">${helpline.form.site.replace(/^https?:\/\//, '')}</a></dd>
<dt>${path}</dt><dd lang="fr">${helpline.form.path[language]}</dd>
</dl>
</section>`;
}
