import { type AddressInfo } from 'node:net';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import express from 'express';
import { contentFolder, projectRoot } from '../knowledge/content-files.js';
import { contentSecurityPolicy, socketSources } from '../bot/web/content-security-policy.js';
import { html, paragraphs } from '../bot/web/html.js';
import { pageTexts, readPageMessages, type PageEntry } from '../bot/web/page-content.js';
import { webPages } from '../bot/web/web-pages.js';

const messages = readPageMessages(join(contentFolder(), 'pages.yaml'));
const helpline = {
  phone: '01 23 45 67 89',
  price: { fr: 'gratuit', en: 'free' },
  hours: { fr: 'le matin', en: 'in the morning' },
  form: { site: 'https://example.org', path: { fr: 'Aide > Contact', en: 'Aide > Contact' } },
};
const entry = (id: string, more: Partial<PageEntry> = {}): PageEntry => ({
  id, question: { fr: `Question ${id} ?`, en: `Question ${id}?` }, answer: { fr: 'Réponse.', en: 'Answer.' }, sources: [], related: [], ...more,
});
const entries = [
  entry('my-deadline', {
    answer: { fr: 'Un.\n\nDeux.', en: 'One.\n\nTwo.' },
    steps: { fr: ['Faites ceci.'], en: ['Do this.'] },
    sources: [
      { title: { fr: 'La source', en: 'The source' }, url: 'https://example.org/s', updated: '2024-10-17' },
      { title: { fr: 'Le mois', en: 'The month' }, url: null, updated: '2022-01' },
      { title: { fr: 'Sans date', en: 'No date' }, url: null, updated: null },
    ],
    related: ['<odd>', 'gone'],
  }),
  entry('<odd>', { question: { fr: 'Un <b>piège</b> & "autre"', en: 'A <b>trap</b> & "other"' } }),
];
const embedOrigins = ['https://partner.example'];

