import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const current = new AsyncLocalStorage<string>();

/** A UUID or 32 hexadecimal digits, as proxies and tracers make them: nothing else fits, no name and no number of a person. */
const harmless = /^(?:[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}|[\da-f]{32})$/i;

/** Gives each request an id, the caller's own where it is harmless, and tells it in X-Request-Id. */
export const requestIds: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id') ?? '';
  const id = harmless.test(given) ? given : randomUUID();
  response.set('X-Request-Id', id);
  current.run(id, next);
};

/** The id of the request that is being answered; undefined outside one. */
export const requestId = (): string | undefined => current.getStore();
