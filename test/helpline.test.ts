import { expect } from 'chai';
import { loadContent } from '../knowledge/content.js';
import { helplineState, helplineWords } from '../knowledge/helpline.js';
import { easterSunday, holidayOn } from '../knowledge/public-holidays.js';

const { helpline, messages } = loadContent();

describe('the helpline', () => {
  const rows: readonly (readonly [now: string, state: 'open' | 'closed' | 'holiday', what: string])[] = [
    ['2026-01-13T06:59:59Z', 'closed', 'a winter Tuesday at 7:59:59'],
    ['2026-01-13T07:00:00Z', 'open', 'a winter Tuesday at 8:00'],
    ['2026-01-13T18:29:59Z', 'open', 'a winter Tuesday at 19:29:59'],
    ['2026-01-13T18:30:00Z', 'closed', 'a winter Tuesday at 19:30'],
    ['2026-07-07T05:59:59Z', 'closed', 'a summer Tuesday at 7:59:59'],
    ['2026-07-07T06:00:00Z', 'open', 'a summer Tuesday at 8:00'],
    ['2026-07-07T17:29:59Z', 'open', 'a summer Tuesday at 19:29:59'],
    ['2026-07-07T17:30:00Z', 'closed', 'a summer Tuesday at 19:30'],
    ['2026-03-27T06:30:00Z', 'closed', 'the Friday before the spring change at 7:30'],
    ['2026-03-30T06:00:00Z', 'open', 'the Monday after the spring change at 8:00'],
    ['2026-10-23T06:00:00Z', 'open', 'the Friday before the autumn change at 8:00'],
    ['2026-10-26T06:00:00Z', 'closed', 'the Monday after the autumn change at 7:00'],
    ['2026-01-16T18:29:00Z', 'open', 'a Friday evening'],
    ['2026-01-17T11:00:00Z', 'closed', 'a Saturday noon'],
    ['2026-01-18T11:00:00Z', 'closed', 'a Sunday noon'],
    ['2026-01-18T23:30:00Z', 'closed', 'a Monday at 0:30'],
    ['2026-01-19T07:00:00Z', 'open', 'a Monday at 8:00'],
    ['2026-04-06T10:00:00Z', 'holiday', 'Easter Monday'],
    ['2026-04-06T05:00:00Z', 'closed', 'Easter Monday before opening'],
    ['2026-05-14T17:29:00Z', 'holiday', 'Ascension at 19:29'],
    ['2026-05-14T17:30:00Z', 'closed', 'Ascension at 19:30'],
    ['2026-08-15T10:00:00Z', 'closed', 'Assumption on a Saturday'],
    ['2026-04-03T10:00:00Z', 'open', 'Good Friday no holiday in metropolitan France'],
    ['2026-12-24T10:00:00Z', 'open', 'Christmas Eve'],
  ];
  for (const [now, state, what] of rows) it(`is ${state} on ${what}`, () => expect(helplineState(helpline, new Date(now))).to.equal(state));

  it('says whether it is open now', () => {
    const openNow = (now: string) => helplineWords({ helpline, messages, language: 'fr', now: new Date(now) }).openNow;
    expect(openNow('2026-01-13T07:00:00Z')).to.equal(messages['helpline-open'].fr);
    expect(openNow('2026-01-13T18:30:00Z')).to.equal(messages['helpline-closed'].fr);
    expect(openNow('2026-04-06T10:00:00Z')).to.equal(messages['helpline-holiday'].fr);
  });

  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
  const moving: readonly (readonly [year: number, dates: readonly string[]])[] = [[2026, ['04-06', '05-14', '05-25']], [2027, ['03-29', '05-06', '05-17']], [2028, ['04-17', '05-25', '06-05']]];
  for (const [year, dates] of moving) {
    it(`knows the eleven public holidays of ${year} and no other day`, () => {
      const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10)).filter((day) => day.startsWith(String(year)));
      expect(days.filter(holidayOn)).to.have.members([...fixed, ...dates].map((date) => `${year}-${date}`));
    });
  }

  it('finds Easter where the calendar is at its extremes', () => {
    const easter = (year: number) => { const date = easterSunday(year); return `${date.getMonth() + 1}-${date.getDate()}`; };
    expect([1818, 1954, 1961, 1981, 2000, 2008, 2019, 2024, 2025, 2038].map(easter)).to.deep.equal(['3-22', '4-18', '4-2', '4-19', '4-23', '3-23', '4-21', '3-31', '4-20', '4-25']);
  });
});
