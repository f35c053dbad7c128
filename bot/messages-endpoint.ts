import { isIP } from 'node:net';
import express, { Router, type Request } from 'express';
import { z } from 'zod';
import type { Channels } from './directline/channels.js';
import { Problem, readRequest } from './problem.js';
import type { Settings } from './settings.js';

const activity = z.looseObject({ type: z.string('expected an activity’s type').min(1), serviceUrl: z.string().optional() });

const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || address === '[::1]' || (isIP(address.replace(/^::ffff:/, '')) === 4 && address.replace(/^::ffff:/, '').startsWith('127.'));

const forwarded = (request: Request): boolean => ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => request.headers[name] !== undefined);

/** Without an app id anybody could post and choose where answers go: only local tools on this machine may, and only to it. */
function refuseStrangers(request: Request, { MicrosoftAppId, PUBLIC_URL }: Settings, serviceUrl: string | undefined): void {
  if (MicrosoftAppId) return;
  const local = isLoopback(request.socket.remoteAddress ?? '') && !forwarded(request) && !PUBLIC_URL;
  const answersLocally = serviceUrl !== undefined && URL.canParse(serviceUrl) && isLoopback(new URL(serviceUrl).hostname);
  if (!local || !answersLocally) throw new Problem(401, 'This bot has no Microsoft app id yet: it answers only local tools.');
}

/** POST /api/messages: Bot Framework activities of Teams, other Azure channels and the Emulator. */
export function messagesEndpoint(channels: Channels, settings: Settings): Router {
  const router = Router();
  router.post('/messages', express.json({ limit: '256kb' }), async (request, response) => {
    refuseStrangers(request, settings, readRequest(activity, request.body ?? {}).serviceUrl);
    await channels.answer(request, response);
  });
  return router;
}
