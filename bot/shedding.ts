import type { RequestHandler } from 'express';
import { answerError } from './directline/errors.js';
import { sendProblem } from './problem.js';

/**
 * Requests under way at once, beyond which the next one is refused instead of making all wait.
 * One core answers about 400 turns a second (`npm run bench`), so that the last of so many waits half a second.
 */
export const mostUnderWay = 200;

/** What a request beyond the capacity is told. */
export const overloaded = 'The service has more requests than it can answer. Please try again in a moment.';

/** Refuses requests with 503 and Retry-After while so many others are under way. */
export function shedding(most = mostUnderWay): RequestHandler {
  let underWay = 0;
  return (request, response, next) => {
    if (underWay >= most) {
      response.set('Retry-After', '1');
      if (request.baseUrl === '/v3/directline') answerError(response, { status: 503, code: 'ServiceUnavailable', message: overloaded });
      else sendProblem(response, { status: 503, message: overloaded, field: undefined });
      return;
    }
    let state: 'arriving' | 'counted' | 'over' = 'arriving';
    const count = (): void => {
      if (state !== 'arriving') return;
      state = 'counted';
      underWay += 1;
    };
    response.once('close', () => {
      if (state === 'counted') underWay -= 1;
      state = 'over';
    });
    // A body that trickles in takes no capacity: who sends it slowly must not shut out all others.
    if (request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0) count();
    else request.once('end', count);
    next();
  };
}
