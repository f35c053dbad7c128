import { heard } from './heard.js';
import type { Senses } from './lexicon.js';
import { lexicon, noSenses, words } from './lexicon.js';
import { isStop } from '../rules/pieces.js';
import { englishSound, frenchSound } from './sounds.js';
import { distance, isSettled, shared } from './spelling.js';
import type { Token } from './token.js';
import { tokenOf } from './token.js';

type Sense = keyof Senses;

/** What stands around a word: two tokens on either side. */
interface Place {
  readonly first: Token | undefined;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  readonly beyond: Token | undefined;
}

/** A place in a sentence that only a word of some kinds can fill. */
interface Slot {
  readonly senses: readonly Sense[];
  readonly fits: (place: Place) => boolean;
  /** Only words that are known to be written for others, nothing that merely resembles one. */
  readonly heardOnly?: true;
  /** False where "de", "to" or "in" may stand as well. */
  readonly grammar?: false;
  /** Whether even a word that means something else is taken for one of dates there ("two" behind "il y a": "to days ago"). */
  readonly certain: (place: Place) => boolean;
}

const has = (token: Token | undefined, ...senses: readonly Sense[]): boolean => senses.some((sense) => token?.senses[sense] !== undefined);
const isNumber = (token: Token | undefined): boolean => (token?.figures?.is === 'number' && token.figures.value < 100) || token?.figures?.is === 'ordinal' || has(token, 'number', 'ordinal');
const isHeard = (token: Token | undefined, sense: Sense): boolean => has(token, sense) || (sense === 'number' && isNumber(token)) || heard.get(token?.text ?? '')?.some((word) => lexicon.get(word)?.[sense] !== undefined) === true;
const isUnit = (token: Token | undefined): boolean => isHeard(token, 'unit');
const isRanked = (token: Token | undefined): boolean => isNumber(token) && !['un', 'une', 'a', 'an', 'one'].includes(token?.text ?? '');
const isAgo = (token: Token | undefined): boolean => token?.senses.ago === 'before' || token?.senses.ago === 'since';
const isDigit = (token: Token | undefined): boolean => (token?.senses.number ?? 10) < 10;
const isTens = (token: Token | undefined): boolean => (token?.senses.number ?? 0) >= 20 && (token?.senses.number ?? 0) <= 60;
const isBack = (token: Token | undefined): boolean => token?.senses.ago === 'after';
const isSide = (token: Token | undefined): boolean => isBack(token) || ['avant', 'apres', 'before', 'after'].includes(token?.text ?? '');
const isYear = (token: Token | undefined): boolean => token?.figures?.is === 'number' && token.figures.digits === 4;
const isDay = (token: Token | undefined): boolean => has(token, 'day', 'weekday', 'month');
const introduces = (token: Token | undefined): boolean => ['le', 'du', 'au', 'the', 'on', 'of', 'au soir du'].includes(token?.text ?? '') || has(token, 'weekday');
const isAt = (token: Token | undefined): boolean => ['a', 'at', 'vers', 'around', 'about', 'des', 'ver'].includes(token?.text ?? '');
const isSmall = (token: Token | undefined): boolean => token?.senses.mark?.includes('small') === true;
const isOf = (token: Token | undefined): boolean => ['of', 'de', 'du'].includes(token?.text ?? '');
const isGrammar = (token: Token): boolean => has(token, 'link') || isOf(token);
const never = (): boolean => false;
const always = (): boolean => true;

const isCounted = ({ before, after, beyond }: Place): boolean => isUnit(after) && (isAgo(before) || isBack(beyond) || isRanked(before) || isAt(before));
const isDated = ({ before, after, beyond }: Place): boolean => (introduces(before) || isRanked(before)) && (has(after, 'month') || (isHeard(after, 'number') && has(beyond, 'month')) || (isOf(after) && has(beyond, 'month')));
const isMonth = ({ first, before, after, beyond }: Place): boolean => {
  const day = isOf(before) ? first : before;
  return isRanked(day) && (introduces(first) || first === undefined || day?.figures?.is === 'ordinal' || isYear(after) || isStop(after) && isStop(beyond)) && !has(after, 'unit', 'month');
};

/** "lsat week", "tihs morning", where a clause begins. */
const isWhich = ({ before, after }: Place): boolean => ['week', 'month', 'weekend', 'night', 'morning', 'afternoon', 'evening'].includes(after?.text ?? '') && (before === undefined || before.punctuation === true || isSmall(before) || before.senses.clue?.includes('received') === true);

