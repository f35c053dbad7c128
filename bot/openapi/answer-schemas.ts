import { z } from 'zod';
import type { AgentAnswer } from '../../knowledge/agent-answer.js';
import type { AgentMatch, AgentReply } from '../../knowledge/agent-reply.js';
import type { Answer } from '../../knowledge/answer-text.js';
import type { DeadlineReply } from '../../knowledge/deadline-reply.js';
import { languages } from '../../knowledge/language.js';
import type { LookupReply } from '../../knowledge/lookup.js';
import type { SourceDetails } from '../../knowledge/source-line.js';
import { basisSchema } from '../../knowledge/schema.js';
import type { ResumeReply } from '../resume/resume-reply.js';

const text = (description: string) => z.string().describe(description);
const texts = (description: string) => z.array(z.string()).describe(description);
const instant = (description: string) => z.iso.datetime({ offset: true }).nullable().describe(description);
const language = z.enum(languages).describe('The language of the answer.');
const confidence = z.number().min(0).max(1).describe('How likely this is what was asked, from 0 to 1.');
const id = text('The id of the entry.');

/** The body of every error below /api. */
export const problem = z.strictObject({
  type: z.literal('about:blank').describe('There are no further kinds: the status says it.'),
  title: text('What is wrong, in words that a person understands.'),
  status: z.int().describe('The HTTP status again.'),
  field: text('The field of the request that is missing or wrong; only with 400.').optional(),
}).meta({ id: 'Problem', description: 'An error, as application/problem+json (RFC 9457).' });

const source = z.strictObject({
  title: text('The title of the page or document.'),
  issuer: text('Who published it.'),
  url: z.url().nullable().describe('Its address; null where it has none.'),
  updated: z.string().nullable().describe('Its date as precise as it says it: YYYY, YYYY-MM or YYYY-MM-DD; null where it is undated.'),
}).meta({ id: 'Source', description: 'Where an answer or a figure comes from.' }) satisfies z.ZodType<SourceDetails>;

const entryFields = {
  id,
  question: text('The question that the entry answers.'),
  answer: text('Plain text, paragraphs parted by an empty line; the first sentence answers.'),
  steps: texts('What to do, in order; often empty.'),
  sources: z.array(source),
  related: texts('The ids of entries to go on with.'),
};
/** GET /api/entries/{id} */
export const entryAnswer = z.strictObject(entryFields).meta({ id: 'Entry', description: 'One entry in one language.' }) satisfies z.ZodType<Answer>;
const match = z.strictObject({ ...entryFields, confidence }).meta({ id: 'Match', description: 'An entry with how likely it is what was asked.' });

const interval = {
  start: instant('The first moment that is meant.'),
  end: instant('The end, which is not part of it; equal to start for a moment.'),
  grain: z.enum(['minute', 'hour', 'part-of-day', 'day', 'week', 'month', 'range']).nullable().describe('How precise the words are.'),
};
const clock = z.strictObject({
  amount: z.int().describe('How many units the clock runs.'),
  unit: z.enum(['hours', 'days']).describe('Hours are elapsed hours; days are calendar days.'),
  qualifier: z.enum(['at most']).nullable().describe('What the source adds to the amount.'),
  sources: z.array(source),
}).meta({ id: 'Clock', description: 'A limit as its sources state it.' });
const understood = z.strictObject({
  kind: z.enum(['value', 'none', 'invalid', 'future']).describe('A usable date; no date in the words; a day that does not exist; a day that has not come yet.'),
  ...interval,
  flags: texts('Why a confirmation may be due, such as inferred-year or ambiguous-order.'),
  others: z.array(z.strictObject({
    what: z.enum(['dated', 'received', 'other']).describe('What the words say it is the date of.'),
    start: z.iso.datetime({ offset: true }), end: z.iso.datetime({ offset: true }), grain: interval.grain.unwrap(),
  })).describe('Further dates in the same words.'),
}).meta({ id: 'Understood', description: 'What was understood of the words that say when. A span runs from start up to, but not including, end.' });
/** POST /api/deadline */
export const deadline = z.strictObject({
  mode: z.string(),
  step: z.string(),
  basis: z.enum(basisSchema.options).describe('What the date was taken for.'),
  clock: clock.nullable().describe('Null where the step has no clock.'),
  understood: understood.nullable().describe('Null where a step without a clock got no date.'),
  state: z.enum(['open', 'may-be-over', 'over', 'unknown-start', 'not-started', 'not-stated', 'done']).describe('Where the clock stands; not-stated means that no source states a limit.'),
  safeLimit: instant('The earliest that the limit can be: the one to rely on.'),
  lastLimit: instant('The latest that the limit can be.'),
  remaining: z.string().nullable().describe('From now to safeLimit as an ISO 8601 duration; only while open.'),
  text: text('All of it in plain words, as the chat says it.'),
}).meta({ id: 'Deadline', description: 'How long a person has left. A text that holds no date is still answered.' }) satisfies z.ZodType<DeadlineReply>;

