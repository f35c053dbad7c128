import type { DayPiece, TimePiece } from '../rules/pieces.js';
import { hasClue, hasLink } from '../rules/pieces.js';
import type { Token } from '../words/token.js';
import { noSenses } from '../words/lexicon.js';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(', '));

/** "ira", "recevrai", "viendront"; no conditional, no imperfect. */
const futureVerb = /(?:[eiu]r|[dtv]r|rr)(?:ai|as|a|ons|ez|ont)$/;
/** Words that look like it, and futures that tell of no plan: "ma femme vous dira le 12", "ça aura été mardi". */
const noFuture = setOf('opera, camera, citrons, patrons, environs, entra, montra, dirai, dira, diras, direz, diront, aura, auront, aurai, aurez, libera, era, extra, ultra, contrat, verra');
const expected = setOf('devrait, devraient, devrais, recevrais, recevrait, arriverait, viendrait, passerait, serait');
const isFuture = (word: string): boolean => word.length > 2 && futureVerb.test(word) && !noFuture.has(word);

const infinitive = /(?:er|ir|re|oir)$/;
const going = setOf('vais, vai, vas, va, allons, allez, vont, devait, devaient, doit, dois, doivent, devons, devez');
/** "ça doit être lundi" guesses at what is past. */
const guessing = setOf('etre, avoir, dater, remonter, faire, dire');

/** "je vais aller chercher", "il devait passer", "vous le recevrez". */
const isFrenchFuture = (words: readonly Token[]): boolean =>
  words.some(({ text }, at) => {
    const [next, second] = [words[at + 1], words[at + 2]];
    if (isFuture(text) || expected.has(text)) return !hasClue(next, 'received');
    if (text === 'aura' || text === 'aurai') return !hasClue(next, 'received') && next?.text !== 'ete';
    const verb = [next?.text ?? '', second?.text ?? ''].find((word) => infinitive.test(word));
    return going.has(text) && verb !== undefined && !guessing.has(verb);
  });

const planned = setOf('passe, passes, passons, repasse, repassons, verifie, rappelle, recontacte, retire, recupere, apporte, rapporte, ramene, demande, redemande, redis, renvoie, remet, remettent, delivre, plaide');
const subjects = setOf('je, j, il, elle, on, le, la, me, vous, te, les, l, y, lui');
/** Verbs that make a participle of the word behind them: without accents "passe" is "passé" as well. */
export const helping = setOf('ai, a, as, est, suis, sont, etait, avait, avais, ont, ete, etais, sommes');

/** The "mardi" or "semaine" that a "passe" without its accent belongs to. */
const isWhich = (before: Token | undefined): boolean => (before?.senses.weekday ?? before?.senses.unit) !== undefined && before?.senses.weak !== true;

const justBefore = (words: readonly Token[], at: number, wanted: ReadonlySet<string>): boolean => words.slice(Math.max(0, at - 3), at).some(({ text }) => wanted.has(text));

/** "un message où on me demande de cliquer": what a letter asks, not what somebody will ask. */
const isAsked = (words: readonly Token[], at: number): boolean => words[at]?.text === 'demande' && justBefore(words, at, setOf('on, me, m, nous, vous, qui'));

/** "Le comptable passe jeudi", not "le facteur est passé jeudi", not "c'est elle qui passe". */
const isFrenchPresent = (words: readonly Token[]): boolean =>
  words.some(({ text }, at) => planned.has(text) && !isAsked(words, at) && !isWhich(words[at - 1]) && !justBefore(words, at, helping) && justBefore(words, at, subjects) && !words.slice(0, at).some(({ text: word }) => word === 'c' || word === 'quand'));

const will = setOf('ll, will, wont, gonna, shall, going');
/** "I'll say the 12th", "it will have been Tuesday". */
const sayings = setOf('say, go, guess, have, be');
const noWish = setOf('like, have, ve, have been, ve been, say, guess, be');
const be = setOf('m, am, re, are, is, s');
/** What is going on or is no verb: "I'm clicking the link". */
const noPlan = setOf('showing, saying, reading, dating, thinking, guessing, sitting, lying, waiting, clicking, opening, trying, asking, writing, morning, evening, during, nothing, something, anything, missing, using, chasing, contacting, enquiring, replying, following, calling, looking, having, being, getting');

const isEnglishPlan = (words: readonly Token[]): boolean =>
  words.some(({ text }, at) => {
    const next = words[at + 1]?.text ?? '';
    if (will.has(text) && next !== '') return !sayings.has(next) || (next === 'be' && !['it', 'that'].includes(words[at - 1]?.text ?? ''));
    if (text === 'would') return !noWish.has(next) && next !== '';
    if (['supposed', 'meant', 'due'].includes(text)) return next === 'to';
    if (text === 'let' && next === 'me') return !['think', 'see', 'check'].includes(words[at + 2]?.text ?? '');
    if (text === 's' && !['he', 'she', 'it'].includes(words[at - 1]?.text ?? '')) return false;
    return be.has(text) && next.length > 5 && next.endsWith('ing') && !noPlan.has(next) && !words.some((token) => token.text === 'since' || hasLink(token, 'from'));
  });

