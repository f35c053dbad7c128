import type { Act } from './acts.js';
import { actOf, clueOf, sharesClue } from './acts.js';
import type { Clause } from './clauses.js';
import { clausesOf } from './clauses.js';
import { isDayOff, isEmptyHanded, isHabit, isPastDayOff, isWorkingHour } from './habits.js';
import type { Scope } from './pieces.js';
import { hasClue, hasLink, hasMark } from './pieces.js';
import { isKept, lacksHour, pointsBack } from './pointers.js';
import { isCloseAhead, isFarewell, isPlan, isReturn, isTask, isUnknownDeed, isUnknownWord } from './plans.js';
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
  /** Since then somebody else had what was handed on later: "il l'avait depuis le 12". */
  readonly kept?: boolean;
  /** Nothing else stands in its clause. */
  readonly bare?: boolean;
}

/** A date with the words around it in its clause, up to the dates beside it, and those behind it to the end of the text. */
interface Setting {
  readonly scope: Scope;
  readonly date: Candidate;
  readonly topic: Topic;
  readonly clause: Clause | undefined;
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  readonly rest: readonly Token[];
}

/** "Mon mari : le 19." */
const longestHead = 4;

const has = (words: readonly Token[], mark: string): boolean => words.some((token) => hasMark(token, mark));

const possessives = new Set(['mon', 'ma', 'mes', 'notre', 'nos', 'le', 'la', 'l', 'les', 'my', 'our', 'the']);

/** "avant mon départ le": what came came before that day. */
const isBeforeEvent = (before: readonly Token[]): boolean => {
  const at = before.findLastIndex((token) => hasLink(token, 'before'));
  const event = before.slice(at + 1);
  const [first] = event;
  const named = possessives.has(first?.text ?? '') || / (?:le|la|ma|mon|the)$/.test(before[at]?.text ?? '');
  return at >= 0 && named && event.length <= longestEvent && event.some(isUnknownWord) && !event.some((token) => token.punctuation === true || clueOf(token) === 'received');
};
const longestEvent = 5;

/** Whether more is said than a date: "we reopen on 1 December", not "le 30 novembre, je crois". */
const isTold = ({ scope: { tokens }, date: { from, to } }: Setting): boolean => {
  const words = tokens.filter((token, at) => (at < from || at >= to) && token.punctuation !== true && !['small', 'guess', 'about'].some((mark) => hasMark(token, mark)));
  return words.length > 1 || words.some((token) => token.text.length > 3 && isUnknownWord(token));
};

/** "j'ai reçu un SMS le 12 mais pas le mail". */
const isNotOurs = (words: readonly Token[]): boolean =>
  words.some((token, at) => (token.text === 'mais' || token.text === 'but') && ['pas', 'not', 'no'].includes(words[at + 1]?.text ?? '') && has(words.slice(at + 2, at + 5), 'ours'));

const isBetween = ({ before }: Setting): boolean => before.some((token) => hasLink(token, 'between'));

const dayOf = ({ date }: Setting): { readonly day?: Parameters<typeof isCloseAhead>[1] | undefined; readonly elapsed: boolean } =>
  'ends' in date ? { elapsed: false } : { day: date.day, elapsed: date.day?.form === 'ago' || date.moment !== undefined };

const hasNoDay = (date: Candidate): boolean => ('ends' in date ? date.ends.every(({ day, moment }) => (day ?? moment) === undefined) : date.day === undefined);

/** "on me demande de cliquer sur un lien reçu samedi": what came then; "je devrais l'avoir reçu samedi" is a plan. */
const isOfWhatCame = (before: readonly Token[]): boolean => {
  const at = before.findLastIndex((token) => !hasMark(token, 'small') && !hasMark(token, 'about'));
  return hasClue(before[at], 'received') && has(before.slice(0, at), 'ours') && !['avoir', 'etre', 'have', 'be'].includes(before[at - 1]?.text ?? '');
};

/** Acts of things that can arrive; of another thing they say nothing. */
const ofThings: ReadonlySet<Act> = new Set<Act>(['received', 'plain', 'dated', 'opened', 'sent', 'passed', 'attempt', 'former']);

interface Rule {
  readonly act: Act;
  readonly fits: (setting: Setting, told: Act) => boolean;
}

