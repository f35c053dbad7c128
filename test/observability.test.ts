import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { errorFields, logConsole, OperatorError, type Log } from '../bot/observability/log.js';
import { routeOf } from '../bot/observability/requests.js';
import { projectRoot } from '../knowledge/content-files.js';
import { startApp, type AppServer } from './app-server.js';
import { dropTable } from './broken-store.js';
import { openChat } from './chat-client.js';

interface Line { readonly level: string; readonly message: string; readonly fields: Readonly<Record<string, unknown>> }

const lines: Line[] = [];
const note = (level: string) => (fields: object, message: string): void => void lines.push({ level, message, fields: { ...fields } });
const log: Log = { info: note('info'), warn: note('warn'), error: note('error') };
const token = 'a-token-for-the-metrics';
const uuid = '3f0b8d0a-5a52-4a39-9b86-6f0f2f7c1d11';

describe('the service seen from outside', () => {
  let app: AppServer;
  before(async () => { app = await startApp({ log, environment: { METRICS_TOKEN: token } }); });
  after(() => app.stop());
  beforeEach(() => { lines.length = 0; });

  const turns = (): Line[] => lines.filter(({ message }) => message === 'Turn');
  const metrics = async (): Promise<string> => (await fetch(`${app.url}/metrics`)).text();
  const value = (text: string, series: string): number => Number(text.split('\n').find((line) => line.startsWith(`${series} `))?.split(' ')[1] ?? 0);

  it('logs a line a turn that tells how it ended, and nothing of what was said or by whom', async () => {
    const chat = await openChat(app.url);
    await chat.say('mon lien est expiré, que faire ?');
    await chat.say('zzkwx prlmf qsdtg');
    const [greeting, answer, none] = turns();
    expect(greeting?.fields).to.include({ type: 'conversationUpdate', outcome: 'said', channel: 'directline' });
    expect(answer?.fields).to.include({ type: 'message', outcome: 'answer', entry: 'simplified-link-expired', language: 'fr' });
    expect(none?.fields).to.include({ outcome: 'none', entry: null });
    expect(answer?.fields['ms']).to.be.a('number').above(0);
    expect(answer?.fields['conversation']).to.match(/^[0-9a-f]{8}$/).and.equal(none?.fields['conversation']);
    const all = JSON.stringify(lines);
    for (const secret of ['expiré', 'zzkwx', chat.conversationId, chat.token, 'dl_']) expect(all).not.to.include(secret);
  });

  it('tells the deadline that a turn stated', async () => {
    const chat = await openChat(app.url);
    await chat.say('mode simplifié, lien reçu hier à 15h, combien de temps me reste-t-il ?');
    expect(turns().at(-1)?.fields).to.include({ outcome: 'deadline', deadline: 'open' });
    expect(value(await metrics(), 'echeance_deadlines_told_total{state="open",channel="directline"}')).to.be.at.least(1);
  });

  it('counts the deadlines that POST /api/deadline tells', async () => {
    const told = async (): Promise<number> => value(await metrics(), 'echeance_deadlines_told_total{state="over",channel="api"}') || 0;
    const before = await told();
    await fetch(`${app.url}/api/deadline`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ mode: 'simplified', step: 'link', when: 'il y a 10 jours' }) });
    expect(await told()).to.equal(before + 1);
  });

  it('gives each request an id that its lines carry, the caller’s own where it is harmless', async () => {
    const asked = async (id: string): Promise<string | null> => (await fetch(`${app.url}/api/nothing`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await asked(uuid)).to.equal(uuid);
    expect(await asked('0af7651916cd43dd8448eb211c80319c')).to.equal('0af7651916cd43dd8448eb211c80319c');
    for (const harmful of ['marie.curie@exemple.fr', '0612345678', `${uuid}x`, '{"level":60}', 'a'.repeat(500)]) expect(await asked(harmful)).to.match(/^[0-9a-f-]{36}$/);
    const { token: bearer, conversationId } = await openChat(app.url);
    await fetch(`${app.url}/v3/directline/conversations/${conversationId}/activities`, {
      method: 'POST', headers: { 'x-request-id': uuid, authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }, body: JSON.stringify({ type: 'message', from: { id: 'x' }, text: 'bonjour' }),
    });
    expect(turns().at(-1)?.fields['request']).to.equal(uuid);
  });

  it('logs refusals of a kind once a minute, with how many there were', async () => {
    const refused = (): Line[] => lines.filter(({ message, fields }) => message === 'Refused' && fields['status'] === 400);
    const wrong = (): Promise<Response> => fetch(`${app.url}/api/lookup`);
    app.setNow(new Date('2026-11-23T11:00:00+01:00'));
    for (let at = 0; at < 5; at += 1) await wrong();
    expect(refused().map(({ fields }) => fields['count'])).to.deep.equal([1]);
    app.setNow(new Date('2026-11-23T11:01:01+01:00'));
    await wrong();
    expect(refused().map(({ fields }) => fields['count'])).to.deep.equal([1, 5]);
    expect(refused()[0]).to.deep.include({ level: 'info' });
    expect(refused()[0]?.fields).to.include({ route: 'api', method: 'GET' });
  });

  it('counts and times what it does, under names by Prometheus’ conventions', async () => {
    const before = await metrics();
    const chat = await openChat(app.url);
    await chat.say('mon lien est expiré, que faire ?');
    await fetch(`${app.url}/nothing-here`);
    const notFound = 'echeance_http_request_duration_seconds_count{route="page",method="GET",status="4xx"}';
    let after = await metrics();
    const grown = (series: string): number => value(after, series) - value(before, series);
    // A request is timed when its answer has left, which whoever asked may see before the service does.
    for (let look = 0; look < 50 && grown(notFound) === 0; look += 1) {
      await new Promise((wake) => setTimeout(wake, 20));
      after = await metrics();
    }
    expect(grown('echeance_turns_total{channel="directline",outcome="answer"}')).to.equal(1);
    expect(grown('echeance_turn_duration_seconds_count{channel="directline"}')).to.equal(2);
    expect(grown(notFound)).to.equal(1);
    expect(value(after, 'echeance_connections_open')).to.be.at.least(1);
    expect(after).to.match(/^process_resident_memory_bytes \d/m).and.to.match(/^nodejs_eventloop_lag_p99_seconds /m);
    for (const name of after.match(/^# TYPE (echeance_\S+) counter/gm) ?? []) expect(name).to.match(/_total counter$/);
    expect(after).not.to.match(/dl_|[0-9a-f]{32}/);
  });

  it('counts the calls on which the store fails', async () => {
    const broken = await startApp({ log });
    const chat = await openChat(broken.url);
    dropTable(broken);
    expect((await fetch(`${broken.url}/v3/directline/conversations/${chat.conversationId}/activities`, { headers: { authorization: `Bearer ${chat.token}` } })).status).to.be.at.least(500);
    expect(await (await fetch(`${broken.url}/metrics`)).text()).to.match(/echeance_store_errors_total\{operation="readLog"\} [1-9]/);
    expect(broken.reports).not.to.be.empty;
    await broken.stop();
  });

  it('knows a class for each path, and never more than a few', () => {
    const paths = { '/': 'page', '/faq/x': 'page', '/api/lookup': 'api', '/api/messages': 'messages', '/api/messages-x': 'api', '/v3/directline/conversations/1': 'direct-line', '/assets/1/x.js': 'asset', '/healthz': 'watch', '//evil': 'page' };
    expect(Object.fromEntries(Object.keys(paths).map((path) => [path, routeOf(path)]))).to.deep.equal(paths);
  });

  describe('the metrics', () => {
    const status = (headers: Record<string, string>): Promise<number | undefined> => new Promise((resolve, reject) => {
      httpRequest(`${app.url}/metrics`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject).end();
    });

    it('are for programs of this machine', async () => expect(await status({})).to.equal(200));
    it('are for whoever holds the token, also from behind a proxy', async () => expect(await status({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' })).to.equal(200));
    for (const [what, headers] of Object.entries<Record<string, string>>({
      'comes through a proxy': { 'x-forwarded-for': '127.0.0.1' }, 'comes through a proxy that says so otherwise': { via: '1.1 cache' }, 'comes from a page whose name was pointed here': { host: 'evil.example' },
      'has another token': { authorization: `Bearer ${token}x`, forwarded: 'for=127.0.0.1' }, 'has no token': { authorization: 'Bearer ', forwarded: 'for=127.0.0.1' },
    })) it(`are not for who ${what}`, async () => expect(await status(headers)).to.equal(401));

    it('stay closed to an empty token where none is set', async () => {
      const other = await startApp();
      const reply = await fetch(`${other.url}/metrics`, { headers: { authorization: 'Bearer ', 'x-forwarded-for': '1' } });
      expect([reply.status, reply.headers.get('www-authenticate')]).to.deep.equal([401, 'Bearer']);
      await other.stop();
    });
  });

  it('has alerts that name only metrics which a running service shows', async () => {
    const text = readFileSync(join(projectRoot(), 'bot', 'observability', 'alerts.yaml'), 'utf8');
    const { groups } = parse(text) as { groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[] }; // the form of Prometheus' rule files
    const shown = new Set([...(await metrics()).matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name = '', type]) => (type === 'histogram' ? ['bucket', 'count', 'sum'].map((part) => `${name}_${part}`) : [name])));
    const rules = groups.flatMap((group) => group.rules);
    expect(rules).to.have.length.above(5);
    for (const { alert, expr, annotations } of rules) {
      const names = expr.match(/\b(?:echeance|process|nodejs)_\w+/g) ?? [];
      expect(names, alert).not.to.be.empty;
      for (const name of names) expect([...shown], alert).to.include(name);
      expect(annotations.summary).to.be.a('string');
    }
  });
});

describe('what is logged of an error', () => {
  it('is its kind, its code and where it arose, not its message', () => {
    const error = Object.assign(new TypeError('cannot read "marie@exemple.fr"\n    at marie'), { code: 'EPIPE', syscall: 'write', statusCode: 403 });
    expect(errorFields(error)).to.include({ error: 'TypeError', code: 'EPIPE', syscall: 'write', status: 403 });
    expect(JSON.stringify(errorFields(error))).to.include('observability.test').and.not.to.include('marie');
    expect(errorFields('marie')).to.deep.equal({ error: 'string' });
  });

  it('is the message where it is written for operators', () => expect(errorFields(new OperatorError('PUBLIC_URL is wrong'))).to.include({ reason: 'PUBLIC_URL is wrong' }));

  it('is its cause as well', () => expect(errorFields(new Error('marie', { cause: Object.assign(new Error('curie'), { code: 'ECONNREFUSED' }) }))).to.have.nested.property('cause.code', 'ECONNREFUSED'));

  it('says that a library printed, not what', () => {
    lines.length = 0;
    const target = { ...console };
    logConsole(target, log);
    target.error('marie@exemple.fr', new RangeError('curie'));
    target.log('marie');
    expect(lines.map(({ level, fields }) => [level, fields['error']])).to.deep.equal([['error', 'RangeError'], ['info', 'undefined']]);
    expect(JSON.stringify(lines)).not.to.match(/marie|curie/);
  });
});
