import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Store } from '../bot/store/store.js';
import { storeKinds, type StorePlace } from './store-places.js';
import { day, turn } from './store-turn.js';

for (const kind of storeKinds) describe(`the store in ${kind.name}`, function () {
  this.timeout(60_000);
  let place: StorePlace;
  let store: Store;

  beforeEach(async () => {
    place = await kind.newPlace();
    store = await place.open();
  });

  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  it('keeps a whole turn and gives it to the next', async () => {
    expect(await store.beginTurn('c', 's1')).to.deep.equal({ known: false, state: null, version: 0, seenAs: null });
    expect(await store.commitTurn(turn(1))).to.deep.equal({ kind: 'committed' });
    expect(await store.beginTurn('c', 's1')).to.deep.equal({ known: true, state: { number: 1 }, version: 1, seenAs: 'a1' });
    expect(await store.beginTurn('other', 's1')).to.include({ known: false, seenAs: null });
  });

  it('survives being closed and opened', async () => {
    await store.commitTurn(turn(1));
    await store.close();
    store = await place.open();
    expect((await store.readLog('c', 0, 10))?.activities).to.deep.equal(turn(1).activities);
  });

  it('answers a repeated activity with the id given the first time and writes nothing', async () => {
    await store.commitTurn(turn(1));
    expect(await store.commitTurn(turn(2, { seenId: 's1' }))).to.deep.equal({ kind: 'seen', activityId: 'a1' });
    expect(await store.beginTurn('c')).to.deep.include({ version: 1, state: { number: 1 } });
  });

  it('refuses a turn that started from an older version and writes nothing', async () => {
    await store.commitTurn(turn(1));
    await store.commitTurn(turn(2));
    expect(await store.commitTurn(turn(2, { seenId: 'late' }))).to.deep.equal({ kind: 'conflict' });
    expect(await store.commitTurn(turn(1, { seenId: 'later' }))).to.deep.equal({ kind: 'conflict' });
    expect((await store.readLog('c', 0, 10))?.end).to.equal(4);
    expect((await store.beginTurn('c', 'late')).seenAs).to.equal(null);
  });

  it('pages through the log until it is empty', async () => {
    for (let number = 1; number <= 3; number += 1) await store.commitTurn(turn(number));
    const first = await store.readLog('c', 0, 4);
    const second = await store.readLog('c', first?.position ?? 0, 4);
    const third = await store.readLog('c', second?.position ?? 0, 4);
    expect([first, second, third].map((page) => page?.activities.map(({ id }) => id).join())).to.deep.equal(['a1,b1,a2,b2', 'a3,b3', '']);
    expect([first, second, third].map((page) => page?.position)).to.deep.equal([4, 6, 6]);
    expect((await store.readLog('c', 99, 4))?.position).to.equal(6);
    expect(await store.readLog('nobody', 0, 4)).to.equal(undefined);
  });

  it('adds a message outside a turn, to a known conversation only', async () => {
    expect(await store.append('c', [{ id: 'p' }], day(1))).to.equal(false);
    await store.commitTurn(turn(1));
    expect(await store.append('c', [{ id: 'p' }], day(1))).to.equal(true);
    expect(await store.commitTurn(turn(2))).to.deep.equal({ kind: 'committed' });
    const page = await store.readLog('c', 0, 10);
    expect(page?.activities.map(({ id }) => id)).to.deep.equal(['a1', 'b1', 'p', 'a2', 'b2']);
  });

  it('forgets a conversation whole', async () => {
    await store.commitTurn(turn(1));
    expect(await store.forget('c')).to.equal(true);
    expect(await store.forget('c')).to.equal(false);
    expect(await store.readLog('c', 0, 10)).to.equal(undefined);
    expect(await store.beginTurn('c', 's1')).to.deep.equal({ known: false, state: null, version: 0, seenAs: null });
    expect(await store.commitTurn(turn(2))).to.deep.equal({ kind: 'conflict' });
    expect(await store.conversation('c')).to.equal(undefined);
  });

  it('forgets the earlier turns in the commit of one that asks for it, and goes on counting', async () => {
    await store.commitTurn(turn(1));
    await store.commitTurn(turn(2, { forgetEarlier: true, state: null }));
    const page = await store.readLog('c', 0, 10);
    expect(page?.activities.map(({ id }) => id)).to.deep.equal(['a2', 'b2']);
    expect(page?.position).to.equal(4);
    expect(await store.beginTurn('c', 's1')).to.deep.include({ state: null, seenAs: null, version: 2 });
    expect((await store.beginTurn('c', 's2')).seenAs).to.equal('a2');
  });

  it('keeps what a turn that asks to forget is told again, and nothing of it when it comes too late', async () => {
    const vote = { about: 'none', helpful: true, reason: null, language: 'fr', channel: 'directline', utterance: '' };
    await store.commitTurn(turn(1, { votes: [{ ...vote, answer: 1 }, { ...vote, answer: 2 }] }));
    expect(await store.commitTurn(turn(1, { seenId: 'late', forgetEarlier: true }))).to.deep.equal({ kind: 'conflict' });
    expect(await store.commitTurn(turn(2, { seenId: 's1', forgetEarlier: true }))).to.deep.equal({ kind: 'seen', activityId: 'a1' });
    expect((await store.readLog('c', 0, 10))?.activities).to.have.length(2);
    await store.commitTurn(turn(2, { forgetEarlier: true, votes: [{ ...vote, answer: 2, helpful: false }] }));
    expect(await store.votes()).to.deep.equal([{ ...vote, answer: 2, helpful: false }]);
  });

  it('keeps one vote an answer, the last one', async () => {
    const vote = { answer: 1, about: 'none', reason: null, language: 'fr', channel: 'directline', utterance: 'a question' };
    await store.commitTurn(turn(1, { votes: [{ ...vote, helpful: true }, { ...vote, helpful: false }] }));
    await store.commitTurn(turn(2, { votes: [{ ...vote, helpful: false, reason: 'wrong' }, { ...vote, answer: 2, helpful: true }] }));
    expect(await store.votes()).to.deep.equal([{ ...vote, helpful: false, reason: 'wrong' }, { ...vote, answer: 2, helpful: true }]);
  });

  it('keeps every text whole, whatever characters it has', async () => {
    for (const text of ['a\u0000b', '\ud83d alone', 'alone \udc4b', '👋🏽 é\u0301', '\u2028 \\u0000 "quoted" \\', '\r\n\t\u0001', 'x'.repeat(5000)]) {
      const userId = text.replace(/[\ud800-\udfff]/g, '');
      const activities = [{ id: 'a', text, [text]: { channelData: [text] } }];
      const vote = { answer: 1, about: text, helpful: true, reason: text, language: 'fr', channel: 'directline', utterance: text };
      expect(await store.commitTurn({ conversationId: `c ${text}`, userId, seenId: `s ${text}`, activityId: userId, state: { text }, version: 0, activities, votes: [vote], now: day(1) })).to.deep.equal({ kind: 'committed' });
      expect(await store.beginTurn(`c ${text}`, `s ${text}`)).to.deep.equal({ known: true, state: { text }, version: 1, seenAs: userId });
      expect((await store.beginTurn(`c ${text}`, `s ${text}!`)).seenAs).to.equal(null);
      expect((await store.readLog(`c ${text}`, 0, 10))?.activities).to.deep.equal(activities);
      expect(await store.conversation(`c ${text}`)).to.deep.equal({ id: `c ${text}`, userId });
      expect((await store.votes()).at(-1)).to.deep.equal(vote);
      expect(await store.writeDocument({ key: text, conversationId: `c ${text}`, document: { text }, version: 0, expiresAt: day(5), now: day(1) })).to.equal(true);
      expect(await store.readDocument(text, day(2))).to.deep.equal({ document: { text }, version: 1 });
      expect(await store.deleteDocument(text)).to.equal(true);
      expect(await store.forget(`c ${text}`)).to.equal(true);
    }
  });

  it('commits one of several turns that start from the same version at once', async () => {
    for (let number = 1; number <= 5; number += 1) {
      const outcomes = await Promise.all(Array.from({ length: 6 }, (_, at) => store.commitTurn(turn(number, { seenId: `s${number}-${at}` }))));
      expect(outcomes.map(({ kind: outcome }) => outcome).sort()).to.deep.equal(['committed', ...Array.from({ length: 5 }, () => 'conflict')]);
    }
    expect((await store.readLog('c', 0, 100))?.activities.map(({ id }) => id)).to.deep.equal([1, 2, 3, 4, 5].flatMap((number) => [`a${number}`, `b${number}`]));
  });

  it('gives every activity a place of its own when turns and messages outside of them meet', async () => {
    await store.commitTurn(turn(1));
    await Promise.all([...Array.from({ length: 20 }, (_, at) => store.append('c', [{ id: `p${at}` }], day(1))), store.commitTurn(turn(2)), store.commitTurn(turn(2, { seenId: 'other' }))]);
    const page = await store.readLog('c', 0, 100);
    expect(page?.activities).to.have.length(24);
    expect(page?.end).to.equal(24);
    expect(page?.activities.map(({ id }) => id).join()).to.include('a2,b2');
  });

  it('refuses a document of a conversation that is not there', async () => {
    const write = { key: 'k', conversationId: 'nobody', document: {}, version: 0, expiresAt: day(5), now: day(1) };
    expect(await store.writeDocument(write).catch((error: Error) => error.name)).to.be.a('string').and.not.to.equal('StoreUnavailable');
    expect(await store.readDocument('k', day(2))).to.equal(undefined);
  });

  it('keeps a document under its key, one writer at a time, until it expires', async () => {
    await store.commitTurn(turn(1));
    const write = { key: 'ticket/1', conversationId: 'c', expiresAt: day(5), now: day(1) };
    expect(await store.writeDocument({ ...write, document: { at: 1 }, version: 0 })).to.equal(true);
    expect(await store.writeDocument({ ...write, document: { at: 2 }, version: 0 })).to.equal(false);
    expect(await store.writeDocument({ ...write, document: { at: 3 }, version: 1 })).to.equal(true);
    expect(await store.writeDocument({ ...write, document: { at: 4 }, version: 1 })).to.equal(false);
    expect(await store.readDocument('ticket/1', day(4))).to.deep.equal({ document: { at: 3 }, version: 2 });
    expect(await store.readDocument('ticket/1', day(5))).to.equal(undefined);
    expect(await store.writeDocument({ ...write, document: { at: 5 }, version: 0, now: day(5), expiresAt: day(9) })).to.equal(true);
    await store.purge(day(0), day(9));
    expect(await store.readDocument('ticket/1', day(6))).to.equal(undefined);
  });

  it('deletes the documents of a conversation that is forgotten or cleared', async () => {
    await store.commitTurn(turn(1));
    const write = { conversationId: 'c', document: {}, version: 0, expiresAt: day(5), now: day(1) };
    await store.writeDocument({ ...write, key: 'a' });
    await store.commitTurn(turn(2, { forgetEarlier: true }));
    expect(await store.readDocument('a', day(2))).to.equal(undefined);
    await store.writeDocument({ ...write, key: 'b' });
    expect(await store.deleteDocument('b')).to.equal(true);
    await store.writeDocument({ ...write, key: 'b' });
    await store.forget('c');
    expect(await store.readDocument('b', day(2))).to.equal(undefined);
  });

  it('purges idle conversations whole and the old part of those still in use', async () => {
    await store.commitTurn(turn(1, { conversationId: 'idle' }));
    await store.commitTurn(turn(1));
    await store.commitTurn(turn(2, { now: day(20) }));
    expect(await store.purge(day(10), day(10))).to.equal(1);
    expect(await store.readLog('idle', 0, 10)).to.equal(undefined);
    expect((await store.readLog('c', 0, 10))?.activities.map(({ id }) => id)).to.deep.equal(['a2', 'b2']);
    expect((await store.beginTurn('c', 's1')).seenAs).to.equal(null);
    expect((await store.beginTurn('c', 's2')).seenAs).to.equal('a2');
  });

  it('keeps the first value of a setting until it is changed', async () => {
    expect(await store.setting('secret')).to.equal(undefined);
    expect(await store.keepSetting('secret', 'one')).to.equal('one');
    expect(await store.keepSetting('secret', 'two')).to.equal('one');
    await store.changeSetting('secret', 'three');
    expect(await store.setting('secret')).to.equal('three');
  });

  it('holds whole turns only after its process is killed in the middle of many', async () => {
    for (const least of [5, 40, 150]) {
      const killed = await kind.newPlace();
      const said = await runUntilKilled(killed, least);
      const opened = await killed.open();
      const { version, state } = await opened.beginTurn('c');
      const log = await opened.readLog('c', 0, 100_000);
      expect(version).to.be.at.least(said);
      expect(state).to.deep.equal({ turn: version });
      expect(log?.activities.map(({ id }) => id)).to.deep.equal(
        Array.from({ length: version }, (_, index) => [`question-${index + 1}`, `answer-${index + 1}`, `afterthought-${index + 1}`]).flat());
      expect((await opened.beginTurn('c', `seen-${version}`)).seenAs).to.equal(`question-${version}`);
      expect((await opened.beginTurn('c', `seen-${version + 1}`)).seenAs).to.equal(null);
      await opened.close();
      await killed.remove();
    }
  });

  it('is ready while it can be used, and closes with nothing left open', async () => {
    await store.check();
    const other = await place.open();
    await other.close();
    await store.check();
  });
});

/** Gives the last turn that the writer said it had committed before it was killed. */
async function runUntilKilled({ environment }: StorePlace, least: number): Promise<number> {
  const writer = fork(fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './store-writer.ts' : './store-writer.js', import.meta.url)), { env: { ...process.env, ...environment } });
  let last = 0;
  writer.on('message', (turnNumber) => {
    last = Number(turnNumber);
    if (last >= least) writer.kill('SIGKILL');
  });
  await once(writer, 'exit');
  return last;
}
