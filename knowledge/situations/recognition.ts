import { hitsOf, readWords, type Hit, type Lexicon } from './lexicon.js';
import { matchesOf, type Match, type Pattern, type Reading } from './pattern.js';
import type { Situation, Symptom, Told } from './situation.js';
import type { SymptomRule, SymptomsContent } from './symptoms.js';

/** A symptom found in an utterance. */
interface Finding {
  readonly rule: SymptomRule;
  readonly match: Match;
}

/**
 * Says where a person is in the procedure from the words of one utterance, in any mixture of the content's languages.
 * All situations are left when nothing was told; none, and the two symptoms, when it contradicts itself.
 */
export function recogniseSituation(text: string, content: SymptomsContent): Told {
  const reading = read(text, content.lexicon);
  const findings = findingsOf(content.rules, reading);
  const takenBack = content.takesBack.flatMap((pattern) => matchesOf(pattern, reading));
  const kept = withoutCorrected(standing(findings), takenBack, content);
  const all = new Set(content.situations.keys());
  const holds = (patterns: readonly Pattern[]) => patterns.some((pattern) => matchesOf(pattern, reading).length > 0);
  const lacksDate = content.lacksDate.filter(({ patterns }) => holds(patterns)).map(({ basis }) => basis);
  const named = (findings: readonly Finding[]) => onceEach(findings).flatMap((finding) => symptomOf(finding, { text, reading, content }));
  const symptoms = named(kept);
  const clash = clashIn(named(kept.filter(({ rule }) => rule.allows)));
  const left = clash ? [] : [...narrowed(kept, all)].sort((a, b) => a - b);
  return { situations: pick(left, content), symptoms, clash, asksTime: holds(content.asksTime), asksArrival: holds(content.asksArrival), lacksDate, acts: kept.filter(({ rule }) => rule.act).map(({ match }) => wordsAt(match, { text, reading })), absent: kept.some(({ rule }) => rule.absent) };
}

function read(text: string, lexicon: Lexicon): Reading {
  const words = readWords(text, lexicon);
  const byTerm = new Map<string, Hit[]>();
  const byWord = new Map<number, Hit[]>();
  for (const hit of hitsOf(words, lexicon)) {
    byTerm.set(hit.term, [...(byTerm.get(hit.term) ?? []), hit]);
    byWord.set(hit.first, [...(byWord.get(hit.first) ?? []), hit]);
  }
  return { words, byTerm, byWord };
}

/** Of some hundred patterns few hold: loops leave no garbage behind for the others. */
function findingsOf(rules: readonly SymptomRule[], reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const pattern of rule.patterns) for (const match of matchesOf(pattern, reading)) findings.push({ rule, match });
  }
  return findings;
}

/** The findings that others neither hide nor beat; those that were beaten hide none. */
function standing(findings: readonly Finding[]): Finding[] {
  const seen = withoutHidden(findings);
  const winners = withoutRivals(seen);
  const beaten = new Set(seen.filter((one) => !winners.includes(one)));
  return beaten.size === 0 ? winners : withoutRivals(withoutHidden(findings.filter((one) => !beaten.has(one))));
}

/** Of findings that tell the same thing and share a word, only the closer-knit one stays. */
function withoutRivals(findings: readonly Finding[]): Finding[] {
  const taken = new Map<string, SymptomRule>();
  const rivals = findings.filter(({ rule }) => rule.tells !== null).sort((a, b) => a.match.length - b.match.length);
  const lost = new Set<Finding>();
  for (const finding of rivals) {
    const keys = finding.match.on.map((word) => `${finding.rule.tells ?? ''} ${word}`);
    if (keys.some((key) => (taken.get(key) ?? finding.rule) !== finding.rule)) lost.add(finding);
    else keys.forEach((key) => taken.set(key, finding.rule));
  }
  return findings.filter((finding) => !lost.has(finding));
}

