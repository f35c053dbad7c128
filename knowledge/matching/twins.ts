import { normalise } from './normalisation.js';
import type { Phrasing } from './training.js';

/** Where one text stands under several intents, each of them is right for it: the others are named in `also`. */
export function joinTwins<Kind extends Phrasing>(corpus: readonly Kind[]): Kind[] {
  const intents = new Map<string, Set<string>>();
  const keys = corpus.map(({ text }) => normalise(text));
  corpus.forEach(({ intent }, at) => intents.set(keys[at] ?? '', (intents.get(keys[at] ?? '') ?? new Set()).add(intent)));
  return corpus.map((phrasing, at) => {
    const twins = intents.get(keys[at] ?? '') ?? new Set();
    if (twins.size < 2 || keys[at] === '') return phrasing;
    return { ...phrasing, also: [...new Set([...(phrasing.also ?? []), ...twins])].filter((intent) => intent !== phrasing.intent) };
  });
}
