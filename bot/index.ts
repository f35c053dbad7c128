import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { ContentError, projectRoot } from '../knowledge/content-files.js';
import { loadKnowledge } from '../knowledge/knowledge.js';
import { createApp } from './app.js';
import { errorFields, logConsole } from './observability/log.js';
import { readSettings, SettingsError, warningsOf } from './settings.js';
import { openStore } from './store/open-store.js';

/** The one place that reads the clock. */
const now = (): Date => new Date();
const purgeEvery = 60 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;

async function start(): Promise<void> {
  const root = projectRoot();
  const environmentFile = join(root, '.env');
  if (existsSync(environmentFile) && 'loadEnvFile' in process) process.loadEnvFile(environmentFile);
  const settings = readSettings(process.env, root);
  const log = pino({ level: settings.LOG_LEVEL, base: null });
  for (const warning of warningsOf(settings)) log.warn(warning);
  const report = (error: unknown): void => log.error(errorFields(error), 'An error was caught');
  const knowledge = loadKnowledge();
  const store = await openStore(settings, report);
  const app = await createApp({ settings, knowledge, store, now, report, log });
  const purge = (): void => {
    const at = now();
    store.purge(new Date(at.getTime() - settings.RETENTION_DAYS * day), at).catch(report);
  };
  purge();
  const timer = setInterval(purge, purgeEvery).unref();

  const { server } = app;
  server.listen(settings.PORT, settings.HOST);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : settings.PORT;
  logConsole(console, log);
  log.info(`Échéance answers on http://${settings.HOST === '127.0.0.1' ? 'localhost' : settings.HOST}:${port}`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    clearInterval(timer);
    server.close();
    await app.close();
    server.closeAllConnections();
    await store.close();
    log.info('Stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(0), () => process.exit(1)));
}

/** What went wrong at the start, as a person can act on it; only what nobody foresaw comes with its stack. */
function startFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port, address, hostname } = error as Error & { code?: string; port?: number; address?: string; hostname?: string }; // Node's system errors carry these
  if (code === 'EADDRINUSE') return `The port ${port} is in use already. Stop the other program, or set PORT to another number.`;
  if (code === 'EACCES' && port !== undefined) return `This user may not listen on port ${port}. Set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `HOST ${address ?? hostname} is no address of this machine.`;
  const foreseen = error instanceof SettingsError || error instanceof ContentError || error.constructor === Error;
  return foreseen ? error.message : (error.stack ?? error.message);
}

start().catch((error: unknown) => {
  process.stderr.write(`${startFault(error)}\n`);
  process.exit(1);
});
