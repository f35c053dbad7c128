import type { Request } from 'express';
import { isLoopback } from './service-urls.js';

/** What proxies add: whoever sends one of them speaks for somebody else. */
const forwarding = /^(?:forwarded|via|x-forwarded(?:-.+)?|x-real-ip|x-client-ip|x-original-(?:host|url)|true-client-ip|cf-connecting-ip)$/;

/**
 * Whether a program of this machine asks for itself: its own connection, no proxy between, and under a name of this machine,
 * so that no page whose name was pointed here can do it from a browser.
 */
export const isLocalPeer = (request: Request): boolean =>
  isLoopback(request.socket.remoteAddress ?? '') && !Object.keys(request.headers).some((name) => forwarding.test(name)) && isLoopback(hostName(request.headers.host));

const hostName = (host = ''): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '');
