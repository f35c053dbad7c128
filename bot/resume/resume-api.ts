import express, { Router, type Response } from 'express';
import { z } from 'zod';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { readCode } from '../../knowledge/resume-code.js';
import { Problem, readRequest, sendProblem } from '../problem.js';
import { addressOf, type Limit } from '../rate-limits.js';
import { language, optional } from '../request-fields.js';
import { createBudget } from './budget.js';
import { hoursOfLife, type ResumeCodes } from './resume-codes.js';
import { resumeReply } from './resume-reply.js';

export interface ResumeApiOptions {
  readonly codes: ResumeCodes;
  readonly knowledge: Knowledge;
  readonly retentionDays: number;
  readonly now: () => Date;
}

/** What POST /api/resume is asked. */
export const resumeRequest = z.object({
  code: z.string('expected a code such as K7-3QP').max(50, 'expected a code such as K7-3QP')
    .refine((text) => readCode(text) !== undefined, 'expected a code of five letters and digits such as K7-3QP')
    .describe('The code as it was heard or read: case, spaces, dash and look-alike characters do not matter.'),
  language: optional(language.optional()).describe('The language of the answers; the person’s own when absent.'),
});

const [minute, hour] = [60_000, 3_600_000];
/**
 * Wrong codes for one address, which may be a whole office, and for all together; right ones do not count. There are
 * 6,223,752 codes, each alive for 24 hours. One address has 2,400 wrong tries in that time: one chance in 2,593 of meeting
 * a given code. All addresses of the world have 24,000: one in 259; with 100 codes alive they would find one in two and a
 * half days, and learn of nobody in particular a mode, a step and a date.
 */
const wrongOfAddress: readonly Limit[] = [{ windowMs: minute, limit: 10 }, { windowMs: hour, limit: 100 }];
const wrongOfAll: readonly Limit[] = [{ windowMs: hour, limit: 1000 }];

/** What a wrong code and an expired one are told, alike. */
export const unknownCode = `No chat is shared under this code: it is wrong, or its ${hoursOfLife} hours are over.`;
/** What is told after too many wrong codes. */
export const tooManyWrong = 'Too many wrong codes. Please wait before the next one.';

/**
 * Shows what a chat shared under a code. Every code that is read costs one look into the store, whether it is right,
 * wrong or expired, and the verdict falls after it without a pause, so that no burst of tries gets past the limits.
 */
export function resumeApi({ codes, knowledge, retentionDays, now: clock }: ResumeApiOptions): Router {
  const [ofAddress, ofAll] = [createBudget(wrongOfAddress), createBudget(wrongOfAll)];
  const router = Router();
  router.post('/resume', express.json({ limit: '4kb', type: () => true }), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const asked = readRequest(resumeRequest, request.body ?? {});
    const code = readCode(asked.code) ?? '';
    const now = clock();
    const document = await codes.read(code, now);
    const address = addressOf(request);
    const seconds = Math.max(ofAddress.wait(address, now), ofAll.wait('', now));
    if (seconds > 0) return refuse(response, seconds);
    if (document) return void response.json(resumeReply(code, document, { knowledge, language: asked.language ?? document.language, now, retentionDays }));
    ofAddress.count(address, now);
    ofAll.count('', now);
    throw new Problem(404, unknownCode);
  });
  return router;
}

function refuse(response: Response, seconds: number): void {
  sendProblem(response.set('Retry-After', String(seconds)), { status: 429, message: tooManyWrong, field: undefined });
}
