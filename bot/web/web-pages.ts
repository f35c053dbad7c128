import { randomBytes } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { languages, type Language } from '../../knowledge/language.js';
import { originOf } from '../directline/origin.js';
import type { ApiDocument } from '../openapi/document.js';
import { hoursOfLife } from '../resume/resume-codes.js';
import { assetRoutes, assetUrls, readAssets } from './asset-files.js';
import { chatFrame, chatPage } from './chat-pages.js';
import { contentSecurityPolicy, socketSources } from './content-security-policy.js';
import { embedScript } from './embed-script.js';
import { entryPage, faqPage, faqResults, faqThemes } from './faq-pages.js';
import type { Html } from './html.js';
import { cardPage, type LookupParts } from './lookup-card.js';
import { lookupPage } from './lookup-page.js';
import { pageTexts, type PageEntry, type PageHelpline, type PageMessages } from './page-content.js';
import type { PageContext } from './page-layout.js';
import { referencePage } from './reference-page.js';
import { documentPage, missingPage } from './text-pages.js';

export interface WebPagesOptions {
  readonly messages: PageMessages;
  readonly entries: readonly PageEntry[];
  readonly helpline: PageHelpline;
  /** Ids of the entries that fit an utterance, best first. */
  readonly search: (utterance: string, language: Language) => readonly string[];
  /** Origins that may show the chat in a frame, beside our own. */
  readonly embedOrigins: readonly string[];
  readonly retentionDays: number;
  /** What buildAssets wrote: dist/assets. */
  readonly assetsDir: string;
  /** Who may show the agents' page in a frame; nobody unless set. */
  readonly agentHosts?: readonly string[];
  /** The phone agents' page at /lookup; there is none without. */
  readonly agents?: Omit<LookupParts, 'entries'>;
  /** The address of the site; the request's own host unless set. */
  readonly publicUrl?: string | undefined;
}

export interface WebPages {
  /** Every page and static file of the website. */
  readonly routes: Router;
  /** The page that shows a description of the API. */
  readonly reference: (document: () => Promise<ApiDocument>) => RequestHandler;
  /** The page for an address that nothing answered; mount it last. */
  readonly notFound: RequestHandler;
}

/** The website as Express routes; throws when a text, a placeholder's value or a built file is missing. */
export function webPages(options: WebPagesOptions): WebPages {
  const { messages, entries, embedOrigins, agentHosts = ["'none'"], assetsDir, agents } = options;
  const assets = readAssets(assetsDir);
  const assetUrl = assetUrls(assets);
  const script = embedScript(assetsDir, messages);
  const contextOf = pageContexts(options, assetUrl);
  const routes = Router();

  routes.get('/', (request, response) => {
    const nonce = newNonce();
    sendPage(request, response, { nonce, body: chatPage(contextOf(request, '/'), nonce) });
  });
  routes.get('/chat-frame', (request, response) => {
    const nonce = newNonce();
    const frameAncestors = ["'self'", ...embedOrigins].join(' ');
    sendPage(request, response, { nonce, frameAncestors, body: chatFrame(contextOf(request, '/chat-frame'), nonce) });
  });
  routes.get('/privacy', (request, response) => {
    const context = contextOf(request, '/privacy');
    sendPage(request, response, { body: documentPage(context, context.texts.privacy) });
  });
  routes.get('/accessibility', (request, response) => {
    const context = contextOf(request, '/accessibility');
    sendPage(request, response, { body: documentPage(context, context.texts.accessibility) });
  });
  if (agents) routes.get('/lookup', (request, response) => {
    const line = askedIn(request, 500);
    sendPage(request, response, { frameAncestors: agentHosts.join(' '), body: lookupPage(contextOf(request, '/lookup'), { ...agents, entries }, line) });
  });
  if (agents) routes.get('/lookup/card', (request, response) => {
    sendPage(request, response, { body: cardPage(contextOf(request, '/lookup/card'), { ...agents, entries }) });
  });
  routes.get('/embed.js', (_request, response) => {
    response.set({ 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'public, max-age=3600', 'X-Content-Type-Options': 'nosniff' });
    response.type('text/javascript').send(script);
  });
  routes.use(faqRoutes(options, contextOf), assetRoutes(assets, assetUrl));

  const notFound: RequestHandler = (request, response) => {
    response.status(404);
    sendPage(request, response, { body: missingPage(contextOf(request, '/')) });
  };
  const reference: WebPages['reference'] = (document) => async (request, response) => {
    sendPage(request, response, { body: referencePage(contextOf(request, '/api/reference'), await document(), originOf(options, request)) });
  };
  return { routes, reference, notFound };
}

type ContextOf = (request: Request, address: string) => PageContext;

function pageContexts({ messages, helpline, retentionDays }: WebPagesOptions, assetUrl: PageContext['assetUrl']): ContextOf {
  const textsIn = (language: Language) =>
    pageTexts(messages, language, {
      phone: helpline.phone,
      hours: helpline.hours[language],
      price: helpline.price[language],
      form: helpline.form.path[language],
      site: helpline.form.site,
      retentionDays: String(retentionDays),
      codeHours: String(hoursOfLife),
    });
  const texts = { fr: textsIn('fr'), en: textsIn('en') };
  return (request, address) => {
    const language = languageOf(request);
    return { language, texts: texts[language], helpline, assetUrl, address };
  };
}

/** What the address asks (`q`), cut without leaving half a character behind, which no address could hold. */
const askedIn = ({ query: { q } }: Request, most: number): string => (typeof q === 'string' ? q.slice(0, most).replace(/\p{Surrogate}/gu, '') : '');

function faqRoutes({ messages, entries, search }: WebPagesOptions, contextOf: ContextOf): Router {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const found = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const routes = Router();
  routes.get('/faq', (request, response) => {
    const utterance = askedIn(request, 400).trim();
    const context = contextOf(request, utterance === '' ? '/faq' : `/faq?q=${encodeURIComponent(utterance)}`);
    const body =
      utterance === ''
        ? faqPage(context, faqThemes(byId, messages, context.language))
        : faqResults(context, utterance, found(search(utterance, context.language)));
    sendPage(request, response, { body, formAction: "'self'" });
  });
  routes.get('/faq/:id', (request, response, next) => {
    const entry = byId.get(request.params.id);
    if (!entry) return next();
    const context = contextOf(request, `/faq/${entry.id}`);
    sendPage(request, response, { body: entryPage(context, entry, found(entry.related)) });
  });
  return routes;
}

/** The language a request asks for: ?lang= first, then the browser's languages, French otherwise. */
export function languageOf(request: Request): Language {
  const asked = languages.find((language) => language === request.query.lang);
  const accepted = request.acceptsLanguages([...languages]);
  return asked ?? languages.find((language) => language === accepted) ?? 'fr';
}

function newNonce(): string {
  return randomBytes(16).toString('base64');
}

interface Sent {
  readonly body: Html;
  readonly nonce?: string;
  readonly frameAncestors?: string;
  readonly formAction?: string;
}

/** Sends a page under its own policy; whatever headers a general middleware set before give way to it. */
function sendPage(request: Request, response: Response, sent: Sent): void {
  const { body, nonce = newNonce(), frameAncestors = "'none'", formAction = "'none'" } = sent;
  const sockets = socketSources(request.get('host'), request.secure);
  response.removeHeader('X-Frame-Options');
  response.set({
    'Content-Security-Policy': contentSecurityPolicy({ nonce, frameAncestors, formAction, sockets }),
    'Cache-Control': 'private, no-cache',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  });
  response.vary('Accept-Language').type('html').send(body.markup);
}
