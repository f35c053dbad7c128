import { adoptSettings, readSettings } from './settings.js';

/** Makes the language link change the page's words in place, so that the conversation goes on; calls back after. */
export function switchInPlace(onSwitched: () => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-language]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void showLanguage(link.href).then(
      () => {
        onSwitched();
        document.getElementById('switch-language')?.focus();
      },
      () => location.assign(link.href),
    );
  });
}

/** Shows the page in the language that the bot has changed to, if it is not already shown. */
export async function followLanguage(language: string): Promise<boolean> {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-language="${CSS.escape(language)}"]`);
  if (!link || readSettings().language === language) return false;
  return showLanguage(link.href).then(() => true, () => false);
}

/** Fetches the same page in the other language and takes its words over, element by element. */
async function showLanguage(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(url);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const present of document.querySelectorAll('[data-swap]')) {
    const other = page.getElementById(present.id);
    if (other) present.replaceChildren(...other.cloneNode(true).childNodes);
  }
  adoptSettings(readSettings(page));
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  history.replaceState(null, '', url);
}
