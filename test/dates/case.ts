/**
 * A text, what it means, and the one flag to expect. A day, a moment, "first..last" in days or in moments, "none",
 * "invalid" or "future"; null where only the kind (a value) is certain. A flag ending in "?" may be absent, and
 * without one none of those that ask for a confirmation may be there.
 */
export type Case = readonly [text: string, expected: string | null, flag?: string];
