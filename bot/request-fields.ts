import { z } from 'zod';
import { languages } from '../knowledge/language.js';

/** The field of a request that names a language. */
export const language = z.enum(languages, `expected one of ${languages.join(', ')}`);

/** A field that may be left out. A form sends its empty fields, JSON its nulls: both count as left out. */
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' || value === null ? undefined : value), schema);
