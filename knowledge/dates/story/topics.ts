import type { Clause, Place } from './clauses.js';
import { hasLink, hasMark } from '../rules/pieces.js';
import type { Token } from '../words/token.js';
import { noSenses } from '../words/lexicon.js';

/** What a date is told of: the letter, the e-mail or the code of the tax office; something known to be another thing; something unheard of; nothing named. */
export type Topic = 'ours' | 'foreign' | 'unknown' | 'unnamed';

const determiners = new Set(['my', 'the', 'our', 'ma', 'mon', 'mes', 'la', 'le', 'les', 'l', 'notre', 'nos', 'son', 'sa', 'ses', 'his', 'her', 'their', 'une', 'un', 'an', 'a', 'cette', 'ce', 'this', 'leur', 'un', '1er', 'premier', 'premiere', 'first', 'nouveau', 'nouvelle', 'new', 'last', 'derniere', 'dernier', 'plein', 'pleine', 'full']);
/** What stands behind them is only the place, the company or the purpose of something: "chez le coiffeur", "après ma réunion". */
const prepositions = new Set(['de', 'du', 'd', 'des', 'of', 'from', 'a', 'au', 'aux', 'at', 'in', 'en', 'dans', 'chez', 'by', 'par', 'pour', 'for', 'sur', 'apres', 'after', 'avant', 'before', 'pendant', 'durant', 'during', 'sans', 'without', 'about', 'into', 'to', 'via', 'through', 'depuis', 'since', 'on']);
const besides = new Set(['with', 'avec', 'meme temps que']);

const isDeterminer = (token: Token | undefined): boolean => determiners.has(token?.text ?? '') || token?.figures?.is === 'ordinal';

/** "I got a haircut": the English article, which is no French "à". */
const isArticle = (words: readonly Token[], at: number): boolean => words[at]?.text === 'a' && englishVerbs.has(words[at - 1]?.text ?? '');
const englishVerbs = new Set(['had', 'have', 'has', 'got', 'get', 'was', 'is', 'took', 'made', 'gave', 'for']);

/** The word before a noun and its determiner. */
const governorOf = (words: readonly Token[], at: number): Token | undefined => {
  let before = at - 1;
  while (before > 0 && isDeterminer(words[before]) && (isArticle(words, before) || !prepositions.has(words[before]?.text ?? ''))) before -= 1;
  return isDeterminer(words[before]) && !prepositions.has(words[before]?.text ?? '') ? undefined : words[before];
};

const isGoverned = (words: readonly Token[], at: number): boolean => {
  const governor = governorOf(words, at);
  return prepositions.has(governor?.text ?? '') || hasMark(governor, 'of') || hasLink(governor, 'before') || hasLink(governor, 'after');
};

const isBeside = (words: readonly Token[], at: number): boolean => besides.has(governorOf(words, at)?.text ?? '');

const noNouns = new Set(['autre', 'autres', 'another', 'other', 'selon', 'according', 'second', 'deuxieme', 'seconde', 'vraiment', 'really', 'sinon', 'peut', 'exactement', 'jamais', 'toujours']);

/** A noun of no dictionary: behind a determiner, or the first word of a clause that tells what the date is of ("blé semé le 2"). */
const isUnheard = (words: readonly Token[], at: number): boolean => {
  const token = words[at];
  const bare = token !== undefined && token.figures === undefined && token.punctuation !== true && token.senses === noSenses && token.text.length > 2 && !noNouns.has(token.text);
  return bare && (at === 0 || isDeterminer(words[at - 1]));
};

/** The sender or the kind of a letter: "mail du labo", "lettre d'activation", "the bank's letter". */
const senderOf = (words: readonly Token[], at: number): Token | undefined => {
  if (words[at - 1]?.text === 's') return words[at - 2];
  if (words[at]?.text.endsWith(' du') === true) return words[at + 1];
  const of = words[at + 1];
  if (!hasMark(of, 'of') && !hasLink(of, 'from') && of?.text !== 'by') return undefined;
  return words.slice(at + 2, at + 4).find((token) => !isDeterminer(token) && !prepositions.has(token.text) && !hasMark(token, 'of'));
};

