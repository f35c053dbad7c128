import type { CardElement } from './card.js';

const isListed = (line: string): boolean => /^(?:\d+\.|-) /.test(line);

/** The same words without Markdown: for notifications, logs and clients without cards. */
export const plainOf = (markdown: string): string => markdown
  .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '$1 ($2)').replace(/\*\*?([^*\n]+)\*\*?/g, '$1').replace(/ +\n/g, '\n').trim();

/**
 * A text of the bot as blocks, a line each, since a card joins lines that stand in one block; the items of a list stay
 * together. `quiet` lines, such as sources, are shown small.
 */
export function textBlocks(markdown: string, quiet: ReadonlySet<string> = new Set()): CardElement[] {
  return markdown.trim().split(/\n{2,}/).flatMap((paragraph) => linesOf(paragraph).map((text, index) => ({
    type: 'TextBlock', text, wrap: true, spacing: index === 0 ? 'Medium' : 'Small', ...(quiet.has(text) && { isSubtle: true, size: 'Small' }),
  })));
}

/** Cards know italics by underscores. */
const inCardMarkdown = (markdown: string): string => markdown.replace(/(?<!\*)\*([^*\n]+)\*(?!\*)/g, '_$1_');

function linesOf(paragraph: string): string[] {
  const lines: string[] = [];
  for (const line of inCardMarkdown(paragraph).split('\n').map((words) => words.trim()).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && isListed(last) && isListed(line)) lines[lines.length - 1] = `${last}\n${line}`;
    else lines.push(line);
  }
  return lines;
}
