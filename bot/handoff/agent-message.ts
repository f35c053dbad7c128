import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { readText } from '../teams/incoming-text.js';

const mention = z.looseObject({ type: z.string().regex(/^mention$/i), mentioned: z.looseObject({ id: z.string() }) });

/** A message of a ticket's thread as the person may read it. */
export interface AgentMessage {
  /** Plain text; empty when there is none. */
  readonly text: string;
  /** Whether it holds a file, a picture or a card, which cannot be passed on. */
  readonly attached: boolean;
  /** Whether it mentions colleagues and not the bot: then it is meant for them. */
  readonly aside: boolean;
}

/** Reads what an agent has written in Teams. */
export function readAgentMessage(activity: Partial<Activity>): AgentMessage {
  const mentioned = (activity.entities ?? []).flatMap((entity) => mention.safeParse(entity).data?.mentioned.id ?? []);
  return {
    text: readText(activity),
    // Teams adds the HTML of every message as an attachment of its own.
    attached: (activity.attachments ?? []).some(({ contentType }) => contentType !== 'text/html'),
    aside: mentioned.length > 0 && !mentioned.includes(activity.recipient?.id ?? ''),
  };
}
