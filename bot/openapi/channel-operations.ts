import { z } from 'zod';
import { postedActivity } from '../directline/activity.js';
import { startRequest } from '../directline/conversations.js';
import { grantRequest } from '../directline/router.js';
import { TOKEN_LIFE } from '../directline/tokens.js';
import { channelActivity, strangers } from '../messages-endpoint.js';
import { tooManyRequests } from '../rate-limits.js';
import { activitySet, chatToken, conversation, directLineToken, resourceId } from './channel-schemas.js';
import type { Examples } from './examples.js';
import { directLineAnswer, json, problemAnswer, tooMany, type Operation, type OperationAnswer } from './operation.js';

const id = '3f2a9c0d5b7e4816a1c2d3e4f5061728';
const user = 'dl_0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const token = 'eyJhbGciOiJIUzI1NiJ9.eyJjb252ZXJzYXRpb24iOiIuLi4ifQ.c2lnbmF0dXJl';
const granted = { conversationId: id, token, expires_in: TOKEN_LIFE };
const opened = { ...granted, streamUrl: `wss://chat.example.org/v3/directline/conversations/${id}/stream?watermark=0&t=${token}` };
const logged = `${id}|01795428000000-000001-0a1b2c`;

const badArgument = (message: string) => directLineAnswer(400, 'A field is missing or wrong.', { code: 'BadArgument', message });
const unauthorized = directLineAnswer(401, 'The secret or token is missing or not ours.', { code: 'Unauthorized', message: 'The secret or token is not valid.' });
const forbidden = directLineAnswer(403, 'The token has expired, or is for another conversation.', { code: 'TokenExpired', message: 'The token has expired.' });
const notFound = directLineAnswer(404, 'There is no such conversation.', { code: 'NotFound', message: 'There is no such conversation.' });
const tooOften = directLineAnswer(429, 'Too many requests from one address, or too many turns of one conversation. Retry-After says how many seconds to wait.', { code: 'TooManyRequests', message: tooManyRequests });

/** The operations that carry conversations: the token of a page, Direct Line 3.0, the Bot Framework's endpoint. */
export const channelOperations = (examples: Examples): readonly Operation[] => [
  {
    method: 'post', path: '/api/chat/token', tag: 'Conversations', summary: 'Get a token for a page', request: {},
    description: 'Starts nothing yet: POST /v3/directline/conversations with the token does.',
    answers: [{ status: 200, description: 'A token for one new conversation.', type: json, schema: chatToken, example: { ...granted, userId: user } }, tooMany],
  },
  ...tokenOperations(),
  ...conversationOperations(examples),
  {
    method: 'post', path: '/api/messages', tag: 'Conversations', summary: 'Receive an activity of the Bot Framework', body: channelActivity,
    description: 'For Teams, other channels of Azure Bot Service and the Emulator, which sign their requests. Without an app id only tools on the same machine are answered.',
    request: { body: { type: 'message', id: '1', channelId: 'emulator', serviceUrl: 'http://localhost:9999', conversation: { id: 'room' }, from: { id: 'somebody' }, recipient: { id: 'bot' }, text: examples.message.text } },
    answers: [
      { status: 200, description: 'The turn has ended; the replies went to serviceUrl.', type: null },
      problemAnswer(400, 'A field of the activity is missing or wrong; the body says which.', { title: 'The field conversation is missing or wrong: expected the conversation with its id' }),
      problemAnswer(401, 'The sender is unknown.', { title: strangers }),
      tooMany,
    ],
  },
];

/** Read by watermark.ts, which takes an empty one for none. */
const after = z.object({ watermark: z.string().regex(/^\d*$/).optional().describe('What an earlier answer gave: only what follows it.') });

const directLine = { tag: 'Direct Line 3.0', bearer: 'directLine' } as const;

function tokenOperations(): readonly Operation[] {
  const answer: OperationAnswer = { status: 200, description: 'A token for one conversation.', type: json, schema: directLineToken, example: granted };
  return [
    {
      ...directLine, method: 'post', path: '/v3/directline/tokens/generate', summary: 'Generate a token with the secret', body: grantRequest, request: { body: { user: { id: user } } },
      description: 'For a server that hands tokens to pages of its own. A page of this site asks POST /api/chat/token.',
      answers: [answer, badArgument('Either user.id is no string or trustedOrigins is no list of strings.'), unauthorized, { ...forbidden, description: 'A token generates no tokens.' }, tooOften],
    },
    {
      ...directLine, method: 'post', path: '/v3/directline/tokens/refresh', summary: 'Refresh a token that has not expired', request: {},
      answers: [answer, unauthorized, forbidden, tooOften],
    },
  ];
}

function conversationOperations({ message }: Examples): readonly Operation[] {
  const one = { ...directLine, pathFields: { id: 'The id of the conversation.' } };
  const path = '/v3/directline/conversations/{id}';
  const told = { type: 'message', id: logged, timestamp: '2026-11-23T09:20:00.000Z', channelId: 'directline', conversation: { id }, from: { id: user, role: 'user' }, ...message };
  return [
    {
      ...directLine, method: 'post', path: '/v3/directline/conversations', summary: 'Start a conversation', body: startRequest, request: { body: { user: { id: user }, locale: message.locale } },
      description: 'Answers once the greeting is in the log. The same token starts its conversation once.',
      answers: [
        { status: 201, description: 'The conversation has been started.', type: json, schema: conversation, example: opened },
        { status: 200, description: 'The token had started it before.', type: json, schema: conversation, example: opened },
        badArgument('The user.id of the body is no string.'), unauthorized, forbidden,
        directLineAnswer(409, 'Another user started it.', { code: 'Conflict', message: 'This conversation was started by another user.' }), tooOften,
      ],
    },
    {
      ...one, method: 'get', path, summary: 'Reopen a conversation', query: after, request: { path: { id } },
      description: 'Gives a new streamUrl. With a watermark the stream replays from there, without it carries only what follows.',
      answers: [{ status: 200, description: 'The conversation.', type: json, schema: conversation, example: opened }, unauthorized, forbidden, notFound, tooOften],
    },
    {
      ...one, method: 'get', path: `${path}/activities`, summary: 'Read the log', query: after, request: { path: { id } },
      answers: [{ status: 200, description: 'A page of the log.', type: json, schema: activitySet, example: { activities: [told], watermark: '1' } }, badArgument('The watermark is not one of this server.'), unauthorized, forbidden, notFound, tooOften],
    },
    {
      ...one, method: 'post', path: `${path}/activities`, summary: 'Say something', body: postedActivity, request: { path: { id }, body: { type: 'message', from: { id: user }, ...message } },
      description: 'Answers when the turn has ended: the replies are in the log. A retry with the same channelData.clientActivityID runs no second turn.',
      answers: [
        { status: 200, description: 'The turn has ended.', type: json, schema: resourceId, example: { id: logged } },
        badArgument('An activity needs a type that clients may send, and from.id.'), unauthorized, forbidden, notFound,
        directLineAnswer(413, 'The activity is too large.', { code: 'MessageSizeTooBig', message: 'The activity is larger than 256 kB.' }), tooOften,
        directLineAnswer(502, 'The bot failed; nothing was kept.', { code: 'BotError', message: 'The bot could not answer; nothing was kept of this activity.' }),
      ],
    },
    {
      ...one, method: 'post', path: `${path}/upload`, summary: 'Refused: this bot takes no files', request: { path: { id } },
      answers: [directLineAnswer(415, 'Always.', { code: 'NotSupported', message: 'This bot takes no files.' }), unauthorized, forbidden, tooOften],
    },
  ];
}
