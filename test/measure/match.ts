import { readFileSync } from 'node:fs';
import { match, outOfScope } from '../../knowledge/matching/matcher.js';
import { trainMatcher } from '../../knowledge/matching/training.js';

interface Row {
  readonly text: string;
  readonly intent: string;
}
interface Outcome {
  readonly expected: string;
  readonly got: string;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run match -- corpus.json, a file {"train":[{"text","intent"}],"test":[{"text","intent"}]}');
  process.exit(1);
}
// The format is the one that the message above asks for.
const corpus = JSON.parse(readFileSync(file, 'utf8')) as { train: Row[]; test: Row[] };
const start = performance.now();
const model = trainMatcher(corpus.train);
const trained = performance.now();
const outcomes = corpus.test.map(({ text, intent }): Outcome => ({ expected: intent, got: match(model, text).ranked[0]?.intent ?? outOfScope }));
const ended = performance.now();
const beyond = outcomes.filter(({ expected }) => expected === outOfScope);
console.log(
  JSON.stringify({
    algorithm: model.kind,
    train: corpus.train.length,
    test: corpus.test.length,
    accuracy: share(outcomes),
    macroF1: macroF1(outcomes),
    refusal: beyond.length > 0 ? share(beyond) : null,
    trainSeconds: round((trained - start) / 1000),
    matchMilliseconds: round((ended - trained) / Math.max(1, outcomes.length)),
  }),
);

function share(list: readonly Outcome[]): number {
  return round(list.filter(({ expected, got }) => expected === got).length / Math.max(1, list.length));
}

function macroF1(list: readonly Outcome[]): number {
  const intents = [...new Set(list.map(({ expected }) => expected))];
  const scores = intents.map((intent) => {
    const hits = list.filter(({ expected, got }) => expected === intent && got === intent).length;
    const wanted = list.filter(({ expected }) => expected === intent).length;
    const claimed = list.filter(({ got }) => got === intent).length;
    return (2 * hits) / (wanted + claimed);
  });
  return round(scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length));
}

function round(number: number): number {
  return Number(number.toFixed(4));
}
