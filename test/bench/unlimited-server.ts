import { startApp } from '../app-server.js';

/** The service in a process of its own, without limits per address; tells its address to the process that forked it. */
const everything = { windowMs: 1000, limit: Number.MAX_SAFE_INTEGER };
const app = await startApp({ limits: { api: everything, chatTokens: everything, activities: everything } });
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
process.send?.(app.url);
