import { join } from 'node:path';
import { z } from 'zod';
import { contentFolder, readContent } from '../../knowledge/content-files.js';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const query = z.strictObject({ title: text, description: text, parameter: text, hint: text });

const appTexts = z.strictObject({
  languages: text,
  developer: z.strictObject({ name: z.string().min(1) }),
  accentColor: z.string().regex(/^#[0-9A-F]{6}$/, 'expected a colour such as #0B5A52'),
  name: z.strictObject({ short: text, full: text }),
  description: z.strictObject({ short: text, full: text }),
  tab: text,
  commands: z.array(z.strictObject({ title: text, description: text })).min(1),
  search: query,
  deadline: query,
  ask: z.strictObject({ title: text, description: text }),
});

/** What the Teams app is called and says of itself. */
export type AppTexts = z.output<typeof appTexts>;

/** Reads teams-app.yaml; throws a ContentError that names each wrong field. */
export const readAppTexts = (folder = contentFolder()): AppTexts => readContent(join(folder, 'teams-app.yaml'), appTexts);
