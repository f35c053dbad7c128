/** What GET /api/agent answers, as far as the page reads it. */
export interface Reply {
  readonly line: string;
  readonly kind: 'nothing' | 'deadline' | 'entry' | 'words' | 'error';
  readonly sure: boolean;
  readonly expected: string | null;
  readonly message: string | null;
  readonly answers: readonly Answer[];
  readonly tellApart: string | null;
  readonly matches: readonly Match[];
}

export interface Answer {
  readonly id: string;
  readonly title: string;
  readonly figure: string;
  readonly understood: string | null;
  readonly otherReading: { readonly understood: string | null; readonly figure: string } | null;
  readonly deadline: { readonly state: string } | null;
  readonly say: readonly string[];
  readonly doNotPromise: readonly string[];
  readonly steps: readonly string[];
  readonly sources: readonly string[];
  readonly text: string;
  readonly link: string;
}

export interface Match {
  readonly id: string;
  readonly code: string | null;
  readonly question: string;
  readonly confidence: number | null;
}

/** What POST /api/resume answers, as far as the page reads it. */
export interface SharedChat {
  readonly code: string;
  readonly language: Language;
  readonly shared: { readonly words: string };
  readonly situation: string | null;
  readonly dates: readonly { readonly words: string }[];
  readonly told: { readonly words: string; readonly text: string } | null;
  readonly answers: readonly Answer[];
  readonly tellApart: string | null;
  readonly entries: readonly Match[];
}

export type Language = 'fr' | 'en';

/** What the server wrote into the page: its language and its texts. */
export interface LookupSettings {
  readonly language: Language;
  readonly texts: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  /** What a line is taken for a code from the chat by: the source of a regular expression. */
  readonly codes: string;
}
