import fc from 'fast-check';
import { isCompactDate } from '../../knowledge/masking-exceptions.js';
import { passesLuhn } from '../../knowledge/masking.js';

/** Something personal, and the sentences that people put it into: the place is {}. */
export interface Planted {
  readonly secret: string;
  readonly frame: string;
}

const digits = (count: number): fc.Arbitrary<string> => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));
const within = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const gaps = within('', ' ', '\u00a0', '\u202f', '.', '-');
const grouped = (text: string, sizes: readonly number[], gap: string): string => {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).filter(Boolean).join(gap);
};

/** The digits with the check digit of Luhn behind them. */
export const withLuhn = (start: string): string => {
  for (let last = 0; last < 10; last += 1) if (passesLuhn(`${start}${last}`)) return `${start}${last}`;
  throw new Error(`${start}: no digit fits`);
};

/** A French IBAN, or another country's, whose check digits are right (ISO 13616). */
export function ibanOf(country: string, account: string): string {
  const numbers = [...`${account}${country}00`].map((one) => parseInt(one, 36)).join('');
  let rest = 0;
  for (const one of numbers) rest = (rest * 10 + Number(one)) % 97;
  return `${country}${String(98 - rest).padStart(2, '0')}${account}`;
}

const siren = digits(8).map(withLuhn);
const company = fc.tuple(siren, digits(4), gaps, fc.boolean()).map(([nine, establishment, gap, whole]) => (whole ? grouped(withLuhn(`${nine}${establishment}`), [3, 3, 3, 5], gap) : grouped(nine, [3, 3, 3], gap))).filter((text) => !isCompactDate(text));
const iban = fc.tuple(within('FR', 'DE', 'BE', 'ES', 'IT', 'LU'), digits(18), within('', ' ', '\u00a0', '-'), fc.boolean()).map(([country, number, gap, low]) => {
  const text = grouped(ibanOf(country, number), [4, 4, 4, 4, 4, 4], gap);
  return low ? text.toLowerCase() : text;
});
const card = fc.tuple(within('4', '51', '55', '2221', '49'), digits(15), within('', ' ', '-', '.', '\u00a0')).map(([start, rest, gap]) => grouped(withLuhn(`${start}${rest}`.slice(0, 15)), [4, 4, 4, 4], gap));
const phoneForms: readonly ((number: string, gap: string) => string)[] = [
  (number, gap) => grouped(`0${number}`, [2, 2, 2, 2, 2], gap), (number, gap) => grouped(`0${number}`, [4, 3, 3], gap), (number, gap) => grouped(`0${number}`, [2, 4, 4], gap),
  (number, gap) => `+33${gap}${grouped(number, [1, 2, 2, 2, 2], gap)}`, (number, gap) => `0033${gap}${grouped(number, [1, 2, 2, 2, 2], gap)}`, (number, gap) => `+33${gap}(0)${grouped(number, [1, 2, 2, 2, 2], gap)}`,
  (number, gap) => `(+33)${gap}${grouped(number, [1, 2, 2, 2, 2], gap)}`,
];
const phone = fc.tuple(within('1', '2', '3', '4', '5', '6', '7', '9'), digits(8), within('', ' ', '.', '-', '\u00a0'), fc.constantFrom(...phoneForms)).map(([first, rest, gap, form]) => form(`${first}${rest}`, gap));
const foreignPhone = fc.tuple(within('+44', '+32', '+49', '+41', '+352', '+1', '0044', '0032'), digits(9), within('', ' ', '-', '.')).map(([country, rest, gap]) => `${country}${gap}${grouped(rest, [3, 2, 2, 2], gap)}`);
const word = fc.stringMatching(/^[a-z]{2,9}$/);
const mail = fc.tuple(word, within('', '.', '_', '-', '+'), word, within('@', ' @ ', ' (at) ', '[at]', '(arobase)', ' arobase '), word, within('.fr', '.com', '.co.uk', '.gouv.fr')).map((parts) => parts.join(''));

const sentences = within('{}', 'voici : {}', 'mon numéro est le {}', '({})', 'c’est {}, merci', 'Bonjour {}. J’attends', 'it is {} thanks', 'tel:{}', '{}?', 'reçu le 12/11/2026, {}', '{} et reçu hier à 15h30', 'my number: {}\nbye', 'n°{}', '« {} »');
/** One that is written like a day, such as 010126, stays where the words do not say that it is the code. */
const numericCode = (length: number): fc.Arbitrary<string> => digits(length).filter((text) => !isCompactDate(text));
const code = fc.oneof(numericCode(6), numericCode(8), fc.stringMatching(/^[A-Z]{2}\d{2}[A-Z]{2}\d{2}$/), fc.stringMatching(/^[A-Z]\d[A-Z]{2}-\d{2}[A-Z]{2}$/), fc.stringMatching(/^[a-z]\d{3}[a-z]{2}$/), fc.tuple(digits(3), digits(3)).map((two) => two.join(' ')));
const codeSentences = within('mon code est {}', 'le code d’activation est {}', 'code : {}', 'Code d’activation: {}', 'j’ai reçu le code {}', 'j’ai le code {} depuis le 12/11/2026', 'the code is {}', 'my activation code is {}', 'activation code {}', 'code={}', 'le code reçu par courrier : {} (valable 60 jours)', 'votre code {} merci');
const password = fc.stringMatching(/^[A-Z][a-z]{3,8}[0-9]{2,4}[!#$*]?$/);
const passwordSentences = within('mon mot de passe est {}', 'mot de passe : {}', 'mdp: {}', 'mdp {}', 'password is {}', 'my password: {}', 'Password={}', 'le mot de passe c’est {} merci', 'j’ai mis {} comme mot de passe', 'mot de passe "{}"', 'identifiant toto mot de passe {}', 'pwd: {}', 'passwd: {}', 'pass: {}');

const planted = (secret: fc.Arbitrary<string>, frame: fc.Arbitrary<string>): fc.Arbitrary<Planted> => fc.record({ secret, frame });

/** What people must not leave behind, in the forms that they write it in. */
export const secrets: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  'SIREN and SIRET numbers': planted(company, sentences),
  IBANs: planted(iban, sentences),
  'card numbers': planted(card, sentences),
  'French phone numbers': planted(phone, sentences),
  'foreign phone numbers': planted(foreignPhone, sentences),
  'e-mail addresses': planted(mail, sentences),
  'activation codes': planted(code, codeSentences),
  passwords: planted(password, passwordSentences),
};

/** The whole sentence. */
export const written = ({ secret, frame }: Planted): string => frame.replace('{}', () => secret);
