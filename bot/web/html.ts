/** Markup that is safe to send: everything in it was either written here or escaped. */
export interface Html {
  readonly markup: string;
}
type HtmlValue = string | number | Html | readonly Html[] | null;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it must stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

function markupOf(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('');
}

/** Tags a template as HTML: its strings stay as written, every text put into it is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = strings.reduce((text, string, index) => text + markupOf(values[index - 1] ?? null) + string);
  return { markup };
}

/** A plain text as paragraphs: a blank line parts them, a single line end breaks the line. */
export function paragraphs(text: string): readonly Html[] {
  return text.trim().split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
    return html`<p>${lines}</p>`;
  });
}
