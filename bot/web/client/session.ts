import { showChat, type Chat } from './chat.js';
import { dismissNews, enter, situation, tell } from './chat-status.js';
import { conversationState, keepTicket, keptTicket, openConversation } from './conversation.js';
import { readSettings } from './settings.js';
import { watchStream } from './stream-watch.js';
import { loadWebChat } from './web-chat.js';

let chat: Chat | undefined;
let hasOwnMessage = false;
let opening = false;
let streamOpen = false;
let nextTry: ReturnType<typeof setTimeout> | undefined;

interface Listener {
  /** A chat has been put into the page. */
  readonly onShown: () => void;
  /** The bot has changed its language. */
  readonly onBotLanguage: (language: string) => void;
}
let listener: Listener = { onShown: () => undefined, onBotLanguage: () => undefined };

/** The chat that is shown, if any. */
export const presentChat = (): Chat | undefined => chat;

/** Whether starting again would lose something. */
export const hasSomethingToLose = (): boolean => hasOwnMessage;

/** Names who is told what happens. */
export function listen(newListener: Listener): void {
  listener = newListener;
}

/** Opens the chat: resumes, starts, or starts anew, and keeps trying while the server does not answer. */
export async function openChat(): Promise<void> {
  if (opening) return;
  opening = true;
  clearTimeout(nextTry);
  enter('opening');
  tell('loading');
  try {
    await show();
  } catch {
    tell('failed');
    enter('ended');
  } finally {
    opening = false;
  }
}

/** Leaves the conversation for a new one. */
export async function startNew(): Promise<void> {
  keepTicket(null);
  await openChat();
  if (situation() === 'online') tell('fresh');
}

async function show(): Promise<void> {
  const { language, webChatUrl } = readSettings();
  const [webChat, found] = await Promise.all([loadWebChat(webChatUrl), openConversation(language)]);
  if (found.kind === 'failed') {
    tell(found.busy ? 'busy' : 'lost');
    return later(found.retrySeconds, openChat);
  }
  chat?.end();
  hasOwnMessage = false;
  streamOpen = false;
  watchStream((state) => (state === 'open' ? onStreamOpen() : onStreamClosed()));
  chat = showChat(webChat, { ticket: found.ticket, resumed: found.kind === 'resumed' }, events);
  enter('online');
  tell(found.kind === 'started-anew' ? 'startedAnew' : null);
  listener.onShown();
}

const events = {
  onOwnMessage: () => {
    hasOwnMessage = true;
    dismissNews();
  },
  onSendFailed: () => void verify(),
  onEnded: () => setTimeout(end),
  onBotLanguage: (language: string) => listener.onBotLanguage(language),
};

function later(seconds: number, attempt: () => Promise<void>): void {
  clearTimeout(nextTry);
  nextTry = setTimeout(() => void attempt(), seconds * 1000);
}

function onStreamOpen(): void {
  streamOpen = true;
  if (situation() === 'lost') restore();
}

function onStreamClosed(): void {
  streamOpen = false;
  lose();
}

/** Says that the connection is lost; Direct Line's client tries again by itself. */
export function lose(): void {
  if (situation() !== 'online') return;
  enter('lost');
  tell('lost');
  later(5, verify);
}

function restore(): void {
  enter('online');
  tell('restored');
}

function end(): void {
  if (situation() === 'ended') return;
  enter('ended');
  tell('ended');
}

/** Asks the server whether the conversation is still there, again and again while the stream is down. */
export async function verify(): Promise<void> {
  const ticket = keptTicket();
  if (!chat || !ticket || situation() === 'ended') return;
  const state = await conversationState({ conversationId: ticket.conversationId, token: chat.directLine.token });
  if (state === 'gone') end();
  else if (situation() !== 'lost') return;
  else if (state === 'there' && streamOpen) restore();
  else later(10, verify);
}
