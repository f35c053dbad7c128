import { mondayOf, monthsBefore } from '../civil.js';
import type { DayPiece, Days, Scope } from './pieces.js';
import { hasClue, hasLink, hasMark, hasWhich, skip, textOf } from './pieces.js';
import type { Reading } from './readings.js';
import type { Token } from '../words/token.js';

const between = (token: Token): boolean =>
  [',', '?', 'mais', 'but', 'la', 'autre', 'plutot', 'celle', 'celui', '-'].includes(token.text) || hasMark(token, 'small') || hasClue(token, 'not') || hasClue(token, 'correction');

const negated = (scope: Scope, from: number): boolean => scope.tokens.slice(Math.max(0, from - 3), from).some((token) => hasClue(token, 'not'));

/** Where "celui d'avant", "the week before" or "la veille" ends behind a day, or null. */
const beforeThat = (scope: Scope, { from, to }: Reading): number | null => {
  const { tokens } = scope;
  const start = skip(tokens, to, between);
  const denied = tokens.slice(to, start).some((token) => hasClue(token, 'not')) && !tokens.slice(to, start).some((token) => hasClue(token, 'correction'));
  if (!denied && hasWhich(tokens[start], 'before-last') && tokens[start + 1]?.senses.unit === undefined) return start + 1;
  if (!negated(scope, from) && !tokens.slice(to, start).some((token) => hasClue(token, 'correction'))) return null;
  if (hasMark(tokens[start], 'eve')) return start + 1;
  return tokens[start]?.senses.unit !== undefined && hasLink(tokens[start + 1], 'before') && !hasWhich(tokens[start + 2], 'last') ? start + 2 : null;
};

const longestAside = 24;
const denial = "^(?:[,.(-] )*(?:(?:mais|enfin|non|et|but|and|no|well|though) (?:, )?)*(?:c etait )?(?:pas|non pas|not|et non) (?:pas )?";
const today = "(?:celui |celle )?(?:d )?(?:aujourd hui|today|today s)";
const named = "(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|semaine|week ?end|week|mois|month)";
/** "celui qui vient de passer", "le dernier", "ce vendredi", "the one just gone", "last Friday". */
const nearest = `(?:${today}|(?:celui |celle )?(?:d )?(?:avant )?hier|yesterday(?: s)?|(?:celui|celle|ce|cette|le|la|l|the|this|that|last|${named})\\b[^,.;!?]*?)`;
/** The same where nothing tells of the one before it. */
const latest = `(?:(?:celui|celle) (?:qu[ie]? .*?(?:vient|vien|viens|venons) d[e ].*?|de la semaine derniere)|(?:le|la) (?:tout[e]? )?(?:derniere?|plus recente?)|${named} (?:derniere?|passee?)|(?:the |this )?(?:one )?(?:(?:that |which )?(?:has |s )?(?:just |recently )?(?:gone|past|passed|been|went)(?: one)?|(?:very )?last(?: one)?|most recent(?: one)?)|last ${named})`;
/** "celui d'avant", "le précédent", "the one before that", "the previous Friday"; "l'autre" where nothing follows. */
const before = `(?:(?:celui|celle|l autre|(?:le |la )?${named}|the one|the other(?: one)?|that|the ${named}) (?:juste |encore |d encore |just |right )?(?:d avant|avant|precedente?|before(?: that| it| last)?)|(?:le|la) (?:juste )?precedente?|(?:the )?previous(?: one| ${named})?|(?:l autre|the other(?: one)?)(?= [,.;!?]|$))`;

const deniedThenBefore = new RegExp(`${denial}(${nearest})(?: [,.;(-]| mais| but| plutot| rather)* ${before}(?= |$)`);
const deniedLatest = new RegExp(`${denial}${latest}(?= [,.;!?]|$)`);
const beforeThenDenied = new RegExp(`^(?:before|previous)(?: that)?(?: ,)? (?:but )?not ${latest}(?= [,.;!?]|$)`);
const ofThisWeek = /cette semaine|this week/;
const ofToday = new RegExp(`^${today}$`);

/** How many tokens the beginning of a text takes up. */
const countOf = (tokens: readonly Token[], text: string): number => {
  let count = 0;
  while (textOf(tokens.slice(0, count)).length < text.length) count += 1;
  return count;
};

interface Back {
  readonly to: number;
  /** Which one before is not told: "jeudi, mais pas le dernier". */
  readonly unsure?: true;
  /** The denied one is today, so that the nearest past one is meant. */
  readonly today?: boolean;
}

/** "un vendredi, pas celui qui vient de passer, celui d'avant": the nearest one is denied behind a day; null where it is not. */
const nearestDenied = ({ tokens, today: now }: Scope, { day, to }: Reading): Back | null => {
  if (!tokens.slice(to, to + 4).some((token) => hasClue(token, 'not'))) return null;
  const behind = tokens.slice(to, to + longestAside);
  const text = textOf(behind);
  const told = deniedThenBefore.exec(text);
  if (told !== null && ofThisWeek.test(told[1] ?? '') && (day?.first ?? 0) < mondayOf(now)) return null;
  if (told !== null) return { to: to + countOf(behind, told[0]), today: ofToday.test(told[1] ?? '') };
  const turned = beforeThenDenied.exec(text);
  if (turned !== null) return { to: to + countOf(behind, turned[0]) };
  const alone = deniedLatest.exec(text);
  return alone === null || day?.which !== undefined ? null : { to: to + countOf(behind, alone[0]), unsure: true };
};

