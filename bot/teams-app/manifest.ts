import type { Language } from '../../knowledge/language.js';
import type { AppTexts } from './texts.js';

/** The newest version of the schema that every Teams tenant takes; its file is in @microsoft/app-manifest. */
export const schemaVersion = '1.22';

export interface AppIdentity {
  readonly appId: string;
  /** The https address under which people reach this server, without a slash at its end. */
  readonly publicUrl: string;
  /** Three numbers; Teams takes an update only with a higher one. */
  readonly version: string;
}

const own: Language = 'fr';
const other: Language = 'en';

/** The app manifest in French; `translation` gives the same texts in English. */
export function manifest(texts: AppTexts, { appId, publicUrl, version }: AppIdentity) {
  const page = (path: string) => `${publicUrl}${path}?lang=${own}`;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: texts.languages[own],
      additionalLanguages: [{ languageTag: texts.languages[other], file: `${other}.json` }],
    },
    developer: { name: texts.developer.name, websiteUrl: publicUrl, privacyUrl: page('/privacy'), termsOfUseUrl: page('/privacy') },
    name: { short: texts.name.short[own], full: texts.name.full[own] },
    description: { short: texts.description.short[own], full: texts.description.full[own] },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: texts.accentColor,
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      { entityId: 'lookup', name: texts.tab[own], contentUrl: `${publicUrl}/lookup`, websiteUrl: `${publicUrl}/lookup`, scopes: ['personal'] },
    ],
    bots: [{
      botId: appId,
      scopes: ['personal', 'team', 'groupChat'],
      supportsFiles: false,
      isNotificationOnly: false,
      commandLists: [{
        scopes: ['personal', 'team', 'groupChat'],
        commands: texts.commands.map(({ title, description }) => ({ title: title[own], description: description[own] })),
      }],
    }],
    composeExtensions: [{ botId: appId, commands: extensionCommands(texts) }],
    validDomains: [new URL(publicUrl).host],
  };
}

function extensionCommands(texts: AppTexts) {
  const query = (id: 'search' | 'deadline', initialRun: boolean) => ({
    id,
    type: 'query',
    context: ['compose', 'commandBox'],
    title: texts[id].title[own],
    description: texts[id].description[own],
    initialRun,
    parameters: [{ name: 'line', title: texts[id].parameter[own], description: texts[id].hint[own], inputType: 'text' }],
  });
  const ask = { id: 'ask', type: 'action', context: ['message'], title: texts.ask.title[own], description: texts.ask.description[own], fetchTask: true };
  return [query('search', true), query('deadline', false), ask];
}

/** The texts of the manifest in English, by the path of each. */
export function translation(texts: AppTexts) {
  const pairs: [string, { fr: string; en: string }][] = [
    ['name.short', texts.name.short],
    ['name.full', texts.name.full],
    ['description.short', texts.description.short],
    ['description.full', texts.description.full],
    ['staticTabs[1].name', texts.tab],
    ...texts.commands.flatMap(({ title, description }, index): [string, { fr: string; en: string }][] => [
      [`bots[0].commandLists[0].commands[${index}].title`, title],
      [`bots[0].commandLists[0].commands[${index}].description`, description],
    ]),
    ...[texts.search, texts.deadline, texts.ask].flatMap((command, index): [string, { fr: string; en: string }][] => [
      [`composeExtensions[0].commands[${index}].title`, command.title],
      [`composeExtensions[0].commands[${index}].description`, command.description],
    ]),
    ...[texts.search, texts.deadline].flatMap((command, index): [string, { fr: string; en: string }][] => [
      [`composeExtensions[0].commands[${index}].parameters[0].title`, command.parameter],
      [`composeExtensions[0].commands[${index}].parameters[0].description`, command.hint],
    ]),
  ];
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.Localization.schema.json`,
    ...Object.fromEntries(pairs.map(([path, pair]) => [path, pair[other]])),
  };
}