/** GET /api/lookup */
export const lookupAnswer = z.strictObject({
  query: text('The words that were looked for.'),
  language,
  outcome: z.enum(['answer', 'choices', 'none']).describe('What the chat would do: state the first match, offer at most three, or neither.'),
  matches: z.array(match).describe('The likeliest first, also where the outcome is none.'),
  message: z.string().nullable().describe('What the chat would say where it does not state the first match.'),
  deadline: deadline.nullable().describe('Filled where the words alone give mode, step and date.'),
}).meta({ id: 'Lookup', description: 'The decision of the chat on these words in a fresh conversation.' }) satisfies z.ZodType<LookupReply>;

/** GET /api/suggest */
export const suggestions = z.strictObject({
  suggestions: z.array(z.strictObject({ id, question: text('The question in the language asked for.'), confidence })),
}).meta({ id: 'Suggestions', description: 'Questions that fit what has been typed so far.' });

const agentAnswer = z.strictObject({
  id: text('The id of the entry, or mode/step of a deadline.'),
  title: text('The question, or the name of the step.'),
  figure: text('The short answer.'),
  understood: z.string().nullable().describe('The date understood, with its weekday.'),
  otherReading: z.strictObject({ understood: z.string().nullable(), figure: z.string() }).nullable().describe('Another reading of the date that would change the answer.'),
  deadline: deadline.nullable().describe('Null for an entry.'),
  say: texts('What to say, a sentence a line.'),
  doNotPromise: texts('What no source lets anybody promise.'),
  steps: texts('What the caller does, in order.'),
  sources: texts('The sources with their dates, a line each.'),
  text: text('The whole answer of the chat, to copy.'),
  link: text('Where the same answer stands on this site.'),
}).meta({ id: 'AgentAnswer', description: 'One answer as an agent on the phone reads it.' }) satisfies z.ZodType<AgentAnswer>;
const agentMatch = z.strictObject({
  id,
  code: z.string().nullable().describe('The short code of the entry.'),
  question: z.string(),
  confidence: confidence.nullable().describe('Null where the entry goes with a deadline rather than with words.'),
}).meta({ id: 'AgentMatch', description: 'An entry in a list to choose from.' }) satisfies z.ZodType<AgentMatch>;
/** GET /api/agent */
export const agentAnswers = z.strictObject({
  line: text('The line as it was typed.'),
  language,
  kind: z.enum(['nothing', 'deadline', 'entry', 'words', 'error']).describe('What the line was taken for.'),
  sure: z.boolean().describe('Whether the chat would answer rather than ask back.'),
  expected: z.string().nullable().describe('What was expected, where the line is a wrong command.'),
  message: z.string().nullable().describe('What the chat would say where no entry answers.'),
  answers: z.array(agentAnswer).describe('One, or one of each mode where the mode is not known; none where nothing fits.'),
  tellApart: z.string().nullable().describe('What to ask the caller to tell two answers apart.'),
  matches: z.array(agentMatch).describe('Entries to go on with.'),
}).meta({ id: 'AgentAnswers', description: 'What one line typed by an agent gives.' }) satisfies z.ZodType<AgentReply>;
/** GET /api/agent/entries */
export const agentEntries = z.strictObject({ language, entries: z.array(agentMatch), answers: z.array(agentAnswer) })
  .meta({ id: 'AgentEntries', description: 'Every entry: as it is listed, and with its answer.' });

const moment = z.strictObject({ at: z.iso.datetime({ offset: true }), words: text('The same in words.') });
/** POST /api/resume */
export const sharedChat = z.strictObject({
  code: text('The code as it is shown.'),
  language: z.enum(languages).describe('The language that the person chats in.'),
  shared: moment.describe('When the person last asked for the code.'),
  expiresAt: z.iso.datetime({ offset: true }).describe('Until when the code can be read.'),
  mode: z.string().nullable().describe('Null while more than one is left.'),
  step: z.string().nullable().describe('Null while more than one is left.'),
  situation: z.string().nullable().describe('The name of the step, else of the mode.'),
  dates: z.array(z.strictObject({
    basis: z.enum(basisSchema.options), start: z.iso.datetime({ offset: true }), end: z.iso.datetime({ offset: true }), grain: interval.grain.unwrap(),
    confirmed: z.boolean().describe('Whether the person confirmed the reading.'), words: text('The date in words.'),
  })).describe('The date that the deadline counts from, if one was told.'),
  told: moment.extend({ text: text('What the chat said.') }).nullable().describe('What the chat last said of the deadline, in the person’s language.'),
  deadline: deadline.nullable().describe('As it stands now; null while the step is not known.'),
  answers: z.array(agentAnswer).describe('The deadline as an agent reads it; one of each mode where just the mode is not known.'),
  tellApart: z.string().nullable().describe('What to ask the caller to tell two answers apart.'),
  entries: z.array(agentMatch).describe('The last entries that the chat stated, the newest first.'),
}).meta({ id: 'SharedChat', description: 'What a person in the chat lets an agent see. Every figure is computed anew.' }) satisfies z.ZodType<ResumeReply>;

/** GET /healthz */
export const health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' });
/** GET /readyz */
export const readiness = z.strictObject({
  status: z.enum(['ready', 'not ready']),
  knowledge: z.int().describe('How many entries are loaded.'),
  store: z.enum(['ok', 'unreachable']),
}).meta({ id: 'Readiness' });
