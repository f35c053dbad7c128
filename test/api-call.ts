import { expect } from 'chai';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly field?: string;
}

/** Sends a request and reads the JSON of the answer, whatever its status. */
export async function call<T>(url: string, init: RequestInit = {}): Promise<Answer<T>> {
  const reply = await fetch(url, init);
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, text, body: JSON.parse(text) as T }; // every answer of the API is JSON of the shape that the test names
}

export const get = <T>(url: string, query: Readonly<Record<string, string>> = {}): Promise<Answer<T>> => call<T>(`${url}?${new URLSearchParams(query).toString()}`);

/** Posts JSON; a string goes as it is. */
export const post = <T>(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> =>
  call<T>(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

/** Expects a problem (RFC 9457) that a person understands and that gives nothing of the server away. */
export function expectProblem({ status, headers, body, text }: Answer<unknown>, expected: { readonly status: number; readonly field?: string }): void {
  const { title, field, status: told } = body as ProblemBody; // the shape is what is tested
  expect([status, told, field]).to.deep.equal([expected.status, expected.status, expected.field]);
  expect(headers.get('content-type')).to.match(/^application\/problem\+json/);
  expect(title).to.be.a('string').that.matches(/^[A-Z][^{}[\]]{10,200}$/);
  expect(text).not.to.match(/\bat \/|node_modules|\.js:\d/);
}
