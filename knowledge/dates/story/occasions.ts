import { hasClue, hasMark, textOf } from '../rules/pieces.js';
import type { Token } from '../words/token.js';

/** "ma fille a eu 2 ans ce jour-là : le 26", where the words before a date end with "that day". */
export const isOfThatDay = (before: readonly Token[]): boolean => hasMark(before.findLast((token) => token.punctuation !== true && !hasMark(token, 'the')), 'same');

const sameTime = /(?:meme temps? que|meme moment que|same time as) [^.]{1,40} [,:(] (?:(?:le|the|on|vers|around|about|donc|so|soit) )*$/;
const longestOccasion = 10;

/** "en même temps que le colis, le 15": another thing only tells the day. */
export const isSameTime = (before: readonly Token[]): boolean => sameTime.test(`${textOf(before.slice(-longestOccasion))} `);

const stressing = /(?:^| )(?:c est|c etait|ce fut|it was|that was)(?: (?:le|la|l|on|the|only|seulement|bien))*$/;
const longestStress = 12;

/** "c'est le mardi suivant que le facteur l'a apportée": what came stands behind the day. */
export const isStressed = (before: readonly Token[], rest: readonly Token[]): boolean =>
  /^(?:que|qu|that|when)$/.test(rest[0]?.text ?? '') && stressing.test(textOf(before)) && rest.slice(1, longestStress).some((token) => hasClue(token, 'received'));

const since = /(?:depuis|since)(?: (?:le|la|the|at least|au moins))?$/;
const awaiting = /(?:^| )(?:(?:i|we)(?: (?:have|ve|had|d|was|were))?(?: been)? (?:wait|await|expect)|been (?:expecting|awaiting)|(?:j|je|on)(?: (?:l|la|le|les))?(?: (?:ai|a|avais|avait))? attend|nous (?:attend(?:ons|ions)|l (?:avons|avions) attend)|attendue?s? depuis)/;
const longestWait = 9;

/** "on l'attendait depuis le 1er": somebody waited from then on; not "elle m'attendait depuis le 3", which had come. */
export const isAwaitedSince = (before: readonly Token[]): boolean => {
  const words = textOf(before.slice(-longestWait));
  return since.test(words) && awaiting.test(words);
};
