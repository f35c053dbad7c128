import { rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import { sendProblem } from './problem.js';

/** Requests per address: generous enough for one office behind one address. */
export const limits = {
  chatTokens: { windowMs: 60_000, limit: 1200 },
  api: { windowMs: 1000, limit: 600 },
  activities: { windowMs: 1000, limit: 600 },
} as const;

/** Beyond the limit a request gets 429 with Retry-After and a problem that says so. */
export const limited = ({ windowMs, limit }: (typeof limits)[keyof typeof limits]): RateLimitRequestHandler =>
  rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => sendProblem(response, { status: 429, message: 'Too many requests from this address. Please wait a moment.', field: undefined }),
  });
