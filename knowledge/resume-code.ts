/** The characters of a resume code: none looks like another one, or like one of the look-alikes below. */
export const codeAlphabet = '23456789ACDEFHJKMNPQRTVWXY';
export const codeLength = 5;

/** What is taken for a character of the alphabet when it is read from a screen or a note. */
const lookAlikes: Readonly<Record<string, string>> = { 0: 'Q', O: 'Q', 1: '7', I: '7', L: '7', B: '8', G: '6', S: '5', U: 'V', Z: '2' };

/** A code has its dash after so many characters. */
const dashAfter = 2;

/** "K73QP" as it is shown: "K7-3QP". */
export const shownCode = (code: string, dash = '-'): string => `${code.slice(0, dashAfter)}${dash}${code.slice(dashAfter)}`;

const word = String.raw`^\s*(?:code\s*:?\s*)?`;
const between = String.raw`[\s.\-\u2010-\u2015]`;
const inFront = new RegExp(word, 'i');
const separators = new RegExp(between, 'g');

/** The code that a text stands for, with or without the word "code", dash, spaces and look-alikes; undefined where it is none. */
export function readCode(text: string): string | undefined {
  const read = Array.from(text.replace(inFront, '').replace(separators, '').toUpperCase(), (character) => lookAlikes[character] ?? character);
  return read.length === codeLength && read.every((character) => codeAlphabet.includes(character)) ? read.join('') : undefined;
}

/**
 * What a line is taken for a code by, as the source of a regular expression without regard to case. A code begins with a
 * letter, has a digit and does not end like a time ("15h", "60j"), so that no word and nothing else that an agent types
 * is taken for one; nor is a line that begins with one of the commands.
 */
export function codeLine(commands: readonly string[]): string {
  const letter = `[${codeAlphabet.replace(/\d/g, '')}OU]`;
  const any = `[${codeAlphabet}${Object.keys(lookAlikes).join('')}]`;
  const command = `(?!\\s*(?:${commands.join('|')})\\s)`;
  return `${command}${word}(?=.*\\d)(?!.*\\d\\d[hj]\\s*$)${letter}${any}${between}?${any}{${codeLength - dashAfter}}\\s*$`;
}

/** Draws a code that `codeLine` takes for one however it is typed; `random` gives a whole number below its argument. */
export function drawCode(random: (below: number) => number, commands: readonly string[]): string {
  const line = new RegExp(codeLine(commands), 'i');
  for (;;) {
    const code = Array.from({ length: codeLength }, () => codeAlphabet.charAt(random(codeAlphabet.length))).join('');
    if (line.test(shownCode(code, ' '))) return code;
  }
}
