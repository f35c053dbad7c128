/** A way to write English words of dates that the tokens would not understand. */
interface Shorthand {
  /** What a text has to hold for the pattern to be looked for; spares most texts most patterns. */
  readonly sign: string;
  readonly pattern: RegExp;
  readonly words: string | ((match: string, ...parts: string[]) => string);
}

/** What follows "past" in a time of the day. */
const hour = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b';
const monthNames = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const weekdayNames = '(?:mon|tue|wed|thu|fri|sat|sun)';
const romanMonths: Readonly<Record<string, string>> = { i: 'january', ii: 'february', iii: 'march', iv: 'april', v: 'may', vi: 'june', vii: 'july', viii: 'august', ix: 'september', x: 'october', xi: 'november', xii: 'december' };

/** What stands behind "Nov 12/": the next day, a year or something else. */
const yearOrDay = (match: string, day: string, last: string): string => {
  if (Number(last) === Number(/\d+$/.exec(day)?.[0]) + 1) return `${day}-${last}`;
  if (last.length === 4) return `${day} ${last}`;
  return /^2[4-9]$/.test(last) ? `${day} 20${last}` : match;
};

const shorthands: readonly Shorthand[] = [
  { sign: 'w/e', pattern: /\bw\/e(?= (?:the )?(?:\d|sun|fri|sat))/g, words: 'week ending' },
  { sign: 'b/w', pattern: /\bb\/w\b/g, words: 'between' },
  { sign: ' & ', pattern: / & /g, words: ' and ' },
  // "Mon-Wed", "Oct 28-Nov 3": a hyphen between two names is one of a span
  { sign: '-', pattern: new RegExp(`\\b(${weekdayNames}[a-z]{0,6})-(?=${weekdayNames}(?:[a-z]{0,4}day|s|rs|nes|r)?\\b)`, 'g'), words: '$1 - ' },
  { sign: '-', pattern: new RegExp(`\\b(${monthNames}\\.? ?\\d{1,2}(?:st|nd|rd|th)?)-(?=${monthNames}\\.? ?\\d)`, 'g'), words: '$1 - ' },
  // "Oct. 29/26", "Nov 12/2026": a year; "Nov 12/13" are two days; "mar. 10/11" is a Tuesday
  { sign: '/', pattern: new RegExp(`\\b(?!mar\\b)(${monthNames}\\.? ?)(\\d{1,2}) ?/ ?(20[123]\\d|\\d{1,2})(?![\\d/])`, 'g'), words: (match, month = '', day = '', last = '') => yearOrDay(match, `${month}${day}`, last) },
  // "11 Nov./26", "9/Nov/2026"
  { sign: '/2', pattern: new RegExp(`\\b(\\d{1,2})[/. ]?(${monthNames})\\.?/(?:20)?(2[4-9])\\b`, 'g'), words: '$1 $2 20$3' },
  // "ten days if that"
  { sign: ' if that', pattern: /(?<=\b(?:minutes|hours?|days?|weeks?|months?)),? if that(?=[.,!]|$)/g, words: ' or so' },
  // "month and a half, give or take", "week or two": the article is left out
  { sign: ' ', pattern: /^(?=(?:week|month|fortnight|year|hour)(?: and a half\b| or (?:two|so)\b|,? (?:give or take|roughly|or thereabouts)\b))/g, words: 'a ' },
  // "two weeks to the day"
  { sign: 'to the day', pattern: /(?<=(?:months?|weeks?|years?|fortnight|days|ago),? )(?:exactly )?to the day\b(?! (?:i|we|it|of|after|before|that|when)\b)/g, words: 'ago' },
  // "from Friday to Saturday in the night"
  { sign: ' night', pattern: new RegExp(`\\b(?:from )?(${weekdayNames}[a-z]*) (?:to|through) (${weekdayNames}[a-z]*),? (?:in|during) the night\\b`, 'g'), words: 'night of $1 to $2' },
  // "the day we put the clocks back"
  { sign: 'clocks', pattern: /\b(?:i|we|they|you) (?:put|turned|set|moved|wound|changed) (?:the|our|all the|my) clocks(?: back| forward)?(?: an hour| one hour)?\b/g, words: 'the clocks went back' },
  // "DD/MM/YYYY"
  { sign: 'mm', pattern: /\b(mm|dd|jj)[/.-](?=(?:mm|dd|jj|yy|aa))/g, words: '$1 ' },
  { sign: 'mm', pattern: /\b(mm|dd)[/.-](?=yy)/g, words: '$1 ' },
  // "6 XI 2026"
  { sign: '20', pattern: /\b(\d{1,2})([ ./-])(i{1,3}|i?v|vi{1,3}|i?x|xi{1,2})\2(20\d\d)\b/g, words: (_, day = '', _mark, month = '', year = '') => `${day} ${romanMonths[month] ?? month} ${year}` },
  // "O9/11/2O26"
  { sign: 'o', pattern: /(?<=\d)o(?=[\d/])|(?<![a-z\d])o(?=\d[/.-]\d)/g, words: '0' },
  // "at hour 15", "3 a.m."
  { sign: 'hour', pattern: /\bat (?:the )?hours? (?=\d{1,2}\b)/g, words: 'at ' },
  { sign: '. ', pattern: /\b([ap])\. m\b\.?/g, words: '$1m' },
  { sign: '.m', pattern: /\b([ap])\.m\b\.?/g, words: '$1m' },
  { sign: 'night', pattern: /\bnight (?:between|from) (the )?(\w+) (?:and|to) (the )?(?=\w)/g, words: 'night of $1$2 to $3' },
  { sign: 'midnight', pattern: /\bmidnight between (?:the )?\w+ and (?=(?:the )?\w)/g, words: '0:00 on ' },
  // "2w", "30m ago", "3mo ago"
  { sign: 'w', pattern: /(\d) ?w\b(?! ?\/)/g, words: '$1 weeks' },
  { sign: 'mo', pattern: /(\d) ?mos?\b(?= (?:ago|back))/g, words: '$1 months' },
  { sign: 'm ', pattern: /(\d) ?m\b(?= (?:ago|back))/g, words: '$1 minutes' },
  { sign: ' o ', pattern: new RegExp(`\\b(${hour}) o (?=(?:one|two|three|four|five|six|seven|eight|nine)\\b)`, 'g'), words: '$1 oh ' },
  // "half past nine", whatever is mistyped of it
  { sign: ' p', pattern: new RegExp(`\\b(half|quarter|ten|twenty|five) p[a-z]{1,4} (?=${hour})`, 'g'), words: '$1 past ' },
  { sign: '1/2 past', pattern: /\b1\/2 past\b/g, words: 'half past' },
  { sign: ' past', pattern: new RegExp(`\\b(?!hour)h[a-z]{2,4} past (?=${hour})`, 'g'), words: 'half past ' },
  { sign: 'q', pattern: new RegExp(`\\bq[a-z]{4,8} (?=(?:past|to) ${hour})`, 'g'), words: 'quarter ' },
  // "um it was the the fifteenth", "a couple a days", "a coupla days"
  { sign: ' ', pattern: /\b(the|on|at|in|it|of|um|uh) \1\b/g, words: '$1' },
  { sign: 'coupl', pattern: /\bcoupl(?:e|a) (?:a|o) (?=[a-z]+s\b)/g, words: 'couple of ' },
];

/** Writes out what English speakers shorten: "w/e", "b/w", "Mon-Wed", "2w ago", "nine o five". */
export const writtenOut = (text: string): string =>
  shorthands.reduce((rest, { sign, pattern, words }) => {
    if (!rest.includes(sign)) return rest;
    return typeof words === 'string' ? rest.replace(pattern, words) : rest.replace(pattern, words);
  }, text);
