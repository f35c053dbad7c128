import { figureWords, type FigureWords } from './figure-words.js';
import { languages, type Bilingual, type Language } from './language.js';
import type { Entry, Helpline } from './schema.js';

const edge = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };
const word = (pattern: string): string => `${edge.before}(?:${pattern})${edge.after}`;
const any = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');
const two = (value: string | number): string => String(value).padStart(2, '0');

/** One space for every kind of space, straight apostrophes as curly ones; no addresses, placeholders and numbers of a list. */
const plain = (text: string): string => text.toLowerCase().replace(/https?:\/\/\S+|\{\w+\}/g, ' | ').replace(/^\s*\d{1,2}[.)]\s/gm, '').replace(/[^\S\n]/gu, ' ').replace(/'/g, '’').replace(/[‑–]/g, '-');

/** The value of a number in words: "quatre-vingt-dix", "two hundred and five". */
function valueOf(words: readonly string[], { numbers }: FigureWords): number {
  let [total, current] = [0, 0];
  for (const one of words) {
    const value = numbers[one] ?? (/^(une?|one)$/.test(one) ? 1 : 0);
    if (value === 1000) [total, current] = [total + Math.max(1, current) * 1000, 0];
    else if (value === 100 || (value === 20 && current === 4)) current = Math.max(1, current) * value;
    else current += value;
  }
  return total + current;
}

/** Writes the numbers that are spelled out in digits; "both of the two" at the end of a clause counts nothing and stays. */
function inDigits(text: string, words: FigureWords): string {
  const unit = any(Object.values(words.units));
  const number = any(Object.keys(words.numbers));
  const spelled = new RegExp(`${edge.before}(?:one[\\s-](?=hundred|thousand))?(?:${number})(?:[\\s-](?:${words.and})?(?:${number}|une?|one)${edge.after})*${edge.after}(?![.,;:!?»”)]*\\s*$|\\s?[.,;:!?»”)])`, 'gmu');
  return text
    .replace(spelled, (found) => String(valueOf(found.split(/[\s-]/), words)))
    .replace(new RegExp(word(any(Object.keys(words.collectives))), 'gu'), (found) => String(words.collectives[found]))
    .replace(new RegExp(`${edge.before}(?:${words.one})[\\s-](?=(?:${unit})${edge.after}(?! fériés?))`, 'gu'), '1 ');
}

interface Rule {
  readonly pattern: string;
  readonly normal: (groups: Readonly<Record<string, string>>) => string;
}

const indexIn = (patterns: readonly string[], found = ''): number => patterns.findIndex((one) => new RegExp(`^(?:${one})$`, 'u').test(found)) + 1;
const number = '\\d+(?: \\d{3})*(?:[.,]\\d+)?';
const valueIn = (digits = ''): string => digits.replaceAll(' ', '').replace(',', '.');

/** Every kind of figure with its normal form, the most particular first: each takes its words away from those that follow. */
function rulesOf(words: FigureWords): readonly Rule[] {
  const month = any(words.months);
  const date = ({ year, month: named, numeric, day }: Readonly<Record<string, string>>): string =>
    [year ?? '', two(numeric ?? indexIn(words.months, named)), ...(day ? [two(day)] : [])].join('-').replace(/^-/, '--');
  const hour = (hours = '', half = ''): string => two((Number(hours) % 12) + (half.startsWith('p') ? 12 : 0));
  const unit = Object.entries(words.units).map(([name, pattern]): Rule => ({
    pattern: `(?<n>${number})[ -]?(?<before>${words.working})?[ -]?(?:de )?(?:${pattern})${edge.after}(?: (?<after>${words.working}))?`,
    normal: ({ n, before, after }) => `${valueIn(n)} ${before ?? after ? 'working ' : ''}${name}`,
  }));
  const bareHour = `(?<h>[01]?\\d|2[0-4]) ?h${edge.after}(?! ?[0-5]\\d)`;
  const timeWithH: Rule[] = words.beforeTime === '' ? [] : [`${bareHour}(?=${words.afterTime})`, `(?<=(?:${words.beforeTime}) )${bareHour}`].map((pattern) => ({ pattern, normal: ({ h = '' }) => `${two(h)}:00` }));
  return [
    { pattern: '(?:\\+33 ?|0)\\d(?:[ .-]?\\d){8}', normal: ({ whole = '' }) => whole.replace(/^\+33 ?/, '0').replace(/\D/g, '') },
    { pattern: '(?<year>\\d{4})-(?<numeric>\\d{2})(?:-(?<day>\\d{2}))?', normal: date },
    { pattern: '(?<day>\\d{1,2})/(?<numeric>\\d{1,2})(?:/(?<year>\\d{4}))?', normal: date },
    { pattern: `(?<day>\\d{1,2})(?:er|st|nd|rd|th)? (?:of )?(?<month>${month})${edge.after}(?:,? (?<year>\\d{4}))?`, normal: date },
    { pattern: `(?<month>${month}) (?<day>\\d{1,2})(?:st|nd|rd|th)?${edge.after}(?:,? (?<year>\\d{4}))?`, normal: date },
    { pattern: `(?<month>${month}) (?<year>\\d{4})`, normal: date },
    { pattern: `(?<=${edge.before}(?:${words.beforeMonth})[ -])(?<month>${month})${edge.after}`, normal: date },
    ...timeWithH,
    { pattern: '(?<h>\\d{1,2})(?::(?<m>[0-5]\\d))? ?(?<half>[ap]\\.?m\\b)', normal: ({ h, m = '00', half }) => `${hour(h, half)}:${m}` },
    { pattern: '(?<h>\\d{1,2}) ?(?:h|:) ?(?<m>[0-5]\\d)', normal: ({ h = '', m = '' }) => `${two(h)}:${m}` },
    { pattern: word(words.noon), normal: () => '12:00' },
    { pattern: word(words.midnight), normal: () => '00:00' },
    ...Object.entries(words.spans).map(([pattern, name]): Rule => ({ pattern: word(`${pattern}s?`), normal: () => name })),
    { pattern: `(?<rank>${any(words.ordinals)}) ${words.step}${edge.after}`, normal: ({ rank }) => `step ${indexIn(words.ordinals, rank)}` },
    { pattern: `${words.step} (?<n>\\d+)`, normal: ({ n }) => `step ${n}` },
    { pattern: `(?<rank>${any(words.ordinals.slice(1))})${edge.after}`, normal: ({ rank }) => `rank ${indexIn(words.ordinals, rank)}` },
    ...unit,
    { pattern: `(?<n>${number}) ?(?:%|pour cent|percent|per cent)`, normal: ({ n }) => `${valueIn(n)} %` },
    { pattern: `(?<n>${number}) ?(?:€|euros?\\b)|€ ?(?<m>${number})`, normal: ({ n, m }) => `${valueIn(n ?? m)} euros` },
    { pattern: word(any(words.weekdays)), normal: ({ whole }) => `weekday ${indexIn(words.weekdays, whole)}` },
    { pattern: number, normal: ({ whole }) => valueIn(whole) },
  ];
}

const compile = (words: FigureWords) => rulesOf(words).map(({ pattern, normal }) => ({ expression: new RegExp(`${edge.before}(?:${pattern})`, 'gu'), normal }));
const compiled = { fr: compile(figureWords.fr), en: compile(figureWords.en) };

/**
 * Every figure of a text in a normal form that is the same in all languages, each once: "72 hours", "0809400210",
 * "2024-10-17" ("--10-17" without a year), "19:30", "weekday 1", "step 2", "rank 2", "20 %", "5 euros", and a number of anything else as "2".
 */
export function figuresIn(text: string, language: Language): string[] {
  const found = new Set<string>();
  let rest = inDigits(plain(text), figureWords[language]);
  for (const { expression, normal } of compiled[language]) {
    rest = rest.replace(expression, (whole: string, ...more: unknown[]) => {
      found.add(normal({ ...(more.at(-1) as Record<string, string>), whole })); // every rule with groups gets them last
      return ' | ';
    });
  }
  return [...found];
}

/** Figures that the helpline brings along: phone, hours, days, price. */
const figuresOfHelpline = ({ phone, hours, price }: Helpline): string[] =>
  [...figuresIn(phone, 'fr'), ...languages.flatMap((language) => [...figuresIn(hours[language], language), ...figuresIn(price[language], language)])];

/** A less precise date is carried by a more precise one: "2024-10" and "--10-17" by "2024-10-17". */
const carries = (known: string, figure: string): boolean =>
  known === figure || (/^\d{4}-\d{2}-\d{2}$/.test(known) && (known.startsWith(`${figure}-`) || (figure.startsWith('--') && known.endsWith(figure.slice(1)))));

/** The figures of a text that none of the known ones carries. */
export const figuresBeyond = (known: readonly string[], text: string, language: Language): string[] =>
  figuresIn(text, language).filter((figure) => !known.some((one) => carries(one, figure)));

/** The figures of facts; what a fact says not to do ("Do not transfer the 48 h rule.") carries none. */
const figuresOfFacts = (facts: readonly string[]): string[] => facts.flatMap((fact) => figuresIn(fact.replace(/\bdo not\b[^.]*/gi, ''), 'en'));

/** Facts are notes in English; those that name the helpline carry its figures, those on the bot itself its retention. */
const namesHelpline = (facts: readonly string[], { phone }: Helpline): boolean => facts.some((fact) => /\bhelpline\b/i.test(fact) || fact.includes(phone));
const namesBot = (facts: readonly string[]): boolean => facts.some((fact) => /\bbot’s own behaviour\b/i.test(fact.replaceAll("'", '’')));

const helplinePlaceholders = ['phone', 'hours', 'price', 'form', 'openNow'];

function placeholdersBeyond({ facts }: Entry, helpline: Helpline, text: string): string[] {
  const allowed = [...(namesHelpline(facts, helpline) ? helplinePlaceholders : []), ...(namesBot(facts) ? ['retentionDays'] : [])];
  return [...text.matchAll(/\{(.*?)\}/g)].filter(([, name = '']) => !allowed.includes(name)).map(([whole]) => whole);
}

const checkedFields = ['question', 'answer', 'steps', 'script', 'doNotPromise'] as const;

/** A figure or placeholder of an entry that its facts do not carry, and where it stands. */
export interface UnsupportedFigure {
  readonly language: Language;
  readonly field: (typeof checkedFields)[number];
  readonly figure: string;
}

/** A text of an entry in one language, its lines joined; empty where it has none. */
const textIn = (field: Bilingual | Entry['steps'], language: Language): string => [field?.[language] ?? []].flat().join('\n');

/** The figures that an entry's facts let its texts state, with the helpline's where they name it. */
export const figuresOfEntry = ({ facts }: Entry, helpline: Helpline): string[] =>
  [...figuresOfFacts(facts), ...(namesHelpline(facts, helpline) ? figuresOfHelpline(helpline) : [])];

/** What an entry's texts state beyond its own facts, in each language; empty where every figure has its fact. */
export function unsupportedFigures(entry: Entry, helpline: Helpline): UnsupportedFigure[] {
  const known = figuresOfEntry(entry, helpline);
  return checkedFields.flatMap((field) => languages.flatMap((language) => {
    const text = textIn(entry[field], language);
    return [...figuresBeyond(known, text, language), ...placeholdersBeyond(entry, helpline, text)].map((figure) => ({ language, field, figure }));
  }));
}
