const endings =
  /(?:issements?|atrices?|ateurs?|ations?|ements?|ments?|antes?|ances?|euses?|ives?|ables?|ibles?|itions?|ities|ings?|aient|erons?|eront|erai[ts]?|eriez|ions|ies|iez|ees?|ers?|eurs?|ons|ent|ant|ait|ais|ez|ed|es|er|if|ir|is|it|ie|e|s|x|y)$/;
const shortestStem = 4;

/** A word without its usual French or English ending; at least four letters are left, so short words stay whole. */
export function stem(word: string): string {
  const bare = word.replace(endings, '');
  if (bare.length >= shortestStem) return bare;
  const singular = word.replace(/[esx]{1,2}$/, '');
  return singular.length >= shortestStem ? singular : word;
}
