import type { Language } from './language.js';

/** The words of figures in one language; all lower case, with accents. */
export interface FigureWords {
  readonly numbers: Readonly<Record<string, number>>;
  /** Collective words that are a number by themselves ("une dizaine de", "a dozen"). */
  readonly collectives: Readonly<Record<string, number>>;
  /** Spans of time that are one word ("quinzaine", "fortnight"). */
  readonly spans: Readonly<Record<string, string>>;
  /** What joins the words of one number, as a pattern: only where it really joins ("vingt et un", "one hundred and five"). */
  readonly and: string;
  /** Words that mean one before a unit of time, as a pattern. */
  readonly one: string;
  /** Patterns of the units of time, by their normal name. */
  readonly units: Readonly<Record<string, string>>;
  /** What may stand between a number and its unit, or after the unit, and makes it another unit. */
  readonly working: string;
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly ordinals: readonly string[];
  readonly step: string;
  readonly noon: string;
  readonly midnight: string;
  /** What stands before a month without a day ("en mars"). */
  readonly beforeMonth: string;
  /** What tells an hour of the day ("à 8 h", "8 h à 19 h") from a span ("24 h"); empty where a bare "h" is always a span. */
  readonly beforeTime: string;
  readonly afterTime: string;
}

const numbered = (text: string, from = 2): Record<string, number> => Object.fromEntries(text.split(' ').map((word, index) => [word, index + from]));

const fr: FigureWords = {
  numbers: {
    ...numbered('deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
    vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, septante: 70, huitante: 80, nonante: 90, cent: 100, cents: 100, mille: 1000,
  },
  collectives: { dizaine: 10, douzaine: 12, vingtaine: 20, trentaine: 30, quarantaine: 40, cinquantaine: 50, soixantaine: 60, centaine: 100 },
  spans: { quinzaine: '15 days', huitaine: '8 days', 'demi-journée': 'half a day', 'demi-heure': '30 minutes', trimestre: '3 months', semestre: '6 months' },
  and: 'et[\\s-](?=une?\\b|onze\\b)',
  one: 'une?',
  units: { seconds: 'secondes', minutes: 'min(?:ute)?s?', hours: 'h(?:eures?)?', days: 'j(?:ours?|ournées?)?', weeks: 'semaines?', months: 'mois', years: 'ans?|années?' },
  working: 'ouvrés?|ouvrables?',
  months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  ordinals: ['premi(?:er|ère)|1(?:er|re|ère|ʳᵉ)', 'deuxième|seconde?|2(?:e|ᵉ|ème|de)', 'troisième|3(?:e|ᵉ|ème)', 'quatrième|4(?:e|ᵉ|ème)', 'cinquième|5(?:e|ᵉ|ème)'],
  step: 'étapes?',
  noon: 'midi',
  midnight: 'minuit',
  beforeMonth: 'en|de|depuis|dès|jusqu’en|début|fin|mi|courant',
  beforeTime: 'à|dès|avant|après|vers|entre|et|jusqu’à',
  afterTime: ' ?à \\d',
};

const en: FigureWords = {
  numbers: {
    ...numbered('two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'),
    thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
  },
  collectives: { dozen: 12 },
  spans: { fortnight: '14 days', 'half a day': 'half a day', 'half an hour': '30 minutes' },
  and: '(?<=hundred[\\s-]|thousand[\\s-])and[\\s-]',
  one: '(?<!half )(?:one|an?)',
  units: { seconds: 'seconds', minutes: 'min(?:ute)?s?', hours: 'h(?:ours?)?', days: 'days?', weeks: 'weeks?', months: 'months?', years: 'years?' },
  working: 'working|business',
  months: ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
  weekdays: ['mondays?', 'tuesdays?', 'wednesdays?', 'thursdays?', 'fridays?', 'saturdays?', 'sundays?'],
  ordinals: ['first|1st', 'second|2nd', 'third(?![ -]part)|3rd', 'fourth|4th', 'fifth|5th'],
  step: 'steps?',
  noon: 'noon|midday',
  midnight: 'midnight',
  beforeMonth: 'in|since|from|until|early|late|mid|by',
  beforeTime: '',
  afterTime: '',
};

/** The words of figures by language. */
export const figureWords: Readonly<Record<Language, FigureWords>> = { fr, en };
