import { calendarDay } from './calendar-days.js';
import type { Scope, TimePiece } from './pieces.js';
import { hasClue, hasLink, hasMark } from './pieces.js';
import type { Reading } from './readings.js';
import type { Token } from '../words/token.js';

const longestGap = 4;
const halfDay = 720;
/** An hour is corrected by an hour or two: behind "3h de l'après-midi, non 4h" stands the 4h of the afternoon. */
const farthest = 180;

const isBetween = (token: Token): boolean => token.punctuation === true || hasClue(token, 'correction') || hasLink(token, 'or') || ['small', 'at', 'about', 'guess'].some((mark) => hasMark(token, mark));

/** "pardon", "non", "euh": whether nothing but words that take back what was said stands between two places. */
const isCorrected = (gap: readonly Token[]): boolean => gap.length <= longestGap && gap.every(isBetween) && gap.some((token) => hasClue(token, 'correction'));

const inSameHalf = ({ start: wanted }: TimePiece, time: TimePiece): TimePiece => {
  const late = time.part !== true && wanted >= halfDay && time.start < halfDay && Math.abs(time.start + halfDay - wanted) <= farthest;
  return late ? { ...time, start: time.start + halfDay, end: time.end + (time.end < halfDay ? halfDay : 0) } : time;
};

/** "vendredi à 15h, pardon 16h", "vendredi matin, non, après-midi": the day stays, the hour behind the correction counts. */
const withHour = (a: Reading, b: Reading): Reading | null => {
  const dayless = b.day === undefined && b.moment === undefined && b.time?.day === undefined;
  if (!dayless || a.time === undefined || b.time === undefined || (a.day ?? a.time.day) === undefined) return null;
  return { ...a, to: b.to, time: { ...inSameHalf(a.time, b.time), ...(a.time.day === undefined ? {} : { day: a.time.day }), weak: false } };
};

const longestReason = 12;

/** Words that give no more than the reason of a correction: "ah non, il est pas midi". */
const isReason = (token: Token): boolean => !hasMark(token, 'ours') && (token.senses.clue ?? []).every((clue) => clue === 'not' || clue === 'correction');

/** "samedi à 10h": the day has an hour of its own. */
const isHour = (behind: readonly Token[]): boolean => behind.some(({ figures, senses }) => figures?.is === 'clock' || senses.part !== undefined || senses.clock !== undefined);

/** "vendredi à 15h, pardon samedi", "midi aujourd'hui, ah non, hier": the hour stays where the day was told with it. */
const withDay = ({ tokens }: Scope, a: Reading, b: Reading): Reading | null => {
  const gap = tokens.slice(a.to, b.from);
  const named = b.day?.grain === 'day' && b.time === undefined && b.day.weak !== true && b.day.beside !== true;
  if (!named || isHour(tokens.slice(b.to, b.to + 2)) || a.time === undefined || a.day?.grain !== 'day' || a.time.day !== undefined) return null;
  const corrects = gap.length <= longestReason && gap.every(isReason) && gap.some((token) => hasClue(token, 'correction'));
  return corrects ? { ...a, to: b.to, day: b.day } : null;
};

/** "le 5 octobre, non novembre": the number stays. */
const withMonth = (scope: Scope, a: Reading, b: Reading): Reading | null => {
  const { dayOfMonth, form } = a.day ?? {};
  const month = b.to === b.from + 1 && b.day?.form === 'month' ? b.day.month : undefined;
  if (a.day === undefined || form !== 'date' || dayOfMonth === undefined || month === undefined) return null;
  return { ...a, to: b.to, day: { ...a.day, ...calendarDay(scope, { day: dayOfMonth, month }) } };
};

/** A day whose hour or month is corrected at once, as one reading; null for anything else. */
export const selfCorrected = (scope: Scope, a: Reading, b: Reading): Reading | null =>
  withDay(scope, a, b) ?? (isCorrected(scope.tokens.slice(a.to, b.from)) ? withHour(a, b) ?? withMonth(scope, a, b) : null);
