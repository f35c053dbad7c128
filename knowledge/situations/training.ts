import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../language.js';
import { readCorpus, readLexicon } from '../matching/corpus.js';
import { outOfScope, type MatcherModel } from '../matching/matcher.js';
import { trainMatcher, type Phrasing } from '../matching/training.js';
import { loadExamples } from './examples.js';
import { readerText } from './reader.js';
import { recogniseSituation } from './recognition.js';
import { loadSymptoms } from './symptoms.js';

/** Of all other phrasings every third is a counter-example: with all of them a fifth fewer situations are read from 0.5 on. */
const everyOther = 3;

/** Trains the reader of situations on the examples of a content folder, against its phrasings of everything else. */
export function trainReader(folder: string): MatcherModel {
  const symptoms = loadSymptoms(readFileSync(join(folder, 'symptoms.yaml'), 'utf8'));
  const examples = loadExamples(join(folder, 'situations')).flatMap(({ id, ...texts }) => languages.flatMap((language) => texts[language].map((text) => ({ text, intent: id }))));
  const others = readCorpus(folder).filter((_phrasing, at) => at % everyOther === 0).map(({ text }) => ({ text, intent: outOfScope }));
  const corpus = [...examples, ...others].map((one): Phrasing => ({ ...one, text: readerText(one.text, recogniseSituation(one.text, symptoms)) }));
  // Nobody writes an example word for word: what is read is never taken for certain.
  return { ...trainMatcher(corpus, { lexicon: readLexicon(folder) }), phrasings: new Map() };
}
