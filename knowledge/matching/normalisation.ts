/** Longer texts are cut here: the longest real question measured has 420 characters. */
const longest = 1200;

/** Lower case, without accents, HTML tags, typographic quotes or characters outside Latin letters and digits. */
export function fold(text: string): string {
  return text
    .slice(0, longest)
    .replace(/<[^<>]*>/g, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/n['’]t\b/g, ' not')
    .replace(/(\d)\s?h(?:rs?)?(?![a-z\d])/g, '$1 heures')
    .replace(/(\d)\s?(?:j|jrs?)(?![a-z\d])/g, '$1 jours');
}

/** The words of a folded text: runs of letters and digits; a hyphenated "e-mail" is one word, "c'est" two. */
export function words(folded: string): string[] {
  return folded.replace(/\be-?mails?\b/g, 'email').match(/[\p{L}\d]+/gu) ?? [];
}

/** The dialogs ask for the same few texts again and again; beyond so many all are forgotten. */
const mostKept = 1000;
const kept = new Map<string, string>();

/** One spelling per sentence, by which two texts that differ in case, accents or punctuation are the same. */
export function normalise(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const spelled = words(fold(text)).join(' ');
  kept.set(text, spelled);
  return spelled;
}
