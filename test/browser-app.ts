import type { Browser } from 'playwright-core';
import { startApp, type AppServer } from './app-server.js';
import { launchBrowser } from './browser.js';

/** A browser and the service, for all tests of the suite that calls this: both are there from its first test to its last. */
export function browserAndApp(): { readonly browser: Browser; readonly app: AppServer } {
  const shared: { browser?: Browser; app?: AppServer } = {};
  before(async () => {
    shared.browser = await launchBrowser();
    shared.app = await startApp();
  });
  after(async () => {
    await shared.browser?.close();
    await shared.app?.stop();
  });
  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('The browser and the service are there within tests only.');
    return part;
  };
  return { get browser() { return started(shared.browser); }, get app() { return started(shared.app); } };
}
