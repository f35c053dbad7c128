import { expect } from 'chai';
import { call, expectProblem, get, post } from './api-call.js';
import { shippedKnowledge, startApp, type AppServer } from './app-server.js';

describe('the HTTP API', () => {
  let app: AppServer;
  before(async () => { app = await startApp({ now: new Date('2026-11-23T10:30:00+01:00') }); });
  after(() => app.stop());

  describe('GET /api/suggest', () => {
    interface Suggestions { readonly suggestions: readonly { id: string; question: string; confidence: number }[] }
    const ids = async (query: Record<string, string>): Promise<string[]> => (await get<Suggestions>(`${app.url}/api/suggest`, query)).body.suggestions.map(({ id }) => id);

    it('completes a word that is half typed, and one with a typo', async () => {
      expect(await ids({ q: 'numéro d’abo' })).to.include('subscriber-number');
      expect(await ids({ q: 'mot de pase oubl' })).to.include('forgot-password');
    });

    it('gives questions in the language asked for, as many as asked for', async () => {
      const { body } = await get<Suggestions>(`${app.url}/api/suggest`, { q: 'lettre', lang: 'en', limit: '3' });
      expect(body.suggestions).to.have.length(3);
      for (const one of body.suggestions) {
        expect(one).to.have.all.keys('id', 'question', 'confidence');
        expect(one.question).to.equal(shippedKnowledge().content.entries.get(one.id)?.question.en);
      }
    });

    it('gives nothing for nothing', async () => expect(await ids({ q: '' })).to.deep.equal([]));
    it('names a missing q', async () => expectProblem(await get(`${app.url}/api/suggest`), { status: 400, field: 'q' }));
  });

  describe('GET /api/entries/{id}', () => {
    it('gives an entry whole, in French unless asked', async () => {
      const { status, body } = await get<Record<string, unknown>>(`${app.url}/api/entries/postal-code-lost`);
      expect(status).to.equal(200);
      expect(body).to.have.all.keys('id', 'question', 'answer', 'steps', 'sources', 'related');
      expect(body['question']).to.equal(shippedKnowledge().content.entries.get('postal-code-lost')?.question.fr);
      expect((await get<{ question: string }>(`${app.url}/api/entries/postal-code-lost`, { lang: 'en' })).body.question).to.match(/^I can|letter/);
    });

    it('has every entry in both languages, without an unfilled placeholder', async () => {
      for (const id of shippedKnowledge().content.entries.keys()) {
        for (const lang of ['fr', 'en']) expect((await get(`${app.url}/api/entries/${id}`, { lang })).text, id).not.to.match(/\{\w+\}|undefined/);
      }
    });

    it('answers 404 to an unknown id, 400 to a wrong language', async () => {
      expectProblem(await get(`${app.url}/api/entries/no-such-entry`), { status: 404 });
      expectProblem(await get(`${app.url}/api/entries/__proto__`), { status: 404 });
      expectProblem(await get(`${app.url}/api/entries/postal-code-lost`, { lang: 'xx' }), { status: 400, field: 'lang' });
      expectProblem(await call(`${app.url}/api/entries/%zz`), { status: 400 });
    });
  });

  describe('POST /api/chat/token', () => {
    it('gives a token for a new conversation each time, never to be cached', async () => {
      const first = await post<Record<string, unknown>>(`${app.url}/api/chat/token`, {});
      const second = await post<Record<string, unknown>>(`${app.url}/api/chat/token`, {});
      expect(first.status).to.equal(200);
      expect(first.body).to.have.all.keys('conversationId', 'token', 'expires_in', 'userId');
      expect(first.body['userId']).to.match(/^dl_/);
      expect(first.body['conversationId']).not.to.equal(second.body['conversationId']);
      expect(first.headers.get('cache-control')).to.equal('no-store');
    });
  });

  it('says that it lives and that it is ready', async () => {
    expect((await get(`${app.url}/healthz`)).body).to.deep.equal({ status: 'ok' });
    const { status, body } = await get<Record<string, unknown>>(`${app.url}/readyz`);
    expect(status).to.equal(200);
    expect(body).to.deep.equal({ status: 'ready', knowledge: shippedKnowledge().content.entries.size, store: 'ok' });
  });

  it('answers 404 as a problem below /api', async () => {
    expectProblem(await get(`${app.url}/api/nothing`), { status: 404 });
    expectProblem(await call(`${app.url}/api/deadline`, { method: 'PUT' }), { status: 404 });
  });

  it('does not say what it runs on, and forbids guessing the content type', async () => {
    for (const path of ['/api/lookup', '/api/nothing', '/healthz', '/api/entries/%zz']) {
      const { headers } = await get(`${app.url}${path}`);
      expect(headers.get('x-powered-by'), path).to.equal(null);
      expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
    }
  });

  it('reported none of this as an error of its own', () => expect(app.reports).to.deep.equal([]));
});
