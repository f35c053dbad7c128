import { dayBehindLetter } from './rules/calendar-days.js';
import type { Choice, Found } from './story/choice.js';
import { choose } from './story/choice.js';
import { instantOf, isoOf, wallOf } from './civil.js';
import type { Told } from './story/far-times.js';
import { withFarTimes } from './story/far-times.js';
import { joinNumbers } from './words/numbers.js';
import type { Scope } from './rules/pieces.js';
import { hasLink, hasMark } from './rules/pieces.js';
import type { Candidate } from './spans/ranges.js';
import { joinRanges } from './spans/ranges.js';
import type { Reading } from './rules/readings.js';
import { readingsOf, standsAlone } from './rules/readings.js';
import type { Instants, Resolved } from './resolution.js';
import { resolve } from './resolution.js';
import type { Role } from './story/roles.js';
import { rolesOf } from './story/roles.js';
import { normalise } from './words/text.js';
import { tokenise } from './words/tokens.js';
import type { DateContext, Flag, Interval, OtherDate, Understood } from './understood.js';
import { isPartlyRead } from './story/unread.js';
import { isWaiting } from './story/waiting.js';

const scopeOf = (text: string, { now, timeZone, language }: DateContext): Scope => {
  const { day, minute } = wallOf(now.getTime(), timeZone);
  return { tokens: joinNumbers(tokenise(normalise(text))), now: now.getTime(), today: day, minute, timeZone, language };
};

/** Longer ago than this, another day of a story says nothing of the month of the next. */
const longestStory = 92;

/** The day behind which a day without a month is looked for: the date of the letter, else the day with a month that the story named last. */
const anchorOf = (scope: Scope, told: readonly Told[], at: number): number | null => {
  const days = told.map(({ candidate, role }) => ('ends' in candidate || candidate.day?.form !== 'date' || candidate.day.beside === true || candidate.day.invalid === true || role.act === 'excluded' ? null : candidate.day));
  const letter = days.find((day, index) => day !== null && ['dated', 'sent'].includes(told[index]?.role.act ?? ''));
  if (letter != null) return told[at]?.role.act === 'received' ? letter.first : null;
  const before = days.slice(0, at).findLast((day) => day !== null);
  return before != null && scope.today - before.first <= longestStory ? before.first : null;
};

/** The dates of a story, a day of arrival without a month put behind the day that the story goes on from. */
const inStoryOrder = (scope: Scope, told: readonly Told[]): readonly Told[] =>
  told.map(({ candidate, role }, at) => {
    const arrives = (role.act === 'received' || role.act === 'plain') && !('ends' in candidate) && candidate.day?.form === 'day-of-month';
    const anchor = arrives ? anchorOf(scope, told, at) : null;
    return anchor === null || 'ends' in candidate || candidate.day === undefined ? { candidate, role } : { candidate: { ...candidate, day: dayBehindLetter(scope, candidate.day, anchor) }, role };
  });

/** ", 22h": the hour of something that was said before. */
const isSetApart = ({ tokens }: Scope, { from, time }: Reading): boolean => time?.part !== true && tokens[from - 1]?.text === ',' && tokens[from]?.figures?.is === 'clock';

/** "il vient d'arriver" as the whole answer; of a thing that is named, another date may be asked for. */
const freshAt = ({ tokens }: Scope): number => (tokens.some((token) => hasMark(token, 'thing') || token.text === '?') ? -1 : tokens.findIndex((token) => hasMark(token, 'fresh')));

/** All that stands for a date or a time in the text. */
const candidatesOf = (scope: Scope): readonly Candidate[] => {
  const found = joinRanges(scope, readingsOf(scope)).filter((one) => 'ends' in one || standsAlone(scope, one) || isSetApart(scope, one));
  const fresh = found.length > 0 ? -1 : freshAt(scope);
  if (fresh === -1) return found;
  const place = { from: fresh, to: fresh + 1 };
  return [{ ...place, moment: { is: 'moment', ...place, start: scope.now, end: scope.now, grain: 'minute', flags: [] } }];
};

/** "en vacances du 2 au 9" tells of no arrival, unless it came "in that time"; "le 1er ou le 2, en vacances" is one of two days. */
const ofAbsence = ({ tokens }: Scope, { grain, start, end, from, to }: Resolved, role: Role): Role => {
  if (tokens.slice(from, to).some((token) => hasLink(token, 'or'))) return role;
  if ((role.act !== 'action' && role.act !== 'other') || grain !== 'range' || end - start <= 86_400_000) return role;
  return { ...role, act: tokens.some((token) => hasMark(token, 'within-that')) ? 'plain' : 'other' };
};

const datesOf = (scope: Scope, candidates: readonly Candidate[]): readonly Found[] => {
  const roles = rolesOf(scope, candidates);
  const told = candidates.map((candidate, at) => ({ candidate, role: roles[at] ?? ({ act: 'plain', topic: 'unnamed' } as const) }));
  return withFarTimes(scope, inStoryOrder(scope, told)).flatMap(({ candidate, role }) => {
    const date = resolve(scope, candidate);
    if (date === null) return [];
    const past = date.kind === 'value' && scope.now - date.start > longestPast;
    return [{ date, role: past ? { ...role, act: 'other' } : ofAbsence(scope, date, role) }];
  });
};

/** Nobody waits for a deadline from ten years ago: such a day is a birth, a foundation, a street. */
const longestPast = 10 * 365 * 86_400_000;

const whatOf = ({ act }: Role): OtherDate['what'] => (act === 'dated' || act === 'received' ? act : 'other');

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
  if (choice === null || (!['received', 'dated', 'opened'].includes(choice.main.role.act) && isWaiting(scope, choice.main.date))) return { kind: 'none', flags: [], others };
  if (choice.main.role.act === 'planned') return { kind: choice.main.date.kind === 'future' ? 'future' : 'none', flags: [], others };
  const { kind, flags, written } = choice.main.date;
  if (kind !== 'value') return { kind, flags, others };
  const alternatives = alternativesOf(choice).map(({ flag, ...span }) => ({ ...interval(span), flag }));
  const doubts: readonly Flag[] = [...(choice.rivals.length > 0 ? ['several-dates' as const] : []), ...(isPartlyRead(scope, candidates) || found.some(({ date }) => date.kind === 'invalid') || choice.main.role.unrelated === true ? ['partly-read' as const] : [])];
  const civilDate = written === undefined ? {} : { civilDate: isoOf(instantOf(written, 0, timeZone), timeZone).slice(0, 10) };
  return { kind, what: whatOf(choice.main.role), ...civilDate, ...interval(choice.main.date), flags: [...flags, ...doubts], others, alternatives };
};
