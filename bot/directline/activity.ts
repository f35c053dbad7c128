import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { LoggedActivity } from '../store/store.js';

/** How the bot knows that an activity, or a saved reference, belongs to the channel served here. */
export const SERVICE_URL = 'urn:echeance:directline';
export const CHANNEL_ID = 'directline';

export interface Account {
  readonly id: string;
  readonly name?: string | undefined;
}

/** An instant of the log: increasing within a process, unique across processes. */
export interface Stamp {
  readonly id: string;
  readonly at: Date;
}

/** What a client may post, as far as bots rely on it; the rest of the activity passes through unread. */
export const postedActivity = z.looseObject({
  type: z.enum(['message', 'event', 'typing', 'messageReaction', 'invoke', 'endOfConversation']),
  from: z.looseObject({ id: z.string().min(1).max(256) }),
  text: z.string().nullish(),
  name: z.string().nullish(),
  locale: z.string().max(35).nullish(),
  entities: z.array(z.looseObject({})).nullish(),
  attachments: z.array(z.looseObject({})).nullish(),
  channelData: z.unknown().optional(),
});
export type PostedActivity = z.infer<typeof postedActivity>;

/** What only a channel may say; `deliveryMode: expectReplies` would swallow the replies. */
const CHANNEL_FIELDS = ['id', 'timestamp', 'expiration', 'callerId', 'deliveryMode', 'recipient', 'relatesTo', 'rawTimestamp', 'membersAdded', 'membersRemoved', 'conversation'];

const clientActivityId = z.looseObject({ clientActivityID: z.string().min(1).max(256) });

/** Reads the body of a posted activity; undefined when it has no known type or no from.id. */
export function readPosted(body: unknown): PostedActivity | undefined {
  return postedActivity.safeParse(body).data;
}

/** What tells a retried post from a new one: the client's own id of the activity. */
export const clientIdOf = (posted: PostedActivity): string | undefined => clientActivityId.safeParse(posted.channelData).data?.clientActivityID;

/** The same activity with all that the channel decides: who, where, when. */
export function fromClient(posted: PostedActivity, { conversationId, userId }: { conversationId: string; userId: string }): Partial<Activity> {
  const { localTimestamp, ...rest } = posted;
  for (const field of CHANNEL_FIELDS) delete rest[field];
  const local = typeof localTimestamp === 'string' ? new Date(localTimestamp) : undefined;
  // The client's own fields are unchecked JSON, as they are on every Bot Framework channel.
  const activity = rest as unknown as Partial<Activity>;
  return {
    ...activity,
    ...(local && !Number.isNaN(local.getTime()) ? { localTimestamp: local } : {}),
    channelId: CHANNEL_ID,
    serviceUrl: SERVICE_URL,
    conversation: { id: conversationId, name: '', isGroup: false, conversationType: 'personal' },
    from: { id: userId, name: '', role: 'user' },
  };
}

/** The activity with which the bot learns that somebody has opened a conversation. */
export function conversationStart(conversationId: string, user: Account, locale: string | undefined): Partial<Activity> {
  const account = { id: user.id, name: user.name ?? '', role: 'user' };
  return {
    type: 'conversationUpdate',
    channelId: CHANNEL_ID,
    serviceUrl: SERVICE_URL,
    conversation: { id: conversationId, name: '', isGroup: false, conversationType: 'personal' },
    from: account,
    membersAdded: [account],
    ...(locale === undefined ? {} : { locale }),
  };
}

/** What clients may read of an activity, as it goes into the log. */
export function toClient(activity: Partial<Activity>, { id, at }: Stamp): LoggedActivity {
  const inner = { serviceUrl: undefined, callerId: undefined, recipient: undefined, deliveryMode: undefined };
  const conversation = { id: activity.conversation?.id };
  return { ...activity, ...inner, id, timestamp: at.toISOString(), channelId: CHANNEL_ID, conversation };
}

/** Typing goes by stream only; conversationUpdate and its like never reach a client. */
export function isLogged(activity: Partial<Activity>): boolean {
  return !['typing', 'trace', 'conversationUpdate', 'contactRelationUpdate', 'installationUpdate'].includes(activity.type ?? '');
}

/** Makes ids that sort by time: `<conversation>|<milliseconds>-<counter>-<instance>`. */
export function createStamps(now: () => Date): (conversationId: string) => Stamp {
  const instance = randomBytes(3).toString('hex');
  let last = 0;
  let counter = 0;
  return (conversationId) => {
    last = Math.max(last, now().getTime());
    counter = (counter + 1) % 1_000_000;
    const id = `${conversationId}|${String(last).padStart(14, '0')}-${String(counter).padStart(6, '0')}-${instance}`;
    return { id, at: new Date(last) };
  };
}
