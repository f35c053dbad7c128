import type { Answer, Language, Match, Reply, SharedChat } from './lookup-reply.js';

/** In milliseconds. A ping that takes longer counts as unanswered; with the pause between pings this keeps the notice within two seconds. */
const pingPatience = 800;
const pause = 600;
const patience = 1500;

export type Found = { readonly kind: 'found'; readonly reply: Reply; readonly suggestions: readonly Match[] } | { readonly kind: 'stale' } | { readonly kind: 'unreachable' };

export type Opened =
  | { readonly kind: 'found'; readonly chat: SharedChat }
  | { readonly kind: 'wrong' }
  /** Seconds to wait after too many wrong codes. */
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'unreachable' };

interface Loaded {
  readonly entries: readonly Match[];
  readonly answers: ReadonlyMap<string, Answer>;
}

/** The server as the page sees it: answers to the latest line only, what was loaded at the start, whether it can be reached. */
export interface LookupServer {
  /** Answers a line; a reply that a later line has overtaken is 'stale'. */
  ask(line: string, language: Language): Promise<Found>;
  /** Opens what a chat shared under a code; the same holds for a reply that a later line has overtaken. */
  open(code: string, language: Language): Promise<Opened>;
  load(language: Language): Promise<void>;
  loaded(language: Language): Loaded;
  reachable(): boolean;
}

const nothing: Loaded = { entries: [], answers: new Map() };

async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(String(response.status));
  return await response.json() as T; // our own API
}

async function openChat(asked: { code: string; language: Language }, signal: AbortSignal): Promise<Opened> {
  const response = await fetch('/api/resume', { method: 'POST', signal, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(asked) });
  if (response.status === 429) return { kind: 'limited', seconds: Number(response.headers.get('Retry-After')) };
  if (response.status === 404 || response.status === 400) return { kind: 'wrong' };
  if (!response.ok) throw new Error(String(response.status));
  return { kind: 'found', chat: await response.json() as SharedChat }; // our own API
}

/** Watches the server with a light request a second while the page is seen; `onChange` is told when it goes and when it comes back. */
export function lookupServer(onChange: (reachable: boolean) => void): LookupServer {
  const kept = new Map<Language, Loaded>();
  let latest = new AbortController();
  let up = true;
  const mark = (reachable: boolean) => {
    if (reachable === up) return;
    up = reachable;
    onChange(up);
  };
  setInterval(() => {
    if (document.visibilityState === 'visible') void fetch('/healthz', { signal: AbortSignal.timeout(pingPatience), cache: 'no-store' }).then(({ ok }) => mark(ok), () => mark(false));
  }, pause);
  addEventListener('offline', () => mark(false));

  return {
    async ask(line, language) {
      latest.abort();
      const own = latest = new AbortController();
      if (!up) return { kind: 'unreachable' };
      const signal = AbortSignal.any([own.signal, AbortSignal.timeout(patience)]);
      const query = `?q=${encodeURIComponent(line)}&lang=${language}`;
      try {
        const [reply, { suggestions }] = await Promise.all([get<Reply>(`/api/agent${query}`, signal), get<{ suggestions: Match[] }>(`/api/suggest${query}`, signal)]);
        if (own !== latest) return { kind: 'stale' };
        mark(true);
        return { kind: 'found', reply, suggestions };
      } catch {
        if (own !== latest) return { kind: 'stale' };
        mark(false);
        return { kind: 'unreachable' };
      }
    },
    async open(code, language) {
      latest.abort();
      const own = latest = new AbortController();
      if (!up) return { kind: 'unreachable' };
      const signal = AbortSignal.any([own.signal, AbortSignal.timeout(patience)]);
      try {
        const opened = await openChat({ code, language }, signal);
        if (own !== latest) return { kind: 'stale' };
        mark(true);
        return opened;
      } catch {
        if (own !== latest) return { kind: 'stale' };
        mark(false);
        return { kind: 'unreachable' };
      }
    },
    async load(language) {
      try {
        const { entries, answers } = await get<{ entries: Match[]; answers: Answer[] }>(`/api/agent/entries?lang=${language}`, AbortSignal.timeout(5 * patience));
        kept.set(language, { entries, answers: new Map(answers.map((answer) => [answer.id, answer])) });
      } catch {
        // The ping tells whether the server is gone; what was loaded before stays.
      }
    },
    loaded: (language) => kept.get(language) ?? nothing,
    reachable: () => up,
  };
}

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Loaded questions with a word beginning like each word of the line, or the one with that short code; most words first. */
export function searchLoaded(line: string, entries: readonly Match[]): Match[] {
  const said = plain(line).match(/[\p{L}\d]+/gu) ?? [];
  const scored = entries.map((entry) => {
    const words = plain(`${entry.question} ${entry.code ?? ''}`).match(/[\p{L}\d]+/gu) ?? [];
    return { entry, hits: entry.code === plain(line.trim()) ? 99 : said.filter((start) => start.length > 1 && words.some((word) => word.startsWith(start))).length };
  });
  return scored.filter(({ hits }) => hits > 0).sort((a, b) => b.hits - a.hits).map(({ entry }) => entry);
}
