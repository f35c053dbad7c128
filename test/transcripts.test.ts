import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../knowledge/content-files.js';
import { startApp, type AppServer } from './app-server.js';
import { openChat } from './chat-client.js';
import { play, readTranscripts } from './transcript.js';

/** Conversations go on for days, longer than a token lives. */
const secret = 'a secret of these conversations only';
const folder = join(projectRoot(), 'test', 'transcripts');

describe('Conversations', () => {
  let app: AppServer;
  before(async () => { app = await startApp({ environment: { DIRECT_LINE_SECRET: secret } }); });
  after(() => app.stop());

  for (const file of readdirSync(folder).sort()) {
    describe(file, () => {
      for (const transcript of readTranscripts(readFileSync(join(folder, file), 'utf8'))) {
        it(transcript.title, async () => {
          app.setNow(new Date('2026-11-23T10:30:00+01:00'));
          await play(transcript, { open: ({ locale, zone }) => openChat(app.url, locale, { timeZone: zone, secret }), setNow: (now) => app.setNow(now) });
        });
      }
    });
  }
});
