import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../knowledge/content-files.js';
import type { Store } from '../bot/store/store.js';
import { startApp, type AppServer } from './app-server.js';
import { openChat, type Chat } from './chat-client.js';
import { postgres, storeKinds, type StorePlace } from './store-places.js';
import { asked, laterVersion, told, unknownDialog } from './stored-states.js';
import { play, readTranscripts } from './transcript.js';

const secret = 'a secret of these conversations only';
const day = 24 * 60 * 60 * 1000;
const now = new Date('2026-11-23T10:30:00+01:00');

describe('Conversations, with PostgreSQL', function () {
  this.timeout(60_000);
  let place: StorePlace;
  let app: AppServer;
  before(async () => {
    place = await postgres.newPlace();
    app = await startApp({ environment: { ...place.environment, DIRECT_LINE_SECRET: secret } });
  });
  after(async () => {
    await app.stop();
    await place.remove();
  });

  for (const file of ['person-and-data.txt', 'whole-conversations.txt']) {
    for (const transcript of readTranscripts(readFileSync(join(projectRoot(), 'test', 'transcripts', file), 'utf8'))) {
      it(transcript.title, async () => {
        app.setNow(now);
        await play(transcript, { open: ({ locale, zone }) => openChat(app.url, locale, { timeZone: zone, secret }), setNow: (time) => app.setNow(time) });
      });
    }
  }
});

for (const kind of storeKinds) describe(`a conversation kept in ${kind.name}`, function () {
  this.timeout(60_000);
  let place: StorePlace;
  let app: AppServer;
  let store: Store;
  let chat: Chat;
  before(async () => {
    place = await kind.newPlace();
    app = await startApp({ environment: place.environment });
    store = await place.open();
  });
  after(async () => {
    await app.stop();
    await store.close();
    await place.remove();
  });
  beforeEach(async () => {
    app.reports.length = 0;
    chat = await openChat(app.url);
  });

  const logged = async (): Promise<string> => JSON.stringify(await store.readLog(chat.conversationId, 0, 1000));

  it('is gone with all its words once the person has it erased, and goes on', async () => {
    await chat.say('mode simplifié, j’ai reçu le lien hier à 15h, combien de temps ?');
    expect(await logged()).to.include('hier à 15h');
    await chat.say('effacer mes données');
    expect(await logged()).not.to.include('hier à 15h');
    expect(JSON.stringify((await store.beginTurn(chat.conversationId)).state)).not.to.include('simplified');
    expect((await chat.say('bonjour')).length).to.be.greaterThan(0);
  });

  it('is purged once nobody has said anything for the time of retention', async () => {
    await chat.say('bonjour');
    expect(await store.purge(new Date(now.getTime() - 1), now)).to.equal(0);
    expect(await store.purge(new Date(now.getTime() + 30 * day), now)).to.be.greaterThan(0);
    expect(await store.conversation(chat.conversationId)).to.equal(undefined);
    expect(await chat.say('bonjour').catch((error: Error) => error.message)).to.match(/answered 404/);
  });

  /** Puts a state in the place of the conversation's own, as an earlier or later build would have left it. */
  async function leave(state: unknown): Promise<void> {
    const { version } = await store.beginTurn(chat.conversationId);
    await store.commitTurn({ conversationId: chat.conversationId, activityId: '', state, version, activities: [], now });
  }
  const deadlineAfter = async (...texts: string[]): Promise<unknown> => {
    let messages = await chat.say(texts[0] ?? '');
    for (const text of texts.slice(1)) messages = await chat.say(text);
    return messages.flatMap(({ deadline }) => deadline?.safeLimit ?? []).at(-1);
  };

  it('goes on in the middle of the dialog that an earlier build has begun', async () => {
    await leave(asked);
    expect(await deadlineAfter('hier à 15h')).to.equal('2026-11-25T15:00:00+01:00');
    expect(app.reports).to.deep.equal([]);
  });

  it('knows what it knew under an earlier build', async () => {
    await leave(told);
    expect(await deadlineAfter('et maintenant ?')).to.equal('2026-11-25T15:00:00+01:00');
    expect(app.reports).to.deep.equal([]);
  });

  it('loses a dialog that this build does not know, and none of the facts', async () => {
    await leave(unknownDialog);
    expect(await deadlineAfter('et maintenant ?', 'et maintenant ?')).to.equal('2026-11-25T15:00:00+01:00');
  });

  it('keeps its facts under a build that is older than the one that wrote it', async () => {
    await leave(laterVersion);
    expect(await deadlineAfter('et maintenant ?', 'et maintenant ?')).to.equal('2026-11-25T15:00:00+01:00');
    expect(app.reports).to.deep.equal([]);
  });
});
