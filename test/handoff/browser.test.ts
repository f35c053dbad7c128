import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { storeKinds, type StorePlace } from '../store-places.js';
import { axeViolations, freshPage, launchBrowser } from '../browser.js';
import { freePort, startServer, type RunningServer } from '../running-server.js';
import { channel, teamsActivity } from '../teams/activities.js';
import { startConnector, type Connector } from '../teams/connector.js';
import { postActivity } from '../teams/teams-app.js';
import { bubbles, lastBubble, openChatPage, typeInChat, waiting } from '../chat-page.js';
import { ticketOf } from './agents.js';

/** For the server it is a Monday morning, when the helpline is open. */
const shift = Date.parse('2026-11-23T10:30:00+01:00') - Date.now();

for (const kind of storeKinds) describe(`a hand-off from a browser across a killed server, with ${kind.name}`, function () {
  this.timeout(120_000);
  let place: StorePlace;
  let browser: Browser;
  let connector: Connector;
  let server: RunningServer;
  let port: number;
  /** The process that Teams talks to: with PostgreSQL another one than the page's. */
  let desk: RunningServer | undefined;
  const start = async (at: number): Promise<RunningServer> => startServer({
    ...place.environment, PORT: String(at), TEAMS_AGENTS_CHANNEL: channel.id,
    NODE_OPTIONS: `--import ${new URL('shifted-clock.js', import.meta.url).href}`, CLOCK_SHIFT: String(shift),
  });
  const post = (activity: Record<string, unknown>) => postActivity((desk ?? server).url, activity, undefined);

  before(async () => {
    browser = await launchBrowser();
    connector = await startConnector(0, { anonymous: true });
    place = await kind.newPlace();
    port = await freePort();
    server = await start(port);
    if (kind.name === 'PostgreSQL') desk = await start(await freePort());
    await post(teamsActivity({ scope: 'channel', conversation: 'hello', text: 'bonjour', serviceUrl: connector.serviceUrl }));
    connector.clear();
  });
  after(async () => {
    await browser.close();
    await server.stop('SIGKILL');
    await desk?.stop('SIGKILL');
    await connector.stop();
    await place.remove();
  });

  it('goes to the agent and back, each message once and in its order', async () => {
    const page = await freshPage(browser, { viewport: { width: 900, height: 900 } });
    await openChatPage(page, server.url);
    await typeInChat(page, 'j’ai reçu le lien hier à 15h, c’est encore bon ?');
    await lastBubble(page, 'Il vous reste').waitFor(waiting);
    await typeInChat(page, 'je veux parler à quelqu’un');
    await lastBubble(page, 'Voulez-vous que je transmette votre demande').waitFor(waiting);
    await page.getByRole('toolbar').getByRole('button', { name: 'Oui' }).click();
    await lastBubble(page, 'Je transmets votre demande').waitFor(waiting);

    const ticket = await ticketOf({ connector, post });
    expect(ticket.call.activity.summary).to.include('c’est encore bon');
    await ticket.press('ticket-take');
    await lastBubble(page, 'Un conseiller s’occupe de votre demande').waitFor(waiting);
    await ticket.write('Bonjour *vous* : voyez https://www.impots.gouv.fr.');
    const words = lastBubble(page, 'Bonjour *vous*');
    await words.waitFor(waiting);
    expect((await words.innerText()).split('\n')[0]).to.equal('Conseiller');
    expect(await words.locator('a').getAttribute('href')).to.equal('https://www.impots.gouv.fr');
    const edge = (text: string) => page.evaluate(`getComputedStyle([...document.querySelectorAll('${bubbles}')].findLast((one) => one.textContent.includes('${text}'))).borderTopWidth`);
    expect([await edge('Bonjour'), await edge('Je transmets')], 'a person’s words look different').to.deep.equal(['2px', '1px']);
    const heard = await page.locator('#chat article', { hasText: 'Bonjour *vous*' }).first().textContent();
    expect(heard, 'what a screen reader says').to.match(/Réponse :.*Conseiller.*Bonjour/s).and.not.match(/Bot/);
    expect(await axeViolations(page)).to.deep.equal([]);
    if (process.env['SCREENSHOT']) await page.screenshot({ path: process.env['SCREENSHOT'] });

    // Teams does not take the message, and the process dies before it tries again.
    connector.refuse({ status: 502, kinds: ['send'] });
    await typeInChat(page, 'j’ai aussi un autre souci');
    await connector.until(({ kind, status }) => kind === 'send' && status === 502);
    await server.stop('SIGKILL');
    server = await start(port);
    await ticket.write('Je vous écoute', { id: 'after-the-kill' });
    await ticket.write('Je vous écoute', { id: 'after-the-kill' });
    await lastBubble(page, 'Je vous écoute').waitFor({ timeout: 40_000 });
    for (let waited = 0; waited < 100 && ticket.texts().length === 0; waited += 1) await new Promise((wake) => setTimeout(wake, 100));
    await typeInChat(page, 'merci beaucoup');
    await ticket.until('merci beaucoup');
    expect(ticket.texts()).to.deep.equal(['La personne : j’ai aussi un autre souci', 'La personne : merci beaucoup']);
    expect(await page.locator(bubbles, { hasText: 'Je vous écoute' }).count()).to.equal(1);

    await ticket.press('ticket-close');
    await lastBubble(page, 'Le conseiller a terminé').waitFor(waiting);
    await typeInChat(page, 'et maintenant ?');
    await lastBubble(page, 'Calcul refait à l’instant').waitFor(waiting);
    expect(server.output()).not.to.match(/"level":[56]0/);
  });
});
