import type { Place } from './clauses.js';
import type { Scope } from '../rules/pieces.js';
import { hasClue, hasMark } from '../rules/pieces.js';
import type { Token } from '../words/token.js';

const isThing = (token: Token): boolean => hasMark(token, 'thing');
const isIntroducing = (token: Token): boolean => token.text === ':' || (hasMark(token, 'small') && !hasMark(token, 'of'));
const reach = 3;

/** The thing that stands just before a date: "le courriel : jeudi 19". */
const thingBefore = (tokens: readonly Token[], from: number): Token | undefined => {
  const at = tokens.slice(0, from).findLastIndex((token) => !isIntroducing(token));
  return at >= 0 && tokens[at] !== undefined && isThing(tokens[at]) ? tokens[at] : undefined;
};

const isElsewhere = (tokens: readonly Token[], missing: number, date: Place): boolean => {
  const dated = thingBefore(tokens, date.from);
  const [before, after] = [tokens.slice(Math.max(date.to, missing - reach), missing).findLast(isThing), tokens.slice(missing + 1, missing + 1 + reach).find(isThing)];
  const awaited = before ?? after;
  return dated !== undefined && awaited !== undefined && missing >= date.to && hasMark(dated, 'electronic') !== hasMark(awaited, 'electronic');
};

/** "pas arrivée le 12 mais le 14": it came after all. */
const cameAfterAll = (tokens: readonly Token[], missing: number, date: Place): boolean => {
  const gap = tokens.slice(missing + 1, date.from);
  const [turn, day] = [gap.findIndex(({ text }) => text === 'mais' || text === 'but'), gap.findIndex(({ figures, senses }) => figures !== undefined || senses.weekday !== undefined || senses.day !== undefined)];
  return day >= 0 && day <= 1 && turn > day && gap.length - turn <= reach;
};

/** "la lettre patiente depuis trois semaines", "the mail has been waiting": it is the thing that waits, so it is here. */
const waitsItself = (tokens: readonly Token[], missing: number): boolean => {
  const subject = tokens.slice(0, missing).findLast(({ text }) => !['has', 's', 'have', 'm', 'nous', 'y'].includes(text));
  return hasMark(tokens[missing], 'lying') && subject !== undefined && (isThing(subject) || hasMark(subject, 'ours'));
};

/** Whether somebody still waits; not for the thing of this date where it is another: "le mail : jeudi, la lettre : toujours pas". */
export const isWaiting = ({ tokens }: Scope, date: Place): boolean =>
  tokens.some((token, at) => hasClue(token, 'missing') && !waitsItself(tokens, at) && !isElsewhere(tokens, at, date) && !cameAfterAll(tokens, at, date));