describe('The website’s pages', () => {
  let server: Server;
  let base = '';
  const get = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers });
  const text = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text();

  before(async () => {
    const search = (words: string) => entries.filter(({ id }) => words.includes(id)).map(({ id }) => id);
    const website = webPages({ messages, entries, helpline, search, embedOrigins, retentionDays: 12, assetsDir: join(projectRoot(), 'dist', 'assets') });
    server = createServer(express().use(website.routes, website.notFound));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on a port
  });
  after(() => server.close());

  for (const path of ['/', '/faq', '/faq/my-deadline', '/privacy', '/accessibility', '/chat-frame', '/faq?q=my-deadline']) {
    it(`${path} is a French page with one h1 unless another language is asked for`, async () => {
      const response = await get(path);
      const page = await response.text();
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.equal('text/html; charset=utf-8');
      expect(page).to.match(/^<!doctype html>\s*<html lang="fr">/);
      expect(page.match(/<h1>/g)).to.have.length(1);
      expect(page).not.to.contain('undefined').and.not.to.contain('[object Object]');
    });
    it(`${path} has neither an inline script nor an inline style, and sets no cookie`, async () => {
      const response = await get(path);
      const page = await response.text();
      expect(page).not.to.match(/<style|\sstyle=|\son\w+=|javascript:/);
      expect(page).not.to.match(/<script(?![^>]* src=)/);
      expect(response.headers.get('set-cookie')).to.equal(null);
    });
    it(`${path} leads to the same page in English`, async () => {
      const link = /href="([^"]*)" lang="en" hreflang="en"/.exec(await text(path))?.[1] ?? '';
      const page = await text(link.replaceAll('&amp;', '&'));
      expect(page).to.contain('<html lang="en">').and.to.contain('hreflang="fr"');
    });
  }

  describe('the language', () => {
    const languages: readonly [string, Record<string, string>, string][] = [
      ['/faq', { 'Accept-Language': 'en-US,en;q=0.9' }, 'en'],
      ['/faq', { 'Accept-Language': 'de, en;q=0.5, fr;q=0.4' }, 'en'],
      ['/faq', { 'Accept-Language': 'de' }, 'fr'],
      ['/faq?lang=fr', { 'Accept-Language': 'en' }, 'fr'],
      ['/faq?lang=xx', { 'Accept-Language': 'en' }, 'en'],
    ];
    for (const [path, headers, language] of languages) {
      it(`is ${language} for ${path} with ${headers['Accept-Language']}`, async () => {
        expect(await text(path, headers)).to.contain(`<html lang="${language}">`);
      });
    }
  });

  describe('an entry’s page', () => {
    it('shows the answer’s paragraphs, the steps and every source with its date as precise as it is known', async () => {
      const page = await text('/faq/my-deadline?lang=fr');
      expect(page).to.contain('<p>Un.</p><p>Deux.</p>').and.to.contain('<ol><li>Faites ceci.</li></ol>');
      expect(page).to.contain('<a href="https://example.org/s">La source</a>');
      expect(page).to.contain('<time datetime="2024-10-17">17 octobre 2024</time>');
      expect(page).to.contain('<time datetime="2022-01">janvier 2022</time>');
      expect(page).to.contain(`Sans date, ${messages.faq.undated.fr}`);
    });
    it('links to the related entries that exist', async () => {
      const page = await text('/faq/my-deadline');
      expect(page).to.contain('href="/faq/%3Codd%3E?lang=fr"').and.not.to.contain('/faq/gone');
    });
    it('escapes whatever an entry contains', async () => {
      const page = await text('/faq/%3Codd%3E?lang=en');
      expect(page).to.contain('<h1>A &lt;b&gt;trap&lt;/b&gt; &amp; &quot;other&quot;</h1>').and.not.to.contain('<b>');
    });
  });

  it('lists every entry once on the page of all questions, also those no theme names', async () => {
    const page = await text('/faq?lang=fr');
    expect(page.match(/href="\/faq\/my-deadline\?/g)).to.have.length(1);
    expect(page).to.contain(messages.faq.otherTheme.fr).and.to.contain('href="/faq/%3Codd%3E?lang=fr"');
  });

  it('searches without a script, and shows the words again escaped', async () => {
    const found = await text('/faq?lang=fr&q=my-deadline');
    expect(found).to.contain('href="/faq/my-deadline?lang=fr"').and.not.to.contain('%3Codd%3E');
    const nothing = await text(`/faq?lang=fr&q=${encodeURIComponent('"><script>x')}`);
    expect(nothing).to.contain(messages.faq.noResults.fr).and.to.contain('value="&quot;&gt;&lt;script&gt;x"');
    expect(nothing).not.to.contain('<script>x');
  });

  it('cuts a search that is too long between two characters', async () => {
    for (const words of ['😀'.repeat(300), `a${'😀'.repeat(300)}`]) expect(await text(`/faq?lang=fr&q=${encodeURIComponent(words)}`)).to.contain(`value="${words.slice(0, 390)}`).and.not.to.match(/\p{Surrogate}/u);
  });

  it('tells how to reach a person on every page, with a number that can be dialled', async () => {
    for (const path of ['/', '/faq', '/faq/my-deadline', '/privacy', '/accessibility', '/nothing-here']) {
      expect(await text(path)).to.contain('<a href="tel:0123456789">01 23 45 67 89</a>');
    }
  });

  it('states the retention in force in the privacy notice', async () => {
    expect(await text('/privacy?lang=fr')).to.contain('12 jours');
    expect(await text('/privacy?lang=en')).to.contain('12 days');
  });

  it('leads a browser without script to the questions', async () => {
    const block = /<noscript>([^]*)<\/noscript>/.exec(await text('/?lang=fr'))?.[1] ?? '';
    expect(block).to.contain('href="/faq?lang=fr"').and.to.contain('tel:');
  });

  for (const path of ['/nothing-here', '/faq/unknown', '/assets/x/unknown.js', '/assets/x/..%2f..%2fpackage.json']) {
    it(`answers ${path} with a page that says it does not exist`, async () => {
      const response = await get(path, { 'Accept-Language': 'en' });
      expect(response.status).to.equal(404);
      expect(await response.text()).to.contain(messages.notFound.title.en);
    });
  }

  describe('the security policy', () => {
    const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? '';
    it('allows scripts of our own host only, and styles of it or with the response’s nonce', async () => {
      const response = await get('/');
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce).to.have.length(24);
      expect(policy).to.contain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-").and.not.to.contain('unsafe');
      expect((await response.text()).replaceAll('&quot;', '"')).to.contain(`"nonce":"${nonce}"`);
    });
    it('has a new nonce for each response', async () => {
      expect(await policyOf('/')).not.to.equal(await policyOf('/'));
    });
    it('lets no site frame a page, except the embedded chat on the listed origins', async () => {
      expect(await policyOf('/')).to.match(/frame-ancestors 'none'$/);
      expect(await policyOf('/faq')).to.match(/frame-ancestors 'none'$/);
      expect(await policyOf('/chat-frame')).to.match(/frame-ancestors 'self' https:\/\/partner\.example$/);
      expect((await get('/chat-frame')).headers.get('x-frame-options')).to.equal(null);
    });
    it('lets forms go to our own host only where there is one', async () => {
      expect(await policyOf('/faq')).to.contain("form-action 'self'");
      expect(await policyOf('/')).to.contain("form-action 'none'");
    });
    it('names our own host’s sockets, but never what a forged host header adds', () => {
      expect(socketSources('chat.example:8443', true)).to.equal('wss://chat.example:8443');
      expect(socketSources('[::1]:3978', false)).to.equal('ws://[::1]:3978 wss://[::1]:3978');
      expect(socketSources("a.example; script-src 'unsafe-inline'", true)).to.equal('');
      expect(socketSources(undefined, true)).to.equal('');
      expect(contentSecurityPolicy({ nonce: 'x', frameAncestors: "'none'" })).to.contain("connect-src 'self' blob:;");
    });
  });

  describe('static files', () => {
    const script = async () => /<script type="module" src="([^"]+)"/.exec(await text('/'))?.[1] ?? '';
    it('are cached for ever under their own hash and checked again under another', async () => {
      const url = await script();
      expect(url).to.match(/^\/assets\/[\w-]{16}\/client\/chat-page\.js$/);
      expect((await get(url)).headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
      expect((await get(url.replace(/[\w-]{16}/, 'older'))).headers.get('cache-control')).to.equal('no-cache');
    });
    it('come compressed as the browser accepts, and are not sent again unchanged', async () => {
      const url = await script();
      const plain = await raw(base + url, 'identity');
      const brotli = await raw(base + url, 'gzip, br');
      const gzip = await raw(base + url, 'gzip');
      expect([plain.encoding, brotli.encoding, gzip.encoding]).to.deep.equal([undefined, 'br', 'gzip']);
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).to.equal(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).to.equal(true);
      const again = await raw(base + url, 'gzip, br', brotli.etag);
      expect([again.status, again.body.length]).to.deep.equal([304, 0]);
    });
    it('hold the chat’s own script below 700 kB', async () => {
      const url = /&quot;webChatUrl&quot;:&quot;([^&]+)&quot;/.exec(await text('/'))?.[1] ?? '';
      const { body, status } = await raw(base + url, 'br');
      expect(status).to.equal(200);
      expect(body.length).to.be.within(100_000, 700_000);
    });
    it('give the icon and the embedding script to anybody', async () => {
      expect((await get('/favicon.svg')).headers.get('content-type')).to.equal('image/svg+xml');
      const embed = await get('/embed.js');
      expect(embed.headers.get('cross-origin-resource-policy')).to.equal('cross-origin');
      expect(embed.headers.get('content-type')).to.contain('text/javascript');
      const source = await embed.text();
      expect(source).to.contain(messages.embed.open.fr).and.to.contain(messages.embed.open.en);
      expect(() => new Script(source)).not.to.throw();
    });
  });

  describe('texts', () => {
    it('stop the start when nothing fills a placeholder', () => {
      const odd = { ...messages, noscript: { ...messages.noscript, text: { fr: 'Voir {unknown}', en: 'See {unknown}' } } };
      expect(() => pageTexts(odd, 'fr', {})).to.throw(/nothing fills \{/);
    });
    it('stop the start when one misses a language, naming the field', () => {
      expect(() => readPageMessages(join(contentFolder(), 'helpline.yaml'))).to.throw(/helpline\.yaml[^]*site/);
    });
    it('are escaped in elements and attributes alike, and only once', () => {
      const inner = html`<i title="${'"<&\''}">${'<'}</i>`;
      expect(html`<p>${inner}${[inner]}${null}${3}</p>`.markup).to.equal(`<p>${inner.markup}${inner.markup}3</p>`);
      expect(inner.markup).to.equal('<i title="&quot;&lt;&amp;&#39;">&lt;</i>');
    });
    it('become paragraphs at blank lines and line breaks at single ones', () => {
      expect(html`${paragraphs('a\nb\n\n<c>\n')}`.markup).to.equal('<p>a<br>b</p><p>&lt;c&gt;</p>');
    });
  });
});

interface RawReply {
  readonly status: number | undefined;
  readonly encoding: string | undefined;
  readonly etag: string;
  readonly body: Buffer;
}

/** A GET whose body is left compressed as it came. */
function raw(url: string, acceptEncoding: string, etag?: string): Promise<RawReply> {
  const headers = { 'Accept-Encoding': acceptEncoding, ...(etag && { 'If-None-Match': etag }) };
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { 'content-encoding': encoding, etag: tag = '' } = response.headers;
        resolve({ status: response.statusCode, encoding, etag: tag, body: Buffer.concat(chunks) });
      });
    }).on('error', reject).end();
  });
}
