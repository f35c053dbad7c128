import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, `expected one of ${values.filter(Boolean).join(', ')}`);
const flag = oneOf(['true', 'false', '1', '0', '']).default('').transform((text) => text === 'true' || text === '1');
const address = 'expected an address such as https://bot.example';
const url = z.string().refine((text) => text === '' || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''), address).default('');
const origins = z.string().default('').transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.url({ protocol: /^https?$/, error: address }).refine((text) => URL.canParse(text) && new URL(text).origin === text, 'an origin has no path: https://www.example.org')));

/** Whether a text names a PostgreSQL database with host, user and database, each of which can be decoded. */
function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, username, password } = new URL(text);
  try {
    return /^postgres(ql)?:$/.test(protocol) && [hostname, decodeURIComponent(username), decodeURIComponent(pathname).slice(1)].every(Boolean) && decodeURIComponent(password) !== undefined;
  } catch {
    return false;
  }
}

function wholeNumber(from: number, to: number) {
  const expected = `expected a whole number from ${from} to ${to}`;
  return z.coerce.number(expected).int(expected).min(from, expected).max(to, expected);
}

const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().refine((text) => text === '' || isDatabaseUrl(text), 'expected postgres://user:password@host:5432/database (special characters as %40), or nothing to use SQLite in DATA_DIR').default(''),
  PUBLIC_URL: url,
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppType: oneOf(['', 'MultiTenant', 'SingleTenant', 'UserAssignedMSI']).default(''),
  MicrosoftAppTenantId: z.string().default(''),
  TEAMS_AGENTS_CHANNEL: z.string().regex(/^(19:[\w.=+-]+@thread\.(tacv2|skype))?$/, 'expected a channel’s id such as 19:abc@thread.tacv2').default(''),
  HANDOFF_SILENCE_MINUTES: wholeNumber(1, 240).default(10),
  DIRECT_LINE_SECRET: z.string().refine((text) => text === '' || text.length >= 16, 'expected at least 16 characters').default(''),
  METRICS_TOKEN: z.string().refine((text) => text === '' || /^[!-~]{16,}$/.test(text), 'expected at least 16 characters without spaces').default(''),
  TRUST_PROXY: flag,
  EMBED_ORIGINS: origins,
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RETENTION_DAYS: wholeNumber(1, 3650).default(30),
});

/** The environment, checked; every variable has a default. */
export type Settings = z.output<typeof settingsSchema>;

/** A set-up that cannot work; the message names every wrong variable and what was expected. */
export class SettingsError extends Error {
  constructor(faults: readonly string[]) {
    super(`These settings are wrong (see .env.example):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads the environment; throws a SettingsError that names each wrong variable. Relative DATA_DIR counts from `folder`. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, folder: string): Settings {
  const known = Object.keys(settingsSchema.shape).filter((name) => environment[name] !== undefined && environment[name] !== '');
  const result = settingsSchema.safeParse(Object.fromEntries(known.map((name) => [name, environment[name]])));
  if (!result.success) throw new SettingsError([...new Set(result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`))]);
  const faults = contradictions(result.data);
  if (faults.length > 0) throw new SettingsError(faults);
  const { DATA_DIR } = result.data;
  return { ...result.data, DATA_DIR: isAbsolute(DATA_DIR) ? DATA_DIR : join(folder, DATA_DIR) };
}

function contradictions({ MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppType: type, MicrosoftAppTenantId: tenant }: Settings): string[] {
  const faults: string[] = [];
  if (!id && (password || type || tenant)) faults.push('MicrosoftAppId: is empty although other MicrosoftApp settings are given');
  if (id && !password && type !== 'UserAssignedMSI') faults.push('MicrosoftAppPassword: is empty although MicrosoftAppId is given');
  if (password && type === 'UserAssignedMSI') faults.push('MicrosoftAppPassword: is given although MicrosoftAppType is UserAssignedMSI');
  if (id && (type === 'SingleTenant' || type === 'UserAssignedMSI') && !tenant) faults.push(`MicrosoftAppTenantId: is empty although MicrosoftAppType is ${type}`);
  return faults;
}

/** What works, but perhaps not as meant. */
export function warningsOf({ PUBLIC_URL, MicrosoftAppId, HOST, TEAMS_AGENTS_CHANNEL }: Settings): string[] {
  const local = HOST === '127.0.0.1' || HOST === 'localhost' || HOST === '::1';
  return [
    ...(MicrosoftAppId && !PUBLIC_URL.startsWith('https://') ? ['PUBLIC_URL is missing or not https: Teams cannot show this bot’s pages.'] : []),
    ...(!local && !PUBLIC_URL ? ['PUBLIC_URL is missing: links to this server use the address that a request names.'] : []),
    ...(MicrosoftAppId && !TEAMS_AGENTS_CHANNEL ? ['TEAMS_AGENTS_CHANNEL is missing: the website’s chat cannot hand over to an agent.'] : []),
    ...(MicrosoftAppId ? [] : ['MicrosoftAppId is empty: POST /api/messages answers only local tools such as the Bot Framework Emulator.']),
  ];
}
