const months = 'janv?(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|september|october|november|december';
const units = 'h(?:\\d{0,2}(?:m|mn|min)?)?|heures?|hours?|hrs?|min|mins|minutes?|jours?|j|jrs?|days?|d|semaines?|sem|weeks?|wks?|mois|months?|ans?|années?|years?|yrs?|am|pm|er|e|[eè]me|th|st|nd|rd';

/** A word that is a year, a time, a day, a month or a span of time: "2026", "15h30", "12nov2026", "60jours", "12-11-2026". */
export const datesAndDurations = new RegExp(`^(?:(?:19|20)\\d\\d|\\d{1,4}(?:${units})|\\d{1,4}[-./]\\d{1,2}(?:[-./]\\d{1,4})?(?:t\\d{1,2}.*)?|\\d{1,2}(?:er|st|nd|rd|th)?-?(?:${months})\\.?-?(?:\\d{2}|\\d{4})?|(?:${months})-?\\d{1,4}|(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)-?\\d{1,2}|\\d{1,4}-\\w*(?:jours?|heures?|days?|hours?|hour|day))$`, 'iu');

const plausible = (day: number, month: number, year: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 2000 && year <= 2049;

/** Whether digits alone are a day, written 12112026, 121126 or 20261112, perhaps with a time behind: 20261112153000. */
export function isCompactDate(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const number = (from: number, to: number): number => Number(text.slice(from, to));
  if (text.length === 6) return plausible(number(0, 2), number(2, 4), 2000 + number(4, 6)) && number(4, 6) >= 20 && number(4, 6) < 40;
  if (text.length === 8) return plausible(number(0, 2), number(2, 4), number(4, 8)) || plausible(number(6, 8), number(4, 6), number(0, 4));
  return (text.length === 12 || text.length === 14) && number(0, 4) >= 2020 && plausible(number(6, 8), number(4, 6), number(0, 4)) && number(8, 10) < 24 && number(10, 12) < 60;
}

/** Whether pairs of digits begin with a day and its month: "12 11 26", "05 11 10 30". */
export const isDayAndMonth = (text: string): boolean => /^(?:0[1-9]|[12]\d|3[01])\D(?:0[1-9]|1[0-2])\D/.test(text);

/** Whether a run of digits and separators holds a day with its year: "05-11-2026 10", "2026 11 12 15 30", "12 11 2026". */
export function isAnyDate(text: string): boolean {
  const [, day, month, year] = /(?<!\d)(\d{1,2})[^\d](\d{1,2})[^\d]((?:19|20)\d\d)(?!\d)/.exec(text) ?? [];
  if (day && plausible(Math.max(Number(day), Number(month)), Math.min(Number(day), Number(month)), Number(year))) return true;
  const [, first, second, third] = /(?<!\d)((?:19|20)\d\d)[^\d](\d{1,2})[^\d](\d{1,2})(?!\d)/.exec(text) ?? [];
  return first !== undefined && plausible(Number(third), Number(second), Number(first));
}

/** What must not follow a number that is to be masked: it is an amount or a span of time. */
export const measured = '(?!\\s{0,2}(?:€|%|k€|(?:euros?|eur|centimes|jours?|heures?|hours?|days?|mois|months?|semaines?|weeks?|ans|years?|personnes|salari\\p{L}{1,4}|fois|times|caract[eè]res|characters|chiffres|digits)(?!\\p{L})))';

/** Words after "the password is" or "the code is" that tell its state, not the password; without accents. */
export const ordinaryWords: ReadonlySet<string> = new Set(`
oublie oubliee perdu perdue incorrect incorrecte invalide valide valable refuse refusee rejete rejetee expire expiree perime perimee faux fausse errone erronee
bloque bloquee bon bonne correct correcte nouveau vole change modifie obligatoire necessaire demande different differente identique inconnu inconnue introuvable
arrive recu recue envoye envoyee saisi saisie trop pas plus jamais toujours encore deja bien mal tres aussi donc alors le la les un une des de du en a au aux mon ma mes
votre notre son sa ce cet cette celui quoi quel quelle que qui comment pourquoi quand ou illisible urgent perso unique temporaire provisoire reinitialise
forgotten lost wrong invalid valid refused rejected expired outdated blocked locked right good new stolen changed required needed asked unknown missing
arrived received sent entered not no too still already never always also so then the an my your our his her its that this what which how why when where
unreadable incorrect different same mandatory temporary being set reset working accepted it to for in on of
`.trim().split(/\s+/));
