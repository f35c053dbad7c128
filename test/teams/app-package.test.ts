import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { appPackage } from '../../bot/teams-app/app-package.js';
import { readAppTexts } from '../../bot/teams-app/texts.js';
import { readSettings, SettingsError } from '../../bot/settings.js';

const environment = {
  MicrosoftAppId: '12345678-90ab-cdef-1234-567890abcdef', MicrosoftAppPassword: 'secret', PUBLIC_URL: 'https://chat.example.org/',
};
const built = (change: Record<string, string> = {}) => appPackage(readSettings({ ...environment, ...change }, '/tmp'));

interface Manifest {
  id: string;
  name: { short: string };
  localizationInfo: { defaultLanguageTag: string; additionalLanguages: { languageTag: string; file: string }[] };
  validDomains: string[];
  staticTabs: { contentUrl?: string }[];
  bots: { botId: string; scopes: string[] }[];
  composeExtensions: { commands: { id: string; type: string }[] }[];
}

describe('the package of the Teams app', () => {
  it('holds the manifest, its English texts and two icons of the sizes that Teams wants', () => {
    const files = unzipSync(built());
    expect(Object.keys(files)).to.have.members(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    expect(pngSize(files['color.png'])).to.deep.equal([192, 192]);
    expect(pngSize(files['outline.png'])).to.deep.equal([32, 32]);
  });

  it('takes the app id and the address from the environment and offers bot, tab and message extension', () => {
    const manifest = JSON.parse(strFromU8(unzipSync(built())['manifest.json'] ?? new Uint8Array())) as Manifest;
    expect(manifest).to.deep.include({ id: environment.MicrosoftAppId, validDomains: ['chat.example.org'] });
    expect(manifest.bots[0]).to.deep.include({ botId: environment.MicrosoftAppId, scopes: ['personal', 'team', 'groupChat'] });
    expect(manifest.staticTabs.map(({ contentUrl }) => contentUrl)).to.include('https://chat.example.org/lookup');
    expect(manifest.composeExtensions[0]?.commands.map(({ id, type }) => [id, type])).to.deep.equal([['search', 'query'], ['deadline', 'query'], ['ask', 'action']]);
    expect(manifest.localizationInfo).to.deep.include({ defaultLanguageTag: 'fr', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] });
  });

  it('says every text of the manifest in English too', () => {
    const files = unzipSync(built());
    const french = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Record<string, unknown>;
    const english = JSON.parse(strFromU8(files['en.json'] ?? new Uint8Array())) as Record<string, string>;
    const named = (path: string): unknown => path.split(/[.[\]]+/).filter(Boolean).reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], french);
    const paths = Object.keys(english).filter((key) => key !== '$schema');
    expect(paths).to.have.length.above(15);
    for (const path of paths) expect(named(path), path).to.be.a('string');
  });

  const wrong: [Record<string, string>, RegExp][] = [
    [{ MicrosoftAppId: '', MicrosoftAppPassword: '' }, /MicrosoftAppId: is empty/],
    [{ MicrosoftAppId: 'my-bot' }, /MicrosoftAppId: my-bot is no app id/],
    [{ PUBLIC_URL: '' }, /PUBLIC_URL: is empty/],
    [{ PUBLIC_URL: 'http://chat.example.org' }, /PUBLIC_URL: .* https/],
    [{ PUBLIC_URL: 'https://example.org/chat' }, /PUBLIC_URL: .* has a path/],
  ];
  for (const [change, fault] of wrong) {
    it(`names what is wrong with ${JSON.stringify(change)}`, () => {
      expect(() => built(change)).to.throw(SettingsError, fault);
    });
  }

  it('refuses a text that Teams would refuse, naming the field', () => {
    const texts = readAppTexts();
    const long = { ...texts, name: { ...texts.name, short: { fr: 'x'.repeat(31), en: 'x' } } };
    expect(() => appPackage(readSettings(environment, '/tmp'), long)).to.throw(/\/name\/short/);
  });
});

/** Width and height from a PNG's header. */
function pngSize(bytes: Uint8Array = new Uint8Array(24)): [number, number] {
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  return [header.getUint32(16), header.getUint32(20)];
}
