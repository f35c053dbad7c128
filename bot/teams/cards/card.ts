import type { Attachment } from 'botbuilder';
import type { Language } from '../../../knowledge/language.js';
import { plainOf } from './text-blocks.js';

/** An element or an action of an Adaptive Card; its schema is the Adaptive Cards project's. */
export type CardElement = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface CardParts {
  readonly language: Language;
  /** All that the card says, as the bot writes it: for clients that cannot show the card. */
  readonly text: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardElement[];
}

export type AdaptiveCard = CardElement & { readonly type: 'AdaptiveCard'; readonly body: readonly CardElement[] };

/** A card as Teams shows it, over the whole width of a message. Version 1.5 is the latest that every Teams client knows. */
export const adaptiveCard = ({ language, text, body, actions = [] }: CardParts): AdaptiveCard => ({
  type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', lang: language, fallbackText: plainOf(text),
  body: [...body], ...(actions.length > 0 && { actions: [...actions] }), msteams: { width: 'Full' },
});

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card as an activity carries it. */
export const cardAttachment = (card: AdaptiveCard): Attachment => ({ contentType: CARD_TYPE, content: card });
