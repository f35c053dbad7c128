import type { Content } from '../../knowledge/content.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Account } from '../directline/activity.js';
import type { Channels } from '../directline/channels.js';
import type { Store } from '../store/store.js';
import type { TurnQueue } from '../store/turn-queue.js';
import type { AgentsChannel } from './agents-channel.js';
import type { Desk } from './desk.js';
import type { TeamsCalls } from './teams-calls.js';
import type { Tickets } from './tickets.js';

/** What every part of the hand-off works with. */
export interface HandoffParts {
  readonly knowledge: Knowledge;
  readonly content: Content;
  readonly store: Store;
  /** The turns of conversations. */
  readonly queue: TurnQueue;
  /** The bot's account on the website. */
  readonly account: Account;
  readonly channels: () => Channels;
  readonly channel: AgentsChannel;
  /** TEAMS_AGENTS_CHANNEL. */
  readonly channelId: string;
  readonly desk: Desk;
  readonly tickets: Tickets;
  readonly calls: TeamsCalls;
  /** HANDOFF_SILENCE_MINUTES. */
  readonly minutes: number;
  readonly now: () => Date;
  readonly report: (error: unknown) => void;
  /** Brings on what a conversation's ticket waits for, once the turn under way is written. */
  readonly deliver: (conversationId: string) => void;
}
