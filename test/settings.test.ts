import { join } from 'node:path';
import { expect } from 'chai';
import { readSettings, SettingsError, warningsOf } from '../bot/settings.js';

type Environment = Readonly<Record<string, string>>;
const read = (environment: Environment) => readSettings(environment, '/srv');
const app = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'secret' };

function refusal(environment: Environment): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

describe('the settings', () => {
  it('have a default each, so that nothing needs to be set', () => {
    expect(read({})).to.include({ PORT: 3978, HOST: '127.0.0.1', DATA_DIR: join('/srv', 'data'), LOG_LEVEL: 'info', RETENTION_DAYS: 30, TRUST_PROXY: false, PUBLIC_URL: '', TEAMS_AGENTS_CHANNEL: '', HANDOFF_SILENCE_MINUTES: 10 });
  });

  it('take an empty variable for one that is not set', () => {
    const names = ['PORT', 'HOST', 'DATA_DIR', 'LOG_LEVEL', 'RETENTION_DAYS', 'TRUST_PROXY', 'PUBLIC_URL', 'EMBED_ORIGINS', 'MicrosoftAppType', 'DIRECT_LINE_SECRET'];
    expect(read(Object.fromEntries(names.map((name) => [name, ''])))).to.deep.equal(read({}));
  });

  it('are read as what they mean', () => {
    const settings = read({ PORT: '8080', TRUST_PROXY: 'true', RETENTION_DAYS: '7', EMBED_ORIGINS: 'https://a.example, http://b.example:8080', DATA_DIR: '/var/bot' });
    expect(settings).to.include({ PORT: 8080, TRUST_PROXY: true, RETENTION_DAYS: 7, DATA_DIR: '/var/bot' });
    expect(settings.EMBED_ORIGINS).to.deep.equal(['https://a.example', 'http://b.example:8080']);
    expect(read({ TRUST_PROXY: '0' }).TRUST_PROXY).to.equal(false);
  });

  it('take a PostgreSQL database under either name of its protocol', () => {
    for (const DATABASE_URL of ['postgres://user:p%40ss@db.example:5433/echeance', 'postgresql://user@127.0.0.1/echeance?sslmode=verify-full']) expect(read({ DATABASE_URL }).DATABASE_URL).to.equal(DATABASE_URL);
  });

  it('leave other variables of the environment alone', () => expect(read({ PATH: '/bin', NODE_ENV: 'test' })).to.deep.equal(read({})));

  const wrong: readonly (readonly [name: string, value: string, expected: RegExp])[] = [
    ['PORT', 'http', /whole number/], ['PORT', '70000', /65535/], ['PORT', '-1', /0/], ['PORT', '80.5', /whole number/],
    ['DATABASE_URL', 'postgres://somewhere', /user:password@host/], ['DATABASE_URL', 'mysql://u:p@host/name', /postgres:/], ['DATABASE_URL', 'postgres://u:%zz@host/name', /%40/], ['PUBLIC_URL', 'bot.example', /https:\/\/bot\.example/], ['PUBLIC_URL', 'ftp://bot.example', /https:\/\/bot\.example/],
    ['MicrosoftAppType', 'Tenant', /SingleTenant/], ['DIRECT_LINE_SECRET', 'short', /16/], ['TRUST_PROXY', 'perhaps', /true/], ['METRICS_TOKEN', 'short', /16/], ['METRICS_TOKEN', 'sixteen and more letters', /spaces/],
    ['EMBED_ORIGINS', 'https://a.example/page', /no path/], ['EMBED_ORIGINS', 'a.example', /https:\/\//], ['LOG_LEVEL', 'loud', /info/],
    ['TEAMS_AGENTS_CHANNEL', 'agents', /19:abc@thread\.tacv2/], ['TEAMS_AGENTS_CHANNEL', '19:chat@unq.gbl.spaces', /thread\.tacv2/],
    ['HANDOFF_SILENCE_MINUTES', '0', /1 to 240/], ['HANDOFF_SILENCE_MINUTES', '241', /1 to 240/],
    ['RETENTION_DAYS', '0', /1/], ['RETENTION_DAYS', 'for ever', /whole number/],
  ];
  for (const [name, value, expected] of wrong) {
    it(`refuse ${name}=${value}, naming it and what was expected`, () => {
      const [, line = ''] = refusal({ [name]: value }).split('\n');
      expect(line).to.match(new RegExp(`^ {2}- ${name}: `)).and.to.match(expected);
      expect(line).not.to.match(/Invalid input|NaN/);
    });
  }

  it('name every wrong variable at once', () => {
    const message = refusal({ PORT: 'x', LOG_LEVEL: 'loud', RETENTION_DAYS: '0', ...app });
    expect(message.match(/^ {2}- \w+/gm)).to.deep.equal(['  - PORT', '  - LOG_LEVEL', '  - RETENTION_DAYS']);
  });

  it('never repeat a secret', () => {
    expect(refusal({ DIRECT_LINE_SECRET: 'hunter2', MicrosoftAppPassword: 'hunter3', DATABASE_URL: 'postgres://u:hunter4@host' })).not.to.match(/hunter/);
  });

  const contradictions: readonly (readonly [name: string, environment: Environment])[] = [
    ['MicrosoftAppId', { MicrosoftAppPassword: 'secret' }], ['MicrosoftAppId', { MicrosoftAppType: 'SingleTenant' }], ['MicrosoftAppId', { MicrosoftAppTenantId: 'tenant' }],
    ['MicrosoftAppPassword', { MicrosoftAppId: 'id' }], ['MicrosoftAppTenantId', { ...app, MicrosoftAppType: 'SingleTenant' }],
    ['MicrosoftAppTenantId', { MicrosoftAppId: 'id', MicrosoftAppType: 'UserAssignedMSI' }], ['MicrosoftAppPassword', { ...app, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' }],
  ];
  for (const [name, environment] of contradictions) {
    it(`refuse ${Object.keys(environment).join(' and ')}${environment['MicrosoftAppType'] ? ` (${environment['MicrosoftAppType']})` : ''} alone, naming ${name}`, () => {
      expect(refusal(environment)).to.match(new RegExp(`^ {2}- ${name}: `, 'm'));
    });
  }

  it('accept credentials that are whole', () => {
    for (const whole of [app, { ...app, MicrosoftAppType: 'MultiTenant' }, { ...app, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 't' }, { MicrosoftAppId: 'id', MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' }]) {
      expect(refusal(whole)).to.equal('');
    }
  });

  it('warn of what works, but perhaps not as meant', () => {
    const warned = (environment: Environment): string => warningsOf(read(environment)).join('\n');
    expect(warned({})).to.match(/MicrosoftAppId is empty/);
    expect(warned({})).not.to.match(/PUBLIC_URL/);
    expect(warned(app)).to.match(/PUBLIC_URL is missing/);
    expect(warned({ ...app, PUBLIC_URL: 'http://bot.example' })).to.match(/not https/);
    expect(warned({ HOST: '0.0.0.0' })).to.match(/PUBLIC_URL is missing/);
    expect(warned({ ...app, PUBLIC_URL: 'https://bot.example' })).to.match(/^TEAMS_AGENTS_CHANNEL is missing/);
    expect(warned({ ...app, PUBLIC_URL: 'https://bot.example', TEAMS_AGENTS_CHANNEL: '19:agents_1-2@thread.tacv2' })).to.equal('');
  });
});
