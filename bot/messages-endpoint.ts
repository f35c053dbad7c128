import express, { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { wellFormedActivity } from './channel-activity.js';
import type { Channels } from './directline/channels.js';
import { isLocalPeer } from './local-peer.js';
import { requestIdOf } from './observability/request-id.js';
import { Problem, readRequest } from './problem.js';
import { isLocalUrl } from './service-urls.js';
import type { Settings } from './settings.js';

const address = z.object({
  type: z.string('expected an activity’s type').min(1, 'expected an activity’s type'),
  serviceUrl: z.string('expected the address that replies go to').optional(),
});
const theConversation = 'expected the conversation with its id';
const activity = z.object({ conversation: z.object({ id: z.string(theConversation).min(1, theConversation) }, theConversation) });
/** What is read of an activity before the Bot Framework's own parts see it. */
export const channelActivity = address.extend(activity.shape);

/** What a sender is told that nobody can vouch for. */
export const strangers = 'This bot has no Microsoft app id yet: it answers only local tools.';

/** Without an app id anybody could post and choose where answers go: only local tools on this machine may, and only to it. */
const refuseStrangers = ({ MicrosoftAppId, PUBLIC_URL }: Settings): RequestHandler => (request, _response, next) => {
  const local = isLocalPeer(request) && !PUBLIC_URL;
  if (!MicrosoftAppId && !local) throw new Problem(401, strangers);
  next();
};

function refuseForeignAddress({ MicrosoftAppId }: Settings, serviceUrl: string | undefined): void {
  const local = serviceUrl !== undefined && isLocalUrl(serviceUrl);
  if (!MicrosoftAppId && !local) throw new Problem(401, strangers);
}

/** POST /api/messages: Bot Framework activities of Teams, other Azure channels and the Emulator. */
export function messagesEndpoint(channels: Channels, settings: Settings): Router {
  const router = Router();
  router.post('/messages', refuseStrangers(settings), express.json({ limit: '256kb' }), async (request, response) => {
    refuseForeignAddress(settings, readRequest(address, request.body ?? {}).serviceUrl);
    readRequest(activity, request.body);
    readRequest(wellFormedActivity, request.body);
    await channels.answer(request, response, requestIdOf(response));
  });
  return router;
}
