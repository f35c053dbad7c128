import { join } from 'node:path';
import { z } from 'zod';
import { contentFolder, readContent } from '../../knowledge/content-files.js';

const words = z.string().min(1);
const examplesSchema = z.strictObject({
  lookup: z.strictObject({ q: words, lang: words }),
  suggest: z.strictObject({ q: words, lang: words }),
  entry: z.strictObject({ id: words, lang: words }),
  deadline: z.strictObject({ mode: words, step: words, when: words, language: words, timeZone: words }),
  agent: z.strictObject({ q: words, lang: words }),
  page: z.strictObject({ id: words, lang: words }),
  message: z.strictObject({ text: words, locale: words }),
});

/** What the examples of the API's reference ask; it depends on the content. */
export type Examples = z.infer<typeof examplesSchema>;

/** Reads api-examples.yaml; throws a ContentError that names the wrong field. */
export const readExamples = (): Examples => readContent(join(contentFolder(), 'api-examples.yaml'), examplesSchema);
