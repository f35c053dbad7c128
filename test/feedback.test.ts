import { expect } from 'chai';
import type { Entity } from 'botbuilder';
import { openSqliteStore } from '../bot/store/sqlite.js';
import type { Vote } from '../bot/store/store.js';
import { startApp, type AppServer } from './app-server.js';
import { openChat, type Chat } from './chat-client.js';

describe('Was this helpful?', () => {
  let app: AppServer;
  let chat: Chat;
  before(async () => { app = await startApp(); });
  after(() => app.stop());
  beforeEach(async () => { chat = await openChat(app.url); });

  async function votes(): Promise<readonly Vote[]> {
    const store = openSqliteStore(app.folder);
    const all = await store.votes();
    await store.close();
    return all.filter(({ utterance }) => utterance.includes(mark));
  }

  let mark = '';
  let count = 0;
  /** Asks a question that can be told from those of other tests, and gives the thumbs of its answer. */
  async function ask(question: string): Promise<readonly Entity[]> {
    mark = `(question ${(count += 1)} ?)`;
    const messages = await chat.say(`${question} ${mark}`);
    return messages.flatMap(({ entities }) => entities).filter(({ type }) => type === 'https://schema.org/VoteAction');
  }
  const vote = (thumb: Entity | undefined) => chat.post({ type: 'event', name: 'webchat:activity-status/feedback', entities: [thumb] });

  it('keeps a yes with the entry, the language, the channel and the question', async () => {
    const [up] = await ask('Combien de temps le lien du courriel est-il valable ?');
    const [thanks] = await vote(up);
    expect(thanks?.text).to.equal('Merci, c’est noté.');
    expect(await votes()).to.have.length(1);
    expect((await votes())[0]).to.include({ about: 'entry:simplified-link-validity', helpful: true, reason: null, language: 'fr', channel: 'directline' });
  });

  it('counts the last vote only, however often one is given', async () => {
    const [up, down] = await ask('Combien de temps le lien du courriel est-il valable ?');
    for (const thumb of [up, up, down, down]) await vote(thumb);
    expect((await votes()).map(({ helpful }) => helpful)).to.deep.equal([false]);
  });

  it('asks for a reason after a no, and then tells how to reach a person', async () => {
    const [, down] = await ask('Comment joindre l’assistance par téléphone, quels horaires ?');
    const [why] = await vote(down);
    expect(why?.buttons).to.include('Il manque une information');
    const [person] = await chat.say('Il manque une information');
    expect(person?.text).to.include('0809 400 210');
    expect((await votes()).map(({ helpful, reason }) => ({ helpful, reason }))).to.deep.equal([{ helpful: false, reason: 'Il manque une information' }]);
  });

  it('can be said of "not understood" and of a deadline too', async () => {
    expect(await ask('Qui a gagné le match de rugby hier soir ?')).to.have.length(2);
    await vote((await ask('mode simplifié, lien reçu hier à 15h, c’est encore bon ?'))[0]);
    expect((await votes())[0]).to.include({ about: 'deadline:simplified/link', helpful: true });
  });

  it('ignores a vote on an answer that was never given', async () => {
    await ask('Combien de temps le lien du courriel est-il valable ?');
    const thumb = { type: 'https://schema.org/VoteAction', '@id': '#answer-99-upvote', actionOption: 'upvote' };
    expect(await vote(thumb)).to.deep.equal([]);
    expect(await votes()).to.deep.equal([]);
  });

  it('is among the data that a person is shown, once an answer', async () => {
    const shown = async (): Promise<string> => (await chat.say('quelles données avez-vous sur moi ?')).map(({ text }) => text).join('\n');
    const [up, down] = await ask('Combien de temps le lien du courriel est-il valable ?');
    expect(await shown()).not.to.include('vos avis');
    for (const thumb of [up, down]) await vote(thumb);
    expect(await shown()).to.include('réponses jugées : 1');
  });

  it('masks personal data in the question', async () => {
    await vote((await ask('Combien de temps le lien est-il valable ? Mon mail est jean@exemple.fr'))[0]);
    expect((await votes())[0]?.utterance).to.not.include('jean@exemple.fr');
  });
});
