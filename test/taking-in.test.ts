import { expect } from 'chai';
import { nothingKnown, type Known, type When } from '../dialogs/known.js';
import { drop, settle, takeIn } from '../dialogs/taking-in.js';
import type { Content } from '../knowledge/content.js';
import { understandDate } from '../knowledge/dates/dates.js';
import { recogniseSituation } from '../knowledge/situations/recognition.js';
import { shippedKnowledge } from './app-server.js';

const now = new Date('2026-11-23T10:30:00+01:00');
const timeZone = 'Europe/Paris';

describe('Taking in what a person tells', () => {
  let content: Content;
  before(() => { ({ content } = shippedKnowledge()); });

  const whenOf = (text: string): When => ({ understood: understandDate(text, { now, timeZone, language: 'fr' }), basis: 'received', timeZone, confirmed: false });
  const hear = (known: Known, text: string, corrects = false): Known =>
    takeIn(known, { told: recogniseSituation(text, content.symptoms), when: whenOf(text), corrects, procedures: content.procedures });

  it('narrows what is left with each fact', () => {
    const known = hear(hear(nothingKnown, 'mode simplifié'), "j'ai la lettre");
    expect(known.left).to.deep.equal(['simplified/postal-code']);
  });

  it('keeps the date of an e-mail when the person corrects what was in it', () => {
    const known = hear(hear(nothingKnown, "j'ai reçu le lien hier"), "en fait c'était un code par mail", true);
    expect(known.left).to.deep.equal(['expert/email-code']);
    expect(known.when?.understood).to.have.property('start', '2026-11-22T00:00:00+01:00');
  });

  it('never takes the date of the e-mail for the date of the letter', () => {
    const known = hear(hear(nothingKnown, "j'ai reçu le lien hier"), "j'ai reçu la lettre");
    expect(known).to.deep.include({ left: ['simplified/postal-code'], when: null });
  });

  it('keeps a contradiction of modes until it is settled, and takes a correction at its word', () => {
    const link = hear(nothingKnown, "j'ai reçu le lien hier");
    expect(hear(link, 'mode expert').clash).to.have.length(2);
    expect(hear(link, 'en fait mode expert', true)).to.have.property('clash', null);
  });

  describe('settles "simplifié" against "code par mail"', () => {
    const contradiction = (): Known => hear(nothingKnown, "mode simplifié, j'ai reçu un code par mail hier à 15h");

    it('in favour of the code: the step and its date are known', () => {
      const known = contradiction();
      const right = known.clash?.find(({ words }) => words === 'code par mail');
      if (!right) throw new Error('No contradiction with the code');
      const settled = settle(known, right);
      expect(settled.left).to.deep.equal(['expert/email-code']);
      expect(settled.when).to.equal(known.when);
    });

    it('in favour of the mode: the code is forgotten, with its date', () => {
      const known = contradiction();
      const right = known.clash?.find(({ words }) => words === 'simplifié');
      if (!right) throw new Error('No contradiction with the mode');
      expect(settle(known, right)).to.deep.include({ left: ['simplified/link', 'simplified/letter', 'simplified/postal-code', 'simplified/done'], when: null, clash: null });
    });

    it('by forgetting both when the person cannot tell', () => {
      const known = contradiction();
      if (!known.clash) throw new Error('No contradiction');
      expect(drop(known, known.clash)).to.deep.include({ left: null, when: null, clash: null, symptoms: [] });
    });
  });
});
