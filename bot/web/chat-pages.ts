import { html, type Html } from './html.js';
import { helplineBlock, inLanguage, languageLink, page, type PageContext } from './page-layout.js';

/** The website's first page: the chat, what it is and is not, and how to reach a person. */
export function chatPage(context: PageContext, nonce: string): Html {
  const { texts } = context;
  const main = html`<div class="title" id="title" data-swap>
<h1>${texts.site.title}</h1>
<p class="owner">${texts.site.owner}</p>
</div>
${noscript(context)}
${chatSection(context, nonce)}`;
  const beside = html`<aside class="beside" id="beside" aria-labelledby="about-title" data-swap>
${examples(context)}
${about(context)}
${helplineBlock(context)}
</aside>`;
  return page(context, { title: texts.site.title, main, beside, kind: 'chat' });
}

/** The chat alone, for the panel that embed.js opens on other sites. */
export function chatFrame(context: PageContext, nonce: string): Html {
  const { texts, language } = context;
  const main = html`<div class="title" id="title" data-swap>
<h1>${texts.embed.title}</h1>
<p class="owner">${texts.site.owner}</p>
<p class="links"><a href="${inLanguage('/faq', language)}" target="_blank" rel="noopener">${texts.site.faq}</a>
<a href="${inLanguage('/privacy', language)}" target="_blank" rel="noopener">${texts.site.privacy}</a>
${languageLink(context)}</p>
</div>
${noscript(context)}
${chatSection(context, nonce)}`;
  return page(context, { title: texts.embed.title, main, kind: 'frame' });
}

function noscript(context: PageContext): Html {
  const { texts, language } = context;
  return html`<noscript><div class="notice">
<p>${texts.noscript.text} <a href="${inLanguage('/faq', language)}">${texts.noscript.link}</a></p>
${helplineBlock(context)}
</div></noscript>`;
}

function chatSection(context: PageContext, nonce: string): Html {
  const { texts, language, assetUrl } = context;
  const settings = JSON.stringify({ language, texts: texts.chat, nonce, webChatUrl: assetUrl('webchat.js') });
  return html`<section class="chat" aria-labelledby="chat-heading">
<div class="bar">
<div id="chat-words" data-swap><h2 id="chat-heading">${texts.chat.heading}</h2><p class="warning">${texts.chat.warning}</p></div>
<div class="actions" id="chat-actions" data-swap><button type="button" id="new-conversation" hidden>${texts.chat.newConversation}</button></div>
</div>
<div class="confirm" id="confirm-new" role="group" aria-labelledby="confirm-question" hidden>
<div id="confirm-words" data-swap><p id="confirm-question">${texts.chat.confirmNew}</p>
<button type="button" id="confirm-yes">${texts.chat.confirmYes}</button>
<button type="button" id="confirm-no">${texts.chat.confirmNo}</button></div>
</div>
<div class="connection"><p id="chat-status" role="status"></p><span id="resume-words" data-swap><button type="button" id="resume" hidden>${texts.chat.resume}</button></span></div>
<div id="chat" data-settings="${settings}"></div>
</section>`;
}

function examples({ texts }: PageContext): Html {
  const buttons = texts.chat.examples.map((example) => html`<li><button type="button" data-example="${example}">${example}</button></li>`);
  return html`<section class="examples" hidden><h2>${texts.chat.examplesTitle}</h2><ul>${buttons}</ul></section>`;
}

function about({ texts }: PageContext): Html {
  const list = (lines: readonly string[]) => html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<section class="about"><h2 id="about-title">${texts.about.title}</h2>
<p>${texts.about.intro}</p>
<h3>${texts.about.coversTitle}</h3>${list(texts.about.covers)}
<h3>${texts.about.notCoversTitle}</h3>${list(texts.about.notCovers)}
<h3>${texts.about.dataTitle}</h3><p>${texts.about.data}</p>
</section>`;
}
