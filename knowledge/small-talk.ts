import type { Language } from './language.js';
import { say, type MessageId, type Messages } from './messages.js';

/** Small talk and commands that get a sentence rather than an entry, where there is nothing yet to act on. */
const onFreshConversation = {
  greet: 'greet-again', thanks: 'thanks', goodbye: 'goodbye', help: 'help', menu: 'menu',
  'start-over': 'started-over', back: 'nothing-to-go-back-to', cancel: 'nothing-to-cancel', repeat: 'nothing-to-repeat',
  why: 'nothing-to-explain', source: 'nothing-to-explain', language: 'language-switched',
  erase: 'help', 'my-data': 'help', yes: 'idle-yes-no', no: 'idle-yes-no',
} as const satisfies Record<string, MessageId>;

export type Intent = keyof typeof onFreshConversation;

export const isIntent = (name: string | null): name is Intent => name !== null && name in onFreshConversation;

/** What the bot says to small talk or a command when nothing came before it. */
export const freshReply = (intent: Intent, messages: Messages, language: Language): string => say(messages, onFreshConversation[intent], language);
