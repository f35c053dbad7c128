import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Phrasing } from '../../knowledge/matching/training.js';

/** Another matcher, trained on the same phrasings: gives the intent of a text, or null when it finds none. */
export interface Peer {
  readonly name: string;
  readonly best: (text: string) => Promise<string | null>;
  /** Fuse.js takes seconds a text, so only this many are asked. */
  readonly sample: number;
}

const everything = Number.POSITIVE_INFINITY;

/** The peers that are installed: fuse.js and MiniSearch always, nlp.js (node-nlp) where somebody put it. */
export async function trainPeers(corpus: readonly Phrasing[]): Promise<Peer[]> {
  const nlp = await trainNlp(corpus);
  return [trainFuse(corpus), trainMiniSearch(corpus), ...(nlp ? [nlp] : [])];
}

function trainFuse(corpus: readonly Phrasing[]): Peer {
  const fuse = new Fuse(corpus, { keys: ['text'], ignoreLocation: true, threshold: 0.6 });
  return { name: 'fuse.js', sample: 30, best: async (text) => fuse.search(text, { limit: 1 })[0]?.item.intent ?? null };
}

function trainMiniSearch(corpus: readonly Phrasing[]): Peer {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } });
  index.addAll(corpus.map(({ text }, id) => ({ id, text })));
  const best = async (text: string): Promise<string | null> => {
    const [first] = index.search(text);
    return first ? (corpus[Number(first.id)]?.intent ?? null) : null;
  };
  return { name: 'MiniSearch', sample: everything, best };
}

interface NlpManager {
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, text: string): Promise<{ intent: string }>;
}

async function trainNlp(corpus: readonly Phrasing[]): Promise<Peer | null> {
  const name: string = 'node-nlp';
  // Not a dependency: its type is the part of its documentation that is used here.
  const module = (await import(name).catch(() => null)) as { NlpManager: new (options: object) => NlpManager } | null;
  if (!module) return null;
  const manager = new module.NlpManager({ languages: ['fr'], nlu: { log: false }, autoSave: false });
  for (const { text, intent } of corpus) manager.addDocument('fr', text, intent);
  await manager.train();
  return { name: 'nlp.js', sample: everything, best: async (text) => (await manager.process('fr', text)).intent };
}
