import type { Understood } from '../knowledge/dates/understood.js';
import { findStep } from '../knowledge/deadlines.js';
import type { Procedures } from '../knowledge/schema.js';
import { situationId, type Symptom, type Told } from '../knowledge/situations/situation.js';
import type { Known, When } from './known.js';

const modeOf = (situation: string): string => situation.split('/')[0] ?? '';

/** Situations of a symptom as ids ("mode/step"). */
export const situationIds = ({ situations }: Pick<Symptom, 'situations'>): string[] => situations.map(situationId);

/** What an utterance adds: where the person is and when something arrived; `corrects` when it takes something back. */
export interface News {
  readonly told: Told;
  readonly when: When | null;
  readonly corrects: boolean;
  readonly procedures: Procedures;
}

/**
 * Known facts with the news taken in; a contradiction of modes is kept as a clash unless the person is correcting
 * themselves. The date of one thing never becomes the date of another: it is dropped where another thing has come.
 */
export function takeIn(known: Known, news: News): Known {
  const next = takeSituation(known, news);
  if (news.when && isUsable(news.when.understood)) return { ...next, when: news.when };
  return next.clash || sameThing(known, next, news.procedures) ? next : { ...next, when: null };
}

const isUsable = (understood: Understood): boolean => understood.kind !== 'none';

/** Whether both agree on a situation, or on what arrives in one. */
function sameThing(before: Known, after: Known, procedures: Procedures): boolean {
  if (before.left === null || after.left === null) return true;
  const things = (situations: readonly string[]) => situations.flatMap((situation) => [situation, ...arrivalsOf(situation, procedures)]);
  const earlier = things(before.left);
  return things(after.left).some((thing) => earlier.includes(thing));
}

function arrivalsOf(situation: string, procedures: Procedures): string[] {
  const [mode = '', step = ''] = situation.split('/');
  const found = findStep(procedures, mode, step);
  return found?.clock ? Object.values(found.arrival).map(({ fr }) => fr) : [];
}

function takeSituation(known: Known, { told, corrects }: News): Known {
  if (told.clash) return { ...known, clash: told.clash, symptoms: [...known.symptoms, ...told.symptoms] };
  const [news] = told.symptoms;
  if (!news) return known;
  const said = told.situations.map(situationId);
  if (known.left === null) return { ...known, left: said, symptoms: told.symptoms };
  const modes = new Set(known.left.map(modeOf));
  const sameMode = said.filter((situation) => modes.has(modeOf(situation)));
  if (sameMode.length > 0) {
    const both = sameMode.filter((situation) => known.left?.includes(situation));
    return { ...known, left: both.length > 0 ? both : sameMode, symptoms: [...agreeing(known.symptoms, sameMode), ...told.symptoms] };
  }
  const before = known.symptoms.find((symptom) => agreeing([symptom], said).length === 0);
  if (corrects || !before) return { ...known, left: said, symptoms: told.symptoms, clash: null };
  return { ...known, clash: [before, news] };
}

const agreeing = (symptoms: readonly Symptom[], situations: readonly string[]): Symptom[] =>
  symptoms.filter((symptom) => situationIds(symptom).some((id) => situations.includes(id)));

/**
 * Ends a contradiction in favour of one symptom: the other one is forgotten, with all that its words told beside it, and
 * with the date unless it is clear by then where the person is.
 */
export function settle(known: Known, right: Symptom): Known {
  const wrong = known.clash?.find((symptom) => symptom !== right);
  const kept = known.symptoms.filter(({ id, words }) => id !== right.id && !wrong?.words.includes(words));
  const symptoms = [...agreeing(kept, situationIds(right)), right];
  const left = [...[right, ...symptoms].map(situationIds), known.left ?? []].reduce((all, ids) => {
    const both = all.filter((id) => ids.includes(id));
    return both.length > 0 ? both : all;
  });
  return { ...known, clash: null, left, symptoms, when: left.length === 1 ? known.when : null };
}

/** Ends a contradiction that the person cannot decide: both symptoms are forgotten, and the date that came with them. */
export function drop(known: Known, clash: readonly [Symptom, Symptom]): Known {
  const gone = new Set(clash.map(({ id }) => id));
  return { ...known, clash: null, left: null, when: null, symptoms: known.symptoms.filter(({ id, words }) => !gone.has(id) && !clash.some((one) => one.words.includes(words))) };
}
