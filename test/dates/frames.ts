/** Dates by themselves, and sentences around a date (D) that say nothing against it: each date is read the same in each. */
export const frames = {
  fr: {
    dates: [
      'hier', 'avant-hier', 'lundi', 'mardi dernier', 'vendredi', 'le 12', 'le 12 novembre', 'le 3/11', 'ce matin', 'hier soir', 'hier à 14h', 'lundi à 9h30', 'le 19 à 15h',
      'samedi matin', 'il y a 3 jours', 'il y a une semaine', 'il y a deux heures', 'y a 2 semaines', 'la semaine dernière', 'début novembre', 'le 30 octobre', 'vendredi 13',
      'jeudi vers 17h', 'à 8h ce matin', 'le 5 novembre 2026', 'avant-hier vers midi', 'mercredi soir', 'le 28/10/2026',
    ],
    sentences: [
      'j’ai reçu le lien D', 'D on m’a envoyé un code par mail', 'D, j’ai reçu la lettre avec le code', 'le courrier est arrivé D', 'je l’ai eu D', 'D j’ai eu un mail avec un lien',
      'le mail est tombé D', 'D le facteur a déposé la lettre', 'D nous avons reçu un code', 'bonjour, D j’ai trouvé la lettre dans la boîte, que dois-je faire', 'c’était D',
      'le lien m’a été envoyé D, est-ce encore bon ?', 'le code est arrivé D par courriel, il me reste combien de temps', 'j’ai reçu D un courrier des impôts avec un code à saisir',
      'mon associé a reçu le mail D', 'ma comptable a eu le lien D', 'D, un courriel avec un lien est arrivé', 'reçu D', 'lettre reçue D', 'D il y avait une lettre des impôts',
      'pour mon espace pro j’ai eu un code par mail D, c’est encore valable ?', 'mode simplifié, lien reçu D', 'mode expert, code reçu D', 'D et je n’ai pas encore cliqué',
      'j’ai bien reçu votre courriel D mais je n’ai pas eu le temps', 'le lien est arrivé D, les 72 heures sont passées ?', 'code reçu D, on a bien 60 jours ?',
    ],
  },
  en: {
    dates: [
      'yesterday', 'last Monday', 'on Friday', 'the day before yesterday', 'on 12 November', 'on the 3rd', 'this morning', 'last night', 'yesterday at 2pm', '3 days ago', 'a week ago',
      'two hours ago', 'last week', 'on Nov 9', 'Saturday morning', 'on Tuesday at 9:30', 'early November', 'at 8 this morning', 'on the 28th of October',
    ],
    sentences: [
      'I got the link D', 'D I got an email with a code', 'the letter came D', 'it arrived D', 'we received the letter D, how long do I have?', 'my accountant got the code D',
      'the email with the link was sent to me D', 'got it D', 'the code came by post D', 'D we received a code by email', 'hello, D a letter with a code came',
      'I received your email D but have not clicked yet', 'they sent me the code D', 'it was D', 'expert mode, code received D', 'the postman brought it D', 'I found the letter D',
      'the link came D, are the 72 hours over?', 'code received D, do I have 60 days?',
    ],
  },
} as const;
