import type { TurnContext } from 'botbuilder';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Suggest } from '../../knowledge/matching/suggestions.js';
import type { Messages } from '../../knowledge/messages.js';
import { botLogic, type LogicOptions } from '../bot.js';
import type { Logic } from '../directline/channels.js';
import { teamsAsides } from './asides.js';
import { replyCards } from './cards/reply-card.js';
import { teamsLogic, type TeamsParts } from './logic.js';
import { messageExtension } from './message-extension.js';
import { readTeamsMessages } from './messages.js';

export interface TeamsOptions extends LogicOptions {
  readonly suggest: Suggest;
  readonly report: (error: unknown) => void;
}

/** The bot with its Teams side: the logic of its turns on every channel, and what is answered without a turn. */
export function withTeams(options: TeamsOptions): { logic: Logic; aside: (context: TurnContext) => Promise<boolean> } {
  const { knowledge, report } = options;
  const messages = readTeamsMessages();
  const { goodbye, erased, 'my-data': myData, 'not-found': notFound } = messages;
  const spoken = worded(knowledge, { goodbye, erased, 'my-data': myData });
  const parts: TeamsParts = { content: spoken.content, messages, cards: replyCards({ content: spoken.content, messages }), report };
  return {
    logic: teamsLogic({ elsewhere: botLogic(options), inTeams: botLogic({ ...options, knowledge: spoken }) }, parts),
    aside: teamsAsides(messageExtension({ ...options, knowledge: worded(knowledge, { 'not-understood': notFound }), messages }), parts),
  };
}

/** The same knowledge, except where the website's words would not be true in Teams. */
const worded = ({ content, ...knowledge }: Knowledge, messages: Partial<Messages>): Knowledge =>
  ({ ...knowledge, content: { ...content, messages: { ...content.messages, ...messages } } });
