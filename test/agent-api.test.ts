import { expect } from 'chai';
import { startApp, type AppServer } from './app-server.js';

describe('GET /api/agent', () => {
  let app: AppServer;
  before(async () => { app = await startApp(); });
  after(() => app.stop());

  const get = async (path: string) => {
    const response = await fetch(app.url + path);
    return { status: response.status, type: response.headers.get('content-type'), caching: response.headers.get('cache-control'), body: await response.json() as Record<string, unknown> }; // JSON objects
  };
  const q = encodeURIComponent('s1 hier 15h');

  it('answers a command with the deadline of POST /api/deadline, and is not cached', async () => {
    const { status, body, caching } = await get(`/api/agent?q=${q}`);
    const [answer] = body.answers as { deadline: unknown }[]; // AgentReply
    const asked = await fetch(`${app.url}/api/deadline`, { method: 'POST', body: JSON.stringify({ mode: 'simplified', step: 'link', when: 'hier 15h' }) });
    expect([status, body.kind, caching]).to.deep.equal([200, 'deadline', 'no-store']);
    expect(answer?.deadline).to.deep.equal(await asked.json());
  });
  it('answers in the language asked for', async () => {
    const { body } = await get(`/api/agent?q=${q}&lang=en`);
    expect(JSON.stringify(body.answers)).to.include('2 days and 4 hours');
  });
  for (const [path, field] of [['/api/agent', 'q'], [`/api/agent?q=${q}&lang=de`, 'lang'], [`/api/agent?q=${'x'.repeat(501)}`, 'q']] as const) {
    it(`${path.slice(0, 40)} is a problem that names ${field}`, async () => {
      const { status, type, body } = await get(path);
      expect([status, type, body.field]).to.deep.equal([400, 'application/problem+json; charset=utf-8', field]);
    });
  }
  it('gives every entry with its answer, for the time without the server', async () => {
    const { body } = await get('/api/agent/entries?lang=fr');
    const ids = (list: unknown) => (list as { id: string }[]).map(({ id }) => id); // matches and answers have ids
    expect(ids(body.entries)).to.deep.equal(ids(body.answers)).and.include('simplified-link-expired');
  });
});
