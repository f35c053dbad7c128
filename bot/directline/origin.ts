import type { Request } from 'express';
import type { DirectLineOptions } from './router.js';

/** The address under which the client reaches this server, without a slash at its end: the public one, or the request's own host. */
export const originOf = ({ publicUrl }: Pick<DirectLineOptions, 'publicUrl'>, request: Request): string =>
  (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/+$/, '');
