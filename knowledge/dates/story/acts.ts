import type { Place } from './clauses.js';
import { isEnd, isSeparator } from './clauses.js';
import type { Clue } from '../words/dictionary.js';
import type { Scope } from '../rules/pieces.js';
import { hasClue, hasLink, hasMark, isAround, wholeNumber } from '../rules/pieces.js';
import { isUnknownWord } from './plans.js';
import { determiners, isOfRequest, isOwnSending } from './requests.js';
import type { Token } from '../words/token.js';
import { tokenOf } from '../words/token.js';
import { noSenses } from '../words/lexicon.js';

/**
 * What the words around a date say it is; plain when they say nothing. "attempt": the postman found nobody. "passed": somebody
 * handed on what had arrived. "emailed": sent by e-mail, so that it arrived at once. "aside": a day off, named
 * by the way. "planned": still to come when it was written.
 */
export type Act = 'received' | 'attempt' | 'passed' | 'opened' | 'sent' | 'emailed' | 'dated' | 'action' | 'former' | 'aside' | 'planned' | 'other' | 'excluded' | 'plain';

const telling: readonly Clue[] = ['attempt', 'passed', 'received', 'dated', 'sent', 'opened', 'business', 'action', 'request', 'trouble', 'other'];
/** Clues that reach over a comma or an "et" to the first date of a text. */
const crossing: readonly Clue[] = ['received', 'dated', 'sent', 'opened'];
const farBack = 12;
const farAhead = 7;


/** What a word tells by itself of a date near it. */
export const clueOf = (token: Token): Clue | undefined => telling.find((clue) => hasClue(token, clue));

const saying = new Set(['says', 'said', 'say', 'dit', 'dis']);

/** "my wife says the 10th": what somebody says is not what a letter says. */
const isSpeech = (words: readonly Token[], at: number): boolean => saying.has(words[at]?.text ?? '') && words.slice(Math.max(0, at - 2), at).some((token) => hasMark(token, 'person'));

/** "j'ai eu 82 ans", "she turned 70": the date that follows is one of a birthday. */
const isAge = (words: readonly Token[], at: number): boolean => {
  const [number, unit] = [wholeNumber(words[at]), words[at + 1]?.senses.unit];
  return number !== null && number < 130 && (unit === 'year' || (unit === undefined && number > 15 && hasMark(words[at - 1], 'of-age')));
};

/** Without accents "ne" and "marie" are "né" and "marié" as well: "je ne sais plus" has no birth in it, "reçu par Marie" no wedding. */
const isHomonym = (words: readonly Token[], at: number): boolean =>
  ['ne', 'marie'].includes(words[at]?.text ?? '') && !/^(?:est|suis|etait|es|sont|fils|fille|bebe|sommes|s|me)$/.test(words[at - 1]?.text ?? '');

const occasions = new Set(['pendant', 'durant', 'lors', 'during', 'sortant', 'revenant', 'rentrant', 'retour', 'leaving', 'avec', 'with', 'meme temps que', 'en meme temps que']);
const longestOccasion = 4;

/** "pendant la réunion de jeudi", "with the gas bill": what happened at the same time. */
const isOccasion = (words: readonly Token[], at: number): boolean => words.slice(Math.max(0, at - longestOccasion), at).some((token) => occasions.has(token.text) || isAround(token));

/** What a word tells among its neighbours: "mon immatriculation date de mars" tells of no letter. */
const tells = (words: readonly Token[], at: number): Clue | undefined => {
  const [token] = words.slice(at);
  if (token === undefined || isSpeech(words, at) || isHomonym(words, at)) return undefined;
  if (hasClue(token, 'other') && isOccasion(words, at)) return undefined;
  if (hasClue(token, 'dated') && hasClue(words[at - 1], 'business')) return 'business';
  if (saying.has(token.text) && (hasMark(words[at - 1], 'thing') || isUnknownWord(words[at - 1]))) return 'dated';
  if (token.text.endsWith(' du') && hasMark(token, 'ours') && at < words.length - 1) return undefined;
  if (hasClue(token, 'sent') && isOwnSending(words, at)) return 'request';
  return clueOf(token) ?? (isAge(words, at) ? 'other' : undefined);
};

/** A request, a call, an attempt or a failure tells nothing of when something arrived, nor does the history of a business. */
const asAct = (clue: Clue): Act => (clue === 'business' || clue === 'request' || clue === 'trouble' ? 'other' : (clue as Act)); // as: the other telling clues are acts

const sentence = (tokens: readonly Token[], place: Place, previous: number): readonly Token[] => {
  const words = tokens.slice(Math.max(previous, place.from - farBack), place.from);
  const asked = words.at(-1)?.text === '?' ? words.slice(0, -1) : words;
  return asked.slice(asked.findLastIndex((token, at) => isEnd(token, asked[at - 1])) + 1);
};

const beside = new Set(['with', 'avec', 'meme temps que']);