const stepBack = '(?:(?:encore |it was |c etait )?(?:the |le |la )?(?:jour d avant|jour avant|day before|veille|semaine d avant|week before)|(?:encore |it was |c etait )?(?:the one before|celui d avant|celle d avant))(?: that| it)?(?: one| day)?';
const deniedInTurn = new RegExp(`^(?:[,.;(-] |et |and )*(?:pas|ni|not|nor) (?:pas )?${stepBack}(?: non plus| either)?(?: [,.;(-]| mais| but)* ${stepBack}(?= |$)`);

/** "not yesterday, not the day before, the one before that": where two days or weeks that are denied in turn lead to a third one; null elsewhere. */
const endOfTurns = (scope: Scope, { day, from, to }: Reading): number | null => {
  const isNearest = day?.form === 'offset' ? day.first === scope.today - 1 : day?.form === 'week';
  if (!isNearest || !negated(scope, from)) return null;
  const behind = scope.tokens.slice(to, to + longestAside);
  const told = deniedInTurn.exec(textOf(behind));
  return told === null ? null : to + countOf(behind, told[0]);
};

const weekLength = 7;

/** The same so many days earlier; of a whole month the month before it. */
const earlier = ({ form, grain, first, last }: DayPiece): Days => {
  if (form === 'month' && grain === 'month') return { first: monthsBefore(first, 1), last: first - 1 };
  const days = form === 'offset' ? 1 : form === 'month' ? last - first + 1 : weekLength;
  return { first: first - days, last: last - days };
};

const turning: ReadonlySet<DayPiece['form']> = new Set<DayPiece['form']>(['weekday', 'week', 'weekend', 'offset', 'month']);

/** A day that recurs, and whose own words do not say "d'avant" already. */
const canTurn = ({ tokens }: Scope, { day, from, to }: Reading): boolean =>
  day !== undefined && turning.has(day.form) && day.which !== 'before-last' && !tokens.slice(from, to).some((token) => hasWhich(token, 'before-last'));

/** "l'autre semaine" by itself is any time of late. */
const asWeek = ({ tokens, today: now }: Scope, reading: Reading): Reading => {
  if (tokens[reading.from]?.senses.lately !== 14) return reading;
  const first = mondayOf(now) - weekLength;
  const { from, to } = reading;
  return { from, to, day: { is: 'day', from, to, first, last: first + weekLength - 1, grain: 'week', form: 'week', flags: [], alternatives: [] } };
};

/** Moves a day back where the words behind it say so: "pas vendredi dernier, celui d'avant", "Friday, not the one just gone, the one before". */
export const withCorrection = (scope: Scope, told: Reading): Reading => {
  const reading = asWeek(scope, told);
  const { day } = reading;
  if (day === undefined || !canTurn(scope, reading)) return told;
  const turned = endOfTurns(scope, reading);
  if (turned !== null) return { ...reading, to: turned, day: { ...day, ...earlier({ ...day, ...earlier(day) }), which: 'before-last' } };
  const end = beforeThat(scope, reading);
  const back: Back | null = end === null ? (day.form === 'offset' ? null : nearestDenied(scope, reading)) : { to: end };
  if (back === null) return told;
  // of "lundi, celui d'avant" on a Monday today is the day that is left
  const isToday = day.which === undefined && (end !== null || back.today === true) && day.alternatives.some(({ flag }) => flag === 'weekday-is-today');
  const stays = isToday || back.today === true;
  const byDay = day.form === 'weekday' && end !== null && hasMark(scope.tokens[end - 1], 'eve');
  const days = byDay ? { first: day.first - 1, last: day.last - 1 } : stays ? { first: isToday ? scope.today - weekLength : day.first, last: isToday ? scope.today - weekLength : day.last } : earlier(day);
  return { ...reading, to: back.to, day: { ...day, ...days, which: 'before-last', flags: back.unsure === true ? ['approximate'] : [], alternatives: [] } };
};

const longestTurn = 4;

/** "mercredi, mais le mercredi d'avant": the second one says which; null for anything else. */
export const namedAgain = ({ tokens }: Scope, a: Reading, b: Reading): Reading | null => {
  const gap = tokens.slice(a.to, b.from);
  const again = a.day?.form === 'weekday' && b.day?.form === 'weekday' && a.day.which === undefined && a.day.weekday === b.day.weekday && b.day.first < a.day.first;
  return again && a.time === undefined && gap.length <= longestTurn && gap.every(between) && !gap.some((token) => hasClue(token, 'not')) ? { ...b, from: a.from } : null;
};

const described = /(?:^| )(?:was|were|fell|falls|etait|tombait|tombe|c est)(?: |$)/;
const isTelling = (token: Token): boolean => (token.senses.clue ?? []).some((clue) => clue !== 'not' && clue !== 'duration' && clue !== 'correction');

/** "Armistice Day was a Wednesday, wasn't it? The day after that.": a day of which only the weekday is told leads to the one beside it; null for anything else. */
export const ledTo = ({ tokens }: Scope, a: Reading, b: Reading): Reading | null => {
  const leads = b.day?.beside === true && a.day?.beside !== true && a.time === undefined && described.test(textOf(tokens.slice(a.from, a.to)));
  const alone = [...tokens.slice(0, a.from), ...tokens.slice(a.to, b.from), ...tokens.slice(b.to)].every((token) => !isTelling(token));
  return leads && alone ? { ...b, from: a.from } : null;
};
