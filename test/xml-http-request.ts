/** The part of a browser's XMLHttpRequest that the Direct Line client uses, over fetch. */
export class XmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  onreadystatechange: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  readonly #headers: Record<string, string> = {};
  readonly #abort = new AbortController();
  #received = new Headers();
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#received.get(name);
  }

  send(body?: string): void {
    this.#fetch(body).catch(() => {
      this.status = 0;
    }).finally(() => {
      if (this.#abort.signal.aborted) return;
      this.readyState = 4;
      this.onreadystatechange?.();
    });
  }

  abort(): void {
    this.#abort.abort();
  }

  async #fetch(body: string | undefined): Promise<void> {
    const answer = await fetch(this.#url, {
      method: this.#method, headers: this.#headers, signal: this.#abort.signal, ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    this.status = answer.status;
    this.#received = answer.headers;
    this.response = text === '' ? null : JSON.parse(text);
  }
}
