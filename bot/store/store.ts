/** An activity as it is kept and as Direct Line clients read it: plain JSON with its id. */
export type LoggedActivity = { readonly id: string } & Readonly<Record<string, unknown>>;

export interface Conversation {
  readonly id: string;
  readonly userId: string | null;
}

/** Whether an answer helped; a second vote on the same answer takes the place of the first. */
export interface Vote {
  /** The answer's number within its conversation. */
  readonly answer: number;
  /** What the answer told: "entry:<id>", "deadline:<mode>/<step>" or "none". */
  readonly about: string;
  readonly helpful: boolean;
  /** One of the reasons offered after a no; null until it is given. */
  readonly reason: string | null;
  readonly language: string;
  readonly channel: string;
  /** The question as it was masked. */
  readonly utterance: string;
}

export interface TurnStart {
  /** Whether the conversation has been started before. */
  readonly known: boolean;
  /** The JSON document that the last turn left; null on the first. */
  readonly state: unknown;
  /** Counts the turns; 0 before the first. */
  readonly version: number;
  /** The id given the first time to this very activity, null when it is new. */
  readonly seenAs: string | null;
}

export interface TurnCommit {
  readonly conversationId: string;
  readonly userId?: string | undefined;
  /** What tells a repeated activity from a new one, within the conversation. */
  readonly seenId?: string | undefined;
  /** The id that a repetition of `seenId` is answered with. */
  readonly activityId: string;
  readonly state: unknown;
  /** The version that the turn started from. */
  readonly version: number;
  readonly activities: readonly LoggedActivity[];
  readonly votes?: readonly Vote[];
  /** Whether the log and the seen ids of earlier turns are deleted in the same commit. */
  readonly forgetEarlier?: boolean;
  readonly now: Date;
}

export type CommitOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'seen'; readonly activityId: string }
  | { readonly kind: 'conflict' };

/** A document under a key of its own: what a resume code shows, a ticket. It is deleted with its conversation. */
export interface DocumentWrite {
  readonly key: string;
  /** The conversation that it belongs to, which must be known. */
  readonly conversationId: string;
  readonly document: unknown;
  /** The version that was read; 0 for a document that is not there, or has expired. */
  readonly version: number;
  readonly expiresAt: Date;
  readonly now: Date;
}

export interface KeptDocument {
  readonly document: unknown;
  /** Counts the writes, from 1. */
  readonly version: number;
}

export interface LogPage {
  readonly activities: readonly LoggedActivity[];
  /** Where the next page starts: the position of the last activity returned. */
  readonly position: number;
  /** The position of the last activity of the whole log. */
  readonly end: number;
}

/**
 * What outlives a restart. Every call is atomic: a killed process leaves all of it or nothing.
 * A call that cannot be answered for the moment rejects with StoreUnavailable.
 */
export interface Store {
  /** Runs a task while no other process that shares the store runs one for the same conversation. */
  hold<T>(conversationId: string, task: () => Promise<T>): Promise<T>;
  /** Has a listener called when another process has added to the log of a conversation; with null when it may have been any. */
  onGrowth(listener: (conversationId: string | null) => void): void;
  /** Reads all that a turn needs at its start. */
  beginTurn(conversationId: string, seenId?: string): Promise<TurnStart>;
  /** Writes a whole turn in one transaction, unless another turn came first or the activity was seen. */
  commitTurn(commit: TurnCommit): Promise<CommitOutcome>;
  /** Adds activities outside a turn; false when there is no such conversation. */
  append(conversationId: string, activities: readonly LoggedActivity[], now: Date): Promise<boolean>;
  /** A page of the log after a position (0: from its start); undefined when there is no such conversation. */
  readLog(conversationId: string, after: number, limit: number): Promise<LogPage | undefined>;
  conversation(conversationId: string): Promise<Conversation | undefined>;
  /** The document under a key; undefined when there is none or it has expired. */
  readDocument(key: string, now: Date): Promise<KeptDocument | undefined>;
  /** Writes a document over the version that was read; false when another writer came first. */
  writeDocument(write: DocumentWrite): Promise<boolean>;
  /** Deletes a document; false when there was none. */
  deleteDocument(key: string): Promise<boolean>;
  setting(name: string): Promise<string | undefined>;
  /** Writes a setting only where there is none, and gives the one that now stands. */
  keepSetting(name: string, value: string): Promise<string>;
  changeSetting(name: string, value: string): Promise<void>;
  /** Deletes a conversation with all that belongs to it; false when there was none. */
  forget(conversationId: string): Promise<boolean>;
  /** Deletes what is older than an instant and the documents expired by now; gives the number of conversations deleted whole. */
  purge(before: Date, now: Date): Promise<number>;
  /** All votes, newest last, for whoever edits the knowledge. */
  votes(): Promise<Vote[]>;
  /** Fails when the store cannot be read or written. */
  check(): Promise<void>;
  close(): Promise<void>;
}
