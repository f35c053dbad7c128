import type { Content } from '../../knowledge/content.js';
import { helplineWords } from '../../knowledge/helpline.js';
import { languages, type Bilingual, type Language } from '../../knowledge/language.js';
import { fillIn } from '../../knowledge/messages.js';
import { sourcesOf } from '../../knowledge/source-line.js';
import type { PageEntry } from './page-content.js';

/** Whether the helpline is open is not shown on pages: any instant serves to fill its other words. */
const anyTime = new Date(0);

/** The entries as the pages show them. Pages are built once, so whether the helpline is open now is left out. */
export function pageEntries(content: Content, retentionDays: number): PageEntry[] {
  const { helpline, messages } = content;
  const words = (language: Language) => ({ ...helplineWords({ helpline, messages, language, now: anyTime }), openNow: '', retentionDays: String(retentionDays) });
  const fill = (text: string, language: Language) => fillIn(text, words(language)).replace(/ +\n/g, '\n').trim();
  const both = (text: Bilingual): Bilingual => ({ fr: fill(text.fr, 'fr'), en: fill(text.en, 'en') });
  return [...content.entries.values()].map(({ id, question, answer, steps, sources, related }) => ({
    id,
    question,
    answer: both(answer),
    ...(steps && { steps: Object.fromEntries(languages.map((language) => [language, steps[language].map((step) => fill(step, language))])) as Record<Language, string[]> }), // one list a language
    sources: sourcesOf(sources, content.sources),
    related,
  }));
}
