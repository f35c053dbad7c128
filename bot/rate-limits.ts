import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import { answerError } from './directline/errors.js';
import { sendProblem } from './problem.js';

/** How many requests one address may send within so many milliseconds. */
export interface Limit {
  readonly windowMs: number;
  readonly limit: number;
}

export interface Limits {
  readonly chatTokens: Limit;
  readonly api: Limit;
  readonly activities: Limit;
}

/** Requests per address: generous enough for one office behind one address. */
export const limits: Limits = {
  chatTokens: { windowMs: 60_000, limit: 1200 },
  api: { windowMs: 1000, limit: 600 },
  activities: { windowMs: 1000, limit: 600 },
};

/** What a request beyond the limit is told. */
export const tooManyRequests = 'Too many requests from this address. Please wait a moment.';
const problem = (response: Response): void => sendProblem(response, { status: 429, message: tooManyRequests, field: undefined });

/** The same refusal in the words of Direct Line. */
export const directLineRefusal = (response: Response): void => answerError(response, { status: 429, code: 'TooManyRequests', message: tooManyRequests });

/** Where a request comes from; a network of one subscriber counts as one. Azure's proxies add the port, which is new with each connection. */
export const addressOf = ({ ip = '' }: Pick<Request, 'ip'>): string =>
  ipKeyGenerator(/^(\d+(?:\.\d+){3}):\d+$/.exec(ip)?.[1] ?? /^\[([^\]]+)\](?::\d+)?$/.exec(ip)?.[1] ?? ip);

/** Beyond the limit a request gets 429 with Retry-After and says so: a problem unless another answer is given. */
export const limited = ({ windowMs, limit }: Limit, answer = problem): RateLimitRequestHandler =>
  rateLimit({ windowMs, limit, keyGenerator: addressOf, standardHeaders: 'draft-6', legacyHeaders: false, handler: (_request, response) => answer(response) });
