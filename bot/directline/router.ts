import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Store } from '../store/store.js';
import type { TurnOutcome } from '../store/turn.js';
import { admit, admitTo } from './admission.js';
import { readActivities, postActivity } from './activities.js';
import type { Incoming } from './channels.js';
import { openConversation, startConversation } from './conversations.js';
import { DirectLineError, errorAnswers } from './errors.js';
import { accountId } from './personal-data.js';
import { newConversationId, TOKEN_LIFE, type Grant, type Tokens } from './tokens.js';

export interface DirectLineOptions {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly runTurn: (incoming: Incoming) => Promise<TurnOutcome>;
  /** How many turns of a conversation run or wait. */
  readonly waiting: (conversationId: string) => number;
  readonly report: (error: unknown) => void;
  /** Takes personal data out of what a person wrote, before anything is kept; the text as it is unless set. */
  readonly mask?: (text: string) => string;
  /** Under which address browsers reach this server; the request's own host unless set. */
  readonly publicUrl?: string | undefined;
  /** Which other sites' pages may call, besides our own; none unless set. */
  readonly allowOrigin?: ((origin: string) => boolean) | undefined;
}

/** Bytes of an activity's JSON. */
const ACTIVITY_LIMIT = 256 * 1024;

/** What a token is generated for. */
export const grantRequest = z.object({
  user: z.object({ id: z.string().min(1).max(256) }).optional().describe('Who will speak; the first start of the conversation says it when absent.'),
  trustedOrigins: z.array(z.string().max(256)).max(50).optional().describe('Origins that may use the token.'),
});

/** Direct Line 3.0, to be mounted at /v3/directline before any other body parser. */
export function directLine(options: DirectLineOptions): Router {
  const router = express.Router();
  const json = express.json({ limit: ACTIVITY_LIMIT, type: () => true });
  router.use((request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (shareWithOrigin(options, request, response)) response.sendStatus(204);
    else next();
  });
  router.post('/tokens/generate', json, (request, response) => void response.json(generateToken(options, request)));
  router.post('/tokens/refresh', (request, response) => void response.json(refreshToken(options, request)));
  router.post('/conversations', json, (request, response) => startConversation(options, request, response));
  router.get('/conversations/:id', (request, response) => openConversation(options, request, response));
  router.get('/conversations/:id/activities', (request, response) => readActivities(options, request, response));
  router.post('/conversations/:id/activities', json, (request, response) => postActivity(options, request, response));
  router.post('/conversations/:id/upload', (request) => {
    admitTo(request.params.id, request, options.tokens);
    throw new DirectLineError(415, 'NotSupported', 'This bot takes no files.');
  });
  router.use(() => {
    throw new DirectLineError(404, 'NotFound', 'Direct Line has no such call.');
  });
  router.use(errorAnswers(options.report));
  return router;
}

/** An id that a client gave, of an account or of an activity, as it may be kept. */
export const accountOf = ({ tokens, mask }: Pick<DirectLineOptions, 'tokens' | 'mask'>, id: string): string => accountId(id, { mask, standIn: tokens.standIn });

function generateToken(options: DirectLineOptions, request: Request) {
  const { tokens } = options;
  const bearer = admit(request, tokens);
  if (bearer.kind !== 'secret') throw new DirectLineError(403, 'Forbidden', 'Only the secret generates tokens.');
  const asked = grantRequest.safeParse(request.body ?? {}).data;
  if (!asked) throw new DirectLineError(400, 'BadArgument', 'Either user.id is no string or trustedOrigins is no list of strings.');
  return tokenAnswer(tokens, { conversationId: newConversationId(), userId: asked.user && accountOf(options, asked.user.id), trustedOrigins: asked.trustedOrigins });
}

function refreshToken({ tokens }: DirectLineOptions, request: Request) {
  const bearer = admit(request, tokens);
  if (bearer.kind !== 'token') throw new DirectLineError(403, 'Forbidden', 'Only a token can be refreshed.');
  return tokenAnswer(tokens, bearer.grant);
}

function tokenAnswer(tokens: Tokens, grant: Grant) {
  return { conversationId: grant.conversationId, token: tokens.issue(grant), expires_in: TOKEN_LIFE };
}

/** Lets pages of allowed origins call; true when the request was only the browser's question whether it may. */
function shareWithOrigin({ allowOrigin }: DirectLineOptions, request: Request, response: Response): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && allowOrigin?.(origin)) {
    response.set('Access-Control-Allow-Origin', origin).vary('Origin');
    response.set('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Requested-With, X-Ms-Bot-Agent');
    response.set('Access-Control-Expose-Headers', 'Retry-After').set('Access-Control-Max-Age', '7200');
  }
  return request.method === 'OPTIONS';
}
