import type { Bilingual } from '../knowledge/language.js';

/** What a person who takes over is told of the conversation; personal data is masked. */
export interface Summary {
  /** The last question in the person's own words; null when none was asked. */
  readonly question: string | null;
  /** Mode, step and date as far as they are known; null when nothing is. */
  readonly situation: Bilingual | null;
  /** What the bot has answered, oldest first. */
  readonly answers: readonly Bilingual[];
}

/** Words of the person on their way to the agents, numbered in their order. */
export interface Outgoing {
  readonly n: number;
  readonly text: string;
}

/** A conversation in which a person answers in the bot's place, or did. */
export interface HandedOver {
  /** The ticket's number, which the agents see. */
  readonly ticket: string;
  /** Whether the bot is silent. */
  open: boolean;
  readonly summary: Summary;
  /** How many messages the person has written to the agents. */
  written: number;
  /** Those of them that are not known to have arrived, oldest first. */
  outbox: readonly Outgoing[];
  /** Ids of what the agents' side has told here, newest last. */
  heard: readonly string[];
}
