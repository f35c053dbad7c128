import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../bot/store/open-store.js';
import type { Store } from '../bot/store/store.js';
import { readSettings } from '../bot/settings.js';
import { sharedPostgres } from './shared-postgres.js';

/** Where one store lives: what a server has to be told, and the way to open it in this process. */
export interface StorePlace {
  readonly environment: Readonly<Record<string, string>>;
  open(report?: (error: unknown) => void): Promise<Store>;
  remove(): Promise<void>;
}

export interface StoreKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A new place with nothing in it. */
  newPlace(): Promise<StorePlace>;
}

function placeWith(environment: StorePlace['environment'], remove: () => Promise<void>): StorePlace {
  return { environment, remove, open: (report = () => undefined) => openStore(readSettings(environment, tmpdir()), report) };
}

export const sqlite: StoreKind = {
  name: 'SQLite',
  newPlace: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    return placeWith({ DATA_DIR: folder }, async () => rmSync(folder, { recursive: true, force: true }));
  },
};

export const postgres: StoreKind = {
  name: 'PostgreSQL',
  newPlace: async () => {
    const server = await sharedPostgres();
    const url = await server.newDatabase();
    return placeWith({ DATABASE_URL: url }, () => server.dropDatabase(url));
  },
};

/** Both stores, for suites that each has to pass. */
export const storeKinds: readonly StoreKind[] = [sqlite, postgres];
