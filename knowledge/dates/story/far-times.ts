import type { Scope } from '../rules/pieces.js';
import type { Candidate } from '../spans/ranges.js';
import type { Reading } from '../rules/readings.js';
import type { Role } from './roles.js';

/** A date of a text and what it is in its story. */
export interface Told {
  readonly candidate: Candidate;
  readonly role: Role;
}

const isReading = (one: Candidate): one is Reading => !('ends' in one) && one.moment === undefined;

/** "ce matin". */
const isOpenPart = ({ day, time }: Reading): boolean => day === undefined && time?.part === true && time.day !== undefined;

/** A day for which an hour may be told elsewhere: it has none, or only a part of it ("jeudi soir"). */
const isOpenDay = (one: Candidate): one is Reading => isReading(one) && (isOpenPart(one) || one.day?.grain === 'day' && one.day.invalid !== true && (one.time === undefined || one.time.part === true));

const isTime = (one: Candidate): one is Reading => isReading(one) && one.day === undefined && one.time !== undefined && one.time.day === undefined;

/** Acts that tell of the same moment: "le mail est tombé vendredi. Il devait être 15h". */
const arriving: ReadonlySet<Role['act']> = new Set<Role['act']>(['received', 'plain', 'dated', 'emailed']);

const goTogether = (day: Role, time: Role): boolean => {
  if (time.act === 'opened') return day.act === 'opened' || day.act === 'plain';
  return arriving.has(day.act) && arriving.has(time.act);
};

const better = (one: Role, other: Role): Role => (one.act === 'received' || other.act === 'plain' ? one : other);

const inPart = (minute: number, part: { readonly start: number; readonly end: number } | undefined): number =>
  part === undefined || minute >= 720 || minute >= part.start ? minute : [minute + 720, minute + 1440].find((one) => one >= part.start && one <= part.end) ?? minute;

const withTime = ({ candidate: day, role }: Told, { candidate: time, role: other }: Told): Told => {
  if (!isReading(day) || !isReading(time) || time.time === undefined) return { candidate: day, role };
  const { start, end } = time.time;
  const from = inPart(start, day.time);
  return { candidate: { ...day, time: { ...time.time, ...(day.time?.day === undefined ? {} : { day: day.time.day }), start: from, end: end + from - start, weak: false } }, role: better(role, other) };
};

/** The day of another event of the story, for an hour that has none: "parti jeudi à 23h50, arrivé à 0h10" is of the night that followed. */
const onDayOfStory = (scope: Scope, told: readonly Told[], at: number): Told | null => {
  const [time, before] = [told[at], told.slice(0, at).findLast(({ candidate }) => isReading(candidate) && candidate.day?.grain === 'day')];
  if (time === undefined || !isTime(time.candidate) || before === undefined || !isReading(before.candidate) || before.candidate.day === undefined) return null;
  const { day, time: hour } = before.candidate;
  if (day.first > scope.today || day.form === 'ago' || before.role.act === 'excluded') return null;
  const overnight = hour !== undefined && hour.part !== true && (time.candidate.time?.start ?? 0) < hour.start ? 1 : 0;
  return { ...time, candidate: { ...time.candidate, day: { ...day, first: day.first + overnight, last: day.last + overnight, form: 'date', beside: true, alternatives: [] } } };
};

/** Puts the hours of a text to its days, however far apart they stand: "9 h pile. C'était jeudi.", "vendredi j'étais au marché, le mail est arrivé à 10h". */
export const withFarTimes = (scope: Scope, told: readonly Told[]): readonly Told[] => {
  const taken = new Set<number>();
  const found = told.map((one, at): Told => {
    if (!isTime(one.candidate) || one.role.act === 'other' || one.role.act === 'excluded') return one;
    const fits = (day: number): boolean => !taken.has(day) && isOpenDay(told[day]?.candidate ?? one.candidate) && goTogether(told[day]?.role ?? one.role, one.role);
    const days = [...told.keys()].filter(fits);
    const day = days.findLast((index) => index < at) ?? days.find((index) => index > at);
    const partner = day === undefined ? undefined : told[day];
    if (day === undefined || partner === undefined) return onDayOfStory(scope, told, at) ?? one;
    taken.add(day);
    return withTime(partner, one);
  });
  return found.filter((_, at) => !taken.has(at));
};
