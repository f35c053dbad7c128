import { inPeriods } from '../rules/period-days.js';
import type { DayPiece, Scope } from '../rules/pieces.js';
import { hasMark, hasWhich } from '../rules/pieces.js';
import type { Candidate } from './ranges.js';
import type { Reading } from '../rules/readings.js';
import type { Token } from '../words/token.js';

/** Words between a span and the day of it that is meant, at most. */
const farthest = 12;

/** Which end the words at a place name: "le dernier jour", "the first day"; not "le dernier jour de l'exercice". */
const edgeAt = (tokens: readonly Token[], at: number): 'first' | 'last' | null => {
  const [which, day, after] = tokens.slice(at, at + 3);
  if (day?.senses.unit !== 'day' || !['jour', 'day'].includes(day.text) || hasMark(after, 'of')) return null;
  if (!hasMark(tokens[at - 1], 'the')) return null;
  return hasWhich(which, 'last') ? 'last' : which?.senses.ordinal === 1 ? 'first' : null;
};

const onDay = (day: DayPiece, at: number): DayPiece => ({ ...day, first: at, last: at, grain: 'day', form: 'date' });

/** "du 3 au 7, le dernier jour", "we were away 3rd to 7th, it came on the last day": that day of the span, in the place of its words; null where none is named. */
const edgeOfRange = ({ tokens }: Scope, range: Reading): Reading | null => {
  const { day } = range;
  if (day?.grain !== 'range' || day.form !== 'date' || day.invalid === true || range.time !== undefined) return null;
  for (let at = range.to; at < range.to + farthest; at += 1) {
    const edge = edgeAt(tokens, at);
    if (tokens[at]?.text === '.' || tokens[at]?.figures !== undefined) return null;
    if (edge !== null) return { from: tokens.slice(range.to, at).every((token) => token.punctuation === true || hasMark(token, 'the')) ? range.from : at, to: at + 2, day: onDay(day, day[edge]) };
  }
  return null;
};

/** The dates of a text once its spans are known: days that a period or a span named before them settles. */
export const settled = (scope: Scope, dates: readonly Candidate[]): readonly Candidate[] =>
  inPeriods(scope, dates).map((one) => ('ends' in one ? one : (edgeOfRange(scope, one) ?? one)));