const isOfOthers = (sender: Token | undefined): boolean => {
  if (sender === undefined || hasMark(sender, 'tax') || hasMark(sender, 'ours') || sender.text.endsWith('tion')) return false;
  return hasMark(sender, 'foreign') || hasMark(sender, 'person') || (sender.figures === undefined && sender.punctuation !== true && sender.senses === noSenses);
};

const owning = new Set(['votre', 'vos', 'your', 'mine', 'le mien', 'la mienne']);

/** "votre colis" is nothing of the tax office. */
const isOthers = (thing: Token | undefined): boolean => hasMark(thing, 'foreign');

/** What some words of a clause are about, by the nouns in them that no preposition governs. */
const topicOf = (words: readonly Token[]): Topic => {
  const topics = words.map((token, at): Topic => {
    if (hasMark(token, 'ours') && !isGoverned(words, at) && !(owning.has(token.text) && isOthers(words[at + 1]))) return isOfOthers(senderOf(words, at)) ? 'unknown' : 'ours';
    if (hasMark(token, 'tax') && token.text.length > 3 && !isGoverned(words, at)) return 'ours';
    if (hasMark(token, 'foreign') && !isGoverned(words, at) && !isBeside(words, at)) return 'foreign';
    return isUnheard(words, at) && !isGoverned(words, at) && !isBeside(words, at) ? 'unknown' : 'unnamed';
  });
  return (['ours', 'foreign', 'unknown'] as const).find((one) => topics.includes(one)) ?? 'unnamed';
};

/** Who or what a clause is told of that names no thing: the one before does not go on. */
const subjects = new Set(['je', 'j', 'on', 'nous', 'i', 'we', 'moi', 'me', 'it', 'il', 'elle', 'ca', 'c', 'that']);

/** "Votre bilan a été voté le 14 et déposé le 20": words that name nothing go on about the thing named before; with a subject of their own only about ours. */
const inherited = (tokens: readonly Token[], clauses: readonly Clause[], index: number, own: readonly Token[]): Topic => {
  let words = own;
  for (let at = index - 1; at >= 0 && clauses[at]?.sentence === clauses[index]?.sentence; at -= 1) {
    const told = words.some(({ text }) => text.split(' ').some((word) => subjects.has(word)));
    const { from, to } = clauses[at] ?? { from: 0, to: 0 };
    words = tokens.slice(from, to);
    const topic = topicOf(words);
    if (topic === 'ours' || (topic !== 'unnamed' && !told)) return topic;
    if (topic !== 'unnamed' || told) return 'unnamed';
  }
  return 'unnamed';
};

/** "le 6 pour un colis". */
const isPurpose = ([first]: readonly Token[]): boolean => first?.text === 'pour' || first?.text === 'for';

/** What each date of a text is told of. */
export const topicsOf = (tokens: readonly Token[], clauses: readonly Clause[], dates: readonly Place[]): readonly Topic[] =>
  dates.map((date, number) => {
    const index = clauses.findIndex(({ from, to }) => date.from >= from && date.from < to);
    const clause = clauses[index];
    if (clause === undefined) return 'unnamed';
    const [previous, next] = [dates[number - 1], dates[number + 1]];
    const before = tokens.slice(Math.max(clause.from, previous?.to ?? 0), date.from);
    const after = next !== undefined && next.from < clause.to && before.length > 1 ? [] : tokens.slice(date.to, Math.min(clause.to, next?.from ?? clause.to));
    const own = topicOf(before);
    const named = own === 'unnamed' ? topicOf(isPurpose(after) ? after.slice(1) : after) : own;
    return named === 'unnamed' ? inherited(tokens, clauses, index, before) : named;
  });
