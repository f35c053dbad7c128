import type { Store } from '../store/store.js';
import type { Ticket } from './ticket.js';
import { changeVersioned } from './versioned-change.js';

/** The tickets in the store, each a document of the person's conversation: it is erased with it. */
export interface Tickets {
  read(number: string): Promise<Ticket | undefined>;
  /** Writes a new ticket; false when there is one already. */
  add(ticket: Ticket): Promise<boolean>;
  /** Changes a ticket, whoever else changes it meanwhile; null when the change is none, undefined when there is no such ticket. */
  change(number: string, change: (ticket: Ticket) => Ticket | null): Promise<Ticket | null | undefined>;
  remove(number: string): Promise<void>;
}

const day = 24 * 60 * 60 * 1000;
/** An open ticket lasts minutes or hours; what is over is kept for buttons that are pressed late. */
const keptFor = day;

const keyOf = (number: string): string => `ticket:${number}`;

export function createTickets(store: Store, now: () => Date): Tickets {
  const write = (ticket: Ticket, version: number): Promise<boolean> => store.writeDocument({
    key: keyOf(ticket.number), conversationId: ticket.conversationId, document: ticket, version, expiresAt: new Date(now().getTime() + keptFor), now: now(),
  });
  const read = async (number: string): Promise<{ value: Ticket; version: number } | undefined> => {
    const kept = await store.readDocument(keyOf(number), now());
    return kept && { value: kept.document as Ticket, version: kept.version }; // written above
  };
  return {
    read: async (number) => (await read(number))?.value,
    add: (ticket) => write(ticket, 0),
    change: (number, change) => changeVersioned({ read: () => read(number), write }, change),
    remove: async (number) => void (await store.deleteDocument(keyOf(number))),
  };
}
