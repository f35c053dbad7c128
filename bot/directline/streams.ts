import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Store } from '../store/store.js';
import type { Audience } from './connector.js';
import { openStream, type Stream } from './stream.js';
import type { StreamGrant, Tokens } from './tokens.js';

export interface StreamOptions {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly report: (error: unknown) => void;
  /** Which pages may open a stream; all unless set, since the URL itself is the authorisation. */
  readonly allowOrigin?: (origin: string | undefined, request: IncomingMessage) => boolean;
  /** Milliseconds between two signs of life; a socket that misses one is dropped. */
  readonly keepAlive?: number;
  /** Bytes waiting to be sent beyond which a socket is dropped. */
  readonly bufferLimit?: number;
}

export interface Streams extends Audience {
  /** Answers the upgrades of stream URLs on a server. */
  attach(server: Server): void;
  /** How many streams are open. */
  count(): number;
  /** Tells all clients that the server goes away, which makes them come back to its successor. */
  close(): Promise<void>;
}

const PATH = /\/v3\/directline\/conversations\/([^/]+)\/stream$/;
const GOING_AWAY = 1001;
const GRACE = 1000;

/** The open WebSockets of this process, several to a conversation; they show what any process has written. */
export function createStreams(options: StreamOptions): Streams {
  const { keepAlive = 25_000, bufferLimit = 1_000_000 } = options;
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: 4096 });
  const byConversation = new Map<string, Set<Stream>>();
  const all = (): Stream[] => [...byConversation.values()].flatMap((streams) => [...streams]);
  const notify = (conversationId: string): void => byConversation.get(conversationId)?.forEach((stream) => stream.pull());
  options.store.onGrowth((conversationId) => (conversationId === null ? all().forEach((stream) => stream.pull()) : notify(conversationId)));

  function add(socket: WebSocket, grant: StreamGrant): void {
    const streams = byConversation.get(grant.conversationId) ?? new Set<Stream>();
    byConversation.set(grant.conversationId, streams);
    const stream = openStream({ ...options, ...grant, socket, bufferLimit });
    streams.add(stream);
    // A look at the log with each sign of life: another process may have been killed before it told what it wrote.
    // Each stream has a clock of its own, since thousands of looks at once would hold everybody up.
    const timer = setInterval(() => {
      stream.beat();
      stream.pull();
    }, keepAlive).unref();
    socket.on('close', () => {
      clearInterval(timer);
      streams.delete(stream);
      if (streams.size === 0) byConversation.delete(grant.conversationId);
    });
  }

  function upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    try {
      const { grant, status } = admitStream(options, request);
      if (grant) sockets.handleUpgrade(request, connection, head, (socket) => add(socket, grant));
      else refuse(connection, status);
    } catch (error) {
      options.report(error);
      connection.destroy();
    }
  }

  return {
    attach(server) {
      server.on('upgrade', (request, connection, head) => {
        connection.on('error', () => connection.destroy());
        const ours = PATH.test(urlOf(request).pathname);
        if (ours) upgrade(request, connection, head);
        else if (server.listenerCount('upgrade') === 1) refuse(connection, '404 Not Found');
      });
    },
    notify,
    show: (conversationId, activity) => byConversation.get(conversationId)?.forEach((stream) => stream.show(activity)),
    count: () => all().length,
    async close() {
      await Promise.all(all().map((stream) => stream.close(GOING_AWAY, GRACE)));
    },
  };
}

function admitStream({ tokens, allowOrigin }: StreamOptions, request: IncomingMessage): { grant?: StreamGrant; status: string } {
  const url = urlOf(request);
  const conversationId = PATH.exec(url.pathname)?.[1];
  const reading = tokens.readStream(url.searchParams.get('t') ?? '');
  if (reading.kind === 'invalid') return { status: '401 Unauthorized' };
  if (reading.kind === 'expired' || reading.grant.conversationId !== conversationId) return { status: '403 Forbidden' };
  if (allowOrigin && !allowOrigin(request.headers.origin, request)) return { status: '403 Forbidden' };
  return { grant: reading.grant, status: '101' };
}

function urlOf(request: IncomingMessage): URL {
  const path = request.url ?? '/';
  return new URL(URL.canParse(path, 'ws://localhost') ? path : '/', 'ws://localhost');
}

function refuse(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
