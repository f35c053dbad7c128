import { expect } from 'chai';
import { understandDate } from '../knowledge/dates/dates.js';
import type { DateContext, Flag } from '../knowledge/dates/understood.js';
import type { Case } from './dates/case.js';
import { meaning, monday, written } from './dates/case.js';
import { doubts, far } from './dates/doubts.js';
import { english } from './dates/english.js';
import { englishDays, englishHours, englishSpans } from './dates/english-turns.js';
import { besideOthers, events, noArrivals } from './dates/events.js';
import { frames } from './dates/frames.js';
import { french } from './dates/french.js';
import { leftOver, plainAnswers, told as toldOtherwise } from './dates/leftovers.js';
import { lying, lyingElsewhere } from './dates/lying.js';
import { mistyped, told } from './dates/mistyped.js';
import { moments } from './dates/moments.js';
import { bounded, corrected, counted, lookalikes, notes, spans, within } from './dates/notes.js';
import { between, pointing, spelledOut } from './dates/pointing.js';
import { spoken } from './dates/spoken.js';
import { stories } from './dates/stories.js';
import { distances, weighed } from './dates/weighing.js';

/** Flags on which the bot asks before it states a figure: a case that names no flag carries none of them. */
const asking: ReadonlySet<Flag> = new Set<Flag>(['inferred-year', 'weekday-is-today', 'corrected-weekday', 'corrected-month', 'ambiguous-order', 'old', 'several-dates', 'partly-read']);

const check = ([text, expected, flag]: Case, context: DateContext): void => {
  const understood = understandDate(text, context);
  expect(meaning(understood)).to.equal(expected);
  if (flag === undefined) expect(understood.flags.filter((one) => asking.has(one))).to.deep.equal([]);
  else expect(understood.flags).to.include(flag);
};

