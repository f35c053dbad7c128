import { dayOfMonth } from './calendar-days.js';
import type { DayPiece, Piece, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, skip } from './pieces.js';
import type { Token } from '../words/token.js';
import { tokenOf } from '../words/token.js';
import { noSenses } from '../words/lexicon.js';

/** Finds the longest piece at a position. */
export type Find = (scope: Scope, at: number) => Piece | null;

export const isThe = (token: Token): boolean => hasMark(token, 'of') || hasMark(token, 'the') || ['la', 'l', 'les', 'of'].includes(token.text);

export const dayAt = (scope: Scope, at: number, find: Find): DayPiece | null => {
  const start = skip(scope.tokens, at, isThe);
  const piece = find(scope, start);
  if (piece?.is !== 'day' || piece.grain !== 'day' || piece.invalid === true) return null;
  const number = piece.form === 'weekday' ? find(scope, piece.to) : null;
  if (number?.is !== 'day' || number.form !== 'day-of-month' || number.dayOfMonth === undefined) return piece;
  return { ...number, ...dayOfMonth(scope, number.dayOfMonth, piece.weekday), from: piece.from };
};

export const moved = (piece: DayPiece, from: number, shift: number): DayPiece => ({
  ...piece, from, first: piece.first + shift, last: piece.last + shift, form: 'holiday', alternatives: [], weak: false,
});

/** Words between "trois jours après" and the day of what was done, at most: "le dépôt des statuts, intervenu", "our AGM, which was". */
const longestEvent = 12;

/** What the words of an event can begin with: "de mon rendez-vous", "the expo", "I applied". */
const opensEvent = (token: Token | undefined): boolean => isThe(token ?? nothing) || ['mon', 'ma', 'mes', 'my', 'our', 'notre', 'nos', 'un', 'une', 'a', 'i', 'we', 'his', 'her', 'son', 'sa', 'celui', 'celle', 'que', 'qu', 'on', 'il', 'elle', 'they', 'as'].includes(token?.text ?? '');
const nothing = tokenOf('', noSenses);

const tellsOfArrival = (token: Token): boolean => hasClue(token, 'received') || hasClue(token, 'dated') || hasMark(token, 'ours') || ['soit', 'donc', 'so'].includes(token.text);

/** "1er appel" is no first of a month. */
export const isRanking = ({ tokens }: Scope, piece: DayPiece): boolean => {
  const after = tokens[piece.to];
  return piece.to === piece.from + 1 && piece.form === 'day-of-month' && tokens[piece.from]?.senses.ordinal === 1 && after !== undefined && after.punctuation !== true && after.senses.month === undefined && !hasMark(after, 'small');
};

/** "mon retour, et je suis rentrée (il y a une semaine)": a clause of its own tells when the event was. */
const isToldApart = (words: readonly Token[]): boolean =>
  words.at(-1)?.punctuation !== true && words.some((token, at) => at > 0 && (token.punctuation === true || hasLink(token, 'and') || ['qui', 'which', 'that'].includes(token.text)));

/** "trois jours après ma demande du 10", "two days after our AGM, which was 4 November": the day of what was done. */
export const dayOfEvent = (scope: Scope, at: number, find: Find): DayPiece | null => {
  if (!opensEvent(scope.tokens[at]) && !hasClue(scope.tokens[at], 'request') && !/ (?:the|le|la|les|ce)$/.test(scope.tokens[at - 1]?.text ?? '')) return null;
  for (let start = at + 1; start <= at + longestEvent; start += 1) {
    const words = scope.tokens.slice(at, start);
    if (words.some((token) => ['.', ';', '?', '!'].includes(token.text) || tellsOfArrival(token))) return null;
    const piece = find(scope, start);
    if (piece?.is === 'day' && isRanking(scope, piece)) continue;
    const dated = piece?.is === 'day' && piece.form === 'weekday' ? find(scope, piece.to) : null;
    if (dated?.is === 'day' && dated.grain === 'day' && dated.invalid !== true) return { ...dated, weak: false };
    if (piece?.is === 'day') return piece.grain === 'day' && piece.weak !== true && piece.invalid !== true && (piece.form !== 'ago' || isToldApart(words)) ? piece : null;
  }
  return null;
};

const following = new Set(['suivant', 'suivante', 'following', 'd apres']);

/** Which side of a day the words name: 1 behind it, -1 before it, 0 where they name none. */
export const signOf = (link: Token | undefined): -1 | 0 | 1 => (hasLink(link, 'after') || following.has(link?.text ?? '') ? 1 : hasLink(link, 'before') || link?.text === 'd avant' ? -1 : 0);
