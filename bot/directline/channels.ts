import type { Activity, CloudAdapter, ConversationReference, Request, Response, TurnContext } from 'botbuilder';
import type { Store } from '../store/store.js';
import type { TurnQueue } from '../store/turn-queue.js';
import { runTurn, type Turn, type TurnOutcome } from '../store/turn.js';
import { createStamps, type Account } from './activity.js';
import { InProcessAdapter } from './adapter.js';
import { createProactiveClient, withLocalConnector, type Audience, type Authentication, type ConnectorClient } from './connector.js';
import { answerRequest, continueTurn, directLineTurn, type Parts } from './turns.js';

export type Logic = (context: TurnContext, turn: Turn) => Promise<void>;

export interface ChannelOptions {
  readonly store: Store;
  readonly queue: TurnQueue;
  /** The open streams. */
  readonly audience: Audience;
  readonly authentication: Authentication;
  /** The Microsoft app id; empty without one. */
  readonly appId: string;
  /** The account under which the bot speaks on Direct Line. */
  readonly account: Account;
  readonly logic: Logic;
  /** Answers an activity that needs no conversation, so that none is read or written for it; false for any other. */
  readonly aside?: (context: TurnContext) => Promise<boolean>;
  /** Where a failing turn is caught; what this sends, and the state it leaves (`turnOf`), is committed. */
  readonly onError: (context: TurnContext, error: unknown) => Promise<void>;
  /** Tells somebody on a channel of others that the store is away, outside any turn. */
  readonly onUnavailable: (context: TurnContext) => Promise<void>;
  readonly report: (error: unknown) => void;
  readonly now: () => Date;
  /** Milliseconds after which a turn is given up; 14,000 unless set, as channels retry after 15 s. */
  readonly turnLimit?: number;
}

export interface Incoming {
  readonly activity: Partial<Activity>;
  readonly conversationId: string;
  readonly userId?: string | undefined;
  readonly seenId?: string | undefined;
  /** The address under which the client reaches this server; the bot reads it in channelData.origin. */
  readonly origin?: string | undefined;
  readonly requestId?: string | undefined;
  /** Whether this activity starts its conversation, which happens once. */
  readonly starts: boolean;
}

export interface Channels {
  readonly adapter: CloudAdapter;
  /** A client for calls of a channel outside a turn, each tried once. */
  connectorTo(serviceUrl: string): Promise<ConnectorClient>;
  /** A turn of the Direct Line channel; rejects when the bot failed and nothing was written. */
  runTurn(incoming: Incoming): Promise<TurnOutcome>;
  /** A turn of any other channel: POST /api/messages, its body parsed and checked to be an activity. */
  answer(request: Request, response: Response, requestId?: string): Promise<void>;
  /** A turn with state that no activity asked for; rejects when it cannot be sent. Never to be awaited within a turn. */
  continueTurn(reference: Partial<ConversationReference>, logic: Logic): Promise<TurnOutcome>;
}

/** Puts the bot's logic behind Direct Line in process and behind the Bot Framework endpoint alike. */
export function createChannels(options: ChannelOptions): Channels {
  const { store, queue, audience, now, turnLimit = 14_000 } = options;
  const delivery = { store, audience, stamp: createStamps(now) };
  const authentication = withLocalConnector(options.authentication, createProactiveClient(delivery));
  const adapter = new InProcessAdapter(authentication, options.appId);
  const run: Parts['run'] = (request) => runTurn({ store, queue, limit: turnLimit }, { ...request, now });
  const parts: Parts = { ...options, delivery, adapter, run };
  return {
    adapter,
    connectorTo: (serviceUrl) => adapter.connectorTo(serviceUrl),
    runTurn: (incoming) => directLineTurn(parts, incoming),
    answer: (request, response, requestId) => answerRequest(parts, { request, response, requestId }),
    continueTurn: (reference, logic) => continueTurn(parts, reference, logic),
  };
}
