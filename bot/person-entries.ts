/** Entries that lead to a person: the bot does not go back to its own question after them, and offers to hand over where it can. */
export const personEntries: readonly string[] = ['talk-to-human', 'contact-helpline'];
