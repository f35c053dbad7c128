import { curlOf } from '../openapi/curl.js';
import type { ApiDocument, JsonSchema, OperationObject } from '../openapi/document.js';
import { html, type Html } from './html.js';
import { page, type PageContext } from './page-layout.js';

/** The API's reference for people, made from the document that programs read; `origin` is where its examples are sent. */
export function referencePage(context: PageContext, document: ApiDocument, origin: string): Html {
  const { info, tags, components } = document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })));
  const under = (tag: string) => operations.filter(({ operation }) => operation.tags.includes(tag));
  const contents = tags.map(({ name }) => html`<li>${name}<ul>${under(name).map((one) => html`<li><a href="#${one.operation.operationId}">${one.operation.summary}</a></li>`)}</ul></li>`);
  const main = html`<div lang="en" class="reference">
<h1>HTTP API of ${info.title} ${info.version}</h1>
<p>${info.description}</p>
<p>For programs: <a href="/api/openapi.json">openapi.json</a>, OpenAPI ${document.openapi}.</p>
<nav aria-label="Operations"><ul>${contents}<li><a href="#schemas">Schemas</a></li></ul></nav>
${tags.map(({ name }) => html`<section><h2>${name}</h2>${under(name).map((one) => operationPart(one, origin))}</section>`)}
<section><h2 id="schemas">Schemas</h2>${Object.entries(components.schemas).map(([name, schema]) => html`<h3 id="schema-${name}">${name}</h3>${note(schema.description)}${fieldList(schema)}`)}</section>
</div>`;
  return page(context, { title: 'HTTP API', main });
}

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

function operationPart(listed: Listed, origin: string): Html {
  const { method, path, operation } = listed;
  const { operationId, summary, description, parameters, requestBody, responses, security } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const fields = parameters.map(({ name, in: place, required, description: told, schema }) => field(name, { ...schema, ...(told !== undefined && { description: told }) }, `${place}${required ? ', required' : ''}`));
  return html`<article aria-labelledby="${operationId}">
<h3 id="${operationId}">${summary}</h3>
<p><code>${method.toUpperCase()} ${path}</code></p>
${note(description)}
${security ? html`<p>Needs the header <code>Authorization: Bearer …</code></p>` : null}
${fields.length > 0 ? html`<h4>Parameters</h4><dl>${fields}</dl>` : null}
${body ? html`<h4>JSON body</h4>${fieldList(body)}` : null}
<h4>Example</h4>
<pre><code>${curlOf(listed, origin)}</code></pre>
${Object.entries(responses).map(([status, response]) => answerPart(status, response))}
</article>`;
}

function answerPart(status: string, { description, content = {} }: OperationObject['responses'][string]): Html {
  const parts = Object.entries(content).map(([type, { schema, example }]) => html`<p><code>${type}</code>${schema.$ref ? html`, ${typeWords(schema)}` : null}</p>
${example === undefined ? null : html`<pre><code>${typeof example === 'string' ? example.trim() : JSON.stringify(example, null, 2)}</code></pre>`}`);
  return html`<h4>${status}</h4><p>${description}</p>${parts}`;
}

const note = (text: string | undefined): Html | null => (text === undefined ? null : html`<p>${text}</p>`);

function fieldList({ properties = {}, required = [] }: JsonSchema): Html {
  return html`<dl>${Object.entries(properties).map(([name, schema]) => field(name, schema, required.includes(name) ? 'required' : 'optional'))}</dl>`;
}

function field(name: string, schema: JsonSchema, more: string): Html {
  const standard = schema.default === undefined ? null : html`, ${JSON.stringify(schema.default)} when absent`;
  return html`<div><dt><code>${name}</code> <span>${typeWords(schema)}, ${more}${standard}</span></dt>${schema.description === undefined ? null : html`<dd>${schema.description}</dd>`}${innerFields(schema)}</div>`;
}

/** The fields of an object without a name of its own. */
function innerFields(schema: JsonSchema): Html | null {
  const inner = schema.items ?? schema.anyOf?.find(({ type }) => type === 'object') ?? schema;
  return inner.properties && Object.keys(inner.properties).length > 0 ? html`<dd>${fieldList(inner)}</dd>` : null;
}

/** The type in words: "string or null", "list of Match". */
function typeWords(schema: JsonSchema): Html {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return html`<a href="#schema-${name}">${name}</a>`;
  if (schema.anyOf) return html`${schema.anyOf.map((one, index) => html`${index > 0 ? ' or ' : ''}${typeWords(one)}`)}`;
  if (schema.items) return html`list of ${typeWords(schema.items)}`;
  if (schema.const !== undefined) return html`${JSON.stringify(schema.const)}`;
  return html`${schema.enum ? schema.enum.join(' | ') : (schema.type ?? 'anything')}`;
}
