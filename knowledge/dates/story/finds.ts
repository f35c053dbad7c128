import type { Place } from './clauses.js';
import { isEnd } from './clauses.js';
import { hasMark, textOf } from '../rules/pieces.js';
import type { Token } from '../words/token.js';

/** Where the post lies that nobody has picked up. */
const mat = '(?:(?:door ?|welcome )?mat|doorstep|hall(?:way)?|porch|(?:front )?door|floor|(?:post|mail|letter) ?box|box|pile|stack|heap|pigeonhole|paillasson|tapis|palier|seuil|carrelage|entree|couloir|porte|boite(?: aux lettres| a lettres)?|bal|tas|casier|courrier(?: accumule| en retard)?)';
const finds = new RegExp([
  `(?:on|in|behind|under|by|inside|among|amongst) (?:(?:the|our|my|a) )?(?:[a-z]+ )?${mat}`,
  `(?:sur|sous|dans|derriere|devant|parmi|au milieu du|a) (?:(?:le|la|l|ma|mon|notre|un) )?(?:[a-z]+ )?${mat}`,
  'there it (?:was|lay)|it was (?:sitting |lying )?there|lying (?:there|around)|(?:was|were|been) waiting',
  '(?:elle|il) (?:y )?(?:etait|attendait|trainait)(?: deja)?(?: la|$| [,.])|m attendait|nous attendait',
  '(?:l|les) (?:ai|a|avons|avait|ont) (?:re)?trouvee?s?|trouvee?s? (?:en|a|au) (?:rentrant|revenant|arrivant|mon|notre|retour)|(?:found|find) (?:it|the letter|this) (?:when|on)',
].map((one) => `(?:${one})`).join('|'));

/** "on the mat when we got home on the 25th", "trouvée dans la boîte en rentrant le 15": a day on which a letter had come at the latest. */
export const isFound = (tokens: readonly Token[], { from, to }: Place): boolean => {
  if (tokens.some((token) => hasMark(token, 'electronic'))) return false;
  const start = tokens.findLastIndex((token, at) => at < from && isEnd(token, tokens[at - 1])) + 1;
  const end = tokens.findIndex((token, at) => at >= to && isEnd(token, tokens[at - 1]));
  return finds.test(` ${textOf(tokens.slice(start, end === -1 ? tokens.length : end))} `);
};
