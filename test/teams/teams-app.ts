import type { Activity } from 'botbuilder';
import { startApp, type AppServer, type AppServerOptions } from '../app-server.js';
import { membersAdded, teamsActivity, type TeamsActivity } from './activities.js';
import { startConnector, type Connector } from './connector.js';
import { appId, appSecret, type TokenClaims } from './issuer.js';

type Sendable = Omit<TeamsActivity, 'serviceUrl'>;

export interface TeamsAnswer {
  readonly status: number;
  readonly text: string;
  /** The JSON of an invoke's answer; undefined without one. */
  readonly body: unknown;
}

/** The service with an app id, and the connector that it believes to be Teams. */
export interface TeamsApp {
  readonly app: AppServer;
  readonly connector: Connector;
  /** Posts an activity with a token of the channel, or with these claims, or without any token. */
  post(activity: Record<string, unknown>, token?: TokenClaims | 'none' | { readonly header: string }): Promise<TeamsAnswer>;
  /** Says something and gives the activities that the bot has answered within the turn. */
  say(text: string, activity?: Sendable): Promise<Partial<Activity>[]>;
  /** Adds the bot to a conversation and gives what it answered. */
  add(activity?: Sendable): Promise<Partial<Activity>[]>;
  stop(): Promise<void>;
}

/** Posts an activity to a server, with an Authorization header unless it is undefined. */
export async function postActivity(url: string, activity: object, authorization: string | undefined): Promise<TeamsAnswer> {
  const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
  const reply = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.includes('json') ?? false;
  return { status: reply.status, text, body: isJson ? JSON.parse(text) : undefined };
}

/** Starts both; the environment is that of a bot registered in Azure. */
export async function startTeamsApp(options: Omit<AppServerOptions, 'cloud'> & { readonly port?: number } = {}): Promise<TeamsApp> {
  const connector = await startConnector(options.port);
  const environment = { MicrosoftAppId: appId, MicrosoftAppPassword: appSecret, MicrosoftAppType: 'MultiTenant', PUBLIC_URL: 'https://bot.test', ...options.environment };
  const app = await startApp({ ...options, environment, cloud: connector.cloud });
  const { serviceUrl, issuer } = connector;

  const post: TeamsApp['post'] = async (activity, token = {}) => {
    if (token === 'none') return postActivity(app.url, activity, undefined);
    const header = 'header' in token ? token.header : `Bearer ${await issuer.channelToken({ serviceUrl, ...token })}`;
    return postActivity(app.url, activity, header);
  };
  async function answers(activity: Record<string, unknown>): Promise<Partial<Activity>[]> {
    const before = connector.sent.length;
    const { status, text } = await post(activity);
    if (status !== 200) throw new Error(`The bot answered ${status}: ${text}`);
    return connector.sent.slice(before).map((call) => call.activity);
  }
  return {
    app, connector, post,
    say: (text, activity = {}) => answers(teamsActivity({ ...activity, text, serviceUrl })),
    add: (activity = {}) => answers(membersAdded({ ...activity, serviceUrl })),
    async stop() {
      await app.stop();
      await connector.stop();
    },
  };
}
