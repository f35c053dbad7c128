import type { Bilingual, Language } from './language.js';
import { ContentError } from './content-files.js';

/** The bot's messages and the placeholders that each may use; the sentences are in content/messages.yaml. */
const placeholders = {
  'greeting': [],
  'greet-again': [],
  'greeting-examples': [],
  'thanks': [],
  'goodbye': [],
  'help': [],
  'menu': [],
  'idle-yes-no': [],
  'idle-do-not-know': [],
  'greet-pending': [],
  'thanks-pending': [],
  'cancelled': [],
  'nothing-to-cancel': [],
  'started-over': [],
  'start-over-confirm': ['recap'],
  'start-over-kept': [],
  'went-back': [],
  'nothing-to-go-back-to': [],
  'nothing-to-repeat': [],
  'nothing-to-explain': [],
  'language-switched': [],
  'language-name': [],
  'erased': ['date', 'receipt'],
  'my-data': ['count', 'language', 'recap', 'retentionDays'],
  'my-data-votes': ['count'],
  'my-data-code': ['code', 'hours', 'limit'],
  'masked-notice': [],
  'resume-code': ['code', 'hours', 'limit'],
  'resume-code-empty': [],
  'resume-code-not-now': [],
  'resume-code-button': [],
  'not-understood': [],
  'not-understood-again': ['form', 'hours', 'openNow', 'phone', 'price'],
  'empty-utterance': [],
  'too-long': ['length', 'limit'],
  'did-you-mean': [],
  'none-of-these': [],
  'none-of-these-reply': [],
  'understood-as': ['question'],
  'related': [],
  'source-line': ['issuer', 'title', 'updated'],
  'source-line-undated': ['issuer', 'title'],
  'source-link': ['url'],
  'i-do-not-know': [],
  'compute-offer': [],
  'recap': ['recap'],
  'recap-nothing': [],
  'recap-when': ['arrival', 'when'],
  'recap-words': ['words'],
  'recap-both': ['situation', 'when'],
  'back-to-question': [],
  'corrected': [],
  'why-asked': [],
  'confirm-situation': ['situation'],
  'not-an-answer': [],
  'not-a-date': [],
  'choose-or-write': [],
  'clash': ['first', 'firstMode', 'second', 'secondMode'],
  'clash-plain': ['first', 'second'],
  'when-invalid': [],
  'when-future': [],
  'when-confirm': ['when'],
  'when-old': ['when'],
  'when-several': ['other', 'when'],
  'when-unsure': ['arrival', 'when'],
  'button-yes': [],
  'button-no': [],
  'button-today': [],
  'button-yesterday': [],
  'button-before-yesterday': [],
  'several-possible': [],
  'several-done': [],
  'several-too-many': ['hours', 'phone'],
  'deadline-open': ['limit', 'object', 'remaining'],
  'deadline-open-at-most': ['limit', 'object', 'remaining'],
  'deadline-open-between': ['lastLimit', 'object', 'remaining', 'safeLimit'],
  'deadline-open-between-at-most': ['lastLimit', 'object', 'remaining', 'safeLimit'],
  'deadline-may-be-over': ['lastLimit', 'safeLimit'],
  'deadline-over': ['lastLimit'],
  'deadline-over-days': ['lastLimit'],
  'deadline-unknown-start': [],
  'limit-in-zone': ['limit'],
  'line-understood': ['arrival', 'when'],
  'line-rule': ['rule'],
  'line-now': ['todo'],
  'line-if-refused': ['todo'],
  'line-next': ['next'],
  'line-helpline': ['hours', 'openNow', 'phone', 'price'],
  'computed-anew': ['recap'],
  'when-interval': ['end', 'start'],
  'when-part-of-day': ['day', 'from', 'to'],
  'last-day': ['day'],
  'paris-time': ['date'],
  'helpline-open': [],
  'helpline-closed': [],
  'helpline-holiday': [],
  'broken-turn': [],
  'store-away': [],
  'reminder-title': ['object'],
  'reminder-link': ['url'],
  'feedback-thanks': [],
  'feedback-why': [],
  'feedback-reasons': [],
  'feedback-person': ['phone', 'price', 'hours', 'openNow'],
  'handoff-offer': ['summary'],
  'handoff-summary-question': ['question'],
  'handoff-summary-no-question': [],
  'handoff-summary-situation': ['situation'],
  'handoff-summary-answers': ['answers'],
  'handoff-quoted': ['words'],
  'handoff-declined': [],
  'handoff-started': ['minutes'],
  'handoff-unavailable': ['form', 'hours', 'openNow', 'phone', 'price'],
  'handoff-taken': [],
  'handoff-late': ['seconds'],
  'handoff-adviser': [],
  'handoff-words': ['adviser', 'words'],
  'handoff-over-closed': [],
  'handoff-over-person-back': [],
  'handoff-over-person-silent': ['minutes'],
  'handoff-over-agent-silent': ['form', 'hours', 'minutes', 'openNow', 'phone', 'price'],
  'handoff-over-nobody': ['form', 'hours', 'openNow', 'phone', 'price'],
  'handoff-over-not-posted': ['form', 'hours', 'openNow', 'phone', 'price'],
  'handoff-over-blocked': ['form', 'hours', 'openNow', 'phone', 'price'],
  'agents-title': ['number'],
  'agents-question': [],
  'agents-no-question': [],
  'agents-situation': [],
  'agents-answers': [],
  'agents-language': [],
  'agents-unassigned': [],
  'agents-taken': ['agent'],
  'agents-over-closed': ['agent'],
  'agents-over-nobody': [],
  'agents-over-agent-silent': ['minutes'],
  'agents-over-person-silent': ['minutes'],
  'agents-over-person-back': [],
  'agents-over-blocked': [],
  'agents-over-gone': [],
  'agents-take': [],
  'agents-close': [],
  'agents-hint': ['adviser'],
  'agents-taken-already': ['agent'],
  'agents-person': ['words'],
  'agents-no-attachment': [],
  'agents-not-passed': [],
} as const satisfies Record<string, readonly string[]>;

export type MessageId = keyof typeof placeholders;
type Fill<Id extends MessageId> = Record<(typeof placeholders)[Id][number], string>;
export type Messages = Readonly<Record<MessageId, Bilingual>>;

/** Replaces each {name} of a text; a name that is not given stays as it is. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** The sentence of that id in that language. A placeholder that the message does not have does not compile. */
export function say<Id extends MessageId>(messages: Messages, id: Id, language: Language, ...fill: keyof Fill<Id> extends never ? [] : [Fill<Id>]): string {
  return fillIn(messages[id][language], fill[0] ?? {});
}

const namesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => String(found[1])))].sort();

/** Checks that every message is there, in both languages, with just the placeholders it may use; throws a ContentError that lists the faults. */
export function checkMessages(file: string, read: Readonly<Record<string, Bilingual>>): Messages {
  const faults = Object.keys(read).filter((id) => !(id in placeholders)).map((id) => `id ${id}: no such message, see knowledge/messages.ts`);
  for (const [id, allowed] of Object.entries(placeholders)) {
    const message = read[id];
    if (!message) { faults.push(`id ${id}: the message is missing`); continue; }
    for (const language of ['fr', 'en'] as const) {
      const [has, may] = [namesIn(message[language]).join(', '), [...allowed].sort().join(', ')];
      if (has !== may) faults.push(`id ${id}, field ${language}: has the placeholders (${has}), expected (${may})`);
    }
  }
  if (faults.length > 0) throw new ContentError(file, faults);
  return read;
}
