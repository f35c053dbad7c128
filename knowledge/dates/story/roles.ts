import type { Act } from './acts.js';
import type { Setting } from './act-rules.js';
import { has, settledAct } from './act-rules.js';
import { actOf, clueOf, sharesClue } from './acts.js';
import type { Clause } from './clauses.js';
import { clausesOf } from './clauses.js';
import type { Scope } from '../rules/pieces.js';
import { hasClue, hasLink, hasMark } from '../rules/pieces.js';
import { isFound } from './finds.js';
import { isKept } from './pointers.js';
import { isUnknownDeed, isUnknownGain } from './plans.js';
import type { Candidate } from '../spans/ranges.js';
import { takenBack } from './takebacks.js';
import type { Token } from '../words/token.js';
import type { Topic } from './topics.js';
import { topicsOf } from './topics.js';

/** What a date is in the story of a text. */
export interface Role {
  readonly act: Act;
  readonly topic: Topic;
  /** Told by somebody else than the person who writes: "ma femme dit le 12". */
  readonly hearsay?: boolean;
  /** Told as the outcome of weighing: "donc le 13". */
  readonly concluded?: boolean;
  /** Told before or believed at first: "je vous ai dit le 5", "I thought it was Thursday". */
  readonly claimed?: boolean;
  /** Told of a deed that has nothing to do with an arrival, as far as is known; nothing else in the text has. */
  readonly unrelated?: boolean;
  /** Since then somebody else had what was handed on later: "il l'avait depuis le 12". */
  readonly kept?: boolean;
  /** It lay there already when it was found: "on the mat when we got home on the 25th". */
  readonly lying?: boolean;
  /** Nothing else stands in its clause. */
  readonly bare?: boolean;
}

/** "Mon mari : le 19." */
const longestHead = 4;

/** "mes voisins l'ont eue le 5 mais nous c'était le 10". */
const ours: ReadonlySet<string> = new Set(['moi', 'nous', 'mine', 'ours', 'us']);

interface Before {
  readonly date: Candidate | undefined;
  readonly act: Act | undefined;
  /** Between the two dates. */
  readonly gap: readonly Token[];
  readonly sameSentence: boolean;
}

/** The act that a date takes over from the date before it: "Kbis reçu le 6, la lettre le 22", "une le 4 et une le 12"; null where its own words tell one. */
const takenOver = (scope: Scope, { date, topic, ...around }: Setting, before: Before): Act | null => {
  const { act, gap } = before;
  if (before.date === undefined || act === undefined) return null;
  const named = topic === 'ours' && has([...around.before, ...around.after], 'ours');
  if (act === 'received' && ((named && before.sameSentence) || gap.some(({ text }) => ours.has(text)))) return act;
  const beside = !('ends' in date) && (date.day?.beside === true || date.moment !== undefined);
  const shares = act === 'received' || (act === 'other' && gap.some((token) => hasLink(token, 'and')));
  return shares && !beside && sharesClue(scope, before.date, date) ? act : null;
};

const isElectronic = (tokens: readonly Token[], clauses: readonly (Clause | undefined)[]): boolean =>
  clauses.some((clause) => clause !== undefined && has(tokens.slice(clause.from, clause.to), 'electronic'));

/** "sent 22/11 17:03, I only saw it today": the hour of a sending is known of an e-mail, which arrived with it. */
const isSentAtOnce = ({ date, before }: Setting): boolean =>
  !('ends' in date) && date.day !== undefined && date.time !== undefined && date.time.part !== true && !before.some(({ text }) => byPost.has(text));
const byPost: ReadonlySet<string> = new Set(['poste', 'postee', 'posted', 'postmarked', 'cachet', 'cachet de la poste', 'expedie', 'expediee', 'mailed', 'affranchi', 'franked']);

