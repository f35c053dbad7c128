import { createHash } from 'node:crypto';
import type { Entity, TurnContext } from 'botbuilder';
import type { Logic } from '../directline/channels.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

/** What a turn told, as far as programs read it. */
interface Told {
  outcome: string;
  entry: string | null;
  language: string | null;
  states: string[];
}

const channels: ReadonlySet<string> = new Set(['directline', 'msteams', 'emulator', 'webchat']);
const outcomes: ReadonlySet<string> = new Set(['answer', 'choices', 'none']);
const kinds: ReadonlySet<string> = new Set(['message', 'event', 'invoke', 'conversationUpdate', 'installationUpdate', 'messageReaction']);

/** One of a few names: what a caller may write freely never becomes a label. */
const named = (value: string | undefined, known: ReadonlySet<string>): string => (value !== undefined && known.has(value) ? value : 'other');

/** A name for a conversation by which two lines can be told to belong together, and nothing else. */
const shortHash = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8);

function note(told: Told, { type, outcome, entry, language, state }: Entity): void {
  if (type === 'answer') {
    told.outcome = named(String(outcome), outcomes);
    if (typeof entry === 'string') told.entry = entry;
    if (typeof language === 'string') told.language = language;
  }
  if (type === 'deadline') {
    told.states.push(String(state));
    if (told.outcome === 'none' || told.outcome === 'said') told.outcome = 'deadline';
  }
}

/** Follows what a turn sends: "said" stands for words of the bot's own, "quiet" for none. */
function follow(context: TurnContext): Told {
  const told: Told = { outcome: 'quiet', entry: null, language: null, states: [] };
  context.onSendActivities(async (_context, activities, next) => {
    for (const { type, locale, entities = [] } of activities) {
      if (type !== 'message') continue;
      if (told.outcome === 'quiet') told.outcome = 'said';
      told.language ??= locale?.slice(0, 2) ?? null;
      for (const entity of entities) note(told, entity);
    }
    return next();
  });
  return told;
}

export interface TurnWatch {
  readonly metrics: Metrics;
  readonly log: Log;
}

/** The same logic, with a line and the figures of each turn: how it ended, never what was said or by whom. */
export const watchTurns = (logic: Logic, { metrics, log }: TurnWatch): Logic => async (context, turn) => {
  const start = performance.now();
  const told = follow(context);
  try {
    await logic(context, turn);
  } catch (error) {
    told.outcome = 'failed';
    throw error;
  } finally {
    const { activity } = context;
    const channel = named(activity.channelId, channels);
    const milliseconds = performance.now() - start;
    metrics.turns.inc({ channel, outcome: told.outcome });
    metrics.turnSeconds.observe({ channel }, milliseconds / 1000);
    for (const state of told.states) metrics.deadlines.inc({ state, channel });
    const { outcome, entry, language, states } = told;
    log.info({ channel, type: named(activity.type, kinds), outcome, entry, deadline: states.at(-1), language, ms: Number(milliseconds.toFixed(1)), conversation: shortHash(activity.conversation?.id ?? ''), request: turn.requestId }, 'Turn');
  }
};
