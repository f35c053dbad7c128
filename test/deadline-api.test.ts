import { expect } from 'chai';
import type { DeadlineReply } from '../knowledge/deadline-reply.js';
import { call, expectProblem, post, type Answer } from './api-call.js';
import { startApp, type AppServer } from './app-server.js';

describe('POST /api/deadline', () => {
  let app: AppServer;
  before(async () => { app = await startApp({ now: new Date('2026-11-23T10:30:00+01:00') }); });
  after(() => app.stop());

  const deadline = (body: object): Promise<Answer<DeadlineReply>> => post(`${app.url}/api/deadline`, body);

  const now = '2026-11-23T10:30:00+01:00';

  it('computes 72 hours, with every field of the contract', async () => {
    const { status, body } = await deadline({ mode: 'simplified', step: 'link', when: 'hier à 15h', basis: 'received', language: 'fr', timeZone: 'Europe/Paris', now });
    expect(status).to.equal(200);
    expect(body).to.have.all.keys('mode', 'step', 'basis', 'clock', 'understood', 'state', 'safeLimit', 'lastLimit', 'remaining', 'text');
    expect(body).to.include({ mode: 'simplified', step: 'link', basis: 'received', state: 'open', safeLimit: '2026-11-25T15:00:00+01:00', lastLimit: '2026-11-25T15:00:00+01:00', remaining: 'P2DT4H30M' });
    expect(body.understood).to.deep.equal({ kind: 'value', start: '2026-11-22T15:00:00+01:00', end: '2026-11-22T15:00:00+01:00', grain: 'hour', flags: [], others: [] });
    expect(body.clock).to.include({ amount: 72, unit: 'hours', qualifier: null });
    expect(body.clock?.sources[0]).to.include({ updated: '2024-10-17' });
    expect(body.text).to.match(/^Il vous reste 2 jours et 4 heures/);
  });

  const dated: readonly (readonly [step: string, when: string, expected: Partial<DeadlineReply>])[] = [
    ['simplified/link', '2026-11-22T15:00:00+01:00', { state: 'open', remaining: 'P2DT4H30M' }],
    ['simplified/link', 'vendredi', { state: 'may-be-over', safeLimit: '2026-11-23T00:00:00+01:00', lastLimit: '2026-11-24T00:00:00+01:00', remaining: null }],
    ['simplified/link', 'le 12 novembre', { state: 'over', lastLimit: '2026-11-16T00:00:00+01:00', remaining: null }],
    ['simplified/postal-code', '12/11', { basis: 'letter-date', state: 'open', safeLimit: '2027-01-12T00:00:00+01:00', lastLimit: '2027-01-12T00:00:00+01:00', remaining: 'P49DT13H30M' }],
    ['simplified/postal-code', '2026-11-12T23:30:00-05:00', { state: 'open', safeLimit: '2027-01-12T00:00:00+01:00', lastLimit: '2027-01-12T00:00:00+01:00' }],
    ['simplified/postal-code', '1er septembre', { state: 'over', lastLimit: '2026-11-01T00:00:00+01:00' }],
    ['expert/email-code', 'yesterday at 3 pm', { state: 'open', safeLimit: '2026-11-24T15:00:00+01:00', remaining: 'P1DT4H30M' }],
  ];
  for (const [situation, when, expected] of dated) {
    it(`tells ${expected.state} for ${situation} and "${when}"`, async () => {
      const [mode, step] = situation.split('/');
      const { body } = await deadline({ mode, step, when, now });
      expect(body).to.include(expected);
      expect(body.understood?.kind).to.equal('value');
    });
  }

  const undated = { none: ['', '😀', 'je ne sais plus', '<b>x</b>', 'x'.repeat(10_000)], invalid: ['31/02/2026'], future: ['demain', '2026-12-24'] };
  for (const [kind, texts] of Object.entries(undated)) {
    for (const when of texts) {
      it(`tells unknown-start for "${when.slice(0, 20)}", understood as ${kind}`, async () => {
        const { status, body } = await deadline({ mode: 'expert', step: 'email-code', when, now });
        expect(status).to.equal(200);
        expect(body).to.include({ state: 'unknown-start', safeLimit: null, lastLimit: null, remaining: null });
        expect(body.understood).to.include({ kind, start: null, end: null, grain: null });
        expect(body.clock).to.include({ amount: 48, unit: 'hours', qualifier: 'at most' });
      });
    }
  }

  it('flags two dates that nothing tells apart, and gives the other one', async () => {
    const { body } = await deadline({ mode: 'simplified', step: 'link', when: 'un mail vendredi et un autre samedi', now });
    expect(body.understood).to.deep.include({ start: '2026-11-20T00:00:00+01:00', flags: ['several-dates'] });
    expect(body.understood?.others).to.deep.equal([{ what: 'other', start: '2026-11-21T00:00:00+01:00', end: '2026-11-22T00:00:00+01:00', grain: 'day' }]);
  });

  it('echoes the day that was written with an offset where days are counted', async () => {
    const { body } = await deadline({ mode: 'simplified', step: 'postal-code', when: '2026-11-12T23:30:00-05:00', now });
    expect(body.text).to.include('jeudi 12 novembre 2026').and.not.to.include('vendredi 13 novembre 2026');
  });

  it('takes a missing date, and null, as no date', async () => {
    const { body } = await deadline({ mode: 'simplified', step: 'link', now });
    expect(body.understood?.kind).to.equal('none');
    expect((await deadline({ mode: 'simplified', step: 'link', now, when: null, basis: null, language: null, timeZone: null })).body).to.deep.equal(body);
  });

  const clockless = { 'simplified/letter': 'not-started', 'expert/join': 'not-stated', 'expert/letter': 'not-stated', 'expert/postal-code': 'not-stated', 'simplified/done': 'done', 'expert/done': 'done' };
  for (const [situation, state] of Object.entries(clockless)) {
    it(`tells ${state} for ${situation}, with and without a date, in both languages`, async () => {
      const [mode, step] = situation.split('/');
      for (const language of ['fr', 'en']) {
        for (const when of [undefined, 'hier', 'bof']) {
          const { status, body } = await deadline({ mode, step, when, language, now });
          expect(status).to.equal(200);
          expect(body).to.include({ state, clock: null, safeLimit: null, lastLimit: null, remaining: null });
          expect(body.understood?.kind ?? null).to.equal(when === 'hier' && state !== 'done' ? 'value' : null);
          if (mode === 'expert') expect(body.text).not.to.match(/\b60\b/);
        }
      }
    });
  }

  it('says of a letter in expert mode that no limit is stated, in both languages', async () => {
    const text = async (language: string): Promise<string> => (await deadline({ mode: 'expert', step: 'postal-code', language, now })).body.text;
    expect(await text('fr')).to.match(/n’indique aucune limite[^]*0809 400 210/);
    expect(await text('en')).to.match(/states no limit[^]*0809 400 210/);
  });

  it('computes the same instant in another time zone, with its offset', async () => {
    const { body } = await deadline({ mode: 'simplified', step: 'link', when: 'yesterday at 3 pm', language: 'en', timeZone: 'America/New_York', now });
    expect(body.safeLimit).to.equal('2026-11-25T15:00:00-05:00');
    expect(body.text).to.match(/Paris time/);
  });

  it('looks from its own clock where no moment is given', async () => {
    const { body } = await deadline({ mode: 'simplified', step: 'link', when: '2026-11-22T15:00:00+01:00' });
    expect(body.remaining).to.equal('P2DT4H30M');
  });

  it('reads JSON whatever its content type says', async () => {
    const { status } = await call(`${app.url}/api/deadline`, { method: 'POST', body: JSON.stringify({ mode: 'expert', step: 'join' }) });
    expect(status).to.equal(200);
  });

  const wrong: readonly (readonly [field: string | undefined, body: unknown])[] = [
    ['mode', {}], ['mode', { mode: 'other', step: 'link' }], ['mode', { mode: 5, step: 'link' }], ['mode', { mode: 'toString', step: 'link' }],
    ['step', { mode: 'expert' }], ['step', { mode: 'expert', step: 'link' }],
    ['when', { mode: 'expert', step: 'join', when: 5 }], ['basis', { mode: 'expert', step: 'join', basis: 'sent' }],
    ['language', { mode: 'expert', step: 'join', language: 'de' }],
    ['timeZone', { mode: 'expert', step: 'join', timeZone: 'Mars/Olympus' }], ['timeZone', { mode: 'expert', step: 'join', timeZone: 1 }],
    ['now', { mode: 'expert', step: 'join', now: 'yesterday' }], ['now', { mode: 'expert', step: 'join', now: '2026-02-31T10:00:00Z' }],
    ['now', { mode: 'expert', step: 'join', now: '2026-11-23T10:30:00' }], ['now', { mode: 'expert', step: 'join', now: '9999-12-31T23:59:59Z' }], ['now', { mode: 'expert', step: 'join', now: '0001-01-01T00:00:00Z' }],
    [undefined, []], [undefined, '5'], [undefined, 'null'], [undefined, '{"mode":'], ['mode', ''],
  ];
  for (const [field, body] of wrong) {
    it(`answers 400 to ${JSON.stringify(body)}, naming ${field ?? 'the body'}`, async () => expectProblem(await post(`${app.url}/api/deadline`, body), { status: 400, ...(field !== undefined && { field }) }));
  }

  it('answers 413 to a body that is too large', async () => expectProblem(await deadline({ mode: 'expert', step: 'join', when: 'x'.repeat(70_000) }), { status: 413 }));
});
