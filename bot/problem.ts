import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { StoreUnavailable } from './store/unavailable.js';

/** An answer that says what is wrong with a request, as application/problem+json (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly field: string | undefined;

  constructor(status: number, title: string, field?: string) {
    super(title);
    this.status = status;
    this.field = field;
  }
}

/** Reads a query or a body against its schema; throws a 400 Problem that names the first wrong field. */
export function readRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new Problem(400, field ? `The field ${field} is missing or wrong: ${issue?.message ?? ''}` : 'The request needs a JSON object.', field || undefined);
}

/** Sends a problem. */
export function sendProblem(response: Response, { status, message, field }: Pick<Problem, 'status' | 'message' | 'field'>): void {
  response.status(status).type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title: message, status, ...(field && { field }) }));
}

const titles: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not a JSON object.',
  'entity.too.large': 'The body is too large.',
  'charset.unsupported': 'The body must be UTF-8.',
  'encoding.unsupported': 'The body’s content encoding is not supported.',
};

/** Turns every error of a route into a problem; unknown ones are reported, and their text never leaves the server. */
export function problemAnswers(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof Problem) return sendProblem(response, error);
    if (error instanceof StoreUnavailable) {
      report(error);
      response.set('Retry-After', '3');
      return sendProblem(response, { status: 503, message: 'What is kept cannot be reached at the moment. Please try again in a moment.', field: undefined });
    }
    const { type, status } = typeof error === 'object' && error !== null ? (error as { type?: unknown; status?: unknown }) : {}; // errors of Express' own parsers carry these
    const code = typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
    if (code === 500) report(error);
    sendProblem(response, { status: code, message: titles[String(type)] ?? (code === 500 ? 'The server failed. Please try again in a moment.' : 'The request could not be read.'), field: undefined });
  };
}
