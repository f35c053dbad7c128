import { Client, DatabaseError, type ClientConfig } from 'pg';
import { migrate } from './postgres-schema.js';
import { StoreUnavailable } from './unavailable.js';

/** Milliseconds; all together stay below the 14 s after which a client is told to come again. */
const CONNECT = 4000;
const STATEMENT = 4000;

/** How each connection is made. The server ends a statement that takes too long; this side gives up a moment later. */
export const connectionConfig = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'echeance',
  connectionTimeoutMillis: CONNECT,
  statement_timeout: STATEMENT,
  query_timeout: STATEMENT + 500,
  idle_in_transaction_session_timeout: STATEMENT,
  keepAlive: true,
});

/** Connects once and brings the schema up to date; an Error says what to do when that cannot be. */
export async function prepareDatabase(url: string): Promise<void> {
  // Another process may be migrating a large database: that is worth a wait.
  const client = new Client({ ...connectionConfig(url), statement_timeout: 0, query_timeout: 600_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: [row] } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
    if (row?.server_encoding !== 'UTF8') throw new Error(`The database ${nameOf(url)} has the encoding ${row?.server_encoding}: create it with ENCODING 'UTF8'.`);
    await migrate(client, nameOf(url));
  } catch (error) {
    throw explained(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What cannot be done for the moment is told as StoreUnavailable; a fault of this program stays what it is. */
export function toldApart(error: unknown): unknown {
  const ofProgram = error instanceof DatabaseError && !/^(08|25006|28|3D|40|53|55|57|58)/.test(error.code ?? '');
  return ofProgram || error instanceof StoreUnavailable ? error : new StoreUnavailable(error);
}

/** The database as a person knows it, without the password. */
function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${decodeURIComponent(pathname.slice(1))} at ${hostname}:${port || 5432}`;
}

/** What went wrong at the start, as a person can act on it; the password is never in it. */
export function explained(error: unknown, url: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const { hostname, port, pathname, username } = new URL(url);
  const place = `${hostname}:${port || 5432}`;
  const [user, name] = [decodeURIComponent(username), decodeURIComponent(pathname.slice(1))];
  if (/^28/.test(code)) return new Error(`PostgreSQL at ${place} does not let the user ${user} in (${error.message}): check user and password in DATABASE_URL.`);
  if (code === '3D000') return new Error(`There is no database ${name} at ${place}: create it (createdb -h ${hostname} -p ${port || 5432} -U ${user} ${name}), or correct DATABASE_URL.`);
  if (code === '42501') return new Error(`The user ${user} may not create tables in the database ${name} (${error.message}): make it the owner of the database, or GRANT CREATE ON SCHEMA public TO it.`);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Error(`The host ${hostname} of DATABASE_URL is not known (${code}): correct the name.`);
  if (/CERT|SSL|TLS/.test(code) || /SSL|certificate/i.test(error.message)) return new Error(`The connection to PostgreSQL at ${place} cannot be encrypted as DATABASE_URL asks (${error.message}): check its sslmode and sslrootcert.`);
  if (error instanceof DatabaseError && !/^(53|57)/.test(code)) return error;
  if (error instanceof DatabaseError) return new Error(`PostgreSQL at ${place} takes no connection now (${error.message}): start again when it does.`);
  const unreachable = code !== '' || /timeout|timed out|terminated/i.test(error.message);
  return unreachable ? new Error(`PostgreSQL at ${place} cannot be reached (${code || error.message}): start it, open the way to it, or correct DATABASE_URL.`) : error;
}
