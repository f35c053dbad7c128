import type { Scope } from '../rules/pieces.js';
import { hasClue, hasLink, hasMark } from '../rules/pieces.js';
import type { Reading } from '../rules/readings.js';
import type { Token } from '../words/token.js';

/** Words of a guess: "I reckon", "moi je dirais", "could have been". */
const soft: ReadonlySet<string> = new Set(['dirais', 'pense', 'crois', 'parie', 'penche', 'je dirais', 'je pense', 'je crois', 'i d say', 'i d go', 'i think', 'i reckon', 'i guess', 'i believe', 'i d have said', 'think', 'reckon', 'guess']);
const own: ReadonlySet<string> = new Set(['moi', 'moi je', 'je', 'j', 'i', 'me i']);
const longestGap = 7;
const longestHead = 6;
/** "ma collègue dit le 13, moi le 14, et c'est elle qui a raison": so near stand the words that decide. */
const longestVerdict = 9;
/** Two days further apart are two stories. */
const farthest = 7;

const isLink = (token: Token): boolean => hasLink(token, 'or') || ['a', 'plutot'].includes(token.text);
const isPause = ({ text }: Token): boolean => [',', '.', '(', '-'].includes(text);
const isHedge = (token: Token): boolean => hasMark(token, 'guess') || hasMark(token, 'about') || soft.has(token.text) || own.has(token.text) || hasMark(token, 'small');

const latest: ReadonlySet<string> = new Set(['au plus tard', 'at the latest', 'latest']);

/** "mercredi, jeudi au plus tard". */
const isLatest = (gap: readonly Token[], next: Token | undefined): boolean =>
  latest.has(next?.text ?? '') && gap.every((token) => isPause(token) || hasMark(token, 'the'));

/** "le 12 je pense... ou le 13", "mercredi, ou au plus tard jeudi". */
const isOrBehindPause = (gap: readonly Token[]): boolean =>
  gap.some((token) => hasLink(token, 'or')) && gap.every((token) => isLink(token) || isPause(token) || isHedge(token) || latest.has(token.text) || ['ca', 'c est', 'c etait', 'it', 'c'].includes(token.text));

const may = /^(?:could|might|may|pouvait|peut|pourrait|pourrais|pouvais)$/;
const isMaybe = (token: Token): boolean => may.test(token.text) || hasLink(token, 'or') || token.text === 'peut etre';
const ofMaybe: ReadonlySet<string> = new Set(['ca', 'c', 'been', 'have', 've', 'etre', 'be', 'aurait', 'bien', 'ete', 'aussi', 'well', 'as', 'and', 'et', 'also', 'equally', 'it']);

/** "could have been the 17th, could have been the 18th": the same doubt before both. */
const isDoubtedTwice = (before: readonly Token[], gap: readonly Token[]): boolean =>
  before.some(isMaybe) && gap.some(isMaybe) && gap.every((token) => isMaybe(token) || isPause(token) || isHedge(token) || ofMaybe.has(token.text));

const isSaying = (token: Token): boolean => hasMark(token, 'saying') || soft.has(token.text) || ['selon', 'according to', 'according', 'd apres'].includes(token.text);

/** "moi", "moi je dis", "I say": the word of the person who writes, no firmer than that of another. */
const isOwnSay = (words: readonly Token[]): boolean =>
  words.some((token) => ownSay.has(token.text)) && words.every((token) => ownSay.has(token.text) || own.has(token.text) || hasMark(token, 'small') || hasLink(token, 'and'));
const ownSay: ReadonlySet<string> = new Set(['moi', 'moi je', 'me', 'dis', 'je dis', 'say', 'i say', 'selon moi', 'pour moi', 'd apres moi']);

/** Who tells a day: "mon fils dit", "I reckon", "selon la voisine"; the firm word of the person who writes ("je maintiens") decides and is none. */
const isSayer = (words: readonly Token[]): boolean => {
  if (!words.some(isSaying) || words.some((token) => hasClue(token, 'received') || hasClue(token, 'sent') || (hasClue(token, 'dated') && !isSaying(token)) || hasClue(token, 'not') || hasClue(token, 'correction') || hasMark(token, 'ours') || hasMark(token, 'claimed'))) return false;
  const isOwn = words.some((token) => own.has(token.text) || hasMark(token, 'speaker'));
  return !isOwn || words.some(({ text }) => soft.has(text));
};

/** "my wife says the 9th, my daughter the 10th". */
const isPersonOnly = (words: readonly Token[]): boolean =>
  words.some((token) => hasMark(token, 'person')) && words.every((token) => !own.has(token.text) && (hasMark(token, 'person') || hasMark(token, 'small') || hasMark(token, 'function')));

/** "mon fils dit le 12, mon associé dit le 14": two who say different things. */
const areTwoSayers = (before: readonly Token[], gap: readonly Token[]): boolean => {
  const head = before.slice(before.findLastIndex(isPause) + 1);
  const other = gap.slice(gap.findIndex(isPause) + 1);
  return gap.length >= 1 && isSayer(head) && (isSayer(other) || isPersonOnly(other) || isOwnSay(other));
};

/** Whether two days beside each other are the same day in doubt, so that each of them is as likely. */
export const areAlternatives = ({ tokens }: Scope, a: Reading, b: Reading): boolean => {
  if (a.day?.grain !== 'day' || b.day?.grain !== 'day' || a.time !== undefined || a.day.invalid === true || b.day.invalid === true) return false;
  const gap = tokens.slice(a.to, b.from);
  if (gap.length > longestGap || gap.length === 0 || Math.abs(a.day.first - b.day.first) > farthest || gap.some((token) => hasClue(token, 'correction'))) return false;
  if (tokens.slice(b.to, b.to + longestVerdict).some(({ text }) => text === 'raison' || text === 'right')) return false;
  const before = tokens.slice(Math.max(0, a.from - longestHead), a.from);
  return isLatest(gap, tokens[b.to]) || isOrBehindPause(gap) || isDoubtedTwice(before, gap) || areTwoSayers(before, gap);
};
