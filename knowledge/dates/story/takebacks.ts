import { clueOf } from './acts.js';
import { hasClue, hasMark, isDenied, isStop } from '../rules/pieces.js';
import type { Scope } from '../rules/pieces.js';
import type { Candidate } from '../spans/ranges.js';
import { isOfOtherThing } from './others.js';
import type { Role } from './roles.js';
import type { Token } from '../words/token.js';

/** "le 12, le 13 pardon". */
const isCorrectedBehind = (tokens: readonly Token[], at: number): boolean => {
  const start = tokens[at]?.text === ',' ? at + 1 : at;
  const after = tokens[start + 1];
  return hasClue(tokens[start], 'correction') && isStop(after);
};

const whichOf = (date: Candidate | undefined): string | undefined => (date === undefined || 'ends' in date ? undefined : date.day?.which);

/** Whether "pas" stands just before a date, `reached` being where the date before it ends: "pas hier avant-hier" denies yesterday only. */
/** "ce n'est pas le mail du 20": not the letter of that day. */
const isDeniedLetter = (tokens: readonly Token[], from: number): boolean => {
  const words = tokens.slice(Math.max(0, from - 5), from);
  const thing = words.findLastIndex((token) => hasMark(token, 'ours'));
  return thing > 0 && words.slice(thing + 1).every((token) => hasMark(token, 'small') || hasMark(token, 'of')) && isDenied(words, thing);
};

/** "pas arrivée le 12 mais le 14". */
const isMissed = (tokens: readonly Token[], date: Candidate, next: Candidate): boolean =>
  tokens.slice(Math.max(0, date.from - 2), date.from).some((token) => hasClue(token, 'missing')) && tokens.slice(date.to, next.from).some(({ text }) => text === 'mais' || text === 'but');

/** "le 5/10, enfin en octobre": the month of a day that was told confirms it. */
const isWithin = (date: Candidate, next: Candidate): boolean =>
  !('ends' in date) && !('ends' in next) && date.day?.grain === 'day' && next.day?.grain === 'month' && date.day.first >= next.day.first && date.day.first <= next.day.last;

/** "pas lundi", "lundi euh mardi": taken back at once. */
const isTakenBackAtOnce = ({ tokens }: Scope, date: Candidate, { previous, next }: Partial<Record<'previous' | 'next', Candidate | undefined>>): boolean => {
  if (whichOf(date) === 'before-last' || tokens.slice(date.from + 1, date.to).some((token) => hasMark(token, 'eve'))) return false;
  if (next !== undefined && isDeniedLetter(tokens, date.from)) return true;
  if (next !== undefined && isMissed(tokens, date, next)) return true;
  if (isDenied(tokens, date.from, previous?.to)) return next !== undefined || date.from > 2;
  if (next === undefined || isWithin(date, next)) return false;
  const gap = tokens.slice(date.to, next.from);
  if (whichOf(next) === 'before-last' && isDenied(gap, gap.length)) return true;
  if (gap.some((token) => clueOf(token) !== undefined)) return false;
  return (gap.length <= 3 && isCorrectedBehind(tokens, next.to)) || (gap.length <= 8 && gap.slice(-4).some((token) => hasClue(token, 'correction')));
};

/** The words between a date and the one that corrects it, at most. */
const longestAside = 18;
/** The words between "non" and the right date, at most. */
const longestReason = 10;

const isNo = (words: readonly Token[], at: number): boolean => {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (word?.text !== 'non' && word?.text !== 'no') return false;
  return (isStop(before) || hasMark(before, 'guess')) && (isStop(after) || hasMark(after, 'small') || hasMark(after, 'withdrawal'));
};

/** "attendez", "no wait", "je confonds"; not "désolé pour le retard". */
const isWithdrawal = (words: readonly Token[], at: number): boolean => {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (isNo(words, at)) return true;
  if (!hasMark(word, 'withdrawal') || after?.text === 'pour' || after?.text === 'for') return false;
  return word?.text !== 'erreur' || isStop(before);
};

