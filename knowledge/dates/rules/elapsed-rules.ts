import { bare, corrected } from './bare-amounts.js';
import { civilOf, instantOf } from '../civil.js';
import { dayBack, elapsed, elapsedAround, minuteLength, minutes, withSmaller } from './elapsed.js';
import { endsClause, isHeld, isLasting, isUntilNow, opensClause, resting } from './lasting.js';
import { isLying, isOurs } from './lying.js';
import type { MomentPiece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, isStop, skip, wholeNumber } from './pieces.js';
import type { Quantity } from './quantities.js';
import { quantityAt } from './quantities.js';
import type { Token } from '../words/token.js';
import { wholeWeeks } from './weekday-rules.js';
import { tokenOf } from '../words/token.js';
import { sensesOf } from '../words/lexicon.js';

const isFiller = (token: Token): boolean => hasMark(token, 'filler');
const vague = new Set(['moment', 'bout', 'temps', 'bail', 'longtemps', 'certain', 'de', 'un', 'une']);

/** "ça fait quoi, disons, dix jours", "ça fait un petit moment, trois semaines". */
const isHesitation = (token: Token): boolean => isFiller(token) || hasMark(token, 'about') || vague.has(token.text) || token.text === 'passe' || token.text === 'either' || hasMark(token, 'guess') || token.text === ',' || token.text === '.';
const isDuration = (token: Token | undefined): boolean => hasClue(token, 'duration') && token?.text !== 'for';

const namesDay = (token: Token | undefined): boolean => token !== undefined && (token.senses.day ?? token.senses.weekday ?? token.senses.part) !== undefined;

/** "vendredi, depuis 18h", "depuis 8h30", "depuis 8h ce matin": since that hour of the day, not for so many hours. */
const isHourOfDay = (scope: Scope, at: number, { next, unit, high }: Quantity): boolean => {
  const shape = scope.tokens[next - 1]?.figures;
  if (unit !== 'hour' || high > 24 || scope.tokens[at]?.senses.ago !== 'since') return false;
  const last = scope.tokens[at - 1]?.text === ',' ? scope.tokens[at - 2] : scope.tokens[at - 1];
  const behind = scope.tokens[skip(scope.tokens, next, (token) => hasWhich(token, 'this') || token.text === ',')];
  return namesDay(last) || namesDay(behind) || (shape?.is === 'clock' && shape.minute !== null && shape.hour >= firstSpokenHour);
};

/** "depuis 18h" may be the hour or the amount; smaller ones are amounts. */
const firstSpokenHour = 6;

/** "depuis 18h": from the earlier to the later of the two readings. */
const sinceHour = (scope: Scope, at: number, { next }: Quantity): MomentPiece | null => {
  const shape = scope.tokens[at + 1]?.figures;
  if (shape?.is !== 'clock' || next !== at + 2 || shape.minute !== null || shape.hour < firstSpokenHour || shape.hour > 23 || shape.hour === 12) return null;
  const day = shape.hour * 60 <= scope.minute ? scope.today : scope.today - 1;
  const [amount, hour] = [scope.now - shape.hour * 60 * minuteLength, instantOf(day, shape.hour * 60, scope.timeZone)];
  return { is: 'moment', from: at, to: next, start: Math.min(amount, hour), end: Math.max(amount, hour), grain: 'range', flags: ['approximate'] };
};

/** "I've been here two years". */
const isOfPeople = (tokens: readonly Token[], at: number): boolean => /^been (?:here|there)$/.test(tokens[at]?.text ?? '') && ['i', 'we'].includes(tokens[at - 2]?.text ?? '');

