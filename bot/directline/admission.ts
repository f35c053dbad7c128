import type { Request } from 'express';
import { DirectLineError } from './errors.js';
import type { Grant, Tokens } from './tokens.js';

/** Who calls: the holder of the secret may do everything, a token is for its conversation. */
export type Bearer = { readonly kind: 'secret' } | { readonly kind: 'token'; readonly grant: Grant };

/** Reads the Authorization header; refuses with 401 what is not ours and with 403 what was. */
export function admit(request: Request, tokens: Tokens): Bearer {
  const text = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (text === undefined) throw new DirectLineError(401, 'Unauthorized', 'The header Authorization: Bearer <secret or token> is missing.');
  const reading = tokens.read(text);
  if (reading.kind !== 'valid' && tokens.isSecret(text)) return { kind: 'secret' };
  if (reading.kind === 'expired') throw new DirectLineError(403, 'TokenExpired', 'The token has expired.');
  if (reading.kind === 'invalid') throw new DirectLineError(401, 'Unauthorized', 'The secret or token is not valid.');
  refuseForeignOrigin(request, reading.grant);
  return { kind: 'token', grant: reading.grant };
}

/** As `admit`, and refuses with 403 a token of another conversation. */
export function admitTo(conversationId: string, request: Request, tokens: Tokens): Bearer {
  const bearer = admit(request, tokens);
  if (bearer.kind === 'token' && bearer.grant.conversationId !== conversationId) {
    throw new DirectLineError(403, 'BadArgument', 'The token is for another conversation.');
  }
  return bearer;
}

function refuseForeignOrigin(request: Request, { trustedOrigins }: Grant): void {
  const { origin } = request.headers;
  if (!trustedOrigins || trustedOrigins.length === 0 || origin === undefined || trustedOrigins.includes(origin)) return;
  throw new DirectLineError(403, 'Forbidden', 'The token is not for pages of this origin.');
}
