import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import { readSettings } from '../../bot/settings.js';
import { channelAuthentication } from '../../bot/channel-authentication.js';
import { isChannelUrl } from '../../bot/service-urls.js';
import { teamsActivity } from './activities.js';
import type { TokenClaims } from './issuer.js';
import { postActivity, startTeamsApp, type TeamsApp } from './teams-app.js';

describe('POST /api/messages with an app id', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startTeamsApp(); });
  after(() => teams.stop());
  beforeEach(() => teams.connector.clear());
  const hello = (serviceUrl = teams.connector.serviceUrl) => teamsActivity({ text: 'bonjour', serviceUrl });

  it('accepts the channel’s token and answers under a token of its own', async () => {
    expect((await teams.post(hello())).status).to.equal(200);
    expect(teams.connector.sent.map(({ kind, activity }) => [kind, typeof activity.text])).to.deep.equal([['reply', 'string']]);
    expect(teams.connector.tokenRequests).to.equal(1);
  });

  const inThePast = Math.floor(Date.now() / 1000) - 3600;
  const refused: readonly (readonly [what: string, claims: TokenClaims])[] = [
    ['has expired', { expires: inThePast }],
    ['is for another bot', { audience: '00000000-0000-4000-8000-000000000000' }],
    ['is from another issuer', { issuer: 'https://elsewhere.test' }],
    ['is signed with a key that nobody has published', { unknownKey: true }],
    ['names another service than the activity', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }],
  ];
  for (const [what, claims] of refused) {
    it(`refuses a token that ${what}, and does not say why`, async () => {
      const { status, text } = await teams.post(hello(), claims);
      expect([status, text]).to.deep.equal([401, '']);
      expect(teams.connector.calls).to.deep.equal([]);
    });
  }

  const strange: readonly (readonly [what: string, header: (token: string) => string | undefined])[] = [
    ['no token', () => undefined],
    ['a token that was changed', (token) => `Bearer ${token.split('.').map((part, index) => (index === 1 ? Buffer.from(Buffer.from(part, 'base64url').toString().replace('}', ',"role":"admin"}')).toString('base64url') : part)).join('.')}`],
    ['a cut signature', (token) => `Bearer ${token.slice(0, -8)}`],
    ['a token without signature', (token) => `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`],
    ['another scheme', (token) => `Basic ${token}`],
    ['no token after the scheme', () => 'Bearer '],
    ['rubbish', () => 'Bearer {"iss":1}'],
  ];
  for (const [what, header] of strange) {
    it(`refuses ${what}`, async () => {
      const token = await teams.connector.issuer.channelToken({ serviceUrl: teams.connector.serviceUrl });
      const { status, text } = await postActivity(teams.app.url, hello(), header(token));
      expect([status, text]).to.deep.equal([401, '']);
      expect(teams.connector.calls).to.deep.equal([]);
    });
  }

  it('calls no address but the channels’, even where the token vouches for it', async () => {
    for (const serviceUrl of ['http://127.0.0.1:9/', 'https://example.org/', 'urn:echeance:directline']) {
      expect((await teams.post(hello(serviceUrl), { serviceUrl })).status, serviceUrl).to.equal(401);
    }
    const { serviceUrl, ...nowhere } = hello();
    expect((await teams.post(nowhere)).status, `none instead of ${String(serviceUrl)}`).to.equal(401);
    expect(teams.connector.calls).to.deep.equal([]);
  });

  it('names the wrong setting, once, where the channel writes to another app id', async () => {
    const fresh = await startTeamsApp();
    const other = { audience: '00000000-0000-4000-8000-000000000000' };
    for (const claims of [other, other, { unknownKey: true }]) await fresh.post(teamsActivity({ text: 'bonjour', serviceUrl: fresh.connector.serviceUrl }), claims);
    await fresh.stop();
    expect(fresh.app.reports.map(String)).to.have.length(1);
    expect(String(fresh.app.reports[0])).to.match(/MicrosoftAppId: .*00000000-0000-4000-8000-000000000000/);
  });

  it('says so where the channel’s keys cannot be fetched', async () => {
    const reports: unknown[] = [];
    const cloud = { ...teams.connector.cloud, configuration: { ...teams.connector.cloud.configuration, ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:9/' } };
    const settings = readSettings({ MicrosoftAppId: 'id', MicrosoftAppPassword: 'secret' }, '/');
    const authentication = channelAuthentication(settings, { cloud, report: (error) => void reports.push(error) });
    const token = await teams.connector.issuer.channelToken({ serviceUrl: teams.connector.serviceUrl });
    const activity = hello() as unknown as Activity; // as the channel sends it
    const outcome = await authentication.authenticateRequest(activity, `Bearer ${token}`).then(() => 'accepted', () => 'refused');
    expect(outcome).to.equal('refused');
    expect(String(reports[0])).to.match(/keys cannot be fetched/);
  });
});

describe('the addresses that the bot may call', () => {
  const channels = ['https://smba.trafficmanager.net/emea/', 'https://smba.infra.gcc.teams.microsoft.com/', 'https://smba.infra.gov.teams.microsoft.us/', 'https://webchat.botframework.com/', 'https://directline.botframework.azure.us'];
  const others = [
    'http://smba.trafficmanager.net/emea/', 'https://evil.trafficmanager.net/', 'https://smba.trafficmanager.net.evil.example/', 'https://evilbotframework.com/', 'https://botframework.com@evil.example/',
    'https://user@smba.trafficmanager.net/', 'https://smba.trafficmanager.net:8443/', 'https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/', 'file:///etc/passwd', 'urn:echeance:directline', 'smba.trafficmanager.net', '',
  ];
  for (const url of channels) it(`holds ${url}`, () => void expect(isChannelUrl(url)).to.equal(true));
  for (const url of others) it(`leaves out ${url || 'nothing at all'}`, () => void expect(isChannelUrl(url)).to.equal(false));
});
