import type { TurnContext } from 'botbuilder';
import type { LoggedActivity, Store, TurnStart, Vote } from './store.js';
import type { TurnQueue } from './turn-queue.js';

/** One turn's hold on its conversation: what it leaves here is written in the turn's single commit. */
export interface Turn {
  /** The name under which the store knows the conversation. */
  readonly conversationId: string;
  /** The HTTP request that asked for the turn, by which lines of the log belong together; undefined when none did. */
  readonly requestId: string | undefined;
  /** The conversation's JSON document; null on the first turn. Changing it in place counts as well. */
  readonly state: unknown;
  setState(next: unknown): void;
  /** Keeps a vote with the commit of this turn. */
  keepVote(vote: Vote): void;
  /** Deletes the log of all earlier turns with the commit of this one; the state is kept unless set. */
  forgetEarlier(): void;
}

export interface TurnRequest {
  readonly conversationId: string;
  readonly userId?: string | undefined;
  readonly seenId?: string | undefined;
  readonly requestId?: string | undefined;
  /** only: starts a conversation, once; never: wants a started one; maybe: either. */
  readonly starts: 'only' | 'never' | 'maybe';
  /** Whether nothing has left the process, so that a turn overtaken by another process may run again. */
  readonly repeatable: boolean;
  readonly now: () => Date;
  readonly run: (turn: Turn) => Promise<TurnResult>;
}

export interface TurnResult {
  /** The id that a repetition of the activity is answered with. */
  readonly activityId: string;
  /** What belongs in the log. */
  readonly activities: readonly LoggedActivity[];
}

export type TurnOutcome =
  | { readonly kind: 'done'; readonly activityId: string }
  | { readonly kind: 'repeated'; readonly activityId: string }
  | { readonly kind: 'unknown' };

export interface TurnOptions {
  readonly store: Store;
  readonly queue: TurnQueue;
  /** Milliseconds after which a turn is given up, so that the next ones are not held for ever. */
  readonly limit: number;
}

const TURN = Symbol('turn');
const ATTEMPTS = 3;

/** Puts the turn where dialogs and middleware find it. */
export function bindTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(TURN, turn);
}

/** The turn that a context belongs to; fails for a proactive message outside a turn. */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn | undefined>(TURN);
  if (!turn) throw new Error('This context belongs to no turn: it has no state.');
  return turn;
}

/** Runs a turn in the order of its conversation, whichever process it runs in, and commits it whole: activity, replies, state, seen id. */
export function runTurn(options: TurnOptions, request: TurnRequest): Promise<TurnOutcome> {
  const { conversationId } = request;
  return options.queue.run(conversationId, () => options.store.hold(conversationId, async () => {
    for (let attempt = 1; attempt <= (request.repeatable ? ATTEMPTS : 1); attempt += 1) {
      const outcome = await attemptTurn(options, request);
      if (outcome.kind !== 'conflict') return outcome;
    }
    throw new Error(`Conversation ${conversationId} was changed by another process during the turn.`);
  }));
}

async function attemptTurn(options: TurnOptions, request: TurnRequest): Promise<TurnOutcome | { kind: 'conflict' }> {
  const { conversationId, userId, seenId } = request;
  const start = await options.store.beginTurn(conversationId, seenId);
  if (start.seenAs !== null) return { kind: 'repeated', activityId: start.seenAs };
  if (request.starts === 'only' && start.known) return { kind: 'repeated', activityId: '' };
  if (request.starts === 'never' && !start.known) return { kind: 'unknown' };
  const { turn, left } = openTurn(start, request);
  const result = await withinLimit(request.run(turn), options.limit);
  const commit = { conversationId, userId, seenId, version: start.version, ...result, ...left(), now: request.now() };
  const outcome = await options.store.commitTurn(commit);
  if (outcome.kind === 'committed') return { kind: 'done', activityId: result.activityId };
  return outcome.kind === 'seen' ? { kind: 'repeated', activityId: outcome.activityId } : outcome;
}

function openTurn(start: TurnStart, { conversationId, requestId }: TurnRequest): { turn: Turn; left: () => { state: unknown; forgetEarlier: boolean; votes: readonly Vote[] } } {
  let { state } = start;
  let forgetEarlier = false;
  const votes: Vote[] = [];
  const turn: Turn = {
    conversationId,
    requestId,
    get state() { return state; },
    setState: (next) => { state = next; },
    keepVote: (vote) => { votes.push(vote); },
    forgetEarlier: () => { forgetEarlier = true; },
  };
  return { turn, left: () => ({ state, forgetEarlier, votes }) };
}

function withinLimit<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`A turn took longer than ${milliseconds} ms.`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
