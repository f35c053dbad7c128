/** The languages every sentence of the content exists in; French comes first. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in both languages, side by side as in the content files. */
export type Bilingual = Readonly<Record<Language, string>>;
