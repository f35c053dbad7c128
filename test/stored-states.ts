const situations = ['link', 'letter', 'postal-code', 'done'].map((step) => ({ mode: 'simplified', step }));
const nothing = { left: null, symptoms: [], clash: null, when: null, unknown: [] };

/** What earlier builds have written for a conversation, as it lies in stores: never to be changed, only added to. */
const known = {
  left: ['simplified/link'],
  symptoms: [{ id: 'simplified-mode', words: 'simplifié', situations }, { id: 'link', words: 'lien', situations }],
  clash: null, when: null, unknown: [],
};

/** Version 1 in the middle of the dialog: the day of the e-mail is asked for. */
export const asked = {
  version: 1, language: 'fr', languageChosen: false, greeted: true, maskTold: false, known, trail: [nothing], toldAt: null, said: null, messages: 1,
  votable: [], downvoted: null, failures: 0,
  dialog: { dialogStack: [{ id: 'deadline', state: { options: {}, values: { instanceId: '509b9d16-ae42-4bb6-97e5-3b769d749820' }, stepIndex: 0 } }] },
};

/** Version 1 after a deadline was told, for an e-mail of 22 November 2026 at 15:00. */
export const told = {
  ...asked,
  known: {
    ...known,
    when: {
      understood: { kind: 'value', what: 'received', start: '2026-11-22T15:00:00+01:00', end: '2026-11-22T15:00:00+01:00', grain: 'hour', flags: [], others: [], alternatives: [] },
      basis: 'received', timeZone: 'Europe/Paris', confirmed: false,
    },
  },
  toldAt: '2026-11-23T09:30:00.000Z', said: { kind: 'deadline', id: 'simplified/link' }, messages: 2,
  votable: [{ answer: 1, about: 'deadline:simplified/link', utterance: 'mode simplifié, j’ai reçu le lien hier à 15h, combien de temps ?' }],
  dialog: { dialogStack: [] },
};

/** A dialog that this build does not have. */
export const unknownDialog = { ...told, dialog: { dialogStack: [{ id: 'appointment', state: { options: {}, values: {}, stepIndex: 3 } }] } };

/** What a later build may write: more facts, other fields, other shapes of what this build keeps beside the facts. */
export const laterVersion = {
  ...told, version: 7, known: { ...told.known, offices: ['Lyon'] }, trail: { compressed: 'xyz' }, votable: null, failures: { count: 2 },
  dialog: { stack: [{ name: 'deadline', at: 4 }] }, tone: 'short',
};
