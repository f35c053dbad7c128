export type Actions = Readonly<Record<string, () => unknown>>;

export interface KeyMap {
  readonly field: HTMLInputElement;
  readonly answers: HTMLElement;
  readonly card: HTMLDialogElement;
  readonly anywhere: Actions;
  readonly inField: Actions;
  readonly inAnswer: Actions;
}

/** Listens to the keys of the page's card: some work everywhere, some in the field, some in the answer; "?" opens the card. */
export function listenToKeys(map: KeyMap): void {
  document.addEventListener('keydown', (event) => {
    if (map.card.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const action = actionOf(event, map);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function actionOf({ key, target }: KeyboardEvent, { field, answers, card, anywhere, inField, inAnswer }: KeyMap): (() => unknown) | undefined {
  if (key === '?' && (target !== field || field.value === '')) return () => card.showModal();
  if (target === field) return anywhere[key] ?? inField[key];
  if (target instanceof Node && answers.contains(target)) return anywhere[key] ?? inAnswer[key];
  return anywhere[key] ?? (key === '/' ? inAnswer[key] : undefined);
}
