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

/** Years, times and durations stay readable after the word "code": "le code reçu à 15h30 en 2026". */
const dateLike = /^(?:(?:19|20)\d\d|\d{1,3}(?:h\d{0,2}|heures?|hours?|hrs?|jours?|days?|min\w*|am|pm|th|st|nd|rd|er|e|j))$/i;

interface Rule {
  readonly pattern: RegExp;
  /** Whether what was found is personal data after all; all of it when absent. */
  readonly holds?: (found: string) => boolean;
  /** Words before it that stay. */
  readonly keep?: RegExp;
}

const rules: readonly Rule[] = [
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { pattern: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,4})?\b/gi, holds: (found) => digits(found).length >= 10 },
  { pattern: /\b(?:mot de passe|mdp|pass ?word|passcode)\b\s*(?:(?:est|is|c'est|=|:)\s*)+["«“]?\s*[^\s,;]+/gi, keep: /^.*?(?:est|is|=|:)+\s*/i },
  { pattern: /(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]?\d{2}){4}\b|\b0[1-79](?:[ .-]?\d{2}){4}\b/g },
  { pattern: /\b(?:siren|siret|siern)\b\D{0,12}\d(?:[ .]?\d){8,13}\b/gi, keep: /^\D+/ },
  { pattern: /\b\d(?:[ .-]?\d){12,18}\b/g, holds: (found) => digits(found).length === 13 || passesLuhn(found) },
  { pattern: /\b\d(?:[ .]?\d){8}\b/g, holds: passesLuhn },
  { pattern: /\bcode\b[^.?!\n]{0,24}?[\s:=](?=[A-Z-]*\d)[A-Z\d-]{4,}\b(?![/:])/gi, keep: /^.*[\s:=]/, holds: (found) => !dateLike.test(found) && !/^\d{1,4}-\d{1,2}(?:-\d{1,4})?$/.test(found) },
];

/** The text with e-mail addresses, phone, SIREN, SIRET, IBAN and card numbers, passwords and activation codes masked; dates stay. */
export const mask = (text: string): string => rules.reduce(applyRule, text);

function applyRule(text: string, { pattern, holds = () => true, keep }: Rule): string {
  return text.replace(pattern, (found: string) => {
    const before = keep?.exec(found)?.[0] ?? '';
    return holds(found.slice(before.length)) ? `${before}${masked}` : found;
  });
}
