import type { Entity } from 'botbuilder';
import type { TurnFrame } from './conversation.js';

/** An answer that can be voted on: what it told, and to which (masked) question. */
export interface Votable {
  readonly answer: number;
  readonly about: string;
  readonly utterance: string;
}

/** Answers of a conversation that stay open to a vote. */
const mostVotable = 10;
/** The type of the entities that carry votes. */
export const voteAction = 'https://schema.org/VoteAction';

/**
 * Opens an answer to votes and gives the entities that Web Chat shows as thumbs under it, for as long as it stands there.
 * The vote comes back as an event with one of them.
 */
export function voteEntities({ conversation, utterance }: TurnFrame, about: string): Entity[] {
  const answer = (conversation.votable.at(-1)?.answer ?? 0) + 1;
  conversation.votable = [...conversation.votable, { answer, about, utterance: utterance.text }].slice(-mostVotable);
  return (['upvote', 'downvote'] as const).map((actionOption) => ({
    '@context': 'https://schema.org', '@type': 'VoteAction', '@id': `#answer-${answer}-${actionOption}`, type: voteAction, actionOption,
  }));
}

/** The vote that an event's entities carry: which answer, and whether it helped; null when they carry none. */
export function voteIn(entities: readonly Entity[] | undefined, votable: readonly Votable[]): (Votable & { readonly helpful: boolean }) | null {
  for (const { type, '@id': id } of entities ?? []) {
    const [, number, option] = /^#answer-(\d{1,9})-(upvote|downvote)$/.exec(String(id)) ?? [];
    const found = votable.find(({ answer }) => String(answer) === number);
    if (type === voteAction && found) return { ...found, helpful: option === 'upvote' };
  }
  return null;
}
