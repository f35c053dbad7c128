import type { Act } from './acts.js';
import type { Place } from './clauses.js';
import type { Scope } from '../rules/pieces.js';
import { textOf } from '../rules/pieces.js';
import type { Token } from '../words/token.js';

const longestPointer = 14;
const pointer = /(?:^| )(?:c est (?:la|ce jour la|a ce moment la|la que|ce jour) ?(?:que|qu)|that s (?:when|the day)|that is when|that was (?:when|the day)) .*(?:eue?s?|recue?|arrive|came|got|received)\b/;

/** "mardi c'est mon jour de fermeture, c'est là que je l'ai eu": the words behind a day come back to it. */
export const pointsBack = (behind: readonly Token[]): boolean => {
  const words = behind.slice(0, longestPointer);
  return words.some(({ text }) => text === 'c est' || text === 'that') && pointer.test(textOf(words));
};

const withoutHour = /pas (?:regarde|note|vu|retenu|fait attention a) l heure|(?:sais|souviens) (?:pas|plus) (?:de l heure|(?:a )?quelle heure)|(?:didn t|did not) (?:look at|check|note|notice) the (?:time|clock)|no idea what time/;

/** "le 20 le salon était plein, j'ai pas regardé l'heure": who does not know the hour tells the day of an arrival. */
export const lacksHour = (behind: readonly Token[]): boolean => withoutHour.test(textOf(behind));

const keeping = /(?:^| )(?:(?:l|la|le) (?:a(?! attend)|ont(?! attend)|avai(?:t|ent)|gardai(?:t|ent)|conservait)|(?:il|elle|ca) y (?:est|etait)|had(?: had)? it|(?:had )?been (?:there|sitting|lying)|has (?:had )?it|trainait|dormait|(?<!(?:^| )(?:i|we) )was (?:there|sitting)|kept it)(?: |$)/;
const since = /(?:depuis|since)(?: (?:le|the|at least|au moins))?$/;
const longestSince = 3;
const isSince = ({ text }: Token): boolean => text === 'depuis' || text === 'since';
const handedOn: ReadonlySet<Act> = new Set<Act>(['received', 'passed', 'plain']);

/** "il me l'a apportée le 19 mais il l'avait depuis le 12": it had arrived before it was handed on. */
export const isKept = ({ tokens }: Scope, dates: readonly Place[], acts: readonly Act[], at: number): boolean => {
  const [date, other] = [dates[at], acts[at - 1] ?? acts[at + 1]];
  if (date === undefined || other === undefined || !handedOn.has(other) || !tokens.slice(Math.max(0, date.from - longestSince), date.from).some(isSince)) return false;
  const words = textOf(tokens.slice(dates[at - 1]?.to ?? 0, date.from));
  return since.test(words) && keeping.test(words);
};
