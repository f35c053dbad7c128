import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../knowledge/content-files.js';
import { openChat } from '../chat-client.js';
import type { TeamsApp } from '../teams/teams-app.js';
import { play, readTranscripts } from '../transcript.js';
import { startWithAgents } from './agents.js';

describe('Conversations where an agent can take over', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startWithAgents(); });
  after(() => teams.stop());

  for (const transcript of readTranscripts(readFileSync(join(projectRoot(), 'test', 'handoff', 'transcripts.txt'), 'utf8'))) {
    it(transcript.title, async () => {
      teams.app.setNow(new Date('2026-11-23T10:30:00+01:00'));
      await play(transcript, { open: ({ locale }) => openChat(teams.app.url, locale), setNow: (now) => teams.app.setNow(now) });
    });
  }
});
