import { expect } from 'chai';
import { midnightAfter } from '../knowledge/civil-days.js';
import { loadContent } from '../knowledge/content.js';
import { understandDate } from '../knowledge/dates/dates.js';
import type { Grain, Understood } from '../knowledge/dates/understood.js';
import { deadlineReply } from '../knowledge/deadline-reply.js';
import { deadlineText, headline, understoodLine } from '../knowledge/deadline-text.js';
import { deadlineOf, findStep, isoDuration, type Deadline } from '../knowledge/deadlines.js';
import { languages, type Language } from '../knowledge/language.js';
import { holidayOn } from '../knowledge/public-holidays.js';
import type { Step } from '../knowledge/schema.js';
import { remainingWords } from '../knowledge/time-words.js';

const content = loadContent();
const { procedures, messages } = content;

const stepOf = (situation: string): Step => {
  const [mode = '', step = ''] = situation.split('/');
  const found = findStep(procedures, mode, step);
  if (!found) throw new Error(`no step ${situation}`);
  return found;
};

const value = (start: string, end = start, grain: Grain = start === end ? 'minute' : 'day'): Understood => ({ kind: 'value', what: 'received', start, end, grain, flags: [], others: [], alternatives: [] });
const unusable = (kind: 'none' | 'invalid' | 'future'): Understood => ({ kind, flags: [], others: [] });

interface Asked {
  readonly situation: string;
  readonly understood: Understood | null;
  readonly now: string;
  readonly timeZone?: string;
  readonly basis?: 'received' | 'letter-date';
}

const deadline = ({ situation, understood, now, timeZone = 'Europe/Paris', basis = 'received' }: Asked): Deadline =>
  deadlineOf({ step: stepOf(situation), understood, basis, now: new Date(now), timeZone }, procedures);

/** Plain spaces, and no comma after a weekday: versions of ICU differ there. */
const spaced = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/(?<=day),/g, '');
const first = (asked: Asked, language: Language): string =>
  spaced(headline(deadline(asked), { content, language, now: new Date(asked.now), timeZone: asked.timeZone ?? 'Europe/Paris' }));

const [link, letter, emailCode] = ['simplified/link', 'simplified/postal-code', 'expert/email-code'] as const;
const noLimits = { safeLimit: null, lastLimit: null, remaining: null };

describe('the table of situations', () => {
  const day = value('2026-11-20T00:00:00+01:00', '2026-11-21T00:00:00+01:00');
  const now = '2026-11-23T10:30:00+01:00';

  for (const situation of [link, letter, emailCode]) {
    it(`${situation} has limits when a date was understood`, () => {
      const told = deadline({ situation, understood: day, now });
      expect(told.state).to.be.oneOf(['open', 'may-be-over', 'over']);
      expect(told.understood).to.equal(day);
      expect(told.safeLimit).to.be.a('string');
      expect(told.lastLimit).to.be.a('string');
    });
    for (const kind of ['none', 'invalid', 'future'] as const) {
      it(`${situation} has an unknown start when the date is ${kind}`, () => expect(deadline({ situation, understood: unusable(kind), now })).to.deep.include({ state: 'unknown-start', understood: unusable(kind), ...noLimits }));
    }
    it(`${situation} has an unknown start without any text`, () => expect(deadline({ situation, understood: null, now })).to.deep.include({ state: 'unknown-start', understood: unusable('none'), ...noLimits }));
  }

  const clockless = [['simplified/letter', 'not-started'], ['expert/join', 'not-stated'], ['expert/letter', 'not-stated'], ['expert/postal-code', 'not-stated'], ['simplified/done', 'done'], ['expert/done', 'done']] as const;
  for (const [situation, state] of clockless) {
    it(`${situation} is ${state}, whatever the date`, () => {
      for (const understood of [null, unusable('none'), unusable('invalid'), unusable('future'), day]) {
        const kept = understood?.kind === 'value' && state !== 'done' ? understood : null;
        expect(deadline({ situation, understood, now })).to.deep.equal({ state, step: stepOf(situation), basis: 'received', understood: kept, ...noLimits });
      }
    });
  }

  it('is the whole of the procedures', () => expect(procedures.steps.map(({ mode, step }) => `${mode}/${step}`)).to.have.members([link, letter, emailCode, ...clockless.map(([situation]) => situation)]));
});

