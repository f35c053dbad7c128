import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string | undefined;
}

/** Requests over a few connections that stay open; a class because of the connections that it holds. */
export class HttpClient {
  readonly #url: string;
  readonly #connections: number;
  readonly #agent: Agent;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#connections = connections;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  get = (path: string): Promise<unknown> => this.#send({ method: 'GET', path });
  post = (path: string, body: unknown, token?: string): Promise<unknown> => this.#send({ method: 'POST', path, body, token });

  /** Runs a task for each item, as many at once as there are connections. */
  async each<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
    const rest = items.values();
    const work = async (): Promise<void> => {
      for (const item of rest) await task(item);
    };
    await Promise.all(Array.from({ length: this.#connections }, work));
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Waits and sends again where the server says that it was too much. */
  async #send(call: Call): Promise<unknown> {
    const { status, wait, answer } = await this.#exchange(call);
    if (status === 429) {
      await new Promise((wake) => setTimeout(wake, wait * 1000));
      return this.#send(call);
    }
    if (status >= 300) throw new Error(`${call.path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  #exchange({ method, path, body, token }: Call): Promise<{ status: number; wait: number; answer: unknown }> {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    return new Promise((resolve, reject) => {
      request(`${this.#url}${path}`, { method, headers, agent: this.#agent }, (response) => {
        json(response).then((answer) => resolve({ status: response.statusCode ?? 0, wait: Number(response.headers['retry-after'] ?? 1), answer }), reject);
      }).on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
