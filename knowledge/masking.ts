import { datesAndDurations, isAnyDate, isCompactDate, isDayAndMonth, measured, ordinaryWords } from './masking-exceptions.js';

/** What stands in place of personal data. */
export const masked = '•••';

const digits = (text: string): string => text.replace(/\D/g, '');

/** The check digit rule of SIREN, SIRET and payment cards (ISO/IEC 7812-1). */
export function passesLuhn(number: string): boolean {
  const sum = [...digits(number)].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

interface Rule {
  readonly pattern: RegExp;
  /** Whether what was found is personal data after all; all of it when absent. */
  readonly holds?: (found: string) => boolean;
  /** Words before it that stay. */
  readonly keep?: RegExp;
}

const gap = '[ \\u00a0\\u202f]';
const joint = '[ \\u00a0\\u202f.-]';
const notWithin = `(?<![\\d/,+]|\\d:|\\d${joint})`;
const ends = `(?!${joint}?\\d|[/:]\\d)`;
const says = '(?:est|is|sont|are|c[’\'`]?est|c|=|:|->|→)';
const password = '(?:mots? de passes?|mdp|pass ?words?|pass ?phrase|pass ?code|passwd|pwd)';
const mailHosts = '(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|orange|wanadoo|free|sfr|laposte|bbox|gmx|proton(?:mail)?)';
const sentenceEnds = '(?=\\s{0,3}(?:$|[.,;!?)\\n]|(?:et|mais|and|but|merci|svp|thanks|please)(?!\\p{L})))';
const rule = (pattern: string, rest: Omit<Rule, 'pattern'> = {}): Rule => ({ pattern: new RegExp(pattern, 'giu'), ...rest });

const isMixed = (word: string): boolean => word.length >= 4 && /\d/.test(word) && /[^\d]/.test(word) && !/\d[/:]\d/.test(word) && !datesAndDurations.test(word);
const isSecret = (word: string): boolean => word.length >= 4 && !/^\d\p{L}+$/u.test(word) && !datesAndDurations.test(word) && !isCompactDate(word);
const isOrdinary = (word: string): boolean => ordinaryWords.has(word.toLowerCase().normalize('NFD').replace(/[^a-z0-9]/g, ''));
const isPassword = (word: string): boolean => !isOrdinary(word) && !/^\d{1,3}$/.test(word);
const saysSo = new RegExp(`^.*?\\s?${says}(?:\\s+${says})*\\s*(?:[l]e )?`, 'iu');

/** In this order: what is longer comes first. Every repetition has a bound, so that no text takes long to read. */
const rules: readonly Rule[] = [
  rule(`(?<![\\p{L}\\d._+-])[\\p{L}\\d._+-]{1,64}(?: ?@ ?| ?[([] ?(?:at|arr?obase?) ?[)\\]] ?| arr?obase? )[\\p{L}\\d-]{1,63}(?:(?:\\.| (?:point|dot) )[\\p{L}\\d-]{1,63}){1,5}`),
  rule(`(?<![\\p{L}\\d._+-])[\\p{L}\\d._+-]{1,64}(?: (?:point|dot) [\\p{L}\\d_-]{1,64}){0,3} (?:at|arr?obase?|chez) ${mailHosts}(?:(?:\\.| (?:point|dot) )(?:fr|com|net|org|eu|me))(?!\\p{L})`),
  rule(`\\b[a-z]{2}\\d{2}(?:${joint}?[a-z\\d]{4}){2,7}(?:${joint}?[a-z\\d]{1,4})?\\b`, { holds: (found) => digits(found).length >= 10 }),
  rule(`\\bfr${gap}?[a-z\\d]{2}${gap}?\\d{3}${gap}?\\d{3}${gap}?\\d{3}\\b`),
  // Passwords: quoted, said to be so, or right after the word where they look like none.
  rule(`\\b${password}\\b[^.?!\\n"«“]{0,20}?[\\s:=](?:["«“][^"»”\\n]{1,60}["»”]|'[^'\\s]{3,60}')`, { keep: /^[^"«“']*/u }),
  rule(`\\b(?:${password}|passe?)\\s{0,3}(?:${says}\\s{1,3}){0,2}[=:]\\s{0,3}[^\\s,;]{3,80}`, { keep: saysSo, holds: isPassword }),
  rule(`\\b${password}\\s{1,3}(?:${says}\\s{1,3}){1,2}[^\\s,;.!?]{3,80}${sentenceEnds}`, { keep: saysSo, holds: isPassword }),
  rule(`\\b${password}\\b[^.?!\\n]{0,40}?\\s(?=\\S{0,40}\\d)[^\\s,;?]{4,80}`, { keep: /^.*\s/u, holds: isMixed }),
  rule(`(?<![^\\s"'«“(])[^\\s"«“»”]{4,60}(?=["»”]?\\s{1,2}(?:comme|pour|as|for)\\s(?:(?:le|mon|un|my|the|a)\\s)?${password}(?!\\p{L}))`, { holds: isMixed }),
  // Phone numbers; French ones that begin with 08 are services and stay.
  rule(`(?:\\(?\\+|${notWithin}00)33\\)?${joint}?(?:\\(0\\)${joint}?)?[1-79](?:${joint}?\\d){8}\\b`),
  rule(`(?:\\(?\\+|${notWithin}00)(?!33)[1-9]\\d{0,2}\\)?(?:${joint}?\\d){7,12}\\b`, { holds: (found) => !isAnyDate(found) }),
  rule(`${notWithin}0[1-79](?:(?:${joint}?\\d){8}|(?:/\\d{2}){4})${ends}`, { holds: (found) => !isAnyDate(found) }),
  // Numbers of companies, persons, accounts and cards.
  rule(`${notWithin}(?!0033${joint}?8)\\d(?:${joint}?\\d){10,18}${ends}${measured}`, { holds: (found) => !isAnyDate(found) && !isCompactDate(found) }),
  rule(`${notWithin}(?:\\d{9}|[1-9]\\d{9}|\\d{3}(${joint})\\d{3}\\1\\d{3})${ends}${measured}`),
  rule(`${notWithin}\\d(?:${joint}?\\d){8}${ends}${measured}`, { holds: (found) => passesLuhn(found) && !isAnyDate(found) }),
  rule(`\\b(?:siren|siret|siern|tva|nif|spi)\\b[^\\d\\n]{0,25}\\d(?:${joint}?\\d){6,13}\\b`, { keep: /^\D+/u, holds: (found) => !isAnyDate(found) }),
  rule('\\b(?:abonnée?|subscriber(?: number)?)(?![\\p{L}])[^\\d\\n.?!]{0,16}?[\\s:=](?=\\p{L}{0,4}\\d)[\\p{L}\\d-]{4,20}(?![\\p{L}\\d/:])', { keep: /^.*[\s:=]/u, holds: isSecret }),
  // Activation codes: after the word, and any six to eight digits that are no date.
  rule(`\\b(?:codes?|pin)\\b[^.?!\\n]{0,40}?[\\s:=](?!08\\d\\d${joint}?\\d{3})(?=[\\p{L}-]{0,12}\\d)[\\p{L}\\d-]{4,24}(?![\\p{L}\\d/:])${measured}`, { keep: /^.*[\s:=]/u, holds: isSecret }),
  rule(`\\b(?:codes?|pin)\\b[^.?!\\n\\d]{0,25}?(?:\\s${says}|[:=])\\s{0,3}(?:le\\s)?\\d{6,8}(?![\\p{L}\\d]|[/:.,-]\\d|${gap}\\d)`, { keep: /^\D+/u }),
  rule(`\\b(?:codes?|pin)\\b[^.?!\\n\\d]{0,40}?[\\s:=](?!08\\d\\d${joint}?\\d{3})(?:\\d{3}${joint}\\d{3}|\\d{4}${joint}\\d{4}|\\d{2}${joint}\\d{2}${joint}\\d{2}|\\d{2}(?:${joint}\\d{2}){3})(?!${joint}?\\d|[\\p{L}/:])${measured}`, { keep: /^\D+/u, holds: (found) => !isDayAndMonth(found) && !isAnyDate(found) }),
  { pattern: new RegExp(`\\b[Cc]odes?\\s{1,3}(?:${says}\\s{1,3}|[=:]\\s{0,3}){1,3}[A-Z]{6,20}(?!\\p{L})`, 'gu'), keep: /^.*[\s:=]/u, holds: (found) => !isOrdinary(found) },
  rule(`(?<![\\d/:.,+-]|\\d${gap})\\d{6,8}(?![\\p{L}\\d]|[/:.,-]\\d|${gap}\\d{3})${measured}`, { holds: (found) => !isCompactDate(found) }),
];

/** The text with e-mail addresses, phone, company, account and card numbers, passwords and activation codes masked; dates, times, durations and amounts stay. */
export const mask = (text: string): string => (isWord.test(text) ? text : rules.reduce(applyRule, text));

/** A single word is none of it, and most values of an activity are one: "message", "fr". */
const isWord = /^\p{L}*$/u;

function applyRule(text: string, { pattern, holds = () => true, keep }: Rule): string {
  return text.replace(pattern, (found: string) => {
    const before = keep?.exec(found)?.[0] ?? '';
    const rest = found.slice(before.length);
    return rest !== masked && holds(rest) ? `${before}${masked}` : found;
  });
}