/** "il y a 3 jours", "ça fait dix jours", "depuis 2h"; foreigners: "before 3 days". */
const before: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const ago = token?.senses.ago;
  const foreign = (hasLink(token, 'before') && !hasMark(token, 'at')) || token?.text === 'from';
  if (token?.text.startsWith('for') === true && !isUntilNow(scope.tokens, at) && !isLasting(scope.tokens, at)) return null;
  if (ago === undefined && !foreign) return null;
  if ((ago === 'after' || ago === 'until') && !foreign) return null;
  if (isOfPeople(scope.tokens, at)) return null;
  const start = skip(scope.tokens, at + 1, (one) => isHesitation(one) || (ago === 'before' && resting.has(one.text)) || ((ago === 'since' || foreign) && ['last', 'past'].includes(one.text)));
  const found = quantityAt(scope.tokens, at + 1) ?? quantityAt(scope.tokens, skip(scope.tokens, at + 1, ({ text }) => resting.has(text))) ?? quantityAt(scope.tokens, start);
  if (found === null || (/^dat\w* de$/.test(token?.text ?? '') && scope.tokens[start]?.figures?.is === 'clock')) return null;
  const quantity = withSmaller(scope.tokens, { ...found, approximate: found.approximate || token?.text.endsWith(' pas') === true });
  if (ago === 'since' && scope.tokens[quantity.next]?.text === 'no' && hasMark(scope.tokens[quantity.next + 1], 'thing')) return null;
  if (foreign && token?.text === 'avant' && quantity.unit === 'hour') return null;
  if (isHourOfDay(scope, at, quantity)) return null;
  if (ago === 'since') {
    const either = sinceHour(scope, at, quantity);
    if (either !== null) return either;
  }
  if (/^there|makes/.test(token?.text ?? '') && !endsClause(scope.tokens[quantity.next])) return null;
  const weak = token?.senses.weak === true || token?.text === 'it is' || token?.text === 'for';
  const told = token?.text === 'it is' && hasClue(scope.tokens[at - 1], 'received');
  if (weak && !told && scope.tokens[quantity.next]?.senses.ago !== 'after' && token.text !== 'for') return null;
  const next = skip(scope.tokens, quantity.next, (one) => isFiller(one) || one.senses.ago === 'after');
  return elapsedAround(scope, quantity, { from: at, to: next });
};

const already = new Set(['deja', 'already', 'maintenant', 'now']);

/** "déjà trois semaines", "deux jours maintenant": so long that it is surprising. */
const isAlready = (tokens: readonly Token[], at: number, next: number): boolean =>
  (already.has(tokens[at - 1]?.text ?? '') && opensClause(tokens[at - 2])) || (already.has(tokens[next - 1]?.text ?? '') && opensClause(tokens[at - 1]));

/** "le mail a deux jours": how old it is; "a deux jours de retard" is not. */
const isAge = (tokens: readonly Token[], at: number, next: number): boolean =>
  ['a', 'avait'].includes(tokens[at - 1]?.text ?? '') && tokens[at]?.figures?.is !== 'clock' && (hasMark(tokens[at - 2], 'thing') || hasMark(tokens[at - 2], 'ours')) && ![tokens[next - 1], tokens[next]].some((token) => ['de', 'd', 'pour', 'of'].includes(token?.text ?? ''));

/** "a two-day-old email", "a ten-day-old link"; not "my daughter is three weeks old". */
const isOld = (tokens: readonly Token[], { at, next }: { readonly at: number; readonly next: number }): boolean =>
  /^old(?: link| code)?$/.test(tokens[next]?.text ?? '') && (hasMark(tokens[next + 1], 'thing') || !tokens.slice(Math.max(0, at - 2), at).some((token) => hasMark(token, 'person')));

/** "5 jours passés". */
const arePast = (tokens: readonly Token[], at: number, next: number): boolean =>
  /^passee?s?$/.test(tokens[next]?.text ?? '') && tokens[at]?.figures?.is !== 'clock' && tokens[next - 1]?.senses.unit !== 'hour' && isStop(tokens[next + 1]);

