import { tellsOfDate } from './leftovers.js';
import type { Scope } from '../rules/pieces.js';
import { hasLink, hasMark, wholeNumber } from '../rules/pieces.js';
import type { Candidate } from '../spans/ranges.js';
import { isShift } from '../rules/time-rules.js';
import type { Token } from '../words/token.js';

interface Place {
  readonly token: Token;
  /** "un soir", "one evening": any of them. */
  readonly any: boolean;
  /** Right behind words that were read as a date. */
  readonly behind: boolean;
}

/** "72h" and "7" are limits and numbers of anything; "22h", "1530" behind a day or "12/11" are hours and dates. */
const isFigure = ({ figures }: Token, behind: boolean): boolean => {
  if (figures?.is === 'clock') return figures.minute !== null || figures.hour < 24;
  return figures?.is === 'pair' || figures?.is === 'date' || figures?.is === 'iso' || (figures?.is === 'number' && behind);
};

const isWordOfDate = ({ senses }: Token, behind: boolean): boolean => {
  if (senses.weak === true || senses.holiday === 'last-holiday') return false;
  return (senses.weekday ?? senses.month ?? senses.day ?? senses.clock ?? senses.holiday ?? senses.part) !== undefined || (behind && (senses.number ?? 0) > 1);
};

const isUnread = ({ token, behind, any }: Place): boolean => !(any && token.senses.part !== undefined) && (token.figures === undefined ? isWordOfDate(token, behind) : isFigure(token, behind));

const isLater = (link: Token | undefined): boolean => ['plus tard', 'later', 'plus tot', 'earlier', 'apres', 'afterwards'].includes(link?.text ?? '') || hasMark(link, 'later');

/** Longer ones are limits ("60 jours après réception"). */
const longestDistance = 31;

/** "a week after that", "3 jours avant", "quelques jours après": so far from a day that is told in other words. */
const isDistance = (tokens: readonly Token[], at: number): boolean => {
  const [before, unit, link] = [tokens[at - 1], tokens[at]?.senses.unit, tokens[at + 1]];
  const count = before?.senses.few === undefined ? wholeNumber(before, true) : 1;
  const took = ['mis', 'took', 'mit'].includes(tokens[at - 2]?.text ?? '');
  return count !== null && count <= longestDistance && (unit === 'day' || unit === 'week') && (took || isLater(link) || hasLink(link, 'after') || hasLink(link, 'before'));
};

/**
 * Whether a text says more of a date than was read: a word or figures of a date, or a word that moves, denies or ranks one
 * ("or Sun", "pas celui d'avant", "wk of"), that no reading took up. What was understood may be half of it, so the bot asks.
 * With deeds that tell of no arrival so it is of 75 of 2,876 messages that hold a date.
 */
export const isPartlyRead = (scope: Scope, candidates: readonly Candidate[]): boolean => {
  const { tokens } = scope;
  const isRead = (at: number): boolean => candidates.some(({ from, to }) => at >= from && at < to);
  return tokens.some((token, at) => !isRead(at) && (tellsOfDate({ tokens, token, at, isRead }) || (!isShift(scope, at) && isUnread({ token, behind: isRead(at - 1), any: tokens[at - 1]?.senses.number === 1 })) || (!isRead(at - 1) && isDistance(tokens, at))));
};
