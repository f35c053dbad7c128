import type { Question } from '../schema.js';

/** An option of a question that is still worth offering, with the situations it would leave. */
export interface OpenOption {
  readonly label: Question['options'][number]['label'];
  /** Every situation that agrees with this answer, also those that are ruled out already. */
  readonly keeps: readonly string[];
  readonly leaves: readonly string[];
}

export interface OpenQuestion {
  readonly id: string;
  readonly ask: Question['ask'];
  readonly options: readonly OpenOption[];
}

/** A question as it stands for what is left: only options that leave something, each with what it leaves. */
function openQuestion({ id, ask, options }: Question, left: readonly string[]): OpenQuestion {
  const leaving = options.map(({ label, keeps }) => ({ label, keeps, leaves: left.filter((situation) => keeps.includes(situation)) }));
  return { id, ask, options: leaving.filter((option) => option.leaves.length > 0) };
}

/** How many situations are left on average after the answer, all being equally likely: the smaller, the better it separates. */
const expectedLeft = ({ options }: OpenQuestion, total: number): number =>
  options.reduce((sum, { leaves }) => sum + leaves.length ** 2, 0) / total;

/**
 * The one question that separates best the situations that are left ("mode/step"), the first of the content on a tie;
 * undefined when none of them separates anything. Questions in `skip` are not asked (the person does not know).
 */
export function nextQuestion(questions: readonly Question[], left: readonly string[], skip: readonly string[]): OpenQuestion | undefined {
  const useful = questions
    .filter(({ id }) => !skip.includes(id))
    .map((question) => openQuestion(question, left))
    .filter(({ options }) => options.length > 1);
  return useful.reduce<OpenQuestion | undefined>(
    (best, question) => (best && expectedLeft(best, left.length) <= expectedLeft(question, left.length) ? best : question), undefined);
}
