import { instantOf } from '../civil.js';
import type { Clock } from './clocks.js';
import { clockAt } from './clocks.js';
import type { Part } from '../words/dictionary.js';
import type { Rule, RuleGroup, Scope, TimePiece } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, skip, wholeNumber } from './pieces.js';
import type { Token } from '../words/token.js';
import type { Flag } from '../understood.js';

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
  const late = next?.text === 'plus tard' || next?.text === 'later' || (next?.text === 'apres' && !introduced) || next?.senses.ago === 'after';
  if (late || (afterNoise(before) && !introduced && !found.sure)) return null;
  const loose = isAbout(before) || (hasMark(next, 'about') && ['environ', 'ish', 'or so', 'env'].includes(next?.text ?? ''));
  const bare = wholeNumber(scope.tokens[at]) !== null && found.next === at + 1;
  const weak = !found.sure && (!introduced || bare);
  return { is: 'time', from: at, to: found.next, ...timeOf(found, loose), ...(weak ? { weak } : {}) };
};

/** The 8 of "between 6 and 8 last night", "yesterday between 6 and 8". */
const bareEnd = (tokens: readonly Token[], at: number, before: Token | undefined): Clock | null => {
  const [hour, after] = [wholeNumber(tokens[at]), tokens[at + 1]?.senses];
  const { part, day, weekday } = before?.senses ?? {};
  const named = (part ?? day ?? weekday) !== undefined || after?.part !== undefined || after?.day !== undefined || (after?.which !== undefined && tokens[at + 2]?.senses.part !== undefined);
  return hour !== null && hour <= 24 && named ? { minute: hour * 60, next: at + 1, twelve: false, sure: false } : null;
};

/** "2-3pm", "9-11 in the morning", "9-10 this morning". */
const pairRange: Rule = (scope, at) => {
  const shape = scope.tokens[at]?.figures;
  const [after, beyond] = [scope.tokens[at + 1]?.senses, scope.tokens[at + 2]?.senses];
  const half = after?.meridiem;
  const named = after?.part !== undefined || (after?.which?.includes('this') === true && beyond?.part !== undefined) || after?.day !== undefined && beyond?.part !== undefined;
  if (shape?.is !== 'pair' || shape.mark !== '-' || (half === undefined && !named) || shape.a > 12 || shape.b > 12 || shape.b < shape.a && half === undefined) return null;
  if (half === undefined) return { is: 'time', from: at, to: at + 1, start: shape.a * 60, end: shape.b * 60, grain: 'range', flags: [] };
  const end = (shape.b % 12) * 60 + (half === 'pm' ? 720 : 0);
  const start = end - (((shape.b - shape.a + 12) % 12) || 12) * 60;
  return { is: 'time', from: at, to: at + 2, start, end, grain: 'range', flags: [] };
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
  const second = clockAt(scope, first.next + 1) ?? (introduced ? bareEnd(scope.tokens, first.next + 1, scope.tokens[at - 1]) : null);
  if (second === null || (!first.sure && !second.sure && !introduced)) return null;
  const early = second.minute >= 780 && first.minute < 720 && first.minute + 720 < second.minute && !first.sure && scope.language === 'en' ? first.minute + 720 : first.minute;
  if (second.minute <= early) return null;
  return { is: 'time', from: at, to: second.next, start: early, end: second.minute, grain: 'range', flags: [] };
};

/** Hours before and after a meal: "before breakfast", "après le déjeuner". */
const mealOf = (token: Token | undefined): readonly [number, number, number, number] | null => {
  if (token?.senses.part === 'midday') return [6, 12, 14, 18];
  if (token?.text.startsWith('breakfast') === true) return [5, 8, 8, 12];
  return /^(?:dinner|supper)/.test(token?.text ?? '') ? [16, 19, 19, 24] : null;
};

/** "avant 9h", "après 18h", "before noon": the rest of the day on that side. */
const openRange: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const side = hasLink(token, 'after') || (token?.text === 'passe' && scope.tokens[at + 1]?.figures?.is !== 'pair') ? 'after' : hasLink(token, 'before') && !hasMark(token, 'at') ? 'before' : null;
  const start = skip(scope.tokens, at + 1, (one) => hasMark(one, 'small') && one.text !== 'a');
  const close = hasMark(scope.tokens[at - 1], 'close');
  const meal = side === null || clockAt(scope, start) !== null ? null : mealOf(scope.tokens[start]);
  if (meal !== null) return { is: 'time', from: at, to: start + 1, ...(side === 'before' ? { start: meal[0] * 60, end: meal[1] * 60 } : { start: meal[2] * 60, end: meal[3] * 60 }), grain: 'part-of-day', flags: ['approximate'], weak: true, part: true };
  const found = side === null ? null : (clockAt(scope, start) ?? bareEnd(scope.tokens, start, scope.tokens[close ? at - 2 : at - 1]));
  if (found === null || found.invalid === true) return null;
  const minute = side === 'before' && found.minute === 0 ? 1440 : found.minute;
  const reach = close ? 2 * aboutMinutes : 1440;
  const span = side === 'after' ? { start: minute, end: Math.min(1440, minute + reach + (found.twelve && close ? 720 : 0)) } : { start: Math.max(0, minute - reach), end: minute };
  return { is: 'time', from: at, to: found.next, ...span, grain: 'range', flags: ['approximate'], weak: true };
};

