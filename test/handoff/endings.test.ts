import { expect } from 'chai';
import { camille, alex } from '../teams/activities.js';
import type { TeamsApp } from '../teams/teams-app.js';
import { askForPerson, startWithAgents, ticketOf } from './agents.js';

const start = new Date('2026-11-23T10:30:00+01:00');
const later = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

describe('giving back to the bot', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startWithAgents(); });
  after(() => teams.stop());
  beforeEach(() => {
    teams.app.setNow(start);
    teams.connector.clear();
    teams.app.reports.length = 0;
  });
  afterEach(() => expect(teams.app.reports).to.deep.equal([]));

  it('happens when nobody takes the ticket: the person gets the helpline, the card says so', async () => {
    const chat = await askForPerson(teams);
    const ticket = await ticketOf(teams);
    teams.app.setNow(later(9));
    await chat.say('il y a quelqu’un ?');
    await ticket.until('il y a quelqu’un');
    teams.app.setNow(later(10));
    expect((await chat.until('Aucun conseiller n’est libre')).at(-1)?.text).to.include('0809 400 210').and.include('formulaire');
    await ticket.until('Non prise');
    await ticket.untilCard('Non prise');
    expect((await chat.say('Combien de temps le lien est-il valable ?')).map(({ text }) => text).join()).to.match(/72.heures/);
  });

  it('happens when the agent stays silent, counted from what the person waits for', async () => {
    const chat = await askForPerson(teams);
    const ticket = await ticketOf(teams);
    await ticket.write('Bonjour');
    await chat.until('Conseiller : Bonjour');
    teams.app.setNow(later(9));
    await chat.say('et mon code ?');
    await ticket.until('et mon code');
    teams.app.setNow(later(18));
    await chat.say('allô ?');
    await ticket.until('allô');
    teams.app.setNow(later(19));
    await chat.until('Le conseiller n’a pas répondu depuis 10 minutes');
    await ticket.until('sans réponse depuis 10 minutes');
  });

  it('happens when the person writes no more, which the thread is told', async () => {
    const chat = await askForPerson(teams);
    const ticket = await ticketOf(teams);
    await ticket.press('ticket-take');
    await ticket.write('Quelle date porte la lettre ?');
    teams.app.setNow(later(10));
    await ticket.until('la personne n’écrit plus depuis 10 minutes');
    expect((await chat.until('Sans message depuis 10 minutes')).at(-1)?.text).to.include('conseiller');
  });

  for (const words of ['revenir au bot', 'Je veux revenir au bot svp', 'menu', 'STOP', 'back to the bot']) {
    it(`happens when the person writes “${words}”`, async () => {
      const chat = await askForPerson(teams);
      const ticket = await ticketOf(teams);
      await ticket.press('ticket-take');
      await chat.until('s’occupe de votre demande');
      await chat.say('un dernier mot');
      expect((await chat.say(words)).map(({ text }) => text).join()).to.match(/Vous revoilà|You are back/);
      await ticket.until('la personne est revenue au bot');
      await ticket.untilCard('la personne est revenue au bot');
      expect(ticket.texts()).to.deep.equal(['La personne : un dernier mot', 'Terminée : la personne est revenue au bot.']);
    });
  }

  it('happens not for words that only resemble it', async () => {
    const chat = await askForPerson(teams);
    const ticket = await ticketOf(teams);
    for (const words of ['le bot ne m’a pas aidé', 'je ne veux pas revenir au bot', 'non', 'oui', 'recommencer', 'merci']) expect(await chat.say(words), words).to.deep.equal([]);
    await ticket.until('merci');
    expect(ticket.texts()).to.have.length(6);
  });

  it('comes back to the deadline’s question that waited, with what is known', async () => {
    const chat = await askForPerson(teams, 'bonjour');
    await chat.say('combien de temps me reste-t-il');
    await chat.say('1');
    await chat.say('je veux parler à quelqu’un');
    await chat.say('oui');
    const ticket = await ticketOf(teams);
    await chat.say('hier à 9h');
    await ticket.until('hier à 9h');
    await ticket.press('ticket-close');
    const back = (await chat.until('Le conseiller a terminé')).map(({ text }) => text).join('\n');
    expect(back).to.match(/Ce que j’ai noté.: mode simplifié/).and.include('Quand ce courriel est-il arrivé');
    expect((await chat.say('hier à 9h')).map(({ text }) => text).join()).to.include('Il vous reste');
  });

  it('happens when the person erases everything: the thread learns only that it is over', async () => {
    const chat = await askForPerson(teams, 'une question secrète sur mon lien expiré');
    await chat.say('je veux parler à quelqu’un');
    await chat.say('oui');
    const ticket = await ticketOf(teams);
    await ticket.write('Bonjour');
    await chat.until('Conseiller : Bonjour');
    expect((await chat.say('effacer mes données')).map(({ text }) => text).join()).to.include('effacée du serveur');
    await ticket.until('Cette demande est terminée.');
    const card = await ticket.untilCard('Cette demande est terminée.');
    expect(JSON.stringify(card.activity)).not.to.include('secrète').and.not.include('Execute');
    expect((await ticket.write('vous êtes là ?')).map(({ text }) => text)).to.deep.equal(['Ce message n’est pas transmis : cette demande est terminée.']);
    expect((await ticket.press('ticket-close', alex)).value).to.equal('Cette demande est terminée.');
    expect(await chat.read()).to.deep.equal([]);
    expect((await chat.say('mes données')).map(({ text }) => text).join()).to.include('rien pour le moment');
  });

  it('passes on text only: an attachment is refused with a word, a remark to a colleague stays', async () => {
    const chat = await askForPerson(teams);
    const ticket = await ticketOf(teams);
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'lettre.pdf', content: {} };
    expect((await ticket.write('voici le modèle', { rest: { attachments: [file] } })).map(({ text }) => text)).to.deep.equal(['Les pièces jointes ne sont pas transmises : la personne ne lit que du texte.']);
    await ticket.write('qu’en penses-tu ?', { rest: { entities: [{ type: 'mention', mentioned: { id: alex.id, name: alex.name }, text: `<at>${alex.name}</at>` }] } });
    await ticket.write('fin', { from: camille });
    const words = (await chat.until('Conseiller : fin')).filter(({ from }) => from.id === 'adviser').map(({ text }) => text);
    expect(words).to.deep.equal(['Conseiller : voici le modèle', 'Conseiller : fin']);
  });
});
