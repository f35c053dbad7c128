import { isNoun } from './dated-rules.js';
import type { Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, skip, wholeNumber } from './pieces.js';
import type { Token } from '../words/token.js';

/** A time of the day as it is written. */
export interface Clock {
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
  if (minute === null && style === 'h' && hour >= 24 && !hasMark(scope.tokens[at - 1], 'at')) return null;
  const less = minute === null && hasLink(scope.tokens[at + 1], 'minus') && scope.tokens[at + 1]?.text === 'moins' ? wholeNumber(scope.tokens[at + 2]) : null;
  const quarter = minute === null ? (hasMark(scope.tokens[at + 1], 'quarter-to') ? -15 : hasMark(scope.tokens[at + 1], 'quarter') ? 15 : hasMark(scope.tokens[at + 1], 'half') ? 30 : 0) : 0;
  if (less !== null || quarter !== 0) return { minute: hour * 60 + quarter - (less ?? 0), next: at + (less === null ? 2 : 3), twelve: false, sure: true };
  const half = style === 'am' || style === 'pm' ? style : undefined;
  const twelve = style === ':' && hour < 7 && scope.language === 'en' && !token?.text.startsWith('0');
  return { minute: shift(hour, half) * 60 + (minute ?? 0), next: at + 1, twelve, sure: minute !== null || half !== undefined, invalid: hour * 60 + (minute ?? 0) > 1440 || (minute ?? 0) > 59 };
};

const pairClock = (tokens: readonly Token[], at: number): Clock | null => {
  const shape = tokens[at]?.figures;
  if (shape?.is !== 'pair' || shape.mark !== '.' || shape.a > 24 || shape.b > 59 || hasMark(tokens[at - 1], 'the')) return null;
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

/** "at 15 hours", "yesterday 15 hours 30", as foreigners say it; "about 15 hours ago" is an amount. */
const isForeignHour = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return (before?.text === 'at' || (before?.senses.day ?? before?.senses.weekday) !== undefined) && !tokens.slice(at + 2, at + 4).some((token) => token.senses.ago !== undefined || hasMark(token, 'later') || hasLink(token, 'after') || hasLink(token, 'before'));
};

/** "quinze heures trente", "trois heures et demie", "midi et demi", "3 o'clock". */
const spelledClock = (tokens: readonly Token[], at: number): Clock | null => {
  const noon = tokens[at]?.senses.clock;
  const hour = wholeNumber(tokens[at], true);
  const unit = tokens[at + 1];
  const french = unit?.senses.unit === 'hour' && (!unit.text.startsWith('hour') || tokens[at + 2]?.senses.meridiem !== undefined || isForeignHour(tokens, at));
  const oclock = hasMark(unit, 'oclock');
  if (noon === undefined && (hour === null || hour > 24 || !(french || oclock))) return null;
  const start = at + (noon === undefined ? 2 : 1);
  const minutes = pastHour(tokens, start);
  const fraction = minutes !== 0 && wholeNumber(tokens[start]) === null;
  const figures = tokens[at]?.figures !== undefined;
  const twelve = noon === undefined && (hour ?? 0) < 7 && (!figures || fraction || oclock);
  const before = noon === 0 && minutes < 0 ? 1440 : 0;
  return { minute: (noon ?? (hour ?? 0) * 60) + minutes + before, next: afterMinutes(tokens, start, minutes), twelve, sure: noon !== undefined || oclock || minutes !== 0, midnight: noon === 0 && minutes === 0 };
};

