import { civilDate } from '../knowledge/civil-days.js';
import type { Deadline } from '../knowledge/deadlines.js';
import type { Language } from '../knowledge/language.js';

/** The address of a calendar file that reminds of a deadline; null where there is no limit to come, or no address to link to. */
export function reminderLink(deadline: Deadline, language: Language, origin: string | undefined): string | null {
  const { understood, step, basis, state } = deadline;
  if (origin === undefined || state !== 'open' || understood?.kind !== 'value') return null;
  // The safe limit follows from the earliest moment alone.
  const when = step.clock?.unit === 'days' ? civilDate(understood.start) : understood.start;
  return `${origin}/api/deadline.ics?${new URLSearchParams({ mode: step.mode, step: step.step, when, basis, language }).toString()}`;
}
