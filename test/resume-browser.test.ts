import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { shippedKnowledge, startApp, type AppServer } from './app-server.js';
import { axeViolations, freshPage, launchBrowser, overflowWidth } from './browser.js';
import { lastBubble, openChatPage, typeInChat, waiting } from './chat-page.js';

const questionOf = (id: string): string => shippedKnowledge().content.entries.get(id)?.question.fr ?? id;

describe('The code from the chat, on the phone agents’ page', function () {
  this.timeout(120_000);
  let browser: Browser;
  let app: AppServer;
  let context: BrowserContext;

  before(async () => { browser = await launchBrowser(); });
  after(() => browser.close());
  beforeEach(async () => { app = await startApp({ environment: { DIRECT_LINE_SECRET: 'a secret of this test only' } }); });
  afterEach(async () => {
    await context.close();
    await app.stop();
  });

  /** Chats in a page of its own until the code is there. */
  async function chatted(locale: string, lines: readonly (readonly [say: string, answer: string])[]): Promise<string> {
    const chat = await freshPage(browser, { viewport: { width: 1280, height: 800 }, locale });
    context = chat.context();
    await openChatPage(chat, `${app.url}/`);
    for (const [words, answer] of lines) {
      await typeInChat(chat, words);
      await lastBubble(chat, answer).waitFor(waiting);
    }
    const told = await lastBubble(chat, lines.at(-1)?.[1] ?? '').innerText();
    return /\b(\w\w-\w{3})\b/.exec(told)?.[1] ?? '';
  }

  async function lookup(): Promise<Page> {
    const page = await context.newPage();
    const loaded = page.waitForResponse(/agent\/entries/);
    await page.goto(`${app.url}/lookup`);
    await loaded;
    return page;
  }
  const typed = async (page: Page, line: string): Promise<void> => {
    await page.keyboard.type(line);
    await page.locator(`#matches[data-line=${JSON.stringify(line)}]`).waitFor();
  };

  const french = [
    ['que faire si le lien a expiré ?', 'Essayez de refaire la création'],
    ['combien de temps me reste-t-il ?', 'Où en êtes-vous'],
    ['un courriel avec un lien', 'Quand ce courriel'],
    ['hier à 15h', 'Il vous reste 2 jours et 4 heures'],
    ['un code pour le conseiler', 'Votre code'],
  ] as const;

  it('shows the same mode, step, date, figures and answers, and forgets them with the next caller', async () => {
    const code = await chatted('fr-FR', french);
    expect(code).to.match(/^[A-Z][2-9A-Z]-[2-9A-Z]{3}$/);
    app.setNow(new Date('2026-11-23T12:30:00+01:00'));
    const page = await lookup();
    await typed(page, code.toLowerCase().replace('-', ' '));
    const facts = await page.locator('#answers .chat').innerText();
    expect(facts).to.match(/lundi 23 novembre 2026 à 10:30/).and.to.match(/mode simplifié, courriel avec un lien/i).and.to.match(/dimanche 22 novembre 2026 à 15:00/i);
    expect(facts).to.match(/Il vous reste 2 jours et 4 heures/).and.to.match(/français/i);
    const card = page.locator('#answers article');
    expect(await card.count()).to.equal(1);
    expect(await card.innerText()).to.match(/En cours/).and.to.match(/Il vous reste 2 jours et 2 heures/).and.to.match(/mercredi 25 novembre 2026 à 15:00/).and.to.match(/À dire/);
    await page.waitForTimeout(700);
    expect(await page.locator('#live').innerText()).to.include(code).and.to.match(/courriel avec un lien.*En cours.*2 jours et 2 heures/);
    expect((await page.locator('#matches li').allInnerTexts()).map((row) => row.split('\n'))).to.deep.equal([[`${code} mode simplifié, courriel avec un lien`], [questionOf('my-deadline'), 'dl'], [questionOf('simplified-link-expired'), 'lx']]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await card.filter({ hasText: 'refaire la création' }).waitFor();
    await page.keyboard.press('F2');
    expect(await page.locator('body').innerText()).not.to.include(code);
    expect([await page.locator('#line').inputValue(), await page.locator('#answers article').count(), await page.locator('#history li').count(), page.url()]).to.deep.equal(['', 0, 0, `${app.url}/lookup`]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie, location.search]')).to.deep.equal([0, 0, '', '']);
    expect(app.reports).to.deep.equal([]);
  });

  it('tells that a code is wrong, after too many when to try again, and goes on once that is over', async () => {
    const code = await chatted('en-GB', [['what if the link has expired?', 'create'], ['giv me a cdoe for teh agent', 'Your code']]);
    const page = await lookup();
    const told = page.locator('#told.wrong');
    await typed(page, 'A2-2A2');
    expect(await told.innerText()).to.match(/^Unknown code/);
    expect([await page.locator('#line').getAttribute('aria-invalid'), await page.locator('#matches li').count(), await page.locator('#answers article').count()]).to.deep.equal(['true', 0, 0]);
    await page.waitForTimeout(700);
    expect(await page.locator('#live').innerText()).to.match(/^Unknown code/);
    for (let tries = 1; tries < 20 && !/^Too many/.test(await told.innerText()); tries++) {
      await page.keyboard.press('F2');
      await typed(page, 'A2-2A2');
    }
    await page.keyboard.press('F2');
    await typed(page, `code ${code}`);
    expect(await told.innerText()).to.equal('Too many wrong codes. Try again in 60 seconds.');
    app.setNow(new Date('2026-11-23T10:31:30+01:00'));
    await page.keyboard.press('F2');
    await typed(page, code);
    expect(await page.locator('#answers .chat').innerText()).to.match(/not known yet/i).and.to.match(/English/);
    expect(await page.locator('#matches li').count()).to.equal(2);
    expect([await told.count(), await page.locator('#line').getAttribute('aria-invalid')]).to.deep.equal([0, null]);
  });

  it('does not try a wrong code once more by itself when the connection is back', async () => {
    await chatted('en-GB', [['what if the link has expired?', 'create']]);
    const page = await lookup();
    const tries: string[] = [];
    page.on('request', (request) => { if (request.url().endsWith('/api/resume')) tries.push(request.url()); });
    await typed(page, 'A2-2A2');
    await context.setOffline(true);
    await page.locator('#connection:not([hidden])').waitFor();
    const reloaded = page.waitForResponse(/agent\/entries/);
    await context.setOffline(false);
    await reloaded;
    await page.waitForTimeout(300);
    expect(tries).to.have.length(1);
    expect(await page.locator('#told.wrong').innerText()).to.match(/^Unknown code/);
  });

  it('shows both modes side by side, in the language of the caller, and keeps the one that fits', async () => {
    const code = await chatted('en-GB', [['I have the letter with the code, how much time do I have left?', 'letter'], ['a code for the agent', 'Your code']]);
    await context.close();
    context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
    const page = await lookup();
    await typed(page, code);
    expect(await page.locator('#answers article').count()).to.equal(2);
    expect(await page.locator('#answers .chat').innerText()).to.match(/anglais/i);
    await page.keyboard.press('F4');
    await page.locator('#answers article h2', { hasText: 'letter' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#answers article').count()).to.equal(1);
    expect(await page.locator('#answers .chat').count()).to.equal(1);
  });

  it('passes axe in light and dark, wide and narrow, and moves neither field nor list while it is typed', async () => {
    const code = await chatted('fr-FR', french);
    const page = await lookup();
    const tops = () => page.evaluate(`['line', 'matches', 'answers'].map((id) => Math.round(document.getElementById(id).getBoundingClientRect().top + scrollY))`);
    for (const width of [1280, 320]) for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.keyboard.press('F2');
      const before = await tops();
      await typed(page, 'A2-2A2');
      expect([await axeViolations(page), await tops()], `${width} px ${colorScheme} wrong`).to.deep.equal([[], before]);
      await page.keyboard.press('F2');
      await typed(page, code);
      await page.locator('#answers .chat').waitFor();
      expect([await axeViolations(page), await tops(), await overflowWidth(page)], `${width} px ${colorScheme}`).to.deep.equal([[], before, 0]);
    }
  });
});
