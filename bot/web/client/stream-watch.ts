export type StreamState = 'open' | 'closed';
type Report = (state: StreamState) => void;

let report: Report = () => undefined;

/**
 * Calls back when a stream of the present conversation opens or closes. Direct Line's client stays
 * "online" while its stream is down and being tried again, so only the socket itself can tell.
 */
export function watchStream(newReport: Report): void {
  report = newReport;
}

const PlainWebSocket = window.WebSocket;
window.WebSocket = class extends PlainWebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    const mine = report;
    const tell = (state: StreamState) => {
      if (mine === report) mine(state);
    };
    this.addEventListener('open', () => tell('open'));
    this.addEventListener('close', () => tell('closed'));
  }
};
