import { expect } from 'chai';
import { join } from 'node:path';
import { contentFolder } from '../knowledge/content-files.js';
import { loadContent } from '../knowledge/content.js';
import { distinctionBetween, loadDistinctions } from '../knowledge/distinctions.js';

const list = loadDistinctions(join(contentFolder(), 'distinctions.yaml'));

describe('the questions that tell two entries apart', () => {
  it('name entries that exist, each pair once', () => {
    const { entries } = loadContent();
    const pairs = list.map(({ entries: pair }) => [...pair].sort().join(' '));
    expect(list.flatMap(({ entries: pair }) => pair).filter((id) => !entries.has(id))).to.deep.equal([]);
    expect(new Set(pairs).size).to.equal(pairs.length);
  });

  it('are found in either order, with the labels in the order asked for', () => {
    const [first] = list;
    expect(first).to.not.equal(undefined);
    if (!first) return;
    const [one, other] = first.entries;
    expect(distinctionBetween(list, [one, other])).to.deep.equal(first);
    expect(distinctionBetween(list, [other, one])?.labels).to.deep.equal([first.labels[1], first.labels[0]]);
  });

  it('are null for other pairs', () => {
    expect(distinctionBetween(list, ['privacy', 'sepa-mandate'])).to.equal(null);
    expect(distinctionBetween(list, ['postal-code-lost', 'postal-code-lost'])).to.equal(null);
  });
});
