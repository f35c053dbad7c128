import type { Operation } from '../bot/openapi/operation.js';
import type { AppServer } from './app-server.js';

/** Calls that meet each documented answer of the channels: who asks, about which conversation, with what. */
export interface Callers {
  call(operation: Operation, status: number): Promise<Response>;
}

interface Asked {
  readonly bearer?: string;
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens the conversations that the calls are about. */
export async function openCallers({ url }: AppServer, secret: string, emulator: () => string): Promise<Callers> {
  const base = '/v3/directline';
  const ask = ({ method, path }: Pick<Operation, 'method' | 'path'>, { bearer, id = '', query = '', body, headers }: Asked) => fetch(url + path.replace('{id}', id) + query, {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const given = async (path: string, asked: Asked) => (await ask({ method: 'post', path }, asked)).json() as Promise<{ token: string; conversationId: string }>; // what a token comes as
  const fresh = () => given('/api/chat/token', {});
  const started = await fresh();
  await given(`${base}/conversations`, { bearer: started.token });
  const { token, conversationId: id } = started;
  const elsewhere = await given(`${base}/tokens/generate`, { bearer: secret, body: { trustedOrigins: ['https://one.example'] } });
  const own: Asked = { bearer: token, id };

  /** The 409: a token without a user, taken by one and wanted by another. */
  const conflict = async (): Promise<Asked> => {
    const shared = await given(`${base}/tokens/generate`, { bearer: secret });
    await given(`${base}/conversations`, { bearer: shared.token, body: { user: { id: 'one' } } });
    return { bearer: shared.token, body: { user: { id: 'other' } } };
  };
  const particular: Readonly<Record<string, (example: unknown) => Asked | Promise<Asked>>> = {
    'post /tokens/generate 200': (body) => ({ bearer: secret, body }),
    'post /tokens/generate 400': () => ({ bearer: secret, body: { user: { id: 5 } } }),
    'post /tokens/generate 403': () => own,
    'post /tokens/refresh 403': () => ({ bearer: secret }),
    'post /conversations 201': async (body) => ({ bearer: (await fresh()).token, body }),
    'post /conversations 400': () => ({ ...own, body: { user: { id: 5 } } }),
    'post /conversations 403': () => ({ bearer: elsewhere.token, headers: { origin: 'https://other.example' } }),
    'post /conversations 409': conflict,
    'get /conversations/{id} 400': () => ({ ...own, query: '?watermark=x' }),
    'get /conversations/{id}/activities 400': () => ({ ...own, query: '?watermark=x' }),
    'post /conversations/{id}/activities 400': () => ({ ...own, body: {} }),
    'post /conversations/{id}/activities 413': () => ({ ...own, body: { type: 'message', text: 'x'.repeat(300_000) } }),
    'post /api/messages 200': (body) => ({ body: { ...(body as object), serviceUrl: emulator() } }), // the example is an activity
    'post /api/messages 400': () => ({ body: { type: 'message', serviceUrl: emulator() } }),
    'post /api/messages 401': (body) => ({ body, headers: { 'x-forwarded-for': '192.0.2.1' } }),
  };
  const usual = (status: number, body: unknown): Asked => {
    if (status === 401) return { id };
    if (status === 403) return { bearer: elsewhere.token, id };
    if (status === 404) return { bearer: secret, id: 'unknown', body };
    return { ...own, body };
  };
  return {
    call: async (operation, status) => {
      const { method, path, request } = operation;
      const asked = particular[`${method} ${path.replace(base, '')} ${status}`] ?? ((body) => usual(status, body));
      return ask(operation, { ...await asked(request.body) });
    },
  };
}
