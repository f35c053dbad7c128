/** A number or a group of figures, as it is written. */
export type Figures =
  | { readonly is: 'number'; readonly value: number; readonly digits: number }
  | { readonly is: 'ordinal'; readonly value: number }
  | { readonly is: 'pair'; readonly a: number; readonly b: number; readonly mark: string }
  | { readonly is: 'date'; readonly a: number; readonly b: number; readonly year: number }
  | { readonly is: 'month'; readonly month: number; readonly year: number }
  | { readonly is: 'iso'; readonly year: number; readonly month: number; readonly day: number; readonly minute: number | null; readonly instant: number | null }
  | { readonly is: 'clock'; readonly hour: number; readonly minute: number | null; readonly style: 'h' | ':' | 'am' | 'pm' }
  | { readonly is: 'noise' };

interface Shape {
  readonly pattern: RegExp;
  readonly read: (parts: readonly (string | undefined)[]) => Figures;
}

const num = (text: string | undefined): number => Number(text ?? 'NaN');
const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');
const fullYear = (text: string | undefined): number => (num(text) < 100 ? 2000 + num(text) : num(text));
const style = (half: string | undefined, mark: string | undefined): 'h' | ':' | 'am' | 'pm' =>
  half === undefined ? (mark === ':' ? ':' : 'h') : half === 'a' ? 'am' : 'pm';

const isoInstant = (parts: readonly (string | undefined)[]): number | null => {
  const [, year, month, day, hour, minute, zone] = parts;
  if (zone === undefined) return null;
  const offset = zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  return Date.parse(`${year ?? ''}-${two(month)}-${two(day)}T${two(hour)}:${minute ?? ''}:00${offset}`);
};

/** The first shape that fits a position wins. */
const shapes: readonly Shape[] = [
  {
    pattern: /(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:t| |, )(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?(z(?![a-z])|[+-]\d{2}:?\d{2}))?)?(?![\d-])/y,
    read: (parts) => ({
      is: 'iso', year: num(parts[1]), month: num(parts[2]), day: num(parts[3]), instant: isoInstant(parts),
      minute: parts[4] === undefined ? null : num(parts[4]) * 60 + num(parts[5]),
    }),
  },
  {
    pattern: /(20\d{2})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/y,
    read: ([, year, month, day]) => ({ is: 'iso', year: num(year), month: num(month), day: num(day), minute: null, instant: null }),
  },
  {
    pattern: /(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?'?([12]\d{3}|\d{2})(?![\d/-])/y,
    read: ([, a, , b, year]) => ({ is: 'date', a: num(a), b: num(b), year: fullYear(year) }),
  },
  // "20/10-2026", "5/11-26", "7,11,2026"
  { pattern: /(\d{1,2}) ?[/.,*-] ?(\d{1,2}) ?[/.,*-] ?(20[123]\d|(?<=\/\d{1,2}-)2[4-9])(?![\d/-])/y, read: ([, a, b, year]) => ({ is: 'date', a: num(a), b: num(b), year: fullYear(year) }) },
  {
    pattern: /(20[123]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?![\d/-])/y,
    read: ([, year, month, day]) => ({ is: 'iso', year: num(year), month: num(month), day: num(day), minute: null, instant: null }),
  },
  { pattern: /(0?[1-9]|1[0-2]) ?[/.-] ?(20[123]\d)(?![\d/.-]\d)/y, read: ([, month, year]) => ({ is: 'month', month: num(month), year: num(year) }) },
  { pattern: /(\d{2})(\d{2})(20[123]\d)(?![\d/-])/y, read: ([, a, b, year]) => ({ is: 'date', a: num(a), b: num(b), year: num(year) }) },
  {
    pattern: /(\d{1,2})(?: ?(hrs?|h|:|hours|heures?) ?|(\.))(\d{2})(?::\d{2})?(?: ?mi?n?\b)? ?(a|p)\.? ?m\b\.?/y,
    read: ([, hour, mark, , minute, half]) => ({ is: 'clock', hour: num(hour), minute: num(minute), style: style(half, mark) }),
  },
  {
    pattern: /(\d{1,2}) ?(hrs?|h|:|heures?) ?(\d{2})(?!\d|\/)(?::\d{2})?(?: ?mi?n\b)?(?! ?(?:j|d)\b(?!'))/y,
    read: ([, hour, mark, minute]) => ({ is: 'clock', hour: num(hour), minute: num(minute), style: style(undefined, mark) }),
  },
  { pattern: /(\d{1,2}) ?(a|p)\.? ?m\b\.?/y, read: ([, hour, half]) => ({ is: 'clock', hour: num(hour), minute: null, style: style(half, undefined) }) },
  { pattern: /(\d{1,3}) ?(?:h|hrs?)(?![a-z'\d])/y, read: ([, hour]) => ({ is: 'clock', hour: num(hour), minute: null, style: 'h' }) },
  { pattern: /(\d{1,2}) ?(?:i?ere?|i?eme|e|er|nd|rd|th|st)\b/y, read: ([, value]) => ({ is: 'ordinal', value: num(value) }) },
  { pattern: /(\d{1,2})( ?[/.] ?| ?- ?)(\d{1,2})(?![\d/]|[.:-]\d)/y, read: ([, a, mark, b]) => ({ is: 'pair', a: num(a), b: num(b), mark: mark?.trim() ?? '' }) },
  { pattern: /(\d{1,2}),(\d{1,2})(?![\d,])/y, read: ([, whole, part]) => ({ is: 'number', value: Number(`${whole ?? ''}.${part ?? ''}`), digits: 3 }) },
  { pattern: /\d+(?:[.,/:-]\d+)+/y, read: () => ({ is: 'noise' }) },
  { pattern: /\d{5,}/y, read: () => ({ is: 'noise' }) },
  { pattern: /\d+/y, read: ([digits]) => ({ is: 'number', value: num(digits), digits: digits?.length ?? 0 }) },
];

/** The figures that begin at a position of a text, with where they end; null where no figure stands. */
export const figuresAt = (text: string, at: number): { readonly figures: Figures; readonly end: number } | null => {
  for (const { pattern, read } of shapes) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { figures: read(match), end: pattern.lastIndex };
  }
  return null;
};
