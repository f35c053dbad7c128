import { dayBehindLetter } from './calendar-days.js';
import { isoOf, wallOf } from './civil.js';
import { joinNumbers } from './numbers.js';
import type { Scope } from './pieces.js';
import { hasClue } from './pieces.js';
import type { Candidate } from './ranges.js';
import { joinRanges } from './ranges.js';
import { readingsOf, standsAlone } from './readings.js';
import type { Instants, Resolved } from './resolution.js';
import { resolve } from './resolution.js';
import type { Role } from './roles.js';
import { isTakenBack, roleOf } from './roles.js';
import { normalise } from './text.js';
import { tokenise } from './tokens.js';
import type { DateContext, Interval, OtherDate, Understood } from './understood.js';

interface Found {
  readonly date: Resolved;
  readonly role: Role;
}

/** The better a role fits the date that is wanted the higher; "other" and "excluded" never are. */
const ranks: Readonly<Record<'received' | 'letter-date', Readonly<Record<Role, number>>>> = {
  received: { received: 6, plain: 5, dated: 4.5, opened: 4, sent: 3, action: 1, former: 0.6, other: 0, excluded: 0 },
  'letter-date': { dated: 6, sent: 5, plain: 4, received: 3, opened: 2, action: 1, former: 0.6, other: 0, excluded: 0 },
};

const scopeOf = (text: string, { now, timeZone, language }: DateContext): Scope => {
  const { day, minute } = wallOf(now.getTime(), timeZone);
  return { tokens: joinNumbers(tokenise(normalise(text))), now: now.getTime(), today: day, minute, timeZone, language };
};

const rolesOf = (scope: Scope, candidates: readonly Candidate[]): readonly Role[] =>
  candidates.map((candidate, at) => {
    const [previous, next] = [candidates[at - 1], candidates[at + 1]];
    return isTakenBack(scope, candidate, next) ? 'excluded' : roleOf(scope, candidate, { previous: previous?.to ?? 0, next: next?.from ?? scope.tokens.length });
  });

/** The candidates, a day of arrival without a month put behind the date of the letter. */
const behindLetter = (scope: Scope, candidates: readonly Candidate[], roles: readonly Role[]): readonly Candidate[] => {
  const letter = candidates.find((one, at) => (roles[at] === 'dated' || roles[at] === 'sent') && !('ends' in one) && one.day?.form === 'date');
  if (letter === undefined || 'ends' in letter || letter.day === undefined || letter.day.invalid === true) return candidates;
  const { first } = letter.day;
  return candidates.map((one, at) => ('ends' in one || roles[at] !== 'received' || one.day?.form !== 'day-of-month' ? one : { ...one, day: dayBehindLetter(scope, one.day, first) }));
};

const datesOf = (scope: Scope): readonly Found[] => {
  const candidates = joinRanges(scope, readingsOf(scope)).filter((one) => 'ends' in one || standsAlone(scope, one));
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

/** "vendredi, oui, vendredi vers 17 h": the exacter of two that agree; a named day is exacter than the time that has passed. */
const isNarrower = (one: Resolved, other: Resolved): boolean => {
  if (one.kind === 'value' && (one.grain !== 'range' || one.end - one.start <= 86_400_000) && one.start >= other.start && one.end <= other.end) return one.end - one.start < other.end - other.start;
  const slack = Math.max(86_400_000, (other.now - other.start) / 5);
  return other.loose && !one.loose && one.kind === 'value' && one.start - slack <= other.end && one.end + slack >= other.start;
};

/** A word that had to be corrected into a date ("the river" into winter) never stands against one that was written right. */
const isClean = ({ date }: Found): boolean => !date.flags.includes('corrected-typo');

const choose = (found: readonly Found[], basis: 'received' | 'letter-date'): Found | null => {
  const rankOf = ({ role, date }: Found): number => ranks[basis][role] - (date.kind === 'future' ? 0.5 : 0);
  const wanted = found.filter(({ role }) => ranks[basis][role] > 0);
  const [first, ...rest] = wanted.some(isClean) ? wanted.filter(isClean) : wanted;
  if (first === undefined) return null;
  const best = rest.reduce((likeliest, one) => (rankOf(one) > rankOf(likeliest) ? one : likeliest), first);
  return rest.find((one) => rankOf(one) === rankOf(best) && isNarrower(one.date, best.date)) ?? best;
};

/**
 * Reads when something arrived out of free text, French, English or mixed. Without a year or a month the latest past day
 * is meant; several dates are told apart by the words around them (`basis` says which one is wanted).
 */
export const understandDate = (text: string, context: DateContext): Understood => {
  const scope = scopeOf(text, context);
  const found = datesOf(scope);
  const interval = ({ start, end, grain }: Instants): Interval => ({ start: isoOf(start, context.timeZone), end: isoOf(end, context.timeZone), grain });
  const main = choose(found, context.basis ?? 'received');
  const others = found.filter((one) => one !== main && one.date.kind !== 'invalid').map(({ date, role }) => ({ ...interval(date), what: whatOf(role) }));
  const waiting = scope.tokens.some((token) => hasClue(token, 'missing'));
  if (main === null || (waiting && !['received', 'dated', 'opened'].includes(main.role))) return { kind: 'none', flags: [], others };
  const { kind, flags, alternatives } = main.date;
  if (kind !== 'value') return { kind, flags, others };
  return { kind, what: whatOf(main.role), ...interval(main.date), flags, others, alternatives: alternatives.map(({ flag, ...span }) => ({ ...interval(span), flag })) };
};
