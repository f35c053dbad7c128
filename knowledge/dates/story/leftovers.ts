import type { Unit } from '../words/dictionary.js';
import { hasClue, hasLink, hasMark, hasWhich, isStop, sideOf, skip } from '../rules/pieces.js';
import { isUnknownWord } from './plans.js';
import type { Token } from '../words/token.js';

/** A word that no reading took up, in its text. */
export interface Leftover {
  readonly tokens: readonly Token[];
  readonly token: Token;
  readonly at: number;
  /** Whether a place belongs to words that were read as a date. */
  readonly isRead: (at: number) => boolean;
}

/** Words that may stand before a date; "o" is the "of" of some. */
const isLoose = (token: Token): boolean => token.text === 'o' || ['small', 'the', 'about', 'guess', 'at'].some((mark) => hasMark(token, mark));
const isOf = (token: Token | undefined, units: readonly Unit[]): boolean => token !== undefined && token.text.length > 1 && units.some((unit) => token.senses.unit === unit);
const isRank = ({ figures, senses }: Token): boolean => figures?.is === 'ordinal' || (senses.ordinal !== undefined && senses.unit === undefined);
const isNumber = (token: Token): boolean => isRank(token) || (token.figures?.is === 'number' && token.figures.value <= 31) || (token.senses.number ?? 0) > 1;
const isCalendarWord = ({ senses }: Token): boolean => (senses.weekday ?? senses.month ?? senses.day) !== undefined;

/** The place of the next word that says something, and whether it was read. */
const nextOf = ({ tokens, at, isRead }: Leftover): { readonly token: Token | undefined; readonly at: number; readonly read: boolean } => {
  const next = skip(tokens, at + 1, isLoose);
  return { token: tokens[next], at: next, read: isRead(next) };
};

const pointing = new Set(['celui', 'celle', 'one', 'that one', 'this one', 'the one']);
const isPointing = (token: Token): boolean => pointing.has(token.text) || token.senses.which !== undefined || ['that-one', 'this-one'].some((mark) => hasMark(token, mark));

const isThe = (token: Token): boolean => hasMark(token, 'the');
/** Where a date may begin that a comma or "donc" brings in; -1 for other words. */
const broughtIn = (tokens: readonly Token[], at: number): number =>
  hasMark(tokens[at], 'conclusion') ? skip(tokens, at + 1, isLoose) : tokens[at]?.text === ',' || tokens[at]?.text === ':' ? skip(tokens, at + 1, isThe) : -1;

/** "le lendemain de votre courriel, donc le 18", "le jour même de l'envoi, le 16", "le lendemain 12 novembre": the day follows. */
const isSettled = ({ tokens, at, isRead }: Leftover): boolean =>
  isRead(at + 1) || tokens.some((_, index) => index > at && isRead(broughtIn(tokens, index)));

const isEndOfClause = (token: Token | undefined): boolean => isStop(token) || hasMark(token, 'guess');

const according = new Set(['selon', 'd apres', 'according', 'according to']);
/** "trois peut-être", "three according to him", "trois.": the number says what somebody thinks. */
const isOpinion = (after: Token | undefined): boolean => isEndOfClause(after) || hasMark(after, 'about') || according.has(after?.text ?? '');

/** Whether "at" or "about" stands before a number that follows a date. */
const isIntroducedHour = ({ tokens, at, isRead }: Leftover): boolean => {
  const word = tokens[at - 1];
  return word !== undefined && !['a', 'des'].includes(word.text) && (hasMark(word, 'at') || hasMark(word, 'about')) && tokens.slice(Math.max(0, at - farthest - 2), at).some((_, index) => isRead(Math.max(0, at - farthest - 2) + index));
};

const near = new Set(['peu', 'un peu', 'juste', 'bit', 'little', 'soon', 'shortly', 'just', 'not long']);
const isSide = (token: Token): boolean => hasLink(token, 'after') || hasLink(token, 'before') || hasMark(token, 'later') || ['plus tard', 'plus tot', 'earlier', 'afterwards', 'beforehand'].includes(token.text);

const longestDenial = 3;
const farthest = 3;

