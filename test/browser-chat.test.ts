import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startApp } from './app-server.js';
import { axeViolations, freshPage, launchBrowser, overflowWidth } from './browser.js';
import { browserAndApp } from './browser-app.js';
import { bubbles, lastBubble, openChatPage, typeInChat, waiting } from './chat-page.js';
import { startServer, type RunningServer } from './running-server.js';

const choice = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name });

describe('The chat in a browser', function () {
  this.timeout(90_000);
  const shared = browserAndApp();
  let page: Page;

  afterEach(() => page.context().close());

  it('goes from the question to a stated deadline by buttons and by typing, and is still there after a reload', async () => {
    page = await freshPage(shared.browser, { viewport: { width: 1280, height: 800 } });
    await openChatPage(page, `${shared.app.url}/`);
    await typeInChat(page, 'J’ai créé mon espace, quand pourrai-je utiliser les services ?');
    await choice(page, 'J’ai un courriel avec un lien').click(waiting);
    await lastBubble(page, 'Quand ce courriel est-il arrivé').waitFor(waiting);
    await typeInChat(page, 'hier à 15h');
    await lastBubble(page, 'Il vous reste 2 jours et 4 heures').waitFor(waiting);
    expect(await lastBubble(page, 'Il vous reste').innerText()).to.include('mercredi 25 novembre 2026 à 15:00');
    expect(await axeViolations(page)).to.deep.equal([]);
    await page.reload();
    await lastBubble(page, 'Il vous reste 2 jours et 4 heures').waitFor(waiting);
    expect(await page.locator(bubbles, { hasText: 'Je suis un assistant automatique' }).count(), 'greetings').to.equal(1);
    await typeInChat(page, 'et maintenant ?');
    await lastBubble(page, 'Calcul refait à l’instant').waitFor(waiting);
  });

  it('answers in English on a narrow screen, where nothing scrolls sideways and axe finds nothing', async () => {
    page = await freshPage(shared.browser, { viewport: { width: 320, height: 640 }, locale: 'en-GB' });
    await openChatPage(page, `${shared.app.url}/`);
    await typeInChat(page, 'Expert mode, the code came by post on 3 November. How long do I have?');
    await lastBubble(page, 'The FAQ states no limit').waitFor(waiting);
    expect(await overflowWidth(page)).to.equal(0);
    expect(await axeViolations(page)).to.deep.equal([]);
  });

  it('shows a question’s choices once, as buttons, and takes their numbers too', async () => {
    page = await freshPage(shared.browser);
    await openChatPage(page, `${shared.app.url}/`);
    await typeInChat(page, 'Combien de temps me reste-t-il ?');
    await choice(page, 'J’ai la lettre avec le code').waitFor(waiting);
    expect(await page.locator(bubbles, { hasText: 'J’ai la lettre avec le code' }).count()).to.equal(0);
    await typeInChat(page, '2');
    await lastBubble(page, 'Quand ce courriel est-il arrivé').waitFor(waiting);
  });

  it('keeps to its own host, without cookies and without an error in the console', async () => {
    page = await freshPage(shared.browser);
    const complaints: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    page.on('request', (request) => { if (new URL(request.url()).host !== new URL(shared.app.url).host && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) complaints.push(request.url()); });
    await openChatPage(page, `${shared.app.url}/`);
    await typeInChat(page, 'Bonjour');
    await lastBubble(page, 'Quelle est votre question').waitFor(waiting);
    expect(complaints).to.deep.equal([]);
    expect(await page.context().cookies()).to.deep.equal([]);
  });
});

describe('The chat across a killed server', function () {
  this.timeout(120_000);

  it('goes on in the same tab, in the middle of a dialog', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'echeance-'));
    const browser = await launchBrowser();
    let server: RunningServer = await startServer({ DATA_DIR: folder });
    try {
      const page = await freshPage(browser);
      await openChatPage(page, server.url);
      await typeInChat(page, 'mode simplifié, j’ai la lettre, combien de temps me reste-t-il ?');
      await lastBubble(page, 'Quelle date est imprimée sur la lettre').waitFor(waiting);
      await server.stop('SIGKILL');
      server = await startServer({ DATA_DIR: folder, PORT: new URL(server.url).port });
      await page.waitForTimeout(500);
      await page.waitForSelector('#chat-status:has-text("rétablie")', { timeout: 60_000 });
      await typeInChat(page, 'hier');
      await lastBubble(page, 'Il vous reste').waitFor(waiting);
    } finally {
      await browser.close();
      await server.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('The embedded chat', function () {
  this.timeout(60_000);

  it('opens on a page of another origin, answers there, and closes with Escape', async () => {
    const hostPage: Server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="fr"><title>Une autre page</title><h1>Une autre page</h1><script src="${app.url}/embed.js" defer></script></html>`);
    });
    await new Promise<void>((resolve) => hostPage.listen(0, '127.0.0.1', resolve));
    const { port } = hostPage.address() as AddressInfo; // listening on a port
    const app = await startApp({ environment: { EMBED_ORIGINS: `http://localhost:${port}` } });
    const browser = await launchBrowser();
    try {
      const page = await freshPage(browser, { viewport: { width: 320, height: 640 } });
      await page.goto(`http://localhost:${port}/`);
      const opener = page.getByRole('button').first();
      await opener.click(waiting);
      const frame = page.frameLocator('iframe');
      const box = frame.locator('#chat textarea').first();
      await box.waitFor(waiting);
      await box.fill('Combien de temps le lien est-il valable ?');
      await box.press('Enter');
      await frame.locator(bubbles, { hasText: '72 heures' }).first().waitFor(waiting);
      await box.press('Escape');
      await page.locator('iframe').waitFor({ state: 'hidden', timeout: 5000 });
      const focused: unknown = await page.evaluate('document.activeElement.shadowRoot?.activeElement?.tagName');
      expect(focused, 'focus is back on the button').to.equal('BUTTON');
    } finally {
      await browser.close();
      await app.stop();
      hostPage.closeAllConnections();
      hostPage.close();
    }
  });
});