const parts: Record<Part, readonly [number, number]> = {
  morning: [6, 12], 'early-morning': [5, 9], 'late-morning': [10, 12], midday: [12, 14], afternoon: [12, 18], 'early-afternoon': [12, 15], 'late-afternoon': [16, 19],
  evening: [18, 24], 'early-evening': [18, 20], 'late-evening': [21, 24], night: [18, 30], 'last-night': [18, 30], 'this-night': [0, 6], 'small-hours': [0, 6], tonight: [18, 24],
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

const own = new Set(['ma', 'mon', 'sa', 'notre', 'nos', 'mes', 'leur', 'leurs', 'my', 'our', 'her', 'his', 'their']);
const shifts = new Set(['equipe', 'poste', 'service', 'garde', 'travaille', 'travail', 'travaillais', 'bosse', 'bossais', 'boulot', 'veilleur', 'tournee']);

/** "en rentrant de ma nuit", "l'équipe du matin", "je travaille de nuit": a time of work, not of an arrival. */
export const isShift = ({ tokens }: Scope, at: number): boolean => {
  if (own.has(tokens[at - 1]?.text ?? '')) return !(hasMark(tokens[at + 1], 'of') && (tokens[at + 2]?.senses.weekday ?? tokens[at + 2]?.senses.day ?? tokens[at + 2]?.figures) !== undefined);
  return hasMark(tokens[at - 1], 'of') && (shifts.has(tokens[at - 2]?.text ?? '') || (tokens[at - 1]?.text === 'de' && tokens[at]?.text === 'nuit'));
};

/** "matin", "ce matin", "last night", "fin d'après-midi"; a part without a day stays weak. */
const part: Rule = (scope, at) => {
  const position = hasWhich(scope.tokens[at], 'this') ? at + 1 : at;
  const token = scope.tokens[position];
  const name = token?.senses.part;
  const any = scope.tokens[at - 1]?.senses.number === 1;
  if (name === undefined || any || (token?.text === 'eve' && position === at) || isShift(scope, at)) return null;
  const [start, end] = parts[name];
  const today = position > at || name === 'tonight' || name === 'this-night' || token?.text.includes('this ') === true || token?.text.includes(' ce ') === true;
  const day = name === 'last-night' ? -1 : today ? 0 : undefined;
  const back = hasWhich(scope.tokens[position + 1], 'last') && name !== 'last-night' && scope.tokens[position + 2]?.senses.unit === undefined && clockAt(scope, position + 2) === null ? { day: -1, start: start * 60, end: name === 'night' ? 1800 : end * 60, to: position + 2 } : null;
  if (hasWhich(scope.tokens[position + 1], 'before-last')) return { is: 'time', from: at, to: position + 2, start: start * 60, end: end * 60, grain: 'part-of-day', flags: [], part: true, day: -2 };
  const named = day !== undefined ? { day } : token?.text === 'overnight' ? {} : { weak: true };
  const night = name === 'night' && position > at ? { start: 0, end: 360, day: 0 } : {};
  return { is: 'time', from: at, to: position + 1, start: start * 60, end: end * 60, grain: 'part-of-day', flags: [], part: true, ...(back ?? named), ...night };
};

/** "hier à la même heure", "this time yesterday": the time it is now. */
const sameTime: Rule = ({ tokens, minute, today, timeZone }, at) => {
  if (!hasMark(tokens[at], 'same-time')) return null;
  const start = skip(tokens, at + 1, (token) => hasMark(token, 'the'));
  const [a, b] = [tokens[start], tokens[start + 1]];
  if (a?.senses.unit !== 'week' && b?.senses.unit !== 'week') return { is: 'time', from: at, to: at + 1, start: minute, end: minute, grain: 'minute', flags: [], weak: true };
  const then = instantOf(today - 7, minute, timeZone);
  return hasWhich(a, 'last') || hasWhich(b, 'last') ? { is: 'moment', from: at, to: start + 2, start: then, end: then, grain: 'minute', flags: [] } : null;
};

/** Rules for times of the day. */
export const timeRules: RuleGroup = {
  figures: true, senses: ['number', 'clock', 'part', 'which', 'ago'], marks: ['halfway', 'half-past', 'quarter-past', 'quarter-to', 'half', 'same-time'], links: ['between', 'from', 'before', 'after'],
  rules: [pairRange, clockRange, openRange, clock, partAgo, part, sameTime],
};
