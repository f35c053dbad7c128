import { expect } from 'chai';
import fc from 'fast-check';
import { understandDate } from '../knowledge/dates/dates.js';
import { mask, masked } from '../knowledge/masking.js';
import { meaning, monday, type Case } from './dates/case.js';
import { english } from './dates/english.js';
import { french } from './dates/french.js';
import { moments } from './dates/moments.js';
import { spoken } from './dates/spoken.js';
import { stories } from './dates/stories.js';
import { secrets, written } from './privacy/secrets.js';

const digits = (text: string): string => text.replace(/\D/g, '');

describe('masking, in thousands of forms', () => {
  for (const [what, planted] of Object.entries(secrets)) {
    it(`lets nothing survive of ${what}, and loses nothing else that counts`, () => {
      fc.assert(fc.property(planted, (one) => {
        const hidden = mask(written(one));
        expect(hidden).to.include(masked).and.not.to.include(one.secret);
        expect(digits(hidden)).to.equal(digits(one.frame));
      }), { numRuns: 2000 });
    });
  }

  it('changes nothing when it is done again', () => {
    fc.assert(fc.property(fc.oneof(...Object.values(secrets)), (one) => mask(mask(written(one))) === mask(written(one))), { numRuns: 2000 });
  });

  it('changes no phrase that tells a date, but for the numbers of persons and companies in it', () => {
    const cases: readonly Case[] = [...french, ...english, ...spoken, ...stories, ...moments.map(({ row }) => row)];
    for (const [text] of cases) {
      if (/siren|siret|\b0[67](?: ?\d\d){4}\b/i.test(text)) expect(meaning(understandDate(mask(text), monday)), text).to.equal(meaning(understandDate(text, monday)));
      else expect(mask(text)).to.equal(text);
    }
  });

  it('leaves every day and hour, however it is written', () => {
    const instant = fc.date({ min: new Date('2025-11-01T00:00Z'), max: new Date('2026-11-22T00:00Z'), noInvalidDate: true });
    fc.assert(fc.property(instant, fc.constantFrom(...waysToWrite), fc.constantFrom('le {}', 'code reçu le {}', 'lettre du {}', '{}', 'mon code est arrivé le {}', 'mot de passe changé le {}'), (at, write, frame) => {
      const text = frame.replace('{}', write(at.toISOString()));
      expect(mask(text)).to.equal(text);
    }), { numRuns: 2000 });
  });
});

/** Ways in which people write a day, with or without its hour, from its ISO form. */
const waysToWrite: readonly ((iso: string) => string)[] = [
  (iso) => iso.slice(0, 10), (iso) => parts(iso).slice(0, 3).join('/'), (iso) => parts(iso).slice(0, 3).join('-'), (iso) => parts(iso).slice(0, 3).join('.'), (iso) => parts(iso).slice(0, 3).join(' '),
  (iso) => `${parts(iso).slice(0, 3).join('/')} à ${parts(iso)[3]}h${parts(iso)[4]}`, (iso) => `${parts(iso).slice(0, 3).join('-')} ${parts(iso)[3]}:${parts(iso)[4]}`, (iso) => `${parts(iso).slice(0, 3).join(' ')} ${parts(iso)[3]} h`,
  (iso) => parts(iso).slice(0, 3).join(''), (iso) => `${iso.slice(0, 10)}T${iso.slice(11, 16)}`, (iso) => parts(iso).slice(0, 2).join('/'),
];

/** Day, month, year, hour and minute. */
const parts = (iso: string): string[] => [iso.slice(8, 10), iso.slice(5, 7), iso.slice(0, 4), iso.slice(11, 13), iso.slice(14, 16)];
