import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError, projectRoot } from '../../knowledge/content-files.js';
import { readSettings, SettingsError } from '../settings.js';
import { appPackage } from './app-package.js';

/** `npm run teams:package [file]`: writes the app package for a Teams tenant from the environment and .env. */
try {
  const root = projectRoot();
  const environmentFile = join(root, '.env');
  if (existsSync(environmentFile) && 'loadEnvFile' in process) process.loadEnvFile(environmentFile);
  const file = process.argv[2] ?? join(root, 'echeance-teams.zip');
  const bytes = appPackage(readSettings(process.env, root));
  writeFileSync(file, bytes);
  console.log(`Wrote ${file} (${bytes.length} bytes), checked against the Teams manifest schema. Upload it in the Teams admin centre.`);
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
