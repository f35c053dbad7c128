import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DeadlineReply } from '../knowledge/deadline-reply.js';
import type { ResumeReply } from '../bot/resume/resume-reply.js';
import { expectProblem, post } from './api-call.js';
import { startApp, type AppServer } from './app-server.js';
import { openChat, type BotMessage, type Chat } from './chat-client.js';

const secret = 'a secret of this test only';
const asking = 'un code pour le conseiller';
const codeIn = (messages: readonly BotMessage[]): string => /\*\*(\w\w-\w{3})\*\*/.exec(messages.map(({ text }) => text).join('\n'))?.[1] ?? '';

describe('POST /api/resume', () => {
  let app: AppServer;
  const start = async (): Promise<void> => { app = await startApp({ environment: { DIRECT_LINE_SECRET: secret, TRUST_PROXY: 'true' } }); };
  const chat = (locale = 'fr-FR', timeZone?: string): Promise<Chat> => openChat(app.url, locale, { secret, timeZone });
  const resume = (body: unknown, address = '192.0.2.1') => post<ResumeReply>(`${app.url}/api/resume`, body, { 'x-forwarded-for': address });
  const wrong = (address?: string) => resume({ code: 'A2-2A2' }, address);
  const told = async (words: readonly string[], one: Chat): Promise<string> => {
    for (const line of words) await one.say(line);
    return codeIn(await one.say(asking));
  };

  beforeEach(start);
  afterEach(() => app.stop());

  it('shows mode, step, date, what the chat said, the deadline as it is now, and the last answers', async () => {
    const code = await told(['le lien a expiré', 'comment parler à une personne ?', 'combien de temps me reste-t-il ?', 'un courriel avec un lien', 'hier à 15h'], await chat());
    app.setNow(new Date('2026-11-24T10:00:00+01:00'));
    const { status, headers, body } = await resume({ code });
    expect([status, headers.get('cache-control')]).to.deep.equal([200, 'no-store']);
    const { mode, step, language, dates, told: said, entries, deadline, answers, shared } = body;
    expect({ code: body.code, mode, step, language }).to.deep.equal({ code, mode: 'simplified', step: 'link', language: 'fr' });
    expect(dates.map(({ words, basis, start: from }) => [words, basis, from])).to.deep.equal([['dimanche 22 novembre 2026 à 15:00', 'received', '2026-11-22T15:00:00+01:00']]);
    expect([shared.at, body.expiresAt, said?.at]).to.deep.equal(['2026-11-23T09:30:00.000Z', '2026-11-24T09:30:00.000Z', '2026-11-23T09:30:00.000Z']);
    expect(said?.text).to.match(/^Il vous reste 2 jours et 4 heures/);
    expect(entries.map(({ id }) => id)).to.deep.equal(['my-deadline', 'talk-to-human', 'simplified-link-expired']);
    expect(answers.map(({ figure }) => figure)).to.have.length(1).and.satisfy(([figure]: string[]) => /^Il vous reste 1 jour et 5 heures/.test(figure ?? ''));
    const computed = await post<DeadlineReply>(`${app.url}/api/deadline`, { mode: 'simplified', step: 'link', when: 'le 22 novembre à 15h', language: 'fr' });
    expect(deadline).to.deep.equal(computed.body);
  });

  it('gives the figures of the chat to somebody in another time zone, in the language that is asked for', async () => {
    const other = await chat('en-GB', 'Indian/Reunion');
    for (const line of ['how much time do I have left?', 'an e-mail with a link', 'yesterday at 6 pm']) await other.say(line);
    const code = codeIn(await other.say('a code for the agent'));
    const [now] = await other.say('and now?');
    const { body } = await resume({ code, language: 'fr' });
    expect([body.deadline?.safeLimit, body.deadline?.remaining]).to.deep.equal([now?.deadline?.safeLimit, now?.deadline?.remaining]);
    expect([body.language, body.told?.text.slice(0, 8), body.dates[0]?.words.slice(0, 8)]).to.deep.equal(['en', 'You have', 'dimanche']);
    expect((await resume({ code })).body.answers[0]?.figure).to.match(/^You have/);
  });

  it('shows two answers side by side while just the mode is not known, and nothing before anything is', async () => {
    const empty = await resume({ code: await told([], await chat()) });
    expect(empty.body).to.include({ mode: null, step: null, deadline: null, situation: null });
    expect([empty.body.answers, empty.body.entries, empty.body.dates]).to.deep.equal([[], [], []]);
    const letter = await resume({ code: await told(['j’ai reçu la lettre avec le code, combien de temps me reste-t-il ?'], await chat()) });
    expect(letter.body.answers.map(({ id }) => id)).to.deep.equal(['simplified/postal-code', 'expert/postal-code']);
    expect([letter.body.step, letter.body.deadline, letter.body.tellApart === null]).to.deep.equal([null, null, false]);
  });

  it('keeps nothing of what the person wrote, nor who they are', async () => {
    const one = await chat();
    const { body } = await resume({ code: await told(['un lien sur papier tournesolbleu, mode simplifié, combien de temps me reste-t-il ?', 'hier après-midi, coquelicot'], one) });
    expect(body.mode).to.equal('simplified');
    expect(JSON.stringify(body)).not.to.match(/tournesol|coquelicot|papier/i).and.not.to.include(one.conversationId);
  });

  it('gives the same code while it lives, with the newest content and its whole time, and a new one after', async () => {
    const one = await chat();
    const first = await told(['que faire si le lien a expiré ?'], one);
    app.setNow(new Date('2026-11-24T09:00:00+01:00'));
    const again = await told(['combien de temps me reste-t-il ?', 'un courriel avec un code', 'hier à 18h'], one);
    expect(again).to.equal(first);
    app.setNow(new Date('2026-11-25T08:59:00+01:00'));
    expect((await resume({ code: first })).body).to.include({ mode: 'expert', step: 'email-code' });
    app.setNow(new Date('2026-11-25T09:00:01+01:00'));
    const [expired, never] = [await resume({ code: first }), await wrong()];
    expectProblem(expired, { status: 404 });
    expect([expired.text, expired.status]).to.deep.equal([never.text, never.status]);
    const next = codeIn(await one.say(asking));
    expect(next).not.to.equal(first);
    expect((await resume({ code: next })).status).to.equal(200);
  });

  it('shows nothing any more once the person has erased their data', async () => {
    const one = await chat();
    const code = await told(['que faire si le lien a expiré ?'], one);
    expect((await resume({ code })).status).to.equal(200);
    await one.say('effacer mes données');
    expectProblem(await resume({ code }), { status: 404 });
    const kept = readdirSync(app.folder).map((file) => readFileSync(join(app.folder, file)));
    expect(kept.some((bytes) => bytes.includes('resume/'))).to.equal(false);
    expect(codeIn(await one.say(asking))).not.to.equal(code);
  });

  it('reads a code however it is typed, and says which field is wrong where it is none', async () => {
    const code = await told(['le lien a expiré'], await chat());
    for (const typed of [code.toLowerCase(), code.replace('-', ' '), code.replace('-', ''), `code ${code}`]) expect((await resume({ code: typed })).status, typed).to.equal(200);
    for (const body of [{}, { code: 'bonjour' }, { code: 5 }, { code: 'A'.repeat(51) }, { code: null }]) expectProblem(await resume(body), { status: 400, field: 'code' });
    expectProblem(await resume({ code, language: 'de' }), { status: 400, field: 'language' });
    expectProblem(await resume('nonsense'), { status: 400 });
  });

  it('refuses an address after ten wrong codes in a minute, right ones not counted, says when to try again, and lets others on', async () => {
    const code = await told(['le lien a expiré'], await chat());
    for (const at of Array(15).keys()) expect((await resume({ code })).status, String(at)).to.equal(200);
    for (const at of Array(10).keys()) expect((await wrong()).status, String(at)).to.equal(404);
    app.setNow(new Date('2026-11-23T10:30:20+01:00'));
    for (const refused of [await wrong(), await resume({ code })]) {
      expectProblem(refused, { status: 429 });
      expect(refused.headers.get('retry-after')).to.equal('40');
    }
    expect((await resume({ code }, '192.0.2.2')).status).to.equal(200);
    app.setNow(new Date('2026-11-23T10:31:00+01:00'));
    expect((await resume({ code })).status).to.equal(200);
  });

  it('lets no burst past the limit, nor refuses a burst of right ones', async () => {
    const code = await told(['le lien a expiré'], await chat());
    const right = await Promise.all(Array.from({ length: 60 }, () => resume({ code })));
    expect(right.every(({ status }) => status === 200)).to.equal(true);
    const burst = await Promise.all(Array.from({ length: 60 }, () => wrong()));
    expect([404, 429].map((wanted) => burst.filter(({ status }) => status === wanted).length)).to.deep.equal([10, 50]);
  });

  it('refuses an address after a hundred wrong codes in an hour, and all of them after a thousand', async function () {
    this.timeout(60_000);
    const begin = new Date('2026-11-23T10:30:00+01:00').getTime();
    const tenEach = async (minute: number, addresses: number) => {
      app.setNow(new Date(begin + minute * 60_000));
      for (const host of Array(addresses).keys()) {
        const answers = await Promise.all(Array.from({ length: 10 }, () => wrong(`192.0.2.${host}`)));
        expect(answers.map(({ status }) => status)).to.deep.equal(Array(10).fill(404));
      }
    };
    for (const minute of Array(10).keys()) await tenEach(minute, 1);
    app.setNow(new Date(begin + 20 * 60_000));
    expect((await wrong('192.0.2.0')).headers.get('retry-after')).to.equal('2400');
    expect((await wrong('192.0.2.1')).status).to.equal(404);
    app.setNow(new Date(begin + 61 * 60_000));
    await tenEach(62, 100);
    expectProblem(await wrong('198.51.100.1'), { status: 429 });
    app.setNow(new Date(begin + 123 * 60_000));
    expect((await wrong('198.51.100.1')).status).to.equal(404);
  });

  it('gives one conversation its code only so often an hour', async () => {
    const one = await chat();
    for (const at of Array(20).keys()) expect(codeIn(await one.say(asking)), String(at)).to.match(/./);
    const [refused] = await one.say(asking);
    expect(refused?.text).to.match(/^Je ne peux pas donner de code en ce moment/);
    app.setNow(new Date('2026-11-23T11:30:00+01:00'));
    expect(codeIn(await one.say(asking))).to.match(/./);
  });

  it('reports none of this as an error', async () => {
    await told([], await chat());
    await wrong();
    expect(app.reports).to.deep.equal([]);
  });
});
