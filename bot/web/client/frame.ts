/** Inside the panel of another site: Escape asks that site to close the panel, and it can send the focus in. */
export function joinPanel(): void {
  const host = new URLSearchParams(location.search).get('host');
  if (window.parent === window || !host) return;
  const tell = (message: string) => window.parent.postMessage(message, host);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) tell('echeance:close');
  });
  window.addEventListener('message', (event) => {
    if (event.source === window.parent && event.origin === host && event.data === 'echeance:focus') focusInput();
  });
  void whenShown().then(() => tell('echeance:ready'));
}

function input(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#chat textarea, #chat input[type=text], #chat form input');
}

/** Focus goes to the input, except where that would raise a touch keyboard over the greeting. */
function focusInput(): void {
  if (matchMedia('(pointer: coarse)').matches) document.getElementById('main')?.focus();
  else input()?.focus();
}

async function whenShown(): Promise<void> {
  while (!input()) await new Promise((resolve) => setTimeout(resolve, 100));
}
