/** What a text has to hold for the pattern to be looked for ('' for any text), how something is written, and what it stands for. */
export type Rewriting = readonly [sign: string, pattern: RegExp, words: string | ((match: string, ...parts: string[]) => string)];

/** The text with each of the patterns replaced, in their order; the signs spare most texts most patterns. */
export const rewritten = (text: string, rewritings: readonly Rewriting[]): string =>
  rewritings.reduce((rest, [sign, pattern, words]) => {
    if (!rest.includes(sign)) return rest;
    return typeof words === 'string' ? rest.replace(pattern, words) : rest.replace(pattern, words);
  }, text);
