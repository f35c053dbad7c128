import { withBounds } from './bounded-amounts.js';
import { writtenOut } from './english-shorthand.js';
import { rewritten, type Rewriting } from './rewriting.js';
import { mendedNumbers } from './hyphens.js';
import { expanded } from './shorthand.js';

const longest = 4000;

const names = '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|noel|toussaint|paques)';

/** "M. Mardi", "pour Mme Juin", "my name is April": people whose names are words of dates; not "bonjour Mme lundi j'ai reçu". */
const people: readonly Rewriting[] = [
  ['', new RegExp(`\\b(?:m\\.|mm\\.|mmes?\\.?|mlles?\\.?|mrs?\\.?|ms\\.?|dr\\.?|(?:pour|de|chez|par|avec|ici|suis|for|from|by|of) (?:monsieur|madame|maitre|docteur|doctor|miss)) ${names}(?! ?\\d| a \\d| (?:j'|je|on|il|elle|i|we|nous|vers|at|matin|soir|dernier|last|passe)\\b)`, 'g'), ' # '],
  ['m', new RegExp(`\\b(?:m'appelle|nom de|nom est|name is|named) (?:[a-z]{1,20} ){0,2}${names}(?: ${names})?(?! ?\\d)`, 'g'), ' # '],
];

/** Addresses of the net: no dates, whatever stands in them. */
const addresses: readonly Rewriting[] = [['/', /https?:\/\/\S{1,300}/g, ' # '], ['www.', /www\.\S{1,300}/g, ' # '], ['@', /\b[\w.+-]{1,64}@[\w.-]{1,80}/g, ' # ']];

/** What is blotted out whether it holds digits or not. */
/** "quinze heures de retard", "3h de décalage", "2 hours late": how late or how far, no hour of the clock. */
const amounts: readonly Rewriting[] = [
  ...['retard', 'decalage', 'route', 'trajet', 'train', 'avance', 'attente'].map((what): Rewriting =>
    [what, new RegExp(`\\b(?:\\d{1,2} ?h(?:eures?|rs?|\\d{2})?|[a-z]{2,8}(?:[ -](?:et[ -])?[a-z]{2,6})? heures?) d(?:e |')${what}\\b`, 'g'), '#']),
  ...['late', 'delay', 'overdue', 'ahead'].map((what): Rewriting =>
    [what, new RegExp(`\\b(?:\\d{1,2}|[a-z]{3,8})(?: ?h| ?hours?'?| ?hrs?) (?:of )?${what}\\b`, 'g'), '#']),
];
const dateless = [...people, ...addresses, ...amounts];