const slots: readonly Slot[] = [
  { senses: ['number', 'few', 'dozen'], fits: isCounted, certain: ({ before, after, beyond }) => (isAgo(before) && before?.senses.ago === 'before' && after?.text !== 'our') || isBack(beyond) || (isRanked(before) && isUnit(after)) || (isAt(before) && after?.text.startsWith('heur') === true) },
  { senses: ['number'], fits: ({ before, after }) => after?.senses.meridiem !== undefined && isAt(before) || ['half-past', 'quarter-past', 'quarter-to'].some((mark) => before?.senses.mark?.includes(mark)), certain: always },
  // "le ving deux", "le vingt troi"
  { senses: ['number'], heardOnly: true, fits: ({ before, after, beyond }) => ['le', 'du', 'au'].includes(before?.text ?? '') && (isDigit(after) || has(after, 'link') && isDigit(beyond) || isHeard(after, 'number')), certain: never },
  { senses: ['number'], heardOnly: true, fits: ({ first, before, after }) => isTens(before) && ['le', 'du', 'au'].includes(first?.text ?? '') && (isStop(after) || has(after, 'month', 'part')), certain: never },
  { senses: ['ordinal'], heardOnly: true, fits: ({ before, after }) => before?.text === 'the' && isStop(after), certain: always },
  { senses: ['link'], heardOnly: true, fits: ({ before, after }) => (isTens(before) && after?.senses.number === 1) || ((isRanked(before) || has(before, 'unit')) && isRanked(after)), certain: always },
  { senses: ['which'], fits: isWhich, certain: isWhich },
  { senses: ['which'], heardOnly: true, fits: ({ before, after }) => has(after, 'part', 'unit') && !has(before, 'day', 'weekday', 'number'), certain: always },
  { senses: ['unit'], fits: ({ first, before, after }) => (isNumber(before) || has(before, 'few', 'dozen') || ['demi', 'demie'].includes(before?.text ?? '')) && (isAgo(first) || isSide(after)), certain: ({ first, after }) => isAgo(first) || isBack(after) },
  { senses: ['unit'], fits: ({ first, before }) => isRanked(before) && (isAt(first) || isDay(first)), certain: ({ first, after }) => isAt(first) && isStop(after) },
  { senses: ['number', 'ordinal'], grammar: false, fits: isDated, certain: isDated },
  { senses: ['month'], fits: isMonth, certain: ({ after }) => isStop(after) || isYear(after) || has(after, 'part') },
  { senses: ['part', 'clock'], fits: ({ first, before }) => isDay(before) || (isSmall(before) && isDay(first)) || (isAt(before) && isDay(first)) || before?.senses.which?.includes('this') === true, certain: ({ before, after }) => isDay(before) && isStop(after) },
  { senses: ['unit', 'weekday', 'season', 'month', 'part'], fits: ({ before, after }) => has(after, 'which') && !has(after, 'unit') && (isSmall(before) || before === undefined || isAgo(before)) || (before?.senses.which?.includes('last') === true && !has(after, 'unit', 'weekday', 'month', 'part')), certain: ({ before, after }) => before === undefined ? has(after, 'which') && !has(after, 'link') : has(before, 'which') && isStop(after) },
  { senses: ['which'], heardOnly: true, fits: ({ before, after }) => has(before, 'weekday', 'month') && isStop(after) || (has(before, 'unit') && !isNumber(before)), certain: ({ before, after }) => has(before, 'unit', 'weekday', 'month') && isStop(after) },
  { senses: ['edge'], heardOnly: true, fits: ({ before, after }) => has(after, 'month') && !isNumber(before), certain: ({ before }) => before === undefined || isSmall(before) },
  { senses: ['ago'], fits: ({ first, before, after }) => has(before, 'unit') && (isNumber(first) || has(first, 'few', 'dozen')) && isStop(after), certain: never },
];

interface Entry {
  readonly word: string;
  readonly senses: Senses;
  readonly french: string;
  readonly english: string;
}

const shortest = 4;

/** Words that can fill a slot; abbreviations are too short to be heard or mistyped. */
const entries: readonly Entry[] = [...lexicon]
  .filter(([word, senses]) => word.length >= shortest && (!word.includes(' ') || senses.number !== undefined) && !(senses.weak === true && senses.number === undefined && senses.month === undefined && word.length < 4))
  .map(([text, senses]) => ({ word: text, joined: text.replaceAll(' ', ''), senses }))
  .map(({ word, joined, senses }) => ({ word, senses, french: words.fr.has(word) ? frenchSound(joined) : '', english: words.en.has(word) ? englishSound(joined) : '' }));

const bySense = new Map<Slot, readonly Entry[]>(slots.map((slot) => [slot, entries.filter(({ senses }) => slot.senses.some((sense) => senses[sense] !== undefined && !(sense === 'ago' && senses.ago !== 'after')))]));

