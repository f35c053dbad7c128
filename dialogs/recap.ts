import type { Content } from '../knowledge/content.js';
import { findStep } from '../knowledge/deadlines.js';
import type { Language } from '../knowledge/language.js';
import { say } from '../knowledge/messages.js';
import type { Step } from '../knowledge/schema.js';
import { understoodWords } from '../knowledge/time-words.js';
import type { Known, When } from './known.js';
import { inert } from './reply.js';

/** Shorter words of the person's own tell nothing when they are read back. */
const shortestWords = 5;

interface RecapContext {
  readonly content: Content;
  readonly language: Language;
}

/** What is known so far in a few words ("mode simplifié, lettre avec le code reçue ; date imprimée ..."), or "nothing so far". */
export function recapOf(known: Known, context: RecapContext): string {
  const { content: { messages }, language } = context;
  const [situation, when] = [situationWords(known, context), whenWords(known, context)];
  if (situation !== null && when !== null) return say(messages, 'recap-both', language, { situation, when });
  return situation ?? when ?? say(messages, 'recap-nothing', language);
}

const stepsOf = ({ left }: Known, { procedures }: Content): Step[] =>
  (left ?? []).map((situation) => findStep(procedures, situation.split('/')[0] ?? '', situation.split('/')[1] ?? '')).filter((step) => step !== undefined);

function situationWords(known: Known, { content, language }: RecapContext): string | null {
  const steps = stepsOf(known, content);
  const [only] = steps;
  if (only && steps.length === 1) return only.name[language];
  const modes = [...new Set(steps.map(({ mode }) => mode))];
  const mode = modes.length === 1 ? content.procedures.modes[modes[0] ?? ''] : undefined;
  const longest = known.symptoms.reduce((best, { words }) => (words.length > best.length ? words : best), '');
  return mode?.[language] ?? (longest.length < shortestWords ? null : say(content.messages, 'recap-words', language, { words: inert(longest) }));
}

function whenWords(known: Known, { content, language }: RecapContext): string | null {
  const { when } = known;
  if (when?.understood.kind !== 'value') return null;
  const words = understoodWords(when.understood, { messages: content.messages, language, timeZone: when.timeZone });
  const arrival = arrivalOf(known, when, content)?.[language];
  return arrival ? say(content.messages, 'recap-when', language, { arrival, when: words }) : words;
}

/** What the date is the date of, once the step is known. */
function arrivalOf(known: Known, when: When, content: Content) {
  const [only, ...others] = stepsOf(known, content);
  if (!only || others.length > 0 || only.clock === null) return undefined;
  return only.arrival[when.basis] ?? only.arrival.received;
}
