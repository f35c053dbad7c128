import { CloudAdapter, type Activity, type TurnContext } from 'botbuilder';
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
}
