import { startPostgres, type PostgresServer } from './postgres-server.js';

let started: Promise<PostgresServer> | undefined;

/** The one PostgreSQL server of a test run, started by the first test that asks for it. */
export const sharedPostgres = (): Promise<PostgresServer> => (started ??= startPostgres());

// Outside any suite: after the last test of the run, whether tests have failed or not.
after(async () => (await started)?.remove());
