import { request } from 'node:http';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import type { ApiDocument } from '../bot/openapi/document.js';
import { startApp, type AppServer } from './app-server.js';
import { axeViolations, freshPage, launchBrowser, overflowWidth } from './browser.js';

describe('The reference of the API as a page', () => {
  let app: AppServer;
  let markup: string;
  let document: ApiDocument;
  before(async () => {
    app = await startApp();
    const answer = await fetch(`${app.url}/api/reference`, { headers: { 'accept-language': 'fr' } });
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).to.include("default-src 'none'");
    markup = await answer.text();
    document = await (await fetch(`${app.url}/api/openapi.json`)).json() as ApiDocument; // the service's own
  });
  after(() => app.stop());

  const all = (expression: RegExp): string[] => [...markup.matchAll(expression)].map(([, found = '']) => found);

  it('has no script, and says that it is English below a French header', () => {
    expect(markup).not.to.match(/<script|javascript:| on\w+=/i);
    expect(markup).to.match(/<html lang="fr">/).and.match(/<main[^>]*>\s*<div lang="en"/);
  });
  it('has one h1 and skips no level of heading', () => {
    const levels = all(/<h([1-6])[ >]/g).map(Number);
    expect(levels.filter((level) => level === 1)).to.deep.equal([1]);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0), `heading ${index}`).to.be.at.most(1);
  });
  it('links to places that are on it, each id once', () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(all(/href="#([^"]+)"/g).filter((target) => !ids.includes(target))).to.deep.equal([]);
  });
  it('shows of every operation its parameters, a command, and each answer with its body', () => {
    const articles = new Map(markup.split('<article ').slice(1).map((part) => [/ id="([^"]+)"/.exec(part)?.[1], part.split('</article>')[0] ?? '']));
    for (const [path, methods] of Object.entries(document.paths)) for (const [method, { operationId, parameters, responses }] of Object.entries(methods)) {
      const article = articles.get(operationId) ?? '';
      expect(article, operationId).to.include(`<code>${method.toUpperCase()} ${path}</code>`).and.match(/<pre><code>curl /);
      for (const { name } of parameters) expect(article, operationId).to.include(`<dt><code>${name}</code>`);
      const bodies = Object.entries(responses).filter(([status, { content = {} }]) => {
        expect(article, operationId).to.include(`<h4>${status}</h4>`);
        return Object.values(content).some(({ example }) => example !== undefined);
      });
      expect(article.match(/<pre>/g), operationId).to.have.length(1 + bodies.length);
      if (path.startsWith('/api/')) expect(article.match(/<pre><code>\{\n {2}&quot;type&quot;: &quot;about:blank&quot;/g), operationId).to.have.length.above(0);
    }
  });
  it('escapes what an address puts into the commands', async () => {
    const page = await sent(app, { host: 'a"><b>.example' });
    expect(page.toString()).not.to.include('<b>');
  });
  it('weighs less than 20 kB, compressed', async () => {
    const bytes = (await sent(app, { 'accept-encoding': 'br' })).length;
    console.log(`      ${Object.values(document.paths).flatMap(Object.keys).length} operations, ${bytes} bytes brotli, ${markup.length} plain`);
    expect(bytes).to.be.below(20_000);
  });

  describe('in a browser', function () {
    this.timeout(60_000);
    let browser: Browser;
    before(async () => { browser = await launchBrowser(); });
    after(() => browser.close());
    for (const width of [1280, 320]) for (const colorScheme of ['light', 'dark'] as const) {
      it(`passes axe at ${width} px in ${colorScheme} and needs no scrolling sideways`, async () => {
        const page = await freshPage(browser, { viewport: { width, height: 800 }, colorScheme });
        await page.goto(`${app.url}/api/reference`);
        expect(await axeViolations(page)).to.deep.equal([]);
        expect(await overflowWidth(page)).to.equal(0);
        await page.context().close();
      });
    }
  });
});

/** The bytes of the page as they are sent. */
function sent(app: AppServer, headers: Readonly<Record<string, string>>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(`${app.url}/api/reference`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject).end();
  });
}
