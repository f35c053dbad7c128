import { expect } from 'chai';
import { masked } from '../../knowledge/masking.js';
import { openChat } from '../chat-client.js';
import { alex, camille } from '../teams/activities.js';
import type { TeamsApp } from '../teams/teams-app.js';
import { askForPerson, startWithAgents, ticketOf } from './agents.js';

const working = new Date('2026-11-23T10:30:00+01:00');

describe('handing over to an agent in Teams', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startWithAgents(); });
  after(() => teams.stop());
  beforeEach(() => {
    teams.connector.clear();
    teams.app.reports.length = 0;
    teams.app.setNow(working);
  });

  it('says first what it passes on, posts one ticket after a yes, and brings words both ways in their order', async () => {
    const chat = await openChat(teams.app.url);
    await chat.say('j’ai reçu le lien hier à 15h, mon mail est jean@exemple.fr, c’est encore bon ?');
    const asked = await chat.say('je veux parler à quelqu’un');
    const offer = asked.at(-1);
    expect(offer?.buttons).to.deep.equal(['Oui', 'Non']);
    expect(offer?.text).to.include('j’ai reçu le lien hier à 15h').and.include('mode simplifié').and.include('dimanche 22 novembre 2026').and.include('Il vous reste').and.not.include('jean@exemple.fr');
    expect(teams.connector.calls).to.deep.equal([]);
    const [started, ...more] = await chat.say('oui');
    expect(started?.text).to.include('Je transmets votre demande');
    expect(more).to.deep.equal([]);

    const ticket = await ticketOf(teams);
    const card = JSON.stringify(ticket.call.activity.attachments);
    expect(ticket.call.activity.summary).to.include('À prendre').and.include('c’est encore bon').and.include('mode simplifié');
    expect(ticket.call.activity.text).to.equal(undefined);
    expect(card).to.include('"version":"1.5"').and.include('ticket-take').and.not.include('jean@exemple.fr').and.not.include('Take');

    await ticket.press('ticket-take');
    await chat.until('Un conseiller s’occupe de votre demande');
    await ticket.untilCard('Prise en charge par Camille Martin');

    expect(await chat.say('merci, mon siret est 732 829 320 00074'), 'the bot is silent').to.deep.equal([]);
    await chat.say('combien de temps me reste-t-il ?');
    await ticket.until('combien de temps me reste-t-il');
    expect(ticket.texts()).to.deep.equal([`La personne : merci, mon siret est ${masked}`, 'La personne : combien de temps me reste-t-il ?']);

    await ticket.write('Bonjour, je regarde.', { html: '<p>Bonjour,&nbsp;je regarde.</p>' });
    await ticket.write('Votre <b>lien</b> est encore bon', { html: '<p>Votre <b>lien</b> est encore bon</p><p>A &lt; B</p>' });
    const words = (await chat.until('encore bon')).filter(({ from }) => from.id === 'adviser');
    expect(words.map(({ text }) => text)).to.deep.equal(['Conseiller : Bonjour, je regarde.', 'Conseiller : Votre lien est encore bon']);
    expect(words[0]).to.deep.include({ from: { id: 'adviser', name: 'Conseiller', role: 'bot' }, entities: [], buttons: [] });

    await ticket.press('ticket-close');
    const back = await chat.until('Le conseiller a terminé');
    expect(back.at(-1)?.text).to.include('Ce que j’ai noté').and.include('mode simplifié');
    await ticket.untilCard('Terminée par Camille Martin');
    expect((await chat.say('et maintenant ?')).map(({ text }) => text).join()).to.include('Il vous reste');
    expect(await ticket.write('encore un mot')).to.have.length(1);
    expect(teams.app.reports).to.deep.equal([]);
    expect(teams.connector.calls.filter(({ kind }) => kind === 'create')).to.have.length(1);
  });

  it('gives the ticket to one of two agents who press at once, and tells the other', async () => {
    await askForPerson(teams);
    const ticket = await ticketOf(teams);
    const answers = await Promise.all([ticket.press('ticket-take', camille), ticket.press('ticket-take', alex)]);
    const won = answers.filter(({ type }) => type === 'application/vnd.microsoft.card.adaptive');
    const lost = answers.filter(({ type }) => type === 'application/vnd.microsoft.activity.message');
    expect([won.length, lost.length]).to.deep.equal([1, 1]);
    expect(String(lost[0]?.value)).to.match(/(Camille Martin|Alex Dubois) a déjà pris cette demande/);
    await ticket.untilCard(String(lost[0]?.value).split(' a déjà')[0] ?? '');
  });
});
