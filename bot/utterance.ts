import type { TurnContext } from 'botbuilder';
import type { Conversation } from '../dialogs/conversation.js';
import type { Utterance } from '../dialogs/utterance.js';
import { isTimeZone } from '../knowledge/civil-days.js';
import { decideWith, type Knowledge } from '../knowledge/knowledge.js';
import { mask } from '../knowledge/masking.js';
import { recogniseSituation } from '../knowledge/situations/recognition.js';
import type { Told } from '../knowledge/situations/situation.js';

/** Longer messages are not read: a question has rarely more than 420 characters, a story a thousand. */
export const longestUtterance = 2000;
/** Shorter messages do not change the language of a conversation; one that was chosen takes a whole sentence. */
const wordsToDetect = { detected: 3, chosen: 6 } as const;

interface HearingOptions {
  readonly context: TurnContext;
  readonly conversation: Conversation;
  readonly options: { readonly knowledge: Knowledge; readonly now: () => Date };
}

/** Recognises all that is in an utterance, personal data masked; its language becomes the conversation's. */
export function hearUtterance(text: string, { context, conversation, options }: HearingOptions): Utterance {
  const { knowledge, knowledge: { content }, now } = options;
  const readable = mask(text.slice(0, longestUtterance)).trim();
  const decision = decideWith(knowledge, readable, { language: conversation.language });
  const needed = wordsToDetect[conversation.languageChosen ? 'chosen' : 'detected'];
  if (readable.split(/\s+/).length >= needed) conversation.language = decision.language;
  const zone = context.activity.localTimezone;
  const timeZone = zone && isTimeZone(zone) ? zone : content.procedures.timeZone;
  let told: Told | undefined;
  return {
    text: readable, language: conversation.language, decision, now: now(), timeZone, content,
    // A command or a greeting never asks for it.
    get told() { return (told ??= recogniseSituation(readable, content.symptoms)); },
  };
}
