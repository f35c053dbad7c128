import { z } from 'zod';

const text = z.string().trim().min(1);
export const bilingual = z.strictObject({ fr: text, en: text });
const bilingualLines = (what: string, least: number, most = Number.MAX_SAFE_INTEGER) => z
  .strictObject({ fr: z.array(text).min(least).max(most), en: z.array(text).min(least).max(most) })
  .refine(({ fr, en }) => fr.length === en.length, `both languages need the same number of ${what}`);
/** What no source lets an agent say on the phone. */
const doNotPromise = bilingualLines('warnings', 1, 3);
/** A sentence or two that an agent says on the phone, with just these placeholders. */
const spoken = (...placeholders: readonly string[]) => bilingual.refine(
  ({ fr, en }) => [...`${fr} ${en}`.matchAll(/\{(.*?)\}/g)].every(([, name = '']) => placeholders.includes(name)),
  `may only have the placeholders (${placeholders.join(', ')})`,
);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
/** A year, a month or a day, as precise as the source says it. */
const sourceDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');

export const sourceSchema = z.strictObject({
  title: bilingual,
  issuer: text,
  url: z.url().nullable(),
  updated: sourceDate.nullable(),
});

export const entrySchema = z.strictObject({
  id,
  question: bilingual,
  answer: bilingual,
  steps: bilingualLines('steps', 1).optional(),
  /** What an agent says on the phone, a sentence a line; the first one answers. */
  script: bilingualLines('lines', 2, 5).optional(),
  doNotPromise: doNotPromise.optional(),
  facts: z.array(text).min(1),
  /** Set where the entry holds for one mode only. */
  mode: id.optional(),
  sources: z.array(text).min(1),
  related: z.array(id),
  dialog: z.literal('deadline').optional(),
  /** What to do when something has not come, or once its time is over: not what is wanted by who says that, and when, it came. */
  about: z.enum(['absence', 'expiry']).optional(),
  situation: z.strictObject({ mode: id.optional(), step: id.optional() }).optional(),
});

const clock = z.strictObject({
  amount: z.int().positive(),
  unit: z.enum(['hours', 'days']),
  qualifier: z.enum(['at most']).nullable(),
  sources: z.array(text).min(1),
});
export const basisSchema = z.enum(['received', 'letter-date']);
const byBasis = z.partialRecord(basisSchema, bilingual);

const commonStep = {
  mode: id,
  step: id,
  name: bilingual,
  /** What somebody at this step is asked to confirm: "you have received ...". */
  confirm: bilingual,
  rule: bilingual,
  open: bilingual,
  next: bilingual.optional(),
  doNotPromise: doNotPromise.optional(),
  entries: z.array(id),
};
const clockedStep = z.strictObject({
  ...commonStep,
  clock,
  object: bilingual,
  arrival: byBasis,
  uncertainty: byBasis.optional(),
  ask: z.array(z.strictObject({ basis: basisSchema, text: bilingual })).min(1),
  over: bilingual,
  script: z.strictObject({ open: spoken('remaining', 'limit'), over: spoken(), mayBeOver: spoken() }).optional(),
  overSources: z.array(text).optional(),
});
const clocklessStep = z.strictObject({
  ...commonStep,
  clock: z.null(),
  state: z.enum(['not-started', 'not-stated', 'done']),
  sources: z.array(text).min(1),
  told: bilingual,
  script: spoken().optional(),
});

export const proceduresSchema = z.strictObject({
  timeZone: text,
  modes: z.record(id, bilingual),
  /** What an agent asks to tell the modes apart. */
  tellApart: bilingual.optional(),
  steps: z.array(z.union([clockedStep, clocklessStep])).min(1),
});

export const questionsSchema = z.array(
  z.strictObject({
    id,
    ask: bilingual,
    options: z.array(z.strictObject({ label: bilingual, keeps: z.array(z.string().includes('/')).min(1) })).min(2),
  }),
);

const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/, 'a time is HH:MM');
export const helplineSchema = z.strictObject({
  source: text,
  phone: text,
  price: bilingual,
  timeZone: text,
  days: z.array(z.int().min(1).max(7)).min(1),
  opens: timeOfDay,
  closes: timeOfDay,
  hours: bilingual,
  form: z.strictObject({ site: z.url(), path: bilingual }),
});

export const messagesSchema = z.record(z.string(), bilingual);
export const doorsSchema = z.record(id, bilingual);

export type Bilingual = z.infer<typeof bilingual>;
export type Entry = z.infer<typeof entrySchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Helpline = z.infer<typeof helplineSchema>;
export type Procedures = z.infer<typeof proceduresSchema>;
export type ClockedStep = z.infer<typeof clockedStep>;
export type ClocklessStep = z.infer<typeof clocklessStep>;
export type Step = ClockedStep | ClocklessStep;
export type Question = z.infer<typeof questionsSchema>[number];
export type Basis = z.infer<typeof basisSchema>;
