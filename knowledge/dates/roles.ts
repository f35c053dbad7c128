import type { Act } from './acts.js';
import { actOf, clueOf, sharesClue } from './acts.js';
import type { Clause } from './clauses.js';
import { clausesOf } from './clauses.js';
import type { Scope } from './pieces.js';
import { hasLink, hasMark } from './pieces.js';
import { isCloseAhead, isDayOff, isFarewell, isHabit, isPastDayOff, isPlan, isReturn, isUnknownDeed, isWorkingHour } from './plans.js';
import type { Candidate } from './ranges.js';
import { takenBack } from './takebacks.js';
import type { Token } from './tokens.js';
import type { Topic } from './topics.js';
import { topicsOf } from './topics.js';

/** What a date is in the story of a text. */
export interface Role {
  readonly act: Act;
  readonly topic: Topic;
  /** Told by somebody else than the person who writes: "ma femme dit le 12". */
  readonly hearsay?: boolean;
  /** Told as the outcome of weighing: "donc le 13". */
  readonly concluded?: boolean;
  /** Told before or believed at first: "je vous ai dit le 5", "I thought it was Thursday". */
  readonly claimed?: boolean;
  /** Told of a deed that has nothing to do with an arrival, as far as is known; nothing else in the text has. */
  readonly unrelated?: boolean;
  /** Nothing else stands in its clause. */
  readonly bare?: boolean;
}

const plain: Role = { act: 'plain', topic: 'unnamed' };

/** Words around a date in its clause, up to the dates beside it. */
interface Setting {
  readonly before: readonly Token[];
  readonly after: readonly Token[];
}

/** "Mon mari : le 19." */
const longestHead = 4;

const settingOf = (scope: Scope, clause: Clause, candidates: readonly Candidate[], at: number): Setting => {
  const [date, previous, next] = [candidates[at], candidates[at - 1], candidates[at + 1]];
  if (date === undefined) return { before: [], after: [] };
  const own = scope.tokens.slice(Math.max(clause.from, previous?.to ?? 0), date.from);
  const head = clause.opener?.text === ':' && own.length === 0 ? scope.tokens.slice(Math.max(previous?.to ?? 0, clause.from - longestHead), clause.from) : [];
  return {
    before: [...head, ...own],
    after: scope.tokens.slice(date.to, Math.min(clause.to, next?.from ?? clause.to)),
  };
};

/** Acts of things that can arrive; of another thing they say nothing. */
const ofThings: ReadonlySet<Act> = new Set<Act>(['received', 'plain', 'dated', 'opened', 'sent', 'passed', 'attempt', 'former']);

/** Whether more is said than a date: "we reopen on 1 December", not "le 30 novembre, je crois". */
const isTold = ({ tokens }: Scope, { from, to }: Candidate): boolean => {
  const words = tokens.filter((token, at) => (at < from || at >= to) && token.punctuation !== true && !['small', 'guess', 'about'].some((mark) => hasMark(token, mark)));
  return words.length > 1 || words.some(({ text, senses, figures }) => figures === undefined && text.length > 3 && Object.keys(senses).length === 0);
};

/** "le courrier de septembre je l'ai jeté, le nouveau ...", "the first link expired". */
const isGone = ({ before, after }: Setting, rest: number, act: Act): boolean =>
  act !== 'other' && rest > after.length && before.some((token) => hasMark(token, 'ours')) && after.some((token) => hasMark(token, 'gone'));

const emptyWords = new Set(['rien', 'nothing', 'vide', 'empty', 'nada']);

/** "checked on the 10th, nothing": the box was empty on that day. */
const isEmpty = ([link, word, next]: readonly Token[]): boolean =>
  link?.punctuation === true && emptyWords.has(word?.text ?? '') && (next === undefined || next.punctuation === true || next.text === 'mais' || next.text === 'but');

/** "j'ai reçu un SMS le 12 mais pas le mail". */
const isNotOurs = (words: readonly Token[]): boolean =>
  words.some((token, at) => (token.text === 'mais' || token.text === 'but') && ['pas', 'not', 'no'].includes(words[at + 1]?.text ?? '') && words.slice(at + 2, at + 5).some((thing) => hasMark(thing, 'ours')));

