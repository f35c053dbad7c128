import type { PostedActivity } from './activity.js';

type Mask = (text: string) => string;

/** A UUID (RFC 9562), also one whose digits happen to be nearly all decimal. */
const uuid = /^(?:[a-z]{1,8}_)?[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** What programs make up to tell one thing from another: UUIDs, hexadecimal digits by chance, or letters and digits without a long number. */
const isMadeUp = (id: string): boolean => uuid.test(id) || /^(?:[a-z]{1,8}_)?(?=(?:[\da-f-]*[a-f]){3})[\da-f-]{16,64}$/i.test(id) || (/^(?=.*[a-z])[\w-]{8,64}$/i.test(id) && !/\d{9}/.test(id));

/** An id as it may be kept: a stand-in where it tells who somebody is. */
export const accountId = (id: string, { mask, standIn }: { mask: Mask | undefined; standIn: (id: string) => string }): string =>
  !mask || isMadeUp(id) || mask(id) === id ? id : standIn(id);

/** Numbers of fewer digits say nothing about a person. */
const longNumber = 9;

/** A file as a data URI. */
const file = /^data:(?:[\w.+-]+\/[\w.+-]+)?[;,]/i;

/** A JSON value with personal data masked wherever it stands; files, which nobody reads here, are left out. */
function masked(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return file.test(value) ? '' : mask(value);
  if (typeof value === 'number') return String(value).length < longNumber || mask(String(value)) === String(value) ? value : mask(String(value));
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => mask(name) === name).map(([name, one]) => [name, name === 'clientActivityID' && isMadeUp(String(one)) ? one : masked(one, mask)]));
}

/** What a client posted without personal data: masked in every field, and of the sender nothing but the id. */
export function withoutPersonalData(posted: PostedActivity, mask: Mask | undefined): PostedActivity {
  const sender = { id: posted.from.id };
  if (!mask) return { ...posted, from: sender };
  // Masking leaves texts as texts and lists as lists, so that the shape stays that of an activity.
  return { ...(masked({ ...posted, from: undefined }, mask) as PostedActivity), type: posted.type, from: sender };
}
