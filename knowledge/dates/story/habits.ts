import { hasLink, hasMark, isAround } from '../rules/pieces.js';
import type { Token } from '../words/token.js';
import { helping } from './plans.js';

const past = new Set(['etait', 'etais', 'etaient', 'etions', 'was', 'were', 'avait', 'had']);

/** "Fermé le lundi", "no post on Sundays": what is so every week, or a day on which nothing comes; not "après la fermeture". */
export const isDayOff = (words: readonly Token[]): boolean =>
  words.some((token, at) => hasMark(token, 'closed') && !words.slice(Math.max(0, at - 2), at).some(isAround));

/** Whether a day off is told of one day that is past: "la boutique était fermée mardi". */
export const isPastDayOff = (words: readonly Token[]): boolean => isDayOff(words) && words.some(({ text }) => past.has(text));

const isWeekly = (token: Token | undefined): boolean => token?.senses.weekday !== undefined || token?.senses.unit === 'weekend';

/** "Sundays", "les lundis". */
const isPlural = (named: Token | undefined): boolean => named?.senses.weekday !== undefined && named.text.length > 5 && named.text.endsWith('s');

/** "le facteur ne passe pas le samedi", "I'm in on Tuesdays": every one of them. */
export const isHabit = (before: readonly Token[], named: readonly Token[]): boolean => {
  const [day, article] = [named.at(-1), named.length > 1 ? named[0] : before.at(-1)];
  if (named.length > 2) return false;
  return isPlural(day) || (isWeekly(day) && article?.text === 'le' && isDayOff(before) && !isPastDayOff(before));
};

const working = new Set('finis, finit, finissons, termine, terminons, commence, commencons, ferme, fermons, ouvre, ouvrons, embauche, debauche, finish, finishes, start, starts, close, closes, open, opens, shut, shuts, work, bosse, travaille, travaillons'.split(', '));

/** "avant de fermer", "I had to close". */
const isIndirect = (token: Token): boolean => helping.has(token.text) || hasLink(token, 'before') || ['de', 'd', 'to', 'avant'].includes(token.text);

/** "je finis à 18h", "we close at 5": an hour of every day. */
export const isWorkingHour = (before: readonly Token[]): boolean =>
  before.some(({ text }, at) => working.has(text) && at > 0 && !before.slice(Math.max(0, at - 3), at).some(isIndirect));

const nothings = new Set(['rien', 'nothing', 'vide', 'empty', 'nada']);

/** "checked on the 10th, nothing": the box was empty on that day. */
export const isEmptyHanded = ([link, word, next]: readonly Token[]): boolean =>
  link?.punctuation === true && nothings.has(word?.text ?? '') && (next === undefined || next.punctuation === true || next.text === 'mais' || next.text === 'but');
