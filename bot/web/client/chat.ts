import { shownText } from './adviser.js';
import { styleOptions } from './appearance.js';
import { directLine as directLineUrl, keepTicket, keptTicket, type Ticket } from './conversation.js';
import { element, readSettings } from './settings.js';
import type { DirectLine, Store, StoreAction, WebChat } from './web-chat.js';

const locales = { fr: 'fr-FR', en: 'en-GB' };

export interface ChatEvents {
  /** The person wrote something: starting again would now lose it. */
  readonly onOwnMessage: () => void;
  readonly onSendFailed: () => void;
  /** Direct Line gave up: the token has expired, or the conversation cannot be reached. */
  readonly onEnded: () => void;
  /** The bot changed its language. */
  readonly onBotLanguage: (language: string) => void;
}

/** One running chat: a conversation shown in the page. */
export interface Chat {
  send(text: string): void;
  /** Shows Web Chat's own texts in the page's language and tells the bot. */
  setLanguage(): void;
  /** Puts the token that Direct Line refreshed meanwhile where a reload finds it. */
  keepToken(): void;
  readonly directLine: DirectLine;
  end(): void;
}

/** Shows the ticket's conversation in #chat: all of it again when resumed, a new one otherwise. */
export function showChat(webChat: WebChat, opening: { ticket: Ticket; resumed: boolean }, events: ChatEvents): Chat {
  const { ticket, resumed } = opening;
  const directLine = webChat.createDirectLine({
    domain: directLineUrl,
    token: ticket.token,
    ...(resumed && { conversationId: ticket.conversationId, watermark: '0' }),
    conversationStartProperties: { locale: locales[readSettings().language] },
  });
  const hear = hearing(ticket.userId, events);
  const store = webChat.createStore({}, () => (next) => (action) => {
    hear(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      keepTicket(keptTicket() ?? ticket);
      setTimeout(() => tellLanguage(store));
    }
    return next(shown(action));
  });
  const root = document.createElement('div');
  element('chat').replaceChildren(root);
  const render = () => renderChat(webChat, { store, directLine, userID: ticket.userId }, root);
  render();
  const watching = directLine.connectionStatus$.subscribe((status) => {
    if (status === expiredToken || status === failedToConnect || status === ended) events.onEnded();
  });
  return {
    directLine,
    send: (text) => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } }),
    setLanguage: () => {
      render();
      tellLanguage(store);
    },
    keepToken: () => {
      const kept = keptTicket();
      if (kept) keepTicket({ ...kept, token: directLine.token });
    },
    end: () => {
      watching.unsubscribe();
      directLine.end();
      root.remove();
    },
  };
}

// Direct Line's connection states that do not mend by themselves.
const expiredToken = 3;
const failedToConnect = 4;
const ended = 5;

function renderChat(webChat: WebChat, connection: { store: Store; directLine: DirectLine; userID: string }, root: HTMLElement): void {
  const { language, texts, nonce } = readSettings();
  const overrideLocalizedStrings = {
    TEXT_INPUT_ALT: texts.inputLabel,
    VOTE_LIKE_ALT: texts.helpful,
    VOTE_DISLIKE_ALT: texts.notHelpful,
    TEXT_INPUT_PLACEHOLDER: texts.placeholder,
    TRANSCRIPT_ARIA_LABEL_ALT: texts.region,
    // Said in front of each message to screen readers; an adviser's name follows where a person speaks.
    ACTIVITY_BOT_SAID_ALT: texts.reply,
  };
  webChat.renderWebChat({ ...connection, nonce, locale: locales[language], styleOptions, overrideLocalizedStrings }, root);
}

/** Tells the bot the page's language unless it already knows. */
function tellLanguage(store: Store): void {
  const { language } = readSettings();
  const ticket = keptTicket();
  if (!ticket || ticket.language === language) return;
  keepTicket({ ...ticket, language });
  store.dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'language', value: language } });
}

interface HeardActivity {
  readonly type?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly from?: { readonly id?: string };
}

/** Shows what an incoming activity says as this page says it. */
function shown(action: StoreAction): StoreAction {
  if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') return action;
  const { activity } = action.payload as { activity: Parameters<typeof shownText>[0] }; // Web Chat's own action
  const instead = shownText(activity);
  return instead ? { ...action, payload: { activity: { ...activity, ...instead } } } : action;
}

/** Turns Web Chat's actions into events; a language the bot chose before a reload is history and changes nothing. */
function hearing(userId: string, events: ChatEvents): (action: StoreAction) => void {
  let hasSent = false;
  const hearActivity = ({ type, name, value, from }: HeardActivity) => {
    const own = from?.id === userId;
    if (own && type === 'message') events.onOwnMessage();
    if (!own && hasSent && type === 'event' && name === 'language') events.onBotLanguage(String(value));
  };
  return ({ type, payload }) => {
    if (type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') hasSent = true;
    if (type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED') events.onSendFailed();
    if (type === 'DIRECT_LINE/INCOMING_ACTIVITY') hearActivity((payload as { activity: HeardActivity }).activity); // Web Chat's own action
  };
}
