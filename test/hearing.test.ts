import { expect } from 'chai';
import { hear, picked } from '../dialogs/hearing.js';
import { dateIn, openingDate } from '../dialogs/told-date.js';
import type { Utterance } from '../dialogs/utterance.js';
import { nothingKnown, type Known } from '../dialogs/known.js';
import { nextMove } from '../dialogs/next-move.js';
import { decideWith, type Knowledge } from '../knowledge/knowledge.js';
import { recogniseSituation } from '../knowledge/situations/recognition.js';
import { shippedKnowledge } from './app-server.js';

describe('Hearing an answer', () => {
  let knowledge: Knowledge;
  before(() => { knowledge = shippedKnowledge(); });

  const utteranceOf = (text: string): Utterance => ({
    text, language: 'fr', decision: decideWith(knowledge, text, { language: 'fr' }), told: recogniseSituation(text, knowledge.content.symptoms),
    now: new Date('2026-11-23T10:30:00+01:00'), timeZone: 'Europe/Paris', content: knowledge.content,
  });
  const answer = (known: Known, text: string) => {
    const utterance = utteranceOf(text);
    return hear(utterance, known, nextMove(known, utterance));
  };

  for (const [text, index] of [['2', 1], ['le 2', 1], ['choix 1', 0], ['un lien', 0], ['UN CODE !', 1], ['3', -1], ['12', -1], ['un lien ou un code', -1]] as const) {
    it(`picks ${index < 0 ? 'nothing' : `the choice ${index + 1}`} for "${text}"`, () => {
      expect(picked(text, ['Un lien', 'Un code'])).to.equal(index);
    });
  }

  for (const [text, basis] of [['je l’ai reçue le 7', 'received'], ['elle est datée du 3', 'letter-date'], ['lettre du 12 novembre', 'letter-date'], ['le 12 novembre', 'letter-date']] as const) {
    it(`takes "${text}" for the ${basis} when the printed date was asked for`, () => {
      expect(dateIn(utteranceOf(text), 'letter-date').basis).to.equal(basis);
    });
  }

  it('takes a date that nobody asked for as the day of arrival, unless it is said to be printed', () => {
    expect(openingDate(utteranceOf('simplifié, j’ai la lettre, le 12 novembre')).basis).to.equal('received');
    expect(openingDate(utteranceOf('simplifié, lettre datée du 3 novembre, reçue le 7')).basis).to.equal('letter-date');
  });

  it('doubts a date that goes with something else than the arrival', () => {
    const flags = (text: string) => { const { understood } = openingDate(utteranceOf(text)); return understood.kind === 'value' ? understood.flags : understood.kind; };
    expect(flags('J’ai cliqué sur le lien le 3 novembre et j’ai la lettre, il me reste combien ?')).to.include('partly-read');
    expect(flags('Le lien est cliqué, j’ai la lettre du 3 novembre, il me reste combien ?')).to.not.include('partly-read');
    expect(flags('J’ai rempli le formulaire le 20 novembre, j’ai le lien, il me reste combien ?')).to.include('partly-read');
    expect(flags('Société créée le 2 mars 2024, j’ai le lien, il me reste combien ?')).to.equal('none');
  });

  it('takes words that rule out all that is left for a correction, not for a choice', () => {
    const letter: Known = { ...nothingKnown, left: ['simplified/postal-code', 'expert/postal-code'] };
    expect(answer(letter, 'non c’est pas une lettre, un lien')).to.have.nested.property('known.left').that.deep.equals(['simplified/link']);
    expect(answer(letter, 'un lien')).to.have.nested.property('known.left').that.deep.equals(['simplified/postal-code']);
  });

  it('hears no date in the number of a choice, nor in a number beyond the list', () => {
    expect(answer(nothingKnown, '5')).to.have.nested.property('known.when', null);
    expect(answer(nothingKnown, '9')).to.deep.equal({ kind: 'nothing' });
  });

  it('hears a day in the number that answers "when?"', () => {
    for (const [text, day] of [['le 4', '04'], ['4', '04'], ['le 1', '01'], ['le 1er', '01']] as const) {
      for (const situation of ['simplified/link', 'simplified/postal-code']) {
        expect(answer({ ...nothingKnown, left: [situation] }, text), `${situation} ${text}`).to.have.nested.property('known.when.understood.start', `2026-11-${day}T00:00:00+01:00`);
      }
    }
  });

  it('prefers what is told to the "I do not know" in front of it', () => {
    const link: Known = { ...nothingKnown, left: ['simplified/link'] };
    expect(answer(link, 'je ne sais pas trop, hier soir')).to.have.nested.property('known.when.understood.kind', 'value');
    expect(answer(link, 'je ne sais pas')).to.have.nested.property('known.unknown').that.deep.equals(['simplified/link/received']);
  });

  it('leaves a side question to the bot', () => {
    expect(answer({ ...nothingKnown, left: ['simplified/link'] }, 'quel est le numéro de l’assistance ?')).to.deep.equal({ kind: 'nothing' });
  });
});