/** Signs that something was said of a date that was not understood, each of one word that no reading took up. */
const signs: readonly ((leftover: Leftover) => boolean)[] = [
  // "[Saturday] or Sun", "[le 22] enfin 21", "[hier], non, quatre jours": another day or number stands against the one that was read
  (leftover) => {
    const corrects = hasClue(leftover.token, 'correction');
    const paused = corrects && [',', ':'].includes(leftover.tokens[leftover.at + 1]?.text ?? '');
    const { token, read } = nextOf(paused ? { ...leftover, at: leftover.at + 1 } : leftover);
    return (hasLink(leftover.token, 'or') || corrects) && !read && token !== undefined && (isNumber(token) || isCalendarWord(token));
  },
  // "[il y a deux jours], moi je dirais trois", "[two days ago] he says, three I think"
  ({ tokens, token, at, isRead }) => isNumber(token) && token.figures?.is !== 'ordinal' && isOpinion(tokens[at + 1]) && tokens.some((one, index) => index < at && isRead(index) && one.senses.unit !== undefined),
  // "le premier jour du chantier", "my second week there"; not "le 7, dernier jour de l'exercice"
  ({ tokens, token, at, isRead }) => (isRank(token) || hasWhich(token, 'last')) && isOf(tokens[at + 1], ['day', 'week', 'weekend', 'month']) && !(isStop(tokens[at - 1]) && isRead(at - 2)),
  // "la veille de son départ", "the day after that", "the same day as the parcel"
  (leftover) => (sideOf(leftover.token) !== 0 || hasMark(leftover.token, 'same')) && !isSettled(leftover),
  // "celui d'avant", "the one before last"; not "vendredi, pas celui d'avant"
  ({ tokens, token, at, isRead }) => hasWhich(token, 'before-last') && !tokens.slice(Math.max(0, at - longestDenial), at).some((one) => hasClue(one, 'not')) && !isOf(tokens[at + 1], ['working-day']) && !isRead(at + 1),
  // "pas celui qui vient de passer", "not the last one"; not where the one before is what is denied, or what was read
  ({ tokens, token, at, isRead }) => hasClue(token, 'not') && !tokens.some((one, index) => hasWhich(one, 'before-last') && (isRead(index) || (index > at && index - at <= longestDenial + 1))) && tokens.slice(at + 1, at + 1 + longestDenial).some((one, index) => isPointing(one) && !isRead(at + 1 + index)),
  // "cinq du [onze]", "twenty-first o' [this month]", "around 11 [last night]"; not "got 2 [last night]"
  (leftover) => {
    const next = nextOf(leftover);
    return isNumber(leftover.token) && next.read && next.at - leftover.at <= farthest && !leftover.tokens.slice(Math.max(0, leftover.at - 1), next.at).some((token) => hasClue(token, 'correction') || hasClue(token, 'received'));
  },
  // "[hier], vers disons quatre", "[yesterday], near about four"
  (leftover) => isNumber(leftover.token) && leftover.token.figures?.is !== 'ordinal' && isIntroducedHour(leftover) && isEndOfClause(leftover.tokens[leftover.at + 1]),
  // "daté du [3], reçu peu après", "dated [the 3rd], here shortly after that"
  ({ tokens, token, at }) => isSide(token) && near.has(tokens[at - 1]?.text ?? '') && isEndOfClause(tokens[['that', 'ca', 'cela'].includes(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1]),
  // "[la semaine dernière], mais avant [jeudi]"
  (leftover) => {
    const { tokens, token, at, isRead } = leftover;
    const last = tokens.findLastIndex((_, index) => index < at && isRead(index));
    return (hasLink(token, 'before') || hasLink(token, 'after')) && nextOf(leftover).read && last >= 0 && at - last <= farthest && tokens.slice(last, at).some((one) => one.text === ',' || one.text === 'mais' || one.text === 'but');
  },
  // "[il y a 2 semaines] et demie", "[9h] moins dix"
  ({ token, at, isRead }) => isRead(at - 1) && (token.text === 'moins' || ['half', 'quarter', 'three-quarters'].some((mark) => hasMark(token, mark))),
  // "les sept coups du soir"
  ({ tokens, token, at }) => token.senses.meridiem !== undefined && token.senses.weak !== true && tokens.slice(Math.max(0, at - farthest), at).some(isNumber),
  // "wk of [Oct 19]", "the weekend of [the 14th]"
  (leftover) => isOf(leftover.token, ['week', 'weekend', 'month']) && hasMark(leftover.tokens[leftover.at + 1], 'of') && nextOf({ ...leftover, at: leftover.at + 1 }).read,
  // "début [vacances de la Toussaint]"
  (leftover) => {
    const { token, read } = nextOf(leftover);
    return ['start', 'middle', 'end'].includes(leftover.token.senses.edge ?? '') && read && token?.senses.weekday === undefined && token?.senses.part === undefined;
  },
  // "vdr [soir]": letters where only the name of a day can stand
  ({ tokens, token, at, isRead }) => isUnknownWord(token) && /^[b-df-hj-np-tv-xz]{2,5}$/.test(token.text) && isStop(tokens[at - 1]) && isRead(at + 1) && tokens[at + 1]?.senses.part !== undefined,
];

/** Whether a word that was left over shows that something was said of a date that was not understood. */
export const tellsOfDate = (leftover: Leftover): boolean => signs.some((fits) => fits(leftover));
