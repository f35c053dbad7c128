import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { overloaded, shedding } from '../bot/shedding.js';

describe('the capacity of the service', () => {
  it('refuses what comes beyond it with 503 and Retry-After, and takes the next one when there is room again', async () => {
    const waiting: (() => void)[] = [];
    const app = express();
    app.use(shedding(2));
    app.get('/', async (_request, response) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      response.json('answered');
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // a listening TCP server has an address of this kind
    const first = [fetch(url), fetch(url)];
    while (waiting.length < 2) await new Promise((wake) => setTimeout(wake, 5));

    const refused = await fetch(url);
    expect(refused.status).to.equal(503);
    expect(refused.headers.get('retry-after')).to.equal('1');
    expect(await refused.json()).to.deep.include({ title: overloaded });

    for (const go of waiting.splice(0)) go();
    expect((await Promise.all(first)).map(({ status }) => status)).to.deep.equal([200, 200]);
    const next = fetch(url);
    while (waiting.length < 1) await new Promise((wake) => setTimeout(wake, 5));
    for (const go of waiting.splice(0)) go();
    expect((await next).status).to.equal(200);
    server.close();
  });

  it('counts a request once all of it is there, so that half-sent ones shut nobody out', async () => {
    const app = express();
    app.use(shedding(1), express.json());
    app.post('/', (_request, response) => void response.json('answered'));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // a listening TCP server has an address of this kind
    const slow = Array.from({ length: 5 }, () => connect(port, '127.0.0.1'));
    for (const socket of slow) {
      await once(socket, 'connect');
      socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{');
    }
    await new Promise((wake) => setTimeout(wake, 50));
    const reply = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(reply.status).to.equal(200);
    for (const socket of slow) socket.destroy();
    server.close();
  });
});
