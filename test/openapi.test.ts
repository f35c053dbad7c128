import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { addressOf } from '../bot/openapi/asking.js';
import type { ApiDocument, JsonSchema } from '../bot/openapi/document.js';
import type { ExampleRequest, Operation, OperationAnswer } from '../bot/openapi/operation.js';
import { operationsOn } from '../bot/openapi/reference.js';
import { createAnswerCheck, routesOf } from './api-description.js';
import { shippedKnowledge, startApp, type AppServer } from './app-server.js';
import { openChat } from './chat-client.js';
import { openCallers, type Callers } from './openapi-callers.js';

const operations = operationsOn(shippedKnowledge().content);
const name = ({ method, path }: Operation): string => `${method} ${path}`;

describe('The description of the API', () => {
  let app: AppServer;
  let limitedApp: AppServer;
  let emulator: Server;
  let document: ApiDocument;
  let callers: Callers;
  let wrongWith: ReturnType<typeof createAnswerCheck>;

  before(async () => {
    const one = { windowMs: 60_000, limit: 1 };
    app = await startApp({ environment: { DIRECT_LINE_SECRET: 'a secret of this test' } });
    limitedApp = await startApp({ limits: { api: one, chatTokens: one, activities: one } });
    for (const used of ['/api', '/v3/directline']) await fetch(limitedApp.url + used);
    emulator = createServer((request, response) => request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"id":"given"}'))).listen(0, '127.0.0.1');
    document = await (await fetch(`${app.url}/api/openapi.json`)).json() as ApiDocument; // validated below
    callers = await openCallers(app, 'a secret of this test', () => `http://127.0.0.1:${(emulator.address() as AddressInfo).port}`); // listening on a port
    wrongWith = createAnswerCheck(document);
  });
  after(async () => {
    emulator.closeAllConnections();
    emulator.close();
    await app.stop();
    await limitedApp.stop();
  });

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    expect(errors ?? [], JSON.stringify(errors)).to.deep.equal([]);
    expect([valid, document.openapi]).to.deep.equal([true, '3.1.0']);
  });

  it('gives every operation an id of its own', () => {
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('names every route of the service, and no other', () => {
    const routes = routesOf(app.server);
    const documented = operations.map(name);
    expect(Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`)).sort()).to.deep.equal([...documented].sort());
    expect(documented.filter((one) => !routes.includes(one)), 'documented, but no route').to.deep.equal([]);
    expect(routes.filter((one) => / \/(?:api|v3|\w+z$|metrics)/.test(one) && !documented.includes(one)), 'routes, but not documented').to.deep.equal([]);
  });

  it('leaves no room for a property that it does not name, but in activities of the Bot Framework', () => {
    const { Activity, ...closed } = document.components.schemas;
    expect(Activity).to.exist;
    for (const [id, schema] of Object.entries(closed)) expect(openObjects(schema), id).to.deep.equal([]);
  });

  for (const operation of operations) {
    const { query, body, pathFields = {}, request, answers } = operation;
    it(`${name(operation)} reads its own example`, () => {
      expect(query?.safeParse(request.query ?? {}).error).to.equal(undefined);
      expect(request.body === undefined ? undefined : body?.safeParse(request.body).error).to.equal(undefined);
      expect(Object.keys(request.path ?? {})).to.deep.equal(Object.keys(pathFields));
    });
    for (const answer of answers) {
      const call = callOf(operation, answer);
      if (call) it(`${name(operation)} answers ${answer.status} as described`, async () => {
        const reply = await call();
        expect(reply.status, await reply.clone().text()).to.equal(answer.status);
        expect(wrongWith({ method: operation.method, path: operation.path, answer: reply, body: await reply.text() })).to.equal(null);
      });
      const { status, type, example } = answer;
      if (type !== null && example !== undefined) it(`${name(operation)} has an example of ${status} that is as described`, () => {
        const reply = new Response(null, { status, headers: { 'content-type': type } });
        expect(wrongWith({ method: operation.method, path: operation.path, answer: reply, body: JSON.stringify(example) })).to.equal(null);
      });
    }
  }

  it('shows as examples what the service answers, lists cut to their first item', async () => {
    const live = operations.flatMap((operation) => operation.answers.filter(({ type, example }) => type?.endsWith('json') && example === undefined).map((answer) => ({ operation, answer })));
    expect(live).to.have.length.above(12);
    for (const { operation, answer } of live) {
      const reply = await send(app, operation, answer.asked ?? operation.request);
      const shown = Object.values(document.paths[operation.path]?.[operation.method]?.responses[answer.status]?.content ?? {})[0]?.example;
      expect(shown, `${name(operation)} ${answer.status}`).to.deep.equal(cut(await reply.json()));
    }
  });

  it('only leaves unproven what takes a broken bot or a broken store', () => {
    const unproven = operations.flatMap((operation) => operation.answers.filter((answer) => !callOf(operation, answer)).map(({ status }) => `${name(operation)} ${status}`));
    expect(unproven).to.deep.equal(['post /v3/directline/conversations/{id}/activities 502', 'get /readyz 503']);
  });

  it('reported none of this as an error of the service', () => expect([...app.reports, ...limitedApp.reports]).to.deep.equal([]));

  /** How to get that answer from the real service; undefined where only a fault brings it. */
  function callOf(operation: Operation, { status, asked }: OperationAnswer): (() => Promise<Response>) | undefined {
    if (status === 429) return () => send(limitedApp, operation, operation.request);
    if (status >= 500) return undefined;
    if (operation.bearer === 'metrics' && status === 401) return () => fetch(app.url + operation.path, { headers: { forwarded: 'for=192.0.2.1' } });
    if (operation.path === '/api/resume' && status === 200) return async () => send(app, operation, { body: { code: await sharedCode(app) } });
    if (operation.bearer === 'directLine' || operation.path === '/api/messages') return () => callers.call(operation, status);
    return () => send(app, operation, asked ?? operation.request);
  }
});

/** A code that a chat gives, once it has told a deadline. */
async function sharedCode({ url }: AppServer): Promise<string> {
  const chat = await openChat(url, 'en-GB');
  await chat.say('I got the link yesterday at 3 pm, how long do I have left?');
  const [message] = await chat.say('a code for the adviser');
  return /[A-Z0-9]{2}-[A-Z0-9]{3}/.exec(message?.text ?? '')?.[0] ?? '';
}

const send = (app: AppServer, { method, path }: Operation, asked: ExampleRequest): Promise<Response> => fetch(app.url + addressOf(path, asked), {
  method: method.toUpperCase(), ...(asked.body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked.body) }),
});

/** Where a schema takes an object whose properties it does not name. */
function openObjects(schema: JsonSchema & { readonly additionalProperties?: unknown }, at = ''): string[] {
  const own = schema.type === 'object' && schema.additionalProperties !== false ? [at || '(whole)'] : [];
  const inner = [...Object.entries(schema.properties ?? {}), ...(schema.anyOf ?? []).map((one, index) => [String(index), one] as const), ...(schema.items ? [['[]', schema.items] as const] : [])];
  return [...own, ...inner.flatMap(([key, one]) => openObjects(one, `${at}/${key}`))];
}

function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(cut);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner)])) : value;
}
