import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { isLocalPeer } from '../local-peer.js';
import { sendProblem } from '../problem.js';
import type { Metrics } from './metrics.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What is told to everybody else. */
export const metricsRefusal = 'The metrics are for programs on this machine, or for a bearer of METRICS_TOKEN.';

/** GET /metrics: for programs of this machine, and for whoever holds the token; nobody else where the token is empty. */
export function metricsEndpoint(metrics: Metrics, token: string): RequestHandler {
  const expected = digest(token);
  return async (request, response) => {
    const given = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const holdsToken = token !== '' && given !== undefined && timingSafeEqual(digest(given), expected);
    response.set('Cache-Control', 'no-store');
    if (holdsToken || isLocalPeer(request)) return void response.type(metrics.contentType).send(await metrics.text());
    response.set('WWW-Authenticate', 'Bearer');
    sendProblem(response, { status: 401, message: metricsRefusal, field: undefined });
  };
}
