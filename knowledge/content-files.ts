import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { readParsed } from './parsed-content.js';

/** The project's root folder: the nearest one above this file that holds package.json. */
export const projectRoot = (from = dirname(fileURLToPath(import.meta.url))): string =>
  existsSync(join(from, 'package.json')) ? from : projectRoot(dirname(from));

/** The content folder as shipped; another body points to its own. */
export const contentFolder = (): string => join(projectRoot(), 'knowledge', 'content');

/** Where the build leaves the parsed content: reading YAML would take a fifth of the time until the service is ready. */
export const parsedContentFile = (): string => join(projectRoot(), 'dist', 'content.json');

let parsed: ReturnType<typeof readParsed> | undefined;

/** A fault in the content: names the file, the id and the field, so that an editor finds it. */
export class ContentError extends Error {
  constructor(file: string, faults: readonly string[]) {
    super(`Content: ${relative(projectRoot(), file)}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ContentError';
  }
}

/** Parses a YAML text against its schema; throws a ContentError that names the file, and for each fault the id and the field. */
export function parseContent<T>(file: string, yamlText: string, schema: z.ZodType<T>): T {
  parsed ??= readParsed(parsedContentFile());
  const value = parsed(yamlText) ?? parseYaml(file, yamlText);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const named = typeof value === 'object' && value !== null && 'id' in value ? `id ${String(value.id)}, ` : '';
  throw new ContentError(file, result.error.issues.map((issue) => `${named}field ${issue.path.join('.') || '(whole file)'}: ${issue.message}`));
}

function parseYaml(file: string, yamlText: string): unknown {
  const document = parseDocument(yamlText);
  if (document.errors.length > 0) throw new ContentError(file, document.errors.map((error) => error.message));
  return document.toJS();
}

/** Reads one YAML file; see parseContent. A file that is missing is a ContentError too. */
export function readContent<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new ContentError(file, ['the file is missing']);
  return parseContent(file, readFileSync(file, 'utf8'), schema);
}

/** Names of the files of a folder with this ending, in alphabetical order. */
export const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith(ending)).sort();
