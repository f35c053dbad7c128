import type { Part } from './dictionary.js';
import type { Rule, RuleGroup, Scope, TimePiece } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, skip, wholeNumber } from './pieces.js';
import type { Token } from './tokens.js';
import type { Flag } from './understood.js';

interface Clock {
  readonly minute: number;
  readonly next: number;
  /** Spelled or bare, so that morning and afternoon are both possible. */
  readonly twelve: boolean;
  /** Whether the words cannot be anything but a time of the day. */
  readonly sure: boolean;
  readonly invalid?: boolean;
  /** "minuit": the beginning or the end of the day that is named. */
  readonly midnight?: boolean;
}

const shift = (hour: number, half: 'am' | 'pm' | undefined): number => (half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour);

const withHalf = (tokens: readonly Token[], clock: Clock): Clock => {
  const start = skip(tokens, clock.next, (token) => hasMark(token, 'oclock') || token.text === 'pile');
  const token = tokens[start];
  const half = token?.senses.meridiem ?? (token?.senses.part === 'morning' && token.text === 'am' ? 'am' : undefined);
  if (half === undefined) return { ...clock, next: start };
  const hour = Math.floor(clock.minute / 60);
  return { ...clock, minute: shift(hour, half) * 60 + (clock.minute % 60), next: start + 1, twelve: false, sure: true };
};

const figureClock = (scope: Scope, at: number): Clock | null => {
  const token = scope.tokens[at];
  const shape = token?.figures;
  if (shape?.is !== 'clock') return null;
  const { hour, minute, style } = shape;
  if (minute === null && style === 'h' && hour > 24 && !hasMark(scope.tokens[at - 1], 'at')) return null;
  const less = minute === null && hasLink(scope.tokens[at + 1], 'minus') && scope.tokens[at + 1]?.text === 'moins' ? wholeNumber(scope.tokens[at + 2]) : null;
  const quarter = minute === null ? (hasMark(scope.tokens[at + 1], 'quarter-to') ? -15 : hasMark(scope.tokens[at + 1], 'quarter') ? 15 : hasMark(scope.tokens[at + 1], 'half') ? 30 : 0) : 0;
  if (less !== null || quarter !== 0) return { minute: hour * 60 + quarter - (less ?? 0), next: at + (less === null ? 2 : 3), twelve: false, sure: true };
  const half = style === 'am' || style === 'pm' ? style : undefined;
  const twelve = style === ':' && hour < 7 && scope.language === 'en' && !token?.text.startsWith('0');
  return { minute: shift(hour, half) * 60 + (minute ?? 0), next: at + 1, twelve, sure: minute !== null || half !== undefined, invalid: hour > 24 || (minute ?? 0) > 59 };
};

const pairClock = (tokens: readonly Token[], at: number): Clock | null => {
  const shape = tokens[at]?.figures;
  if (shape?.is !== 'pair' || shape.mark !== '.' || shape.a > 24 || shape.b > 59) return null;
  const minutes = tokens[at]?.text.split('.')[1]?.trim().length ?? 0;
  return minutes === 2 ? { minute: shape.a * 60 + shape.b, next: at + 1, twelve: shape.a < 7, sure: hasMark(tokens[at - 1], 'at') || shape.b > 12 } : null;
};

const pastHour = (tokens: readonly Token[], at: number): number => {
  const token = tokens[at];
  if (hasMark(token, 'half')) return 30;
  if (hasMark(token, 'quarter')) return 15;
  if (hasMark(token, 'quarter-to')) return -15;
  if (hasLink(token, 'minus') && token?.text === 'moins') return -(wholeNumber(tokens[at + 1]) ?? 0);
  const minutes = wholeNumber(token);
  return minutes !== null && minutes < 60 && minutes >= 5 && tokens[at + 1]?.senses.month === undefined ? minutes : 0;
};

const afterMinutes = (tokens: readonly Token[], at: number, minutes: number): number =>
  minutes === 0 ? at : skip(tokens, at + (hasLink(tokens[at], 'minus') && !hasMark(tokens[at], 'quarter-to') ? 2 : 1), (token) => token.senses.unit === 'minute');

