import type { Activity } from 'botbuilder';
import { z } from 'zod';

const mention = z.looseObject({ type: z.string().regex(/^mention$/i), text: z.string().optional(), mentioned: z.looseObject({ id: z.string(), name: z.string().nullish() }) });
const htmlAttachment = z.looseObject({ contentType: z.literal('text/html'), content: z.string() });

type Mention = z.infer<typeof mention>;
type Read = Pick<Partial<Activity>, 'text' | 'attachments' | 'entities' | 'recipient'>;

/**
 * What a person wrote, as plain text: mentions of the bot left out, those of others as names, HTML and its entities read.
 * A message that quotes another one counts without the quotation.
 */
export function readText({ text = '', attachments, entities, recipient }: Read): string {
  const html = (attachments ?? []).map((attachment) => htmlAttachment.safeParse(attachment).data?.content).find((content) => content !== undefined);
  const quotes = html !== undefined && quotation.test(html);
  const source = html !== undefined && (quotes || !isText(text)) ? html.replace(quotations, ' ') : text;
  const own = (entities ?? []).flatMap((entity) => mention.safeParse(entity).data ?? []).filter(({ mentioned }) => mentioned.id === recipient?.id);
  return plainText(own.reduce(withoutMention, source));
}

const quotation = /<blockquote\b[^>]*schema\.skype\.com\/Reply/i;
const quotations = /<blockquote\b[^>]*schema\.skype\.com\/Reply[^]*?<\/blockquote>/gi;

const isText = (text: unknown): boolean => typeof text === 'string' && /\S/.test(text);

/** The very words of the mention, and its element in HTML. */
function withoutMention(text: string, { text: words, mentioned: { name } }: Mention): string {
  const bare = words ? text.replaceAll(words, ' ') : text;
  return name ? bare.replace(/<(at|span)\b[^>]*>([^<]*)<\/\1>/gi, (element, _tag, inner: string) => (decoded(inner).trim() === name.trim() ? ' ' : element)) : bare;
}

/** Tags that Teams uses; "a < b" is none. */
const blocks = /<\/?(?:p|div|br|li|ul|ol|blockquote|pre|table|tbody|tr|td|th|h[1-6]|hr)\b[^>]*>/gi;
const inline = /<\/?(?:at|span|b|i|u|s|strong|em|strike|a|code|codeblock|font|sub|sup|img|attachment|emoji)\b[^>]*>/gi;

const named: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', rsquo: '’', laquo: '«', raquo: '»', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç' };

/** Text with its HTML entities read. */
const decoded = (text: string): string => text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
});

/** HTML as Teams sends it, or text, as plain text: a block a line, no blank at either end. */
export function plainText(html: string): string {
  const words = html.replace(/<(script|style)\b[^]*?<\/\1>/gi, ' ').replace(blocks, '\n').replace(inline, '');
  return decoded(words).replace(/[\u00a0\u202f\t ]+/g, ' ').replace(/ ?[\r\n]+ ?/g, '\n').replace(/\n{2,}/g, '\n').trim();
}