/** "quarter to ten", "half past three", "ten past four". */
const englishClock = (tokens: readonly Token[], at: number): Clock | null => {
  const token = tokens[at];
  const fixed = hasMark(token, 'quarter-to') ? -15 : hasMark(token, 'quarter-past') ? 15 : hasMark(token, 'half-past') ? 30 : null;
  const minutes = fixed === null ? wholeNumber(token) : null;
  const named = fixed === null && tokens[at + 1]?.senses.unit === 'minute';
  const hourAt = fixed === null ? at + (named ? 3 : 2) : at + 1;
  const link = tokens[named ? at + 2 : at + 1];
  const sign = hasLink(link, 'past') || (link?.text === 'after' && (tokens[hourAt + 1]?.senses.meridiem ?? tokens[hourAt]?.senses.clock) !== undefined) ? 1 : link?.text === 'to' ? -1 : 0;
  const shape = tokens[hourAt]?.figures;
  const halved = shape?.is === 'clock' && (shape.style === 'am' || shape.style === 'pm') && shape.minute === null ? shape : null;
  const hour = halved?.hour ?? (tokens[hourAt]?.senses.clock === undefined ? wholeNumber(tokens[hourAt], true) : (tokens[hourAt]?.senses.clock ?? 0) / 60);
  if (hour === null || hour > 12 || (fixed === null && (sign === 0 || minutes === null || (minutes % 5 !== 0 && !named) || minutes > 30))) return null;
  const spelled = tokens[at]?.figures === undefined && tokens[hourAt]?.figures === undefined;
  if (fixed === null && halved === null && !spelled && !['at', 'around', 'about', 'by', 'since'].includes(tokens[at - 1]?.text ?? '') && tokens[hourAt + 1]?.senses.meridiem === undefined) return null;
  const half = halved?.style === 'pm' ? 'pm' : halved === null ? undefined : 'am';
  const noon = tokens[hourAt]?.senses.clock;
  const past = fixed ?? sign * (minutes ?? 0);
  return { minute: shift(hour, half) * 60 + past + (noon === 0 && past < 0 ? 1440 : 0), next: hourAt + 1, twelve: half === undefined && noon === undefined && hour < 7, sure: true };
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

/** The minutes of "9 30", "eight thirty-five" or "nine oh five", and where they end. */
const minutesBehind = (tokens: readonly Token[], at: number, spelled: boolean): { readonly minutes: number; readonly next: number; readonly sure?: true } | null => {
  const token = tokens[at];
  if (hasMark(token, 'half') && namesDay(tokens, at + 1)) return { minutes: 30, next: at + 1 };
  const single = spelled && ['oh', 'o'].includes(token?.text ?? '') ? wholeNumber(tokens[at + 1]) : null;
  if (single !== null && single < 10) return { minutes: single, next: at + 2, sure: true };
  const value = token?.figures?.is === 'number' && token.figures.digits !== 2 ? null : token?.figures !== undefined || spelled ? wholeNumber(token) : null;
  return value !== null && value < 60 && (value >= 10 || token?.figures !== undefined) ? { minutes: value, next: at + 1 } : null;
};

/** Whether a day or a part of one begins at a token, which an hour may stand before. */
const namesDay = (tokens: readonly Token[], at: number): boolean => {
  const { day, weekday, part } = (hasWhich(tokens[at], 'this') || hasMark(tokens[at], 'the') ? tokens[at + 1] : tokens[at])?.senses ?? {};
  return (day ?? weekday ?? part) !== undefined;
};

/** "at one", "one-ish": the number where an hour stands, not "at one point". */
const oneAt = (tokens: readonly Token[], at: number): number | null => {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const ends = after === undefined || after.punctuation === true || after.senses.meridiem !== undefined || namesDay(tokens, at + 1);
  return tokens[at]?.text === 'one' && ends && (hasMark(before, 'at') || after?.senses.meridiem !== undefined) || (tokens[at]?.text === 'one' && after?.text === 'ish') ? 1 : null;
};

const about = new Set(['around', 'about', 'vers', 'gone', 'just gone', 'round', 'round about', 'roundabout', 'near about', 'nearabout', 'near enough', 'near on', 'circa', 'approx']);
const surely = new Set(['at', 'at stroke of', 'at the stroke of', 'on the stroke of', 'bang on', 'dead on']);
/** "got 2 last night": rather so many letters. */
const counting = new Set(['got', 'had', 'received', 'get', 'another', 'the', 'another']);

/** "at 8 digits". */
const isCounted = (token: Token | undefined): boolean => isNoun(token) && /[a-z]{3}s$/.test(token?.text ?? '');

const exactly = new Set(['exactly', 'precisely', 'just', 'only']);

/** "sixteen hundred hours", "at oh nine hundred". */
const hundredHours = (tokens: readonly Token[], at: number, hour: number): Clock | null => {
  const unit = tokens[at + 2]?.senses.unit === 'hour';
  const before = tokens[at - 1]?.text === 'oh' ? tokens[at - 2] : tokens[at - 1];
  const told = unit || namesDay(tokens, at + 2) || surely.has(before?.text ?? '');
  return told && hour <= 24 ? { minute: hour * 60, next: at + (unit ? 3 : 2), twelve: false, sure: true } : null;
};

/** "at 3", "at 9 30"; before "in the morning" any number. */
const bareClock = (tokens: readonly Token[], at: number): Clock | null => {
  const hour = wholeNumber(tokens[at]) ?? oneAt(tokens, at);
  const [before, after] = [tokens[exactly.has(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1], tokens[at + 1]];
  if (hour === null || hour >= 2400) return null;
  if (after?.text === 'hundred') return hundredHours(tokens, at, hour);
  if (after?.senses.meridiem !== undefined && hour <= 12) return { minute: hour * 60, next: at + 1, twelve: false, sure: true };
  const figures = tokens[at]?.figures;
  const behind = minutesBehind(tokens, at + 1, true);
  const next = behind?.next ?? at + 1;
  if (figures?.is === 'number' && figures.digits === 4 && (about.has(before?.text ?? '') || before?.text === 'at' || before?.text === 'a' || (before?.senses.day ?? before?.senses.weekday) !== undefined || namesDay(tokens, at + 1)) && hour % 100 < 60) return { minute: Math.floor(hour / 100) * 60 + (hour % 100), next: at + 1, twelve: false, sure: true };
  if (hour > 24) return null;
  const ends = after === undefined || after.punctuation === true || namesDay(tokens, at + 1);
  const named = !counting.has(before?.text ?? '') && hasWhich(after, 'this') && tokens[at + 2]?.senses.part !== undefined;
  const tonight = ['last-night', 'tonight'].includes(after?.senses.part ?? '') && !counting.has(before?.text ?? '');
  const loosely = (about.has(before?.text ?? '') && ends) || ['ish', 'or so', 'or thereabouts'].includes(after?.text ?? '') || named || tonight;
  const spelled = behind !== null && (behind.sure === true || (before?.senses.month !== undefined && wholeNumber(tokens[at - 2]) !== null) || tokens[next]?.senses.meridiem !== undefined || namesDay(tokens, next));
  const near = surely.has(before?.text ?? '') || spelled ? 'sure' : loosely ? 'weak' : null;
  if (near === null || after?.senses.unit !== undefined || after?.senses.month !== undefined || hasClue(after, 'street') || isCounted(after)) return null;
  return { minute: hour * 60 + (behind?.minutes ?? 0), next, twelve: near === 'weak' ? hour <= 12 : hour < 7, sure: near === 'sure' };
};

/** The time of the day that begins at a token, in figures or in words, or null. */
export const clockAt = (scope: Scope, at: number): Clock | null => {
  const { tokens } = scope;
  const found = figureClock(scope, at) ?? englishClock(tokens, at) ?? pairClock(tokens, at) ?? spelledClock(tokens, at) ?? clippedClock(tokens, at) ?? bareClock(tokens, at);
  return found === null ? null : withHalf(tokens, found);
};
