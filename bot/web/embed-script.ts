import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../knowledge/language.js';
import type { PageMessages } from './page-content.js';

/**
 * The script of GET /embed.js: the compiled client/embed.js with the button's texts in both languages,
 * wrapped in a function so that it leaves no name behind in the page that loads it.
 */
export function embedScript(assetsDir: string, { embed }: PageMessages): string {
  const compiled = readFileSync(join(assetsDir, 'client/embed.js'), 'utf8');
  const inLanguage = (language: (typeof languages)[number]) =>
    Object.fromEntries(Object.entries(embed).map(([name, pair]) => [name, pair[language]]));
  const texts = Object.fromEntries(languages.map((language) => [language, inLanguage(language)]));
  return `(() => {\nconst embedTexts = ${JSON.stringify(texts)};\n${compiled}\n})();\n`;
}
