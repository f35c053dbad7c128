import { opensClause } from './lasting.js';
import { hasClue, hasMark, isStop } from './pieces.js';
import type { Token } from '../words/token.js';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(', '));

/** Prepositions and adverbs of a place where something lies. */
const places = setOf('on, in, at, behind, under, inside, beside, by, with, w, here, there, sur, dans, ds, sous, derriere');
const pronouns = setOf('it, it s been, ca, cela, elle, that, this, qui, celle ci, celui ci, which');
const people = setOf('i, we, he, she, they, you, je, j, on, nous, vous, tu, ils');
/** Words that tell how long something may be used, where people are or how long others keep their post. */
const otherwise = setOf('valable, valables, valide, valid, validite, validity, delai, delais, deadline, limit, limite, dure, duree, lasts, works, good, active, actif, marche, fonctionne, pour, must, should, doit, can, poste, post office, depot, hopital, hospital, serveur, server, retard, peut, peuvent, pourrait, might, may, would, si, if');
/** What stands before an amount that is no time until now: "sous trois jours", "the 60 days". */
const bounding = setOf('les, the, des, ces, ses, mes, nos, vos, those, these, my, our, your, dans, ds, in, sous, within, apres, after, en, d ici, every, avant, before, a, to, of, de, encore, until, reste, another, next, first, last, up to, par, vers, sur, on, over, chaque, each');

/** "an email saying 72 hours", "une lettre qui donne 60 jours". */
const granting = setOf('saying, giving, gives, gave, donne, donnait, donnant, disant, indique, indiquant, annonce, annoncant');

const isEnd = (tokens: readonly Token[], at: number): boolean => {
  const asks = tokens[at]?.text === '?' && tokens[at + 1]?.text === 'that';
  return ['.', ';', '?', '!', ':'].includes(tokens[at]?.text ?? '') && !asks;
};

/** Whether a word names the letter, the e-mail or what is in them. */
export const isOurs = (token: Token | undefined): boolean => (hasMark(token, 'ours') || hasMark(token, 'thing')) && !['votre', 'vos', 'your'].includes(token?.text ?? '');

const isPlace = (token: Token | undefined): boolean => places.has(token?.text ?? '') || /^(?:dans|in) /.test(token?.text ?? '');

/** "sat", "dort", "est restée"; "been on the fridge", "been unopened in my bag", "est sur le frigo"; not "est sur la lettre". */
const lies = (tokens: readonly Token[], at: number): boolean =>
  hasMark(tokens[at], 'lying') || (/(?:^| )(?:been|is|est|sont)$/.test(tokens[at]?.text ?? '') && [1, 2].some((step) => isPlace(tokens[at + step]) && !tokens.slice(at + step + 1, at + step + 3).some(isOurs)));

/** Whether the subject of a verb is a thing of ours: "the letter has been …", "it's sat …", "been on the shelf …"; not "I've been here …". */
const isOfThing = (tokens: readonly Token[], from: number, verb: number): boolean => {
  if (pronouns.has(tokens[verb]?.text ?? '')) return true;
  const subject = tokens.slice(from, verb).findLast((token) => isOurs(token) || pronouns.has(token.text) || people.has(token.text) || hasMark(token, 'person'));
  if (subject === undefined) return tokens.slice(from, verb).every((token) => ['has', 's', 'a', 'est', 'have'].includes(token.text));
  return isOurs(subject) || pronouns.has(subject.text);
};

/** "kept the letter", "laissé dormir cinq jours le courriel", "sitting on this letter"; not "is kept at the post". */
const isKeeping = (tokens: readonly Token[], verb: number, reached: number): boolean =>
  hasMark(tokens[verb], 'keeping') && !['is', 'are', 'be'].includes(tokens[verb - 1]?.text ?? '') && tokens.slice(verb + 1, Math.max(verb + 4, reached)).some(isOurs);

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The sentence around an amount. */
const sentenceAround = (tokens: readonly Token[], { from, to }: Stretch): Stretch => {
  const end = tokens.findIndex((_, at) => at >= to && isEnd(tokens, at));
  return { from: tokens.findLastIndex((_, at) => at < from && isEnd(tokens, at)) + 1, to: end === -1 ? tokens.length : end };
};

const having = setOf('had, have had, has had, ve had, s had, been holding, holding, holding on to');

/** "had the letter two months now", "been holding it five weeks": what is held is named right behind. */
const isHolding = (tokens: readonly Token[], verb: number): boolean =>
  having.has(tokens[verb]?.text ?? '') && tokens.slice(verb + 1, verb + 4).some((token) => isOurs(token) || token.text === 'it');

