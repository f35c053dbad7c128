import { STATUS_CODES, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { Problem, sendProblem } from './problem.js';

/** Characters of a URL: a long story as a question fits; Node refuses 16 kB of headers, the URL among them. */
const longestUrl = 14_000;

/** Answers 414 to a URL that is too long to be read. */
export const refuseLongUrls: RequestHandler = (request, response, next) => {
  if (request.originalUrl.length > longestUrl) return sendProblem(response, new Problem(414, `The address is too long: at most ${longestUrl} characters.`));
  next();
};

/** What Node itself cannot read, by the code of its error; these requests never reach Express. */
const unreadable: Readonly<Record<string, readonly [status: number, title: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The body is too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
};

/** Answers a request that is no HTTP, or has too large headers, as a problem and closes its connection. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, title] = unreadable[error.code ?? ''] ?? [400, 'The request could not be read.'];
    const body = JSON.stringify({ type: 'about:blank', title, status });
    socket.end([
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, 'Connection: close', 'Content-Type: application/problem+json', 'X-Content-Type-Options: nosniff',
      "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'", `Content-Length: ${Buffer.byteLength(body)}`, '', body,
    ].join('\r\n'));
  });
}
