import { expect } from 'chai';
import fc from 'fast-check';
import { loadContent } from '../knowledge/content.js';
import type { Grain, Understood } from '../knowledge/dates/understood.js';
import { deadlineText } from '../knowledge/deadline-text.js';
import { deadlineOf, type Deadline } from '../knowledge/deadlines.js';
import { languages } from '../knowledge/language.js';
import type { MessageId } from '../knowledge/messages.js';
import type { Step } from '../knowledge/schema.js';

const content = loadContent();
const { procedures, messages } = content;

// --- The calendar once more, on integers and Intl alone: nothing below is shared with the code under test.

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The number of a civil day from 1970-01-01 (Hinnant's days_from_civil). */
function dayNumber(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock of the zone shows, as milliseconds since a 1970-01-01T00:00 of its own. */
function wall(instant: number, timeZone: string): number {
  const format = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  clocks.set(timeZone, format);
  const shown = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day: date = 0, hour: hours = 0, minute: minutes = 0, second: seconds = 0 } = shown;
  return dayNumber(year, month, date) * day + hours * hour + minutes * minute + seconds * second;
}

const midnights = new Map<string, number>();

/** The first instant of a civil day in a zone, found by halving: no rule about clock changes is assumed. */
function startOfDay(number: number, timeZone: string): number {
  const key = `${timeZone} ${number}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  let [before, from] = [number * 1440 - 16 * 60, number * 1440 + 16 * 60];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (Math.floor(wall(middle * minute, timeZone) / day) >= number) from = middle;
    else before = middle;
  }
  midnights.set(key, from * minute);
  return from * minute;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function iso(instant: number, timeZone: string): string {
  const whole = Math.floor(instant / second) * second;
  const offset = (wall(whole, timeZone) - whole) / minute;
  const size = Math.abs(offset);
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
  return `${new Date(whole + offset * minute).toISOString().slice(0, 19)}${zone}`;
}

/** Seconds of an ISO 8601 duration of days, hours, minutes and seconds. */
function secondsOf(duration: string): number {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!found || duration === 'P' || duration.endsWith('T')) throw new Error(`no duration: ${duration}`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number((part as string | undefined) ?? 0)); // groups that took no part are undefined
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

// --- What arrived when: random instants of two years, in every grain and several zones.

const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Noumea', 'America/Miquelon', 'Africa/Cairo', 'America/St_Johns'] as const;
const firstDay = dayNumber(2026, 1, 1);
const lastDay = dayNumber(2027, 12, 31);

interface Receipt {
  readonly timeZone: string;
  readonly grain: Grain;
  /** Epoch milliseconds, whole seconds. */
  readonly start: number;
  readonly end: number;
  /** Civil days, counted from 1970-01-01, of the first and the last instant in the person's zone. */
  readonly days: readonly [number, number];
}

const dayOf = (instant: number, timeZone: string): number => Math.floor(wall(instant, timeZone) / day);

const receiptOf = (timeZone: string, grain: Grain, [start, end]: readonly [number, number]): Receipt =>
  ({ timeZone, grain, start, end, days: [dayOf(start, timeZone), dayOf(start === end ? end : end - 1, timeZone)] });

const zone = fc.constantFrom(...zones);
const civilDay = fc.integer({ min: firstDay, max: lastDay });
const instant = fc.tuple(zone, civilDay, fc.integer({ min: 0, max: 86_399 })).map(([timeZone, number, seconds]) => ({ timeZone, at: startOfDay(number, timeZone) + seconds * second }));

const receipt: fc.Arbitrary<Receipt> = fc.oneof(
  instant.map(({ timeZone, at }) => receiptOf(timeZone, 'minute', [at - (at % minute), at - (at % minute)])),
  instant.map(({ timeZone, at }) => receiptOf(timeZone, 'hour', [at - (at % hour), at - (at % hour)])),
  fc.tuple(instant, fc.integer({ min: 1, max: 12 })).map(([{ timeZone, at }, hours]) => receiptOf(timeZone, 'part-of-day', [at - (at % hour), at - (at % hour) + hours * hour])),
  ...([['day', 1, 1], ['week', 7, 7], ['month', 28, 31], ['range', 1, 45]] as const).map(([grain, min, max]) =>
    fc.tuple(zone, civilDay, fc.integer({ min, max })).map(([timeZone, number, length]) => receiptOf(timeZone, grain, [startOfDay(number, timeZone), startOfDay(number + length, timeZone)]))),
);

const understoodOf = ({ timeZone, grain, start, end }: Receipt): Understood =>
  ({ kind: 'value', what: 'received', start: iso(start, timeZone), end: iso(end, timeZone), grain, flags: [], others: [], alternatives: [] });

const clocked = procedures.steps.filter((step) => step.clock !== null);
const step = fc.constantFrom(...procedures.steps);
const clockedStep = fc.constantFrom(...clocked);
const basis = fc.constantFrom('received' as const, 'letter-date' as const);

/** The amounts of the clocks, written out once more. */
const amounts: Readonly<Record<string, { hours: number } | { days: number }>> = { 'simplified/link': { hours: 72 }, 'simplified/postal-code': { days: 60 }, 'expert/email-code': { hours: 48 } };

/** The earliest and latest limit in epoch milliseconds; null where no clock runs. */
function expectedLimits({ mode, step: name }: Step, { start, end, days: [first, last] }: Receipt): readonly [number, number] | null {
  const amount = amounts[`${mode}/${name}`];
  if (!amount) return null;
  if ('hours' in amount) return [start + amount.hours * hour, end + amount.hours * hour];
  return [startOfDay(first + amount.days + 1, 'Europe/Paris'), startOfDay(last + amount.days + 1, 'Europe/Paris')];
}

/** A moment to look from: near one of the limits to the second, or anywhere from receipt to 100 days on. */
const look = fc.oneof(
  fc.record({ near: fc.constantFrom('safe' as const, 'last' as const), shift: fc.integer({ min: -3, max: 3 }).map((seconds) => seconds * second) }),
  fc.record({ near: fc.constant('start' as const), shift: fc.integer({ min: 0, max: 100 * day }) }),
);
type Look = typeof look extends fc.Arbitrary<infer T> ? T : never;

function nowFor(step: Step, receipt: Receipt, { near, shift }: Look): number {
  const limits = expectedLimits(step, receipt);
  if (near === 'start' || limits === null) return receipt.start + shift;
  return limits[near === 'safe' ? 0 : 1] + shift;
}

const told = (step: Step, receipt: Receipt, now: number, by: 'received' | 'letter-date' = 'received'): Deadline =>
  deadlineOf({ step, understood: understoodOf(receipt), basis: by, now: new Date(now), timeZone: receipt.timeZone }, procedures);

let checked = 0;
const check = <T extends [unknown, ...unknown[]]>(runs: number, arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, holds: (...values: T) => void): void => {
  fc.assert(fc.property<T>(...arbitraries, (...values) => { checked += 1; holds(...values); }), { numRuns: runs, seed: 20_261_025 });
};

describe('deadlines, recomputed by other means', () => {
  before(() => { checked = 0; });
  after(() => console.log(`      ${checked} deadlines checked`));

  it('agree on state, limits and remaining time: 4,000 random receipts, steps, zones and moments', () => {
    check(4000, [step, receipt, look, basis], (step, receipt, look, basis) => {
      const now = nowFor(step, receipt, look);
      const deadline = told(step, receipt, now, basis);
      const limits = expectedLimits(step, receipt);
      expect(deadline.basis).to.equal(basis);
      if (limits === null) {
        expect(deadline).to.include({ safeLimit: null, lastLimit: null, remaining: null });
        expect(deadline.state).to.equal(step.clock === null ? step.state : 'a clock');
        return;
      }
      const [safe, last] = limits;
      expect(deadline).to.include({ safeLimit: iso(safe, receipt.timeZone), lastLimit: iso(last, receipt.timeZone) });
      expect(deadline.state).to.equal(now < safe ? 'open' : now < last ? 'may-be-over' : 'over');
      if (deadline.state === 'open') expect(secondsOf(deadline.remaining)).to.equal(Math.floor((safe - now) / second));
      else expect(deadline.remaining).to.equal(null);
    });
  });

  it('agree on every day of three years for the 60 days, in every zone', () => {
    const step = clocked.find(({ clock }) => clock?.unit === 'days');
    if (!step) throw new Error('no clock of days');
    for (const timeZone of zones) {
      for (let number = firstDay; number <= dayNumber(2028, 12, 31); number += 1) {
        checked += 1;
        const receipt = receiptOf(timeZone, 'day', [startOfDay(number, timeZone), startOfDay(number + 1, timeZone)]);
        const limit = iso(startOfDay(number + 61, 'Europe/Paris'), timeZone);
        const deadline = told(step, receipt, receipt.start);
        if (deadline.safeLimit !== limit || deadline.lastLimit !== limit) expect([iso(receipt.start, timeZone), deadline.safeLimit, deadline.lastLimit]).to.deep.equal([iso(receipt.start, timeZone), limit, limit]);
      }
    }
  });

  it('agree on every half hour of the weeks of both clock changes of 2026, in every zone', () => {
    for (const step of clocked) {
      for (const timeZone of zones) {
        for (const sunday of [dayNumber(2026, 3, 29), dayNumber(2026, 10, 25)]) {
          for (let at = (sunday - 4) * day; at < (sunday + 3) * day; at += hour / 2) {
            checked += 1;
            const receipt = receiptOf(timeZone, 'minute', [at, at]);
            const [safe = 0] = expectedLimits(step, receipt) ?? [];
            const deadline = told(step, receipt, at);
            expect(deadline.safeLimit).to.equal(iso(safe, timeZone));
            expect(deadline.lastLimit).to.equal(deadline.safeLimit);
          }
        }
      }
    }
  });

  it('never give a later receipt an earlier limit: 2,000 pairs', () => {
    check(2000, [clockedStep, receipt, fc.integer({ min: 1, max: 90 * 86_400 })], (step, receipt, later) => {
      const after = receiptOf(receipt.timeZone, receipt.grain, [receipt.start + later * second, receipt.end + later * second]);
      const [one, two] = [told(step, receipt, receipt.start), told(step, after, receipt.start)];
      expect(Date.parse(two.safeLimit ?? '')).to.be.at.least(Date.parse(one.safeLimit ?? ''));
      expect(Date.parse(two.lastLimit ?? '')).to.be.at.least(Date.parse(one.lastLimit ?? ''));
      expect(one.understood).not.to.equal(null);
    });
  });

  it('never go back to an earlier state as time passes: 2,000 pairs of moments', () => {
    const order = ['open', 'may-be-over', 'over'];
    check(2000, [clockedStep, receipt, look, fc.integer({ min: 0, max: 30 * 86_400 })], (step, receipt, look, later) => {
      const now = nowFor(step, receipt, look);
      const [one, two] = [told(step, receipt, now), told(step, receipt, now + later * second)];
      expect(order.indexOf(two.state)).to.be.at.least(order.indexOf(one.state));
      expect([two.safeLimit, two.lastLimit]).to.deep.equal([one.safeLimit, one.lastLimit]);
    });
  });

  it('of a wider interval lie around those of any moment within it: 2,000 moments', () => {
    check(2000, [clockedStep, receipt, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })], (step, receipt, share) => {
      const at = receipt.start + Math.floor(((receipt.end - receipt.start) * share) / second) * second;
      const [wide, narrow] = [told(step, receipt, at), told(step, receiptOf(receipt.timeZone, 'minute', [at, at]), at)];
      expect(Date.parse(wide.safeLimit ?? '')).to.be.at.most(Date.parse(narrow.safeLimit ?? ''));
      expect(Date.parse(wide.lastLimit ?? '')).to.be.at.least(Date.parse(narrow.lastLimit ?? ''));
      expect(Date.parse(wide.safeLimit ?? '')).to.be.at.most(Date.parse(wide.lastLimit ?? ''));
    });
  });

  it('are the same instants in whatever zone they are told: 1,000 receipts', () => {
    check(1000, [clockedStep.filter(({ clock }) => clock?.unit === 'hours'), receipt, zone], (step, receipt, other) => {
      const [one, two] = [told(step, receipt, receipt.start), told(step, { ...receipt, timeZone: other }, receipt.start)];
      expect(Date.parse(one.safeLimit ?? '')).to.equal(Date.parse(two.safeLimit ?? ''));
      expect(Date.parse(one.lastLimit ?? '')).to.equal(Date.parse(two.lastLimit ?? ''));
    });
  });
});

/** What the text of a state begins with, by its messages. */
const openings: Readonly<Record<'open' | 'may-be-over' | 'over' | 'unknown-start', readonly MessageId[]>> = {
  open: ['deadline-open', 'deadline-open-at-most', 'deadline-open-between', 'deadline-open-between-at-most'],
  'may-be-over': ['deadline-may-be-over'],
  over: ['deadline-over', 'deadline-over-days'],
  'unknown-start': ['deadline-unknown-start', 'when-invalid', 'when-future'],
};

/** Figures of clocks that a situation's text may state. */
const own: Readonly<Record<string, readonly string[]>> = { 'simplified/link': ['72 h'], 'simplified/letter': ['60 d'], 'simplified/postal-code': ['60 d'], 'expert/email-code': ['48 h'] };

const figuresOfClocks = (text: string): string[] =>
  [...new Set([...text.matchAll(/\b(48|60|72)[\s\u00A0\u202F-]*(jour|day|heure|hour|h\b|j\b)/gi)].map(([, amount, unit = '']) => `${amount} ${/^[jd]/i.test(unit) ? 'd' : 'h'}`))];

describe('the texts of deadlines', () => {
  before(() => { checked = 0; });
  after(() => console.log(`      ${checked} texts checked`));

  const textOf = (deadline: Deadline, now: number, timeZone: string, language: 'fr' | 'en'): string => deadlineText(deadline, { content, language, now: new Date(now), timeZone });

  it('begin with what the state means, and state no clock of another mode or step: 1,000 in both languages', () => {
    check(1000, [step, receipt, look, basis, fc.boolean()], (step, receipt, look, basis, dated) => {
      const now = nowFor(step, receipt, look);
      const deadline = dated ? told(step, receipt, now, basis) : deadlineOf({ step, understood: null, basis, now: new Date(now), timeZone: receipt.timeZone }, procedures);
      for (const language of languages) {
        const text = textOf(deadline, now, receipt.timeZone, language);
        const starts = deadline.state in openings ? openings[deadline.state as keyof typeof openings].map((id) => messages[id][language].split('{')[0] ?? '') : [step.clock === null ? step.told[language] : 'a clock']; // "in" has just looked
        expect(starts.some((start) => text.startsWith(start)), text).to.equal(true);
        // The remaining time is a figure of its own: it is left out with the sentence that holds it.
        const rest = deadline.state === 'open' ? text.slice(text.indexOf('\n')) : text;
        expect(figuresOfClocks(rest).filter((figure) => !(own[`${step.mode}/${step.step}`] ?? []).includes(figure)), rest).to.deep.equal([]);
        expect(text).not.to.match(/[{}]|undefined|NaN|Invalid/);
      }
    });
  });

  it('never promise more time than is left, nor a whole unit less: 1,000 in both languages', () => {
    const lengths: Readonly<Record<string, number>> = { jour: 86_400, day: 86_400, heure: 3600, hour: 3600, minute: 60 };
    check(1000, [clockedStep, receipt, look], (step, receipt, look) => {
      const now = nowFor(step, receipt, look);
      const deadline = told(step, receipt, now);
      if (deadline.state !== 'open') return;
      for (const language of languages) {
        const sentence = textOf(deadline, now, receipt.timeZone, language).split(/[\s\u00A0\u202F]: | left|, (?:pas|no) /)[0] ?? '';
        const parts = [...sentence.matchAll(/(\d+) (jour|day|heure|hour|minute)/g)].map(([, amount, unit = '']) => ({ seconds: Number(amount) * (lengths[unit] ?? NaN), unit: lengths[unit] ?? NaN }));
        const promised = parts.reduce((sum, { seconds }) => sum + seconds, 0);
        const left = secondsOf(deadline.remaining);
        expect(promised, sentence).to.be.at.most(left);
        // A whole unit is left out where it is zero, so that "2 jours" of a clock of hours may hide minutes only.
        const finest = parts.some(({ unit }) => unit === 86_400) ? (left >= 2 * 86_400 && step.clock?.unit === 'days' ? 86_400 : 3600) : 60;
        expect(left - promised, sentence).to.be.below(finest);
      }
    });
  });
});
