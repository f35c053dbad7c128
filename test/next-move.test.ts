import { expect } from 'chai';
import { nothingKnown, type Known } from '../dialogs/known.js';
import { nextMove, type MoveContext } from '../dialogs/next-move.js';
import type { Content } from '../knowledge/content.js';
import { understandDate } from '../knowledge/dates/dates.js';
import { shippedKnowledge } from './app-server.js';
import { averageAsked, leastAverage, questionsAsked } from './measure/questions-asked.js';

const now = new Date('2026-11-23T10:30:00+01:00');
const timeZone = 'Europe/Paris';

describe('The next move of the deadline dialog', () => {
  let content: Content;
  let context: MoveContext;
  before(() => {
    ({ content } = shippedKnowledge());
    context = { content, now, timeZone };
  });

  const at = (left: string[], when?: string): Known => ({
    ...nothingKnown, left,
    when: when === undefined ? null : { understood: understandDate(when, { now, timeZone, language: 'fr' }), basis: 'received', timeZone, confirmed: false },
  });

  it('asks two questions on average when nothing is known, as few as any order of these questions', () => {
    expect(averageAsked(content)).to.be.at.most(2);
    expect(averageAsked(content)).to.equal(leastAverage(content));
  });

  it('asks no more than three questions in any situation', () => {
    for (const { mode, step } of content.procedures.steps) expect(questionsAsked(`${mode}/${step}`, content), `${mode}/${step}`).to.be.within(1, 3);
  });

  it('leads somewhere when every question is answered with "I do not know"', () => {
    const asked: string[] = [];
    let known = nothingKnown;
    let move = nextMove(known, context);
    while (move.kind === 'ask-situation') {
      asked.push(move.question.id);
      known = { ...known, unknown: [...known.unknown, move.question.id] };
      move = nextMove(known, context);
    }
    expect(asked).to.have.length(4);
    expect(move.kind).to.equal('lost');
  });

  it('tells what holds for each situation once only the mode is known and no question helps', () => {
    const unknown = content.questions.map(({ id }) => id);
    const simplified = content.procedures.steps.filter(({ mode }) => mode === 'simplified').map(({ mode, step }) => `${mode}/${step}`);
    expect(nextMove({ ...at(simplified), unknown }, context)).to.have.property('kind', 'tell-several');
  });

  it('asks for the printed date first, then for the day of arrival, then tells without a date', () => {
    const step = 'simplified/postal-code';
    expect(nextMove(at([step]), context)).to.deep.include({ kind: 'ask-when' }).and.to.have.nested.property('ask.basis', 'letter-date');
    expect(nextMove({ ...at([step]), unknown: [`${step}/letter-date`] }, context)).to.have.nested.property('ask.basis', 'received');
    expect(nextMove({ ...at([step]), unknown: [`${step}/letter-date`, `${step}/received`] }, context)).to.have.nested.property('deadline.state', 'unknown-start');
  });

  it('asks for no date where no clock runs', () => {
    for (const step of content.procedures.steps.filter(({ clock }) => clock === null)) {
      expect(nextMove(at([`${step.mode}/${step.step}`]), context), `${step.mode}/${step.step}`).to.have.property('kind', 'tell');
    }
  });

  it('questions a weekday that may be today only where it would change the limit', () => {
    expect(nextMove(at(['simplified/link'], 'lundi'), context)).to.have.property('kind', 'confirm-when');
    expect(nextMove(at(['expert/join'], 'lundi'), context)).to.have.property('kind', 'tell');
  });

  it('questions a date of long ago even without another reading', () => {
    expect(nextMove(at(['simplified/link'], 'le 3 mars 2025'), context)).to.deep.include({ kind: 'confirm-when', other: null });
  });

  it('questions a year that was not said, and words of a date that were not read', () => {
    expect(nextMove(at(['simplified/link'], 'le 5 décembre'), context)).to.deep.include({ kind: 'confirm-when', other: null });
    expect(nextMove(at(['simplified/link'], 'vendredi au moment du déjeuner'), context)).to.deep.include({ kind: 'confirm-when', other: null });
  });

  it('offers the other one of two dates that nothing tells apart, only where a clock runs', () => {
    expect(nextMove(at(['simplified/link'], 'un mail vendredi et un autre samedi'), context)).to.have.nested.property('other.flag', 'several-dates');
    expect(nextMove(at(['expert/letter'], 'un mail vendredi et un autre samedi'), context)).to.have.property('kind', 'tell');
  });

  it('puts a contradiction to the person before anything else', () => {
    const symptom = (id: string, mode: string) => ({ id, words: id, situations: [{ mode, step: 'done' }] });
    const clash = [symptom('a', 'simplified'), symptom('b', 'expert')] as const;
    expect(nextMove({ ...at(['simplified/link'], 'hier'), clash }, context)).to.deep.equal({ kind: 'ask-clash', clash });
  });
});
