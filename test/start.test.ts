import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import WebSocket from 'ws';
import { ContentError, contentFolder, projectRoot } from '../knowledge/content-files.js';
import { loadKnowledge } from '../knowledge/knowledge.js';
import { call, get, post } from './api-call.js';
import { openChat } from './chat-client.js';
import { spawnServer, startServer, type RunningServer } from './running-server.js';

interface Said { readonly text?: string }

describe('the process', function () {
  this.timeout(60_000);
  let folder: string;
  let running: RunningServer[];
  const start = async (environment: Record<string, string> = {}): Promise<RunningServer> => {
    const server = await startServer({ DATA_DIR: folder, ...environment });
    running.push(server);
    return server;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-'));
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets ready with nothing but a data folder set, and says where it answers', async () => {
    const server = await start({ LOG_LEVEL: 'info' });
    expect((await get(`${server.url}/readyz`)).body).to.include({ status: 'ready' });
    expect(server.output()).to.match(new RegExp(`http://localhost:${new URL(server.url).port}`)).and.to.match(/MicrosoftAppId is empty/);
  });

  it('goes on with a dialog after it was killed in the middle of it', async () => {
    const first = await start();
    const chat = await openChat(first.url);
    await chat.say('combien de temps me reste-t-il ? je suis en mode simplifié et j’ai le courriel avec le lien');
    expect(await first.stop('SIGKILL')).to.equal(null);
    const conversation = `${(await start()).url}/v3/directline/conversations/${chat.conversationId}/activities`;
    const authorization = { authorization: `Bearer ${chat.token}` };
    const answer = { type: 'message', from: { id: 'person' }, text: 'le 12 novembre 2020' };
    expect((await post(conversation, answer, authorization)).status).to.equal(200);
    const { body } = await call<{ activities: Said[] }>(conversation, { headers: authorization });
    expect(body.activities.map(({ text }) => text)).to.include(chat.greeting[0]?.text);
    expect(body.activities.at(-1)?.text).to.match(/2020/);
  });

  it('ends within ten seconds of SIGTERM, also while a page listens', async () => {
    const server = await start({ LOG_LEVEL: 'error' });
    const { conversationId, token } = await openChat(server.url);
    const { body } = await call<{ streamUrl: string }>(`${server.url}/v3/directline/conversations/${conversationId}`, { headers: { authorization: `Bearer ${token}` } });
    const stream = new WebSocket(body.streamUrl);
    await once(stream, 'open');
    const closed = once(stream, 'close');
    const before = performance.now();
    expect(await server.stop('SIGTERM')).to.equal(0);
    expect(performance.now() - before).to.be.below(10_000);
    await closed;
    expect(server.output()).to.equal('');
  });

  it('ends at once when it is told twice', async () => {
    const server = await start();
    server.process.kill('SIGINT');
    expect(await server.stop('SIGINT')).to.equal(0);
  });

  async function failure(environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
    const { process: child, output } = spawnServer({ DATA_DIR: folder, LOG_LEVEL: 'error', PORT: '0', ...environment });
    await once(child, 'close');
    return { code: child.exitCode, output: output() };
  }

  it('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo; // a listening TCP server has an address of this kind
    const { code, output } = await failure({ PORT: String(port) });
    other.close();
    expect(code).to.equal(1);
    expect(output.trim().split('\n')).to.have.length(1);
    expect(output).to.match(new RegExp(`port ${port} is in use`)).and.to.match(/PORT/);
  });

  it('names a data folder that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { code, output } = await failure({ DATA_DIR: join(file, 'data') });
    expect(code).to.equal(1);
    expect(output).to.match(/DATA_DIR/).and.to.include(join(file, 'data'));
    expect(output).not.to.match(/\bat .*\.js/);
  });

  it('names a damaged database', async () => {
    writeFileSync(join(folder, 'conversations.db'), 'no database '.repeat(1000));
    const { code, output } = await failure({});
    expect(code).to.equal(1);
    expect(output).to.match(/conversations\.db is damaged/);
    expect(output).not.to.match(/\bat .*\.js/);
  });

  it('names every wrong setting, and a host that is not its own', async () => {
    const { code, output } = await failure({ PORT: 'http', LOG_LEVEL: 'loud' });
    expect(code).to.equal(1);
    expect(output).to.match(/- PORT: [^]*- LOG_LEVEL: /);
    expect((await failure({ HOST: '192.0.2.1' })).output).to.match(/HOST 192\.0\.2\.1 is no address of this machine/);
    expect((await failure({ HOST: 'no-such-host.invalid' })).output).to.match(/HOST no-such-host\.invalid/);
  });

  it('finds everything built when two builds start at once', async () => {
    const build = async (): Promise<string> => {
      const child = spawn(process.execPath, [join(projectRoot(), 'knowledge', 'build.mjs')], { stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { output += text.toString(); });
      await once(child, 'close');
      return child.exitCode === 0 ? 'built' : output;
    };
    expect(await Promise.all([build(), build()])).to.deep.equal(['built', 'built']);
  });
});

describe('loading a content folder', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    cpSync(contentFolder(), folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const faults: readonly (readonly [what: string, file: string, change: (text: string) => string, expected: RegExp])[] = [
    ['YAML that cannot be read', 'procedures.yaml', () => 'steps: [', /procedures\.yaml/],
    ['an answer without English', 'entries/postal-code-lost.yaml', (text) => text.replace(/^( +)en:/m, '$1xx:'), /postal-code-lost\.yaml[^]*id postal-code-lost, field question/],
    ['a source that is not there', 'entries/postal-code-lost.yaml', (text) => text.replace(/sources:.*/, 'sources: [nowhere]'), /postal-code-lost[^]*nowhere/],
    ['a message that is missing', 'messages.yaml', (text) => text.replace(/^thanks:.*$/m, ''), /messages\.yaml[^]*thanks/],
    ['a placeholder that nobody fills', 'messages.yaml', (text) => text.replace('{remaining}', '{remainder}'), /messages\.yaml[^]*remainder/],
  ];
  for (const [what, name, change, expected] of faults) {
    it(`refuses ${what}, naming the file and the place`, () => {
      const file = join(folder, name);
      const whole = readFileSync(file, 'utf8');
      writeFileSync(file, change(whole));
      try {
        expect(() => loadKnowledge(folder)).to.throw(ContentError, expected);
      } finally {
        writeFileSync(file, whole);
      }
    });
  }

  it('says what to do where the model is missing or damaged', () => {
    expect(() => loadKnowledge(folder, join(folder, 'model.bin'))).to.throw(/npm run build/);
    writeFileSync(join(folder, 'model.bin'), 'no model');
    expect(() => loadKnowledge(folder, join(folder, 'model.bin'))).to.throw(/train it again/);
  });
});
