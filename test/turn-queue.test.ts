import { expect } from 'chai';
import { createTurnQueue } from '../bot/store/turn-queue.js';

describe('the turn queue', () => {
  it('runs the turns of a conversation in order and those of others side by side', async () => {
    const queue = createTurnQueue();
    const order: string[] = [];
    const task = (name: string, milliseconds: number) => async () => {
      order.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      order.push(`${name} ends`);
      return name;
    };
    const turns = [queue.run('c', task('slow', 20)), queue.run('c', task('quick', 0)), queue.run('other', task('beside', 5))];
    expect(queue.length('c')).to.equal(2);
    expect(await Promise.all(turns)).to.deep.equal(['slow', 'quick', 'beside']);
    expect(order).to.deep.equal(['slow starts', 'beside starts', 'beside ends', 'slow ends', 'quick starts', 'quick ends']);
    expect(queue.length('c')).to.equal(0);
  });

  it('goes on after a turn that failed, which fails for its own caller only', async () => {
    const queue = createTurnQueue();
    const failing = queue.run('c', () => Promise.reject(new Error('as told')));
    const next = queue.run('c', async () => 'fine');
    expect(await failing.catch((error: unknown) => String(error))).to.equal('Error: as told');
    expect(await next).to.equal('fine');
    await queue.idle();
    expect(queue.length('c')).to.equal(0);
  });
});
