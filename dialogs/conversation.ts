import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import type { Language } from '../knowledge/language.js';
import type { Votable } from './feedback.js';
import type { HandedOver } from './handed-over.js';
import type { Utterance } from './utterance.js';
import { nothingKnown, type Known } from './known.js';

/** What the bot last told, for "repeat", "why?" and "source". */
export interface Said {
  readonly kind: 'entry' | 'deadline';
  /** The entry's id, or the situation ("mode/step") of a deadline. */
  readonly id: string;
}

/** A conversation's state as it is stored. A change of its shape gets a new version and a step in `restore`. */
export interface Conversation {
  readonly version: 1;
  language: Language;
  /** Whether the person has chosen the language: then it is no longer detected. */
  languageChosen: boolean;
  greeted: boolean;
  /** Whether the person was told that personal data is masked. */
  maskTold: boolean;
  known: Known;
  /** What was known before each answer, for "back". */
  trail: Known[];
  /** The moment of the last told deadline (ISO 8601), so that a later one is said to be computed anew. */
  toldAt: string | null;
  said: Said | null;
  /** Messages of the person so far. */
  messages: number;
  /** Answers that can be voted on, newest last. */
  votable: readonly Votable[];
  /** The answer that got a no, while its reason is awaited. */
  downvoted: Votable | null;
  /** The numbers of the answers that got a vote. */
  voted: readonly number[];
  /** Utterances not understood in a row. */
  failures: number;
  /** The code that shows an agent on the phone where the person is, once it was asked for, and when it expires (ISO 8601). */
  resumeCode: { readonly code: string; readonly expiresAt: string } | null;
  /** Set once a person was asked to take over. */
  handoff: HandedOver | null;
  dialog: DialogState;
}

export const newConversation = (language: Language): Conversation => ({
  version: 1, language, languageChosen: false, greeted: false, maskTold: false, known: nothingKnown, trail: [], toldAt: null, said: null, messages: 0, votable: [], downvoted: null, voted: [], failures: 0, resumeCode: null, handoff: null, dialog: { dialogStack: [] },
});

/** The stored state, or a new one; known facts survive a state that an older or newer build has written. */
export function restore(stored: unknown, language: Language): Conversation {
  const fresh = newConversation(language);
  if (typeof stored !== 'object' || stored === null) return fresh;
  const kept = stored as Partial<Conversation>; // written by this bot, perhaps by another version of it
  return kept.version === 1 ? { ...fresh, ...kept, known: { ...nothingKnown, ...kept.known } } : { ...fresh, ...(kept.language && { language: kept.language }), ...(kept.known && { known: { ...nothingKnown, ...kept.known } }), greeted: kept.greeted ?? false };
}

/** What a turn works on: the conversation, changed in place, and what was said. */
export interface TurnFrame {
  readonly conversation: Conversation;
  readonly utterance: Utterance;
  /** The address of this service for links; undefined where none is known. */
  readonly origin: string | undefined;
}

const FRAME = Symbol('turn frame');

/** Puts the frame where the dialogs' steps find it. */
export const bindFrame = (context: TurnContext, frame: TurnFrame): void => void context.turnState.set(FRAME, frame);

/** The frame of the running turn; fails when the bot has bound none. */
export function frameOf(context: TurnContext): TurnFrame {
  const frame = context.turnState.get<TurnFrame | undefined>(FRAME);
  if (!frame) throw new Error('No turn frame is bound to this context.');
  return frame;
}

/** Keeps the dialogs' stack inside the conversation's own document, so that one commit writes both. */
export const dialogState: StatePropertyAccessor<DialogState> = {
  get: async (context: TurnContext) => frameOf(context).conversation.dialog,
  set: async (context: TurnContext, state: DialogState) => { frameOf(context).conversation.dialog = state; },
  delete: async (context: TurnContext) => { frameOf(context).conversation.dialog = { dialogStack: [] }; },
};

/** Answers that "back" can undo. */
const longestTrail = 10;

/** Takes new facts in; the earlier ones stay on the trail for "back". */
export function learn(conversation: Conversation, known: Known): void {
  conversation.trail = [...conversation.trail, conversation.known].slice(-longestTrail);
  conversation.known = known;
  conversation.toldAt = null;
}
