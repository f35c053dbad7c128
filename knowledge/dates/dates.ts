import { dayBehindLetter } from './calendar-days.js';
import type { Choice, Found } from './choice.js';
import { choose } from './choice.js';
import { instantOf, isoOf, wallOf } from './civil.js';
import { joinNumbers } from './numbers.js';
import type { Scope } from './pieces.js';
import { hasClue, hasMark } from './pieces.js';
import type { Candidate } from './ranges.js';
import { joinRanges } from './ranges.js';
import type { Reading } from './readings.js';
import { readingsOf, standsAlone } from './readings.js';
import type { Instants } from './resolution.js';
import { resolve } from './resolution.js';
import type { Role } from './roles.js';
import { isTakenBack, roleOf, sharesClue } from './roles.js';
import { normalise } from './text.js';
import { tokenise } from './tokens.js';
import type { DateContext, Flag, Interval, OtherDate, Understood } from './understood.js';
import { isPartlyRead } from './unread.js';

const scopeOf = (text: string, { now, timeZone, language }: DateContext): Scope => {
  const { day, minute } = wallOf(now.getTime(), timeZone);
  return { tokens: joinNumbers(tokenise(normalise(text))), now: now.getTime(), today: day, minute, timeZone, language };
};

const rolesOf = (scope: Scope, candidates: readonly Candidate[]): readonly Role[] =>
  candidates.reduce<readonly Role[]>((roles, candidate, at) => {
    const [previous, next] = [candidates[at - 1], candidates[at + 1]];
    if (isTakenBack(scope, candidate, next)) return [...roles, 'excluded'];
    const role = roleOf(scope, candidate, { previous: previous?.to ?? 0, next: next?.from ?? scope.tokens.length });
    const shared = role === 'plain' && roles.at(-1) === 'received' && previous !== undefined && sharesClue(scope, previous, candidate);
    return [...roles, shared ? 'received' : role];
  }, []);

/** The candidates, a day of arrival without a month put behind the date of the letter. */
const behindLetter = (scope: Scope, candidates: readonly Candidate[], roles: readonly Role[]): readonly Candidate[] => {
  const letter = candidates.find((one, at) => (roles[at] === 'dated' || roles[at] === 'sent') && !('ends' in one) && one.day?.form === 'date');
  if (letter === undefined || 'ends' in letter || letter.day === undefined || letter.day.invalid === true) return candidates;
  const { first } = letter.day;
  return candidates.map((one, at) => ('ends' in one || roles[at] !== 'received' || one.day?.form !== 'day-of-month' ? one : { ...one, day: dayBehindLetter(scope, one.day, first) }));
};

const isDay = (one: Candidate): one is Reading => !('ends' in one) && one.day?.grain === 'day' && one.time === undefined;

/** ", 22h": the hour of something that was said before. */
const isSetApart = ({ tokens }: Scope, { from, time }: Reading): boolean => time?.part !== true && tokens[from - 1]?.text === ',' && tokens[from]?.figures?.is === 'clock';

const isTime = (one: Candidate): one is Reading => !('ends' in one) && one.day === undefined && one.time !== undefined && one.time.day === undefined;

/** "hier, au moment où je me couchais, 22h": the only time of a text belongs to its only day, however far apart they stand. */
const withFarTime = (scope: Scope, candidates: readonly Candidate[]): readonly Candidate[] => {
  const [day, time, ...others] = candidates;
  if (day === undefined || time === undefined || others.length > 0 || !isDay(day) || !isTime(time)) return candidates;
  const [, role] = rolesOf(scope, candidates);
  return role === 'plain' || role === 'received' ? [{ ...day, from: Math.min(day.from, time.from), to: Math.max(day.to, time.to), time: time.time }] : candidates;
};

/** "il vient d'arriver" as the whole answer; of a thing that is named, another date may be asked for. */
const freshAt = ({ tokens }: Scope): number => (tokens.some((token) => hasMark(token, 'thing') || token.text === '?') ? -1 : tokens.findIndex((token) => hasMark(token, 'fresh')));

