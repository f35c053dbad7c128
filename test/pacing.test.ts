import { expect } from 'chai';
import { paced } from '../bot/pacing.js';

const nextRound = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('paced tasks', () => {
  it('start in their order, at most so many in one round of the event loop', async () => {
    const start = paced(2);
    const started: number[] = [];
    const tasks = [1, 2, 3, 4, 5].map((number) => start(async () => { started.push(number); }));
    const rounds: number[][] = [];
    while (started.length < 5) {
      rounds.push([...started]);
      await nextRound();
    }
    await Promise.all(tasks);
    expect(started).to.deep.equal([1, 2, 3, 4, 5]);
    expect(rounds.map((one) => one.length)).to.deep.equal([0, 2, 4]);
  });

  it('give their callers what they give, and hold nobody up when they fail or never end', async () => {
    const start = paced(1);
    const endless = start(() => new Promise(() => undefined));
    const failed = start(() => Promise.reject(new Error('as told'))).catch((error: unknown) => String(error));
    expect(await failed).to.equal('Error: as told');
    expect(await start(async () => 'fine')).to.equal('fine');
    expect(await Promise.race([endless, nextRound()])).to.equal(undefined);
    await nextRound();
    expect(await start(async () => 'after a pause')).to.equal('after a pause');
  });
});