/** "quinze heures trente", "trois heures et demie", "midi et demi", "3 o'clock". */
const spelledClock = (tokens: readonly Token[], at: number): Clock | null => {
  const noon = tokens[at]?.senses.clock;
  const hour = wholeNumber(tokens[at], true);
  const unit = tokens[at + 1];
  const french = unit?.senses.unit === 'hour' && (!unit.text.startsWith('hour') || tokens[at + 2]?.senses.meridiem !== undefined);
  const oclock = hasMark(unit, 'oclock');
  if (noon === undefined && (hour === null || hour > 24 || !(french || oclock))) return null;
  const start = at + (noon === undefined ? 2 : 1);
  const minutes = pastHour(tokens, start);
  const fraction = minutes !== 0 && wholeNumber(tokens[start]) === null;
  const figures = tokens[at]?.figures !== undefined;
  const twelve = noon === undefined && (hour ?? 0) < 7 && (!figures || fraction || oclock);
  return { minute: (noon ?? (hour ?? 0) * 60) + minutes, next: afterMinutes(tokens, start, minutes), twelve, sure: noon !== undefined || oclock || fraction, midnight: noon === 0 && minutes === 0 };
};

/** "quarter to ten", "half past three", "ten past four". */
const englishClock = (tokens: readonly Token[], at: number): Clock | null => {
  const token = tokens[at];
  const fixed = hasMark(token, 'quarter-to') ? -15 : hasMark(token, 'quarter-past') ? 15 : hasMark(token, 'half-past') ? 30 : null;
  const minutes = fixed === null ? wholeNumber(token) : null;
  const link = tokens[at + 1];
  const sign = hasLink(link, 'past') ? 1 : link?.text === 'to' ? -1 : 0;
  const hourAt = fixed === null ? at + 2 : at + 1;
  const shape = tokens[hourAt]?.figures;
  const halved = shape?.is === 'clock' && (shape.style === 'am' || shape.style === 'pm') && shape.minute === null ? shape : null;
  const hour = halved?.hour ?? (tokens[hourAt]?.senses.clock === undefined ? wholeNumber(tokens[hourAt], true) : (tokens[hourAt]?.senses.clock ?? 0) / 60);
  if (hour === null || hour > 12 || (fixed === null && (sign === 0 || minutes === null || minutes % 5 !== 0 || minutes > 30))) return null;
  const spelled = tokens[at]?.figures === undefined && tokens[hourAt]?.figures === undefined;
  if (fixed === null && halved === null && !spelled && !['at', 'around', 'about', 'by', 'since'].includes(tokens[at - 1]?.text ?? '') && tokens[hourAt + 1]?.senses.meridiem === undefined) return null;
  const half = halved?.style === 'pm' ? 'pm' : halved === null ? undefined : 'am';
  return { minute: shift(hour, half) * 60 + (fixed ?? sign * (minutes ?? 0)), next: hourAt + 1, twelve: half === undefined && hour < 7, sure: true };
};

/** "half eight", "1430 hrs". */
const clippedClock = (tokens: readonly Token[], at: number): Clock | null => {
  const [token, after] = [tokens[at], tokens[at + 1]];
  const hour = wholeNumber(after);
  if (token?.text === 'half' && hour !== null && hour <= 12 && tokens[at + 2]?.senses.unit === undefined) return { minute: hour * 60 + 30, next: at + 2, twelve: hour < 7, sure: true };
  const figures = token?.figures;
  if (figures?.is !== 'number' || figures.digits !== 4 || after?.senses.unit !== 'hour' || figures.value >= 2400 || figures.value % 100 > 59) return null;
  return { minute: Math.floor(figures.value / 100) * 60 + (figures.value % 100), next: at + 2, twelve: false, sure: true };
};

/** The minutes of "9 30" or "eight thirty-five". */
const minutesBehind = (token: Token | undefined, spelled: boolean): number | null => {
  if (token?.figures !== undefined) return token.figures.is === 'number' && token.figures.digits === 2 && token.figures.value < 60 ? token.figures.value : null;
  const value = spelled ? wholeNumber(token) : null;
  return value !== null && value >= 10 && value < 60 ? value : null;
};

