import type { z } from 'zod';
import { tooManyRequests } from '../rate-limits.js';
import { directLineError } from './channel-schemas.js';
import { problem } from './answer-schemas.js';

/** A request as an example gives it: what fills the braces of the path, the query, the JSON body. */
export interface ExampleRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One way in which an operation answers. */
export interface OperationAnswer {
  readonly status: number;
  readonly description: string;
  /** The media type; null where there is no body. */
  readonly type: string | null;
  /** A plain text where absent. */
  readonly schema?: z.ZodType;
  /** The request that is answered so, given to the service for the example; the operation's own for its first answer. */
  readonly asked?: ExampleRequest;
  /** The body, where it cannot be asked for: it is secret, differs each time or takes a fault. */
  readonly example?: unknown;
}

/** One method of one path, described from the schema that its requests are read with. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: /api/entries/{id}. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** What each name in braces stands for. */
  readonly pathFields?: Readonly<Record<string, string>>;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What the header Authorization carries, where one is needed. */
  readonly bearer?: 'directLine' | 'metrics';
  readonly request: ExampleRequest;
  readonly answers: readonly OperationAnswer[];
}

export const json = 'application/json';
export const problemJson = 'application/problem+json';

/** An error below /api; `asked` is a request that meets it, `title` what it says where none can be sent. */
export const problemAnswer = (status: number, description: string, given: { asked: ExampleRequest } | { title: string }): OperationAnswer => ({
  status, description, type: problemJson, schema: problem,
  ...('asked' in given ? { asked: given.asked } : { example: { type: 'about:blank', title: given.title, status } }),
});

/** What every operation below /api answers beyond the limit. */
export const tooMany = problemAnswer(429, 'Too many requests from one address. Retry-After says how many seconds to wait.', { title: tooManyRequests });

/** An error of Direct Line. */
export const directLineAnswer = (status: number, description: string, { code, message }: { code: string; message: string }): OperationAnswer =>
  ({ status, description, type: json, schema: directLineError, example: { error: { code, message } } });
