import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { openChat } from './chat-client.js';
import { formsOf, places, plantEverywhere, secretsFor } from './privacy/planting.js';
import { startServer, type RunningServer } from './running-server.js';

describe('what the service keeps', function () {
  this.timeout(120_000);
  const directLineSecret = 'the-secret-of-the-privacy-test';
  let folder: string;
  let server: RunningServer;
  const start = async (more: Record<string, string> = {}): Promise<void> => {
    server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'trace', DIRECT_LINE_SECRET: directLineSecret, ...more });
  };
  const files = (): { name: string; bytes: Buffer }[] => readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const filesWith = (text: string): string[] => files().filter(({ bytes }) => bytes.includes(text)).map(({ name }) => name);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'privacy-'));
    await start();
  });
  afterEach(async () => {
    await server.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds no secret in any file, log line or metric, wherever somebody wrote it', async () => {
    await plantEverywhere(server.url, directLineSecret);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const kept = [...files(), { name: 'the log', bytes: Buffer.from(server.output()) }, { name: 'the metrics', bytes: Buffer.from(metrics) }];
    const found = places.flatMap((place, at) => Object.entries(secretsFor(at)).flatMap(([kind, secret]) =>
      formsOf(secret).flatMap((form) => kept.filter(({ bytes }) => bytes.includes(form)).map(({ name }) => `${kind} of ${place} in ${name}: ${form}`))));
    expect(found).to.deep.equal([]);
    // What is searched is what was written: masked words, turns and failures are there.
    expect(filesWith('•••')).not.to.be.empty;
    expect(server.output()).to.match(/"outcome":"failed"/).and.to.match(/"msg":"An error was caught"/).and.to.match(/"msg":"Refused"/);
    expect(metrics).to.match(/echeance_turns_total\{channel="msteams",outcome="failed"\} [1-9]/);
  });

  it('shows a person what it holds of them, and erases it at once with a receipt', async () => {
    const chat = await openChat(server.url);
    await chat.say('simplifié, un lien sur papier tournesolbleu, hier à 15h');
    expect(filesWith('tournesolbleu')).not.to.be.empty;
    const [data] = await chat.say('quelles données avez-vous ?');
    expect(data?.text).to.match(/ 2\)|\(.*2/).and.to.match(/30 jours/);
    const [done] = await chat.say('effacer mes données');
    expect(done?.text).to.match(/effacée? .*\d{1,2} \S+ \d{4}.*reçu [0-9A-F]{8}/s);
    expect(filesWith('tournesolbleu')).to.deep.equal([]);
    const receipt = /reçu ([0-9A-F]{8})/.exec(done?.text ?? '')?.[1] ?? '';
    expect(chat.conversationId.toUpperCase()).not.to.include(receipt);
    const [after] = await chat.say('quelles données avez-vous ?');
    expect(after?.text).not.to.match(/hier|15/);
  });

  it('deletes what is older than RETENTION_DAYS from the files, not only from sight', async () => {
    const chat = await openChat(server.url);
    await chat.say('un lien sur papier tournesolbleu');
    await server.stop();
    age(join(folder, 'conversations.db'), 8);
    await start({ RETENTION_DAYS: '7' });
    const young = await openChat(server.url);
    await young.say('un lien sur papier coquelicot');
    expect(filesWith('tournesolbleu')).to.deep.equal([]);
    expect(filesWith('coquelicot')).not.to.be.empty;
    const gone = await fetch(`${server.url}/v3/directline/conversations/${chat.conversationId}/activities`, { headers: { authorization: `Bearer ${chat.token}` } });
    expect(gone.status).to.equal(404);
  });
});

/** Moves all that a store holds so many days into the past. */
function age(file: string, days: number): void {
  const db = new Database(file);
  const past = days * 24 * 60 * 60 * 1000;
  db.pragma('secure_delete = ON');
  db.prepare('UPDATE conversations SET active_at = active_at - ?').run(past);
  for (const table of ['activities', 'seen', 'votes']) db.prepare(`UPDATE ${table} SET at = at - ?`).run(past);
  db.close();
}
