import { element, readSettings } from './settings.js';

type Situation = 'opening' | 'online' | 'lost' | 'ended';
type StatusText = 'loading' | 'lost' | 'restored' | 'ended' | 'startedAnew' | 'fresh' | 'busy' | 'failed';

let present: Situation = 'opening';
let shown: StatusText | null = null;

/** Where the chat's connection stands. */
export const situation = (): Situation => present;

/** Says one sentence above the chat, which screen readers announce politely; null takes it away. */
export function tell(status: StatusText | null): void {
  shown = status;
  element('chat-status').textContent = status ? readSettings().texts[status] : '';
}

/** Changes the situation; the button to resume is there while the chat does not mend by itself. */
export function enter(next: Situation): void {
  present = next;
  element('resume').hidden = next !== 'ended';
}

/** Takes good news away once the person goes on. */
export function dismissNews(): void {
  if (shown === 'startedAnew' || shown === 'restored' || shown === 'fresh') tell(null);
}

/** Shows the same again after the page's words have changed language. */
export function showAgain(): void {
  enter(present);
  tell(shown);
}
