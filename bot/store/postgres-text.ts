import { createHash } from 'node:crypto';

/** PostgreSQL's index rows end at 2,700 bytes; a key of two parts has room for both. */
const LONGEST_KEY = 400;

/** A text as PostgreSQL can keep it: U+0000 and halves of surrogate pairs are escaped as in JSON. */
export const toText = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The text that `toText` was given. */
export const fromText = (kept: string): string => String(JSON.parse(`"${kept}"`));

/** A text to find something by; a very long one is told from its like by a hash. */
export function toKey(text: string): string {
  const whole = toText(text);
  return whole.length <= LONGEST_KEY ? whole : `${createHash('sha256').update(whole).digest('hex')} ${whole.slice(0, 100)}`;
}
