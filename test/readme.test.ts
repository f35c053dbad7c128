import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { ApiDocument } from '../bot/openapi/document.js';
import { projectRoot } from '../knowledge/content-files.js';
import { createAnswerCheck } from './api-description.js';
import { startApp, type AppServer } from './app-server.js';

const run = promisify(execFile);
const origin = 'http://localhost:3978';

/** The commands of a text, each with the lines that it goes on for. */
const commandsIn = (text: string): string[] => [...text.matchAll(/^curl (?:.*\\\n)*.*$/gm)].map(([command]) => command);
const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
const printed = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => commandsIn(block));

describe('The commands that are printed for people', () => {
  let app: AppServer;
  let home: string;
  let wrongWith: ReturnType<typeof createAnswerCheck>;
  let document: ApiDocument;

  before(async () => {
    app = await startApp();
    home = mkdtempSync(join(tmpdir(), 'curl-'));
    // What curl tells beside the body, without a change to the command.
    writeFileSync(join(home, '.curlrc'), 'silent\nshow-error\nwrite-out = "\\n%{http_code} %{method} %{url} %{content_type}"\n');
    document = await (await fetch(`${app.url}/api/openapi.json`)).json() as ApiDocument; // the service's own
    wrongWith = createAnswerCheck(document);
  });
  after(async () => {
    rmSync(home, { recursive: true });
    await app.stop();
  });

  /** Runs a command as it stands, but for where the service is; gives what came back. */
  async function outcomeOf(command: string) {
    const { stdout } = await run('sh', ['-c', command.replaceAll(origin, app.url)], { env: { ...process.env, CURL_HOME: home, HOME: home } });
    const end = stdout.lastIndexOf('\n');
    const [status = '', method = '', url = '', type = ''] = stdout.slice(end + 1).split(' ');
    const { pathname } = new URL(url);
    const path = Object.keys(document.paths).find((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname)) ?? '';
    return { status: Number(status), method: method.toLowerCase(), path, type, body: stdout.slice(0, end) };
  }

  async function succeeds(command: string): Promise<string> {
    const { status, method, path, type, body } = await outcomeOf(command);
    expect(status, `${command}\n${body}`).to.be.within(200, 299);
    expect(wrongWith({ method, path, body, answer: new Response(null, { status, headers: { 'content-type': type } }) })).to.equal(null);
    return body;
  }

  it('are six in the README at least, all for a service on this machine', () => {
    expect(printed).to.have.length.at.least(6);
    for (const command of printed) expect(command).to.include(`${origin}/`);
  });
  for (const command of printed) it(`README: ${command.replace(/\s*\\\n\s*/g, ' ')}`, async () => {
    const body = await succeeds(command);
    expect(body).to.match(/^(?:\{.{80,}\}|BEGIN:VCALENDAR[\s\S]+END:VCALENDAR\s*)$/s);
    expect(body, 'an example that finds nothing').not.to.match(/"outcome":"none"|"suggestions":\[\]|"state":"unknown-start"|"answers":\[\]/);
  });

  it('work as the reference page prints them', async () => {
    const page = await (await fetch(`${app.url}/api/reference?lang=en`)).text();
    const examples = [...page.matchAll(/<pre><code>(curl [\s\S]*?)<\/code>/g)].map(([, text = '']) => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(examples).to.have.length(operations.length);
    // The rest wants a token, a code of a chat, or an address of the Bot Framework that answers go to.
    const open = examples.filter((command) => !command.includes('$TOKEN') && !/\/api\/(?:messages|resume)/.test(command));
    expect(open).to.have.length.above(20);
    for (const command of open) await succeeds(command);
  });
});
