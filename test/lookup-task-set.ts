/** One call as an agent solves it: what is typed, the keys beside it, and what must stand in the answer. */
export interface Call {
  readonly asked: string;
  readonly line: string;
  /** Keys beyond the words typed, by Playwright's names. */
  readonly keys: readonly string[];
  /** What must stand in each answer shown, in order. */
  readonly shows: readonly (readonly string[])[];
}

/** It is Monday 23 November 2026, 10:30 in Paris. */
export const calls: readonly Call[] = [
  { asked: 'caller got a link yesterday at 3 pm, how long left?', line: 's1 hier 15h', keys: [], shows: [['En cours', '2 jours et 4 heures', 'mercredi 25 novembre 2026 à 15:00']] },
  { asked: 'link received last Wednesday at 9', line: 's1 mercredi 9h', keys: [], shows: [['Dépassé', 'refaire la création']] },
  { asked: 'link received some time on Friday', line: 's1 vendredi', keys: [], shows: [['Peut-être dépassé', 'mardi 24 novembre 2026']] },
  { asked: 'simplified mode, letter printed on 12 November', line: 's2 12 novembre', keys: [], shows: [['En cours', '49 jours', 'lundi 11 janvier 2027']] },
  { asked: 'simplified mode, letter received on 16 November', line: 's2 reçue 16/11', keys: [], shows: [['En cours', '53 jours', 'vendredi 15 janvier 2027']] },
  { asked: 'simplified mode, letter of early September', line: 's2 3 septembre', keys: [], shows: [['Dépassé', 'Appelez l’assistance']] },
  { asked: 'simplified mode, waiting for the letter', line: 's2 attente', keys: [], shows: [['Pas commencé', 'Ne donnez pas de délai d’arrivée']] },
  { asked: 'expert mode, code e-mailed yesterday at 6 pm', line: 'e1 hier 18h', keys: [], shows: [['En cours', '1 jour et 7 heures', 'mardi 24 novembre 2026 à 18:00']] },
  { asked: 'the mode comes to light: there was a code', line: 'm hier 18h', keys: ['Enter', 'ArrowRight'], shows: [['1 jour et 7 heures', 'mardi 24 novembre 2026 à 18:00']] },
  { asked: 'expert mode, this morning at 8, with the date confirmed', line: 'e1 lundi 8h', keys: [], shows: [['Date à confirmer', '1 jour et 21 heures']] },
  { asked: 'expert mode, subscriber number obtained, is there a limit to join?', line: 'e2', keys: [], shows: [['Aucun délai indiqué', 'J’adhère']] },
  { asked: 'expert mode, the letter has come, by when?', line: 'e3', keys: [], shows: [['Aucun délai indiqué', 'n’en exclut pas']] },
  { asked: 'caller does not know the mode, e-mail of yesterday at 3 pm', line: 'm hier 15h', keys: [], shows: [['2 jours et 4 heures'], ['1 jour et 4 heures']] },
  { asked: 'caller does not know the mode, letter of the 12th', line: 'l 12 novembre', keys: [], shows: [['49 jours'], ['Aucun délai indiqué']] },
  { asked: 'in the caller’s words: simplified, letter dated 12 November', line: 'simplifié lettre du 12 novembre', keys: [], shows: [['49 jours', 'lundi 11 janvier 2027']] },
  { asked: 'the link has expired: what to say', line: 'lx', keys: [], shows: [['Essayez de refaire la création', 'Ne promettez pas']] },
  { asked: 'lost password, a partial word with a typo', line: 'mot de pase', keys: [], shows: [['mot de passe']] },
  { asked: 'expired link, and then how long it is valid: the second answer', line: 'lx', keys: ['ArrowDown'], shows: [['72 heures']] },
  { asked: 'a foreign caller: the same figure in English', line: 's1 hier 15h', keys: ['F4'], shows: [['2 days and 4 hours', 'Wednesday']] },
  { asked: 'noted, first step ticked, answer copied, back to the field', line: 's1 hier 15h', keys: ['Enter', '1', 'c', '/'], shows: [['2 jours et 4 heures']] },
];
