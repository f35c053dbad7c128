import type { TurnContext } from 'botbuilder';
import { say } from '../../knowledge/messages.js';
import { languageOf } from '../bot.js';
import { installationOf } from './installation.js';
import { respond, type InvokeAnswer } from './invoke-response.js';
import { TEAMS, type TeamsParts } from './logic.js';
import type { MessageExtension } from './message-extension.js';

/**
 * Answers what needs no conversation, so that no state is read or written for it: searches from the message box, and what
 * the bot leaves alone, such as reactions, edited messages and other members' comings and goings. False for all else.
 */
export const teamsAsides = (extension: MessageExtension, { content, report }: TeamsParts) => async (context: TurnContext): Promise<boolean> => {
  const { activity } = context;
  const type: string = activity.type;
  if (activity.channelId !== TEAMS || type === 'message') return false;
  if (type === 'conversationUpdate' || type === 'installationUpdate') return installationOf(activity) === null;
  if (type !== 'invoke') return true;
  if (activity.name === 'adaptiveCard/action') return false;
  await respond(context, answerOf());
  return true;

  function answerOf(): InvokeAnswer {
    try {
      return extension(activity) ?? { status: 400, body: { error: { code: 'BadRequest', message: `This bot answers no invoke ${String(activity.name).slice(0, 100)}.` } } };
    } catch (error) {
      report(error);
      return { status: 200, body: { composeExtension: { type: 'message', text: say(content.messages, 'broken-turn', languageOf(activity.locale)) } } };
    }
  }
};
