import type { Act } from './acts.js';
import { clueOf } from './acts.js';
import type { Clause } from './clauses.js';
import { isDayOff, isEmptyHanded, isHabit, isPastDayOff, isWorkingHour } from './habits.js';
import { isOfOtherThing } from './others.js';
import { isAwaitedSince, isOfThatDay, isSameTime, isStressed } from './occasions.js';
import { isLying } from '../rules/lying.js';
import type { Scope } from '../rules/pieces.js';
import { hasClue, hasLink, hasMark } from '../rules/pieces.js';
import { lacksHour, pointsBack } from './pointers.js';
import { isCloseAhead, isFarewell, isPlan, isReturn, isTask, isUnknownWord } from './plans.js';
import type { Candidate } from '../spans/ranges.js';
import type { Token } from '../words/token.js';
import type { Topic } from './topics.js';

/** A date with the words around it in its clause, up to the dates beside it, and those behind it to the end of the text. */
export interface Setting {
  readonly scope: Scope;
  readonly date: Candidate;
  readonly topic: Topic;
  readonly clause: Clause | undefined;
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  readonly rest: readonly Token[];
}

export const has = (words: readonly Token[], mark: string): boolean => words.some((token) => hasMark(token, mark));

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

/** "mercredi", "le 12", "13th". */
const isNamedDay = ({ senses, figures }: Token): boolean => senses.weekday !== undefined || senses.day !== undefined || (figures !== undefined && figures.is !== 'clock');

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

const weighable: ReadonlySet<Act> = new Set<Act>(['plain', 'opened', 'dated', 'other']);

const beings: ReadonlySet<string> = new Set(['etre', 'be', 'forcement', 'bien', 'c est', 'c etait', 'ca']);

/** "donc jeudi": nothing but a day that an earlier one was weighed for. */
const isConcluded = ({ scope, date, clause, before, after }: Setting): boolean =>
  !hasNoDay(date) && hasMark(clause?.opener, 'conclusion') && [...before, ...after].every((token) => hasMark(token, 'small') || beings.has(token.text)) && scope.tokens.slice(0, date.from).some(isNamedDay);

interface Rule {
  readonly act: Act;
  readonly fits: (setting: Setting, told: Act) => boolean;
}

/** What makes another act of a date than the words beside it tell; the first rule that fits decides. */
const rules: readonly Rule[] = [
  // "the letter's been on the fridge six weeks, can I still use it?"
  { act: 'received', fits: (setting) => dayOf(setting).elapsed && isLying(setting.scope.tokens, setting.date.from, setting.date.to) },
  // "mercredi ou jeudi, j'avais kiné, donc jeudi"
  { act: 'plain', fits: (setting, told) => weighable.has(told) && isConcluded(setting) },
  // "mardi c'est mon jour de fermeture, c'est là que je l'ai eu"
  { act: 'received', fits: ({ rest }) => pointsBack(rest) },
  // "c'est le mardi suivant que le facteur l'a apportée"
  { act: 'received', fits: ({ before, rest }, told) => told === 'plain' && isStressed(before, rest) },
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
  // "ma fille a eu 2 ans ce jour-là : 26 octobre"
  { act: 'plain', fits: ({ scope: { tokens }, date: { from } }, told) => (told === 'other' || told === 'plain') && isOfThatDay(tokens.slice(0, from)) },
  // "en même temps que le colis, le 15"
  { act: 'plain', fits: ({ scope: { tokens }, date: { from } }, told) => (told === 'other' || told === 'plain') && isSameTime(tokens.slice(0, from)) },
  // "on l'attendait depuis le 1er et elle est arrivée samedi"
  { act: 'other', fits: ({ before }) => isAwaitedSince(before) },
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
  // "le 14 c'était l'autre courrier"
  { act: 'other', fits: ({ before, rest }) => isOfOtherThing(before, rest) },
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

/** The act of a date once all the words around it are weighed; `told` is what the nearest ones tell. */
export const settledAct = (setting: Setting, told: Act): Act => (told === 'excluded' ? told : rules.find(({ fits }) => fits(setting, told))?.act ?? told);
