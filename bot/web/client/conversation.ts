/** What resumes a conversation after a reload, and the language the bot was last told. */
export interface Ticket {
  readonly conversationId: string;
  readonly token: string;
  readonly userId: string;
  readonly language: string;
}

export type Opening =
  | { readonly kind: 'new'; readonly ticket: Ticket }
  | { readonly kind: 'resumed'; readonly ticket: Ticket }
  /** The stored conversation is gone: this is another. */
  | { readonly kind: 'started-anew'; readonly ticket: Ticket }
  | { readonly kind: 'failed'; readonly busy: boolean; readonly retrySeconds: number };

export const directLine = `${location.origin}/v3/directline`;
const storageKey = 'conversation';
let inMemory: Ticket | null = null;

/** Keeps the ticket in this tab; in memory only where the browser blocks storage, as in some embedded frames. */
export function keepTicket(ticket: Ticket | null): void {
  inMemory = ticket;
  try {
    if (ticket) sessionStorage.setItem(storageKey, JSON.stringify(ticket));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // blocked storage: the chat works, a reload begins a new conversation
  }
}

/** The ticket kept in this tab, or null. */
export function keptTicket(): Ticket | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Ticket | null; // written by keepTicket
  } catch {
    return inMemory;
  }
}

/** Resumes the kept conversation, or starts one when there is none or it is gone. */
export async function openConversation(language: string): Promise<Opening> {
  const kept = keptTicket();
  if (!kept) return startConversation(language, 'new');
  const refreshed = await post(`${directLine}/tokens/refresh`, kept.token);
  if (!refreshed || refreshed.status >= 500 || refreshed.status === 429) return failure(refreshed);
  if (!refreshed.ok) return startConversation(language, 'started-anew');
  const { token } = (await refreshed.json()) as { token: string }; // Direct Line 3.0
  const ticket = { ...kept, token };
  const state = await conversationState(ticket);
  if (state === 'unknown') return failure(null);
  if (state === 'gone') return startConversation(language, 'started-anew');
  keepTicket(ticket);
  return { kind: 'resumed', ticket };
}

/** A ticket for a new conversation; it is kept once the conversation has begun (chat.ts). */
async function startConversation(language: string, kind: 'new' | 'started-anew'): Promise<Opening> {
  const response = await post('/api/chat/token');
  if (!response?.ok) return failure(response);
  const reply = (await response.json()) as Omit<Ticket, 'language'>; // our own server's reply
  keepTicket(null);
  return { kind, ticket: { conversationId: reply.conversationId, token: reply.token, userId: reply.userId, language } };
}

function failure(response: Response | null): Opening {
  const seconds = Number(response?.headers.get('Retry-After'));
  return { kind: 'failed', busy: response?.status === 429, retrySeconds: seconds > 0 ? Math.min(seconds, 60) : 5 };
}

/** Whether the server still has the conversation and takes its token; unknown when it does not answer. */
export async function conversationState({ conversationId, token }: Pick<Ticket, 'conversationId' | 'token'>) {
  const url = `${directLine}/conversations/${encodeURIComponent(conversationId)}`;
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } }).catch(() => null);
  if (response?.ok) return 'there';
  return response && [401, 403, 404].includes(response.status) ? 'gone' : 'unknown';
}

async function post(url: string, token?: string): Promise<Response | null> {
  const headers: HeadersInit = token ? { Authorization: `Bearer ${token}` } : {};
  return fetch(url, { method: 'POST', headers }).catch(() => null);
}