/** What holds digits and never a date: telephone numbers, SIREN and SIRET, money, percentages, references. */
const noise = [
  /(?<![\d/.-])(?:\+33 ?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)/g,
  /(?<!\d)0 ?8\d{2} ?\d{3} ?\d{3}(?!\d)/g,
  /(?<![\d/.-])\d{3}[ .]\d{3}[ .]\d{3}(?:[ .]\d{5})?(?!\d)/g,
  /(?<!\d)\d{1,9}(?:[.,]\d{1,2})? ?(?:%|€|\$|£|euros?\b|eur\b|pounds?\b|pour ?cent\b|percent\b|ko\b|mo\b|[ck]m\b|k?m[23]\b|kg\b|m(?= (?:of|de)\b))/g,
  /\b[a-z]{1,2}-\d{1,3}(?:[./]\d{1,3})+(?: rev\.? \d+)?/g,
  /\bv\.?\d+(?:\.\d+)+/g,
  /(?<![\d/.-])(?<!\b(?:on the|on|le|du) (?=\d+ ?by))\d{1,3} ?(?:x|by) ?\d{1,3}s?\b(?! ?(?:[ap]\.?m\b|h\b|o'?clock))(?![:/.-]\d)/g,
  /(?<!\d)\d{1,2}-\d{1,2}-(?!(?:19|20|21)\d\d)\d{4}(?!\d)/g,
  /[€$£] ?\d{1,9}(?:[.,]\d{1,3})?/g,
  /\b(?:step|etape|question|partie|phase) ?:? ?\d{1,2} ?(?:\/|sur|of) ?\d{1,2}\b/g,
  /\bcode ?:? ?\d{4,10}(?![\d/.-])/g,
  /\bcode ?:? ?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?= (?:[a-z']+ ){0,2}(?:refuse|reject|invalid|incorrect|errone|bloque|expire|faux|wrong|blocked|not|doesn|does|won|marche|fonctionne|passe pas|ne))/g,
  /\bn[°o]\.? ?:? ?\d(?!\d?(?:st|nd|rd|th)\b)[\d ./-]{0,20}/g,
  /\b(?:(?:version|sheet|drawing|plan|rev|revision|build|release|firmware|v) ?[a-z]?-?\d+(?:[./-]\d+)*|[abceghiklmnopqrtuvxyz]-\d+[./-]\d[\d./-]*)(?![\d:h])/g,
  /\b(?:ref(?:erence)?|dossier|siren|siret|file|case|ticket|agence|article|form|cerfa|version|windows|bureau|porte|etage|floor|room|office|emplacement|lot|parcelle|chambre|casier|palette|batch|pitch|plot|locker|appt|appartement|apartment|flat|suite|stand|quai|salle)\.?(?: (?:number|no|num|numero|n|ref|is|est)){0,2} ?:? ?[a-z]{0,3}-?\d[\d/-]{0,20}(?![\d:h]| ?(?:janv?|january|janvier|fe[bv]r?|february|fevrier|mars?|march|apr|avr|april|avril|mai|may|juin|june?|juil|july?|juillet|aout|aug|august|sept?|september|septembre|octo?|october|octobre|nov|november|novembre|dec|december|decembre)\b)/g,
  /\b(?:number|numero|nbr|id)(?: is| was)? ?:? ?[a-z]{0,3}-?\d[\d/-]{2,20}(?![\d:h])/g,
];

const strip = (text: string): string =>
  text.replace(/<[^<>]{0,300}>/g, ' ').replace(/&(?:nbsp|#160);/g, ' ').replace(/&(?:#39|apos|rsquo);/g, "'").replace(/&[a-z]{2,8};/g, ' ');

/** "né", "mariée", which without their accents would be "ne" and the name Marie. */
const accented = (text: string): string =>
  /né|marié/i.test(text) ? text.replace(/(?<!\p{L})née?s?(?!\p{L})/giu, 'nee').replace(/(?<!\p{L})mariée?s?(?!\p{L})/giu, 'mariage') : text;

/** What is written in more ways than one, brought to one of them. */
const spellings: readonly Rewriting[] = [
  ['3/4', /\b3\/4 d'? ?h(?:eures?)?\b/g, "trois quarts d'heure"],
  ['1/4', /\b1\/4 d'? ?h(?:eures?)?\b/g, "un quart d'heure"],
  ['av', /\bav(?:an|ant|t)?\.?[ -]?(?:h?ieu?r|i?yer|yier|tier|tiere|tyer|hie|h?iere|hierre)\b/g, 'avant-hier'],
  ['mid', /\ba(?:[pres]{2,5}|p[a-z]{2,4}|p\.?)[ -]?mid[iy]t?\b/g, 'apres-midi'],
  ['1/2', /\b1\/2 ?(?=h|j)/g, 'demi '],
  ['ui', /\b(?:au|ou|[ao])jo?u?r?[' ]?d?[' ]?h?ui[ts]?\b/g, "aujourd'hui"],
  ['week', /\b(le|ce|du|au) week ?[ae]nd?\b/g, '$1 week-end'],
  ['ne', /\bs[' ]m(?:ai|e)nes?\b/g, 'semaine'],
  ['d', /\b(lun|lin|mar|mercre|merkre|jeu|je|ge|vendre|vandre|same|sam|came)[' -](?:u?d[iy]t?|edi)\b/g, '$1di'],
  ['k', /\bk[eé]?\b(?= (?:je|j|on|sa|ca|c|il))/g, 'que'],
  ['ai', /\b([jl])(ai|avais|avait)\b/g, "$1'$2"],
  ['', /\b[qt]([1-4])\b/g, '$1e trimestre'],
  ['quarter', /\b(first|second|third|fourth|1st|2nd|3rd|4th|last) quarter(?! of an| to| past| hour)\b/g, '$1 trimestre'],
  ['w/', /\bw\/[cb]\b/g, 'wc'],
  ['', /(\d(?:st|nd|rd|th|am|pm))(?=[a-z]{3})/g, '$1 '],
  ['b4', /\bb4\b/g, 'before'],
  [" j'", /(\d) j'/g, "$1, j'"],
  [' @', / @ ?(?=\d)/g, ' at '],
  [' before', /(\d) (day|week) before\b/g, '$1 $2s before'],
  ['ish', /(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)ish\b/g, '$1 ish'],
  ['', /(?<!')\b(?:s|sem|semaines?)\.?[ -]?(?:n[°o]\.? ?|numero )?(\d{2})(?=$|[ ,.;)]|\/s)(?! ?(?:h|jours?|j)\b)/g, 'semaine $1'],
  ['semaine', /\b(\d{2})e(?:me)? semaine\b/g, 'semaine $1'],
  ['w', /\b(?:20\d\d-?)?(?:w|wk)[ -]?(\d{2})\b/g, 'week $1'],
  ['年', /(\d{4})年/g, '$1-'],
  ['月', /(\d{4}-\d{1,2})月(\d{1,2})日?/g, '$1-$2'],
  ['月', /(\d{1,2})月(\d{1,2})日?/g, '$2/$1'],
  ['\n', /\s*\n\s*/g, ' . '],
  ['', /\s+/g, ' '],
];

/** Small letters without accents, one kind of apostrophe, of hyphen and of slash. */
const inLetters = (text: string): string =>
  accented(text.normalize('NFC'))
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200d\ufeff\ufe0f]/g, '')
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/œ/gi, 'oe')
    .replace(/⁄/g, '/')
    .toLowerCase();

const plain = (text: string): string => rewritten(inLetters(text), spellings);

/** Without a digit there is no noise beside addresses. */
const withoutNoise = (text: string): string => (/\d/.test(text) ? noise.reduce((rest, pattern) => rest.replace(pattern, ' # '), text) : text);

/**
 * Brings a text to lower case without accents, mark-up or anything whose digits cannot be a date (those become "#").
 * A text beyond 4,000 characters is read from its beginning only.
 */
export const normalise = (text: string): string =>
  withoutNoise(rewritten(withBounds(expanded(writtenOut(mendedNumbers(plain(strip(text.slice(0, longest))))))), dateless));
