import type { AnswerWords } from './answer-words.js';
import { normalise } from './matching/normalisation.js';
import { corrected, typoIndex, type TypoIndex } from './situations/typos.js';

/** Longer messages tell more than that a code is wanted. */
const mostWords = 14;
/** What hasty writers glue to the next word: "lagent". */
const elisions = ['l'];

interface Request {
  readonly things: ReadonlySet<string>;
  /** Each says whom the code is for: "pour le conseiller", "agent code", or a fixed phrase. */
  readonly phrases: readonly string[];
  readonly typos: TypoIndex;
}

const requests = new WeakMap<AnswerWords, Request>();

/** The lists of answers.yaml, ready for looking up. */
function requestOf(words: AnswerWords): Request {
  const { 'code-thing': things, 'code-for': before, 'code-who': people, 'code-phrase': fixed, 'code-elsewhere': elsewhere } = words;
  const pairs = people.flatMap((who) => [...before.map((one) => `${one} ${who}`), ...things.flatMap((thing) => [`${thing} ${who}`, `${who} ${thing}`])]);
  const phrases = [...pairs, ...fixed];
  const known = new Set([...phrases, ...elsewhere].flatMap((phrase) => phrase.split(' ')));
  const request = { things: new Set(things), phrases, typos: typoIndex({ known, correctable: known, elisions }) };
  requests.set(words, request);
  return request;
}

/**
 * Whether somebody asks for the code that lets an agent on the phone see where they are: the word "code" and whom it is
 * for, or a fixed phrase, and nothing of the codes of the procedure itself. Typing errors are forgiven.
 */
export function asksForCode(words: AnswerWords, utterance: string): boolean {
  const { things, phrases, typos } = requests.get(words) ?? requestOf(words);
  const said = normalise(utterance).split(' ');
  if (said.length > mostWords || !said.some((word) => things.has(word))) return false;
  const line = ` ${said.map((word) => corrected(word, typos)).join(' ')} `;
  const has = (phrase: string) => line.includes(` ${phrase} `);
  return !words['code-elsewhere'].some(has) && phrases.some(has);
}
