import type { WebSocket } from 'ws';
import type { LoggedActivity, Store } from '../store/store.js';
import { StoreUnavailable } from '../store/unavailable.js';
import { toWatermark } from './watermark.js';

export interface Stream {
  /** Sends what the log holds beyond what this stream has sent. */
  pull(): void;
  /** Sends an activity that is in no log, such as typing. */
  show(activity: LoggedActivity): void;
  /** Gives a sign of life and drops the socket when the last one went unanswered or it is too slow. */
  beat(): void;
  /** Closes politely, and by force after some milliseconds. */
  close(code: number, grace: number): Promise<void>;
}

export interface StreamParts {
  readonly socket: WebSocket;
  readonly store: Store;
  readonly conversationId: string;
  /** The position in the log that the client has read up to. */
  readonly after: number;
  readonly bufferLimit: number;
  readonly report: (error: unknown) => void;
}

const PAGE = 100;
const CONVERSATION_ENDED = 1000;

/** Serves one socket from the log: what was missed and what is new come the same way, in order, each once. */
export function openStream({ socket, store, conversationId, after, bufferLimit, report }: StreamParts): Stream {
  let sent = after;
  let first = true;
  let wanted = false;
  let busy = false;
  let alive = true;
  const frame = (activities: readonly LoggedActivity[]): string => JSON.stringify({ activities, watermark: toWatermark(sent) });

  /** Sends a page of the log; true when there is more. */
  async function sendPage(): Promise<boolean> {
    const page = await store.readLog(conversationId, sent, PAGE);
    if (!page) {
      socket.close(CONVERSATION_ENDED, 'the conversation does not exist any more');
      return false;
    }
    sent = Math.max(sent, page.position);
    // The first set may be empty: it gives a client that drops early a watermark to come back with.
    if (first || page.activities.length > 0) await send(socket, frame(page.activities));
    first = false;
    return page.position < page.end;
  }

  async function drain(): Promise<void> {
    let more = first;
    while (socket.readyState === socket.OPEN && (wanted || more)) {
      wanted = false;
      more = await sendPage();
    }
  }

  /** A store that is away for a while costs no socket: what it holds is sent at a later look. */
  function start(): void {
    busy = true;
    drain().catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return;
      if (socket.readyState === socket.OPEN) report(error);
      socket.terminate();
    }).finally(() => { busy = false; });
  }

  socket.on('pong', () => { alive = true; });
  socket.on('message', () => { alive = true; });
  socket.on('error', () => socket.terminate());
  start();

  return {
    pull() {
      wanted = true;
      if (!busy) start();
    },
    show(activity) {
      if (socket.bufferedAmount > bufferLimit) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(frame([activity]));
    },
    beat() {
      if (!alive || socket.bufferedAmount > bufferLimit) return socket.terminate();
      alive = false;
      socket.ping();
      socket.send('');
    },
    close: (code, grace) => new Promise((resolve) => {
      const timer = setTimeout(() => socket.terminate(), grace);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      socket.close(code);
    }),
  };
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
