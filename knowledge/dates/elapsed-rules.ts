import { civilOf, instantOf } from './civil.js';
import { dayBack, days, elapsed, elapsedAround, minuteLength, minutes, withSmaller } from './elapsed.js';
import type { MomentPiece, Rule, RuleGroup, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, skip, wholeNumber } from './pieces.js';
import type { Quantity } from './quantities.js';
import { quantityAt } from './quantities.js';
import type { Token } from './tokens.js';

const isFiller = (token: Token): boolean => hasMark(token, 'filler');
const isDuration = (token: Token | undefined): boolean => hasClue(token, 'duration') && token?.text !== 'for';

/** Words before "for nine days" that say it lasts until now. */
const lasting = new Set(['it has been', 'it s been', 'its been', 'it', 'had', 'been', 'here', 'have had', 'have it', 'has it', 'sitting', 'lying', 'sat', 'there', 'kept', 'waited']);
const farBack = 8;

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

/** "il y a 3 jours", "ça fait dix jours", "depuis 2h"; foreigners: "before 3 days". */
const before: Rule = (scope, at) => {
  const token = scope.tokens[at];
  const ago = token?.senses.ago;
  const foreign = (hasLink(token, 'before') && !hasMark(token, 'at')) || token?.text === 'from';
  if (token?.text.startsWith('for') === true && !scope.tokens.slice(Math.max(0, at - farBack), at).some(({ text }) => lasting.has(text))) return null;
  if (ago === undefined && !foreign) return null;
  if ((ago === 'after' || ago === 'until') && !foreign) return null;
  const start = skip(scope.tokens, at + 1, isFiller);
  const found = quantityAt(scope.tokens, at + 1) ?? quantityAt(scope.tokens, start);
  if (found === null) return null;
  const quantity = withSmaller(scope.tokens, found);
  if (foreign && token?.text === 'avant' && quantity.unit === 'hour') return null;
  if (isHourOfDay(scope, at, quantity)) return null;
  if (ago === 'since') {
    const either = sinceHour(scope, at, quantity);
    if (either !== null) return either;
  }
  const weak = token?.senses.weak === true || token?.text === 'it is' || token?.text === 'for';
  if (weak && scope.tokens[quantity.next]?.senses.ago !== 'after' && token.text !== 'for') return null;
  const next = skip(scope.tokens, quantity.next, (one) => isFiller(one) || one.senses.ago === 'after');
  return elapsedAround(scope, quantity, { from: at, to: next });
};

const opensClause = (before: Token | undefined): boolean => before === undefined || before.punctuation === true || hasMark(before, 'guess');

/** "3 days ago", "2 semaines plus tôt", "dix jours que je l'attends". */
const after: Rule = (scope, at) => {
  const found = quantityAt(scope.tokens, at);
  if (found === null) return null;
  const quantity = withSmaller(scope.tokens, found);
  const next = skip(scope.tokens, quantity.next, isFiller);
  const last = scope.tokens[next + 1];
  const foreign = ['before', 'avant'].includes(scope.tokens[next]?.text ?? '') && (last === undefined || last.punctuation === true);
  if (scope.tokens[next - 1]?.text === 'que' && opensClause(scope.tokens[at - 1]) && scope.tokens[next] !== undefined) return elapsed(scope, quantity, { from: at, to: next });
  const since = scope.tokens[next]?.text === 'since' && (last === undefined || last.punctuation === true || ['i', 'we', 'it', 'the'].includes(last.text));
  const old = scope.tokens[next]?.text === 'old' && ['day', 'week', 'hour'].includes(quantity.unit);
  return foreign || since || old || scope.tokens[next]?.senses.ago === 'after' ? elapsedAround(scope, quantity, { from: at, to: next + 1 }) : null;
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

const single: Token = { text: 'one', senses: { number: 1 } };

const isLoose = (token: Token): boolean => {
  if (token.punctuation === true) return token.text !== '?';
  const loose = ['filler', 'about', 'guess', 'small'].some((mark) => hasMark(token, mark));
  return loose && !hasClue(token, 'duration') && token.senses.unit === undefined;
};

/** A whole day in hours, or more days than these, is rather a limit than the time that has passed. */
const longestBare = 32;
const longestVague = 100;

const limiting = new Set(['?', 'delai', 'delais', 'limite', 'pour', 'deadline', 'limit', 'valid', 'valable', 'window', 'period', 'for', 'to']);

/** "2 ou 3 semaines, je confonds tout": what stands behind the amount is not about it. */
const endsSentence = (tokens: readonly Token[], at: number): boolean =>
  [',', '.', ';', '('].includes(tokens[at]?.text ?? '') && !tokens.slice(at).some((token) => limiting.has(token.text) || token.figures !== undefined || (token.senses.clue ?? []).some((clue) => clue !== 'duration' && clue !== 'not'));

const notBare = new Set(['vers', 'ver', 'a', 'at', 'des', 'par', 'pour', 'en']);

/** A bare "5 min" or "une quinzaine de jours", when that is the whole answer. */
const bare: Rule = (scope, at) => {
  const told = scope.tokens.slice(0, at).every(isLoose) ? quantityAt(scope.tokens, at) : null;
  const quantity = told === null ? null : withSmaller(scope.tokens, told);
  if (quantity === null || !(scope.tokens.slice(quantity.next).every(isLoose) || endsSentence(scope.tokens, quantity.next))) return null;
  if (scope.tokens[at - 1]?.text === 'le' || scope.tokens.slice(0, at).some(({ text }) => notBare.has(text)) || ['vers', 'ver', 'des'].includes(scope.tokens[at]?.text ?? '')) return null;
  const size = quantity.high * (minutes[quantity.unit] ?? (days[quantity.unit] ?? 30) * 1440);
  const shape = scope.tokens[quantity.next - 1]?.figures;
  const amount = shape?.is === 'clock' && shape.hour >= 24 && scope.tokens.slice(0, at).concat(scope.tokens.slice(quantity.next)).some((token) => hasMark(token, 'about') || hasMark(token, 'filler') || hasMark(token, 'now'));
  if (amount) return elapsed(scope, quantity, { from: at, to: quantity.next });
  if (minutes[quantity.unit] === undefined ? size > (quantity.low === quantity.high && !quantity.approximate ? longestBare : longestVague) * 1440 : size >= 1440) return null;
  if (shape?.is === 'clock') return null;
  return quantity.unit === 'hour' && scope.tokens[at]?.senses.number !== 1 && !quantity.approximate && quantity.low === quantity.high ? null : elapsed(scope, quantity, { from: at, to: quantity.next });
};

const isPast = (token: Token): boolean => /(?: eu| a fait| was)$/.test(token.text);

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
  if (counted && (ahead !== null || scope.tokens[dayAt]?.senses.day === undefined)) return null;
  const behind = after ?? dayNamed(scope, last, isPast(token));
  if (isPast(token) && behind === null) return null;
  const found = dayBack({ ...scope, today: scope.today + (behind ?? 0) }, quantity.low, quantity.unit);
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
  rules: [before, after, until, ahead, rolling, now, justNow, bare],
};
