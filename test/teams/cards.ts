import type { Activity } from 'botbuilder';
import type { TeamsApp } from './teams-app.js';
import { invoke, type Person, type TeamsActivity } from './activities.js';

/** A button of a card, wherever in it it stands. */
export interface Button {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly url?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Card {
  readonly type: string;
  readonly version: string;
  readonly fallbackText: string;
}

const CARD = 'application/vnd.microsoft.card.adaptive';

/** The Adaptive Card of an activity; undefined without one. */
export const cardOf = ({ attachments = [] }: Partial<Activity>): Card | undefined =>
  attachments.find(({ contentType }) => contentType === CARD)?.content as Card | undefined; // what the bot sends under this type

const objects = (node: unknown): Record<string, unknown>[] => {
  if (typeof node !== 'object' || node === null) return [];
  return [...(Array.isArray(node) ? [] : [node as Record<string, unknown>]), ...Object.values(node).flatMap(objects)];
};

/** All buttons of a card, in their order. */
export const buttonsOf = (card: unknown): Button[] =>
  objects(card).filter(({ type }) => String(type).startsWith('Action.')).map((button) => button as unknown as Button); // the schema of an action

/** The lines that a card shows, without the titles of its buttons. */
export function linesOf(card: unknown): string[] {
  if (typeof card !== 'object' || card === null) return [];
  if ('selectAction' in card) return [];
  if ('type' in card && card.type === 'TextBlock' && 'text' in card) return String(card.text).split('\n');
  return Object.values(card).flatMap(linesOf);
}

export interface Pressed {
  readonly status: number;
  readonly statusCode: number;
  readonly type: string;
  /** The card that takes the place of the pressed one, or a sentence. */
  readonly value: unknown;
}

/** Presses a button as Teams tells it. */
export async function press(teams: TeamsApp, button: Button | undefined, activity: Omit<TeamsActivity, 'serviceUrl'> & { readonly from?: Person; readonly replyToId?: string } = {}): Promise<Pressed> {
  if (!button) throw new Error('There is no such button.');
  const { replyToId, ...rest } = activity;
  const value = { action: { type: button.type, title: button.title, verb: button.verb, data: button.data }, trigger: 'manual' };
  const answer = await teams.post(invoke({ ...rest, serviceUrl: teams.connector.serviceUrl, name: 'adaptiveCard/action', value, rest: { ...(replyToId !== undefined && { replyToId }) } }));
  return { status: answer.status, ...(answer.body as Omit<Pressed, 'status'>) }; // the answer of Universal Actions
}