/** All that stands for a date or a time in the text. */
const candidatesOf = (scope: Scope): readonly Candidate[] => {
  const found = joinRanges(scope, readingsOf(scope)).filter((one) => 'ends' in one || standsAlone(scope, one) || isSetApart(scope, one));
  const fresh = found.length > 0 ? -1 : freshAt(scope);
  if (fresh === -1) return withFarTime(scope, found);
  const place = { from: fresh, to: fresh + 1 };
  return [{ ...place, moment: { is: 'moment', ...place, start: scope.now, end: scope.now, grain: 'minute', flags: [] } }];
};

const datesOf = (scope: Scope, candidates: readonly Candidate[]): readonly Found[] => {
  const roles = rolesOf(scope, candidates);
  return behindLetter(scope, candidates, roles).flatMap((candidate, at) => {
    const date = resolve(scope, candidate);
    const role = roles[at] ?? 'plain';
    if (date === null) return [];
    const past = date.kind === 'value' && scope.now - date.start > longestPast;
    const absence = role === 'action' && date.grain === 'range' && date.end - date.start > 86_400_000;
    return [{ date, role: past || absence ? 'other' : role }];
  });
};

/** Nobody waits for a deadline from ten years ago: such a day is a birth, a foundation, a street. */
const longestPast = 10 * 365 * 86_400_000;

const whatOf = (role: Role): OtherDate['what'] => (role === 'dated' || role === 'received' ? role : 'other');

/** The readings that the flags of a date ask about: the other dates that could be meant come first. */
const alternativesOf = ({ main, rivals }: Choice): readonly (Instants & { readonly flag: Flag })[] =>
  [...rivals.map(({ date }) => ({ start: date.start, end: date.end, grain: date.grain, flag: 'several-dates' as const })), ...main.date.alternatives];

/**
 * Reads when something arrived out of free text, French, English or mixed. Without a year or a month the latest past day
 * is meant; several dates are told apart by the words around them (`basis` says which one is wanted).
 */
export const understandDate = (text: string, { basis = 'received', ...context }: DateContext): Understood => readDates(text, context)(basis);

/** The same in two steps: the text is read once, then asked for each date that may be wanted. */
export const readDates = (text: string, context: Omit<DateContext, 'basis'>): ((basis: NonNullable<DateContext['basis']>) => Understood) => {
  const scope = scopeOf(text, context);
  const candidates = candidatesOf(scope);
  const found = datesOf(scope, candidates);
  return (basis) => understoodFrom({ scope, candidates, found }, basis);
};

interface Read {
  readonly scope: Scope;
  readonly candidates: readonly Candidate[];
  readonly found: readonly Found[];
}

const understoodFrom = ({ scope, candidates, found }: Read, basis: NonNullable<DateContext['basis']>): Understood => {
  const { timeZone } = scope;
  const interval = ({ start, end, grain }: Instants): Interval => ({ start: isoOf(start, timeZone), end: isoOf(end, timeZone), grain });
  const choice = choose(found, basis);
  const others = found.filter((one) => one !== choice?.main && one.date.kind !== 'invalid').map(({ date, role }) => ({ ...interval(date), what: whatOf(role) }));
  const waiting = scope.tokens.some((token) => hasClue(token, 'missing'));
  if (choice === null || (waiting && !['received', 'dated', 'opened'].includes(choice.main.role))) return { kind: 'none', flags: [], others };
  const { kind, flags, written } = choice.main.date;
  if (kind !== 'value') return { kind, flags, others };
  const alternatives = alternativesOf(choice).map(({ flag, ...span }) => ({ ...interval(span), flag }));
  const doubts: readonly Flag[] = [...(choice.rivals.length > 0 ? ['several-dates' as const] : []), ...(isPartlyRead(scope, candidates) ? ['partly-read' as const] : [])];
  const civilDate = written === undefined ? {} : { civilDate: isoOf(instantOf(written, 0, timeZone), timeZone).slice(0, 10) };
  return { kind, what: whatOf(choice.main.role), ...civilDate, ...interval(choice.main.date), flags: [...flags, ...doubts], others, alternatives };
};
