import type { Store } from '../store/store.js';
import type { Ticket } from './ticket.js';

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
/** Writers who come first before a change is given up. */
const mostConflicts = 20;

const keyOf = (number: string): string => `ticket:${number}`;

export function createTickets(store: Store, now: () => Date): Tickets {
  const write = (ticket: Ticket, version: number): Promise<boolean> => store.writeDocument({
    key: keyOf(ticket.number), conversationId: ticket.conversationId, document: ticket, version, expiresAt: new Date(now().getTime() + keptFor), now: now(),
  });
  return {
    read: async (number) => (await store.readDocument(keyOf(number), now()))?.document as Ticket | undefined, // written below
    add: (ticket) => write(ticket, 0),
    async change(number, change) {
      for (let attempt = 0; attempt < mostConflicts; attempt += 1) {
        const kept = await store.readDocument(keyOf(number), now());
        if (!kept) return undefined;
        const next = change(kept.document as Ticket); // written above
        if (next === null || await write(next, kept.version)) return next;
      }
      throw new Error(`Ticket ${number} was changed by others ${mostConflicts} times in a row.`);
    },
    remove: async (number) => void (await store.deleteDocument(keyOf(number))),
  };
}
