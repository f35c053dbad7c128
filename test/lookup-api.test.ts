import { expect } from 'chai';
import type { LookupReply } from '../knowledge/lookup.js';
import { call, expectProblem, get } from './api-call.js';
import { shippedKnowledge, startApp, type AppServer } from './app-server.js';
import { openChat } from './chat-client.js';

describe('GET /api/lookup', () => {
  let app: AppServer;
  before(async () => { app = await startApp({ now: new Date('2026-11-23T10:30:00+01:00') }); });
  after(() => app.stop());

  const lookup = async (query: Record<string, string>): Promise<LookupReply> => (await get<LookupReply>(`${app.url}/api/lookup`, query)).body;

  it('states the entry that answers, with its sources and their dates', async () => {
    const { status, body } = await get<LookupReply>(`${app.url}/api/lookup`, { q: 'lien expiré' });
    expect(status).to.equal(200);
    expect(body).to.include({ query: 'lien expiré', language: 'fr', outcome: 'answer', message: null, deadline: null });
    const [first] = body.matches;
    expect(first).to.have.all.keys('id', 'confidence', 'question', 'answer', 'steps', 'sources', 'related');
    expect(first?.id).to.equal('simplified-link-expired');
    expect(first?.confidence).to.be.within(0.5, 1);
    expect(first?.sources[0]).to.include({ updated: '2024-10-17' }).and.to.have.property('url').that.matches(/^https:/);
    expect(JSON.stringify(first)).not.to.match(/\{\w+\}/);
  });

  it('ranks up to five matches, or as many as asked for', async () => {
    const [some, two] = await Promise.all([lookup({ q: 'lien expiré' }), lookup({ q: 'lien expiré', limit: '2' })]);
    expect([some.matches.length, two.matches.length]).to.deep.equal([5, 2]);
    const confidences = some.matches.map(({ confidence }) => confidence);
    expect(confidences).to.deep.equal([...confidences].sort((a, b) => b - a));
  });

  it('ranks matches also where nothing answers', async () => {
    const { outcome, matches, message } = await lookup({ q: 'recette de la pâte à crêpes' });
    expect(outcome).to.equal('none');
    expect(matches).to.have.length(5);
    expect(message).to.be.a('string');
  });

  it('detects the language, and takes the one asked for', async () => {
    expect((await lookup({ q: 'I have not received the letter with the code' })).language).to.equal('en');
    expect((await lookup({ q: 'je n’ai pas reçu la lettre' })).language).to.equal('fr');
    const asked = await lookup({ q: 'lettre perdue', lang: 'en' });
    expect(asked.language).to.equal('en');
    expect(asked.matches[0]?.question).to.equal(shippedKnowledge().content.entries.get(asked.matches[0]?.id ?? '')?.question.en);
  });

  it('leaves out the entries of the other mode', async () => {
    const { matches } = await lookup({ q: 'code reçu par courriel expiré', mode: 'simplified', limit: '50' });
    const modes = matches.map(({ id }) => shippedKnowledge().content.entries.get(id)?.mode);
    expect(matches.length).to.be.above(10);
    expect(modes).not.to.include('expert');
  });

  for (const [what, q, words] of [
    ['small talk', 'bonjour', /^Bonjour/], ['thanks in English', 'thank you very much', /welcome/],
    ['nonsense', 'qwzx kjhg', /compris|understand/],
  ] as const) {
    it(`says what the bot would say to ${what}`, async () => {
      const { outcome, message } = await lookup({ q });
      expect(outcome).to.equal('none');
      expect(message).to.match(words);
    });
  }

  it('asks which is meant where several fit, at most three, those first', async () => {
    const { outcome, matches, message } = await lookup({ q: 'code' });
    expect(outcome).to.equal('choices');
    expect(matches.length).to.be.at.least(2);
    expect(message).to.match(/Vouliez-vous dire/);
  });

  it('decides as the chat does on a fresh conversation', async () => {
    const questions = ['lien expiré', 'code', 'recette de crêpes', 'what is a subscriber number', 'j’ai perdu la lettre', 'changer mon adresse électronique'];
    for (const q of questions) {
      const said = (await (await openChat(app.url)).say(q)).find(({ answer }) => answer)?.answer;
      const { outcome, matches } = await lookup({ q });
      expect(outcome, q).to.equal(said?.outcome);
      if (outcome === 'answer') expect(matches[0]?.id, q).to.equal(said?.entry);
      if (outcome === 'choices') expect(matches.slice(0, said?.choices.length).map(({ id }) => id), q).to.deep.equal(said?.choices);
    }
  });

  it('works out the deadline where the words give mode, step and date', async () => {
    const { deadline: told } = await lookup({ q: 'simplifié lettre du 12/11' });
    expect(told).to.include({ mode: 'simplified', step: 'postal-code', basis: 'letter-date', state: 'open', safeLimit: '2027-01-12T00:00:00+01:00' });
  });

  it('says "not stated" for a dated letter in expert mode, never sixty days', async () => {
    const { deadline: told } = await lookup({ q: 'mode expert, lettre avec le code reçue le 12/11' });
    expect(told).to.include({ mode: 'expert', step: 'postal-code', state: 'not-stated', safeLimit: null, lastLimit: null });
    expect(told?.text).not.to.match(/60/);
  });

  it('gives the deadline that the chat tells', async () => {
    for (const q of ['mode simplifié, lien reçu hier à 15h, combien de temps ?', 'expert mode, e-mail with the code received this morning at 8, how long?', 'mode simplifié, lettre datée du 12/11/2026, c’est encore bon ?']) {
      const said = (await (await openChat(app.url)).say(q)).find(({ deadline: told }) => told)?.deadline;
      expect(said, q).to.not.equal(undefined);
      const { deadline: told } = await lookup({ q });
      for (const field of ['mode', 'step', 'state', 'safeLimit', 'lastLimit', 'remaining'] as const) expect(told?.[field], `${q} ${field}`).to.equal(said?.[field]);
    }
  });

  const strange = { nothing: '', blanks: '   ', emoji: '😀🎉', 'ten thousand characters': 'x'.repeat(10_000), markup: '<script>alert(1)</script><img src=x onerror=alert(1)>', 'a null character': 'a\0b' };
  for (const [what, q] of Object.entries(strange)) {
    it(`answers 200 with a clear outcome to ${what}`, async () => {
      const { status, body } = await get<LookupReply>(`${app.url}/api/lookup`, { q });
      expect(status).to.equal(200);
      expect(body).to.include({ query: q, outcome: 'none', deadline: null });
      expect(body.message).to.be.a('string').that.has.length.above(10);
    });
  }

  it('takes empty fields of a form as left out', async () => {
    expect(await lookup({ q: 'lien expiré', lang: '', mode: '', limit: '' })).to.deep.equal(await lookup({ q: 'lien expiré' }));
  });

  const wrong: readonly (readonly [field: string, query: string])[] = [
    ['q', ''], ['q', 'q=a&q=b'], ['lang', 'q=a&lang=de'], ['mode', 'q=a&mode=other'], ['mode', 'q=a&mode=toString'],
    ['limit', 'q=a&limit=0'], ['limit', 'q=a&limit=101'], ['limit', 'q=a&limit=1.5'], ['limit', 'q=a&limit=many'],
  ];
  for (const [field, query] of wrong) it(`names the field ${field} of ?${query}`, async () => expectProblem(await call(`${app.url}/api/lookup?${query}`), { status: 400, field }));
});