/** "les 72 heures sont passées ?", "the 60 days have passed": all of them, a limit and no time since something came. */
const isLimit = (tokens: readonly Token[], at: number): boolean => ['les', 'ces', 'des', 'mes', 'nos', 'vos', 'the', 'my', 'our', 'your', 'those', 'these'].includes(tokens[at - 1]?.text ?? '');

/** "3 days ago", "2 semaines plus tôt", "dix jours que je l'attends", "trois semaines déjà". */
const after: Rule = (scope, at) => {
  const found = quantityAt(scope.tokens, at);
  if (found === null || isLimit(scope.tokens, at)) return null;
  const quantity = withSmaller(scope.tokens, found);
  const next = skip(scope.tokens, quantity.next, isFiller);
  if (scope.tokens[next]?.text.startsWith('from when') === true && scope.tokens.some(({ text }) => text === '?' || text === 'how')) return null;
  const last = scope.tokens[next + 1];
  const foreign = ['before', 'avant'].includes(scope.tokens[next]?.text ?? '') && isStop(last);
  if (['que', 'qu'].includes(scope.tokens[next - 1]?.text ?? '') && opensClause(scope.tokens[at - 1]) && scope.tokens[next] !== undefined) return elapsed(scope, quantity, { from: at, to: next });
  const since = scope.tokens[next]?.text === 'since' && (last === undefined || last.punctuation === true || ['i', 'we', 'it', 'the'].includes(last.text));
  const held = opensClause(scope.tokens[at - 1]) && isHeld(scope.tokens, next);
  if (held) return elapsed(scope, quantity, { from: at, to: next });
  const old = isOld(scope.tokens, { at, next }) && (['day', 'week', 'hour'].includes(quantity.unit) || (quantity.unit === 'month' && scope.tokens.slice(Math.max(0, at - 5), next + 2).some(isOurs)));
  const told = foreign || since || old || isAlready(scope.tokens, at, next) || isAge(scope.tokens, at, next) || arePast(scope.tokens, at, next) || scope.tokens[next]?.senses.ago === 'after';
  if (told) return elapsedAround(scope, quantity, { from: at, to: next + 1 });
  return isLying(scope.tokens, at, next) ? elapsed(scope, quantity, { from: at, to: next }) : null;
};

const spans = new Set(['within the', 'within', 'over', 'during', 'in', 'au cours', 'au cours du', 'durant']);

/** "in the past few weeks", "within the last week", "dans les trois derniers jours": any time since. */
const rolling: Rule = (scope, at) => {
  const { tokens } = scope;
  const english = ['last', 'past'].includes(tokens[at]?.text ?? '');
  const last = english ? at : at + 1;
  if (!english && !(hasWhich(tokens[last], 'last') && tokens[last]?.text.startsWith('der') === true)) return null;
  const introduced = spans.has((hasMark(tokens[at - 1], 'the') ? tokens[at - 2] : tokens[at - 1])?.text ?? '');
  const one = introduced && ['week', 'month'].includes(tokens[at + 1]?.senses.unit ?? '');
  const quantity = quantityAt(tokens.toSpliced(last, 1, ...(one ? [single] : [])), at);
  if (quantity === null || (quantity.high < 2 && !one)) return null;
  const since = elapsed(scope, { ...quantity, low: quantity.high, approximate: false }, { from: at, to: at });
  const start = since.is === 'day' ? instantOf(since.first, 0, scope.timeZone) : since.start;
  return { is: 'moment', from: at, to: quantity.next + (one ? 0 : 1), start, end: scope.now, grain: 'range', flags: ['approximate'] };
};

const single = tokenOf('one', sensesOf({ number: 1 }));

const isPast = (token: Token): boolean => /(?: eu| a fait| faisait| was)$/.test(token.text);

/** Days from today to the day that is named, or null where none is. */
const dayNamed = (scope: Scope, token: Token | undefined, past: boolean): number | null => {
  const { weekday, day } = token?.senses ?? {};
  if (weekday === undefined) return day ?? null;
  const today = civilOf(scope.today).weekday;
  return past ? -(((today - weekday + 6) % 7) + 1) : ((weekday - today + 6) % 7) + 1;
};

