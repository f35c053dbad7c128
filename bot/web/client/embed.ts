// A script, not a module: the server puts embedTexts before it and a function around both (embed-script.ts).
declare const embedTexts: Readonly<Record<string, Readonly<Record<'open' | 'title' | 'close' | 'frame', string>>>>;

const embedStyle = `
:host { all: initial; }
button { font: 600 1rem/1.25 system-ui, sans-serif; cursor: pointer; border: 0; border-radius: 24px; background: #0b5a52; color: #fff; }
button:focus-visible { outline: 3px solid #0b5a52; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
.open { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; padding: 14px 20px; box-shadow: 0 2px 8px rgb(0 0 0 / .3); }
.panel { position: fixed; right: 16px; bottom: 16px; z-index: 2147483001; width: min(400px, 100vw - 32px); height: min(640px, 100vh - 32px);
  height: min(640px, 100dvh - 32px); display: flex; flex-direction: column; overflow: hidden; background: #fff; color: #1c2422;
  border: 1px solid #6f7976; border-radius: 12px; box-shadow: 0 6px 24px rgb(0 0 0 / .3); animation: rise .15s ease-out; }
.panel[hidden], .open[hidden] { display: none; }
.panel:focus-visible { outline: 3px solid #0b5a52; outline-offset: 2px; }
.head { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 6px 6px 6px 14px; background: #0b5a52; }
.head p { margin: 0; font: 600 1rem/1.25 system-ui, sans-serif; color: #fff; }
.close { min-width: 44px; min-height: 44px; border-radius: 8px; }
.close:focus-visible { outline-color: #fff; outline-offset: -4px; box-shadow: none; }
iframe { flex: 1; width: 100%; border: 0; background: #fff; }
@keyframes rise { from { transform: translateY(12px); opacity: 0; } }
@media (max-width: 480px) { .panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; } }
@media (prefers-reduced-motion: reduce) { .panel { animation: none; } }
@media (prefers-color-scheme: dark) { .panel, iframe { background: #18201e; } }
@media print { .open, .panel { display: none; } }
`;

const embedTag = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

function embedElement<Name extends keyof HTMLElementTagNameMap>(name: Name, properties: Readonly<Record<string, string>>): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  const { text = '', ...attributes } = properties;
  created.textContent = text;
  for (const [attribute, value] of Object.entries(attributes)) created.setAttribute(attribute, value);
  return created;
}

function startEmbed(tag: HTMLScriptElement): void {
  const asked = (tag.dataset.lang ?? document.documentElement.lang).slice(0, 2).toLowerCase();
  const language = asked in embedTexts ? asked : 'fr';
  const texts = embedTexts[language];
  if (!texts) return;
  const origin = new URL(tag.src).origin;
  const source = `${origin}/chat-frame?lang=${language}&host=${encodeURIComponent(location.origin)}`;

  const host = embedElement('div', { lang: language, 'data-chat': 'echeance' });
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet(); // unlike a style element, not subject to the host page's policy
  sheet.replaceSync(embedStyle);
  shadow.adoptedStyleSheets = [sheet];

  const open = embedElement('button', { class: 'open', type: 'button', text: texts.open, 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
  const panel = embedElement('div', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', tabindex: '-1', hidden: '' });
  const head = embedElement('div', { class: 'head' });
  const close = embedElement('button', { class: 'close', type: 'button', text: '✕', 'aria-label': texts.close });
  head.append(embedElement('p', { id: 'title', text: texts.title }), close);
  panel.append(head);
  shadow.append(open, panel);
  document.body.append(host);

  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  const focusFrame = () => {
    frame?.focus();
    frame?.contentWindow?.postMessage('echeance:focus', origin);
  };
  const show = (shown: boolean) => {
    panel.hidden = !shown;
    open.hidden = shown;
    open.setAttribute('aria-expanded', String(shown));
  };
  open.addEventListener('click', () => {
    show(true);
    if (!frame) {
      frame = embedElement('iframe', { src: source, title: texts.frame });
      panel.append(frame);
    }
    if (ready) focusFrame();
    else panel.focus();
  });
  const dismiss = () => {
    show(false);
    open.focus();
  };
  close.addEventListener('click', dismiss);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dismiss();
  });
  window.addEventListener('message', (event) => {
    if (event.origin !== origin || !frame || event.source !== frame.contentWindow) return;
    if (event.data === 'echeance:close' && !panel.hidden) dismiss();
    if (event.data !== 'echeance:ready') return;
    ready = true;
    if (shadow.activeElement === panel) focusFrame();
  });
}

if (embedTag) startEmbed(embedTag);
