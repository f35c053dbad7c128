import { html, type Html } from './html.js';
import type { PageTexts } from './page-content.js';
import { helplineBlock, inLanguage, page, type PageContext } from './page-layout.js';

/** A page of titled sections: the privacy notice, the accessibility statement. */
export function documentPage(context: PageContext, text: PageTexts['privacy']): Html {
  const sections = text.sections.map(
    (section) => html`<section><h2>${section.title}</h2>${section.paragraphs.map((line) => html`<p>${line}</p>`)}</section>`,
  );
  return page(context, { title: text.title, main: html`<h1>${text.title}</h1>${sections}${helplineBlock(context)}` });
}

/** What a person sees at an address that does not exist. */
export function missingPage(context: PageContext): Html {
  const { texts, language } = context;
  const main = html`<h1>${texts.notFound.title}</h1>
<p>${texts.notFound.text}</p>
<p><a class="button" href="${inLanguage('/', language)}">${texts.notFound.home}</a></p>
<p><a href="${inLanguage('/faq', language)}">${texts.site.faq}</a></p>
${helplineBlock(context)}`;
  return page(context, { title: texts.notFound.title, main });
}