/** "ça fera un mois mercredi", "il y a eu samedi trois semaines": so long before the day that is named. */
const until: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const counted = /^(?:ca|cela|sa) fai(?:t|sait)$/.test(token?.text ?? '');
  if (token === undefined || (token.senses.ago !== 'until' && !counted)) return null;
  const start = skip(scope.tokens, at + 1, isFiller);
  const ahead = dayNamed(scope, scope.tokens[start], isPast(token));
  const quantity = quantityAt(scope.tokens, ahead === null ? start : start + 1);
  if (quantity === null || minutes[quantity.unit] !== undefined) return null;
  const dayAt = skip(scope.tokens, quantity.next, (one) => hasMark(one, 'the'));
  const after = ahead ?? dayNamed(scope, scope.tokens[dayAt], isPast(token));
  const last = scope.tokens[at - 1]?.text === ',' ? scope.tokens[at - 2] : scope.tokens[at - 1];
  if (counted && (ahead !== null || (scope.tokens[dayAt]?.senses.day === undefined && !(isPast(token) && after !== null)))) return null;
  const behind = after ?? dayNamed(scope, last, isPast(token));
  if (isPast(token) && behind === null) return null;
  const weeks = behind === null ? null : wholeWeeks(quantity);
  const found = dayBack({ ...scope, today: scope.today + (behind ?? 0) }, weeks ?? quantity.low, weeks === null ? quantity.unit : 'week');
  return { is: 'day', from: at, to: ahead === null && after !== null ? dayAt + 1 : quantity.next, first: found, last: found, grain: 'day', form: 'offset', flags: [], alternatives: [] };
};

/** "dans 3 jours", "in 3 days": not past; "sous 3 jours" is a delay and no date. */
const ahead: Rule = (scope, at) => {
  const token = scope.tokens[at];
  if (!hasLink(token, 'in') || isDuration(scope.tokens[at + 1])) return null;
  const quantity = quantityAt(scope.tokens, at + 1);
  if (quantity === null || scope.tokens[quantity.next]?.senses.ago === 'after') return null;
  const start = scope.now + Math.max(1, quantity.low) * minuteLength;
  return { is: 'moment', from: at, to: quantity.next, start, end: start, grain: 'range', flags: [], future: true };
};

/** "à l'instant", "just now". */
const now: Rule = (scope, at) => {
  const token = scope.tokens[at];
  if (!hasMark(token, 'now') || token?.text === 'maintenant' || token?.text === 'now') {
    const alone = scope.tokens.filter((one) => one.punctuation !== true).length <= 2;
    if (!alone || !hasMark(token, 'now')) return null;
  }
  const after = scope.tokens[at + 1];
  if (['ou', 'que', 'when', 'that'].includes(after?.text ?? '') || after?.figures !== undefined || wholeNumber(after, true) !== null) return null;
  return { is: 'moment', from: at, to: at + 1, start: scope.now, end: scope.now, grain: 'minute', flags: [] };
};

/** "tout à l'heure", "earlier today": today, before now. */
const justNow: Rule = (scope, at) => {
  if (!hasMark(scope.tokens[at], 'just')) return null;
  return { is: 'time', from: at, to: at + 1, start: 0, end: scope.minute, grain: 'part-of-day', flags: ['approximate'], day: 0, part: true };
};

/** Rules for dates that are told by the time that has passed since. */
export const elapsedRules: RuleGroup = {
  figures: true, senses: ['number', 'few', 'dozen', 'ago', 'unit', 'which'], marks: ['about', 'filler', 'now', 'just', 'half', 'halfway'], links: ['in', 'before', 'from', 'between'],
  rules: [before, after, until, ahead, rolling, now, justNow, bare, corrected],
};
