import type { Request, Response } from 'express';
import type { TurnOutcome } from '../store/turn.js';
import { clientIdOf, fromClient, readPosted } from './activity.js';
import { admitTo } from './admission.js';
import type { Incoming } from './channels.js';
import { requestIdOf } from '../observability/request-id.js';
import { StoreUnavailable } from '../store/unavailable.js';
import { DirectLineError, notNow } from './errors.js';
import { withoutPersonalData } from './personal-data.js';
import { originOf } from './origin.js';
import { accountOf, type DirectLineOptions } from './router.js';
import { readWatermark, toWatermark } from './watermark.js';

const PAGE = 100;
/** A person never has that many turns waiting; a loop has. */
const WAITING_LIMIT = 50;
/** Milliseconds after which the client is told to send again, if the turns before this one take so long. */
const ANSWER_LIMIT = 14_500;

/** A page of the log after the watermark; the same watermark again, and no activity, at its end. */
export async function readActivities(options: DirectLineOptions, request: Request<{ id: string }>, response: Response): Promise<void> {
  admitTo(request.params.id, request, options.tokens);
  const after = readWatermark(request.query['watermark']);
  if (after === null) throw new DirectLineError(400, 'BadArgument', 'The watermark is not one of this server.');
  const page = await options.store.readLog(request.params.id, after ?? 0, PAGE);
  if (!page) throw new DirectLineError(404, 'NotFound', 'There is no such conversation.');
  response.json({ activities: page.activities, watermark: toWatermark(page.position) });
}

/** Runs the turn of a posted activity and answers with its id when the turn has ended. */
export async function postActivity(options: DirectLineOptions, request: Request<{ id: string }>, response: Response): Promise<void> {
  const conversationId = request.params.id;
  const bearer = admitTo(conversationId, request, options.tokens);
  const posted = readPosted(request.body);
  if (!posted) throw new DirectLineError(400, 'BadArgument', 'An activity needs a type that clients may send, and from.id.');
  const userId = (bearer.kind === 'token' ? bearer.grant.userId : undefined) ?? accountOf(options, posted.from.id);
  const activity = fromClient(withoutPersonalData(posted, options.mask), { conversationId, userId });
  const clientId = clientIdOf(posted);
  const seenId = clientId === undefined ? undefined : `client:${accountOf(options, clientId)}`;
  const outcome = await runOrRefuse(options, { activity, conversationId, seenId, starts: false, origin: originOf(options, request), requestId: requestIdOf(response) });
  if (outcome.kind === 'unknown') throw new DirectLineError(404, 'NotFound', 'There is no such conversation.');
  response.json({ id: outcome.activityId });
}

/** Runs a turn; refuses a conversation with too many waiting (429), says 502 when the bot failed and 503 when the store is away. */
export async function runOrRefuse({ runTurn, waiting, report }: DirectLineOptions, incoming: Incoming): Promise<TurnOutcome> {
  if (waiting(incoming.conversationId) >= WAITING_LIMIT) {
    throw new DirectLineError(429, 'TooManyRequests', 'Too many activities of this conversation are waiting.');
  }
  try {
    return await inTime(runTurn(incoming));
  } catch (error) {
    if (error instanceof DirectLineError) throw error;
    report(error);
    if (error instanceof StoreUnavailable) throw notNow();
    throw new DirectLineError(502, 'BotError', 'The bot could not answer; nothing was kept of this activity.');
  }
}

/** The turn's outcome, or a refusal after a while; the turn itself goes on, and a repetition of its activity runs no second one. */
async function inTime<T>(turn: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(notNow()), ANSWER_LIMIT);
  });
  return Promise.race([turn, late]).finally(() => clearTimeout(timer));
}
