export interface Answer {
  status: number;
  headers: Headers;
  body: {
    id: string; conversationId: string; token: string; expires_in: number; streamUrl: string; watermark: string;
    activities: { id: string; type: string; text?: string; timestamp: string; replyToId?: string; from: { id: string; role: string };
      serviceUrl?: string; recipient?: unknown; channelData?: unknown }[];
    error: { code: string; message: string };
  };
}

export interface CallOptions {
  /** The secret or token; empty for a call without. */
  readonly bearer?: string;
  /** JSON, or text that is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A call as any HTTP client makes it, below /v3/directline of a server. */
export async function callDirectLine(url: string, call: string, { bearer, body, headers }: CallOptions): Promise<Answer> {
  const [method = '', path = ''] = call.split(' ');
  const answer = await fetch(`${url}/v3/directline${path}`, {
    method,
    headers: { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  // The tests check what they read of it.
  return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : {}) as Answer['body'] };
}

export const message = (text: string, rest: object = {}): object => ({ type: 'message', from: { id: 'somebody' }, text, ...rest });

export const texts = ({ body }: Answer): (string | undefined)[] => body.activities.map(({ text }) => text);

export const refusal = ({ status, body }: Answer): string => `${status} ${body.error.code}`;
