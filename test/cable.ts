import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server of this machine on which the line can fail. */
export interface Cable {
  readonly port: number;
  /** Lets nothing through any more, in either direction, without a word: as a firewall does that forgets a connection. */
  stall(): void;
  /** Ends what is on the line and lets new connections through again. */
  mend(): void;
  close(): void;
}

/** Lays a cable to a port of this machine. */
export async function layCable(port: number): Promise<Cable> {
  const ends = new Set<Socket>();
  let stalled = false;
  const server = createServer((near) => {
    ends.add(near.on('error', () => undefined));
    if (stalled) return void near.pause();
    const far = connect(port, '127.0.0.1');
    ends.add(far.on('error', () => undefined));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = (): void => {
    ends.forEach((end) => end.destroy());
    ends.clear();
  };
  return {
    port: (server.address() as AddressInfo).port, // a listening TCP server has an address of this kind
    stall() {
      stalled = true;
      ends.forEach((end) => end.unpipe().pause());
    },
    mend() {
      stalled = false;
      cutAll();
    },
    close() {
      cutAll();
      server.close();
    },
  };
}
