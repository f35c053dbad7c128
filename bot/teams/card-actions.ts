import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { inert } from '../../dialogs/reply.js';
import { voteAction } from '../../dialogs/feedback.js';
import { fillIn } from '../../knowledge/messages.js';
import { languageOf } from '../bot.js';
import { longestUtterance } from '../utterance.js';
import { voteEvent } from '../feedback.js';
import type { Logic } from '../directline/channels.js';
import type { Turn } from '../store/turn.js';
import { plainOf } from './cards/text-blocks.js';
import { SAY, VOTE, type Choice } from './cards/choices.js';
import type { BotReply } from './cards/reply-card.js';
import { respond, withCard, withError, withMessage } from './invoke-response.js';
import type { TeamsParts } from './logic.js';

// Updates without a person's own words leave out the name.
const carried = { asker: z.object({ id: z.string(), name: z.string().default('') }), entry: z.string().max(100).optional(), stays: z.literal(true).optional() };
const press = z.object({
  action: z.discriminatedUnion('verb', [
    z.object({ verb: z.literal(SAY), data: z.object({ ...carried, said: z.string().trim().min(1).max(longestUtterance) }) }),
    z.object({ verb: z.literal(VOTE), data: z.object({ ...carried, answer: z.string().regex(/^\d{1,9}$/), helpful: z.boolean() }) }),
  ]),
});
type Press = z.infer<typeof press>['action'];
type Said = Extract<Press, { verb: typeof SAY }>;

interface CardAction {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly inner: Logic;
  readonly parts: TeamsParts;
}

/**
 * A pressed button: the bot hears its words as if they had been typed, and the card is replaced by what it says next, for
 * everybody who sees it. A vote leaves the card as it is, and so does a press on the greeting. Whoever did not ask gets a sentence of their own.
 */
export async function takeCardAction(action: CardAction): Promise<void> {
  const { context, parts: { messages } } = action;
  const { activity } = context;
  const language = languageOf(activity.locale);
  const pressed = press.safeParse(activity.value).data?.action;
  if (!pressed) return respond(context, withError(messages['out-of-date'][language]));
  const { asker } = pressed.data;
  if (asker.id !== activity.from.id) return respond(context, withMessage(fillIn(messages['not-yours'][language], { name: inert(asker.name), bot: activity.recipient.name })));
  const replies = await repliesTo(pressed, action);
  const [first] = replies;
  if (!first) return respond(context, withMessage(messages['out-of-date'][language]));
  if (pressed.verb === VOTE) return thank(first, action);
  return pressed.data.stays ? answerBelow(pressed, replies, action) : replaceCard(pressed, replies, action);
}

/** What the bot says to the words, or the vote, of a press; nothing is sent yet. */
async function repliesTo({ verb, data }: Press, { context, turn, inner }: CardAction): Promise<BotReply[]> {
  const { activity } = context;
  const replies: BotReply[] = [];
  let collects = true;
  context.onSendActivities(async (_context, activities, next) => {
    if (!collects) return next();
    replies.push(...activities.filter(({ type }) => type === 'message'));
    return activities.map(() => ({ id: '' }));
  });
  const before = { type: activity.type, text: activity.text, name: activity.name, entities: activity.entities };
  Object.assign(activity, verb === SAY ? { type: 'message', text: data.said } : voteOf(data));
  try {
    await inner(context, turn);
  } finally {
    Object.assign(activity, before);
    collects = false;
  }
  return replies;
}

/** The vote as Web Chat tells it. */
const voteOf = ({ answer, helpful }: { answer: string; helpful: boolean }): Partial<Activity> =>
  ({ type: 'event', name: voteEvent, entities: [{ type: voteAction, '@id': `#answer-${answer}-${helpful ? 'upvote' : 'downvote'}` }] });

/** The answer stays; the reasons offered after a no come as a message of their own. */
async function thank(reply: BotReply, { context, parts: { cards } }: CardAction): Promise<void> {
  const { from: { id, name } } = context.activity;
  if (reply.suggestedActions) await context.sendActivity(cards.message([reply], { asker: { id, name }, language: languageOf(reply.locale) }));
  await respond(context, withMessage(plainOf(reply.text ?? '')));
}

async function answerBelow({ data: { asker, said } }: Said, replies: readonly BotReply[], { context, parts: { cards, messages } }: CardAction): Promise<void> {
  const language = languageOf(replies.at(-1)?.locale);
  await context.sendActivity(cards.message(replies, { asker, language }));
  await respond(context, withMessage(fillIn(messages.picked[language], { choice: inert(said) })));
}

async function replaceCard({ data }: Said, replies: readonly BotReply[], { context, parts }: CardAction): Promise<void> {
  const { activity } = context;
  const { cards, messages, report } = parts;
  const language = languageOf(replies.at(-1)?.locale);
  const parted = { asker: data.asker, language, picked: fillIn(messages.picked[language], { choice: inert(data.said) }), further: wayBack(data.entry, replies, parts) };
  await respond(context, withCard(cards.card(replies, parted)));
  // Teams shows the answer of an invoke only to whom pressed.
  if (activity.replyToId) await context.updateActivity({ ...cards.message(replies, parted), id: activity.replyToId }).catch(report);
}

/** The entry whose card is replaced stays one press away, unless a question is asked or it is told again. */
function wayBack(id: string | undefined, replies: readonly BotReply[], { content }: TeamsParts): Choice[] {
  const last = replies.at(-1);
  const entry = content.entries.get(id ?? '');
  const told = replies.some(({ entities = [] }) => entities.some((entity) => entity['entry'] === id));
  if (!entry || !last || told || last.channelData !== undefined) return [];
  const question = entry.question[languageOf(last.locale)];
  return [{ title: question, said: question }];
}
