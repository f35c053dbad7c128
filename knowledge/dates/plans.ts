import { hasClue, hasLink, hasMark } from './pieces.js';
import type { DayPiece, TimePiece } from './pieces.js';
import type { Token } from './tokens.js';

/** "ira", "recevrai", "viendront"; no conditional, no imperfect. */
const futureVerb = /(?:[eiu]r|[dtv]r|rr)(?:ai|as|a|ons|ez|ont)$/;
const noFuture = new Set(['opera', 'camera', 'citrons', 'patrons', 'environs', 'entra', 'montra', 'dirai', 'dira', 'diras', 'direz', 'diront', 'aura', 'auront', 'aurai', 'aurez', 'libera', 'era', 'extra', 'ultra', 'contrat', 'verra']);
const expected = new Set(['devrait', 'devraient', 'recevrais', 'recevrait', 'arriverait', 'viendrait', 'passerait', 'serait', 'devrais']);
const infinitive = /(?:er|ir|re|oir)$/;
const going = new Set(['vais', 'vai', 'vas', 'va', 'allons', 'allez', 'vont']);
const must = new Set(['devait', 'devaient', 'doit', 'dois', 'doivent', 'devons', 'devez']);
/** "ça doit être lundi" guesses at what is past. */
const guessing = new Set(['etre', 'avoir', 'dater', 'remonter', 'faire', 'dire']);

const isFrenchFuture = (words: readonly Token[]): boolean =>
  words.some(({ text }, at) => {
    const [next, second] = [words[at + 1]?.text ?? '', words[at + 2]?.text ?? ''];
    if ((text.length > 2 && futureVerb.test(text) && !noFuture.has(text)) || expected.has(text)) return !hasClue(words[at + 1], 'received');
    if (text === 'aura' || text === 'aurai') return !hasClue(words[at + 1], 'received') && words[at + 1]?.text !== 'ete';
    const verb = [next, second].find((word) => infinitive.test(word));
    return (going.has(text) || must.has(text)) && verb !== undefined && !guessing.has(verb);
  });

/** Verbs that tell in the present what somebody will do: "je passe prendre la lettre jeudi". */
const planned = new Set(['passe', 'passes', 'passons', 'repasse', 'repassons', 'verifie', 'rappelle', 'recontacte', 'retire', 'recupere', 'apporte', 'rapporte', 'ramene', 'demande', 'redemande', 'redis','renvoie', 'remet', 'remettent', 'delivre', 'plaide']);
const subjects = new Set(['je', 'j', 'il', 'elle', 'on', 'le', 'la', 'me', 'vous', 'te', 'les', 'l', 'y', 'lui']);
const helping = new Set(['ai', 'a', 'as', 'est', 'suis', 'sont', 'etait', 'avait', 'avais', 'ont', 'ete', 'etais', 'sommes']);

/** The "mardi" or "semaine" that a "passe" without its accent belongs to. */
const isWhich = (before: Token | undefined): boolean => (before?.senses.weekday ?? before?.senses.unit) !== undefined && before?.senses.weak !== true;

/** "Le comptable passe jeudi", not "le facteur est passé jeudi". */
const isFrenchPlan = (words: readonly Token[]): boolean =>
  words.some(({ text }, at) => planned.has(text) && !isWhich(words[at - 1]) && !words.slice(Math.max(0, at - 3), at).some((token) => helping.has(token.text)) && words.slice(Math.max(0, at - 3), at).some((token) => subjects.has(token.text)) && !words.slice(0, at).some(({ text: word }) => word === 'c' || word === 'quand'));

const working = new Set(['finis', 'finit', 'finissons', 'termine', 'terminons', 'commence', 'commencons', 'ferme', 'fermons', 'ouvre', 'ouvrons', 'embauche', 'debauche', 'finish', 'finishes', 'start', 'starts', 'close', 'closes', 'open', 'opens', 'shut', 'shuts', 'work']);

/** "je finis à 18h", "we close at 5": an hour of every day. */
export const isWorkingHour = (before: readonly Token[]): boolean =>
  before.some(({ text }, at) => working.has(text) && at > 0 && !before.slice(Math.max(0, at - 3), at).some((token) => helping.has(token.text) || token.senses.link?.includes('before') === true || ['de', 'd', 'to', 'avant'].includes(token.text)));

const will = new Set(['ll', 'will', 'wont', 'gonna', 'shall', 'going']);
const noWish = new Set(['like', 'have', 'say', 'guess', 'be']);
const sayings = new Set(['say', 'go', 'guess', 'have', 'be']);
const be = new Set(['m', 'am', 're', 'are', 'is', 's']);
const noPlan = new Set(['showing', 'saying', 'reading', 'dating', 'thinking', 'guessing', 'sitting', 'lying', 'waiting', 'clicking', 'opening', 'trying', 'asking', 'writing', 'morning', 'evening', 'during', 'nothing', 'something', 'anything', 'missing', 'using', 'chasing', 'contacting', 'enquiring', 'replying', 'following', 'calling', 'looking', 'having', 'being', 'getting', 'going on']);

