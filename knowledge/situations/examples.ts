import { basename, join } from 'node:path';
import { z } from 'zod';
import { ContentError, filesIn, readContent } from '../content-files.js';

const sentences = z.array(z.string().trim().min(1)).min(1);
const examplesSchema = z.strictObject({ id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'an id is mode/step'), fr: sentences, en: sentences });

/** How people in one situation ("mode/step") write: what the reader of situations is trained on. */
export type Examples = z.infer<typeof examplesSchema>;

/** Reads a folder of example sentences, one file a situation; throws a ContentError naming file, id and field. */
export function loadExamples(folder: string): Examples[] {
  return filesIn(folder, '.yaml').map((name) => {
    const file = join(folder, name);
    const examples = readContent(file, examplesSchema);
    if (examples.id.replace('/', '-') !== basename(name, '.yaml')) throw new ContentError(file, [`id ${examples.id}: the id must be the file's name`]);
    return examples;
  });
}