/** The verb that tells of lying or keeping within some words, or -1. */
const verbIn = (tokens: readonly Token[], { from, to }: Stretch, reached: number): number =>
  tokens.findIndex((_, at) => at >= from && at < to && ((lies(tokens, at) && isOfThing(tokens, from, at)) || isKeeping(tokens, at, reached)));

/** "letter in my bag ten days now", "courrier avec code environ 20 j dans le tiroir", "had the letter two months": no verb tells that it lies there. */
const isHeld = (tokens: readonly Token[], { from, to }: Stretch, before: Stretch): boolean => {
  const holding = tokens.findLastIndex((_, at) => at >= before.from && at < from && isHolding(tokens, at));
  if (holding !== -1) return tokens[to]?.text !== 'to' && !tellsOtherwise(tokens.slice(holding, Math.min(tokens.length, to + 1)));
  const words = tokens.slice(before.from, from);
  const placed = isPlace(tokens[to]) && hasMark(tokens[to + 1], 'the');
  return (placed || ['now', 'maintenant'].includes(tokens[to]?.text ?? '')) && isOurs(words.find((token) => !hasMark(token, 'small'))) && !tellsOtherwise(words);
};

/** "thirteen weeks with that letter in a drawer", "six weeks on the fridge, that letter"; not "60 days on the letter". */
const isPlaced = (tokens: readonly Token[], { from, to }: Stretch): boolean => {
  const words = tokens.slice(from, to).filter(({ text }) => text !== '/');
  const thing = words.findIndex(isOurs);
  if (['with', 'w', 'avec'].includes(words[0]?.text ?? '')) return thing > 0 && words.slice(thing + 1).some(isPlace);
  return isPlace(words[0]) && (hasMark(words[1], 'the') || hasClue(words[1], 'duration') || hasMark(words[1], 'small')) && thing > 2;
};

/** How far from the amount the verb may stand. */
const reach = 12;
/** How far behind the amount what is kept may be named, or a limit told: "kept 15 days at the post office". */
const farBehind = 4;

const endOfClause = (tokens: readonly Token[], from: number): number => {
  const end = tokens.findIndex((token, at) => at >= from && token.punctuation === true);
  return Math.min(from + farBehind, end === -1 ? tokens.length : end);
};

const tellsOtherwise = (words: readonly Token[]): boolean => words.some((token) => otherwise.has(token.text) || hasMark(token, 'closed') || hasClue(token, 'action') || hasClue(token, 'business'));

/** "we waited six weeks and it came yesterday": another date tells when it came. */
const isToldElsewhere = (tokens: readonly Token[]): boolean =>
  tokens.some(({ senses }) => (senses.day ?? senses.weekday ?? senses.month) !== undefined) && tokens.some(({ text }) => /^(?:came|arrived|received|got|arrivee?|est arrive|recue?)$/.test(text));

/** "06h45" and "7h" are hours of the clock, "48h" is an amount. */
const isHour = (token: Token | undefined): boolean => token?.figures?.is === 'clock' && (token.figures.minute !== null || token.figures.hour < 24);

/** Whether an amount of time tells how long our thing has been lying where it is: "the letter's been on the fridge six weeks", "dix jours que le mail dort". */
export const isLying = (tokens: readonly Token[], from: number, to: number): boolean => {
  if (bounding.has(tokens[from - 1]?.text ?? '') || isHour(tokens[from]) || isToldElsewhere(tokens)) return false;
  const sentence = sentenceAround(tokens, { from, to });
  const before = { from: Math.max(sentence.from, from - reach), to: from };
  const end = endOfClause(tokens, to);
  const verb = verbIn(tokens, before, end);
  if (verb !== -1 && tokens.slice(verb, from).some((token) => hasMark(token, 'saying') || granting.has(token.text) || (token.text === ',' && !isStop(tokens[to])))) return false;
  if (verb !== -1) return !tellsOtherwise(tokens.slice(before.from, end));
  if (isHeld(tokens, { from, to }, before)) return true;
  if (!opensClause(tokens[from - 1]) && tokens[from - 1]?.text !== 'either') return false;
  const after = { from: to, to: Math.min(sentence.to, to + reach) };
  return (verbIn(tokens, after, after.to) !== -1 || isPlaced(tokens, after)) && !tellsOtherwise(tokens.slice(to, after.to));
};
