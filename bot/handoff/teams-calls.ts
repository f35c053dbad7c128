import type { Activity } from 'botbuilder';
import type { ConnectorClient } from '../directline/connector.js';
import type { ChannelReference } from './agents-channel.js';
import type { Sent } from './next-step.js';
import type { Thread } from './ticket.js';

/** Calls of Teams outside a turn, each tried once, however it ends. */
export interface TeamsCalls {
  /** Opens a thread of the channel with its first message. */
  post(reference: ChannelReference, channelId: string, activity: Partial<Activity>): Promise<Sent>;
  send(thread: Thread, activity: Partial<Activity>): Promise<Sent>;
  /** Puts another card in the place of the thread's first one. */
  update(thread: Thread, activity: Partial<Activity>): Promise<Sent>;
}

/** Milliseconds after which an answer is no longer waited for. */
const patience = 10_000;
/** Seconds until the next try where Teams does not say. */
const pause = 5;

export function createTeamsCalls({ connect, report }: { connect: (serviceUrl: string) => Promise<ConnectorClient>; report: (error: unknown) => void }): TeamsCalls {
  async function call(serviceUrl: string, run: (client: ConnectorClient, options: { abortSignal: AbortSignal }) => Promise<{ id?: string; activityId?: string }>, conversationId = ''): Promise<Sent> {
    try {
      const { id = '', activityId } = await run(await connect(serviceUrl), { abortSignal: AbortSignal.timeout(patience) });
      return activityId === undefined ? { kind: 'sent', id, conversationId } : { kind: 'sent', id: activityId, conversationId: id };
    } catch (error) {
      report(error);
      return failure(error);
    }
  }
  return {
    post: (reference, channelId, activity) => call(reference.serviceUrl, (client, options) => client.conversations.createConversation({
      isGroup: true, bot: { id: reference.botId, name: '' }, tenantId: reference.tenantId, channelData: { channel: { id: channelId }, tenant: { id: reference.tenantId } },
      activity: activity as Activity, // the SDK's type demands every field that any channel might fill
    }, options)),
    send: ({ serviceUrl, conversationId }, activity) => call(serviceUrl, (client, options) => client.conversations.sendToConversation(conversationId, activity, options), conversationId),
    update: ({ serviceUrl, conversationId, cardId }, activity) => call(serviceUrl, async (client, options) => {
      await client.conversations.updateActivity(conversationId, cardId, { ...activity, id: cardId }, options);
      return { id: cardId };
    }, conversationId),
  };
}

/** What Teams asks to be tried again: 412, 429 and 5xx, and what got no answer at all. */
function failure(error: unknown): Sent {
  const { statusCode, response } = (typeof error === 'object' && error !== null ? error : {}) as { statusCode?: number; response?: { headers?: { get(name: string): string | undefined } } }; // the SDK's RestError
  if (statusCode !== undefined && statusCode !== 412 && statusCode !== 429 && statusCode < 500) return { kind: 'refused' };
  const asked = Number(response?.headers?.get('retry-after'));
  return { kind: 'later', seconds: Number.isFinite(asked) && asked > 0 ? asked : pause, throttled: statusCode === 429 };
}
