import { expect } from 'chai';
import { openChat } from '../chat-client.js';
import { startApp } from '../app-server.js';
import { channel } from '../teams/activities.js';
import { startTeamsApp, type TeamsApp } from '../teams/teams-app.js';
import { askForPerson, startWithAgents, ticketOf } from './agents.js';

const offered = (messages: readonly { text: string }[]): boolean => messages.some(({ text }) => /Un conseiller peut prendre la suite|An adviser can take over/.test(text));

describe('offering an agent', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startWithAgents(); });
  after(() => teams.stop());
  beforeEach(() => teams.app.setNow(new Date('2026-11-23T10:30:00+01:00')));
  const said = async (...words: string[]): Promise<{ text: string }[]> => {
    const chat = await openChat(teams.app.url);
    let last: { text: string }[] = [];
    for (const one of words) last = await chat.say(one);
    return last;
  };

  const ways: readonly (readonly [way: string, words: readonly string[]])[] = [
    ['asks for a person', ['je veux parler à quelqu’un']],
    ['asks how to reach the helpline', ['Quels sont le numéro et les horaires de l’assistance ?']],
    ['is not understood twice', ['blorg zut flip', 'wxcv qsdf']],
    ['fails twice to answer the dialog’s question', ['combien de temps me reste-t-il', 'blorg zut flip', 'wxcv qsdf']],
  ];
  for (const [way, words] of ways) {
    it(`comes after the helpline when somebody ${way}`, async () => {
      const messages = await said(...words);
      expect(messages[0]?.text).to.include('0809 400 210');
      expect(offered(messages.slice(-1)), messages.map(({ text }) => text).join('\n')).to.equal(true);
    });
  }

  it('comes not after a first failure', async () => expect(offered(await said('blorg zut flip'))).to.equal(false));

  const closed: readonly (readonly [when: string, now: string])[] = [
    ['in the evening', '2026-11-23T19:30:00+01:00'], ['on a Sunday', '2026-11-22T11:00:00+01:00'], ['on a public holiday, when the source does not say', '2026-11-11T11:00:00+01:00'],
  ];
  for (const [when, now] of closed) {
    it(`comes not ${when}`, async () => {
      teams.app.setNow(new Date(now));
      const messages = await said('je veux parler à quelqu’un');
      expect(messages).to.have.length(1);
      expect(messages[0]?.text).to.include('0809 400 210').and.include('formulaire');
    });
  }

  it('is taken back when the helpline closes before the yes', async () => {
    teams.app.setNow(new Date('2026-11-23T19:29:00+01:00'));
    const chat = await openChat(teams.app.url);
    await chat.say('conseiller');
    teams.app.setNow(new Date('2026-11-23T19:31:00+01:00'));
    teams.connector.clear();
    expect((await chat.say('oui')).map(({ text }) => text).join()).to.include('Je ne peux pas transmettre').and.include('0809 400 210');
    expect(offered(await chat.say('blorg zut flip'))).to.equal(false);
    expect(teams.connector.calls).to.deep.equal([]);
  });

  it('can be declined, after which the question that waited comes back', async () => {
    const chat = await openChat(teams.app.url);
    await chat.say('combien de temps me reste-t-il');
    await chat.say('1');
    await chat.say('je veux parler à quelqu’un');
    const declined = (await chat.say('non')).map(({ text }) => text).join('\n');
    expect(declined).to.include('je ne transmets rien').and.include('Quand ce courriel est-il arrivé');
    expect((await chat.say('hier à 9h')).map(({ text }) => text).join()).to.include('Il vous reste');
  });

  it('does not stand in the way of another question', async () => {
    const chat = await openChat(teams.app.url);
    await chat.say('conseiller');
    expect((await chat.say('Combien de temps le lien est-il valable ?')).map(({ text }) => text).join()).to.match(/72.heures/);
  });

  it('is made in English to somebody who writes English, and the card then speaks both languages', async () => {
    const before = teams.connector.calls.length;
    const chat = await askForPerson(teams, 'I want to talk to a human', 'en-GB');
    const ticket = await ticketOf(teams, before);
    expect(ticket.call.activity.summary).to.include('Demande').and.include('Request').and.include('À prendre / To be taken');
    await ticket.write('Hello');
    expect((await chat.until('Adviser: Hello')).map(({ text }) => text).join('\n')).to.include('An adviser is looking after');
  });

  it('comes nowhere without an agents’ channel, nor in Teams itself', async () => {
    const app = await startApp();
    try {
      expect(await (await openChat(app.url)).say('conseiller')).to.have.length(1);
    } finally {
      await app.stop();
    }
    const replies = await teams.say('je veux parler à quelqu’un');
    expect(JSON.stringify(replies)).not.to.include('Un conseiller peut prendre la suite');
  });

  it('comes only once the bot has heard from a team of the tenant', async () => {
    const fresh = await startTeamsApp({ environment: { TEAMS_AGENTS_CHANNEL: channel.id } });
    try {
      expect(await (await openChat(fresh.app.url)).say('conseiller')).to.have.length(1);
      await fresh.say('bonjour', { scope: 'personal' });
      expect(await (await openChat(fresh.app.url)).say('conseiller')).to.have.length(1);
      await fresh.say('bonjour', { scope: 'channel', conversation: 'any' });
      expect(offered(await (await openChat(fresh.app.url)).say('conseiller'))).to.equal(true);
    } finally {
      await fresh.stop();
    }
  });

  it('learns nothing from another tenant than the bot’s own', async () => {
    const fresh = await startTeamsApp({ environment: { TEAMS_AGENTS_CHANNEL: channel.id, MicrosoftAppTenantId: 'c0ffee00-0000-4000-8000-0000000000ff' } });
    try {
      await fresh.say('bonjour', { scope: 'channel', conversation: 'any' });
      expect(await (await openChat(fresh.app.url)).say('conseiller')).to.have.length(1);
    } finally {
      await fresh.stop();
    }
  });

  it('leaves threads of the agents’ channel that are no ticket’s to the bot', async () => {
    const [reply] = await teams.say('Combien de temps le lien est-il valable ?', { scope: 'channel', conversation: 'ordinary' });
    expect(reply?.summary ?? reply?.text).to.match(/72.heures/);
  });
});
