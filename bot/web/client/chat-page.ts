import { showAgain } from './chat-status.js';
import { keepTicket, keptTicket } from './conversation.js';
import { joinPanel } from './frame.js';
import { followLanguage, switchInPlace } from './page-language.js';
import { hasSomethingToLose, listen, lose, openChat, presentChat, startNew, verify } from './session.js';
import { element } from './settings.js';

/** The buttons that need a chat stay out of sight until there is one. */
function offerButtons(): void {
  const none = presentChat() === undefined;
  element('new-conversation').hidden = none;
  for (const examples of document.querySelectorAll<HTMLElement>('.examples')) examples.hidden = none;
}

function askNew(): void {
  if (!hasSomethingToLose()) return void startNew();
  element('confirm-new').hidden = false;
  element('confirm-yes').focus();
}

function closeConfirmation(): void {
  element('confirm-new').hidden = true;
  element('new-conversation').focus();
}

function onSwitched(): void {
  offerButtons();
  showAgain();
  presentChat()?.setLanguage();
}

async function follow(language: string): Promise<void> {
  if (!(await followLanguage(language))) return;
  const ticket = keptTicket();
  if (ticket) keepTicket({ ...ticket, language });
  onSwitched();
}

const clicks: Readonly<Record<string, () => void>> = {
  resume: () => void openChat().then(() => element('main').focus()),
  'new-conversation': askNew,
  'confirm-yes': () => {
    closeConfirmation();
    void startNew();
  },
  'confirm-no': closeConfirmation,
};

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (!button) return;
  clicks[button.id]?.();
  const example = button.dataset.example;
  if (!example) return;
  presentChat()?.send(example);
  element('chat').scrollIntoView({ block: 'nearest' });
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || element('confirm-new').hidden) return;
  event.preventDefault();
  closeConfirmation();
});
window.addEventListener('pagehide', () => presentChat()?.keepToken());
window.addEventListener('offline', lose);
window.addEventListener('online', () => void verify());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void verify();
  else presentChat()?.keepToken();
});

listen({ onShown: offerButtons, onBotLanguage: (language) => void follow(language) });
switchInPlace(onSwitched);
joinPanel();
requestAnimationFrame(() => setTimeout(() => void openChat()));
