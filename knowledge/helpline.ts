import { TZDate } from '@date-fns/tz';
import { format, getISODay } from 'date-fns';
import { holidayOn } from './public-holidays.js';
import type { Language } from './language.js';
import { say, type Messages } from './messages.js';
import type { Helpline } from './schema.js';

/** Whether the helpline answers at that instant, by its own clock; a weekday public holiday is 'holiday': the source does not say. */
export function helplineState(helpline: Helpline, now: Date): 'open' | 'closed' | 'holiday' {
  const there = new TZDate(now, helpline.timeZone);
  const time = format(there, 'HH:mm');
  if (!helpline.days.includes(getISODay(there)) || time < helpline.opens || time >= helpline.closes) return 'closed';
  return holidayOn(format(there, 'yyyy-MM-dd')) ? 'holiday' : 'open';
}

/** The values of the helpline's placeholders, as entries and messages use them. */
export function helplineWords({ helpline, messages, language, now }: { helpline: Helpline; messages: Messages; language: Language; now: Date }) {
  return {
    phone: helpline.phone,
    hours: helpline.hours[language],
    price: helpline.price[language],
    form: `${helpline.form.site} > ${helpline.form.path[language]}`,
    openNow: say(messages, `helpline-${helplineState(helpline, now)}`, language),
  };
}