/** Without the findings that share words with another one which hides them, unless that one is hidden itself. */
function withoutHidden(findings: readonly Finding[]): Finding[] {
  const hiddenBy = (others: readonly Finding[]) => (one: Finding) =>
    others.some((other) => other.rule.hides.has(one.rule.id) && overlap(one.match, other.match));
  const seen = findings.filter((one) => !hiddenBy(findings)(one));
  return findings.filter((one) => !hiddenBy(seen)(one));
}

/** Without the findings that contradict the mode which is named after a correction; the "no" of "no code" corrects nothing. */
function withoutCorrected(findings: readonly Finding[], corrections: readonly Match[], { situations }: SymptomsContent): readonly Finding[] {
  const modesOf = (allows: ReadonlySet<number>) => new Set([...allows].map((index) => situations[index]?.mode));
  const namesMode = ({ allows }: SymptomRule) => allows !== null && modesOf(allows).size === 1 && situations.every(({ mode }, index) => allows.has(index) || !modesOf(allows).has(mode));
  const contradict = (one: Finding, other: Finding) => one.rule.allows !== null && ![...one.rule.allows].some((index) => other.rule.allows?.has(index));
  const correcting = corrections.filter((cue) => !findings.some(({ rule, match }) => rule.allows === null && match.on.includes(first(cue))));
  const isTakenBack = (one: Finding) => correcting.some((cue) =>
    last(one.match) < first(cue) && findings.some((other) => last(cue) < first(other.match) && namesMode(other.rule) && contradict(one, other)));
  return findings.filter((one) => !isTakenBack(one));
}

/** The first finding of each symptom. */
const onceEach = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ rule }, at) => findings.findIndex((other) => other.rule === rule) === at);

const overlap = (a: Match, b: Match): boolean => first(a) <= last(b) && first(b) <= last(a);
const first = ({ on }: Match): number => on[0] ?? 0;
const last = ({ on }: Match): number => on.at(-1) ?? 0;

/**
 * The situations that most of the certain symptoms allow. Where these agree, what the others make likely narrows them,
 * in the file's order; where two steps contradict each other, both stay and the person is asked.
 */
function narrowed(findings: readonly Finding[], all: ReadonlySet<number>): ReadonlySet<number> {
  const rules = new Set(findings.map(({ rule }) => rule));
  const certain = [...rules].flatMap(({ allows }) => allows ?? []);
  const votes = (index: number) => certain.filter((allows) => allows.has(index)).length;
  const most = Math.max(...[...all].map(votes));
  let left: ReadonlySet<number> = new Set([...all].filter((index) => votes(index) === most));
  if (most < certain.length) return left;
  const doubted = ({ unless }: SymptomRule) => [...rules].some((rule) => unless.has(rule.id));
  for (const rule of rules) {
    const likely = rule.suggests.slice(doubted(rule) ? 1 : 0).map((set) => new Set([...set].filter((index) => left.has(index)))).find((set) => set.size > 0);
    left = likely ?? left;
  }
  return left;
}

/** The first two symptoms that share no mode; two steps of one mode do not clash, the votes leave both. */
function clashIn(symptoms: readonly Symptom[]): readonly [Symptom, Symptom] | null {
  const modes = (symptom: Symptom) => symptom.situations.map(({ mode }) => mode);
  for (const [at, one] of symptoms.entries()) {
    const other = symptoms.slice(at + 1).find((later) => !modes(later).some((mode) => modes(one).includes(mode)));
    if (other) return [one, other];
  }
  return null;
}

function symptomOf({ rule, match }: Finding, found: { text: string; reading: Reading; content: SymptomsContent }): Symptom[] {
  const situations = rule.allows ?? rule.suggests[0];
  return situations ? [{ id: rule.id, words: wordsAt(match, found), situations: pick([...situations], found.content), ...(rule.allows && { certain: true }) }] : [];
}

/** The words of a match as they were written. */
const wordsAt = (match: Match, { text, reading }: { text: string; reading: Reading }): string =>
  text.slice(reading.words[first(match)]?.from ?? 0, reading.words[last(match)]?.to ?? text.length);

const pick = (indexes: readonly number[], { situations }: SymptomsContent): Situation[] => indexes.flatMap((index) => situations[index] ?? []);
