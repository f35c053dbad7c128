import { civilDate, isoIn } from './civil-days.js';
import { civilOf, wallOf } from './dates/civil.js';
import { holidayOn } from './public-holidays.js';
import type { Language } from './language.js';
import { say, type Messages } from './messages.js';
import type { Helpline } from './schema.js';

/** Whether the helpline answers at that instant, by its own clock; a weekday public holiday is 'holiday': the source does not say. */
export function helplineState(helpline: Helpline, now: Date): 'open' | 'closed' | 'holiday' {
  const there = isoIn(now, helpline.timeZone);
  const time = there.slice(11, 16);
  const { weekday } = civilOf(wallOf(now.getTime(), helpline.timeZone).day);
  if (!helpline.days.includes(weekday) || time < helpline.opens || time >= helpline.closes) return 'closed';
  return holidayOn(civilDate(there)) ? 'holiday' : 'open';
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
