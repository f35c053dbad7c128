import type { RequestHandler } from 'express';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { requestIdOf } from './request-id.js';

/** The parts of the service as they are measured, by the path that they begin with; the first that fits. */
const routes: readonly (readonly [prefix: string, route: string])[] = [
  ['/healthz', 'watch'], ['/readyz', 'watch'], ['/metrics', 'watch'], ['/v3/directline', 'direct-line'], ['/api/messages', 'messages'], ['/api/chat', 'chat-token'],
  ['/api', 'api'], ['/assets', 'asset'], ['/favicon.svg', 'asset'], ['/embed.js', 'asset'], ['/', 'page'],
];
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** The class of a path: one of a few names, whatever was asked for. */
export const routeOf = (path: string): string => routes.find(([prefix]) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`))?.[1] ?? 'page';

interface Quiet {
  until: number;
  left: number;
}

/** Milliseconds within which refusals of one class make one line. */
const quietFor = 60_000;

export interface RequestWatch {
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => Date;
}

/** Times every request, and logs those that were refused or failed: one line a minute for each class and status, with how many there were. */
export function watchRequests({ metrics, log, now }: RequestWatch): RequestHandler {
  const quiet = new Map<string, Quiet>();
  return (request, response, next) => {
    const start = performance.now();
    const [route, method] = [routeOf(request.path), methods.has(request.method) ? request.method : 'other'];
    const id = requestIdOf(response);
    response.once('close', () => {
      const milliseconds = performance.now() - start;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requestSeconds.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);
      const count = status < 400 ? 0 : lineFor(quiet, `${route} ${method} ${status}`, now().getTime());
      if (count > 0) log[status < 500 ? 'info' : 'warn']({ route, method, status, count, ms: Math.round(milliseconds), request: id }, status < 500 ? 'Refused' : 'Failed');
    });
    next();
  };
}

/** How many refusals the line that is due stands for; 0 while none is. */
function lineFor(quiet: Map<string, Quiet>, kind: string, at: number): number {
  const last = quiet.get(kind);
  if (last && at < last.until) {
    last.left += 1;
    return 0;
  }
  quiet.set(kind, { until: at + quietFor, left: 0 });
  return 1 + (last?.left ?? 0);
}
