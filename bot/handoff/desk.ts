import type { Store } from '../store/store.js';
import { createTurnQueue } from '../store/turn-queue.js';
import type { Thread } from './ticket.js';
import { changeVersioned } from './versioned-change.js';

/** A line of the list of tickets: what outlives the erasing of a conversation, without a word of the person. Instants are ISO 8601. */
export interface DeskLine {
  readonly number: string;
  /** The person's conversation. */
  readonly conversationId: string;
  readonly enteredAt: string;
  /** Known once the card is posted. */
  readonly thread: Thread | null;
  /** When all about it was done; null before. */
  readonly overAt: string | null;
}

/** The list of tickets that all processes share. It is the state of a conversation of its own, so that it is changed under a version check. */
export interface Desk {
  lines(): Promise<readonly DeskLine[]>;
  enter(number: string, conversationId: string): Promise<void>;
  setThread(number: string, thread: Thread): Promise<void>;
  /** False when it was over already. */
  setOver(number: string): Promise<boolean>;
}

const id = 'handoff/desk';
const keptFor = 24 * 60 * 60 * 1000;

interface DeskState {
  readonly lines: readonly DeskLine[];
}

export function createDesk(store: Store, now: () => Date): Desk {
  type Lines = readonly DeskLine[];
  const read = async (): Promise<{ value: Lines; version: number }> => {
    const { state, version } = await store.beginTurn(id);
    return { value: (state as DeskState | null)?.lines ?? [], version }; // written below
  };
  const write = async (lines: Lines, version: number): Promise<boolean> => {
    const state: DeskState = { lines };
    const outcome = await store.commitTurn({ conversationId: id, activityId: '', activities: [], state, version, now: now() });
    return outcome.kind === 'committed';
  };
  const isKept = ({ overAt }: DeskLine): boolean => overAt === null || now().getTime() < new Date(overAt).getTime() + keptFor;

  // Within a process one after another, so that only other processes can come first.
  const queue = createTurnQueue();
  /** Changes the list; false when `edit` gives null. */
  const change = async (edit: (lines: Lines) => Lines | null): Promise<boolean> =>
    await queue.run(id, () => changeVersioned({ read, write }, (lines) => edit(lines.filter(isKept)))) !== null;

  const changeLine = (number: string, edit: (line: DeskLine) => DeskLine | null): Promise<boolean> => change((lines) => {
    const line = lines.find((one) => one.number === number);
    const next = line ? edit(line) : null;
    return next && lines.map((one) => (one === line ? next : one));
  });

  return {
    lines: async () => (await read()).value,
    enter: async (number, conversationId) => void (await change((lines) => [...lines, { number, conversationId, enteredAt: now().toISOString(), thread: null, overAt: null }])),
    setThread: async (number, thread) => void (await changeLine(number, (line) => (line.thread ? null : { ...line, thread }))),
    setOver: (number) => changeLine(number, (line) => (line.overAt === null ? { ...line, overAt: now().toISOString() } : null)),
  };
}
