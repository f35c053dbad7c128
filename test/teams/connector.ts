import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import type { Activity } from 'botbuilder';
import type { BotCloud } from '../../bot/channel-authentication.js';
import { appId, appSecret, createIssuer, issuerName, type Issuer } from './issuer.js';

/** A call of the bot that the connector has received. */
export interface ConnectorCall {
  readonly kind: 'send' | 'reply' | 'update' | 'delete' | 'create' | 'read';
  readonly method: string;
  readonly path: string;
  /** Empty for a call about no conversation. */
  readonly conversationId: string;
  /** The activity replied to, updated or deleted. */
  readonly activityId: string | undefined;
  /** The activity sent; for `create` the first one of the conversation. */
  readonly activity: Partial<Activity>;
  /** The whole body. */
  readonly body: unknown;
  /** What the connector answered. */
  readonly status: number;
  /** The id that was given to what was sent or created. */
  readonly id: string;
}

export interface Refusal {
  readonly status: 400 | 403 | 404 | 410 | 429 | 500 | 502;
  /** Calls to refuse so; 1 unless set. */
  readonly times?: number;
  readonly kinds?: readonly ConnectorCall['kind'][];
  /** Only calls about this conversation. */
  readonly conversationId?: string;
  /** Seconds for Retry-After. */
  readonly retryAfter?: number;
}

/** Plays the Bot Framework connector service of Teams, with its token service, on a port of this machine. */
export interface Connector {
  /** As activities name it, with a path like the real ones. */
  readonly serviceUrl: string;
  readonly issuer: Issuer;
  /** For createApp: trusts this issuer, fetches tokens from it, answers only to this connector. */
  readonly cloud: BotCloud;
  /** Every call, the refused ones included. */
  readonly calls: readonly ConnectorCall[];
  /** The activities that were sent or replied and accepted, oldest first. */
  readonly sent: readonly ConnectorCall[];
  /** How often the bot asked for a token. */
  readonly tokenRequests: number;
  /** The members that a conversation answers with; by default one person. */
  setMembers(conversationId: string, members: readonly object[]): void;
  /** Makes the next calls fail as the service does. */
  refuse(refusal: Refusal): void;
  /** Waits until a call like this has come, for what the bot sends on its own; rejects after two seconds. */
  until(matches: (call: ConnectorCall) => boolean): Promise<ConnectorCall>;
  /** Forgets the calls so far, and the refusals that are left. */
  clear(): void;
  stop(): Promise<void>;
}

const codes: Readonly<Record<Refusal['status'], string>> = {
  400: 'BadSyntax', 403: 'MessageWritesBlocked', 404: 'ConversationNotFound', 410: 'BotDisabled', 429: 'TooManyRequests', 500: 'ServiceError', 502: 'BadGateway',
};

type Route = Pick<ConnectorCall, 'kind' | 'conversationId' | 'activityId'>;

function routeOf(method: string, path: string): Route | undefined {
  const [version, area, id, part, activityId] = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (version !== 'v3') return undefined;
  const conversationId = id ?? '';
  if (area === 'conversations' && method === 'POST' && id === undefined) return { kind: 'create', conversationId, activityId };
  if (area === 'conversations' && part === 'activities' && method === 'POST') return { kind: activityId === undefined ? 'send' : 'reply', conversationId, activityId };
  if (area === 'conversations' && part === 'activities' && method === 'PUT') return { kind: 'update', conversationId, activityId };
  if (area === 'conversations' && part === 'activities' && method === 'DELETE') return { kind: 'delete', conversationId, activityId };
  return method === 'GET' ? { kind: 'read', conversationId, activityId } : undefined;
}

