import type { Resolved } from '../resolution.js';
import type { Act } from './acts.js';
import type { Role } from './roles.js';
import type { Topic } from './topics.js';

/** A date of a text, and what the words around it say it is. */
export interface Found {
  readonly date: Resolved;
  readonly role: Role;
}

/** The date that is meant, and those that could be meant as well: unlike it, with no word that decides between them. */
export interface Choice {
  readonly main: Found;
  readonly rivals: readonly Found[];
}

/** "envoyé le 10, lu le 15": neither is the day of arrival, which lies between. */
const indirect: ReadonlySet<Act> = new Set(['sent', 'opened']);

type Basis = 'received' | 'letter-date';

/** The better an act fits the date that is wanted the higher; "other" and "excluded" never are. */
const ranks: Readonly<Record<Basis, Readonly<Record<Act, number>>>> = {
  received: { received: 6, plain: 5, passed: 4.6, dated: 4.5, emailed: 4.2, opened: 4, attempt: 3.2, sent: 3, action: 1, aside: 0.7, former: 0.6, planned: 0.3, other: 0, excluded: 0 },
  'letter-date': { dated: 6, sent: 5, emailed: 5, plain: 4, received: 3, passed: 2.5, attempt: 2.5, opened: 2, action: 1, aside: 0.7, former: 0.6, planned: 0.3, other: 0, excluded: 0 },
};

/** Of two dates that fit alike the one of the letter, the e-mail or the code counts, and the word of the person who writes. */
const topicRanks: Readonly<Record<Topic, number>> = { ours: 0.5, unnamed: 0, unknown: -0.4, foreign: -0.4 };

/** "dated 9 October, on the mat when we got home on the 25th": nearer to the arrival than the date of the letter, not as near as a plain day. */
const lyingThere = 0.9;

const rankOfRole = ({ act, topic, hearsay, kept, lying }: Role, basis: Basis): number => {
  const weighs = act === 'received' || act === 'plain';
  return ranks[basis][act] + (weighs ? topicRanks[topic] : act === 'dated' && topic === 'ours' ? 0.3 : 0) - (hearsay === true ? 0.05 : 0) + (kept === true ? 0.6 : 0) + (lying === true && basis === 'received' ? lyingThere : 0);
};

/** "la box le 10, votre lettre le 13": the words decide. */
const isOfTheLetter = (main: Role, other: Role): boolean => main.topic === 'ours' && other.topic === 'unknown';

const dayLength = 86_400_000;

/** How far words as "il y a dix jours" may be from the day that they stand for. */
const slackOf = ({ now, start }: Resolved): number => Math.max(dayLength, (now - start) / 5);

const isNear = (loose: Resolved, other: Resolved): boolean => {
  const slack = slackOf(loose);
  return other.start - slack <= loose.end && other.end + slack >= loose.start;
};

/** "à la fin des vacances, le 1er ou le 2": named days that begin within a period several times as long. */
const isWithinPeriod = (one: Resolved, other: Resolved): boolean =>
  other.grain === 'range' && (one.grain === 'day' || one.grain === 'range') && one.kind === 'value' && !one.loose && !one.beside && one.start >= other.start && one.start < other.end && (one.end - one.start) * 2 <= other.end - other.start;

/** "vendredi, oui, vendredi vers 17 h": the exacter of two that agree; a named day is exacter than the time that has passed. */
const isNarrower = (one: Resolved, other: Resolved): boolean => {
  if (one.kind === 'value' && one.start >= other.start && one.end <= other.end) return one.end - one.start < other.end - other.start;
  if (isWithinPeriod(one, other)) return true;
  return other.loose && !one.loose && one.kind === 'value' && isNear(other, one);
};

const lastOf = ({ start, end }: Resolved): number => Math.max(start, end - 1);

/** Whether two dates cannot both be right. */
const areUnlike = (one: Resolved, other: Resolved): boolean => {
  if ((one.loose && isNear(one, other)) || (other.loose && isNear(other, one))) return false;
  return Math.max(one.start, other.start) > Math.min(lastOf(one), lastOf(other));
};

/** "arrivé le lenndemain": nothing else can be meant, as the day of an arrival or one told by the day before it. */
const isSureCorrection = ({ date, role }: Found): boolean => date.beside || (role.act === 'received' && date.grain !== 'range');

/** A word that had to be corrected into a date ("the river" into winter) never stands against one that was written right. */
const isClean = (found: Found): boolean => !found.date.flags.includes('corrected-typo') || isSureCorrection(found);

/** Which of the dates of a text is meant; null where none is. */
export const choose = (found: readonly Found[], basis: Basis): Choice | null => {
  const rankOf = ({ role, date }: Found): number => rankOfRole(role, basis) - (date.kind === 'future' ? 0.5 : 0);
  const wanted = found.filter(({ role }) => ranks[basis][role.act] > 0);
  const [first, ...rest] = wanted.some(isClean) ? wanted.filter(isClean) : wanted;
  if (first === undefined) return null;
  const best = rest.reduce((likeliest, one) => (rankOf(one) > rankOf(likeliest) ? one : likeliest), first);
  const isRepeated = ({ date, role }: Found): boolean => wanted.filter((other) => other.role.act === role.act && other.date.start === date.start && other.date.end === date.end).length > 1;
  const insisted = isRepeated(best) ? undefined : wanted.find((one) => rankOf(one) === rankOf(best) && isRepeated(one));
  const main = insisted ?? rest.find((one) => rankOf(one) === rankOf(best) && isNarrower(one.date, best.date)) ?? best;
  const undecided = (one: Found): boolean => (one.role.act === main.role.act && !isOfTheLetter(main.role, one.role)) || (indirect.has(one.role.act) && indirect.has(main.role.act)) || (main.role.act === 'plain' && one.role.act === 'emailed') || (main.role.lying === true && one.role.act === 'dated');
  const rivals = [first, ...rest].filter((one) => one !== main && undecided(one) && one.date.kind === 'value' && !one.date.timeOnly && !(one.date.beside && one.role.act === 'plain' && one.role.bare !== true) && areUnlike(one.date, main.date));
  return { main, rivals };
};
