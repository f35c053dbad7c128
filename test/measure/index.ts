import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus, readLexicon, type ContentPhrasing } from '../../knowledge/matching/corpus.js';
import { match, outOfScope, type MatcherModel } from '../../knowledge/matching/matcher.js';
import { trainMatcher } from '../../knowledge/matching/training.js';
import { calibration, isGood, judge, share, summarise, summariseBy, worstPairs, type Judged, type Question } from './figures.js';
import { trainPeers } from './peers.js';

// npm runs scripts in the project's folder.
const content = join('knowledge', 'content');
const questionsFolder = join('test', 'questions');
const questionFile = /^questions.*\.jsonl$/;
const folds = 5;
const corpus = readCorpus(content);
const lexicon = readLexicon(content);
const entries = new Set(corpus.filter(({ kind }) => kind === 'entry').map(({ intent }) => intent));
const isEntry = (intent: string): boolean => entries.has(intent);

console.log(`${corpus.length} phrasings, ${entries.size} entries`);
report('cross-validation on the phrasings', crossValidate());
const model = timed('training on everything', () => trainMatcher(corpus, { lexicon }));
const questions = readQuestions();
if (questions.length > 0) {
  report('questions of the project', ask(model, questions));
  timeMatches(model, questions);
  await comparePeers(questions);
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

function readQuestions(): Question[] {
  if (!existsSync(questionsFolder)) return [];
  const files = readdirSync(questionsFolder).filter((file) => questionFile.test(file));
  const lines = files.flatMap((file) => readFileSync(join(questionsFolder, file), 'utf8').split('\n').filter(Boolean));
  // The format of the project's own question files.
  return lines.map((line) => JSON.parse(line) as Question);
}

function timed<Result>(title: string, run: () => Result): Result {
  const start = performance.now();
  const result = run();
  console.log(`\n${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

function timeMatches(trained: MatcherModel, asked: readonly Question[]): void {
  const times = asked.map(({ text }) => {
    const start = performance.now();
    match(trained, text);
    return performance.now() - start;
  });
  times.sort((one, other) => one - other);
  const at = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(3);
  console.log(`a match takes ${at(0.5)} ms at the median, ${at(0.99)} ms at the 99th percentile`);
}

async function comparePeers(asked: readonly Question[]): Promise<void> {
  console.log('\n== others on the same phrasings (share of questions with the right intent first)');
  for (const { name, best, sample } of await trainPeers(corpus)) {
    const picked = asked.filter((_one, at) => sample >= asked.length || at % Math.ceil(asked.length / sample) === 0);
    const start = performance.now();
    const answers: { question: Question; id: string | null }[] = [];
    for (const question of picked) answers.push({ question, id: await best(question.text) });
    const time = (performance.now() - start) / picked.length;
    const correct = ({ question, id }: (typeof answers)[number]): boolean => isGood(question, id?.split('/')[0]);
    const inScope = share(answers.filter(({ question }) => question.expect !== outOfScope), correct);
    const refused = share(answers.filter(({ question }) => question.expect === outOfScope), ({ id }) => !isEntry(id ?? outOfScope));
    console.log(`${name}: in scope ${inScope}, out of scope refused ${refused}, ${time.toFixed(2)} ms a match, ${picked.length} asked`);
  }
}