const json = (response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Starts a connector on a free port, or on the given one; `anonymous` takes calls without a token, as local tools do. */
export async function startConnector(port = 0, { anonymous = false } = {}): Promise<Connector> {
  const issuer = await createIssuer();
  const calls: ConnectorCall[] = [];
  const members = new Map<string, readonly object[]>();
  let refusals: { refusal: Refusal; left: number }[] = [];
  let tokenRequests = 0;
  let listeners: (() => void)[] = [];
  let lastId = 1_700_000_000_000;

  const refusalOf = ({ kind, conversationId }: Route): Refusal | undefined => {
    const found = refusals.find(({ refusal, left }) => left > 0 && (refusal.kinds?.includes(kind) ?? true) && (refusal.conversationId ?? conversationId) === conversationId);
    if (found) found.left -= 1;
    return found?.refusal;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? '';
    const path = (request.url ?? '').split('?')[0] ?? '';
    const body = await textOf(request);
    if (path === '/openid') return json(response, 200, { issuer: issuerName, jwks_uri: `${origin}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
    if (path === '/keys') return json(response, 200, issuer.keys);
    if (path === '/token') {
      tokenRequests += 1;
      const form = new URLSearchParams(body);
      const token = await issuer.botToken(form.get('client_id') ?? '', form.get('client_secret') ?? '');
      return token === undefined ? json(response, 401, { error: 'invalid_client' }) : json(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: token });
    }
    const route = path.startsWith('/emea/') ? routeOf(method, path.slice('/emea'.length)) : undefined;
    if (!route) return json(response, 404, { error: { code: 'NotFound', message: path } });
    if (!anonymous && !await issuer.accepts(request.headers.authorization)) return json(response, 401, { error: { code: 'Unauthorized', message: 'Authorization has been denied for this request.' } });
    const parsed: unknown = body === '' ? undefined : JSON.parse(body);
    const activity = activityIn(route, parsed);
    const refusal = refusalOf(route) ?? (route.kind === 'update' && isTwofold(activity) ? { status: 400 } : undefined);
    const id = route.kind === 'update' ? route.activityId ?? '' : String(lastId += 1);
    calls.push({ ...route, method, path, body: parsed, activity, status: refusal?.status ?? okStatus(route), id });
    listeners.forEach((listener) => listener());
    if (refusal) return json(response, refusal.status, { error: { code: codes[refusal.status], message: 'Refused by the tests.' } }, refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) });
    if (route.kind === 'read') return json(response, 200, readAnswer(path.slice('/emea'.length), members.get(route.conversationId)));
    return json(response, okStatus(route), route.kind === 'create' ? createAnswer(id, parsed, serviceUrl) : { id });
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => json(response, 500, { error: { code: 'ServiceError', message: String(error) } }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a listening TCP server has an address of this kind
  const serviceUrl = `${origin}/emea/`;

  return {
    serviceUrl, issuer, calls,
    cloud: cloudOf(origin, serviceUrl),
    get sent() { return calls.filter(({ kind, status }) => (kind === 'send' || kind === 'reply') && status < 300); },
    get tokenRequests() { return tokenRequests; },
    setMembers: (conversationId, list) => void members.set(conversationId, list),
    refuse: (refusal) => void refusals.push({ refusal, left: refusal.times ?? 1 }),
    until: (matches) => new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('No such call came within two seconds.')), 2000);
      const look = (): void => {
        const found = calls.find(matches);
        if (!found) return;
        clearTimeout(timer);
        listeners = listeners.filter((listener) => listener !== look);
        resolve(found);
      };
      listeners.push(look);
      look();
    }),
    clear: () => {
      calls.length = 0;
      refusals = [];
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Teams makes two messages of a text beside a card, and one cannot be put in the place of one: "Activity resulted into multiple skype activities". */
const isTwofold = ({ text, attachments = [] }: Partial<Activity>): boolean => Boolean(text) && attachments.length > 0;

const okStatus = ({ kind }: Route): number => (kind === 'read' || kind === 'delete' || kind === 'update' ? 200 : 201);

function activityIn({ kind }: Route, body: unknown): Partial<Activity> {
  if (typeof body !== 'object' || body === null) return {};
  return kind === 'create' && 'activity' in body ? body.activity ?? {} : body;
}

/** A new thread of a channel is named by its channel and its first message; a new chat gets a name of its own. */
function createAnswer(id: string, body: unknown, serviceUrl: string): object {
  const channel = (body as { channelData?: { channel?: { id?: string } } } | undefined)?.channelData?.channel?.id; // the bot's own request
  return { id: channel === undefined ? `a:${id}` : `${channel};messageid=${id}`, activityId: id, serviceUrl };
}

const person = { id: '29:person', name: 'Camille Martin', aadObjectId: 'b2a4c0de-0000-4000-8000-000000000001', userPrincipalName: 'camille@office.test', tenantId: 'tenant' };

function readAnswer(path: string, members: readonly object[] = [person]): object {
  const [, area, id = '', part, memberId] = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (area === 'teams') return part === 'conversations' ? { conversations: [{ id }, { id: '19:agents@thread.tacv2', name: 'Agents' }] } : { id, name: 'Support', aadGroupId: 'group' };
  if (part === 'pagedmembers') return { members };
  if (part === 'members' && memberId !== undefined) return members.find((member) => 'id' in member && member.id === memberId) ?? { ...person, id: memberId };
  return members;
}

/** The sovereign-cloud settings that lead to the connector instead of Microsoft's servers. */
function cloudOf(origin: string, serviceUrl: string): BotCloud {
  let token: Promise<string> | undefined;
  const fetchToken = async (): Promise<string> => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: appSecret, scope: 'https://api.botframework.com/.default' });
    const reply = await fetch(`${origin}/token`, { method: 'POST', body: form });
    return (await reply.json() as { access_token: string }).access_token; // the shape of RFC 6749
  };
  return {
    issuer: issuerName,
    mayAnswer: (url) => url === serviceUrl,
    configuration: {
      ToBotFromChannelTokenIssuer: issuerName,
      ToBotFromChannelOpenIdMetadataUrl: `${origin}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/openid`,
      ToChannelFromBotLoginUrl: `${origin}/token`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: origin,
    },
    credentials: {
      isValidAppId: async (id) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async (request) => {
          request.headers.set('authorization', `Bearer ${await (token ??= fetchToken())}`);
          return request;
        },
      }),
    },
  };
}
