import { hasClue, hasMark } from './pieces.js';
import { quantityAt } from './quantities.js';
import type { Token } from '../words/token.js';

/** Words before "for nine days" that say it lasts until now. */
const lasting = new Set(['had this', 'had the', 've had', 've had it', 'had it', 'having', 'holding', 'it has been', 'it s been', 'its been', 'it', 'had', 'been', 'here', 'have had', 'have it', 'has it', 'sitting', 'lying', 'sat', 'there', 'kept', 'waited']);
const farBack = 8;

/** Words between "it's been" and the amount: "it's been sitting here six days". */
export const resting = new Set(['sitting', 'lying', 'sat', 'here', 'there', 'on my desk', 'kept']);

/** Whether a clause begins behind a token. */
export const opensClause = (before: Token | undefined): boolean => before === undefined || before.punctuation === true || hasMark(before, 'guess');

/** "I've had it for 3 days", "been on my desk for a week"; not "valid for 72 hours", "been closed for a week". */
export const isLasting = (tokens: readonly Token[], at: number): boolean => {
  const [last, before] = [tokens[at - 1], tokens[at - 2]];
  if (hasClue(last, 'duration') && last?.text !== 'have') return false;
  if (['been', 'is', 'has been', 'was', 'are'].includes(before?.text ?? '') && !lasting.has(last?.text ?? '')) return false;
  const words = tokens.slice(Math.max(0, at - farBack), at);
  return words.some(({ text }) => lasting.has(text)) || (words.some(({ text }) => text === 'have') && !tokens.some(({ text }) => text === '?'));
};

/** "for 4 days now", "for 3 days it's here". */
export const isUntilNow = (tokens: readonly Token[], at: number): boolean => {
  const next = quantityAt(tokens, at + 1)?.next ?? at;
  return opensClause(tokens[at - 1]) && !tokens.some(({ text }) => text === '?') && (['now', 'already'].includes(tokens[next - 1]?.text ?? '') || tokens[next + 1]?.text === 's here' || (tokens[next]?.text === 'it' && ['here', 'there'].includes(tokens[next + 2]?.text ?? '')));
};

/** "there is 4 days", as French speakers say it; "there are 60 days to activate" is a limit. */
export const endsClause = (token: Token | undefined): boolean => token === undefined || (token.punctuation === true && token.text !== '?') || token.senses.ago === 'after' || hasClue(token, 'received') || ['that', 'since', 'i', 'it'].includes(token.text);

/** "5 days already I have the letter": what is held is named. */
export const isHeld = (tokens: readonly Token[], at: number): boolean =>
  ['i', 'we'].includes(tokens[at]?.text ?? '') && ['have', 'have it', 'have had', 'got', 've had it', 've had'].includes(tokens[at + 1]?.text ?? '') && (tokens[at + 1]?.text.endsWith(' it') === true || (tokens[at + 2] !== undefined && tokens[at + 2]?.punctuation !== true));