describe('a moment: the limit is one instant', () => {
  const rows: readonly (readonly [what: string, situation: string, received: string, limit: string])[] = [
    ['an ordinary week', link, '2026-11-22T15:00:00+01:00', '2026-11-25T15:00:00+01:00'],
    ['an ordinary week', emailCode, '2026-11-22T15:00:00+01:00', '2026-11-24T15:00:00+01:00'],
    ['the spring clock change takes an hour of the clock, not of the 72', link, '2026-03-27T10:00:00+01:00', '2026-03-30T11:00:00+02:00'],
    ['the spring clock change takes an hour of the clock, not of the 48', emailCode, '2026-03-28T10:00:00+01:00', '2026-03-30T11:00:00+02:00'],
    ['the limit would fall into the hour that is skipped', link, '2026-03-26T02:30:00+01:00', '2026-03-29T03:30:00+02:00'],
    ['the limit would fall into the hour that is skipped', emailCode, '2026-03-27T02:00:00+01:00', '2026-03-29T03:00:00+02:00'],
    ['the autumn clock change gives an hour of the clock, not to the 72', link, '2026-10-23T10:00:00+02:00', '2026-10-26T09:00:00+01:00'],
    ['the autumn clock change gives an hour of the clock, not to the 48', emailCode, '2026-10-24T10:00:00+02:00', '2026-10-26T09:00:00+01:00'],
    ['the limit falls into the first of two hours', link, '2026-10-22T02:30:00+02:00', '2026-10-25T02:30:00+02:00'],
    ['the limit falls into the second of two hours', link, '2026-10-22T03:30:00+02:00', '2026-10-25T02:30:00+01:00'],
    ['it came in the second of two hours', emailCode, '2026-10-25T02:30:00+01:00', '2026-10-27T02:30:00+01:00'],
    ['year end', link, '2026-12-30T18:00:00+01:00', '2027-01-02T18:00:00+01:00'],
    ['year end', emailCode, '2026-12-30T23:59:59+01:00', '2027-01-01T23:59:59+01:00'],
    ['leap day', link, '2028-02-27T09:00:00+01:00', '2028-03-01T09:00:00+01:00'],
    ['leap day', emailCode, '2028-02-27T09:00:00+01:00', '2028-02-29T09:00:00+01:00'],
    ['no leap day', emailCode, '2027-02-27T09:00:00+01:00', '2027-03-01T09:00:00+01:00'],
    ['public holidays and week-ends shift nothing', link, '2026-04-03T09:00:00+02:00', '2026-04-06T09:00:00+02:00'],
    ['60 days over the spring clock change', letter, '2026-02-15T09:00:00+01:00', '2026-04-17T00:00:00+02:00'],
    ['60 days over the autumn clock change', letter, '2026-09-15T09:00:00+02:00', '2026-11-15T00:00:00+01:00'],
    ['the last day is the spring clock change', letter, '2026-01-28T09:00:00+01:00', '2026-03-30T00:00:00+02:00'],
    ['the last day is the day before', letter, '2026-01-27T09:00:00+01:00', '2026-03-29T00:00:00+01:00'],
    ['the last day is the autumn clock change', letter, '2026-08-26T09:00:00+02:00', '2026-10-26T00:00:00+01:00'],
    ['the last day is the day before', letter, '2026-08-25T09:00:00+02:00', '2026-10-25T00:00:00+02:00'],
    ['month end', letter, '2026-01-31T09:00:00+01:00', '2026-04-02T00:00:00+02:00'],
    ['month end', letter, '2026-04-30T09:00:00+02:00', '2026-06-30T00:00:00+02:00'],
    ['year end', letter, '2026-11-12T09:00:00+01:00', '2027-01-12T00:00:00+01:00'],
    ['received on a leap day', letter, '2028-02-29T09:00:00+01:00', '2028-04-30T00:00:00+02:00'],
    ['over a leap day', letter, '2028-02-28T09:00:00+01:00', '2028-04-29T00:00:00+02:00'],
    ['without a leap day', letter, '2027-02-28T09:00:00+01:00', '2027-04-30T00:00:00+02:00'],
    ['the last day is a leap day', letter, '2027-12-31T09:00:00+01:00', '2028-03-01T00:00:00+01:00'],
    ['the first second of a day', letter, '2026-11-12T00:00:00+01:00', '2027-01-12T00:00:00+01:00'],
    ['the last second of a day', letter, '2026-11-12T23:59:59+01:00', '2027-01-12T00:00:00+01:00'],
    ['the last day is a Sunday', letter, '2026-10-14T09:00:00+02:00', '2026-12-14T00:00:00+01:00'],
  ];
  const seconds = (iso: string, shift: number): string => new Date(Date.parse(iso) + shift * 1000).toISOString();

  for (const [what, situation, received, limit] of rows) {
    it(`${situation}, ${what}: ${received} gives ${limit}`, () => {
      const at = (now: string) => deadline({ situation, understood: value(received), now });
      const limits = { safeLimit: limit, lastLimit: limit };
      expect(at(received)).to.include({ state: 'open', ...limits });
      expect(at(seconds(limit, -1))).to.include({ state: 'open', remaining: 'PT1S', ...limits });
      expect(at(seconds(limit, -3661))).to.include({ state: 'open', remaining: 'PT1H1M1S', ...limits });
      expect(at(limit)).to.include({ state: 'over', remaining: null, ...limits });
      expect(at(seconds(limit, 1))).to.include({ state: 'over', remaining: null, ...limits });
    });
  }

  it('leaves exactly the hours of the clock at the moment of receipt', () => {
    const fresh = (situation: string, now: string) => deadline({ situation, understood: value(now), now }).remaining;
    for (const now of ['2026-11-22T15:00:00+01:00', '2026-03-27T10:00:00+01:00', '2026-10-24T10:00:00+02:00']) {
      expect(fresh(link, now)).to.equal('P3D');
      expect(fresh(emailCode, now)).to.equal('P2D');
    }
  });
});

