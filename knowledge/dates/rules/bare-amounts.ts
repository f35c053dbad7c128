import { correctedAmount, days, elapsed, minutes, withSmaller } from './elapsed.js';
import type { Rule } from './pieces.js';
import { hasClue, hasMark, isStop } from './pieces.js';
import { quantityAt } from './quantities.js';
import type { Token } from '../words/token.js';

const isLoose = (token: Token): boolean => {
  if (token.punctuation === true) return token.text !== '?';
  const loose = ['filler', 'about', 'guess', 'small'].some((mark) => hasMark(token, mark));
  return loose && !hasClue(token, 'duration') && token.senses.unit === undefined;
};

/** A whole day in hours, or more days than these, is rather a limit than the time that has passed. */
const longestBare = 32;
const longestVague = 100;

const limiting = new Set(['?', 'delai', 'delais', 'limite', 'pour', 'deadline', 'limit', 'valid', 'valable', 'window', 'period', 'for', 'to']);

/** Clues that an amount may stand beside without being a limit: "une semaine, j'ai vu le facteur". */
const harmless: ReadonlySet<string> = new Set(['duration', 'not', 'received', 'sent', 'opened']);

/** "2 ou 3 semaines, je confonds tout": what stands behind the amount is not about it. */
const endsSentence = (tokens: readonly Token[], at: number): boolean =>
  [',', '.', ';', '('].includes(tokens[at]?.text ?? '') && !tokens.slice(at).some((token) => limiting.has(token.text) || token.figures !== undefined || (token.senses.clue ?? []).some((clue) => !harmless.has(clue)));

const notBare = new Set(['vers', 'ver', 'a', 'at', 'des', 'par', 'pour', 'en']);

/** A bare "5 min" or "une quinzaine de jours", when that is the whole answer. */
export const bare: Rule = (scope, at) => {
  const told = scope.tokens.slice(0, at).every(isLoose) ? quantityAt(scope.tokens, at) : null;
  const corrected = told === null ? null : correctedAmount(scope.tokens, told);
  const quantity = told === null ? null : corrected ?? withSmaller(scope.tokens, told);
  if (quantity === null || !(scope.tokens.slice(quantity.next).every(isLoose) || endsSentence(scope.tokens, quantity.next))) return null;
  if (scope.tokens[at - 1]?.text === 'le' || scope.tokens.slice(0, at).some(({ text }) => notBare.has(text)) || ['vers', 'ver', 'des'].includes(scope.tokens[at]?.text ?? '')) return null;
  const size = quantity.high * (minutes[quantity.unit] ?? (days[quantity.unit] ?? 30) * 1440);
  const shape = scope.tokens[quantity.next - 1]?.figures;
  const inHours = quantity.unit === 'hour' && (shape?.is === 'clock' ? shape.hour >= 24 : quantity.low >= 24);
  const around = scope.tokens.slice(0, at).concat(scope.tokens.slice(at + 1));
  const amount = corrected === null && inHours && around.some((token) => ['about', 'filler', 'now', 'guess'].some((mark) => hasMark(token, mark)));
  if (amount || (corrected === null && quantity.next !== told?.next)) return elapsed(scope, quantity, { from: at, to: quantity.next });
  const round = Number.isInteger(quantity.low) && quantity.low === quantity.high && !quantity.approximate;
  if (minutes[quantity.unit] === undefined ? size > (round ? longestBare : longestVague) * 1440 : size >= 1440) return null;
  if (shape?.is === 'clock') return null;
  return quantity.unit === 'hour' && scope.tokens[at]?.senses.number !== 1 && !quantity.approximate && quantity.low === quantity.high ? null : elapsed(scope, quantity, { from: at, to: quantity.next });
};

/** "hier, non, quatre jours", "she said yesterday, then corrected herself: four days": an amount in the place of a day that was told. */
export const corrected: Rule = ({ tokens, ...scope }, at) => {
  const opener = [',', ':'].includes(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1;
  const before = tokens.slice(0, Math.max(0, opener));
  const elapsing = before.some(({ senses }) => senses.ago === 'before' || senses.ago === 'after');
  const told = elapsing || before.some(({ senses, figures }) => (senses.day ?? senses.weekday) !== undefined || figures?.is === 'date');
  const quantity = told && hasClue(tokens[opener], 'correction') ? quantityAt(tokens, at) : null;
  const size = quantity === null ? undefined : days[quantity.unit];
  if (quantity === null || size === undefined || quantity.high * size > (elapsing ? longestVague : longestBare) || !isStop(tokens[quantity.next])) return null;
  return elapsed({ tokens, ...scope }, quantity, { from: at, to: quantity.next });
};
