export interface PolicyOptions {
  /** Lets the styles in that Web Chat injects; new for every response. */
  readonly nonce: string;
  /** Who may put the page into a frame, such as "'none'" or "'self' https://host". */
  readonly frameAncestors: string;
  /** Where forms may go; "'none'" unless told. */
  readonly formAction?: string;
  /** Sources of the page's WebSocket, for browsers whose 'self' leaves it out. */
  readonly sockets?: string;
}

/** The hash of a style element without content, which Web Chat adds without a nonce. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The value of the Content-Security-Policy header of one response: no inline script, no eval, own host only. */
export function contentSecurityPolicy(options: PolicyOptions): string {
  const { nonce, frameAncestors, formAction = "'none'", sockets = '' } = options;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}' ${emptyStyle}`,
    "img-src 'self' data: blob:",
    `connect-src 'self' blob: ${sockets}`.trim(),
    'worker-src blob:',
    "frame-src 'none'",
    "base-uri 'none'",
    `form-action ${formAction}`,
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}

/** The ws and wss sources of a host header; empty when the header is not a plain host and port. */
export function socketSources(host: string | undefined, secure: boolean): string {
  if (!host || !/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(host)) return '';
  return secure ? `wss://${host}` : `ws://${host} wss://${host}`;
}
