import { hasClue, hasMark } from '../rules/pieces.js';
import type { Token } from '../words/token.js';

/** What stands before a noun. */
export const determiners = new Set(['my', 'the', 'our', 'your', 'ma', 'mon', 'la', 'l', 'd', 'de', 'notre', 'votre', 'son', 'sa', 'his', 'her', 'une', 'an', 'a', 'cette', 'this']);

const ownSending = new Set(['envoye', 'envoyee', 'poste', 'postee', 'expedie', 'expediee', 'sent', 'posted', 'mailed', 'shipped']);

/** "j'ai envoyé le formulaire le 3": what the person sent is not what came. */
export const isOwnSending = (words: readonly Token[], at: number): boolean =>
  ownSending.has(words[at]?.text ?? '') && words.slice(Math.max(0, at - 2), at).some(({ text }) => ['j', 'je', 'i', 'we', 'avons', 'ai'].includes(text)) && !words.slice(Math.max(0, at - 4), at).some(({ text }) => ['m', 'me', 'nous', 'ils', 'they', 'vous'].includes(text));

const governing = new Set(['de', 'du', 'd', 'of', 'from']);
const datingWords = new Set(['date du', 'est du', 'datait du', 'dated', 'date de']);

/** "la démarche, elle, date du 3": the day of what the person asked for, which no letter bears. */
export const isOfRequest = (words: readonly Token[]): boolean => {
  const at = words.findLastIndex((token) => hasMark(token, 'thing') || hasClue(token, 'request'));
  const [governor, determiner] = [words[at - 2]?.text ?? '', words[at - 1]?.text ?? ''];
  const named = hasClue(words[at], 'request') && determiners.has(determiner) && !governing.has(determiner) && !governing.has(governor);
  return named && datingWords.has(words.findLast((token) => hasClue(token, 'dated'))?.text ?? '');
};