/** What makes another act of a date than the words beside it tell; the first rule that fits decides. */
const rules: readonly Rule[] = [
  // "mardi c'est mon jour de fermeture, c'est là que je l'ai eu"
  { act: 'received', fits: ({ rest }) => pointsBack(rest) },
  // "le 20 le salon était plein, j'ai pas regardé l'heure"
  { act: 'plain', fits: ({ rest }, told) => told === 'other' && lacksHour(rest) },
  // "le 18 c'est la fête nationale, donc le jour d'après"
  { act: 'plain', fits: ({ date, clause }, told) => !('ends' in date) && date.day?.beside === true && hasMark(clause?.opener, 'conclusion') && (told === 'plain' || told === 'other') },
  // "je vais chercher la lettre jeudi"
  { act: 'planned', fits: (setting) => !dayOf(setting).elapsed && !isOfWhatCame(setting.before) && (isPlan([...setting.before, ...setting.after]) || isReturn([...setting.before, ...setting.after], setting.scope.tokens)) },
  // "bouquet à livrer le 25"
  { act: 'planned', fits: ({ topic, before }) => (topic === 'unknown' || topic === 'foreign') && isTask(before) },
  // "à lundi !"
  { act: 'planned', fits: ({ date, before, after }) => !('ends' in date) && isFarewell(before, date, after.length === 0) },
  // "le facteur ne passe pas le samedi"
  { act: 'other', fits: ({ scope, date, before }) => isHabit(before, scope.tokens.slice(date.from, date.to)) },
  // "la boutique était fermée mardi"; "fermé pour Thanksgiving"
  { act: 'aside', fits: ({ before, after }, told) => told !== 'received' && isPastDayOff([...before, ...after]) },
  { act: 'other', fits: ({ before, after }, told) => told !== 'received' && isDayOff([...before, ...after]) },
  // "je finis à 18h"
  { act: 'other', fits: ({ date, before }) => hasNoDay(date) && isWorkingHour(before) },
  // "avant mon départ le 18"
  { act: 'aside', fits: ({ before }, told) => told !== 'received' && isBeforeEvent(before) },
  // "entre l'inventaire du 16 et celui du 19"
  { act: 'plain', fits: (setting, told) => told === 'other' && setting.topic === 'foreign' && isBetween(setting) && ('ends' in setting.date || dayOf(setting).day?.grain === 'range') },
  // "checked on the 10th, nothing"
  { act: 'other', fits: ({ rest }) => isEmptyHanded(rest) },
  // "le courrier de septembre je l'ai jeté, le nouveau est du 9"
  { act: 'former', fits: ({ before, after, rest }, told) => told !== 'other' && rest.length > after.length && has(before, 'ours') && has(after, 'gone') },
  { act: 'other', fits: ({ topic, rest }) => topic === 'unknown' && isNotOurs(rest) },
  // "Kbis reçu le 6"
  { act: 'other', fits: (setting, told) => setting.topic === 'foreign' && ofThings.has(told) && !isBetween(setting) },
  // "la réunion du 30 novembre" on the 23rd
  {
    act: 'planned',
    fits: (setting, told) => {
      const { day } = dayOf(setting);
      return day !== undefined && isCloseAhead(setting.scope.today, day) && (told === 'plain' || told === 'opened') && (setting.topic === 'unknown' || isTold(setting));
    },
  },
];

/** "mes voisins l'ont eue le 5 mais nous c'était le 10". */
const ours: ReadonlySet<string> = new Set(['moi', 'nous', 'mine', 'ours', 'us']);

interface Before {
  readonly date: Candidate | undefined;
  readonly act: Act | undefined;
  /** Between the two dates. */
  readonly gap: readonly Token[];
  readonly sameSentence: boolean;
}

/** The act that a date takes over from the date before it: "Kbis reçu le 6, la lettre le 22", "une le 4 et une le 12"; null where its own words tell one. */
const takenOver = (scope: Scope, { date, topic, ...around }: Setting, before: Before): Act | null => {
  const { act, gap } = before;
  if (before.date === undefined || act === undefined) return null;
  const named = topic === 'ours' && has([...around.before, ...around.after], 'ours');
  if (act === 'received' && ((named && before.sameSentence) || gap.some(({ text }) => ours.has(text)))) return act;
  const beside = !('ends' in date) && (date.day?.beside === true || date.moment !== undefined);
  const shares = act === 'received' || (act === 'other' && gap.some((token) => hasLink(token, 'and')));
  return shares && !beside && sharesClue(scope, before.date, date) ? act : null;
};