/** "at 3", "at 9 30"; before "in the morning" any number. */
const bareClock = (tokens: readonly Token[], at: number): Clock | null => {
  const hour = wholeNumber(tokens[at]);
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (hour === null || hour >= 2400) return null;
  if (after?.senses.meridiem !== undefined && hour <= 12) return { minute: hour * 60, next: at + 1, twelve: false, sure: true };
  const figures = tokens[at]?.figures;
  const minutes = minutesBehind(after, figures === undefined);
  if (figures?.is === 'number' && figures.digits === 4 && ['at', 'a', 'around', 'about', 'vers'].includes(before?.text ?? '') && hour % 100 < 60) return { minute: Math.floor(hour / 100) * 60 + (hour % 100), next: at + 1, twelve: false, sure: true };
  if (hour > 24) return null;
  const ends = after === undefined || after.punctuation === true || after.senses.day !== undefined || after.senses.weekday !== undefined;
  const loosely = (['around', 'about', 'vers', 'gone', 'just gone'].includes(before?.text ?? '') && ends) || after?.text === 'ish' || (hasWhich(after, 'this') && tokens[at + 2]?.senses.part !== undefined);
  const near = before?.text === 'at' ? 'sure' : loosely ? 'weak' : null;
  if (near === null || after?.senses.unit !== undefined || after?.senses.month !== undefined || hasClue(after, 'street')) return null;
  return { minute: hour * 60 + (minutes ?? 0), next: at + (minutes === null ? 1 : 2), twelve: near === 'weak' ? hour <= 12 : hour < 7, sure: near === 'sure' };
};

const clockAt = (scope: Scope, at: number): Clock | null => {
  const { tokens } = scope;
  const found = figureClock(scope, at) ?? englishClock(tokens, at) ?? pairClock(tokens, at) ?? spelledClock(tokens, at) ?? clippedClock(tokens, at) ?? bareClock(tokens, at);
  return found === null ? null : withHalf(tokens, found);
};

/** "vers 15 h" is meant to the half hour. */
const aboutMinutes = 30;

const isAbout = (token: Token | undefined): boolean => token !== undefined && hasMark(token, 'about') && hasMark(token, 'at');
const afterNoise = (token: Token | undefined): boolean => hasClue(token, 'duration') || hasLink(token, 'in');

const timeOf = (clock: Clock, about: boolean): Omit<TimePiece, 'is' | 'from' | 'to'> => {
  const { minute, twelve, invalid, midnight } = clock;
  if (midnight === true) return { start: 0, end: 1440, grain: 'range', flags: ['approximate'] };
  const flags: readonly Flag[] = about || twelve ? ['approximate'] : [];
  if (twelve) return { start: minute, end: minute + 720, grain: 'range', flags };
  if (about) return { start: minute - aboutMinutes, end: minute + aboutMinutes, grain: 'range', flags };
  return { start: minute, end: minute, grain: minute % 60 === 0 ? 'hour' : 'minute', flags, ...(invalid === true ? { invalid } : {}) };
};

/** A time of the day: "à 15h30", "vers trois heures", "quarter to ten"; unsure ones stay weak. */
const clock: Rule = (scope, at) => {
  const found = clockAt(scope, at);
  if (found === null) return null;
  const before = scope.tokens[at - 1];
  const introduced = hasMark(before, 'at');
  const next = scope.tokens[found.next];
  const late = next?.text === 'plus tard' || next?.text === 'later' || next?.senses.ago === 'after';
  if (late || (afterNoise(before) && !introduced && !found.sure)) return null;
  const loose = isAbout(before) || (hasMark(next, 'about') && ['environ', 'ish', 'or so', 'env'].includes(next?.text ?? ''));
  const bare = wholeNumber(scope.tokens[at]) !== null && found.next === at + 1;
  const weak = !found.sure && (!introduced || bare);
  return { is: 'time', from: at, to: found.next, ...timeOf(found, loose), ...(weak ? { weak } : {}) };
};

/** The 8 of "between 6 and 8 last night". */
const bareEnd = (tokens: readonly Token[], at: number): Clock | null => {
  const [hour, after] = [wholeNumber(tokens[at]), tokens[at + 1]?.senses];
  const named = after?.part !== undefined || after?.day !== undefined || (after?.which !== undefined && tokens[at + 2]?.senses.part !== undefined);
  return hour !== null && hour <= 24 && named ? { minute: hour * 60, next: at + 1, twelve: false, sure: false } : null;
};

/** "entre 14h et 16h", "14h-16h", "between 2 and 4pm". */
const clockRange: Rule = (scope, at) => {
  const introduced = hasLink(scope.tokens[at], 'between') || (hasLink(scope.tokens[at], 'from') && scope.tokens[at]?.text !== 'du');
  const start = introduced ? at + 1 : at;
  const bare = wholeNumber(scope.tokens[start]);
  const first = clockAt(scope, start) ?? (introduced && bare !== null && bare <= 24 ? { minute: bare * 60, next: start + 1, sure: false } : null);
  const link = first === null ? undefined : scope.tokens[first.next];
  const linked = ['-', '/', 'et', 'and', 'to', 'a', 'ou', 'or'].includes(link?.text ?? '');
  if (first === null || !linked || ((link?.text === 'et' || link?.text === 'and') && !introduced)) return null;
  const second = clockAt(scope, first.next + 1) ?? (introduced ? bareEnd(scope.tokens, first.next + 1) : null);
  if (second === null || (!first.sure && !second.sure && !introduced)) return null;
  const early = second.minute >= 780 && first.minute < 720 && first.minute + 720 < second.minute && !first.sure && scope.language === 'en' ? first.minute + 720 : first.minute;
  if (second.minute <= early) return null;
  return { is: 'time', from: at, to: second.next, start: early, end: second.minute, grain: 'range', flags: [] };
};

