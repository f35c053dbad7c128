import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startApp } from '../app-server.js';
import { openChat, type Chat } from '../chat-client.js';
import { channel, teamsActivity } from '../teams/activities.js';
import { appId, appSecret } from '../teams/issuer.js';
import type { TeamsApp } from '../teams/teams-app.js';
import { askForPerson, pressTicket, startWithAgents, ticketOf } from './agents.js';

const start = new Date('2026-11-23T10:30:00+01:00');
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** Says something in a chat through another process than the one that it was opened with. */
async function sayAt(url: string, { conversationId, token }: Chat, text: string): Promise<void> {
  const { status } = await fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ type: 'message', from: { id: 'somebody' }, text }),
  });
  expect(status).to.equal(200);
}

describe('a hand-off when Teams does not take it', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startWithAgents(); });
  after(() => teams.stop());
  beforeEach(() => {
    teams.app.setNow(start);
    teams.connector.clear();
  });
  const creations = (): number => teams.connector.calls.filter(({ kind }) => kind === 'create').length;

  for (const status of [403, 404, 500, 502] as const) {
    it(`is told at once when the card is refused with ${status}, and makes no second ticket`, async () => {
      teams.connector.refuse({ status, kinds: ['create'], times: 10 });
      const chat = await askForPerson(teams);
      expect((await chat.until('n’a pas pu être transmise')).at(-1)?.text).to.include('0809 400 210').and.include('formulaire');
      teams.app.setNow(later(120));
      expect((await chat.say('Combien de temps le lien est-il valable ?')).map(({ text }) => text).join()).to.match(/72.heures/);
      await new Promise((wake) => setTimeout(wake, 1200));
      expect(creations()).to.equal(1);
    });
  }

  it('waits for as long as Teams asks when it is overloaded, says so, and posts one ticket', async () => {
    teams.connector.refuse({ status: 429, kinds: ['create'], retryAfter: 20 });
    const chat = await askForPerson(teams);
    await chat.until('dans 20 secondes');
    expect(creations()).to.equal(1);
    teams.app.setNow(later(20));
    await teams.connector.until(({ kind, status }) => kind === 'create' && status === 201);
    expect(creations()).to.equal(2);
  });

  it('lets an agent take a ticket whose thread is not written down yet, and nobody one that is not there', async () => {
    teams.connector.refuse({ status: 429, kinds: ['create'], retryAfter: 20 });
    const chat = await askForPerson(teams);
    await chat.until('dans 20 secondes');
    const number = /[A-Z2-9]{6}/.exec(teams.connector.calls.find(({ kind }) => kind === 'create')?.activity.summary ?? '')?.[0] ?? '';
    const press = (ticket: string): Promise<unknown> => pressTicket(teams, { verb: 'ticket-take', ticket, conversation: '1700000000000' });
    expect(await press('ZZZZZZ')).to.have.property('type', 'application/vnd.microsoft.activity.message');
    expect(await press(number)).to.have.property('type', 'application/vnd.microsoft.card.adaptive');
  });

  it('makes one ticket of a yes that comes twice', async () => {
    const chat = await openChat(teams.app.url);
    await chat.say('je veux parler à quelqu’un');
    const yes = { type: 'message', text: 'oui', channelData: { clientActivityID: 'the-yes' } };
    await Promise.all([chat.post(yes), chat.post(yes)]);
    await ticketOf(teams);
    await chat.post(yes);
    await new Promise((wake) => setTimeout(wake, 1200));
    expect(creations()).to.equal(1);
  });

  it('brings a message that comes twice once, and all in their order', async () => {
    const chat = await askForPerson(teams);
    const ticket = await ticketOf(teams);
    const first = { type: 'message', text: 'un', channelData: { clientActivityID: 'one' } };
    await Promise.all([chat.post(first), chat.post(first), chat.say('deux'), chat.say('trois')]);
    await chat.say('quatre');
    await ticket.until('quatre');
    expect(ticket.texts().map((text) => text?.replace('La personne : ', '')).sort()).to.deep.equal(['deux', 'quatre', 'trois', 'un']);
    expect(ticket.texts().at(-1)).to.equal('La personne : quatre');
    for (const id of ['a1', 'a1', 'a2']) await ticket.write(`réponse ${id}`, { id });
    const words = (await chat.until('réponse a2')).filter(({ from }) => from.id === 'adviser').map(({ text }) => text);
    expect(words).to.deep.equal(['Conseiller : réponse a1', 'Conseiller : réponse a2']);
  });

  it('tries a message again after 5xx and 429, with nothing lost, doubled or overtaken', async () => {
    const chat = await askForPerson(teams);
    const ticket = await ticketOf(teams);
    teams.connector.refuse({ status: 502, kinds: ['send'] });
    teams.connector.refuse({ status: 429, kinds: ['send'], retryAfter: 30 });
    await chat.say('un');
    await chat.say('deux');
    await teams.connector.until(({ kind, status }) => kind === 'send' && status === 502);
    teams.app.setNow(later(6));
    await chat.until('dans 30 secondes');
    teams.app.setNow(later(40));
    await ticket.until('deux');
    expect(ticket.texts()).to.deep.equal(['La personne : un', 'La personne : deux']);
  });

  for (const status of [403, 404] as const) {
    it(`ends when a message is refused with ${status}, which the person is told`, async () => {
      const chat = await askForPerson(teams);
      const ticket = await ticketOf(teams);
      await ticket.press('ticket-take');
      teams.connector.refuse({ status, kinds: ['send'], conversationId: ticket.conversationId, times: 10 });
      await chat.say('vous êtes là ?');
      expect((await chat.until('n’est pas parvenu au conseiller')).at(-1)?.text).to.include('0809 400 210');
      await ticket.untilCard('n’a pas pu être remis ici');
      expect((await chat.say('Combien de temps le lien est-il valable ?')).map(({ text }) => text).join()).to.match(/72.heures/);
    });
  }

  it('works with two processes on one store: each ticket, message and ending once', async () => {
    const environment = { MicrosoftAppId: appId, MicrosoftAppPassword: appSecret, MicrosoftAppType: 'MultiTenant', PUBLIC_URL: 'https://bot.test', TEAMS_AGENTS_CHANNEL: channel.id };
    const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
    const [one, two] = [await startApp({ folder, environment, cloud: teams.connector.cloud, now: start }), await startApp({ folder, environment, cloud: teams.connector.cloud, now: start })];
    try {
      const post = (activity: Record<string, unknown>) => teams.connector.issuer.channelToken({ serviceUrl: teams.connector.serviceUrl })
        .then((token) => fetch(`${two.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(activity) }))
        .then(async (reply) => ({ status: reply.status, text: '', body: await reply.json().catch((): unknown => undefined) }));
      await post(teamsActivity({ scope: 'channel', conversation: 'hello', text: 'bonjour', serviceUrl: teams.connector.serviceUrl }));
      teams.connector.clear();
      const chat = await askForPerson({ app: one });
      const ticket = await ticketOf({ connector: teams.connector, post });
      const said = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'];
      // Turns of both processes want to bring the same messages.
      for (const [at, text] of said.entries()) await sayAt((at % 2 === 0 ? one : two).url, chat, text);
      await ticket.until('six');
      await ticket.write('Bonjour');
      await chat.until('Conseiller : Bonjour');
      for (const app of [one, two]) app.setNow(later(660));
      await chat.until('Sans message depuis 10 minutes');
      await ticket.until('la personne n’écrit plus');
      await new Promise((wake) => setTimeout(wake, 1500));
      expect(ticket.texts()).to.deep.equal([...said.map((text) => `La personne : ${text}`), 'Terminée : la personne n’écrit plus depuis 10 minutes.']);
      expect(creations()).to.equal(1);
      expect(await chat.read()).to.deep.equal([]);
      expect([...one.reports, ...two.reports]).to.deep.equal([]);
    } finally {
      await one.stop();
      await two.stop();
    }
  });
});