/** Acts that a correction can stand for; "erreur, ouvert le 14" corrects no day of arrival. */
const comparable = (one: Role, other: Role): boolean => one.act === other.act || other.bare === true || ['plain', 'received'].includes(one.act) && ['plain', 'received'].includes(other.act);

const hasDay = (date: Candidate): boolean => 'ends' in date || date.day !== undefined || date.moment !== undefined;

/** "donc ça fait dix jours": no outcome that would stand against a named day. */
const isElapsed = (date: Candidate): boolean => !('ends' in date) && (date.day?.form === 'ago' || date.moment !== undefined);

const nothing: ReadonlySet<Role['act']> = new Set<Role['act']>(['other', 'aside', 'planned', 'excluded']);

/** "le 11, ah non, c'était férié, le 12": another day of the same thing follows such words. */
const isWithdrawn = (scope: Scope, [date, role]: readonly [Candidate, Role], [next, nextRole]: readonly [Candidate, Role]): boolean => {
  const gap = scope.tokens.slice(date.to, next.from);
  if (gap.length > longestAside || !comparable(role, nextRole) || hasDay(date) !== hasDay(next)) return false;
  const last = gap.findLastIndex((_, at) => isWithdrawal(gap, at));
  return last >= 0 && gap.length - last <= longestReason;
};

const firstOf = (date: Candidate | undefined): number | undefined => (date === undefined || 'ends' in date ? undefined : date.day?.first);

/** "le 10, non pas le 10, le 11", "le 14 mais le 14 c'était l'autre courrier, celui des impôts le 17". */
const isDeniedLater = ({ tokens }: Scope, candidates: readonly Candidate[], at: number): boolean => {
  const day = firstOf(candidates[at]);
  return day !== undefined && candidates.some((one, index) => index > at && index < candidates.length - 1 && firstOf(one) === day && (isDenied(tokens, one.from) || isOfOtherThing([], tokens.slice(one.to))));
};

/** "mardi, ah non, mardi j'étais absent, mercredi": a day that was taken back is named again while it is weighed. */
const repeats = (scope: Scope, candidates: readonly Candidate[], roles: readonly Role[], at: number): boolean => {
  const day = firstOf(candidates[at]);
  const [before, own] = [candidates[at - 1], candidates[at]];
  if (day === undefined || before === undefined || own === undefined || firstOf(before) !== day) return false;
  const role = roles[at] ?? { act: 'plain', topic: 'unnamed' };
  return isWithdrawn(scope, [before, role], [own, role]);
};

/** Whether a date of a text is taken back by what follows: corrected, or weighed and left for another ("férié, donc le 12"). */
export const takenBack = (scope: Scope, candidates: readonly Candidate[], roles: readonly Role[], at: number): boolean => {
  const [date, role] = [candidates[at], roles[at]];
  if (date === undefined || role === undefined) return false;
  if (isTakenBackAtOnce(scope, date, { previous: candidates[at - 1], next: candidates[at + 1] }) || isDeniedLater(scope, candidates, at)) return true;
  const later = candidates.flatMap((one, index): (readonly [Candidate, Role])[] => {
    const its = roles[index];
    return index > at && its !== undefined && !nothing.has(its.act) ? [[one, its]] : [];
  });
  const [next] = later;
  if (next === undefined) return false;
  if (isWithdrawn(scope, [date, role], next) || repeats(scope, candidates, roles, at)) return true;
  const supersedes = ([one, { act, concluded }]: readonly [Candidate, Role]): boolean => (concluded === true || (role.claimed === true && ['plain', 'received', 'dated'].includes(act))) && hasDay(one) === hasDay(date) && !isElapsed(one);
  return (role.act === 'plain' || role.claimed === true) && later.some(supersedes);
};
