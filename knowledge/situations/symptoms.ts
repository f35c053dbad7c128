import { z } from 'zod';
import { ContentError, parseContent } from '../content-files.js';
import { basisSchema, type Basis } from '../schema.js';
import { lexiconOf, type Lexicon } from './lexicon.js';
import { parsePattern, plainWord, type Pattern } from './pattern.js';
import type { Situation } from './situation.js';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
/** "lien, liens, mot de passe" in the file; an array in the program. */
const words = z.string().trim().min(1).transform((list) => list.split(',').map((word) => word.trim()).filter((word) => word !== ''));
const wordsByLanguage = z.strictObject({ fr: words.optional(), en: words.optional() });
const patterns = z.array(z.string().trim().min(1)).optional();
const patternsByLanguage = { both: patterns, fr: patterns, en: patterns };
const references = z.array(z.string()).min(1).optional();

const symptomsSchema = z.strictObject({
  situations: z.record(id, z.array(id).min(1)),
  fillers: wordsByLanguage,
  plain: wordsByLanguage,
  elisions: wordsByLanguage,
  groups: z.record(id, wordsByLanguage.extend({ exact: z.boolean().optional() })),
  symptoms: z.array(
    z.strictObject({ id, allows: references, suggests: references, otherwise: references, unless: z.array(id).optional(), tells: id.optional(), absent: z.literal(true).optional(), hides: z.array(id).optional(), ...patternsByLanguage }),
  ).min(1),
  takesBack: z.strictObject(patternsByLanguage).optional(),
  asksTime: z.strictObject(patternsByLanguage),
  asksArrival: z.strictObject(patternsByLanguage).optional(),
  lacksDate: z.partialRecord(basisSchema, z.strictObject(patternsByLanguage)).optional(),
});
type SymptomsFile = z.infer<typeof symptomsSchema>;

/** A symptom ready for recognition; sets of situations are sets of their indexes. */
export interface SymptomRule {
  readonly id: string;
  /** What can be true when it is found; null when it says nothing for certain. */
  readonly allows: ReadonlySet<number> | null;
  /** What it makes likely as long as nothing speaks against it; then `otherwise`. */
  readonly suggests: readonly ReadonlySet<number>[];
  /** Symptoms beside which it makes nothing likely. */
  readonly unless: ReadonlySet<string>;
  /** Symptoms that tell the same thing do not share a word: the closer-knit one keeps it. */
  readonly tells: string | null;
  /** Something that the person has done. */
  readonly act: boolean;
  /** What is meant has not come. */
  readonly absent: boolean;
  readonly hides: ReadonlySet<string>;
  readonly patterns: readonly Pattern[];
}

/** The symptoms of a body's procedures, loaded and checked. */
export interface SymptomsContent {
  readonly situations: readonly Situation[];
  readonly lexicon: Lexicon;
  readonly rules: readonly SymptomRule[];
  /** Words with which a person takes back what contradicts the rest. */
  readonly takesBack: readonly Pattern[];
  readonly asksTime: readonly Pattern[];
  readonly asksArrival: readonly Pattern[];
  /** Words with which a person says that they cannot tell a date. */
  readonly lacksDate: readonly { readonly basis: Basis; readonly patterns: readonly Pattern[] }[];
}

/** Reads the symptoms from a YAML text; throws a ContentError that names file, id and field of each fault. */
export function loadSymptoms(yamlText: string, file = 'symptoms.yaml'): SymptomsContent {
  const content = parseContent(file, yamlText, symptomsSchema);
  const situations = Object.entries(content.situations).flatMap(([mode, steps]) => steps.map((step) => ({ mode, step })));
  const faults: string[] = [];
  const rules = content.symptoms.map((symptom) => ruleOf(symptom, { content, situations, faults }));
  const listed = (lists: PatternLists | undefined, where: string) => (lists === undefined ? [] : patternsOf(lists, { where: `id ${where}`, content, faults }));
  const takesBack = listed(content.takesBack, 'takesBack');
  const asksTime = listed(content.asksTime, 'asksTime');
  const asksArrival = listed(content.asksArrival, 'asksArrival');
  const lacksDate = basisSchema.options.map((basis) => ({ basis, patterns: listed(content.lacksDate?.[basis], 'lacksDate') }));
  if (faults.length > 0) throw new ContentError(file, faults);
  const patterns = [...rules, ...lacksDate].flatMap((one) => one.patterns);
  return { situations, rules, takesBack, asksTime, asksArrival, lacksDate, lexicon: lexiconFor(content, [...patterns, ...takesBack, ...asksTime, ...asksArrival]) };
}

