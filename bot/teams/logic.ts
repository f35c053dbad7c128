import type { Activity, TurnContext } from 'botbuilder';
import { restore } from '../../dialogs/conversation.js';
import { isTimeZone } from '../../knowledge/civil-days.js';
import type { Content } from '../../knowledge/content.js';
import { languageOf } from '../bot.js';
import type { Logic } from '../directline/channels.js';
import type { Turn } from '../store/turn.js';
import { takeCardAction } from './card-actions.js';
import type { ReplyCards } from './cards/reply-card.js';
import { readText } from './incoming-text.js';
import { greetInstalled } from './installation.js';
import type { TeamsMessages } from './messages.js';

export const TEAMS = 'msteams';

/** What the Teams side of the bot works with. */
export interface TeamsParts {
  readonly content: Content;
  readonly messages: TeamsMessages;
  readonly cards: ReplyCards;
  readonly report: (error: unknown) => void;
}

/** The same bot in Teams: what is written there is read as text, what it says becomes cards. Other channels pass through. */
export function teamsLogic({ elsewhere, inTeams }: { elsewhere: Logic; inTeams: Logic }, parts: TeamsParts): Logic {
  return async (context, turn) => {
    if (context.activity.channelId !== TEAMS) return elsewhere(context, turn);
    const type: string = context.activity.type;
    if (type === 'conversationUpdate' || type === 'installationUpdate') return greetInstalled(context, turn, parts);
    prepare(context.activity, turn);
    if (type === 'invoke') return takeCardAction({ context, turn, inner: inTeams, parts });
    if (type !== 'message') return;
    context.activity.text = readText(context.activity);
    sendCards(context, parts);
    return inTeams(context, turn);
  };
}

/** Until the person has written something, their Teams tells their language; the greeting may have come without it. */
function prepare(activity: Activity, turn: Turn): void {
  const language = languageOf(activity.locale);
  const conversation = restore(turn.state, language);
  if (conversation.messages === 0 && !conversation.languageChosen && activity.locale) turn.setState({ ...conversation, language });
  const zone: unknown = activity.entities?.find(({ type }) => type === 'clientInfo')?.['timezone'];
  if (!activity.localTimezone && typeof zone === 'string' && isTimeZone(zone)) activity.localTimezone = zone;
}

/** From now on this turn's messages leave as cards, with buttons for the one who wrote. */
function sendCards(context: TurnContext, { cards }: TeamsParts): void {
  const { id, name } = context.activity.from;
  context.onSendActivities(async (_context, activities, next) => {
    for (const [index, activity] of activities.entries()) {
      if (activity.type !== 'message' || activity.attachments?.length) continue;
      activities[index] = cards.activity(activity, { asker: { id, name }, language: languageOf(activity.locale) });
    }
    return next();
  });
}