/** "j'ai fait réviser la voiture mardi", "I had my car serviced on Tuesday", "I moved in June": nothing in the text is ours or has arrived. */
const isUnrelated = ({ tokens }: Scope, act: Act, before: readonly Token[]): boolean => {
  if (tokens.some((token) => hasMark(token, 'ours'))) return false;
  if (act === 'action') return before.some((token) => hasClue(token, 'action') && !hasMark(token, 'saying'));
  return act === 'plain' ? isUnknownDeed(before) && !tokens.some((token) => clueOf(token) === 'received') : act === 'received' && isUnknownGain(before);
};

/** What else is to know of a date: who tells it, and how sure it is. */
const toldHow = ({ scope, date, clause, before, after }: Setting, act: Act): Omit<Role, 'act' | 'topic'> => {
  const arriving = act === 'plain' || act === 'received';
  return {
    hearsay: before.some((token) => hasMark(token, 'saying') || token.text === ':') && has(before, 'person') && !before.some(({ text }) => ['moi', 'je', 'i'].includes(text)),
    concluded: (arriving && hasMark(clause?.opener, 'conclusion')) || hasMark(scope.tokens[date.to], 'conclusion'),
    claimed: has(before, 'claimed'),
    unrelated: isUnrelated(scope, act, before),
    lying: (act === 'opened' || act === 'action') && isFound(scope.tokens, date),
    bare: [...before, ...after].every((token) => hasMark(token, 'small') || hasMark(token, 'guess')),
  };
};

interface Neighbours {
  readonly previous: Candidate | undefined;
  readonly next: Candidate | undefined;
}

const settingOf = (told: Pick<Setting, 'scope' | 'date' | 'topic' | 'clause'>, { previous, next }: Neighbours): Setting => {
  const { scope: { tokens }, date, clause } = told;
  const [reached, from, to] = [previous?.to ?? 0, clause?.from ?? 0, clause?.to ?? tokens.length];
  const before = tokens.slice(Math.max(from, reached), date.from);
  const head = clause?.opener?.text === ':' && before.length === 0 ? tokens.slice(Math.max(reached, from - longestHead), from) : [];
  return { ...told, before: [...head, ...before], after: tokens.slice(date.to, Math.min(to, next?.from ?? to)), rest: tokens.slice(date.to) };
};

/** The role of each date of a text. */
export const rolesOf = (scope: Scope, dates: readonly Candidate[]): readonly Role[] => {
  const { tokens } = scope;
  const clauses = clausesOf(tokens, dates);
  const topics = topicsOf(tokens, clauses, dates);
  const clauseAt = (date: Candidate | undefined): number => clauses.findIndex(({ from, to }) => date !== undefined && date.from >= from && date.from < to);
  const roles: Role[] = [];
  for (const [at, date] of dates.entries()) {
    const [previous, next, index] = [dates[at - 1], dates[at + 1], clauseAt(date)];
    const [clause, last] = [clauses[index], roles.at(-1)?.act];
    const gap = tokens.slice(previous?.to ?? 0, date.from);
    const topic = topics[at] === 'unnamed' && last === 'received' && gap.some(({ text }) => ours.has(text)) ? 'ours' : topics[at] ?? 'unnamed';
    const setting = settingOf({ scope, date, topic, clause }, { previous, next });
    const own = actOf(scope, date, { previous: previous?.to ?? 0, next: next?.from ?? tokens.length });
    const told = own === 'plain' ? takenOver(scope, setting, { date: previous, act: last, gap, sameSentence: clauses[clauseAt(previous)]?.sentence === clause?.sentence }) ?? own : own;
    const act = settledAct(setting, told);
    const emailed = act === 'sent' && (isElectronic(tokens, [clauses[index - 1], clause]) || isSentAtOnce(setting));
    const how = toldHow(setting, act);
    roles.push({ act: emailed ? 'emailed' : how.lying === true ? 'opened' : act, topic, ...how });
  }
  const acts = roles.map(({ act }) => act);
  const told = roles.map((role, at): Role => (isKept(scope, dates, acts, at) ? { ...role, act: 'received', kept: true } : role));
  return told.map((role, at) => (takenBack(scope, dates, told, at) ? { act: 'excluded', topic: 'unnamed' } : role));
};
