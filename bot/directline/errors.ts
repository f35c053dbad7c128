import type { ErrorRequestHandler, Response } from 'express';
import { StoreUnavailable } from '../store/unavailable.js';

/** A refusal in the words of Direct Line; its message is for developers and reaches the caller. */
export class DirectLineError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Seconds after which a client may come again. */
const retryAfter: Readonly<Record<number, string>> = { 429: '1', 503: '3' };

/** The refusal while the store is away, or a turn takes too long: nothing is known to be kept, and a repetition runs at most once. */
export const notNow = (): DirectLineError => new DirectLineError(503, 'ServiceUnavailable', 'The conversation cannot be reached at the moment. Please send the activity again.');

/** Answers `{"error":{"code","message"}}`, with Retry-After to what may be tried again; also for a limiter that stands before the router. */
export function answerError(response: Response, { status, code, message }: { status: number; code: string; message: string }): void {
  const wait = retryAfter[status];
  if (wait !== undefined && !response.get('Retry-After')) response.set('Retry-After', wait);
  response.status(status).json({ error: { code, message } });
}

/** Turns whatever a handler threw into an answer; only failures of our own are reported. */
export function errorAnswers(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof DirectLineError ? error : refusedByParser(error);
    if (!known) report(error);
    if (error instanceof StoreUnavailable) return answerError(response, notNow());
    answerError(response, known ?? { status: 500, code: 'ServerError', message: 'The request could not be answered.' });
  };
}

/** The JSON parser and the router of Express mark what the caller did wrong with a 4xx status. */
function refusedByParser(error: unknown): DirectLineError | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  if (error.status < 400 || error.status >= 500) return undefined;
  if (error.status === 413) return new DirectLineError(413, 'MessageSizeTooBig', 'The activity is larger than 256 kB.');
  return new DirectLineError(error.status, 'BadArgument', 'The request is malformed.');
}
