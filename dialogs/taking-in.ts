import type { Understood } from '../knowledge/dates/understood.js';
import type { Symptom, Told } from '../knowledge/situations/situation.js';
import type { Known, When } from './known.js';

const idOf = ({ mode, step }: { mode: string; step: string }): string => `${mode}/${step}`;
const modeOf = (situation: string): string => situation.split('/')[0] ?? '';

/** Situations of a symptom as ids ("mode/step"). */
export const situationIds = ({ situations }: Pick<Symptom, 'situations'>): string[] => situations.map(idOf);

/** What an utterance adds: where the person is and when something arrived; `corrects` when it takes something back. */
export interface News {
  readonly told: Told;
  readonly when: When | null;
  readonly corrects: boolean;
}

/** Known facts with the news taken in; a contradiction of modes is kept as a clash unless the person is correcting themselves. */
export function takeIn(known: Known, news: News): Known {
  return takeDate(takeSituation(known, news), news.when);
}

const isUsable = (understood: Understood): boolean => understood.kind !== 'none';

const takeDate = (known: Known, when: When | null): Known => (when && isUsable(when.understood) ? { ...known, when } : known);

function takeSituation(known: Known, { told, corrects }: News): Known {
  if (told.clash) return { ...known, clash: told.clash, symptoms: [...known.symptoms, ...told.symptoms] };
  const [news] = told.symptoms;
  if (!news) return known;
  const said = told.situations.map(idOf);
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

/** Ends a contradiction in favour of one symptom: what does not agree with it is forgotten. */
export function settle(known: Known, right: Symptom): Known {
  const symptoms = agreeing(known.symptoms, situationIds(right));
  const left = [right, ...symptoms].map(situationIds).reduce((all, ids) => {
    const both = all.filter((id) => ids.includes(id));
    return both.length > 0 ? both : all;
  });
  return { ...known, clash: null, left, symptoms: [...symptoms.filter(({ id }) => id !== right.id), right] };
}

/** Ends a contradiction that the person cannot decide: both symptoms are forgotten. */
export function drop(known: Known, clash: readonly [Symptom, Symptom]): Known {
  const gone = new Set(clash.map(({ id }) => id));
  return { ...known, clash: null, left: null, symptoms: known.symptoms.filter(({ id }) => !gone.has(id)) };
}
