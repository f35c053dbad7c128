import type { Activity, TurnContext } from 'botbuilder';
import { activityOf } from '../../dialogs/reply.js';
import { restore } from '../../dialogs/conversation.js';
import { fillIn, say } from '../../knowledge/messages.js';
import { languageOf } from '../bot.js';
import type { Turn } from '../store/turn.js';
import { adaptiveCard, cardAttachment } from './cards/card.js';
import { choiceElements } from './cards/choices.js';
import { plainOf, textBlocks } from './cards/text-blocks.js';
import type { TeamsParts } from './logic.js';

/** What an update tells about the bot itself; null where it is about somebody or something else. */
export function installationOf({ type, action, membersAdded = [], membersRemoved = [], recipient, conversation }: Activity): 'added' | 'removed' | null {
  const isBot = ({ id }: { id: string }): boolean => id === recipient.id;
  if (String(type) === 'installationUpdate') return action === 'add' ? 'added' : action === 'remove' ? 'removed' : null;
  if (type !== 'conversationUpdate') return null;
  if (membersRemoved.some(isBot)) return 'removed';
  const personal = conversation.conversationType === 'personal' && membersAdded.length > 0;
  return membersAdded.some(isBot) || personal ? 'added' : null;
}

/**
 * Greets once where the app was added: Teams tells it twice, by a conversationUpdate and an installationUpdate. Who adds
 * the app again after its removal is greeted again. A personal chat gets a card: Teams cuts off examples that are suggested actions.
 */
export async function greetInstalled(context: TurnContext, turn: Turn, { content, messages }: TeamsParts): Promise<void> {
  const { activity, activity: { conversation: { conversationType }, recipient, from: { id, name } } } = context;
  const conversation = restore(turn.state, languageOf(activity.locale));
  const due = installationOf(activity) === 'added' && !conversation.greeted;
  turn.setState({ ...conversation, greeted: installationOf(activity) === 'added' });
  if (!due) return;
  const { language } = conversation;
  const greeting = say(content.messages, 'greeting', language);
  if (conversationType !== 'personal') return void await context.sendActivity(activityOf({ text: `${greeting}\n\n${fillIn(messages['greeting-in-group'][language], { bot: recipient.name })}` }, language));
  const examples = say(content.messages, 'greeting-examples', language).split(' | ');
  const card = adaptiveCard({ language, text: [greeting, ...examples].join('\n\n'), body: [...textBlocks(greeting), ...choiceElements(examples.map((said) => ({ title: said, said })), { asker: { id, name }, stays: true })] });
  await context.sendActivity({ type: 'message', locale: language, summary: plainOf(greeting), attachments: [cardAttachment(card)] });
}
