import { element } from './settings.js';

const [field, told, live] = [element('line'), element('told'), element('live')];
/** A screen reader hears what was found once typing rests this long, in milliseconds. */
const rest = 600;

/** Has a screen reader say something, without moving what is seen. */
export function say(words: string | undefined): void {
  live.textContent = words ?? '';
}

let sayingLater = 0;
/** The same once typing rests. */
export function sayLater(words: string): void {
  clearTimeout(sayingLater);
  sayingLater = window.setTimeout(() => say(words), rest);
}

/** The line under the field: a complaint about the command, what the chat would say, or what a key has done. */
export function tell(words: string | null | undefined, wrong = false): void {
  told.textContent = words ?? '';
  told.className = wrong ? 'wrong' : '';
  if (wrong) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}

/** Says what a key has done, to eyes and ears. */
export function confirm(words: string | undefined): void {
  tell(words);
  say(words);
}