const isElectronic = (tokens: readonly Token[], clauses: readonly (Clause | undefined)[]): boolean =>
  clauses.some((clause) => clause !== undefined && has(tokens.slice(clause.from, clause.to), 'electronic'));

/** What else is to know of a date: who tells it, and how sure it is. */
const toldHow = ({ scope, date, clause, before, after }: Setting, act: Act): Omit<Role, 'act' | 'topic'> => {
  const arriving = act === 'plain' || act === 'received';
  return {
    hearsay: before.some((token) => hasMark(token, 'saying') || token.text === ':') && has(before, 'person') && !before.some(({ text }) => ['moi', 'je', 'i'].includes(text)),
    concluded: (arriving && hasMark(clause?.opener, 'conclusion')) || hasMark(scope.tokens[date.to], 'conclusion'),
    claimed: has(before, 'claimed'),
    unrelated: act === 'plain' && isUnknownDeed(before) && !scope.tokens.some((token) => hasMark(token, 'ours') || clueOf(token) === 'received'),
    bare: [...before, ...after].every((token) => hasMark(token, 'small') || hasMark(token, 'guess')),
  };
};

interface Neighbours {
  readonly previous: Candidate | undefined;
  readonly next: Candidate | undefined;
}

const settingOf = (told: Pick<Setting, 'scope' | 'date' | 'topic' | 'clause'>, { previous, next }: Neighbours): Setting => {
  const { scope: { tokens }, date, clause } = told;
  const [reached, from, to] = [previous?.to ?? 0, clause?.from ?? 0, clause?.to ?? tokens.length];
  const before = tokens.slice(Math.max(from, reached), date.from);
  const head = clause?.opener?.text === ':' && before.length === 0 ? tokens.slice(Math.max(reached, from - longestHead), from) : [];
  return { ...told, before: [...head, ...before], after: tokens.slice(date.to, Math.min(to, next?.from ?? to)), rest: tokens.slice(date.to) };
};

/** The role of each date of a text. */
export const rolesOf = (scope: Scope, dates: readonly Candidate[]): readonly Role[] => {
  const { tokens } = scope;
  const clauses = clausesOf(tokens, dates);
  const topics = topicsOf(tokens, clauses, dates);
  const clauseAt = (date: Candidate | undefined): number => clauses.findIndex(({ from, to }) => date !== undefined && date.from >= from && date.from < to);
  const roles: Role[] = [];
  for (const [at, date] of dates.entries()) {
    const [previous, next, index] = [dates[at - 1], dates[at + 1], clauseAt(date)];
    const [clause, last] = [clauses[index], roles.at(-1)?.act];
    const gap = tokens.slice(previous?.to ?? 0, date.from);
    const topic = topics[at] === 'unnamed' && last === 'received' && gap.some(({ text }) => ours.has(text)) ? 'ours' : topics[at] ?? 'unnamed';
    const setting = settingOf({ scope, date, topic, clause }, { previous, next });
    const own = actOf(scope, date, { previous: previous?.to ?? 0, next: next?.from ?? tokens.length });
    const told = own === 'plain' ? takenOver(scope, setting, { date: previous, act: last, gap, sameSentence: clauses[clauseAt(previous)]?.sentence === clause?.sentence }) ?? own : own;
    const act = told === 'excluded' ? told : rules.find(({ fits }) => fits(setting, told))?.act ?? told;
    const emailed = act === 'sent' && isElectronic(tokens, [clauses[index - 1], clause]);
    roles.push({ act: emailed ? 'emailed' : act, topic, ...toldHow(setting, act) });
  }
  const acts = roles.map(({ act }) => act);
  const told = roles.map((role, at): Role => (isKept(scope, dates, acts, at) ? { ...role, act: 'received', kept: true } : role));
  return told.map((role, at) => (takenBack(scope, dates, told, at) ? { act: 'excluded', topic: 'unnamed' } : role));
};
