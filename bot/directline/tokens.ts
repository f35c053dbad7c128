import { createHmac, createHash, createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import type { Store } from '../store/store.js';

/** Seconds; the client refreshes its token after half of that. */
export const TOKEN_LIFE = 30 * 60;
/** Seconds within which a stream URL has to be opened. */
export const STREAM_LIFE = 60;

/** Tokens whose signature is not checked anew at each call: as many as chats are open at once. */
const mostRemembered = 5000;

/** What a token allows: one conversation, as one user. */
export interface Grant {
  readonly conversationId: string;
  readonly userId?: string | undefined;
  readonly trustedOrigins?: readonly string[] | undefined;
}

/** What a stream URL allows: to read one conversation from a position on. */
export interface StreamGrant {
  readonly conversationId: string;
  readonly after: number;
}

/** `expires` in seconds since 1970. */
export type Reading<T> = { readonly kind: 'valid'; readonly grant: T; readonly expires: number } | { readonly kind: 'expired' } | { readonly kind: 'invalid' };

export interface Tokens {
  issue(grant: Grant): string;
  read(token: string): Reading<Grant>;
  issueStream(grant: StreamGrant): string;
  readStream(token: string): Reading<StreamGrant>;
  /** What stands for an account's id that must not be kept; the same each time. */
  readonly standIn: (id: string) => string;
  /** Compares in constant time. */
  isSecret(text: string): boolean;
}

export interface ChatToken {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly userId: string;
}

/** The configured secret, else the one kept in the store, created there the first time. */
export async function directLineSecret(store: Store, configured: string | undefined): Promise<string> {
  return configured || store.keepSetting('direct-line-secret', randomBytes(32).toString('base64url'));
}

/**
 * Tokens signed with the secret (HS256), so that any process that knows it can read them.
 * Each call of a chat reads one: jsonwebtoken does it at once in 15 µs, jose by way of Web Crypto's threads in 140.
 */
export function createTokens(secret: string, now: () => Date): Tokens {
  const conversationKey = signingKey(secret, 'conversation token');
  const personKey = keyFor(secret, 'person');
  const streamKey = signingKey(secret, 'stream url');
  const secretDigest = digest(secret);
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  const sign = (claims: JwtPayload, key: KeyObject, life: number): string =>
    jwt.sign({ ...claims, exp: seconds() + life }, key, { algorithm: 'HS256', noTimestamp: true });
  return {
    issue: ({ conversationId, userId, trustedOrigins }) =>
      sign({ conversation: conversationId, user: userId, origins: trustedOrigins }, conversationKey, TOKEN_LIFE),
    read: rememberingGood(mostRemembered, seconds, (token) => verified(token, { key: conversationKey, seconds: seconds(), toGrant: conversationGrant })),
    issueStream: ({ conversationId, after }) => sign({ conversation: conversationId, after }, streamKey, STREAM_LIFE),
    readStream: (token) => verified(token, { key: streamKey, seconds: seconds(), toGrant: streamGrant }),
    standIn: (id) => `person-${createHmac('sha256', personKey).update(id).digest('hex').slice(0, 24)}`,
    isSecret: (text) => timingSafeEqual(digest(text), secretDigest),
  };
}

/** A token for a new conversation with a user that nobody else can claim to be; the bot is not contacted. */
export function issueChatToken(tokens: Tokens): ChatToken {
  const conversationId = newConversationId();
  const userId = newUserId();
  const token = tokens.issue({ conversationId, userId });
  return { conversationId, token, expires_in: TOKEN_LIFE, userId };
}

export function newConversationId(): string {
  return randomBytes(16).toString('hex');
}

/** Direct Line clients refuse to make up ids with this prefix: they come with a token only. */
export function newUserId(): string {
  return `dl_${randomBytes(16).toString('hex')}`;
}

interface Verification<T> {
  readonly key: KeyObject;
  /** Since 1970. */
  readonly seconds: number;
  readonly toGrant: (claims: JwtPayload) => T | undefined;
}

function verified<T>(token: string, { key, seconds, toGrant }: Verification<T>): Reading<T> {
  try {
    const claims = jwt.verify(token, key, { algorithms: ['HS256'], clockTimestamp: seconds });
    if (typeof claims === 'string' || claims.exp === undefined) return { kind: 'invalid' };
    const [grant, expires] = [toGrant(claims), claims.exp];
    return grant ? { kind: 'valid', grant, expires } : { kind: 'invalid' };
  } catch (error) {
    return { kind: error instanceof jwt.TokenExpiredError ? 'expired' : 'invalid' };
  }
}

/** The same reading, which checks the signature of a good token once while it is remembered; all are forgotten when there are too many. */
function rememberingGood<T>(most: number, seconds: () => number, read: (token: string) => Reading<T>): (token: string) => Reading<T> {
  const good = new Map<string, Extract<Reading<T>, { kind: 'valid' }>>();
  return (token) => {
    const known = good.get(token);
    if (known) return seconds() < known.expires ? known : { kind: 'expired' };
    const reading = read(token);
    if (good.size >= most) good.clear();
    if (reading.kind === 'valid') good.set(token, reading);
    return reading;
  };
}

function conversationGrant({ conversation, user, origins }: JwtPayload): Grant | undefined {
  if (typeof conversation !== 'string') return undefined;
  const trustedOrigins = Array.isArray(origins) ? origins.map(String) : undefined;
  return { conversationId: conversation, userId: typeof user === 'string' ? user : undefined, trustedOrigins };
}

function streamGrant({ conversation, after }: JwtPayload): StreamGrant | undefined {
  return typeof conversation === 'string' && typeof after === 'number' ? { conversationId: conversation, after } : undefined;
}

/** Made ready once: from bytes, each token would need it made anew. */
const signingKey = (secret: string, use: string): KeyObject => createSecretKey(keyFor(secret, use));

function keyFor(secret: string, use: string): Uint8Array {
  return createHmac('sha256', secret).update(use).digest();
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
