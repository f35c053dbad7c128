import { rewritten, type Rewriting } from './rewriting.js';

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

/** How English speakers shorten words of dates. */
const shorthands: readonly Rewriting[] = [
  // "it must've been Saturday", "must of been"
  [' ', /\b(must|might|could|would|should|may)(?:'?ve| of) been\b/g, '$1 have been'],
  ['w/e', /\bw\/e(?= (?:the )?(?:\d|sun|fri|sat))/g, 'week ending'],
  // "wk of Oct 19", "wk commencing the 9th"
  ['wk', /\bwk(?=\.? (?:of|com|comm|commencing|beg|beginning|starting|ending)\b)\.?/g, 'week'],
  // "the Monday straight after Easter"
  [' ', new RegExp(`\\b(day|${weekdayNames}[a-z]{0,6}) (?:just|right|straight|immediately|directly) (?=(?:after|before)\\b)`, 'g'), '$1 '],
  // "two days before last Friday", no "before last"
  ['before last', new RegExp(`\\b(days?|weeks?) before last (${weekdayNames}[a-z]{0,6})\\b`, 'g'), '$1 before $2 last'],
  // "twenty-first o' this month", "the 9th o November"
  [' o', new RegExp(`(?<=st|nd|rd|th) o'? ?(?=(?:the month|this|last|${monthNames})\\b)`, 'g'), ' of '],
  // "T-72h", "T minus 3 days", "D minus 4"
  ['t', /\bt ?(?:-|minus) ?(\d{1,3}|[a-z]{3,6}) ?(d|days?|h|hrs?|hours?)\b/g, (_, count = '', unit = '') => `${count} ${unit.startsWith('d') ? 'days' : 'hours'} ago`],
  ['d', /(?:^|(?<=\b(?:at|on|received|rcvd|got it|came|was) ))d ?(?:-|minus) ?(\d{1,2}|[a-z]{3,6})(?: days?)?$/g, '$1 days ago'],
  ['b/w', /\bb\/w\b/g, 'between'],
  [' & ', / & /g, ' and '],
  // "Mon-Wed", "Oct 28-Nov 3": a hyphen between two names is one of a span
  ['-', new RegExp(`\\b(${weekdayNames}[a-z]{0,6})-(?=${weekdayNames}(?:[a-z]{0,4}day|s|rs|nes|r)?\\b)`, 'g'), '$1 - '],
  ['-', new RegExp(`\\b(${monthNames}\\.? ?\\d{1,2}(?:st|nd|rd|th)?)-(?=${monthNames}\\.? ?\\d)`, 'g'), '$1 - '],
  // "Oct. 29/26", "Nov 12/2026": a year; "Nov 12/13" are two days; "mar. 10/11" is a Tuesday
  ['/', new RegExp(`\\b(?!mar\\b)(${monthNames}\\.? ?)(\\d{1,2}) ?/ ?(20[123]\\d|\\d{1,2})(?![\\d/])`, 'g'), (match, month = '', day = '', last = '') => yearOrDay(match, `${month}${day}`, last)],
  // "11 Nov./26", "9/Nov/2026"
  ['/2', new RegExp(`\\b(\\d{1,2})[/. ]?(${monthNames})\\.?/(?:20)?(2[4-9])\\b`, 'g'), '$1 $2 20$3'],
  // "ten days if that"
  [' if that', /(?<=\b(?:minutes|hours?|days?|weeks?|months?)),? if that(?=[.,!]|$)/g, ' or so'],
  // "month and a half, give or take", "week or two": the article is left out
  [' ', /^(?=(?:week|month|fortnight|year|hour)(?: and a half\b| or (?:two|so)\b|,? (?:give or take|roughly|or thereabouts)\b))/g, 'a '],
  // "two weeks to the day"
  ['to the day', /(?<=(?:months?|weeks?|years?|fortnight|days|ago),? )(?:exactly )?to the day\b(?! (?:i|we|it|of|after|before|that|when)\b)/g, 'ago'],
  // "from Friday to Saturday in the night"
  [' night', new RegExp(`\\b(?:from )?(${weekdayNames}[a-z]*) (?:to|through) (${weekdayNames}[a-z]*),? (?:in|during) the night\\b`, 'g'), 'night of $1 to $2'],
  // "the day we put the clocks back"
  ['clocks', /\b(?:i|we|they|you) (?:put|turned|set|moved|wound|changed) (?:the|our|all the|my) clocks(?: back| forward)?(?: an hour| one hour)?\b/g, 'the clocks went back'],
  // "the Sunday we went back to winter time", "the day we gained an hour"
  ['time', /\b(?:i|we|they|you) (?:went|switched|changed|moved|turned) (?:back |over )?to (?:winter|summer|standard|daylight(?: saving)?) time\b/g, 'the clocks went back'],
  [' an hour', /\b(?:i|we|they|you|everyone|everybody) (?:all )?(?:gained|lost|got) (?:an hour|an extra hour)(?: of sleep| in bed)?\b(?! (?:of|because|at|on)\b)/g, 'the clocks went back'],
  // "DD/MM/YYYY"
  ['mm', /\b(mm|dd|jj)[/.-](?=(?:mm|dd|jj|yy|aa))/g, '$1 '],
  ['mm', /\b(mm|dd)[/.-](?=yy)/g, '$1 '],
  // "6 XI 2026"
  ['20', /\b(\d{1,2})([ ./-])(i{1,3}|i?v|vi{1,3}|i?x|xi{1,2})\2(20\d\d)\b/g, (_, day = '', _mark, month = '', year = '') => `${day} ${romanMonths[month] ?? month} ${year}`],
  // "O9/11/2O26"
  ['o', /(?<=\d)o(?=[\d/])|(?<![a-z\d])o(?=\d[/.-]\d)/g, '0'],
  // "at hour 15", "3 a.m."
  ['hour', /\bat (?:the )?hours? (?=\d{1,2}\b)/g, 'at '],
  ['. ', /\b([ap])\. m\b\.?/g, '$1m'],
  ['.m', /\b([ap])\.m\b\.?/g, '$1m'],
  ['night', /\bnight (?:between|from) (the )?(\w+) (?:and|to) (the )?(?=\w)/g, 'night of $1$2 to $3'],
  ['midnight', /\bmidnight between (?:the )?\w+ and (?=(?:the )?\w)/g, '0:00 on '],
  // "2w", "30m ago", "3mo ago"
  ['w', /(\d) ?w\b(?! ?\/)/g, '$1 weeks'],
  ['mo', /(\d) ?mos?\b(?= (?:ago|back))/g, '$1 months'],
  ['m ', /(\d) ?m\b(?= (?:ago|back))/g, '$1 minutes'],
  [' o ', new RegExp(`\\b(${hour}) o (?=(?:one|two|three|four|five|six|seven|eight|nine)\\b)`, 'g'), '$1 oh '],
  // "half past nine", whatever is mistyped of it
  [' p', new RegExp(`\\b(half|quarter|ten|twenty|five) p[a-z]{1,4} (?=${hour})`, 'g'), '$1 past '],
  ['1/2 past', /\b1\/2 past\b/g, 'half past'],
  [' past', new RegExp(`\\b(?!hour)h[a-z]{2,4} past (?=${hour})`, 'g'), 'half past '],
  ['q', new RegExp(`\\bq[a-z]{4,8} (?=(?:past|to) ${hour})`, 'g'), 'quarter '],
  // "um it was the the fifteenth", "a couple a days", "a coupla days"
  [' ', /\b(the|on|at|in|it|of|um|uh) \1\b/g, '$1'],
  ['coupl', /\bcoupl(?:e|a) (?:a|o) (?=[a-z]+s\b)/g, 'couple of '],
];

/** Writes out what English speakers shorten: "w/e", "b/w", "Mon-Wed", "2w ago", "nine o five". */
export const writtenOut = (text: string): string => rewritten(text, shorthands);
