interface Marked {
  readonly channelData?: { readonly brief?: unknown; readonly adviser?: unknown; readonly words?: unknown };
}

/** What Web Chat shows in the place of an activity's own text; null where that is right. */
export function shownText({ channelData: { brief, adviser, words } = {} }: Marked): { readonly text: string; readonly textFormat?: 'markdown' } | null {
  if (typeof adviser === 'string' && typeof words === 'string') return { text: adviserText(adviser, words), textFormat: 'markdown' };
  // The numbered lines of a question whose choices are buttons here would say them twice.
  return typeof brief === 'string' ? { text: brief } : null;
}

/** A person's words apart from the bot's: a name, then a quotation. Addresses become links, all else stays as it was typed. */
const adviserText = (adviser: string, words: string): string =>
  [`**${inert(adviser)}**`, '', ...words.split('\n').map((line) => `> ${withLinks(line)}  `)].join('\n');

const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

const withLinks = (line: string): string => line.split(address).map((part, at) => (at % 2 === 1 ? `<${part}>` : inert(part))).join('');

/** The same text, without any Markdown meaning. */
const inert = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
