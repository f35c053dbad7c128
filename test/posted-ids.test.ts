import { expect } from 'chai';
import { accountId, withoutPersonalData } from '../bot/directline/personal-data.js';
import { mask } from '../knowledge/masking.js';

describe('ids in what a client posts', () => {
  const kept = (clientActivityID: string): unknown =>
    withoutPersonalData({ type: 'message', from: { id: 'somebody' }, text: 'bonjour', channelData: { clientActivityID } }, mask).channelData;
  const account = (id: string): string => accountId(id, { mask, standIn: () => 'a stand-in' });

  // A client tells its own message by this id: were it changed, a message that has arrived would look lost.
  for (const uuid of ['81682858-3415-416d-9748-28180316852b', '65520261-0f30-4489-97a1-043797817156', '540f0608-6176-40b2-8725-698534545709']) {
    it(`leaves the random ${uuid} as it is, though its digits look like a phone number`, () => {
      expect(mask(uuid)).not.to.equal(uuid);
      expect([kept(uuid), account(uuid), account(`dl_${uuid}`)]).to.deep.equal([{ clientActivityID: uuid }, uuid, `dl_${uuid}`]);
    });
  }

  for (const told of ['0612345678', 'jean.dupont@example.fr', '81682858341541', 'FR7630006000011234567890189']) {
    it(`masks ${told} where an id should stand`, () => {
      expect(kept(told)).not.to.deep.equal({ clientActivityID: told });
      expect(account(told)).to.equal('a stand-in');
    });
  }
});