/** "avant 9h", "après 18h", "before noon": the rest of the day on that side. */
const openRange: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const side = hasLink(token, 'after') || token?.text === 'passe' ? 'after' : hasLink(token, 'before') && !hasMark(token, 'at') ? 'before' : null;
  const start = skip(scope.tokens, at + 1, (one) => hasMark(one, 'small') && one.text !== 'a');
  const found = side === null ? null : clockAt(scope, start);
  if (found === null || found.invalid === true) return null;
  const minute = side === 'before' && found.minute === 0 ? 1440 : found.minute;
  const reach = hasMark(scope.tokens[at - 1], 'close') ? 2 * aboutMinutes : 1440;
  const span = side === 'after' ? { start: minute, end: Math.min(1440, minute + reach) } : { start: Math.max(0, minute - reach), end: minute };
  return { is: 'time', from: at, to: found.next, ...span, grain: 'range', flags: ['approximate'], weak: true };
};

const parts: Record<Part, readonly [number, number]> = {
  morning: [6, 12], 'early-morning': [5, 9], 'late-morning': [10, 12], midday: [12, 14], afternoon: [12, 18], 'early-afternoon': [12, 15], 'late-afternoon': [16, 19],
  evening: [18, 24], 'early-evening': [18, 20], 'late-evening': [21, 24], night: [18, 30], 'last-night': [18, 30], 'this-night': [0, 6], tonight: [18, 24],
};

/** "two nights ago", "il y a trois soirs". */
const partAgo: Rule = (scope, at) => {
  const start = scope.tokens[at]?.senses.ago === 'before' ? at + 1 : at;
  const count = wholeNumber(scope.tokens[start], start > at);
  const name = scope.tokens[start + 1]?.senses.part;
  const ago = scope.tokens[start + 2]?.senses.ago === 'after';
  if (count === null || name === undefined || count > 30 || !(ago || start > at)) return null;
  const [from, to] = parts[name];
  return { is: 'time', from: at, to: start + (ago ? 3 : 2), start: from * 60, end: to * 60, grain: 'part-of-day', flags: [], part: true, day: -count };
};

/** "matin", "ce matin", "last night", "fin d'après-midi"; a part without a day stays weak. */
const part: Rule = (scope, at) => {
  const position = hasWhich(scope.tokens[at], 'this') ? at + 1 : at;
  const token = scope.tokens[position];
  const name = token?.senses.part;
  if (name === undefined || (token?.text === 'eve' && position === at)) return null;
  const [start, end] = parts[name];
  const today = position > at || name === 'tonight' || name === 'this-night' || token?.text.includes('this ') === true || token?.text.includes(' ce ') === true;
  const day = name === 'last-night' ? -1 : today ? 0 : undefined;
  const back = hasWhich(scope.tokens[position + 1], 'last') && name !== 'last-night' && clockAt(scope, position + 2) === null ? { day: -1, start: start * 60, end: name === 'night' ? 1800 : end * 60, to: position + 2 } : null;
  if (hasWhich(scope.tokens[position + 1], 'before-last')) return { is: 'time', from: at, to: position + 2, start: start * 60, end: end * 60, grain: 'part-of-day', flags: [], part: true, day: -2 };
  const named = day === undefined ? { weak: true } : { day };
  const night = name === 'night' && position > at ? { start: 0, end: 360, day: 0 } : {};
  return { is: 'time', from: at, to: position + 1, start: start * 60, end: end * 60, grain: 'part-of-day', flags: [], part: true, ...(back ?? named), ...night };
};

/** Rules for times of the day. */
export const timeRules: RuleGroup = {
  figures: true, senses: ['number', 'clock', 'part', 'which', 'ago'], marks: ['halfway', 'half-past', 'quarter-past', 'quarter-to', 'half'], links: ['between', 'from', 'before', 'after'],
  rules: [clockRange, openRange, clock, partAgo, part],
};