const isEnglishFuture = (words: readonly Token[]): boolean =>
  words.some(({ text }, at) => {
    const next = words[at + 1]?.text ?? '';
    if (will.has(text) && words.at(-1)?.text !== text) return !sayings.has(next) || (next === 'be' && !['it', 'that'].includes(words[at - 1]?.text ?? ''));
    if (text === 'would') return !noWish.has(next) && next !== '';
    if ((['supposed', 'meant', 'due'].includes(text) && next === 'to') || (text === 'let' && next === 'me')) return words[at + 1] !== undefined && !['think', 'see', 'check'].includes(words[at + 2]?.text ?? '');
    if (text === 'promis' || text === 'promise' || text === 'promised') return true;
    return be.has(text) && next.length > 5 && next.endsWith('ing') && !noPlan.has(next) && !words.some((token) => token.text === 'since' || hasLink(token, 'from'));
  });

const telling = new Set(['dirai', 'dira', 'dirons', 'redirai']);
const returning = new Set(['vois', 'rencontre', 'rentre', 'reviens', 'revient', 'pars', 'part', 'rentrons', 'revenons']);

/** "je rentre vendredi, je vous dirai": who will tell comes back on a day that is still to come. */
export const isReturn = (words: readonly Token[], text: readonly Token[]): boolean =>
  words.some((token, at) => returning.has(token.text) && !words.slice(Math.max(0, at - 3), at).some(({ text: word }) => helping.has(word))) && text.some(({ text: word }) => word.length > 2 && (telling.has(word) || word === 'faut' || (futureVerb.test(word) && !noFuture.has(word))));

/** Whether a clause tells what is still to come: "je vais chercher la lettre jeudi", "I'm collecting it on Thursday". */
export const isPlan = (words: readonly Token[]): boolean => isFrenchFuture(words) || isFrenchPlan(words) || isEnglishFuture(words);

/** "à lundi", "see you tonight": a farewell. */
export const isFarewell = (before: readonly Token[], date: { readonly day?: DayPiece | undefined; readonly time?: TimePiece | undefined }, alone: boolean): boolean => {
  const named = (date.time === undefined && date.day?.form === 'weekday') || date.time?.part === true || (date.day === undefined && date.time === undefined);
  return named && ((alone && before.length === 1 && before[0]?.text === 'a') || before.some(({ text }) => text === 'see') || ['talk', 'speak'].includes(before[0]?.text ?? ''));
};

const participle = /(?:e|es|ee|ees|i|is|it|u|us|ert|ed)$/;

const isUnknownWord = (token: Token | undefined): boolean => token !== undefined && token.figures === undefined && token.punctuation !== true && token.text.length > 2 && Object.keys(token.senses).length === 0;

/** "le comité s'est réuni", "we renewed the insurance": a deed that is over, in words of which nothing is known. */
export const isUnknownDeed = (words: readonly Token[]): boolean =>
  !words.some(({ text }) => text === 'quand' || text === 'when') &&
  words.some(({ text }, at) => isUnknownWord(words[at + 1]) && participle.test(words[at + 1]?.text ?? '') && (helping.has(text) || ['i', 'we', 'they', 'was', 'were', 'got', 'had'].includes(text)));

const past = new Set(['etait', 'etais', 'etaient', 'etions', 'was', 'were', 'avait', 'had']);

/** "Fermé le lundi", "no post on Sundays": what is so every week, or a day on which nothing comes. */
export const isDayOff = (words: readonly Token[]): boolean => words.some((token) => hasMark(token, 'closed'));

/** "Sundays", "les lundis". */
const isPlural = (named: Token | undefined): boolean => named?.senses.weekday !== undefined && named.text.length > 5 && named.text.endsWith('s');

/** "le samedi": every one of them. */
const isEvery = (named: Token | undefined, before: Token | undefined): boolean => (named?.senses.weekday ?? (named?.senses.unit === 'weekend' ? 6 : undefined)) !== undefined && (before?.text === 'le' || isPlural(named));

/** "le facteur ne passe pas le samedi". */
export const isHabit = (before: readonly Token[], named: readonly Token[]): boolean => named.length <= 2 && (isPlural(named.at(-1)) || (isDayOff(before) && !isPastDayOff(before) && isEvery(named.at(-1), named.length > 1 ? named[0] : before.at(-1))));

/** Whether a day off is told of one day that is past: "la boutique était fermée mardi". */
export const isPastDayOff = (words: readonly Token[]): boolean => isDayOff(words) && words.some(({ text }) => past.has(text));

/** "le 30 novembre" in a week: of a plan rather than of last year. */
const soon = 60;

/** Whether a day whose year was not said would lie close ahead if it were of this year. */
export const isCloseAhead = (today: number, { first, year, flags, grain, which }: DayPiece): boolean => year === undefined && grain !== 'month' && which === undefined && flags.includes('inferred-year') && first + 366 > today && first + 365 <= today + soon;