describe('an interval: the limit lies between two instants', () => {
  type Row = readonly [what: string, situation: string, start: string, end: string, safe: string, last: string];
  const rows: readonly Row[] = [
    ['an evening', link, '2026-11-22T18:00:00+01:00', '2026-11-23T00:00:00+01:00', '2026-11-25T18:00:00+01:00', '2026-11-26T00:00:00+01:00'],
    ['a morning', emailCode, '2026-11-22T06:00:00+01:00', '2026-11-22T12:00:00+01:00', '2026-11-24T06:00:00+01:00', '2026-11-24T12:00:00+01:00'],
    ['a day', link, '2026-11-22T00:00:00+01:00', '2026-11-23T00:00:00+01:00', '2026-11-25T00:00:00+01:00', '2026-11-26T00:00:00+01:00'],
    ['a day', emailCode, '2026-11-22T00:00:00+01:00', '2026-11-23T00:00:00+01:00', '2026-11-24T00:00:00+01:00', '2026-11-25T00:00:00+01:00'],
    ['the day of 23 hours', link, '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', '2026-04-01T01:00:00+02:00', '2026-04-02T00:00:00+02:00'],
    ['the day of 25 hours', emailCode, '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', '2026-10-26T23:00:00+01:00', '2026-10-28T00:00:00+01:00'],
    ['a week', link, '2026-11-16T00:00:00+01:00', '2026-11-23T00:00:00+01:00', '2026-11-19T00:00:00+01:00', '2026-11-26T00:00:00+01:00'],
    ['Monday or Tuesday', letter, '2026-11-02T00:00:00+01:00', '2026-11-04T00:00:00+01:00', '2027-01-02T00:00:00+01:00', '2027-01-03T00:00:00+01:00'],
    ['a week', letter, '2026-09-07T00:00:00+02:00', '2026-09-14T00:00:00+02:00', '2026-11-07T00:00:00+01:00', '2026-11-13T00:00:00+01:00'],
    ['a month over the clock change', letter, '2026-10-01T00:00:00+02:00', '2026-11-01T00:00:00+01:00', '2026-12-01T00:00:00+01:00', '2026-12-31T00:00:00+01:00'],
    ['February of a leap year', letter, '2028-02-01T00:00:00+01:00', '2028-03-01T00:00:00+01:00', '2028-04-02T00:00:00+02:00', '2028-04-30T00:00:00+02:00'],
    ['from one evening to the next morning', letter, '2026-11-12T18:00:00+01:00', '2026-11-13T12:00:00+01:00', '2027-01-12T00:00:00+01:00', '2027-01-13T00:00:00+01:00'],
  ];
  for (const [what, situation, start, end, safeLimit, lastLimit] of rows) {
    it(`${situation}, ${what}: open, then perhaps over, then over, to the second`, () => {
      const limits = { safeLimit, lastLimit };
      const at = (limit: string, shift: number) => deadline({ situation, understood: value(start, end), now: new Date(Date.parse(limit) + shift * 1000).toISOString() });
      expect(at(safeLimit, -1)).to.include({ state: 'open', remaining: 'PT1S', ...limits });
      expect(at(safeLimit, 0)).to.include({ state: 'may-be-over', remaining: null, ...limits });
      expect(at(lastLimit, -1)).to.include({ state: 'may-be-over', remaining: null, ...limits });
      expect(at(lastLimit, 0)).to.include({ state: 'over', remaining: null, ...limits });
    });
  }

  for (const [start, end] of [['2026-11-12T00:00:00+01:00', '2026-11-13T00:00:00+01:00'], ['2026-11-12T18:00:00+01:00', '2026-11-13T00:00:00+01:00'], ['2026-11-12T06:00:00+01:00', '2026-11-12T12:00:00+01:00']] as const) {
    it(`within one day gives the 60 days one limit: ${start} to ${end}`, () => {
      const told = deadline({ situation: letter, understood: value(start, end), now: '2027-01-11T23:59:59+01:00' });
      expect(told).to.include({ state: 'open', safeLimit: '2027-01-12T00:00:00+01:00', lastLimit: '2027-01-12T00:00:00+01:00', remaining: 'PT1S' });
    });
  }
});