interface Reading {
  readonly content: SymptomsFile;
  readonly situations: readonly Situation[];
  /** Filled with a sentence for each fault. */
  readonly faults: string[];
}

function ruleOf(symptom: SymptomsFile['symptoms'][number], reading: Reading): SymptomRule {
  const where = `id ${symptom.id}`;
  const set = (field: 'allows' | 'suggests' | 'otherwise') => symptom[field] && indexesOf(symptom[field], `${where}, field ${field}`, reading);
  const ids = new Set(reading.content.symptoms.map((one) => one.id));
  for (const field of ['hides', 'unless'] as const) {
    for (const other of symptom[field] ?? []) if (!ids.has(other)) reading.faults.push(`${where}, field ${field}: there is no symptom ${other}`);
  }
  return {
    id: symptom.id,
    allows: set('allows') ?? null,
    suggests: [set('suggests'), set('otherwise')].filter((one) => one !== undefined),
    unless: new Set(symptom.unless),
    tells: symptom.tells ?? null,
    act: symptom.tells === 'act',
    absent: symptom.absent ?? false,
    hides: new Set(symptom.hides),
    patterns: patternsOf(symptom, { where, ...reading }),
  };
}

/** "mode" means all its steps, "mode/step" one of them, "any/step" that step of every mode. */
function indexesOf(names: readonly string[], where: string, { situations, faults }: Reading): Set<number> {
  const found = names.map((name) => {
    const [mode, step] = name.split('/');
    const indexes = situations.flatMap((one, index) => ((mode === 'any' || one.mode === mode) && (step === undefined || one.step === step) ? [index] : []));
    if (indexes.length === 0) faults.push(`${where}: there is no situation ${name}`);
    return indexes;
  });
  return new Set(found.flat());
}

type PatternLists = Pick<SymptomsFile['asksTime'], 'both' | 'fr' | 'en'>;

function patternsOf(lists: PatternLists, { where, content, faults }: Pick<Reading, 'content' | 'faults'> & { where: string }): Pattern[] {
  const groups = new Set(Object.keys(content.groups));
  const found: Pattern[] = [];
  for (const field of ['both', 'fr', 'en'] as const) {
    for (const notation of lists[field] ?? []) {
      try {
        found.push(parsePattern(notation, groups));
      } catch (error) {
        faults.push(`${where}, field ${field}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  if (found.length === 0 && faults.length === 0) faults.push(`${where}: has no pattern (fields both, fr, en)`);
  return found;
}

const both = ({ fr, en }: Pick<z.infer<typeof wordsByLanguage>, 'fr' | 'en'>): string[] => [...(fr ?? []), ...(en ?? [])];

/** The words of every group, and each plain word of a pattern as a term of its own. */
function lexiconFor({ groups, fillers, plain, elisions }: SymptomsFile, patterns: readonly Pattern[]): Lexicon {
  const terms = new Map(Object.entries(groups).map(([name, lists]) => [name, both(lists)]));
  const correctable = Object.values(groups).filter(({ exact }) => exact !== true).flatMap(both);
  for (const term of patterns.flatMap(({ places }) => places).flatMap((place) => place.terms)) if (!terms.has(term)) terms.set(term, [plainWord(term)]);
  return lexiconOf({ terms, correctable, fillers: both(fillers), plain: both(plain), elisions: both(elisions) });
}
