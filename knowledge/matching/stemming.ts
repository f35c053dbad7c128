const endings = new Set(
  (
    'issement issements atrice atrices ateur ateurs ation ations ement ements ment ments ante antes ance ances euse euses ive ives ' +
    'able ables ible ibles ition itions ities ing ings aient eron erons eront erai erais erait eriez ions ies iez ee ees er ers ' +
    'eur eurs ons ent ant ait ais ez ed es if ir is it ie e s x y'
  ).split(' '),
);
const longestEnding = 9;
const shortestStem = 4;

/** A word without its longest usual French or English ending; at least four letters are left, so short words stay whole. */
export function stem(word: string): string {
  for (let kept = Math.max(shortestStem, word.length - longestEnding); kept < word.length; kept++)
    if (endings.has(word.slice(kept))) return word.slice(0, kept);
  return word;
}
