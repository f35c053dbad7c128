import type { Activity } from 'botbuilder';
import type { Content } from '../../../knowledge/content.js';
import { languages, type Language } from '../../../knowledge/language.js';
import { say } from '../../../knowledge/messages.js';
import { sourceLine } from '../../../knowledge/source-line.js';
import type { TeamsMessages } from '../messages.js';
import { adaptiveCard, cardAttachment, type AdaptiveCard, type CardElement } from './card.js';
import { choiceElements, voteElements, type Asker, type Carried, type Choice } from './choices.js';
import { plainOf, textBlocks } from './text-blocks.js';

export interface ReplyCardContext {
  readonly content: Content;
  readonly messages: TeamsMessages;
}

/** A message as the bot sends it on every channel: Markdown, suggested actions, entities. */
export type BotReply = Partial<Activity>;

export interface CardOf {
  readonly asker: Asker;
  readonly language: Language;
  /** A choice that was pressed, shown above the replies. */
  readonly picked?: string;
  /** Choices offered beside those of the last reply. */
  readonly further?: readonly Choice[];
}

/** Makes cards of the bot's messages. */
export interface ReplyCards {
  /** The activity as Teams gets it: a card where it offers something, with all of it as plain text in `summary`; else the text alone. */
  activity(reply: BotReply, card: CardOf): BotReply;
  /** One card for all the messages of a turn. */
  card(replies: readonly BotReply[], card: CardOf): AdaptiveCard;
  /** A message with that card. */
  message(replies: readonly BotReply[], card: CardOf): BotReply;
}

/** Prepares what every card needs. */
export function replyCards({ content, messages }: ReplyCardContext): ReplyCards {
  const sources = new Set(languages.flatMap((language) => Object.values(content.sources).map((source) => sourceLine(source, content.messages, language))));

  function sectionOf(reply: BotReply, { asker, language, further = [] }: CardOf): CardElement[] {
    const carried: Carried = { asker, entry: entryOf(reply) };
    const vote = votedAnswer(reply);
    const labels = { ask: messages.helpful[language], yes: say(content.messages, 'button-yes', language), no: say(content.messages, 'button-no', language) };
    return [
      ...textBlocks(briefOf(reply), sources),
      ...choiceElements([...choicesOf(reply), ...further], carried),
      ...(vote === undefined ? [] : voteElements({ answer: vote, ...labels }, carried)),
    ];
  }

  function card(replies: readonly BotReply[], { picked, further = [], ...rest }: CardOf): AdaptiveCard {
    const sections = replies.map((reply, index) => sectionOf(reply, { ...rest, further: index === replies.length - 1 ? further : [] }));
    const [first = [], ...others] = sections;
    return adaptiveCard({
      language: rest.language,
      text: textOf(replies),
      body: [...(picked === undefined ? [] : [pickedBlock(picked)]), ...first, ...others.flatMap(([head, ...tail]) => (head ? [{ ...head, separator: true }, ...tail] : []))],
    });
  }

  function message(replies: readonly BotReply[], parts: CardOf): BotReply {
    const [{ type = 'message', locale, inputHint } = {}] = replies;
    return {
      type, ...(locale !== undefined && { locale }), ...(inputHint !== undefined && { inputHint }),
      summary: plainOf(textOf(replies)), entities: replies.flatMap(({ entities = [] }) => entities), attachments: [cardAttachment(card(replies, parts))],
    };
  }

  return {
    card, message,
    activity(reply, parts) {
      const offers = choicesOf(reply).length > 0 || votedAnswer(reply) !== undefined;
      return offers ? { ...without(reply, [...shownInCard, 'text', 'textFormat']), ...message([reply], parts) } : { ...without(reply, shownInCard), summary: plainOf(reply.text ?? '') };
    },
  };
}

const textOf = (replies: readonly BotReply[]): string => replies.map(({ text = '' }) => text).join('\n\n');

const pickedBlock = (text: string): CardElement => ({ type: 'TextBlock', text, wrap: true, isSubtle: true, size: 'Small' });

/** The numbered lines are left out where the choices are buttons that bear the numbers. */
function briefOf({ text = '', channelData }: BotReply): string {
  return numberedIn(channelData) ?? text;
}

function numberedIn(channelData: unknown): string | undefined {
  return typeof channelData === 'object' && channelData !== null && 'brief' in channelData && typeof channelData.brief === 'string' ? channelData.brief : undefined;
}

/** The blank after a number does not break: the Markdown of a card would make a list of it, and some clients count that anew. */
function choicesOf({ suggestedActions, channelData }: BotReply): Choice[] {
  const numbered = numberedIn(channelData) !== undefined;
  return (suggestedActions?.actions ?? []).map(({ title }, index) => ({ title: numbered ? `${index + 1}.\u00a0${title}` : title, said: title }));
}

/** The answer that a message opens to votes, by the number in its entities. */
function votedAnswer({ entities = [] }: BotReply): string | undefined {
  return entities.map((entity) => /^#answer-(\d+)-upvote$/.exec(String(entity['@id']))?.[1]).find((answer) => answer !== undefined);
}

function entryOf({ entities = [] }: BotReply): string | undefined {
  const entry: unknown = entities.find(({ type }) => type === 'answer')?.['entry'];
  return typeof entry === 'string' ? entry : undefined;
}

const shownInCard: readonly string[] = ['suggestedActions', 'channelData'] satisfies (keyof Activity)[];

const without = (reply: BotReply, names: readonly string[]): BotReply => Object.fromEntries(Object.entries(reply).filter(([name]) => !names.includes(name)));
