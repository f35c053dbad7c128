import { addressOf } from './asking.js';
import type { OperationObject } from './document.js';

/** The command that sends an operation's example, to be pasted into a shell; a token stands as $TOKEN. */
export function curlOf({ method, path, operation }: { method: string; path: string; operation: OperationObject }, origin: string): string {
  const { parameters, requestBody, security } = operation;
  const examples = (place: string) => Object.fromEntries(parameters.filter((one) => one.in === place && one.example !== undefined).map(({ name, example }) => [name, String(example)]));
  const body = requestBody?.content['application/json']?.example;
  return [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${quoted(origin + addressOf(path, { path: examples('path'), query: examples('query') }))}`,
    ...(security ? ["-H \"Authorization: Bearer $TOKEN\""] : []),
    ...(body === undefined ? [] : ["-H 'content-type: application/json'", `-d ${quoted(JSON.stringify(body))}`]),
  ].join(' \\\n  ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
