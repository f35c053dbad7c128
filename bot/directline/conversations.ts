import type { Request, Response } from 'express';
import { z } from 'zod';
import { requestIdOf } from '../observability/request-id.js';
import { conversationStart } from './activity.js';
import { admit, admitTo, type Bearer } from './admission.js';
import { DirectLineError } from './errors.js';
import { originOf } from './origin.js';
import { accountOf, type DirectLineOptions } from './router.js';
import { newConversationId, TOKEN_LIFE, type Grant } from './tokens.js';
import { runOrRefuse } from './activities.js';
import { readWatermark } from './watermark.js';

/** What the official client sends: an id where one was set, and the language of the page. */
export const startRequest = z.object({
  user: z.object({ id: z.string().min(1).max(256).optional(), name: z.string().max(256).optional().catch(undefined) }).optional(),
  locale: z.string().max(35).optional().catch(undefined),
});

/** Starts a conversation and answers once its greeting is in the log; the same token starts it once. */
export async function startConversation(options: DirectLineOptions, request: Request, response: Response): Promise<void> {
  const bearer = admit(request, options.tokens);
  const asked = startRequest.safeParse(request.body ?? {}).data;
  if (!asked) throw new DirectLineError(400, 'BadArgument', 'The user.id of the body is no string.');
  const { grant, taken } = await grantFor(options, bearer, asked.user?.id === undefined ? undefined : accountOf(options, asked.user.id));
  if (taken) throw new DirectLineError(409, 'Conflict', 'This conversation was started by another user.');
  const { conversationId, userId } = grant;
  const user = { id: userId ?? conversationId, name: asked.user?.name };
  const activity = conversationStart(conversationId, user, asked.locale);
  const outcome = await runOrRefuse(options, { activity, conversationId, userId, starts: true, requestId: requestIdOf(response) });
  response.status(outcome.kind === 'done' ? 201 : 200).json(opened(options, request, { grant, after: 0 }));
}

/** Reopens a conversation: with a watermark its stream replays from there, without it carries only what follows. */
export async function openConversation(options: DirectLineOptions, request: Request<{ id: string }>, response: Response): Promise<void> {
  const conversationId = request.params.id;
  const bearer = admitTo(conversationId, request, options.tokens);
  const position = readWatermark(request.query['watermark']);
  if (position === null) throw new DirectLineError(400, 'BadArgument', 'The watermark is not one of this server.');
  const conversation = await options.store.conversation(conversationId);
  const log = await options.store.readLog(conversationId, 0, 0);
  if (!conversation || !log) throw new DirectLineError(404, 'NotFound', 'There is no such conversation.');
  const grant = bearer.kind === 'token' ? bearer.grant : { conversationId, userId: conversation.userId ?? undefined };
  const after = Math.min(position ?? log.end, log.end);
  response.json(opened(options, request, { grant, after }));
}

/** A token without a user takes the one that the first start names, and refuses another afterwards. */
async function grantFor({ store }: DirectLineOptions, bearer: Bearer, asked: string | undefined): Promise<{ grant: Grant; taken: boolean }> {
  if (bearer.kind === 'secret') return { grant: { conversationId: newConversationId(), userId: asked }, taken: false };
  if (bearer.grant.userId !== undefined) return { grant: bearer.grant, taken: false };
  const started = (await store.conversation(bearer.grant.conversationId))?.userId ?? undefined;
  const taken = asked !== undefined && started !== undefined && asked !== started;
  return { grant: { ...bearer.grant, userId: asked ?? started }, taken };
}

function opened(options: DirectLineOptions, request: Request, { grant, after }: { grant: Grant; after: number }) {
  const { conversationId } = grant;
  const ticket = options.tokens.issueStream({ conversationId, after });
  const streamUrl = `${originOf(options, request).replace(/^http/, 'ws')}/v3/directline/conversations/${conversationId}/stream?watermark=${after}&t=${ticket}`;
  return { conversationId, token: options.tokens.issue(grant), expires_in: TOKEN_LIFE, streamUrl };
}