/** A plan, a day off or another thing has no part in when something arrived. */
const weighed = (scope: Scope, date: Candidate, act: Act, topic: Topic, setting: Setting): Act => {
  const words = [...setting.before, ...setting.after];
  const elapsed = 'ends' in date ? false : date.day?.form === 'ago' || date.moment !== undefined;
  if (act === 'excluded') return act;
  if (!elapsed && (isPlan(words) || isReturn(words, scope.tokens))) return 'planned';
  if ((!('ends' in date) && isFarewell(setting.before, date, setting.after.length === 0))) return 'planned';
  if (isHabit(setting.before, scope.tokens.slice(date.from, date.to))) return 'other';
  if (act !== 'received' && isDayOff(words)) return isPastDayOff(words) ? 'aside' : 'other';
  if (!('ends' in date) && date.day === undefined && isWorkingHour(setting.before)) return 'other';
  if ('ends' in date || date.day?.grain === 'range' ? setting.before.some((token) => hasLink(token, 'between')) && act === 'other' && topic === 'foreign' : false) return 'plain';
  if (isEmpty(scope.tokens.slice(date.to))) return 'other';
  if (isGone(setting, scope.tokens.length - date.to, act)) return 'former';
  if (topic === 'unknown' && isNotOurs(scope.tokens.slice(date.to))) return 'other';
  if (topic === 'foreign' && ofThings.has(act) && !setting.before.some((token) => hasLink(token, 'between'))) return 'other';
  const day = 'ends' in date ? undefined : date.day;
  if (day !== undefined && isCloseAhead(scope.today, day) && (act === 'plain' || act === 'opened') && (topic === 'unknown' || isTold(scope, date))) return 'planned';
  return act;
};

const isElectronic = (tokens: readonly Token[], clauses: readonly Clause[], at: number): boolean =>
  clauses.slice(Math.max(0, at - 1), at + 1).some(({ from, to }) => tokens.slice(from, to).some((token) => hasMark(token, 'electronic')));

/** "Kbis reçu le 6, la lettre le 22": the verb is not said again. */
const sameSentence = (clauses: readonly Clause[], one: Candidate | undefined, other: Candidate): boolean => {
  const [first, second] = [one, other].map((date) => clauses.find(({ from, to }) => date !== undefined && date.from >= from && date.from < to));
  return first !== undefined && first.sentence === second?.sentence;
};

/** "mes voisins l'ont eue le 5 mais nous c'était le 10". */
const ours: ReadonlySet<string> = new Set(['moi', 'nous', 'mine', 'ours', 'us']);

/** The role of each date of a text. */
export const rolesOf = (scope: Scope, candidates: readonly Candidate[]): readonly Role[] => {
  const clauses = clausesOf(scope.tokens, candidates);
  const topics = topicsOf(scope.tokens, clauses, candidates);
  const roles = candidates.reduce<readonly Role[]>((done, candidate, at) => {
    const [previous, next] = [candidates[at - 1], candidates[at + 1]];
    const contrasted = scope.tokens.slice(previous?.to ?? 0, candidate.from).some(({ text }) => ours.has(text)) && done.at(-1)?.act === 'received';
    const topic = contrasted && topics[at] === 'unnamed' ? 'ours' : topics[at] ?? 'unnamed';
    const own = actOf(scope, candidate, { previous: previous?.to ?? 0, next: next?.from ?? scope.tokens.length });
    const last = done.at(-1)?.act;
    const beside = !('ends' in candidate) && candidate.day?.beside === true;
    const ellipsis = last === 'received' && topic === 'ours' && own === 'plain' && sameSentence(clauses, previous, candidate);
    const contrast = own === 'plain' && last === 'received' && scope.tokens.slice(previous?.to, candidate.from).some(({ text }) => ours.has(text));
    const shared = ellipsis || contrast ? 'received' : own === 'plain' && !beside && (last === 'received' || (last === 'other' && scope.tokens.slice(previous?.to, candidate.from).some((token) => hasLink(token, 'and')))) && previous !== undefined && sharesClue(scope, previous, candidate) ? last : own;
    const index = clauses.findIndex(({ from, to }) => candidate.from >= from && candidate.from < to);
    const clause = clauses[index] ?? { from: 0, to: scope.tokens.length, opener: undefined, sentence: 0 };
    const setting = settingOf(scope, clause, candidates, at);
    const act = weighed(scope, candidate, shared, topic, setting);
    const emailed = act === 'sent' && isElectronic(scope.tokens, clauses, index);
    const hearsay = setting.before.some((token) => hasMark(token, 'saying') || token.text === ':') && setting.before.some((token) => hasMark(token, 'person')) && !setting.before.some((token) => ['moi', 'je', 'i'].includes(token.text));
    const concluded = (hasMark(clause.opener, 'conclusion') && (act === 'plain' || act === 'received')) || hasMark(scope.tokens[candidate.to], 'conclusion');
    const claimed = setting.before.some((token) => hasMark(token, 'claimed'));
    const bare = [...setting.before, ...setting.after].every((token) => hasMark(token, 'small') || hasMark(token, 'guess'));
    const unrelated = act === 'plain' && isUnknownDeed(setting.before) && !scope.tokens.some((token) => hasMark(token, 'ours') || clueOf(token) === 'received');
    return [...done, { act: emailed ? 'emailed' : act, topic, hearsay, concluded, claimed, unrelated, bare }];
  }, []);
  return roles.map((role, at) => (takenBack(scope, candidates, roles, at) ? { ...plain, act: 'excluded' } : role));
};
