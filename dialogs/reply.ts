import type { Activity, CardAction, Entity } from 'botbuilder';
import { ActivityTypes } from 'botbuilder-core';

/** One message of the bot: its text, which says everything, and what goes beside it. */
export interface Reply {
  readonly text: string;
  /** Short answers offered as buttons; the same words can be typed. */
  readonly buttons?: readonly string[];
  /** Whether the buttons are also numbered lines of the text, so that a number can be typed. */
  readonly numbered?: boolean;
  readonly entities?: readonly Entity[];
}

/** The numbered lines of choices, as they stand in a text. */
export const numberedLines = (choices: readonly string[]): string => choices.map((choice, index) => `${index + 1}. ${choice}`).join('\n');

/** A single line break is one in Markdown too, where it would else join two lines. */
const withBreaks = (text: string): string => text.replace(/(?<!\n)\n(?!\n)/g, '  \n');

const button = (title: string): CardAction => ({ type: 'imBack', title, value: title });

/** The message activity of a reply, in that language. */
export function activityOf({ text, buttons = [], numbered = false, entities = [] }: Reply, locale: string): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    locale,
    text: withBreaks(numbered ? `${text}\n\n${numberedLines(buttons)}` : text),
    textFormat: 'markdown',
    inputHint: 'acceptingInput',
    entities: [...entities],
    // A client that shows the buttons may leave out the numbered lines.
    ...(numbered && { channelData: { brief: withBreaks(text) } }),
    ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons.map(button) } }),
  };
}

/** Words of the person's own, shown back without any Markdown or HTML meaning. */
export const inert = (words: string): string => words.replace(/[\\`*_{}[\]<>()#+!|~]/g, ' ').replace(/\s+/g, ' ').trim();
