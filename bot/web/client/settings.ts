type TextName =
  | 'region' | 'reply' | 'inputLabel' | 'placeholder' | 'helpful' | 'notHelpful' | 'loading' | 'lost' | 'restored' | 'ended' | 'startedAnew' | 'fresh' | 'busy' | 'failed';

/** What the server wrote into the page for the script: language, texts, the styles' nonce, Web Chat's address. */
export interface Settings {
  readonly language: 'fr' | 'en';
  readonly texts: Readonly<Record<TextName, string>>;
  readonly nonce: string;
  readonly webChatUrl: string;
}

/** An element the server's page always holds; throws its id when it does not. */
export function element(id: string, page: Document = document): HTMLElement {
  const found = page.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

/** Reads the settings of this page, or of one that was fetched. */
export function readSettings(page: Document = document): Settings {
  return JSON.parse(element('chat', page).dataset.settings ?? '{}') as Settings; // written by chat-pages.ts
}

/** Puts texts of a fetched page in another language into this one, leaving the chat alone. */
export function adoptSettings(settings: Settings): void {
  element('chat').dataset.settings = JSON.stringify({ ...settings, nonce: readSettings().nonce });
}
