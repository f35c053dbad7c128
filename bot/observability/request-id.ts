import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const header = 'X-Request-Id';

/** A UUID or 32 hexadecimal digits, as proxies and tracers make them: nothing else fits, no name and no number of a person. */
const harmless = /^(?:[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}|[\da-f]{32})$/i;

/** Gives each request an id, the caller's own where it is harmless, and tells it in X-Request-Id. */
export const requestIds: RequestHandler = (request, response, next) => {
  const given = request.get(header) ?? '';
  response.set(header, harmless.test(given) ? given : randomUUID());
  next();
};

/**
 * The id of the request that a response answers; undefined before `requestIds` has given one.
 * It is passed on from hand to hand: AsyncLocalStorage triples the time of every promise, and a turn makes many hundred.
 */
export const requestIdOf = (response: Pick<Response, 'get'>): string | undefined => response.get(header);
