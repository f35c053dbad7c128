import { z } from 'zod';
import type { ChatToken } from '../directline/tokens.js';

const conversationId = z.string().describe('The conversation that the token is for.');
const token = z.string().describe('Goes into the header Authorization: Bearer.');
const expires = z.int().describe('Seconds until the token expires; refresh it before.');

/** POST /api/chat/token */
export const chatToken = z.strictObject({
  conversationId, token, expires_in: expires,
  userId: z.string().describe('Who speaks: the id that activities come from.'),
}).meta({ id: 'ChatToken', description: 'A token for one new conversation, safe in a browser.' }) satisfies z.ZodType<ChatToken>;

/** What the calls for tokens of Direct Line give. */
export const directLineToken = z.strictObject({ conversationId, token, expires_in: expires }).meta({ id: 'DirectLineToken' });

/** What opening a conversation gives. */
export const conversation = z.strictObject({
  conversationId, token, expires_in: expires,
  streamUrl: z.url().describe('A WebSocket address, to be opened within a minute; it needs no header.'),
}).meta({ id: 'Conversation', description: 'An open conversation.' });

/** An activity as clients read it; the Bot Framework's own fields pass through. */
const activity = z.looseObject({
  type: z.string(),
  id: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  from: z.looseObject({ id: z.string() }),
  text: z.string().optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional().describe('What programs read: {type: answer} with the decision, {type: deadline} with the fields of Deadline.'),
}).meta({ id: 'Activity', description: 'An activity of the Bot Framework, with its other fields.' });

/** A page of a conversation's log. */
export const activitySet = z.strictObject({
  activities: z.array(activity),
  watermark: z.string().describe('Ask with it for what follows; read on until a page is empty.'),
}).meta({ id: 'ActivitySet' });

/** What posting an activity gives. */
export const resourceId = z.strictObject({ id: z.string().describe('The id of the activity in the log.') }).meta({ id: 'ResourceId' });

/** An error in the words of Direct Line. */
export const directLineError = z.strictObject({
  error: z.strictObject({ code: z.string().describe('For programs.'), message: z.string().describe('For developers.') }),
}).meta({ id: 'DirectLineError' });
