import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted and timed; names and units follow Prometheus' conventions, labels have few values each. */
export interface Metrics {
  /** All of it as Prometheus reads it. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
  readonly turns: Counter<'channel' | 'outcome'>;
  readonly turnSeconds: Histogram<'channel'>;
  readonly requestSeconds: Histogram<'route' | 'method' | 'status'>;
  readonly deadlines: Counter<'state' | 'channel'>;
  readonly storeErrors: Counter<'operation'>;
}

export interface Gauged {
  /** How many streams to pages are open. */
  readonly streams: () => number;
  /** How many connections the server has. */
  readonly connections: () => Promise<number>;
}

/** Seconds: a turn takes milliseconds, a channel gives up after fifteen seconds. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

let watched: Registry | undefined;

/** CPU, memory and event loop of this process, watched once however many services it runs. */
function processMetrics(): Registry {
  if (!watched) collectDefaultMetrics({ register: (watched = new Registry()) });
  return watched;
}

/** The metrics of one service, with those of its process. */
export function createMetrics({ streams, connections }: Gauged): Metrics {
  const own = new Registry();
  const ofProcess = processMetrics();
  const registers = [own];
  const gauge = (name: string, help: string, read: () => number | Promise<number>) => new Gauge({ name, help, registers, async collect() { this.set(await read()); } });
  gauge('echeance_streams_open', 'WebSocket streams to pages that are open.', streams);
  gauge('echeance_connections_open', 'TCP connections that are open.', connections);
  return {
    text: () => Registry.merge([own, ofProcess]).metrics(),
    contentType: own.contentType,
    turns: new Counter({ name: 'echeance_turns_total', help: 'Turns of the bot by channel and outcome.', labelNames: ['channel', 'outcome'], registers }),
    turnSeconds: new Histogram({ name: 'echeance_turn_duration_seconds', help: 'Time that the bot takes for a turn.', labelNames: ['channel'], buckets, registers }),
    requestSeconds: new Histogram({ name: 'echeance_http_request_duration_seconds', help: 'Time until an HTTP request is answered.', labelNames: ['route', 'method', 'status'], buckets, registers }),
    deadlines: new Counter({ name: 'echeance_deadlines_told_total', help: 'Deadlines told by their state, in a chat or by POST /api/deadline (channel "api").', labelNames: ['state', 'channel'], registers }),
    storeErrors: new Counter({ name: 'echeance_store_errors_total', help: 'Calls of the store that failed.', labelNames: ['operation'], registers }),
  };
}