describe('another time zone', () => {
  const rows: readonly (readonly [timeZone: string, situation: string, start: string, end: string, limit: string])[] = [
    ['Indian/Reunion', link, '2026-03-27T10:00:00+04:00', '2026-03-27T10:00:00+04:00', '2026-03-30T10:00:00+04:00'],
    ['America/Miquelon', link, '2026-03-06T10:00:00-03:00', '2026-03-06T10:00:00-03:00', '2026-03-09T11:00:00-02:00'],
    ['Pacific/Noumea', emailCode, '2026-10-24T10:00:00+11:00', '2026-10-24T10:00:00+11:00', '2026-10-26T10:00:00+11:00'],
    ['Pacific/Noumea', letter, '2026-11-12T00:00:00+11:00', '2026-11-13T00:00:00+11:00', '2027-01-12T10:00:00+11:00'],
    ['America/Guadeloupe', letter, '2026-11-12T00:00:00-04:00', '2026-11-13T00:00:00-04:00', '2027-01-11T19:00:00-04:00'],
    ['Indian/Reunion', letter, '2026-11-12T01:00:00+04:00', '2026-11-12T01:00:00+04:00', '2027-01-12T03:00:00+04:00'],
    ['UTC', letter, '2026-11-12T00:00:00Z', '2026-11-13T00:00:00Z', '2027-01-11T23:00:00Z'],
  ];
  for (const [timeZone, situation, start, end, limit] of rows) {
    it(`${situation} in ${timeZone}: ${start} gives ${limit}, days being those of Paris`, () => {
      expect(deadline({ situation, understood: value(start, end), now: start, timeZone })).to.include({ state: 'open', safeLimit: limit, lastLimit: limit });
    });
  }

  it('tells Paris time, and the person’s own beside it', () => {
    const asked = { situation: link, understood: value('2026-11-22T15:00:00+04:00'), now: '2026-11-22T16:00:00+04:00', timeZone: 'Indian/Reunion' };
    const text = spaced(deadlineText(deadline(asked), { content, language: 'fr', now: new Date(asked.now), timeZone: asked.timeZone }));
    expect(text.split('\n')[0]).to.contain('mercredi 25 novembre 2026 à 12:00 (heure de Paris)');
    expect(text.split('\n')[1]).to.contain('mercredi 25 novembre 2026 à 15:00');
  });

  it('starts a day that has no midnight at its first instant', () => {
    expect(midnightAfter('2026-04-24', 0, 'Africa/Cairo').toISOString()).to.equal('2026-04-23T22:00:00.000Z');
    expect(midnightAfter('2026-03-07', 1, 'America/Havana').toISOString()).to.equal('2026-03-08T05:00:00.000Z');
  });

  it('is computed alike whatever the zone of the machine', () => {
    const before = process.env['TZ'];
    const told = (): unknown[] => rows.map(([timeZone, situation, start, end]) => deadline({ situation, understood: value(start, end), now: start, timeZone })).concat(deadline({ situation: letter, understood: value('2026-01-28T09:00:00+01:00'), now: '2026-02-01T00:00:00Z' }));
    try {
      const expected = told();
      const holidays = ['2026-04-06', '2027-05-06', '2028-06-05'];
      for (const host of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Africa/Cairo', 'UTC']) {
        process.env['TZ'] = host;
        expect(told(), host).to.deep.equal(expected);
        expect(holidays.filter(holidayOn), host).to.deep.equal(holidays);
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

describe('the first sentence', () => {
  const rows: readonly (readonly [asked: Asked, fr: string, en: string])[] = [
    [{ situation: link, understood: value('2026-11-22T15:00:00+01:00'), now: '2026-11-23T10:30:00+01:00' },
      'Il vous reste 2 jours et 4 heures : le lien est valable jusqu’au mercredi 25 novembre 2026 à 15:00 (heure de Paris).',
      'You have 2 days and 4 hours left: the link is valid until Wednesday 25 November 2026 at 15:00 (Paris time).'],
    [{ situation: emailCode, understood: value('2026-11-22T15:00:00+01:00'), now: '2026-11-24T13:59:30+01:00' },
      'Il vous reste 1 heure au maximum : le code du courriel ne sera plus valable après le mardi 24 novembre 2026 à 15:00 (heure de Paris).',
      'You have 1 hour left at most: the code in the e-mail will no longer be valid after Tuesday 24 November 2026 at 15:00 (Paris time).'],
    [{ situation: letter, understood: value('2026-11-12T00:00:00+01:00', '2026-11-13T00:00:00+01:00'), now: '2026-11-23T10:30:00+01:00' },
      'Il vous reste 49 jours : le code de la lettre est valable jusqu’au lundi 11 janvier 2027 inclus.',
      'You have 49 days left: the code in the letter is valid until the end of Monday 11 January 2027.'],
    [{ situation: letter, understood: value('2026-11-02T00:00:00+01:00', '2026-11-04T00:00:00+01:00'), now: '2026-12-31T10:00:00+01:00' },
      'Il vous reste au moins 1 jour et 14 heures : le code de la lettre est valable au moins jusqu’au vendredi 1er janvier 2027 inclus, et au plus tard jusqu’au samedi 2 janvier 2027 inclus selon le moment exact.',
      'You have at least 1 day and 14 hours left: the code in the letter is valid until the end of Friday 1 January 2027 at least, and until the end of Saturday 2 January 2027 at the latest, depending on the exact moment.'],
    [{ situation: letter, understood: value('2026-09-01T00:00:00+02:00', '2026-09-02T00:00:00+02:00'), now: '2026-11-23T10:30:00+01:00' },
      'Le délai est dépassé : le dernier jour était le samedi 31 octobre 2026.',
      'The time is over: the last day was Saturday 31 October 2026.'],
    [{ situation: link, understood: value('2026-11-19T00:00:00+01:00', '2026-11-20T00:00:00+01:00'), now: '2026-11-22T10:30:00+01:00' },
      'Le délai est peut-être dépassé : selon le moment exact, la limite se situe entre le dimanche 22 novembre 2026 à 00:00 (heure de Paris) et le lundi 23 novembre 2026 à 00:00 (heure de Paris). Essayez tout de suite.',
      'The time may be over: depending on the exact moment, the limit lies between Sunday 22 November 2026 at 00:00 (Paris time) and Monday 23 November 2026 at 00:00 (Paris time). Try at once.'],
  ];
  for (const [asked, french, english] of rows) {
    it(`of ${asked.situation} at ${asked.now} is "${french}"`, () => {
      expect(first(asked, 'fr')).to.equal(french);
      expect(first(asked, 'en')).to.equal(english);
    });
  }

  it('says why a date cannot be used, then that nothing can be computed', () => {
    const now = '2026-11-23T10:30:00+01:00';
    for (const language of languages) {
      const unknown = messages['deadline-unknown-start'][language];
      expect(first({ situation: link, understood: unusable('invalid'), now }, language)).to.equal(spaced(`${messages['when-invalid'][language]} ${unknown}`));
      expect(first({ situation: link, understood: unusable('future'), now }, language)).to.equal(spaced(`${messages['when-future'][language]} ${unknown}`));
      expect(first({ situation: link, understood: null, now }, language)).to.equal(spaced(unknown));
    }
  });

  it('of a clock that nobody states is no figure and no promise', () => {
    for (const language of languages) {
      const text = first({ situation: 'expert/postal-code', understood: value('2026-11-12T00:00:00+01:00'), now: '2026-11-23T10:30:00+01:00' }, language);
      expect(text).not.to.match(/\d/);
    }
  });

  it('echoes the date with its weekday, and which of two dates it is', () => {
    const asked = { situation: letter, understood: value('2026-11-12T00:00:00+01:00', '2026-11-13T00:00:00+01:00'), now: '2026-11-23T10:30:00+01:00' };
    const line = (basis: 'received' | 'letter-date') => spaced(understoodLine(deadline({ ...asked, basis }), { content, language: 'fr', now: new Date(asked.now), timeZone: 'Europe/Paris' }) ?? '');
    expect(line('received')).to.contain('jour où la lettre est arrivée').and.contain('jeudi 12 novembre 2026');
    expect(line('letter-date')).to.contain('date imprimée sur la lettre').and.contain('jeudi 12 novembre 2026');
  });
});

describe('the remaining time in words', () => {
  const minute = 60_000;
  const rows: readonly (readonly [minutes: number, unit: 'hours' | 'days', fr: string, en: string])[] = [
    [4320, 'hours', '3 jours', '3 days'],
    [4319, 'hours', '2 jours et 23 heures', '2 days and 23 hours'],
    [1500, 'hours', '1 jour et 1 heure', '1 day and 1 hour'],
    [1440, 'days', '1 jour', '1 day'],
    [1439, 'days', '23 heures et 59 minutes', '23 hours and 59 minutes'],
    [2879, 'days', '1 jour et 23 heures', '1 day and 23 hours'],
    [2880, 'days', '2 jours', '2 days'],
    [4319, 'days', '2 jours', '2 days'],
    [60, 'hours', '1 heure', '1 hour'],
    [1, 'hours', '1 minute', '1 minute'],
    [0.9, 'hours', 'moins d’une minute', 'less than a minute'],
  ];
  for (const [minutes, unit, fr, en] of rows) {
    it(`${minutes} minutes of ${unit} are "${fr}"`, () => {
      expect(remainingWords(minutes * minute, 'fr', unit)).to.equal(fr);
      expect(remainingWords(minutes * minute, 'en', unit)).to.equal(en);
    });
  }

  for (const [seconds, duration] of [[0, 'PT0S'], [0.9, 'PT0S'], [1, 'PT1S'], [60, 'PT1M'], [3600, 'PT1H'], [86_399, 'PT23H59M59S'], [86_400, 'P1D'], [90_001, 'P1DT1H1S'], [5_184_000, 'P60D']] as const) {
    it(`${seconds} seconds are ${duration}`, () => expect(isoDuration(seconds * 1000)).to.equal(duration));
  }
});

describe('the reply of a deadline', () => {
  const now = new Date('2026-11-23T10:30:00+01:00');
  const reply = (situation: string, when: string | null) => {
    const understood = when === null ? null : understandDate(when, { now, timeZone: 'Europe/Paris', language: 'fr' });
    const told = deadlineOf({ step: stepOf(situation), understood, basis: 'received', now, timeZone: 'Europe/Paris' }, procedures);
    return deadlineReply(told, { content, language: 'fr', now, timeZone: 'Europe/Paris' });
  };

  it('has the fields of the contract', () => {
    const { text, clock, ...rest } = reply(link, 'hier à 15h');
    expect(rest).to.deep.equal({
      mode: 'simplified', step: 'link', basis: 'received',
      understood: { kind: 'value', start: '2026-11-22T15:00:00+01:00', end: '2026-11-22T15:00:00+01:00', grain: 'hour', flags: [], others: [] },
      state: 'open', safeLimit: '2026-11-25T15:00:00+01:00', lastLimit: '2026-11-25T15:00:00+01:00', remaining: 'P2DT4H30M',
    });
    expect(clock).to.deep.include({ amount: 72, unit: 'hours', qualifier: null });
    expect(clock?.sources.map(({ updated }) => updated)).to.deep.equal(['2024-10-17']);
    expect(spaced(text)).to.match(/^Il vous reste 2 jours et 4 heures/);
  });

  it('has no interval where no date was understood', () => {
    for (const [when, kind] of [['bonjour', 'none'], ['le 31 février', 'invalid'], ['demain', 'future']] as const) {
      expect(reply(letter, when)).to.deep.include({ state: 'unknown-start', understood: { kind, start: null, end: null, grain: null, flags: [], others: [] }, ...noLimits });
    }
  });

  it('has no clock where none is stated, and never a figure of the other mode', () => {
    const { clock, state, understood, text } = reply('expert/postal-code', 'le 12 novembre');
    expect({ clock, state, kind: understood?.kind }).to.deep.equal({ clock: null, state: 'not-stated', kind: 'value' });
    expect(text).not.to.match(/\b(48|60|72)\b/);
    expect(reply('simplified/done', 'hier')).to.deep.include({ clock: null, state: 'done', understood: null, ...noLimits });
  });
});
