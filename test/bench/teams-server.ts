import { startTeamsApp } from '../teams/teams-app.js';

/** What the process that forked the service needs to speak as Teams. */
export interface TeamsServer {
  readonly url: string;
  readonly serviceUrl: string;
  readonly token: string;
}

/** The service beside a connector, in a process of its own, without limits per address. */
const everything = { windowMs: 1000, limit: Number.MAX_SAFE_INTEGER };
const teams = await startTeamsApp({ limits: { api: everything, chatTokens: everything, activities: everything } });
process.once('SIGTERM', () => void teams.stop().then(() => process.exit(0)));
const { serviceUrl, issuer } = teams.connector;
process.send?.({ url: teams.app.url, serviceUrl, token: await issuer.channelToken({ serviceUrl }) } satisfies TeamsServer);
