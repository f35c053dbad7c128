import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

const keyOf = (yamlText: string): string => createHash('sha256').update(yamlText).digest('base64');

/** The values of YAML texts that the build has parsed, by the text itself: one that was changed since is not known. */
export function readParsed(file: string): (yamlText: string) => unknown {
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>> : {}; // written by writeParsed
  return (yamlText) => known[keyOf(yamlText)];
}

/** Keeps the values of all YAML texts that are right, where a half-written file is never seen. */
export function writeParsed(yamlTexts: readonly string[], file: string): void {
  const values = yamlTexts.map((yamlText) => [keyOf(yamlText), parseDocument(yamlText)] as const).filter(([, { errors }]) => errors.length === 0);
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(Object.fromEntries(values.map(([key, document]) => [key, document.toJS() as unknown]))));
  renameSync(temporary, file);
}
