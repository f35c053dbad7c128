import { createRequire } from 'node:module';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { ContentPhrasing } from '../../knowledge/matching/corpus.js';
import type { Language } from '../../knowledge/language.js';

/** Another matcher, trained on the same phrasings: gives the intent of a text, or null when it finds none. */
export interface Peer {
  readonly name: string;
  readonly best: (text: string, language: Language) => Promise<string | null>;
  /** Fuse.js takes seconds a text, so only this many are asked. */
  readonly sample: number;
  readonly trainSeconds: number;
}

const everything = Number.POSITIVE_INFINITY;

/** fuse.js, MiniSearch and nlp.js, one after the other. */
export async function* trainPeers(corpus: readonly ContentPhrasing[]): AsyncGenerator<Peer> {
  for (const train of [trainFuse, trainMiniSearch, trainNlp]) {
    const start = performance.now();
    const peer = await train(corpus);
    yield { ...peer, trainSeconds: (performance.now() - start) / 1000 };
  }
}

type Trained = Omit<Peer, 'trainSeconds'>;

async function trainFuse(corpus: readonly ContentPhrasing[]): Promise<Trained> {
  const fuse = new Fuse(corpus, { keys: ['text'], ignoreLocation: true, threshold: 0.6 });
  return { name: 'fuse.js', sample: 30, best: async (text) => fuse.search(text, { limit: 1 })[0]?.item.intent ?? null };
}

async function trainMiniSearch(corpus: readonly ContentPhrasing[]): Promise<Trained> {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } });
  index.addAll(corpus.map(({ text }, id) => ({ id, text })));
  const best = async (text: string): Promise<string | null> => {
    const [first] = index.search(text);
    return first ? (corpus[Number(first.id)]?.intent ?? null) : null;
  };
  return { name: 'MiniSearch', sample: everything, best };
}

interface Nlp {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, text: string): Promise<{ classifications: readonly { intent: string }[] }>;
}
interface Container {
  use(plugin: unknown): void;
  get(name: 'nlp'): Nlp;
}

async function trainNlp(corpus: readonly ContentPhrasing[]): Promise<Trained> {
  const require = createRequire(import.meta.url);
  // nlp.js has no types: these are the parts of its documentation that are used here.
  const { containerBootstrap } = require('@nlpjs/core') as { containerBootstrap: (options: object) => Promise<Container> };
  const container = await containerBootstrap({ settings: { nlp: { autoSave: false, log: false, nlu: { log: false } } } });
  const plugins = [['@nlpjs/nlp', 'Nlp'], ['@nlpjs/lang-en-min', 'LangEn'], ['@nlpjs/lang-fr', 'LangFr']] as const;
  for (const [module, name] of plugins) container.use((require(module) as Record<string, unknown>)[name]);
  const nlp = container.get('nlp');
  for (const language of ['fr', 'en']) nlp.addLanguage(language);
  const spoken = corpus.filter(({ text }) => /\p{L}/u.test(text));
  for (const { text, intent, language } of spoken) nlp.addDocument(language, text, intent.split('/')[0] ?? intent);
  await nlp.train();
  return { name: 'nlp.js', sample: everything, best: async (text, language) => (await nlp.process(language, text)).classifications[0]?.intent ?? null };
}
