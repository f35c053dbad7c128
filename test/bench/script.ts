/** What a person may say: questions, small talk, the steps of the deadline dialog, in both languages. */
export const script: readonly string[] = [
  'bonjour',
  'comment ouvrir un espace professionnel ?',
  'combien de temps me reste-t-il ?',
  'j’ai reçu un lien par mail',
  'hier à 15h',
  'pourquoi ?',
  'I lost the letter with the code',
  'expert mode, I got the code by e-mail yesterday evening, how long do I have?',
  'recette de la pâte à crêpes',
  'merci',
];
