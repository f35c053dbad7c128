import type { Activity, ConversationReference, Request, Response, TurnContext } from 'botbuilder';
import { ActivityEx } from 'botbuilder-core';
import type { LoggedActivity } from '../store/store.js';
import { StoreUnavailable } from '../store/unavailable.js';
import { bindTurn, type Turn, type TurnOutcome, type TurnRequest } from '../store/turn.js';
import { isLogged, SERVICE_URL, toClient, type Account, type Stamp } from './activity.js';
import type { InProcessAdapter } from './adapter.js';
import type { ChannelOptions, Incoming, Logic } from './channels.js';
import { createCollector, type Delivery } from './connector.js';

export interface Parts extends Pick<ChannelOptions, 'logic' | 'aside' | 'onError' | 'onUnavailable' | 'report' | 'account' | 'appId'> {
  readonly delivery: Delivery;
  readonly adapter: InProcessAdapter;
  readonly run: (request: Omit<TurnRequest, 'now'>) => Promise<TurnOutcome>;
}

/** Runs the bot in process; the activity, the replies and the state are written together, then shown. */
export async function directLineTurn(parts: Parts, { activity, starts, origin, ...rest }: Incoming): Promise<TurnOutcome> {
  const { audience, stamp } = parts.delivery;
  const outcome = await parts.run({
    ...rest,
    starts: starts ? 'only' : 'never',
    repeatable: true,
    run: async (turn) => {
      const received = stamp(rest.conversationId);
      const echo = isLogged(activity) ? [toClient(activity, received)] : [];
      const logic = (context: TurnContext): Promise<void> => guarded(parts, context, turn);
      const replies = await collected(parts, addressed(activity, received, { account: parts.account, origin }), logic);
      return { activityId: received.id, activities: [...echo, ...replies] };
    },
  });
  audience.notify(rest.conversationId);
  return outcome;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly requestId: string | undefined;
}

/** The same around the adapter's HTTP: replies leave at once, state and seen id are written at the end; 500 when that failed. */
export async function answerRequest(parts: Parts, { request, response, requestId }: Exchange): Promise<void> {
  try {
    await parts.adapter.answer(request, response, (context) => answerTurn(parts, context, requestId).catch((error: unknown) => tellUnavailable(parts, context, error)));
  } catch (error) {
    parts.report(error);
    response.status(500);
    response.send('The turn failed.');
  }
}

/** Who has got no reply yet is told why; the channel is not to send the message again by itself. */
async function tellUnavailable({ report, onUnavailable }: Parts, context: TurnContext, error: unknown): Promise<void> {
  if (!(error instanceof StoreUnavailable) || context.activity.type !== 'message' || context.responded) throw error;
  report(error);
  await onUnavailable(context);
}

async function answerTurn(parts: Parts, context: TurnContext, requestId: string | undefined): Promise<void> {
  const { activity } = context;
  if (await parts.aside?.(context)) return;
  const run = async (turn: Turn) => {
    await guarded(parts, context, turn);
    return { activityId: activity.id ?? '', activities: [] };
  };
  await parts.run({ conversationId: turnKey(activity), seenId: repetitionId(activity), requestId, starts: 'maybe', repeatable: false, run });
}

/** A turn on a saved reference, wherever its conversation lives. */
export async function continueTurn(parts: Parts, reference: Partial<ConversationReference>, logic: Logic): Promise<TurnOutcome> {
  const local = reference.serviceUrl === SERVICE_URL;
  const conversationId = local ? (reference.conversation?.id ?? '') : conversationKey(reference);
  const run = async (turn: Turn) => {
    const bound = (context: TurnContext): Promise<void> => {
      bindTurn(context, turn);
      return logic(context, turn);
    };
    if (local) return { activityId: '', activities: await collected(parts, ActivityEx.getContinuationActivity(reference), bound) };
    await parts.adapter.continueConversationAsync(parts.appId, reference, bound);
    return { activityId: '', activities: [] };
  };
  const outcome = await parts.run({ conversationId, starts: local ? 'never' : 'maybe', repeatable: local, run });
  if (local) parts.delivery.audience.notify(conversationId);
  return outcome;
}

async function guarded({ logic, onError }: Parts, context: TurnContext, turn: Turn): Promise<void> {
  bindTurn(context, turn);
  try {
    await logic(context, turn);
  } catch (error) {
    await onError(context, error);
  }
}

async function collected(
  { delivery, adapter }: Parts, activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>,
): Promise<readonly LoggedActivity[]> {
  const collector = createCollector(delivery, activity.conversation?.id ?? '');
  try {
    await adapter.runInProcess(activity, collector.client, logic);
  } finally {
    collector.close();
  }
  return collector.close();
}

/** A copy for the bot to read and change, as the channel hands it over. */
function addressed(activity: Partial<Activity>, { id, at }: Stamp, { account, origin }: { account: Account; origin: string | undefined }): Partial<Activity> {
  const recipient = { id: account.id, name: account.name ?? '', role: 'bot' };
  const copy = structuredClone(activity);
  const channelData: unknown = copy.channelData;
  const membersAdded = copy.membersAdded && { membersAdded: [...copy.membersAdded, recipient] };
  return { ...copy, ...membersAdded, id, timestamp: at, recipient, channelData: { ...(channelData ?? {}), origin } };
}

/** Conversations of other channels never share a name with those of Direct Line. */
function conversationKey({ channelId, conversation }: Pick<Partial<Activity>, 'channelId' | 'conversation'>): string {
  return `${channelId ?? ''}/${conversation?.id ?? ''}`;
}

/** In a group chat each person has a conversation of their own with the bot: cases of several people are never mixed. A channel's thread is one case. */
function turnKey({ type, channelId, conversation, from }: Activity): string {
  const ofOne = conversation.conversationType === 'groupChat' && (type === 'message' || type === 'invoke');
  return conversationKey({ channelId, conversation }) + (ofOne ? `/${from.id}` : '');
}

/** What a channel repeats when it retries; an edited message keeps its id, and an invoke needs its answer each time. */
function repetitionId({ type, id, timestamp }: Activity): string | undefined {
  if (!id || type === 'invoke') return undefined;
  return type === 'message' ? id : `${type}/${id}/${timestamp?.getTime() ?? ''}`;
}