const promises = setOf('promis, promise, promised');

/** Whether a clause tells what is still to come, or what was to come: "je vais chercher la lettre jeudi", "I'm collecting it on Thursday". */
export const isPlan = (words: readonly Token[]): boolean => isFrenchFuture(words) || isFrenchPresent(words) || isEnglishPlan(words) || words.some(({ text }) => promises.has(text));

/** What a letter makes of people, which is no task: "du mal à l'ouvrir le 12". */
const noTask = /(?:avoir|recevoir|arriver|ouvrir|trouver|lire|voir)$/;

/** "bouquet à livrer le 25", "cake to be delivered on the 18th": a task, of the words just before a date; not "on l'a enregistré le 25". */
export const isTask = (before: readonly Token[]): boolean => {
  const text = before.map((token) => token.text).join(' ').replace(/(?: (?:pour|le|la|au|on|the|by|for|avant|du))*$/, '');
  const verb = /(?<!(?:^| )(?:l|m|nous|vous|qui|il|elle|on|y))(?:^| )a ([a-z]{2,}(?:er|ir|re))$/.exec(text)?.[1];
  return (verb !== undefined && !noTask.test(verb)) || /(?:^| )to be (?:[a-z]+ed|done|sent|made|paid|given)$/.test(text);
};

const telling = setOf('dirai, dira, dirons, redirai, faut');
const returning = setOf('vois, rencontre, rentre, reviens, revient, pars, part, rentrons, revenons');

/** "je rentre vendredi, je vous dirai": who will tell comes back on a day that is still to come. */
export const isReturn = (words: readonly Token[], text: readonly Token[]): boolean =>
  words.some((token, at) => returning.has(token.text) && !justBefore(words, at, helping)) && text.some(({ text: word }) => telling.has(word) || isFuture(word));

interface Named {
  readonly day?: DayPiece | undefined;
  readonly time?: TimePiece | undefined;
}

/** "à lundi", "à ce soir", "see you on Monday". */
export const isFarewell = (before: readonly Token[], { day, time }: Named, last: boolean): boolean => {
  const vague = day === undefined ? time?.part === true : day.form === 'weekday' && day.which !== 'before-last' && (time === undefined || time.part === true);
  const [first] = before;
  return vague && ((last && before.length === 1 && first?.text === 'a') || before.some(({ text }) => text === 'see') || first?.text === 'talk' || first?.text === 'speak');
};

/** So many days ahead a day without a year is one of a plan rather than of last year: "la réunion du 30 novembre" in a week. */
const soon = 60;

/** Whether a day whose year was not said would lie close ahead if it were of this year. */
export const isCloseAhead = (today: number, { first, year, flags, grain, which }: DayPiece): boolean =>
  year === undefined && grain !== 'month' && which === undefined && flags.includes('inferred-year') && first + 366 > today && first + 365 <= today + soon;

const participle = /(?:e|es|ee|ees|i|is|it|u|us|ert|ed)$/;
const doing = setOf('i, we, they, was, were, got, had');

/** A word of no dictionary. */
export const isUnknownWord = (token: Token | undefined): boolean =>
  token !== undefined && token.figures === undefined && token.punctuation !== true && token.text.length > 2 && token.senses === noSenses;

const tellers = setOf('dis, dirais, lis, vois, quand, when');
/** "me l'apporter", "on l'a": the letter. */
const owned = setOf('me, m, te, nous, vous, on, je, il, elle');
const owners = setOf('je, j, on, i, we, my, our, mon, ma, notre, he, she');

/** "le comité s'est réuni", "we renewed the insurance", "my dog bit him": a deed that is over, in words of which nothing is known. */
export const isUnknownDeed = (words: readonly Token[]): boolean =>
  !words.some(({ text }, at) => tellers.has(text) || text === 'it' || (text === 'l' && owned.has(words[at - 1]?.text ?? ''))) &&
  (words.some(({ text }, at) => isUnknownWord(words[at + 1]) && participle.test(words[at + 1]?.text ?? '') && (helping.has(text) || doing.has(text))) ||
    (owners.has(words[0]?.text ?? '') && words.slice(1).some(isUnknownWord)));

const gaining = setOf('had, got, have had, eu, ai eu, a eu, recu');
const some = setOf('a, an, my, our, some, un, une, des, mon, ma, notre');

/** "I had my car serviced", "j'ai eu un accident": verbs of arrival of a thing of which nothing is known. */
export const isUnknownGain = (words: readonly Token[]): boolean =>
  words.some(({ text }, at) => gaining.has(text) && some.has(words[at + 1]?.text ?? '') && words.slice(at + 2, at + 5).some(isUnknownWord));
