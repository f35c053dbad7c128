import { z } from 'zod';
import type { Operation, OperationAnswer } from './operation.js';

/** A JSON Schema as OpenAPI 3.1 carries it, as far as the reference page reads it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}
interface Content { readonly [type: string]: { readonly schema: JsonSchema; readonly example?: unknown } }
export interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly description?: string; readonly schema: JsonSchema; readonly example?: unknown }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}
export interface ApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly securitySchemes: object };
}

export interface DocumentParts {
  readonly title: string;
  readonly version: string;
  /** Where the service is reached; "/" is wherever the document was read. */
  readonly server: string;
  readonly operations: readonly Operation[];
}

const description = 'Answers and deadlines as the chat gives them, for other programs. Errors are application/problem+json; '
  + 'lists in the examples are cut to their first item. Nothing here needs a key but Direct Line and, from elsewhere, the metrics. '
  + 'Any operation answers 503 with Retry-After while the service has more to do than it can or cannot reach its store, 413 to a body and 414 to an address that is too long.';

/** The whole description of the API, its schemas those that requests are read with. */
export function apiDocument({ title, version, server, operations }: DocumentParts): ApiDocument {
  const schemas: Components = {};
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = operationObject(operation, schemas);
  return {
    openapi: '3.1.0', info: { title, version, description }, servers: [{ url: server }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })), paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        directLine: { type: 'http', scheme: 'bearer', description: 'The secret of Direct Line, or a token for one conversation.' },
        metrics: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN; programs of the same machine need none.' },
      },
    },
  };
}

/** The schemas with a name, filled as they are met. */
type Components = Record<string, JsonSchema>;

function operationObject(operation: Operation, schemas: Components): OperationObject {
  const { method, path, tag, summary, description: told, bearer, body, request } = operation;
  const operationId = [method, ...path.split(/\W+/).filter(Boolean)].join('-');
  return {
    operationId, tags: [tag], summary, ...(told !== undefined && { description: told }), ...(bearer && { security: [{ [bearer]: [] }] }),
    parameters: [...pathParameters(operation), ...queryParameters(operation, schemas)],
    ...(body && { requestBody: { required: request.body !== undefined, content: { 'application/json': { schema: schemaOf(body, 'input', schemas), example: request.body ?? {} } } } }),
    responses: Object.fromEntries(operation.answers.map((answer) => [answer.status, { description: answer.description, ...contentOf(answer, schemas) }])),
  };
}

const pathParameters = ({ pathFields = {}, request }: Operation): OperationObject['parameters'] =>
  Object.entries(pathFields).map(([name, told]) => ({ name, in: 'path', required: true, description: told, schema: { type: 'string' }, example: request.path?.[name] }));

function queryParameters({ query, request }: Operation, schemas: Components): OperationObject['parameters'] {
  const { properties = {}, required = [] } = query ? schemaOf(query, 'input', schemas) : {};
  return Object.entries(properties).map(([name, { description: told, ...schema }]) => {
    const example = request.query?.[name];
    return { name, in: 'query', required: required.includes(name), ...(told !== undefined && { description: told }), schema, ...(example !== undefined && { example }) };
  });
}

function contentOf(answer: OperationAnswer, schemas: Components): { content?: Content } {
  if (answer.type === null) return {};
  const example = firstItems(answer.example);
  const schema = answer.schema ? schemaOf(answer.schema, 'output', schemas) : { type: 'string' };
  return { content: { [answer.type]: { schema, ...(example !== undefined && { example }) } } };
}

/** An example with each list cut to its first item. */
function firstItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(firstItems);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, firstItems(inner)])) : value;
}

/** The JSON Schema of a zod schema, for what is asked or for what is answered; those with an id go to the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Components): JsonSchema {
  // In a list, so that a schema with an id becomes a reference as well.
  const { $defs = {}, items } = JSON.parse(JSON.stringify(z.toJSONSchema(z.array(schema), { io })).replaceAll('#/$defs/', '#/components/schemas/')) as { $defs?: Record<string, JsonSchema>; items: JsonSchema }; // what zod writes
  for (const [name, definition] of Object.entries($defs)) schemas[name] = Object.fromEntries(Object.entries(definition).filter(([key]) => key !== 'id'));
  return items;
}
