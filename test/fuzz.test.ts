import { expect } from 'chai';
import { startApp } from './app-server.js';
import { fuzz } from './fuzz/run.js';

const everything = { windowMs: 1000, limit: Number.MAX_SAFE_INTEGER };
const seed = 20261123;

describe('two thousand bad requests', function () {
  this.timeout(60_000);

  it(`are answered without a fault and without a word of another conversation (seed ${seed})`, async () => {
    const app = await startApp({ limits: { api: everything, chatTokens: everything, activities: everything } });
    const { statuses, faults } = await fuzz({ url: app.url, count: 2000, seed });
    await app.stop();
    expect(faults).to.deep.equal([]);
    expect(app.reports).to.deep.equal([]);
    expect([...statuses.values()].flatMap((row) => [...row.values()]).reduce((sum, one) => sum + one)).to.equal(2000);
    expect(statuses.get('POST /v3/directline/conversations/{id}/activities')?.get('2xx')).to.be.above(10);
    expect(statuses.get('POST /api/messages')?.get('2xx')).to.be.above(5);
  });
});
