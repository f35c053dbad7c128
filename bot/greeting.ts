import type { TurnContext } from 'botbuilder';
import type { Conversation } from '../dialogs/conversation.js';
import { activityOf } from '../dialogs/reply.js';
import type { Content } from '../knowledge/content.js';
import { say } from '../knowledge/messages.js';

/** Greets once a conversation, when somebody other than the bot has joined it. */
export async function greet(context: TurnContext, { conversation, content }: { conversation: Conversation; content: Content }): Promise<void> {
  const { membersAdded = [], recipient } = context.activity;
  const somebody = membersAdded.some(({ id }) => id !== recipient.id);
  if (conversation.greeted || !somebody) return;
  conversation.greeted = true;
  const { language } = conversation;
  const buttons = say(content.messages, 'greeting-examples', language).split(' | ');
  await context.sendActivity(activityOf({ text: say(content.messages, 'greeting', language), buttons }, language));
}
