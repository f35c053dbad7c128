import { randomInt } from 'node:crypto';
import type { Conversation } from '../../dialogs/conversation.js';
import type { Content } from '../../knowledge/content.js';
import { drawCode, readCode } from '../../knowledge/resume-code.js';
import type { Store } from '../store/store.js';
import { createBudget } from './budget.js';
import { documentOf, readDocument, type ResumeDocument } from './resume-document.js';

/** Hours for which a code can be read after it was last asked for. */
export const hoursOfLife = 24;
const hour = 60 * 60 * 1000;

/** A conversation may have its code written anew so often in an hour. */
const mostPerConversation = 20;
/**
 * Codes drawn in an hour by one process, so that nobody fills the six million codes there are: with 14,400 alive, the most
 * that a day allows, one code in 432 exists.
 */
const mostDrawn = 600;
/** Draws until one is free; with 14,400 alive, the tenth fails once in 10^26 times. */
const mostDraws = 10;

export type Shared = { readonly kind: 'shared'; readonly code: string; readonly expiresAt: Date; readonly document: ResumeDocument } | { readonly kind: 'not-now' };

/** The codes under which conversations share where they are. */
export interface ResumeCodes {
  /**
   * Writes what a conversation shares and gives its code: the one it has while that lives, so that a code that was said
   * or noted shows the newest state; a new one otherwise. Either lives its whole time from now on.
   */
  share(conversationId: string, conversation: Conversation, at: { now: Date; timeZone: string }): Promise<Shared>;
  /** What is shared under a code; undefined when it is wrong or has expired. */
  read(code: string, now: Date): Promise<ResumeDocument | undefined>;
}

export interface ResumeCodesOptions {
  readonly store: Store;
  readonly content: Content;
  /** Gives a whole number below its argument that nobody can foresee; a cryptographic one unless set. */
  readonly random?: (below: number) => number;
}

const keyOf = (code: string): string => `resume/${code}`;

export function createResumeCodes({ store, content, random = (below) => randomInt(below) }: ResumeCodesOptions): ResumeCodes {
  const commands = content.agentCommands.codes.map(({ code }) => code);
  const example = readCode(content.agentCommands.resume.example.fr);
  const [writing, drawing] = [createBudget([{ windowMs: hour, limit: mostPerConversation }]), createBudget([{ windowMs: hour, limit: mostDrawn }])];

  /** Under a code that lives the key is this conversation's own: nobody else is given it before it has expired. */
  async function write(code: string, conversationId: string, { document, now }: { document: ResumeDocument; now: Date }): Promise<boolean> {
    const version = (await store.readDocument(keyOf(code), now))?.version ?? 0;
    return store.writeDocument({ key: keyOf(code), conversationId, document, version, expiresAt: new Date(document.expiresAt), now });
  }

  async function draw(conversationId: string, { document, now }: { document: ResumeDocument; now: Date }): Promise<string | undefined> {
    for (let attempt = 0; attempt < mostDraws; attempt += 1) {
      const code = drawCode(random, commands);
      // The printed example is nobody's.
      if (code !== example && await store.writeDocument({ key: keyOf(code), conversationId, document, version: 0, expiresAt: new Date(document.expiresAt), now })) return code;
    }
    return undefined;
  }

  return {
    async share(conversationId, conversation, { now, timeZone }) {
      const { resumeCode: kept } = conversation;
      const own = kept && now < new Date(kept.expiresAt) ? kept.code : undefined;
      const waits = writing.wait(conversationId, now) > 0 || (own === undefined && drawing.wait('', now) > 0);
      // A document belongs to a conversation that the store knows: one that begins with this very message is not yet.
      if (waits || !await store.conversation(conversationId)) return { kind: 'not-now' };
      const expiresAt = new Date(now.getTime() + hoursOfLife * hour);
      const document = documentOf(conversation, { content, now, timeZone, expiresAt });
      writing.count(conversationId, now);
      if (own !== undefined && await write(own, conversationId, { document, now })) return { kind: 'shared', code: own, expiresAt, document };
      drawing.count('', now);
      const code = await draw(conversationId, { document, now });
      return code === undefined ? { kind: 'not-now' } : { kind: 'shared', code, expiresAt, document };
    },
    read: async (code, now) => readDocument((await store.readDocument(keyOf(code), now))?.document),
  };
}
