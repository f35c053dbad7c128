import { expect } from 'chai';
import { alex, conversationId, invoke } from './activities.js';
import { buttonsOf, cardOf, linesOf, press } from './cards.js';
import { startTeamsApp, type TeamsApp } from './teams-app.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

describe('cards in Teams', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startTeamsApp(); });
  after(() => teams.stop());
  beforeEach(() => teams.connector.clear());
  const titles = (card: unknown): string[] => buttonsOf(card).map(({ title }) => title);
  const named = (card: unknown, title: RegExp) => buttonsOf(card).find((button) => title.test(button.title));
  const lastCard = async (text: string, where: Parameters<TeamsApp['say']>[1]) => cardOf((await teams.say(text, where)).at(-1) ?? {});
  const asks = 'combien de temps me reste-t-il ?';

  it('offers a question’s answers as buttons that bear the numbers to type', async () => {
    const card = await lastCard(asks, { conversation: 'numbers' });
    expect(card).to.include({ type: 'AdaptiveCard', version: '1.5' });
    const buttons = buttonsOf(card);
    expect(buttons.map(({ title }) => title.slice(0, 3))).to.deep.equal(buttons.map((_button, index) => `${index + 1}.\u00a0`));
    expect(buttons.every(({ type, verb }) => type === 'Action.Execute' && verb === 'say')).to.equal(true);
    expect(linesOf(card).join('\n')).not.to.match(/^\d\. /m);
    const typed = await lastCard('1', { conversation: 'numbers' });
    expect(titles(typed)).to.include.members(['Aujourd’hui', 'Hier']);
  });

  it('goes through a whole deadline in one card, which is updated for everybody', async () => {
    const where = { conversation: 'whole', replyToId: 'the-card' };
    const first = await lastCard(asks, where);
    const second = await press(teams, named(first, /courriel avec un lien/), where);
    expect([second.status, second.statusCode, second.type]).to.deep.equal([200, 200, CARD]);
    const third = await press(teams, named(second.value, /^Hier$/), where);
    expect(linesOf(third.value)[0]).to.equal('Choisi : Hier');
    expect(linesOf(third.value).join('\n')).to.match(/Il vous reste/).and.to.match(/Source.*2024/);
    const updates = teams.connector.calls.filter(({ kind }) => kind === 'update');
    expect(updates.map(({ activityId, conversationId: id }) => [activityId, id])).to.deep.equal([['the-card', conversationId('personal', 'whole')], ['the-card', conversationId('personal', 'whole')]]);
    expect(cardOf(updates[1]?.activity ?? {})).to.deep.equal(third.value);
    expect(updates[1]?.activity.entities?.map(({ type }) => type)).to.include('deadline');
    expect(teams.connector.sent).to.have.length(2);
  });

  it('answers the press even where the message cannot be updated', async () => {
    const where = { conversation: 'gone', replyToId: 'the-card' };
    const card = await lastCard(asks, where);
    teams.connector.refuse({ status: 404, kinds: ['update'] });
    const { statusCode, type } = await press(teams, named(card, /lien/), where);
    expect([statusCode, type]).to.deep.equal([200, CARD]);
    expect(teams.app.reports.splice(0)).to.have.length(1);
  });

  it('leads back to the answer whose card was replaced', async () => {
    const card = await lastCard('lien expiré', { conversation: 'back' });
    const [related] = buttonsOf(card);
    const next = await press(teams, related, { conversation: 'back' });
    const again = named(next.value, /J’ai laissé passer le délai du lien/);
    expect(linesOf((await press(teams, again, { conversation: 'back' })).value).join('\n')).to.match(/refaire la création/);
  });

  it('shows long questions as rows that wrap, not as buttons that are cut off', async () => {
    const card = await lastCard('menu', { conversation: 'rows' });
    const long = buttonsOf(card).filter(({ title }) => title.length > 40);
    expect(long).to.have.length.greaterThan(1);
    expect(JSON.stringify(card)).not.to.include('"ActionSet"');
  });

  for (const scope of ['groupChat', 'channel'] as const) {
    it(`lets only the asker press in scope ${scope}`, async () => {
      const where = { scope, conversation: 'others', replyToId: 'the-card' };
      const card = await lastCard(asks, where);
      teams.connector.clear();
      const other = await press(teams, named(card, /lien/), { ...where, from: alex });
      expect([other.statusCode, other.type]).to.deep.equal([200, MESSAGE]);
      expect(other.value).to.match(/Camille Martin/).and.to.match(/@Échéance/);
      expect(teams.connector.calls).to.deep.equal([]);
      const own = await press(teams, named(card, /lien/), where);
      expect(own.type).to.equal(CARD);
      expect(titles(own.value)).to.include('Hier');
    });
  }

  it('takes a vote, leaves the card, counts the last one only', async () => {
    const card = await lastCard('lien expiré', { conversation: 'votes' });
    const yes = await press(teams, named(card, /^Oui$/), { conversation: 'votes' });
    expect([yes.type, yes.value]).to.deep.equal([MESSAGE, 'Merci, c’est noté.']);
    teams.connector.clear();
    const no = await press(teams, named(card, /^Non$/), { conversation: 'votes', replyToId: 'the-card' });
    expect(no.type).to.equal(MESSAGE);
    const [reasons] = teams.connector.sent;
    const reason = named(cardOf(reasons?.activity ?? {}), /manque/);
    expect(linesOf((await press(teams, reason, { conversation: 'votes' })).value).join('\n')).to.match(/Une personne peut vous aider/);
    expect(teams.connector.calls.filter(({ kind }) => kind === 'update')).to.deep.equal([]);
    const kept = await teams.app.store.votes();
    expect(kept.map(({ about, helpful, reason: why, channel }) => ({ about, helpful, why, channel }))).to.deep.equal([
      { about: 'entry:simplified-link-expired', helpful: false, why: 'Il manque une information', channel: 'msteams' },
    ]);
  });

  it('tells an old card’s vote that it came too late', async () => {
    const card = await lastCard('lien expiré', { conversation: 'late' });
    const vote = named(card, /^Oui$/);
    const { type, value } = await press(teams, vote && { ...vote, data: { ...vote.data, answer: '99' } }, { conversation: 'late' });
    expect([type, typeof value]).to.deep.equal([MESSAGE, 'string']);
  });

  const odd: readonly (readonly [what: string, value: unknown])[] = [
    ['nothing', undefined], ['no action', {}], ['an unknown verb', { action: { type: 'Action.Execute', verb: 'rm', data: {} } }],
    ['no data', { action: { type: 'Action.Execute', verb: 'say' } }], ['other data', { action: { type: 'Action.Execute', verb: 'say', data: { said: 1, asker: null } } }],
    ['too long words', { action: { type: 'Action.Execute', verb: 'say', data: { said: 'x'.repeat(5000), asker: { id: '29:1camille', name: '' } } } }],
  ];
  for (const [what, value] of odd) {
    it(`refuses ${what} without failing`, async () => {
      const { status, body } = await teams.post(invoke({ serviceUrl: teams.connector.serviceUrl, name: 'adaptiveCard/action', value, conversation: 'odd' }));
      expect([status, (body as { statusCode: number }).statusCode]).to.deep.equal([200, 400]);
      expect(teams.app.reports).to.deep.equal([]);
    });
  }
});
