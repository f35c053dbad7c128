import { z } from 'zod';
import type { Conversation } from '../../dialogs/conversation.js';
import { deadlineFor, nextMove } from '../../dialogs/next-move.js';
import type { When } from '../../dialogs/known.js';
import type { Content } from '../../knowledge/content.js';
import { headline } from '../../knowledge/deadline-text.js';
import { findStep } from '../../knowledge/deadlines.js';
import { languages } from '../../knowledge/language.js';
import { basisSchema, type Step } from '../../knowledge/schema.js';

/** What stays readable under a code: nothing of the person's own words, and nothing of who they are. */
const documentSchema = z.object({
  version: z.literal(1),
  language: z.enum(languages),
  sharedAt: z.string(),
  expiresAt: z.string(),
  /** Situations ("mode/step") that agree with what was told; none while nothing was. */
  situations: z.array(z.string()),
  /** When something arrived, as it was understood: the deadline is computed from it whenever it is read. */
  when: z.object({ understood: z.custom<When['understood']>(), basis: basisSchema, timeZone: z.string(), confirmed: z.boolean() }).nullable(),
  /** What the chat last said of the deadline, and at which moment. */
  told: z.object({ at: z.string(), text: z.string() }).nullable(),
  /** Ids of the last entries that the chat stated, the newest first. */
  entries: z.array(z.string()),
});
export type ResumeDocument = z.infer<typeof documentSchema>;

const mostEntries = 5;

export interface SharingContext {
  readonly content: Content;
  readonly now: Date;
  readonly expiresAt: Date;
  /** The person's time zone. */
  readonly timeZone: string;
}

/** What a conversation shares at a moment. */
export function documentOf(conversation: Conversation, context: SharingContext): ResumeDocument {
  const { known, language, votable } = conversation;
  const entries = votable.filter(({ about }) => about.startsWith('entry:')).map(({ about }) => about.slice('entry:'.length)).reverse();
  return {
    version: 1, language, sharedAt: context.now.toISOString(), expiresAt: context.expiresAt.toISOString(),
    situations: [...known.left ?? []],
    when: known.when && { ...known.when, understood: known.when.understood },
    told: toldOf(conversation, context),
    entries: [...new Set(entries)].slice(0, mostEntries),
  };
}

/** The first sentence of the deadline that was told and still rests on what is known, as it was at that moment. */
function toldOf({ known, toldAt, language }: Conversation, { content, timeZone }: SharingContext): ResumeDocument['told'] {
  if (toldAt === null) return null;
  const now = new Date(toldAt);
  const move = nextMove(known, { content, now, timeZone });
  const text = move.kind === 'tell' ? headline(move.deadline, { content, language, now, timeZone: known.when?.timeZone ?? timeZone }) : null;
  return text === null ? null : { at: toldAt, text };
}

/** A document as it was written; undefined for one of another version of this program. */
export function readDocument(kept: unknown): ResumeDocument | undefined {
  const { data } = documentSchema.safeParse(kept);
  return data;
}

/** The steps that a document leaves, as far as the content still has them. */
export const stepsIn = ({ situations }: ResumeDocument, { procedures }: Content): Step[] =>
  situations.map((situation) => situation.split('/')).map(([mode = '', step = '']) => findStep(procedures, mode, step)).filter((step) => step !== undefined);

/** The deadline of a step with the date that was shared, at any moment. */
export const deadlineIn = ({ when }: ResumeDocument, step: Step, { content, now }: { content: Content; now: Date }) =>
  deadlineFor(step, when, { content, now, timeZone: content.procedures.timeZone });
