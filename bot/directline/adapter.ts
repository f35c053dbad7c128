import type { Activity, Request, Response, TurnContext } from 'botbuilder';
import { CloudAdapter } from 'botbuilder/lib/cloudAdapter.js';
import type { Authentication, ConnectorClient } from './connector.js';

/** The SDK's adapter; a class because `processActivity` is kept for subclasses. */
export class InProcessAdapter extends CloudAdapter {
  readonly #appId: string;

  /** `appId` is the Microsoft app id that in-process turns run under, empty without one. */
  constructor(authentication: Authentication, appId: string) {
    super(authentication);
    this.#appId = appId;
  }

  /** Runs a turn whose replies go to `client`, without any HTTP. */
  async runInProcess(activity: Partial<Activity>, client: ConnectorClient, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const authenticated = { audience: '', claimsIdentity, connectorFactory: { create: async () => client } };
    // The SDK's type demands every field that any channel might fill.
    await this.processActivity(authenticated, activity as Activity, logic);
  }

  /** A client for calls outside a turn. It tries each call once: the SDK's own four tries may leave a message as often. */
  async connectorTo(serviceUrl: string): Promise<ConnectorClient> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(this.#appId));
    // Without an audience the SDK takes that of its cloud.
    const client = await factory.create(serviceUrl);
    // The SDK keeps its HTTP client to itself and has no setting for this.
    (client as unknown as { client: { pipeline: { removePolicy(which: { phase: 'Retry' }): void } } }).client.pipeline.removePolicy({ phase: 'Retry' });
    return client;
  }

  /**
   * Answers a channel's request with a JSON body: 401 without a word unless its token is good, else what the turn left.
   * Rejects when the turn does. The SDK's own `process` tells the caller why, and answers a wrong signature with 500.
   */
  async answer(request: Request, response: Response, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    // The caller has checked that the body is an activity.
    const activity = fromJson(request.body as unknown as Activity);
    const header = String(request.headers['authorization'] ?? '');
    const authenticated = await this.botFrameworkAuthentication.authenticateRequest(activity, header).catch(() => undefined);
    const answer: { status: number; body?: unknown } = authenticated ? await this.processActivity(authenticated, activity, logic) ?? { status: 200 } : { status: 401 };
    response.status(answer.status);
    if (answer.body !== undefined) response.send(answer.body);
    else response.end();
  }
}

const instants: readonly string[] = ['timestamp', 'localTimestamp', 'expiration'];
const nobody = { id: '', name: '' };

/** JSON carries instants as text and absent fields perhaps as null; the SDK works with dates, leaves fields out, and needs both accounts. */
function fromJson(activity: Activity): Activity {
  const fields = Object.entries(activity).filter(([, value]) => value !== null)
    .map(([name, value]): [string, unknown] => [name, instants.includes(name) && typeof value === 'string' ? new Date(value) : value]);
  return { from: nobody, recipient: nobody, ...Object.fromEntries(fields) } as unknown as Activity; // the same fields
}
