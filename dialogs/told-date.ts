import { millisecondsInDay } from 'date-fns/constants';
import { mentions } from '../knowledge/answer-words.js';
import { readDates } from '../knowledge/dates/dates.js';
import type { OtherDate, Understood } from '../knowledge/dates/understood.js';
import { findStep } from '../knowledge/deadlines.js';
import type { Basis } from '../knowledge/schema.js';
import type { When } from './known.js';
import type { Utterance } from './utterance.js';

/** The date of an utterance; `wanted` says which of two dates is meant, and what a date is the date of where the words do not tell. */
export function dateIn(utterance: Utterance, wanted: Basis): When {
  const { text, timeZone, content } = utterance;
  const understood = datesOf(utterance)(wanted);
  const letterNamed = mentions(content.answers, 'letter-of', text);
  const what = understood.kind === 'value' ? understood.what : 'other';
  const basis = what === 'received' ? 'received' : what === 'dated' || letterNamed ? 'letter-date' : wanted;
  return { understood, basis, timeZone, confirmed: false };
}

type Dates = ReturnType<typeof readDates>;

/** The dates of utterances at hand, read once: several steps of a turn ask for them. */
const read = new WeakMap<Utterance, Dates>();

function datesOf(utterance: Utterance): Dates {
  const { text, language, now, timeZone } = utterance;
  const dates = read.get(utterance) ?? readDates(text, { now, timeZone, language });
  read.set(utterance, dates);
  return dates;
}

/** The dates of an opening message: the printed one counts first, but a date that is not said to be printed is no such date. */
export function openingDate(utterance: Utterance): When {
  const printed = dateIn(utterance, 'letter-date');
  const { understood } = printed;
  const said = understood.kind === 'value' && understood.what === 'dated';
  if (said || mentions(utterance.content.answers, 'letter-of', utterance.text)) return printed;
  const when: When = { ...dateIn(utterance, 'received'), basis: 'received' };
  return { ...when, understood: doubted(when.understood, utterance) };
}

/** A date whose words do not say that it is the arrival is put to the person ('partly-read') where it could be another one. */
function doubted(understood: Understood, utterance: Utterance): Understood {
  const { told, content } = utterance;
  const [situation, ...further] = told.situations;
  const step = situation && further.length === 0 ? findStep(content.procedures, situation.mode, situation.step) : undefined;
  if (!step?.clock) return understood;
  if (understood.kind === 'none') return told.asksTime && !told.asksArrival ? onlyDate(understood, utterance.now) : understood;
  const unsure = understood.kind === 'value' && understood.what === 'other' && datesAct(utterance);
  return unsure ? { ...understood, flags: [...understood.flags, 'partly-read'] } : understood;
}

/** Whether a date stands beside something that the person did: "j’ai cliqué le 3 novembre, j’ai la lettre". */
function datesAct({ text, told, language, now, timeZone }: Utterance): boolean {
  const clauses = text.split(/[,.;:!?()\n]/);
  const beside = told.acts.flatMap((words) => clauses.find((clause) => clause.includes(words)) ?? text);
  return beside.some((clause) => readDates(clause, { now, timeZone, language })('received').kind === 'value');
}

/** Days of longer ago are those of a foundation, or of a move. */
const longestAgo = 120 * millisecondsInDay;

/** The one recent day of the message, which its own words connect with something else: it may be the day of arrival all the same. */
function onlyDate(none: Extract<Understood, { kind: 'none' | 'invalid' | 'future' }>, now: Date): Understood {
  const age = ({ start }: OtherDate) => now.getTime() - Date.parse(start);
  const recent = none.others.filter((one) => !['month', 'range'].includes(one.grain) && age(one) >= 0 && age(one) < longestAgo);
  const [date, ...rivals] = recent;
  return date && rivals.length === 0 ? { ...date, kind: 'value', flags: ['partly-read'], others: [], alternatives: [] } : none;
}
