import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Express } from 'express';
import type { ExampleRequest, Operation } from './operation.js';

/** The path and query of an example. */
export const addressOf = (path: string, { path: fields = {}, query = {} }: ExampleRequest): string => {
  const words = new URLSearchParams(query).toString().replaceAll('+', '%20');
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(fields[name] ?? '')) + (words && `?${words}`);
};

/** Gives an example to the service, without a network between, and reads the body of the answer: JSON, or text where it is none. */
export function askService(service: Express, { method, path }: Operation, asked: ExampleRequest): Promise<unknown> {
  const body = asked.body === undefined ? null : Buffer.from(JSON.stringify(asked.body));
  const headers = body ? { 'content-type': 'application/json', 'content-length': String(body.length) } : {};
  const request = Object.assign(new IncomingMessage(new Socket()), { method: method.toUpperCase(), url: addressOf(path, asked), headers });
  if (body) request.push(body);
  request.push(null);
  const response = new ServerResponse(request);
  return new Promise((resolve) => {
    response.end = (chunk?: unknown) => {
      const text = Buffer.isBuffer(chunk) ? chunk.toString() : String(chunk);
      resolve(/json/.test(String(response.getHeader('content-type'))) ? JSON.parse(text) : text);
      return response;
    };
    service(request as Parameters<Express>[0], response as Parameters<Express>[1]); // Express gives them its own prototypes
  });
}
