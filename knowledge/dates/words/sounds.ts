type Sounds = readonly (readonly [RegExp, string])[];

/** Letters that sound alike in French as one: "catorze", "novanbre", "semeine", "geudi"; endings that are not heard fall off. */
const french: Sounds = [
  [/(?<!c)h/g, ''], [/ph/g, 'f'], [/y/g, 'i'], [/qu|ck|q|c(?![ei])/g, 'k'], [/sc(?=[ei])|c(?=[ei])|z|x/g, 's'], [/g(?=[ei])/g, 'j'],
  [/pt/g, 't'], [/mm|nn/g, 'm'], [/[ae][nm](?=[^aeiou]|$)/g, 'A'], [/(?:ai|ei|oi|i|u)[nm](?=[^aeiou]|$)/g, 'E'], [/eau|au/g, 'o'],
  [/oua|wa|oi|oa/g, 'W'], [/oe?u(?=r)|eu/g, 'e'], [/ou/g, 'u'], [/ai|ei|er$|ez$|et$/g, 'e'], [/i?ll?(?=e?t?$)/g, 'i'], [/n(?=[bp])/g, 'm'], [/(.)\1/g, '$1'], [/(?<=..)e?s?$/, ''], [/(?<=..)[stdpg]$/, ''],
];

/** The same for English, where hardly a vowel is safe: "tewsday", "wenzday", "minits". */
const english: Sounds = [
  [/^kn/, 'n'], [/^wr/, 'r'], [/ph/g, 'f'], [/wh/g, 'w'], [/gh(?=t|$)/g, ''], [/th/g, 't'], [/ck|qu?|c(?![eiyh])/g, 'k'], [/c(?=[eiy])|z/g, 's'], [/x/g, 'ks'],
  [/dn(?=[aeiou]?s)/g, 'n'], [/(?<=.)[aeiouyhw]+/g, ''], [/^[aeiouyhw]+/, 'a'], [/(.)\1/g, '$1'],
];

const heardIn = (sounds: Sounds) => (word: string): string => sounds.reduce((rest, [letters, sound]) => rest.replace(letters, sound), word);

/** How a word sounds to a French ear; words that are written differently and said alike share it. */
export const frenchSound = heardIn(french);

/** The consonants of a word as an English ear hears them. */
export const englishSound = heardIn(english);
