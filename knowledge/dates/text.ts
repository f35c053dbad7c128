const longest = 4000;

/** What holds digits and never a date: addresses of the net, telephone numbers, SIREN and SIRET, money, percentages, references. */
const noise = [
  /https?:\/\/\S{1,300}|www\.\S{1,300}/g,
  /\b[\w.+-]{1,64}@[\w.-]{1,80}/g,
  /(?<![\d/.-])(?:\+33 ?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)/g,
  /(?<!\d)0 ?8\d{2} ?\d{3} ?\d{3}(?!\d)/g,
  /(?<![\d/.-])\d{3}[ .]\d{3}[ .]\d{3}(?:[ .]\d{5})?(?!\d)/g,
  /(?<!\d)\d{1,9}(?:[.,]\d{1,2})? ?(?:%|€|\$|£|euros?\b|eur\b|pounds?\b|pour ?cent\b|percent\b|ko\b|mo\b|km\b)/g,
  /[€$£] ?\d{1,9}(?:[.,]\d{1,3})?/g,
  /\bn[°o]\.? ?:? ?\d[\d ./-]{0,20}/g,
  /\b(?:ref(?:erence)?|dossier|siren|siret|file|case|ticket|agence|article|form|cerfa|version|windows|bureau|porte|etage|floor|room|office)\.?(?: (?:number|no|num|numero|n|ref|is|est|le))? ?:? ?[a-z]{0,3}-?\d[\d/-]{0,20}(?![\d:h])/g,
];

const strip = (text: string): string =>
  text.replace(/<[^<>]{0,300}>/g, ' ').replace(/&(?:nbsp|#160);/g, ' ').replace(/&(?:#39|apos|rsquo);/g, "'").replace(/&[a-z]{2,8};/g, ' ');

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200d\ufeff\ufe0f]/g, '')
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/\bw\/[cb]\b/g, 'wc')
    .replace(/\bb4\b/g, 'before')
    .replace(/(\d) j'/g, "$1, j'")
    .replace(/ @ ?(?=\d)/g, ' at ')
    .replace(/(\d) (day|week) before\b/g, '$1 $2s before')
    .replace(/(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)ish\b/g, '$1 ish')
    .replace(/\bs(\d{2})\b/g, 'semaine $1')
    .replace(/\bs-1\b/g, 'semaine derniere')
    .replace(/(\d{4})年/g, '$1-')
    .replace(/(\d{4}-\d{1,2})月(\d{1,2})日?/g, '$1-$2')
    .replace(/(\d{1,2})月(\d{1,2})日?/g, '$2/$1')
    .replace(/\s*\n\s*/g, ' . ')
    .replace(/\s+/g, ' ');

/**
 * Brings a text to lower case without accents, mark-up or anything whose digits cannot be a date (those become "#").
 * A text beyond 4,000 characters is read from its beginning only.
 */
export const normalise = (text: string): string =>
  noise.reduce((rest, pattern) => rest.replace(pattern, ' # '), plain(strip(text.slice(0, longest))));
