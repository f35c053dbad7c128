import type { DateArray, EventAttributes } from 'ics';
import { civilDate, isoIn } from '../knowledge/civil-days.js';
import { deadlineText, type TextContext } from '../knowledge/deadline-text.js';
import type { Deadline } from '../knowledge/deadlines.js';
import { say } from '../knowledge/messages.js';

type LimitedDeadline = Extract<Deadline, { safeLimit: string }>;

/** How long before the safe limit a calendar reminds: 9 in the morning for days, half a day and two hours before for hours. */
const alarms = {
  hours: [{ hours: 12, before: true }, { hours: 2, before: true }],
  days: [{ days: 6, hours: 15, before: true }, { hours: 15, before: true }],
} as const;
/** The entry of a limit by the hour ends at it and lasts this long. */
const minutesShown = 30;

/** A calendar file that reminds of the safe limit of a deadline which has one; fails on text that a calendar cannot hold. */
export async function calendarOf(deadline: LimitedDeadline, context: TextContext): Promise<string> {
  const { content: { messages, procedures }, language, now } = context;
  const { unit } = deadline.step.clock;
  const title = say(messages, 'reminder-title', language, { object: deadline.step.object[language] });
  const limit = new Date(deadline.safeLimit);
  // The library takes a timestamp, which its types forget; without one it would read the clock.
  const event: EventAttributes & { timestamp: number } = {
    ...(unit === 'hours' ? momentBefore(limit) : wholeDay(limit, procedures.timeZone)),
    title,
    description: deadlineText(deadline, context),
    uid: `${deadline.step.mode}-${deadline.step.step}-${limit.getTime()}@echeance`,
    productId: 'echeance',
    timestamp: now.getTime(),
    transp: 'TRANSPARENT',
    alarms: alarms[unit].map((trigger) => ({ action: 'display', description: title, trigger: { ...trigger } })),
  };
  // Loaded at the first reminder: it would take a tenth of the start.
  const { createEvent } = await import('ics');
  const { error, value } = createEvent(event);
  if (error || value === null) throw error ?? new Error('The calendar file is empty.');
  return value;
}

const momentBefore = (limit: Date): Pick<EventAttributes, 'start' | 'startInputType' | 'startOutputType'> & { duration: { minutes: number } } => ({
  start: limit.getTime() - minutesShown * 60_000, startInputType: 'utc', startOutputType: 'utc', duration: { minutes: minutesShown },
});

/** The last valid day, as a day of its own. */
function wholeDay(limit: Date, timeZone: string): { start: DateArray; duration: { days: number } } {
  const [year = 0, month = 1, day = 1] = civilDate(isoIn(new Date(limit.getTime() - 1), timeZone)).split('-').map(Number);
  return { start: [year, month, day], duration: { days: 1 } };
}