describe('Dates', () => {
  describe('in French', () => {
    for (const row of french) it(row[0] === '' ? 'reads nothing in an empty text' : row[0], () => check(row, monday));
  });

  describe('in English', () => {
    for (const row of [...english, ...englishSpans, ...englishDays, ...englishHours]) it(row[0], () => check(row, { ...monday, language: 'en' }));
  });

  describe('as people say it', () => {
    for (const row of spoken) it(row[0], () => check(row, monday));
  });

  describe('around which something else is said', () => {
    for (const language of ['fr', 'en'] as const) for (const sentence of [...frames[language].sentences, ...besideOthers[language]]) it(sentence, () => {
      const context = { ...monday, language };
      for (const date of frames[language].dates) {
        const [alone, within] = [understandDate(date, context), understandDate(sentence.replace('D', date), context)];
        expect(meaning(within), date).to.equal(meaning(alone));
        expect(within.flags, date).to.deep.equal(alone.flags);
      }
    });
  });

  describe('told by how long it has been lying', () => {
    for (const row of [...lying, ...lyingElsewhere]) it(row[0], () => check(row, monday));
  });

  describe('in a story', () => {
    for (const row of stories) it(row[0], () => check(row, monday));
  });

  describe('among other events', () => {
    for (const row of events) it(row[0], () => check(row, monday));
  });

  describe('that is of no arrival', () => {
    for (const row of noArrivals) it(row[0], () => check(row, monday));
  });

  describe('weighed or corrected', () => {
    for (const row of weighed) it(row[0], () => check(row, monday));
  });

  describe('told in another clause', () => {
    for (const row of distances) it(row[0], () => check(row, monday));
  });

  describe('told by another day', () => {
    for (const row of pointing) it(row[0], () => check(row, monday));
  });

  describe('between bounds', () => {
    for (const row of between) it(row[0], () => check(row, monday));
  });

  describe('in words and short forms', () => {
    for (const row of spelledOut) it(row[0], () => check(row, monday));
  });

  describe('in doubt', () => {
    for (const row of doubts) it(row[0], () => check(row, monday));
  });

  describe('with an hour or a period told by the way', () => {
    for (const row of far) it(row[0], () => check(row, monday));
  });

  describe('behind mistakes of spelling', () => {
    for (const row of mistyped) it(row[0], () => check(row, monday));
  });

  describe('told by another day or by a number', () => {
    for (const row of told) it(row[0], () => check(row, monday));
  });

  describe('in notes and in regional words', () => {
    for (const row of notes) it(row[0], () => check(row, monday));
    for (const row of lookalikes) it(row[0], () => check(row, monday));
    for (const row of bounded) it(row[0], () => check(row, monday));
    for (const row of within) it(row[0], () => check(row, monday));
  });

  describe('between bounds and in nights', () => {
    for (const row of spans) it(row[0], () => check(row, monday));
  });

  describe('by the time that has passed', () => {
    for (const row of counted) it(row[0], () => check(row, monday));
  });

  describe('corrected in the same breath', () => {
    for (const row of corrected) it(row[0], () => check(row, monday));
  });

  describe('of which more was said than was understood', () => {
    for (const row of leftOver) it(row[0], () => check(row, monday));
    for (const text of plainAnswers) it(`asks nothing of « ${text} »`, () => expect(understandDate(text, monday).flags).not.to.include.oneOf(['partly-read', 'several-dates']));
  });

  describe('corrected, disputed, awaited or sent', () => {
    for (const row of toldOtherwise) it(row[0], () => check(row, monday));
  });

  describe('at other moments', () => {
    for (const { now, row } of moments) it(`${row[0]} on ${now}`, () => check(row, { ...monday, now: new Date(now) }));
  });

  describe('when a text holds two', () => {
    const text = 'lettre datée du 3 novembre, reçue le 7 novembre';

    it('takes the day it arrived and says what the other one is', () => {
      const understood = understandDate(text, monday);
      expect(meaning(understood)).to.equal('2026-11-07');
      expect(understood.others.map((other) => [written(other), other.what])).to.deep.equal([['2026-11-03', 'dated']]);
    });

    it('takes the date on the letter when that is the basis', () => {
      const understood = understandDate(text, { ...monday, basis: 'letter-date' });
      expect(meaning(understood)).to.equal('2026-11-03');
      expect(understood.others.map((other) => [written(other), other.what])).to.deep.equal([['2026-11-07', 'received']]);
    });

    it('tells what the date is the date of when the words say so', () => {
      const what = (words: string): string => {
        const understood = understandDate(words, monday);
        return understood.kind === 'value' ? understood.what : understood.kind;
      };
      expect(['datée du 3 novembre', 'printed on 3 November', 'reçue le 3', 'it arrived on the 3rd', 'le 3'].map(what)).to.deep.equal(['dated', 'dated', 'received', 'received', 'other']);
    });

    it('keeps a date of something else apart', () => {
      const understood = understandDate('my invoice is from 2 November, the email came on Friday', { ...monday, language: 'en' });
      expect(meaning(understood)).to.equal('2026-11-20');
      expect(understood.others.map((other) => [written(other), other.what])).to.deep.equal([['2026-11-02', 'other']]);
    });
  });

  describe('offers the other reading', () => {
    const alternatives = (text: string): readonly (readonly [string, Flag])[] => {
      const understood = understandDate(text, monday);
      return understood.kind === 'value' ? understood.alternatives.map((one) => [written(one), one.flag]) : [];
    };

    it('of day and month in figures', () => {
      expect(alternatives('arrivé le 04/03/2026')).to.deep.equal([['2026-04-03', 'ambiguous-order']]);
    });

    it('of a weekday that is today', () => {
      expect(alternatives('lundi')).to.deep.equal([['2026-11-23', 'weekday-is-today']]);
    });

    it('of two dates that nothing tells apart', () => {
      expect(alternatives('un mail le 3 et un autre le 17')).to.deep.equal([['2026-11-17', 'several-dates']]);
      expect(understandDate('un mail le 3 et un autre le 17', monday).others.map(written)).to.deep.equal(['2026-11-17']);
    });

    it('of a weekday that does not fit its date', () => {
      expect(alternatives('mardi 12 novembre')).to.deep.equal([['2026-11-10', 'corrected-weekday']]);
    });

    it('not of a month that is still to come', () => {
      expect(alternatives('le 11/12/2025')).to.deep.equal([['2025-11-12', 'ambiguous-order']]);
      expect(alternatives('le 10/06/2026 à 8h')).to.deep.equal([['2026-10-06T08:00', 'ambiguous-order']]);
      expect(alternatives('le 12/01/2026')).to.deep.equal([]);
    });

    it('not of a day that is more than 400 days away, or a year where the other one is of late', () => {
      expect(alternatives('le 02/12/2025')).to.deep.equal([]);
      expect(alternatives('12/11')).to.deep.equal([]);
      expect(alternatives('05/11')).to.deep.equal([['2026-05-11', 'ambiguous-order']]);
    });
  });

  it('gives offsets and hours of the time zone of the person', () => {
    const understood = understandDate('yesterday at 3pm', { ...monday, timeZone: 'America/New_York', language: 'en' });
    expect(understood).to.include({ kind: 'value', start: '2026-11-22T15:00:00-05:00' });
  });

  it('turns an instant with an offset into the time zone of the person', () => {
    const understood = understandDate('2026-11-19T23:30:00Z', monday);
    expect(understood).to.include({ kind: 'value', start: '2026-11-20T00:30:00+01:00', grain: 'minute' });
  });

  it('keeps the day that was written with an offset, where it is another one in the time zone of the person', () => {
    expect(understandDate('2026-11-19T23:30:00Z', monday)).to.include({ civilDate: '2026-11-19' });
    expect(understandDate('2026-11-19T20:30:00Z', monday)).not.to.have.property('civilDate');
  });

  it('flags a date of more than 400 days ago', () => {
    expect(understandDate('le 3 mars 2025', monday).flags).to.include('old');
  });

  it('reads the same whatever the spelling of a long word', () => {
    const words = ['vendredi', 'septembre', 'novembre', 'aujourd’hui', 'yesterday', 'wednesday', 'mercredi', 'december'];
    const typos = (word: string): readonly string[] => [`${word.slice(0, 3)}${word.slice(4)}`, `${word.slice(0, 2)}${word[3] ?? ''}${word[2] ?? ''}${word.slice(4)}`, `${word.slice(0, 4)}x${word.slice(4)}`];
    for (const word of words)
      for (const typo of typos(word)) expect(meaning(understandDate(`12 ${typo}`, monday)), typo).to.equal(meaning(understandDate(`12 ${word}`, monday)));
  });

  describe('withstands', () => {
    const hostile: readonly (readonly [string, string])[] = [
      ['10,000 letters', 'a'.repeat(10_000)],
      ['10,000 digits', '1'.repeat(10_000)],
      ['thousands of dates', '12/11/2026 '.repeat(1_000)],
      ['thousands of separators', '1-2/3.4:5h'.repeat(1_000)],
      ['thousands of words of dates', 'il y a une dizaine de '.repeat(500)],
      ['thousands of weekdays', 'lundi ou mardi ou '.repeat(600)],
      ['open mark-up', '<'.repeat(10_000)],
      ['blanks', ' '.repeat(10_000)],
      ['emoji', '📬✉️👵🏽'.repeat(1_000)],
    ];
    for (const [name, text] of hostile)
      it(name, () => {
        const start = performance.now();
        understandDate(text, monday);
        expect(performance.now() - start).to.be.below(1_000);
      });

    it('mark-up and emoji around a date', () => {
      expect(meaning(understandDate('<p>📬 reçu <strong>hier</strong>&nbsp;à 15&nbsp;h 🙏</p>', monday))).to.equal('2026-11-22T15:00');
    });
  });
});
