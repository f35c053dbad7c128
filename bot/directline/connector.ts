import type { Activity, CloudAdapter } from 'botbuilder';
import { isLogged, SERVICE_URL, toClient, type Stamp } from './activity.js';
import type { LoggedActivity, Store } from '../store/store.js';

/** What the SDK authenticates with; it exports the type under no name of its own. */
export type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;
type Deliver = (conversationId: string, activity: Partial<Activity>) => Promise<{ id: string }>;

/** The open streams, as far as delivery needs them. */
export interface Audience {
  /** Tells the streams of a conversation that its log has grown. */
  notify(conversationId: string): void;
  /** Shows the streams an activity that is not logged. */
  show(conversationId: string, activity: LoggedActivity): void;
}

export interface Delivery {
  readonly store: Store;
  readonly audience: Audience;
  readonly stamp: (conversationId: string) => Stamp;
}

/** Collects the replies of a running turn, which are written only with its commit. */
export interface Collector {
  readonly client: ConnectorClient;
  /** Ends the collecting and gives the replies in order; later ones are refused. */
  close(): readonly LoggedActivity[];
}

export function createCollector(delivery: Delivery, conversationId: string): Collector {
  const replies: LoggedActivity[] = [];
  let open = true;
  const deliver: Deliver = async (target, activity) => {
    if (target !== conversationId) return deliverNow(delivery, target, activity);
    if (!open) throw new Error('The turn is over: its context sends nothing any more.');
    const reply = toClient(activity, delivery.stamp(conversationId));
    if (isLogged(activity)) replies.push(reply);
    else if (activity.type === 'typing') delivery.audience.show(conversationId, reply);
    return { id: reply.id };
  };
  const close = (): readonly LoggedActivity[] => {
    open = false;
    return replies;
  };
  return { client: clientOver(deliver), close };
}

/** The client for messages outside a turn: each is in the log when its send resolves. */
export function createProactiveClient(delivery: Delivery): ConnectorClient {
  return clientOver((conversationId, activity) => deliverNow(delivery, conversationId, activity));
}

/**
 * The same authentication, except that what is sent to our own service URL stays in this process, and that the client for
 * sign-ins, which nobody here needs, is made once: the SDK makes one each turn, which takes a tenth of it.
 */
export function withLocalConnector(authentication: Authentication, local: ConnectorClient): Authentication {
  let signIns: ReturnType<Authentication['createUserTokenClient']> | undefined;
  const createUserTokenClient: Authentication['createUserTokenClient'] = (identity) => {
    signIns ??= authentication.createUserTokenClient(identity).catch((error: unknown) => {
      signIns = undefined;
      throw error;
    });
    return signIns;
  };
  const createConnectorFactory: Authentication['createConnectorFactory'] = (identity) => {
    const remote = authentication.createConnectorFactory(identity);
    return { create: async (serviceUrl, audience) => (serviceUrl === SERVICE_URL ? local : remote.create(serviceUrl, audience)) };
  };
  // Object.create is typed any; the prototype is the authentication itself.
  return Object.create(authentication, { createConnectorFactory: { value: createConnectorFactory }, createUserTokenClient: { value: createUserTokenClient } }) as Authentication;
}

async function deliverNow({ store, audience, stamp }: Delivery, conversationId: string, activity: Partial<Activity>): Promise<{ id: string }> {
  const { id, at } = stamp(conversationId);
  const sent = toClient(activity, { id, at });
  if (!isLogged(activity)) {
    if (activity.type === 'typing') audience.show(conversationId, sent);
    return { id: sent.id };
  }
  const found = await store.append(conversationId, [sent], at);
  if (!found) throw Object.assign(new Error(`Conversation ${conversationId} does not exist any more.`), { statusCode: 404 });
  audience.notify(conversationId);
  return { id: sent.id };
}

function clientOver(deliver: Deliver): ConnectorClient {
  const refuse = async (): Promise<never> => {
    throw new Error('Direct Line neither updates nor deletes an activity, and has no such call.');
  };
  const conversations = {
    sendToConversation: deliver,
    replyToActivity: (conversationId: string, activityId: string, activity: Partial<Activity>) =>
      deliver(conversationId, { ...activity, replyToId: activityId }),
    updateActivity: refuse,
    deleteActivity: refuse,
    createConversation: refuse,
  };
  // The SDK's client is an HTTP client with dozens of calls; the adapter uses these alone.
  return { conversations } as unknown as ConnectorClient;
}
