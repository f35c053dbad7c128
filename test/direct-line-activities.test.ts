import { expect } from 'chai';
import { issueChatToken } from '../bot/directline/tokens.js';
import { callDirectLine, message, refusal, texts, type Answer, type CallOptions } from './direct-line-call.js';
import { SECRET, startEchoServer, type EchoServer } from './echo-server.js';

describe('the calls of Direct Line within a conversation', () => {
  let echo: EchoServer;
  let token: string;
  let conversationId: string;
  let userId: string;

  const call = (method: string, path: string, options: CallOptions = {}): Promise<Answer> =>
    callDirectLine(echo.url, `${method} ${path}`, { bearer: token, ...options });
  const post = (body: unknown, options: { bearer?: string; id?: string } = {}): Promise<Answer> =>
    call('POST', `/conversations/${options.id ?? conversationId}/activities`, { body, ...(options.bearer ? { bearer: options.bearer } : {}) });
  const poll = (watermark?: string): Promise<Answer> =>
    call('GET', `/conversations/${conversationId}/activities${watermark === undefined ? '' : `?watermark=${watermark}`}`);

  before(async () => {
    echo = await startEchoServer();
  });
  after(() => echo.stop());

  beforeEach(async () => {
    ({ token, conversationId, userId } = issueChatToken(echo.tokens));
    await call('POST', '/conversations', { body: { locale: 'fr-FR' } });
    echo.reports.length = 0;
  });

  describe('POST /conversations/{id}/activities', () => {
    it('answers with an id once the replies are in the log', async () => {
      const posted = await post(message('one', { channelData: { clientActivityID: 'x', more: [1] } }));
      const [own, reply] = (await poll('1')).body.activities;
      expect(posted.status).to.equal(200);
      expect(own).to.deep.include({ id: posted.body.id, type: 'message', text: 'one', channelData: { clientActivityID: 'x', more: [1] } });
      expect(own?.from).to.include({ id: userId, role: 'user' });
      expect(reply).to.deep.include({ type: 'message', text: '2: one', replyToId: posted.body.id });
      expect(reply?.from).to.include({ id: 'bot', role: 'bot' });
      expect(reply).to.not.have.any.keys('serviceUrl', 'recipient', 'callerId');
    });

    it('gives ids that are unique and sort in the order of the log', async () => {
      await Promise.all(['a', 'b', 'c', 'd'].map((text) => post(message(text))));
      const ids = (await poll()).body.activities.map(({ id }) => id);
      expect(ids).to.have.lengthOf(9);
      expect(ids).to.deep.equal([...new Set(ids)].sort());
      expect(ids.every((id) => id.startsWith(`${conversationId}|`))).to.equal(true);
    });

    it('runs a retried activity once and answers with the same id', async () => {
      const again = message('once', { channelData: { clientActivityID: 'same' } });
      const [first, second] = await Promise.all([post(again), post(again)]);
      const third = await post(again);
      expect([second.body.id, third.body.id]).to.deep.equal([first.body.id, first.body.id]);
      expect(texts(await poll('1'))).to.deep.equal(['once', '2: once']);
    });

    it('passes events and reactions to the bot, and an event is in the log', async () => {
      expect((await post({ type: 'event', name: 'opened', value: { page: 1 }, from: { id: 'x' } })).status).to.equal(200);
      expect((await post({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }], from: { id: 'x' } })).status).to.equal(200);
      expect((await post({ type: 'invoke', name: 'adaptiveCard/action', from: { id: 'x' } })).status).to.equal(200);
      const { activities } = (await poll('1')).body;
      expect(activities.map(({ type, text }) => text ?? type)).to.deep.equal(['event', 'event opened', 'messageReaction', 'invoke']);
      expect((await echo.store.beginTurn(conversationId)).state).to.equal(4);
    });

    it('refuses what is no activity of a client', async () => {
      const bodies = [{ type: 'message', text: 'nobody' }, { from: { id: 'x' } }, message('x', { type: 'conversationUpdate' }), [], message('x', { text: {} })];
      for (const body of bodies) expect(refusal(await post(body))).to.equal('400 BadArgument');
      expect(refusal(await post('{"type":'))).to.equal('400 BadArgument');
    });

    it('refuses more than 256 kB', async () => {
      expect(refusal(await post(message('x'.repeat(256 * 1024))))).to.equal('413 MessageSizeTooBig');
      expect((await post(message('x'.repeat(200_000)))).status).to.equal(200);
    });

    it('refuses an unknown conversation and a foreign one', async () => {
      expect((await post(message('x'), { bearer: SECRET, id: 'unknown' })).status).to.equal(404);
      const other = issueChatToken(echo.tokens);
      expect((await post(message('x'), { bearer: other.token })).status).to.equal(403);
    });

    it('keeps what the bot says and leaves behind when a turn fails', async () => {
      expect((await post(message('fail'))).status).to.equal(200);
      expect(texts(await poll('1'))).to.deep.equal(['fail', 'failed: Error: as told']);
      expect((await echo.store.beginTurn(conversationId)).state).to.equal(2);
    });

    it('answers 502 and keeps nothing when even that fails, so that a retry runs', async () => {
      const failing = message('fail for good', { channelData: { clientActivityID: 'again' } });
      expect(refusal(await post(failing))).to.equal('502 BotError');
      expect(refusal(await post(failing))).to.equal('502 BotError');
      expect(texts(await poll('1'))).to.deep.equal([]);
      expect(echo.reports.map(String)).to.deep.equal(['Error: as told', 'Error: as told']);
    });

    it('gives up a turn that hangs and goes on with the next', async () => {
      const [hanging, next] = await Promise.all([post(message('hang')), post(message('next'))]);
      expect([hanging.status, next.status]).to.deep.equal([502, 200]);
      expect(texts(await poll('1'))).to.deep.equal(['next', '2: next']);
    });

    it('takes only so many waiting turns of one conversation', async () => {
      const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => post(message(`m${index}`))));
      const refused = answers.filter(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 200).length + refused.length).to.equal(80);
      expect(refused.every(({ headers }) => headers.get('retry-after') === '1')).to.equal(true);
    });

    it('forgets the earlier turns when the bot says so', async () => {
      await post(message('private'));
      await post(message('forget'));
      expect(texts(await poll())).to.deep.equal(['forget', '3: forget']);
    });
  });

  describe('GET /conversations/{id}/activities', () => {
    it('pages until it is empty, with a watermark in every set', async () => {
      for (let number = 0; number < 60; number += 1) await post(message(`m${number}`));
      const first = await poll();
      const second = await poll(first.body.watermark);
      const third = await poll(second.body.watermark);
      expect([first, second, third].map(({ body }) => body.activities.length)).to.deep.equal([100, 21, 0]);
      expect([first, second, third].map(({ body }) => body.watermark)).to.deep.equal(['100', '121', '121']);
    });

    it('refuses an unknown conversation and a watermark that is none', async () => {
      expect((await call('GET', '/conversations/unknown/activities', { bearer: SECRET })).status).to.equal(404);
      expect((await poll('-1')).status).to.equal(400);
    });
  });
});
