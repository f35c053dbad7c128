import { join } from 'node:path';
import { languages } from '../../knowledge/language.js';
import { readCorpus, readLexicon, type ContentPhrasing } from '../../knowledge/matching/corpus.js';
import { match, outOfScope, type MatcherModel } from '../../knowledge/matching/matcher.js';
import { trainMatcher } from '../../knowledge/matching/training.js';
import { calibration, isGood, judge, share, summarise, summariseBy, worstPairs, type Judged, type Question } from './figures.js';
import { trainPeers, type Peer } from './peers.js';
import { loadContent } from '../../knowledge/content.js';
import { averageAsked, leastAverage } from './questions-asked.js';
import { questionsFolder, readQuestions } from './questions.js';

// npm runs scripts in the project's folder.
const content = join('knowledge', 'content');
const folds = 5;
const corpus = readCorpus(content);
const lexicon = readLexicon(content);
const entries = new Set(corpus.filter(({ kind }) => kind === 'entry').map(({ intent }) => intent));
const isEntry = (intent: string): boolean => entries.has(intent);

console.log(`${corpus.length} phrasings, ${entries.size} entries`);
report('cross-validation on the phrasings', crossValidate());
const start = performance.now();
const model = trainMatcher(corpus, { lexicon });
const trainSeconds = (performance.now() - start) / 1000;
const questions = readQuestions();
const shipped = loadContent();
console.log(`\nquestions that the dialog asks until it states a deadline, nothing being known: ${averageAsked(shipped).toFixed(2)} on average, ${leastAverage(shipped).toFixed(2)} at least`);
if (questions.length > 0) {
  report('questions of the project', ask(model, questions));
  await compare(questions);
} else console.log(`no questions in ${questionsFolder}: only the cross-validation was measured`);

function crossValidate(): Judged[] {
  return Array.from({ length: folds }, (_, fold) => {
    const trained = trainMatcher(corpus.filter((_one, at) => at % folds !== fold), { lexicon });
    const held = corpus.filter((one, at) => at % folds === fold && one.kind !== 'small-talk');
    return ask(trained, held.map(questionOf));
  }).flat();
}

function questionOf({ text, language, intent, also = [], kind }: ContentPhrasing): Question {
  return { text, lang: language, expect: kind === 'entry' ? intent : outOfScope, accept: also, kind };
}

function ask(trained: MatcherModel, asked: readonly Question[]): Judged[] {
  return asked.map((question) => judge(question, match(trained, question.text), isEntry));
}

function report(title: string, judged: readonly Judged[]): void {
  console.log(`\n== ${title} (${judged.length})`);
  console.table({ all: summarise(judged), ...summariseBy(judged, 'lang'), ...summariseBy(judged, 'kind') });
  console.log('most confused');
  console.table(worstPairs(judged, 15));
  console.log('calibration of what was answered');
  console.table(calibration(judged));
}

/** Ours and others, trained on the same phrasings in the same run: the share of questions with the right intent first. */
async function compare(asked: readonly Question[]): Promise<void> {
  console.log('\n== ours and others on the same phrasings');
  const best = async (text: string): Promise<string | null> => match(model, text).ranked[0]?.intent ?? null;
  const rows = [await rate({ name: 'ours', best, sample: asked.length, trainSeconds }, asked)];
  for await (const peer of trainPeers(corpus)) rows.push(await rate(peer, asked));
  console.table(Object.fromEntries(rows));
}

async function rate({ name, best, sample, trainSeconds: seconds }: Peer, asked: readonly Question[]): Promise<[name: string, figures: Record<string, number>]> {
  const picked = asked.filter((_one, at) => sample >= asked.length || at % Math.ceil(asked.length / sample) === 0);
  const times: number[] = [];
  const answers: { question: Question; id: string }[] = [];
  for (const question of picked) {
    const before = performance.now();
    const id = await best(question.text, languages.find((one) => one === question.lang) ?? 'fr');
    times.push(performance.now() - before);
    answers.push({ question, id: id ?? outOfScope });
  }
  times.sort((one, other) => one - other);
  const at = (part: number): number => Number((times[Math.floor(times.length * part)] ?? 0).toFixed(3));
  const inScope = share(answers.filter(({ question }) => question.expect !== outOfScope), ({ question, id }) => isGood(question, id.split('/')[0]));
  const refused = share(answers.filter(({ question }) => question.expect === outOfScope), ({ id }) => !isEntry(id));
  return [name, { inScope, refused, asked: picked.length, medianMs: at(0.5), p99Ms: at(0.99), trainSeconds: Number(seconds.toFixed(1)) }];
}
