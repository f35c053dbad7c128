import type { Request, Response } from 'express';
import type { TurnOutcome } from '../store/turn.js';
import { fromClient, readPosted, seenIdOf } from './activity.js';
import { admitTo } from './admission.js';
import type { Incoming } from './channels.js';
import { DirectLineError } from './errors.js';
import { originOf } from './origin.js';
import type { DirectLineOptions } from './router.js';
import { readWatermark, toWatermark } from './watermark.js';

const PAGE = 100;
/** A person never has that many turns waiting; a loop has. */
const WAITING_LIMIT = 50;

/** A page of the log after the watermark; the same watermark again, and no activity, at its end. */
export async function readActivities(options: DirectLineOptions, request: Request<{ id: string }>, response: Response): Promise<void> {
  await admitTo(request.params.id, request, options.tokens);
  const after = readWatermark(request.query['watermark']);
  if (after === null) throw new DirectLineError(400, 'BadArgument', 'The watermark is not one of this server.');
  const page = await options.store.readLog(request.params.id, after ?? 0, PAGE);
  if (!page) throw new DirectLineError(404, 'NotFound', 'There is no such conversation.');
  response.json({ activities: page.activities, watermark: toWatermark(page.position) });
}

/** Runs the turn of a posted activity and answers with its id when the turn has ended. */
export async function postActivity(options: DirectLineOptions, request: Request<{ id: string }>, response: Response): Promise<void> {
  const conversationId = request.params.id;
  const bearer = await admitTo(conversationId, request, options.tokens);
  const posted = readPosted(request.body);
  if (!posted) throw new DirectLineError(400, 'BadArgument', 'An activity needs a type that clients may send, and from.id.');
  const userId = (bearer.kind === 'token' ? bearer.grant.userId : undefined) ?? posted.from.id;
  const text = typeof posted.text === 'string' && options.mask ? { text: options.mask(posted.text) } : {};
  const activity = fromClient({ ...posted, ...text }, { conversationId, userId });
  const outcome = await runOrRefuse(options, { activity, conversationId, seenId: seenIdOf(posted), starts: false, origin: originOf(options, request) });
  if (outcome.kind === 'unknown') throw new DirectLineError(404, 'NotFound', 'There is no such conversation.');
  response.json({ id: outcome.activityId });
}

/** Runs a turn; refuses a conversation with too many waiting (429), and says 502 when the bot failed. */
export async function runOrRefuse({ runTurn, waiting, report }: DirectLineOptions, incoming: Incoming): Promise<TurnOutcome> {
  if (waiting(incoming.conversationId) >= WAITING_LIMIT) {
    throw new DirectLineError(429, 'TooManyRequests', 'Too many activities of this conversation are waiting.');
  }
  try {
    return await runTurn(incoming);
  } catch (error) {
    report(error);
    throw new DirectLineError(502, 'BotError', 'The bot could not answer; nothing was kept of this activity.');
  }
}
