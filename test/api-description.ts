import type { Server } from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ApiDocument } from '../bot/openapi/document.js';

/** Says what is wrong with an answer: its media type or its body against the documented schema; null where it is as documented. */
export function createAnswerCheck(document: ApiDocument): (called: { method: string; path: string; answer: Response; body: string }) => string | null {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'api', components: document.components });
  return ({ method, path, answer, body }) => {
    const documented = document.paths[path]?.[method]?.responses[answer.status];
    if (!documented) return `${answer.status} is not documented`;
    const [[type, content] = [undefined, undefined]] = Object.entries(documented.content ?? {});
    if (type === undefined || content === undefined) return body === '' ? null : `a body is not documented: ${body}`;
    const given = answer.headers.get('content-type')?.split(';')[0];
    if (given !== type) return `${given} is not ${type}`;
    if (!type.endsWith('json')) return body === '' ? 'the body is empty' : null;
    const schema = JSON.parse(JSON.stringify(content.schema).replaceAll('"#/', '"api#/')) as object; // a schema is an object
    return ajv.validate(schema, JSON.parse(body)) ? null : ajv.errorsText();
  };
}

interface Layer {
  /** Where it is mounted. */
  readonly rawPath: string;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** Every route of a service as "get /api/entries/{id}", read from Express itself. */
export function routesOf(server: Server): string[] {
  const [service] = server.listeners('request') as unknown as { router: { stack: readonly Layer[] } }[]; // an Express app
  return (service?.router.stack ?? []).flatMap((layer) => routesOn(layer, ''));
}

function routesOn({ rawPath, route, handle }: Layer, mount: string): string[] {
  if (route) return Object.keys(route.methods).map((method) => `${method} ${mount}${route.path.replace(/:(\w+)/g, '{$1}')}`);
  return (handle.stack ?? []).flatMap((inner) => routesOn(inner, mount + (rawPath === '/' ? '' : rawPath)));
}
