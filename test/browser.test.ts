import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { contentFolder, projectRoot } from '../knowledge/content-files.js';
import { loadContent } from '../knowledge/content.js';
import { pageEntries } from '../bot/web/page-entries.js';
import { readPageMessages } from '../bot/web/page-content.js';
import { webPages } from '../bot/web/web-pages.js';
import { axeViolations, freshPage, launchBrowser, overflowWidth } from './browser.js';

const messages = readPageMessages(join(contentFolder(), 'pages.yaml'));
const appearances = [[1280, 'light'], [320, 'light'], [320, 'dark']] as const;

async function listen(app: express.Express): Promise<Server> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port; // listening on a port

describe('The pages in a browser', () => {
  let browser: Browser;
  let website: Server;
  let host: Server;
  let page: Page;
  const at = (path: string) => `http://127.0.0.1:${portOf(website)}${path}`;
  const hostAt = (path: string) => `http://localhost:${portOf(host)}${path}`;

  before(async function () {
    this.timeout(60_000);
    const content = loadContent(contentFolder());
    const app = express();
    website = await listen(app);
    host = await listen(hostSite(() => at('/embed.js')));
    const assetsDir = join(projectRoot(), 'dist', 'assets');
    const pages = webPages({
      messages, entries: pageEntries(content, 30), helpline: content.helpline, search: () => ['my-deadline'],
      embedOrigins: [hostAt('')], retentionDays: 30, assetsDir,
    });
    app.use(pages.routes, pages.notFound);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    website.close();
    host.close();
  });
  afterEach(() => page.context().close());

  for (const path of ['/faq', '/faq?q=code', '/faq/my-deadline', '/faq/my-deadline?lang=en', '/privacy', '/accessibility', '/nothing-here']) {
    it(`${path} passes WCAG 2.2 A and AA, wide and narrow, light and dark, without scrolling sideways`, async () => {
      page = await freshPage(browser);
      await page.goto(at(path));
      for (const [width, colorScheme] of appearances) {
        await page.setViewportSize({ width, height: 640 });
        await page.emulateMedia({ colorScheme });
        expect(await axeViolations(page), `${width} px ${colorScheme}`).to.deep.equal([]);
        expect(await overflowWidth(page), `${width} px`).to.equal(0);
      }
    });
  }

  it('searches the questions with the keyboard alone', async () => {
    page = await freshPage(browser);
    await page.goto(at('/faq'));
    await page.getByRole('searchbox', { name: messages.faq.search.fr }).press('x');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: messages.faq.resultsTitle.fr }).waitFor();
    expect(page.url()).to.contain('q=x').and.to.contain('lang=fr');
  });

  it('reads without script: the chat’s page leads to the questions and to a person', async () => {
    page = await freshPage(browser, { javaScriptEnabled: false });
    await page.goto(at('/'));
    await page.getByRole('link', { name: messages.noscript.link.fr }).click();
    expect(page.url()).to.equal(at('/faq?lang=fr'));
  });

  describe('embedded in another site', () => {
    const openButton = () => page.getByRole('button', { name: messages.embed.open.fr });
    const panel = () => page.getByRole('dialog', { name: messages.embed.title.fr });

    it('shows only a button until it is asked for, in the language of the site', async () => {
      page = await freshPage(browser);
      await page.goto(hostAt('/'));
      await openButton().waitFor();
      expect(await page.locator('iframe').count()).to.equal(0);
      await page.goto(hostAt('/?lang=en'));
      await page.getByRole('button', { name: messages.embed.open.en }).waitFor();
    });

    it('takes the focus into the panel, and Escape gives it back to the button', async () => {
      page = await freshPage(browser);
      await page.goto(hostAt('/'));
      await openButton().press('Enter');
      expect(await panel().isVisible()).to.equal(true);
      await page.keyboard.press('Escape');
      expect(await panel().isVisible()).to.equal(false);
      expect(await page.evaluate('document.querySelector("[data-chat]").shadowRoot.activeElement.className')).to.equal('open');
    });

    it('fills a narrow screen and passes WCAG 2.2 A and AA around the chat', async () => {
      // Without motion the panel stands where it will stay at once.
      page = await freshPage(browser, { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
      await page.goto(hostAt('/'));
      await openButton().click();
      expect(await panel().boundingBox()).to.deep.equal({ x: 0, y: 0, width: 320, height: 640 });
      expect(await axeViolations(page)).to.deep.equal([]);
      expect(await overflowWidth(page)).to.equal(0);
    });

    it('leaves no name and no cookie behind in the site, nor a trace in its own styles', async () => {
      page = await freshPage(browser);
      await page.goto(hostAt('/bare'));
      const names = () => page.evaluate<string[]>('Object.getOwnPropertyNames(window).sort()');
      const before = await names();
      await page.goto(hostAt('/'));
      await openButton().click();
      expect(await names()).to.deep.equal(before);
      expect(await page.context().cookies()).to.deep.equal([]);
      expect(await page.evaluate('document.styleSheets.length')).to.equal(0);
    });

    it('does not open on a site that is not listed', async () => {
      page = await freshPage(browser);
      const refused: string[] = [];
      page.on('console', (message) => refused.push(message.text()));
      await page.goto(hostAt('/').replace('localhost', '127.0.0.1'));
      await openButton().click();
      await page.waitForTimeout(500);
      expect(refused.join()).to.contain('frame-ancestors');
    });
  });
});

/** A site of somebody else, with a strict policy of its own, that embeds the chat. */
function hostSite(script: () => string): express.Express {
  const site = express();
  const body = (language: string, embed: string) =>
    `<!doctype html><html lang="${language}"><head><meta name="viewport" content="width=device-width"><title>Site</title>${embed}</head><body><main><h1>Site</h1></main></body></html>`;
  site.get('/', (request, response) => {
    const origin = new URL(script()).origin;
    response.set('Content-Security-Policy', `default-src 'none'; script-src ${origin}; frame-src ${origin}`);
    response.send(body(request.query.lang === 'en' ? 'en' : 'fr', `<script src="${script()}" defer></script>`));
  });
  site.get('/bare', (_request, response) => void response.send(body('fr', '')));
  return site;
}
