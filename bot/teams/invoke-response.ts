import type { Activity, TurnContext } from 'botbuilder';
import { CARD_TYPE, type AdaptiveCard } from './cards/card.js';

/** What an invoke is answered with, within the HTTP response. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: object;
}

/** Leaves the answer of an invoke for the end of its turn. */
export async function respond(context: TurnContext, value: InvokeAnswer): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value } satisfies Partial<Activity>);
}

/** A pressed card is replaced by this one. */
export const withCard = (card: AdaptiveCard): InvokeAnswer => ({ status: 200, body: { statusCode: 200, type: CARD_TYPE, value: card } });

/** A pressed card stays, and this sentence is shown to whom pressed it. */
export const withMessage = (text: string): InvokeAnswer => ({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } });

/** The press cannot be understood; Universal Actions tell so within a 200. */
export const withError = (message: string): InvokeAnswer => ({ status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } } });
