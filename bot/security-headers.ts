import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Settings } from './settings.js';

/** The headers of every answer: no sniffing, no framing, no referrer, and a policy that allows nothing. A page replaces the policy by its own. */
export const securityHeaders = ({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): RequestHandler => helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] } },
  xFrameOptions: { action: 'deny' },
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: PUBLIC_URL.startsWith('https:'),
});
