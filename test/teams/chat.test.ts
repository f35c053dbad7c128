import { expect } from 'chai';
import fc from 'fast-check';
import { alex, bot, conversationId, installed, membersAdded, teamsActivity, type Scope } from './activities.js';
import { readText } from '../../bot/teams/incoming-text.js';
import { buttonsOf, cardOf, linesOf, press } from './cards.js';
import { startTeamsApp, type TeamsApp } from './teams-app.js';

const scopes: readonly Scope[] = ['personal', 'groupChat', 'channel'];

describe('the bot in Teams', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startTeamsApp(); });
  after(() => teams.stop());
  beforeEach(() => teams.connector.clear());
  const said = (activities: readonly { readonly summary?: string; readonly text?: string }[]): string => activities.map(({ summary, text }) => summary ?? text).join('\n');
  const url = (): string => teams.connector.serviceUrl;

  for (const scope of scopes) {
    describe(`added in scope ${scope}`, () => {
      it('greets once, although Teams tells it twice and again', async () => {
        const where = { scope, conversation: `greet-${scope}`, serviceUrl: url() };
        for (const activity of [membersAdded(where), installed(where), membersAdded(where), installed({ ...where, action: 'add-upgrade' })]) expect((await teams.post(activity)).status).to.equal(200);
        expect(teams.connector.sent.map(({ conversationId: id }) => id)).to.deep.equal([conversationId(scope, `greet-${scope}`)]);
        expect(said(teams.connector.sent.map(({ activity }) => activity))).to.match(/^Bonjour/);
      });

      it('greets when the installationUpdate comes first', async () => {
        const where = { scope, conversation: `first-${scope}`, serviceUrl: url(), locale: 'en-GB' };
        for (const activity of [installed(where), membersAdded(where)]) await teams.post(activity);
        expect(teams.connector.sent.map(({ activity }) => said([activity]).slice(0, 5))).to.deep.equal(['Hello']);
      });

      it('greets again where it was removed and added again', async () => {
        const where = { scope, conversation: `again-${scope}`, serviceUrl: url() };
        for (const action of ['add', 'remove', 'add']) await teams.post(installed({ ...where, action }));
        expect(teams.connector.sent).to.have.length(2);
      });
    });
  }

  it('says nothing when other people join, leave, react, edit or delete', async () => {
    const where = { scope: 'channel', conversation: 'quiet', serviceUrl: url() } as const;
    const others = [
      membersAdded({ ...where, added: [alex] }),
      teamsActivity({ ...where, type: 'conversationUpdate', rest: { membersRemoved: [alex] } }),
      teamsActivity({ ...where, type: 'conversationUpdate', rest: { channelData: { eventType: 'channelRenamed' } } }),
      teamsActivity({ ...where, type: 'messageReaction', rest: { reactionsAdded: [{ type: 'like' }], replyToId: '1' } }),
      teamsActivity({ ...where, type: 'messageUpdate', text: 'lien expiré', rest: { channelData: { eventType: 'editMessage' } } }),
      teamsActivity({ ...where, type: 'messageDelete', rest: { channelData: { eventType: 'softDeleteMessage' } } }),
      teamsActivity({ ...where, type: 'typing' }),
      teamsActivity({ ...where, type: 'event', rest: { name: 'application/vnd.microsoft.meetingStart', value: {} } }),
    ];
    for (const activity of others) expect((await teams.post(activity)).status, String(activity['type'])).to.equal(200);
    expect(teams.connector.calls).to.deep.equal([]);
    expect(teams.app.reports).to.deep.equal([]);
  });

  it('keeps what is known when the question is edited later', async () => {
    const where = { conversation: 'edited', id: 'm1' };
    await teams.say('mode simplifié, j’ai reçu le lien, combien de temps ?', where);
    await teams.post(teamsActivity({ ...where, type: 'messageUpdate', text: 'mode expert', serviceUrl: url() }));
    expect(said(await teams.say('le 22 novembre à 15 h', { conversation: 'edited' }))).to.match(/mercredi 25 novembre/);
  });

  it('tells examples that can be pressed in a personal chat, and how to be asked elsewhere', async () => {
    const [personal] = await teams.add({ conversation: 'examples' });
    const examples = buttonsOf(personal && cardOf(personal));
    expect(examples.map(({ title }) => title.slice(0, 10))).to.deep.equal(['J’ai créé ', 'Combien de', 'Je n’ai pa']);
    expect(personal?.suggestedActions).to.equal(undefined);
    const before = teams.connector.sent.length;
    const pressed = await press(teams, examples[1], { conversation: 'examples', replyToId: 'the-greeting' });
    expect(pressed.value).to.match(/^Choisi : Combien de temps me reste-t-il/);
    expect(said(teams.connector.sent.slice(before).map(({ activity }) => activity))).to.match(/Où en êtes-vous/);
    expect(teams.connector.calls.some(({ kind }) => kind === 'update')).to.equal(false);
    const [group] = await teams.add({ scope: 'groupChat', conversation: 'examples' });
    expect(group?.suggestedActions).to.equal(undefined);
    expect(group?.text).to.include(`@${bot.name}`);
  });

  it('answers in the language of Teams first, then in that of the person', async () => {
    await teams.add({ conversation: 'language', rest: { locale: undefined } });
    const where = { conversation: 'language', locale: 'en-US' };
    expect(said(await teams.say('help', where))).to.match(/Write your question/);
    expect(said(await teams.say('j’ai perdu le courrier avec le code, que faire ?', where))).to.match(/lettre/);
  });

  for (const scope of ['groupChat', 'channel'] as const) {
    it(`answers a mention in scope ${scope}, in that very thread`, async () => {
      const answers = await teams.say('lien expiré', { scope, conversation: 'thread' });
      const [call] = teams.connector.sent;
      expect([call?.conversationId, call?.kind]).to.deep.equal([conversationId(scope, 'thread'), 'reply']);
      expect(answers[0]?.entities?.[0]).to.include({ type: 'answer', outcome: 'answer', entry: 'simplified-link-expired' });
    });
  }

  it('keeps each thread of a channel apart, and the people of a group chat too', async () => {
    const asks = 'combien de temps me reste-t-il ? mode simplifié, courriel avec un lien';
    await teams.say(asks, { scope: 'channel', conversation: 'one' });
    expect(said(await teams.say('22/11 15h', { scope: 'channel', conversation: 'one', from: alex }))).to.match(/25 novembre/);
    expect(said(await teams.say('22/11 15h', { scope: 'channel', conversation: 'two' }))).not.to.match(/25 novembre/);
    await teams.say(asks, { scope: 'groupChat', conversation: 'both' });
    expect(said(await teams.say('22/11 15h', { scope: 'groupChat', conversation: 'both', from: alex }))).not.to.match(/25 novembre/);
    expect(said(await teams.say('22/11 15h', { scope: 'groupChat', conversation: 'both' }))).to.match(/25 novembre/);
  });

  it('answers an activity once that Teams sends again', async () => {
    const activity = teamsActivity({ text: 'lien expiré', conversation: 'retried', id: 'same', serviceUrl: url() });
    for (const status of [200, 200, 200]) expect((await teams.post(activity)).status).to.equal(status);
    expect(teams.connector.sent).to.have.length(1);
  });

  const written: readonly (readonly [what: string, message: Parameters<TeamsApp['say']>[1] & { readonly text: string }])[] = [
    ['a mention at the end', { text: `lien expiré <at>${bot.name}</at>`, mention: false, rest: { entities: [{ type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` }] } }],
    ['the bot mentioned twice', { text: `<at>${bot.name}</at> lien expiré`, mention: true }],
    ['hard spaces and entities', { text: 'lien&nbsp;expir&eacute;&#32;' }],
    ['nothing but HTML', { text: '', mention: false, html: `<div><div><at id="0">${bot.name}</at>&nbsp;lien <strong>expir&eacute;</strong></div></div>`, rest: { entities: [{ type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` }] } }],
    ['a quotation of another message', {
      text: 'où trouver le numéro SIREN ?\nlien expiré', mention: false,
      html: '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Alex</strong><p itemprop="preview">où trouver le numéro SIREN ?</p></blockquote><p>lien expiré</p>',
    }],
  ];
  for (const [what, { text, ...message }] of written) {
    it(`reads ${what}`, async () => {
      const [answer] = await teams.say(text, { scope: 'channel', conversation: `read-${what}`, ...message });
      expect(answer?.entities?.[0]).to.include({ entry: 'simplified-link-expired' });
    });
  }

  it('leaves the names of others in the question, and words that look like the bot’s', () => {
    const read = (text: string) => readText({ text, recipient: bot, entities: [{ type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` }, { type: 'mention', mentioned: alex, text: `<at>${alex.name}</at>` }] });
    expect(read(`<at>${bot.name}</at> <at>${alex.name}</at> a < b, quelle Échéance ?`)).to.equal(`${alex.name} a < b, quelle Échéance ?`);
  });

  it('understands a question that names somebody', async () => {
    const answers = await teams.say(`<at>${alex.name}</at> a perdu la lettre avec le code, que faire ?`, { scope: 'channel', conversation: 'names', mentions: [alex] });
    expect(answers[0]?.entities?.[0]).to.include({ entry: 'postal-code-lost' });
  });

  it('says that it reads only text where there is only a picture', async () => {
    const [answer] = await teams.say('', { conversation: 'picture', rest: { attachments: [{ contentType: 'image/*', contentUrl: 'https://example.org/x.png' }] } });
    expect(answer?.text).to.match(/Je ne lis que du texte/);
  });

  it('tells what Teams itself keeps when somebody erases the conversation', async () => {
    await teams.say('lien expiré', { conversation: 'erase' });
    expect(said(await teams.say('effacer mes données', { conversation: 'erase' }))).to.match(/Teams garde/).and.not.to.match(/page/);
  });

  it('sends an answer again that Teams had no time for', async () => {
    teams.connector.refuse({ status: 429, retryAfter: 0 });
    expect(said(await teams.say('lien expiré', { conversation: 'throttled' }))).to.match(/refaire la création/);
    expect(teams.connector.calls.map(({ status }) => status)).to.deep.equal([429, 201]);
  });

  it('fails a turn whose answer cannot be delivered, tells the operator, and runs it again when Teams sends it again', async () => {
    const activity = teamsActivity({ text: 'lien expiré', conversation: 'blocked', serviceUrl: url() });
    teams.connector.refuse({ status: 403, times: 2 });
    expect((await teams.post(activity)).status).to.equal(500);
    expect(teams.app.reports.splice(0)).to.have.length.greaterThan(0);
    expect((await teams.post(activity)).status).to.equal(200);
    expect(teams.connector.sent).to.have.length(1);
  });

  it('never fails, whatever an activity holds', async () => {
    const account = fc.oneof(fc.record({ id: fc.string(), name: fc.oneof(fc.string(), fc.constant(null)) }, { requiredKeys: ['id'] }), fc.constant(null));
    const fields = fc.record({
      type: fc.constantFrom('message', 'conversationUpdate', 'installationUpdate', 'invoke', 'messageUpdate', 'event'), action: fc.constantFrom('add', 'remove', ''),
      text: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null), fc.constantFrom('<at>', '&#0;&#x110000;', '<at></at>', '<blockquote itemtype="schema.skype.com/Reply">')),
      from: account, recipient: account, membersAdded: fc.oneof(fc.array(fc.record({ id: fc.string() })), fc.constant(null)),
      conversation: fc.record({ id: fc.string({ minLength: 1 }), conversationType: fc.constantFrom('personal', 'groupChat', 'channel', null) }),
      entities: fc.oneof(fc.array(fc.record({ type: fc.constantFrom('mention', 'clientInfo', 'x'), text: fc.jsonValue(), mentioned: fc.jsonValue(), timezone: fc.jsonValue() })), fc.constant(null)),
      attachments: fc.oneof(fc.array(fc.record({ contentType: fc.constant('text/html'), content: fc.oneof(fc.string(), fc.jsonValue()) })), fc.constant(null)),
      locale: fc.oneof(fc.string(), fc.constant(null)), channelData: fc.jsonValue(), value: fc.jsonValue(),
    }, { requiredKeys: ['type'] });
    await fc.assert(fc.asyncProperty(fields, async (rest) => {
      const { status, text } = await teams.post({ ...teamsActivity({ text: 'lien expiré', serviceUrl: url() }), ...rest });
      expect(status, text).to.be.below(500);
    }), { numRuns: 150 });
    expect(teams.app.reports).to.deep.equal([]);
  });

  it('shows nothing twice: a card is not repeated in the text above it, its words are in the summary', async () => {
    const [answer = {}] = await teams.say('lien expiré', { conversation: 'twice' });
    expect(answer.text).to.equal(undefined);
    const shown = linesOf(cardOf(answer)).filter((line) => !/Est-ce que cela répond/.test(line));
    for (const line of shown) expect(answer.summary).to.include(line.replace(/[*_]/g, ''));
    expect(cardOf(answer)?.fallbackText).to.equal(answer.summary);
  });
});
