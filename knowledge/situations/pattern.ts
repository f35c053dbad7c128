import type { Hit, Word } from './lexicon.js';

/** One place of a pattern: any of these terms, at most `within` words after the place before it. */
export interface Place {
  readonly terms: readonly string[];
  readonly within: number;
}
export interface Pattern {
  readonly places: readonly Place[];
  /** Whether the utterance must hold nothing else, fillers apart. */
  readonly alone: boolean;
}

/** Where a pattern was found: the words it stands on, and how far apart they are. */
export interface Match {
  readonly on: readonly number[];
  readonly length: number;
}

/** An utterance as patterns see it. */
export interface Reading {
  readonly words: readonly Word[];
  /** By term, in order. */
  readonly byTerm: ReadonlyMap<string, readonly Hit[]>;
  /** By the index of their first word. */
  readonly byWord: ReadonlyMap<number, readonly Hit[]>;
}

/** How many words, not counting fillers, may stand where the notation has a gap. */
const gaps: Readonly<Record<string, number>> = { '.': 2, '..': 3, '...': 6, '....': 31 };
const sideBySide = 1;

/** The name under which a plain word of a pattern is looked up, apart from the groups' names. */
const plainTerm = (word: string): string => `=${word}`;

/** The word that a term made by plainTerm stands for. */
export const plainWord = (term: string): string => term.slice(1);

/** Reads the notation: `<group>` or a word, `a|b` for either, `.` for one word between, `..` for up to two, `...` for up to five, `....` for up to thirty. */
export function parsePattern(notation: string, groups: ReadonlySet<string>): Pattern {
  const places: Place[] = [];
  let within = sideBySide;
  const [, inner] = /^\^ (.+) \$$/.exec(notation.trim()) ?? [];
  for (const piece of (inner ?? notation).trim().split(/\s+/)) {
    if (gaps[piece] === undefined) {
      places.push({ terms: piece.split('|').map((one) => termOf(one, groups)), within });
      within = sideBySide;
    } else within = gaps[piece];
  }
  if (within !== sideBySide || places.length === 0) throw new Error(`"${notation}" ends in a gap or is empty`);
  return { places, alone: inner !== undefined };
}

function termOf(piece: string, groups: ReadonlySet<string>): string {
  const group = /^<(.+)>$/.exec(piece)?.[1];
  if (group === undefined && /^[\p{L}\p{N}]+@?$/u.test(piece)) return plainTerm(piece);
  if (group === undefined) throw new Error(`"${piece}" is neither a word nor a <group>`);
  if (!groups.has(group)) throw new Error(`"${piece}" names no group of words`);
  return group;
}

const noMatch: readonly Match[] = [];

/** Whether each place of a pattern has a word that can stand there, in whatever order. */
function mayHold({ places }: Pattern, { byTerm }: Reading): boolean {
  for (const { terms } of places) {
    let found = false;
    for (const term of terms) found ||= byTerm.has(term);
    if (!found) return false;
  }
  return true;
}

/** Every place where a pattern holds, at most one for each word it may begin with. */
export function matchesOf(pattern: Pattern, reading: Reading): readonly Match[] {
  if (!mayHold(pattern, reading)) return noMatch;
  const [start, ...rest] = pattern.places;
  if (!start) return [];
  return start.terms.flatMap((term) => reading.byTerm.get(term) ?? []).flatMap((hit) => {
    const on = follow(rest, hit, reading);
    return on && (!pattern.alone || nothingBeside(on, reading)) ? [{ on, length: positionOf(on.at(-1), reading) - positionOf(hit.first, reading) }] : [];
  });
}

const nothingBeside = (on: readonly number[], { words }: Reading): boolean =>
  words.every((word, at) => word.filler || on.includes(at));

function follow(places: readonly Place[], from: Hit, reading: Reading): number[] | null {
  const here = Array.from({ length: from.last - from.first + 1 }, (_, offset) => from.first + offset);
  const [next, ...rest] = places;
  if (!next) return here;
  const farthest = positionOf(from.last, reading) + next.within;
  for (let at = from.last + 1; at < reading.words.length && positionOf(at, reading) <= farthest; at += 1) {
    const hit = reading.byWord.get(at)?.find(({ term }) => next.terms.includes(term));
    if (reading.words[at]?.filler && positionOf(at, reading) === farthest) continue;
    const on = hit && follow(rest, hit, reading);
    if (on) return [...here, ...on];
  }
  return null;
}

const positionOf = (index: number | undefined, { words }: Reading): number => words[index ?? 0]?.position ?? 0;
