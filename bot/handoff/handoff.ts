import type { TurnContext } from 'botbuilder';
import type { Ending } from '../../dialogs/deadline-dialog.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Account } from '../directline/activity.js';
import type { Channels, Logic } from '../directline/channels.js';
import type { MessageTurn } from '../message-turn.js';
import type { Settings } from '../settings.js';
import type { Store } from '../store/store.js';
import { createTurnQueue, type TurnQueue } from '../store/turn-queue.js';
import { StoreUnavailable } from '../store/unavailable.js';
import { createAgentsChannel } from './agents-channel.js';
import { hearAgents } from './agents-turn.js';
import { deliverAll } from './deliveries.js';
import { createDesk } from './desk.js';
import type { HandoffParts } from './parts.js';
import { isPossible, offerPerson, relay, takeAnswer } from './person-turn.js';
import { createTeamsCalls } from './teams-calls.js';
import { createTickets } from './tickets.js';

/** How a person takes over from the bot in the website's chat, out of a channel of Teams, and gives back. */
export interface Handoff {
  /** Puts the threads of tickets in front of a logic that answers all else. */
  before(logic: Logic): Logic;
  /** Takes a message that is not for the bot; false when the bot answers. */
  relay(turn: MessageTurn): Promise<boolean>;
  /** Whether a person can be offered now. */
  isPossible(turn: MessageTurn): Promise<boolean>;
  /** Offers a person where one can be offered. */
  offer(turn: MessageTurn): Promise<void>;
  takeAnswer(turn: MessageTurn, answer: Extract<Ending, { kind: 'handoff' }>): Promise<void>;
  /** Looks after open tickets from time to time until it is closed. */
  start(): void;
  close(): Promise<void>;
}

export interface HandoffOptions {
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly queue: TurnQueue;
  /** The bot's account on the website. */
  readonly account: Account;
  readonly settings: Pick<Settings, 'TEAMS_AGENTS_CHANNEL' | 'HANDOFF_SILENCE_MINUTES' | 'MicrosoftAppTenantId'>;
  /** The channels, which come to be after the logic that this is part of. */
  readonly channels: () => Channels;
  readonly now: () => Date;
  readonly report: (error: unknown) => void;
}

/** Milliseconds between two looks at the open tickets: one read of the store where there is none. */
const lookEvery = 1000;
/** Milliseconds for which tickets of a conversation are left alone after an error. */
const restAfterError = 15_000;

export function createHandoff({ settings, ...options }: HandoffOptions): Handoff {
  const { store, knowledge, now, report, queue, channels } = options;
  const deliveries = createTurnQueue();
  const restUntil = new Map<string, number>();

  const parts: HandoffParts = {
    ...options, content: knowledge.content, minutes: settings.HANDOFF_SILENCE_MINUTES, channelId: settings.TEAMS_AGENTS_CHANNEL,
    channel: createAgentsChannel({ store, channelId: settings.TEAMS_AGENTS_CHANNEL, tenantId: settings.MicrosoftAppTenantId }),
    desk: createDesk(store, now), tickets: createTickets(store, now),
    calls: createTeamsCalls({ connect: (serviceUrl) => channels().connectorTo(serviceUrl), report }),
    deliver,
  };

  function deliver(conversationId: string): void {
    const bring = async (): Promise<void> => {
      // The turn that asks for it is written first.
      await queue.run(conversationId, async () => undefined);
      await deliverAll(conversationId, parts);
      restUntil.delete(conversationId);
    };
    deliveries.run(conversationId, bring).catch((error: unknown) => {
      restUntil.set(conversationId, now().getTime() + restAfterError);
      report(error);
    });
  }

  async function look(): Promise<void> {
    const open = (await parts.desk.lines()).filter(({ overAt }) => overAt === null).map(({ conversationId }) => conversationId);
    const rested = [...new Set(open)].filter((id) => now().getTime() >= (restUntil.get(id) ?? 0) && deliveries.length(id) === 0);
    rested.forEach(deliver);
  }

  let timer: NodeJS.Timeout | undefined;
  return {
    before: (logic) => async (context: TurnContext, turn) => (await hearAgents(context, parts) ? undefined : logic(context, turn)),
    relay: (turn) => relay(turn, parts),
    isPossible: (turn) => isPossible(turn, parts),
    offer: (turn) => offerPerson(turn, parts),
    takeAnswer: (turn, answer) => takeAnswer(turn, answer, parts),
    // A store that is away is told by whoever needs it, not every second.
    start: () => { timer ??= setInterval(() => void look().catch((error: unknown) => error instanceof StoreUnavailable || report(error)), lookEvery).unref(); },
    async close() {
      clearInterval(timer);
      await deliveries.idle();
    },
  };
}