const isBeside = (words: readonly Token[], at: number): boolean => words.slice(Math.max(0, at - 3), at).some(({ text }) => beside.has(text));

/** "reçu par la poste", "got it by post": how it came; "posté le 5" is when it was sent. */
const isTheMail = (words: readonly Token[], at: number): boolean => ['poste', 'post'].includes(words[at]?.text ?? '') && ['la', 'par', 'the', 'by'].includes(words[at - 1]?.text ?? '');

/** "it came in answer to my application", "it came with the gas bill": a thing that is only named. */
const isNoun = (words: readonly Token[], at: number): boolean => {
  if (isTheMail(words, at)) return true;
  const named = hasClue(words[at], 'request') ? determiners.has(words[at - 1]?.text ?? '') : isBeside(words, at);
  return named && words.slice(0, at).some((token) => clueOf(token) === 'received');
};

/** Verbs of arrival that anything else can have as well: "the plumber came". */
const weakly = new Set(['came', 'had', 'got', 'get', 'has it', 'eu', 'passe', 'arrive']);

/** What the words of the clause before a date tell. */
const behind = (words: readonly Token[]): Act | null => {
  const near = words.slice(words.findLastIndex(isSeparator) + 1);
  const clues = near.map((_, at) => (isNoun(near, at) ? undefined : tells(near, at)));
  const last = clues.findLastIndex((one) => one !== undefined);
  const clue = weakly.has(near[last]?.text ?? '') && clues.slice(0, last).findLast((one) => one !== undefined) === 'other' ? 'other' : clues[last];
  return clue === undefined ? null : asAct(clue);
};

/** What the clauses before that one tell; behind another date its own clause is left out. */
const beyond = (words: readonly Token[], first: boolean): Act | null => {
  const reach = first ? 0 : words.findIndex(isSeparator);
  const clues = reach < 0 ? [] : words.slice(reach, words.findLastIndex(isSeparator) + 1).map(clueOf);
  const clue = clues.findLast((one) => one !== undefined && crossing.includes(one));
  return clue === undefined ? null : asAct(clue);
};

/** "the mail of my request", "un message où on me demande de cliquer": no request of the person's own. */
const isAskedOrNamed = (words: readonly Token[], at: number): boolean =>
  hasClue(words[at], 'request') && [...determiners, 'me', 'm', 'nous', 'vous'].includes(words[at - 1]?.text ?? '');

const ahead = (tokens: readonly Token[], place: Place, next: number): Act | null => {
  const words = tokens.slice(place.to, Math.min(next, place.to + farAhead));
  const end = words.findIndex((token, at) => isEnd(token, words[at - 1]));
  const clause = end === -1 ? words : words.slice(0, end);
  const separator = clause.findIndex((token, at) => (at > 1 || token.text !== ',') && isSeparator(token));
  const near = separator === -1 ? clause : clause.slice(0, separator);
  const at = near.findIndex((token, index) => clueOf(token) !== undefined && !isSpeech(near, index) && clueOf(token) !== 'trouble' && !isBeside(near, index) && !isAskedOrNamed(near, index) && !(next >= tokens.length && clueOf(token) === 'other' && isOccasion(near, index)));
  const clue = near[at];
  if (clause[0]?.text === ',' && next < tokens.length && separator === -1 && clue !== undefined && end === -1) return null;
  if (clause.slice(0, Math.min(2, clause.indexOf(clue ?? none))).some(({ text }) => text === ',') && clue !== undefined && ['other', 'business', 'action', 'request'].includes(clueOf(clue) ?? '')) return null;
  return clue === undefined ? null : asAct(clueOf(clue) ?? 'other');
};

const none = tokenOf('', noSenses);

const near = (words: readonly Token[], clue: Clue, reach: number): boolean => words.slice(-reach).some((token) => hasClue(token, clue));

const thinking = new Set(['dit', 'dis', 'crois', 'pense', 'sais', 'maintiens', 'jure', 'parce', 'avant', 'plus', 'moins', 'dire', 'sur', 'sure', 'certain', 'vois', 'voit', 'semble', 'dirais', 'soutient', 'alors', 'est', 'c']);

/** "je n'ai reçu le courrier que vendredi", "la poste me l'a donnée que le 20". */
const isOnlySince = (words: readonly Token[]): boolean => {
  const that = words.findLastIndex(({ text }) => text === 'que' || text === 'qu');
  if (that < words.length - 2 || !words.some((token) => hasClue(token, 'received') || hasClue(token, 'missing'))) return false;
  const denied = words.slice(Math.max(0, that - farAhead - 2), that).some(({ text }) => /^ne?(?: |$)/.test(text));
  const before = words[that - 1];
  return denied || hasClue(before, 'received') && !thinking.has(before?.text ?? '');
};

