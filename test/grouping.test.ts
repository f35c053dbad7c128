import { expect } from 'chai';
import { grouped } from '../bot/store/grouping.js';
import { StoreUnavailable } from '../bot/store/unavailable.js';

describe('tasks that are run in groups', () => {
  it('run together when they come in the same round of the event loop, each with its own outcome', async () => {
    const groups: number[][] = [];
    const run = grouped(async (tasks: readonly number[]) => {
      groups.push([...tasks]);
      return tasks.map((task) => task * 10);
    });
    expect(await Promise.all([run(1), run(2), run(3)])).to.deep.equal([10, 20, 30]);
    expect(await run(4)).to.equal(40);
    expect(groups).to.deep.equal([[1, 2, 3], [4]]);
  });

  it('fail alone: the others of the group are run without the guilty one', async () => {
    const run = grouped(async (tasks: readonly number[]) => {
      if (tasks.includes(2)) throw new Error('two is wrong');
      return tasks;
    });
    const settled = await Promise.allSettled([run(1), run(2), run(3)]);
    expect(settled.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fail together, at once, while the store is away', async () => {
    let runs = 0;
    const run = grouped<number, number>(async () => {
      runs += 1;
      throw new StoreUnavailable(new Error('away'));
    });
    const settled = await Promise.allSettled([run(1), run(2), run(3)]);
    expect(settled.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected', 'rejected']);
    expect(runs).to.equal(1);
  });
});
