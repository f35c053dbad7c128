const number = '(\\d{1,2}|an?|one|une?|deux|two|trois|three|quatre|four|cinq|five|six|sept|seven|huit|eight|neuf|nine|dix|ten|douze|twelve|quinze|vingt|twenty|trente|thirty)';
const unit = '(hours?|heures?|days?|jours?|weeks?|semaines?|fortnight|months?|mois)';
const lower = "(?:plus (?:de |d')|more than |longer than |over |at least |au moins |minimum )";
const upper = "(?:moins (?:de |d')|au plus |maximum |max |less than |shorter than |under |at most |no more than )";
const and = ',? (?:(?:et|mais|and|but) )?';

const moreThenLess = new RegExp(`\\b${lower}${number} ${unit}( ago)?${and}${upper}${number}(?: ${unit})?\\b`, 'g');
const lessThenMore = new RegExp(`\\b${upper}${number} ${unit}( ago)?${and}${lower}${number}(?: ${unit})?\\b`, 'g');

type Words = (match: string, ...parts: (string | undefined)[]) => string;

/** The unit is said once where both ends share it. */
const fromLow: Words = (_, low = '', unitLow = '', ago = '', high = '', unitHigh) =>
  unitHigh === undefined ? `between ${low} and ${high} ${unitLow}${ago}` : `between ${low} ${unitLow} and ${high} ${unitHigh}${ago}`;

const fromHigh: Words = (_, high = '', unitHigh = '', ago = '', low = '', unitLow = unitHigh) => `between ${low} ${unitLow} and ${high} ${unitHigh}${ago}`;

/** Writes "plus d'une semaine, moins de deux" as "between une and deux semaine": an amount that lies between two others. */
export const withBounds = (text: string): string => (/\b(?:plus d|au moins|minimum|more than|longer than|over|at least)/.test(text) ? text.replace(moreThenLess, fromLow).replace(lessThenMore, fromHigh) : text);