/** Edits that a word may lack of one of dates, by its letters; the first letter is hardly ever wrong, in a short word the last one neither, unless nothing else can stand there. */
const allowed = (word: string, { word: other, french }: Entry, certain: boolean): number => {
  if (word[0] !== other[0] && frenchSound(word)[0] !== french[0]) return 0;
  if (word.length < 5) return (certain && word.length === 4 && word[0] === other[0]) || word.at(-1) === other.at(-1) ? 1 : 0;
  return word.length < 7 ? 1 : 2;
};

const shortestHeard = 3;

const isAlike = (word: string, { french, english, word: other }: Entry): boolean => {
  const sound = frenchSound(word);
  return (sound.length >= shortestHeard && sound === french) || (word.length > shortest && word[0] === other[0] && englishSound(word) === english);
};

/** How far a written word is from one of dates: less than 1 where both sound alike; Infinity where they are too unlike. */
const strangeness = (word: string, entry: Entry, certain: boolean): number => {
  const edits = distance(word, entry.word.replaceAll(' ', ''));
  if (isAlike(word, entry) && edits <= word.length / 2) return edits / 10;
  return edits <= allowed(word, entry, certain) ? edits : Infinity;
};

/** Words come back from text to text; comparing one with all of a slot costs more than the rest of it. */
const mostRemembered = 5_000;
const remembered = new Map<Slot, Map<string, string | null>>();

const likeliest = (word: string, slot: Slot, certain: boolean): string | null => {
  const ofSlot = remembered.get(slot) ?? new Map<string, string | null>();
  const key = certain ? `${word}!` : word;
  const known = ofSlot.get(key);
  if (known !== undefined) return known;
  if (ofSlot.size > mostRemembered) ofSlot.clear();
  const found = search(word, slot, certain);
  remembered.set(slot, ofSlot.set(key, found));
  return found;
};

const search = (word: string, slot: Slot, certain: boolean): string | null => {
  const found = (bySense.get(slot) ?? []).map((entry) => ({ word: entry.word, far: strangeness(word, entry, certain) })).filter(({ far }) => far < Infinity);
  const [best] = found.toSorted((a, b) => a.far - b.far || shared(word, b.word) - shared(word, a.word));
  return best?.word ?? null;
};

const fill = (word: string, slot: Slot, place: Place): string | null => {
  const meant = heard.get(word)?.find((one) => slot.senses.some((sense) => lexicon.get(one)?.[sense] !== undefined));
  const settled = isSettled(word);
  if (meant !== undefined && (!settled || slot.certain(place))) return meant;
  return settled || slot.heardOnly === true || word.length < shortest - 1 ? null : likeliest(word, slot, slot.certain(place));
};

/** The slots that a word does not fill already, remembered by its senses, which most words share. */
const openSlots = new WeakMap<Senses, readonly Slot[]>();

const openTo = ({ senses }: Token): readonly Slot[] => {
  const known = openSlots.get(senses);
  const open = known ?? slots.filter((slot) => !slot.senses.some((sense) => senses[sense] !== undefined));
  if (known === undefined) openSlots.set(senses, open);
  return open;
};

const letters = /^[a-z ]+$/;

/** Words beside which a slot can stand; far from them nothing has to be looked for. */
const isTelling = (token: Token | undefined): boolean =>
  token !== undefined && (token.figures !== undefined || has(token, 'ago', 'unit', 'which', 'month', 'number', 'ordinal', 'few', 'dozen', 'day', 'weekday', 'meridiem', 'part') || heard.has(token.text));

const mendedAt = (tokens: readonly Token[], at: number): Token | null => {
  const token = tokens[at];
  if (token === undefined || token.figures !== undefined || token.punctuation === true || !letters.test(token.text)) return null;
  if (!isTelling(tokens[at - 1]) && !isTelling(tokens[at + 1]) && tokens[at - 1]?.text !== 'the' && !isTelling(tokens[at - 2])) return null;
  const place: Place = { first: tokens[at - 2], before: tokens[at - 1], after: tokens[at + 1], beyond: tokens[at + 2] };
  for (const slot of openTo(token)) {
    const word = !(slot.grammar === false && isGrammar(token)) && slot.fits(place) ? fill(token.text, slot, place) : null;
    if (word !== null) return tokenOf(word, lexicon.get(word) ?? noSenses, { typo: true });
  }
  return null;
};

/**
 * Second chance for words that stand where only a word of dates can: "tree days ago", "le vin novembre", "hier swar". What
 * is put there is marked as a typo, so that it is flagged. Without such a word the tokens themselves come back.
 */
export const mend = (tokens: readonly Token[]): readonly Token[] => {
  let mended = tokens;
  for (const at of tokens.keys()) {
    const token = mendedAt(mended, at);
    if (token !== null) mended = mended.with(at, token);
  }
  return mended;
};