/** "it didn't turn up until the 9th", "not before Friday": it came then. */
const isBelated = (words: readonly Token[]): boolean =>
  isOnlySince(words) || near(words, 'until', 2) && words.slice(-farAhead - 1, -1).some(({ text }) => /^(?:didn|wasn|hasn|not|never|nothing|rien|aucun|aucune)\b/.test(text)) && words.at(-1)?.text !== 'expire';

const isExcluded = (words: readonly Token[]): boolean => {
  const last = words.at(-1);
  const beforeThe = hasMark(last, 'the') ? words.at(-2) : last;
  if (near(words, 'street', 2) && !['le', 'the'].includes(last?.text ?? '')) return true;
  if (near(words, 'until', 2)) return true;
  return hasLink(beforeThe, 'before') && !hasMark(beforeThe, 'at') || beforeThe?.text === 'by';
};

/** "reçu votre lettre du 4 novembre le samedi 7": another day follows at once, so this one is the letter's own. */
const isOfLetter = ({ tokens }: Scope, { from, to }: Place, next: number): boolean =>
  ['du', 'of', 'from'].includes(tokens[tokens[from - 1]?.text === 'the' ? from - 2 : from - 1]?.text ?? '') && next < tokens.length && tokens.slice(to, next).every((token) => hasMark(token, 'the'));

/** "can I still use the link from yesterday?" tells of yesterday, "can I activate on the 24th?" of no arrival. */
const letterOf = new Set(['du', 'de', 'd', 'of', 'from']);

/** "du lundi au vendredi", "Monday to Saturday": when an office is open. */
const areOpeningDays = ({ tokens }: Scope, { from, to }: Place): boolean => {
  const named = tokens.slice(from, to);
  if (named.some(({ figures }) => figures !== undefined && figures.is !== 'clock')) return false;
  const words = named.filter((token) => token.senses.weekday !== undefined || hasLink(token, 'to') || token.text === '-');
  const [first, link, last] = words;
  return first?.senses.weekday === 1 && link?.senses.weekday === undefined && (last?.senses.weekday ?? 0) >= 5;
};

const doubting = new Set(['sais', 'know', 'remember', 'recall', 'souviens', 'rappelle', 'sure', 'sur', 'crois', 'trompe', 'memoire', 'souvenirs', 'memory', 'mistaken', 'wrong', 'de memoire']);

/** "je ne sais plus si c'est le 5", "if I remember rightly": no condition. */
const isDoubt = (words: readonly Token[], at: number): boolean =>
  ['si', 'if'].includes(words[at]?.text ?? '') && words.slice(Math.max(0, at - 3), at + 5).some(({ text }) => doubting.has(text));

/** The act of a date among its neighbours: what stands before it in its clause, else what follows. */
export const actOf = (scope: Scope, place: Place, around: { readonly previous: number; readonly next: number }): Act => {
  const words = sentence(scope.tokens, place, around.previous);
  const street = /^(?:street|road|avenue|square|lane)$/.test(scope.tokens[place.to]?.text ?? '');
  if (isBelated(words)) return 'received';
  if (words.some((token) => hasMark(token, 'arrival-stamp'))) return 'received';
  const post = scope.tokens[place.to]?.text === 's';
  if (street || (!post && isExcluded(words))) return 'excluded';
  const first = around.previous === 0;
  const following = ahead(scope.tokens, place, around.next);
  const own = behind(words) ?? (following === 'received' ? following : null);
  const role = own ?? beyond(words, first) ?? following ?? 'plain';
  const wished = words.slice(words.findLastIndex(isSeparator) + 1).some((token, index, near) => hasClue(token, 'will') && !isDoubt(near, index));
  if (words.slice(words.findLastIndex(isSeparator) + 1).some((token) => hasClue(token, 'former'))) return 'former';
  if (role === 'dated' && isOfRequest(words)) return 'other';
  if (role !== 'received' && areOpeningDays(scope, place)) return 'other';
  if (role === 'received' && isOfLetter(scope, place, around.next)) return 'dated';
  return role === 'other' || (role !== 'received' && role !== 'dated' && wished && !letterOf.has(words.at(-1)?.text ?? '')) ? 'other' : role;
};

/** Words that hang a further date on the clue of the one before: "une le 4 et une le 12", "one on the 4th, another on the 12th". */
const hanging = new Set(['selon', 'according', 'poste', 'post', ',', 'une', 'un', 'autre', 'one', 'another', 'other', 'puis', 'then', 'deuxieme', 'second', 'seconde']);

/** Whether a date without a clue of its own shares the clue of the date before it. */
export const sharesClue = ({ tokens }: Scope, previous: Place, place: Place): boolean => {
  const gap = tokens.slice(previous.to, place.from);
  return gap.some((token) => hasLink(token, 'and') || hanging.has(token.text)) && gap.every((token) => hasLink(token, 'and') || hanging.has(token.text) || ['small', 'the', 'person'].some((mark) => hasMark(token, mark)));
};
