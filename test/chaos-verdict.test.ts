import { expect } from 'chai';
import { faultsOf, repliesAfterEach } from './chaos/verdict.js';

const person = (clientId: string) => ({ id: clientId, byPerson: true, clientId, text: '' });
const bot = { id: 'b', byPerson: false, clientId: undefined, text: '' };

describe('the verdict on a log after kills', () => {
  const fine = [bot, person('1'), bot, person('2'), bot, bot];

  it('counts the replies after each message of the person', () => {
    expect(repliesAfterEach(fine)).to.deep.equal([1, 2]);
  });

  const cases: [string, Parameters<typeof faultsOf>[0], Partial<ReturnType<typeof faultsOf>>][] = [
    ['finds nothing in a log that is whole', fine, { lost: 0, twice: 0, answeredOtherwise: 0, outOfOrder: 0 }],
    ['finds a confirmed message that is lost', [bot, person('1'), bot], { lost: 1 }],
    ['finds a message that is kept twice', [bot, person('1'), bot, person('1'), bot, bot, person('2')], { twice: 1 }],
    ['finds a message that is answered twice', [bot, person('1'), bot, bot, person('2'), bot, bot], { answeredOtherwise: 1 }],
    ['finds messages in the wrong order', [bot, person('2'), bot, person('1'), bot, bot], { outOfOrder: 2 }],
  ];
  for (const [title, log, faults] of cases) {
    it(title, () => {
      expect(faultsOf(log, ['1', '2'], [1, 2])).to.deep.include(faults);
    });
  }
});
