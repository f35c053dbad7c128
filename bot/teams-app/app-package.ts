import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import draft04, { type ErrorObject } from 'ajv-draft-04';
import { strToU8, zipSync } from 'fflate';
import { projectRoot } from '../../knowledge/content-files.js';
import { SettingsError, type Settings } from '../settings.js';
import { manifest, schemaVersion, translation } from './manifest.js';
import { readAppTexts, type AppTexts } from './texts.js';

/** What a Teams administrator uploads: the manifest, its translation and two icons in one zip. Throws a SettingsError that names what is missing. */
export function appPackage(settings: Settings, texts: AppTexts = readAppTexts()): Uint8Array {
  const faults = faultsOf(settings);
  if (faults.length > 0) throw new SettingsError(faults);
  const identity = { appId: settings.MicrosoftAppId, publicUrl: settings.PUBLIC_URL.replace(/\/+$/, ''), version: projectVersion() };
  const icon = (name: string) => readFileSync(join(projectRoot(), 'bot', 'teams-app', name));
  const written = (content: object) => strToU8(`${JSON.stringify(content, null, 2)}\n`);
  return zipSync({
    'manifest.json': written(checked('MicrosoftTeams.schema.json', manifest(texts, identity))),
    'en.json': written(checked('MicrosoftTeams.Localization.schema.json', translation(texts))),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  });
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function faultsOf({ MicrosoftAppId: appId, PUBLIC_URL: url }: Settings): string[] {
  const faults: string[] = [];
  if (!appId) faults.push('MicrosoftAppId: is empty; the app id of the bot’s registration in Azure belongs here');
  else if (!guid.test(appId)) faults.push(`MicrosoftAppId: ${appId} is no app id such as 12345678-90ab-cdef-1234-567890abcdef`);
  if (!url) faults.push('PUBLIC_URL: is empty; Teams shows this server’s pages from there');
  else if (!url.startsWith('https://')) faults.push(`PUBLIC_URL: ${url} does not start with https://, which Teams requires`);
  else if (new URL(url).pathname !== '/') faults.push(`PUBLIC_URL: ${url} has a path; give the address alone, such as https://chat.example.org`);
  return faults;
}

function projectVersion(): string {
  // The project's own file.
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Gives the content back when the published schema accepts it; otherwise throws an Error with every fault. */
function checked<T extends object>(schemaFile: string, content: T): T {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', `v${schemaVersion}`);
  const schema: unknown = JSON.parse(readFileSync(join(folder, schemaFile), 'utf8').replace(/^\uFEFF/, ''));
  // The schema's patterns are none of those that a u flag takes.
  const ajv = new draft04.default({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(schema as object); // a schema file holds an object
  if (validate(content)) return content;
  throw new Error(`The app package does not fit ${schemaFile} (see knowledge/content/teams-app.yaml):\n${(validate.errors ?? []).map(faultText).join('\n')}`);
}

const faultText = ({ instancePath, message, params }: ErrorObject): string => `  - ${instancePath || '(whole file)'}: ${message} ${JSON.stringify(params)}`;
