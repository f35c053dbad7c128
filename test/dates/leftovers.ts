import type { Case } from './case.js';

/** Texts that say more of a date than was understood, on Monday 23 November 2026 at 10:30 in Paris: the flag has the bot ask. */
export const leftOver: readonly Case[] = [
  ['jeudi 12 ou dim', '2026-11-12', 'partly-read'],
  ['le 18, enfin 17 et demi', '2026-11-18', 'partly-read'],
  ['j’ai travaillé du 9 au 13, elle était là le premier jour de mon congé', '2026-11-09..2026-11-13', 'partly-read'],
  ['le mien est arrivé le lendemain du sien. Lui, c’était le 16', '2026-11-16', 'partly-read'],
  ['daté du 3, reçu peu après', '2026-11-03', 'partly-read'],
  ['dated the 3rd, it got here a few days later', '2026-11-03', 'partly-read'],
  ['il y a deux jours, moi je dirais trois', '2026-11-21', 'partly-read'],
  ['two days ago according to my wife, three according to me', '2026-11-21', 'partly-read'],
  ['reçu hier, enfin 2 jours de délai', '2026-11-22', 'partly-read'],
  ['my brother repainted the fence on Saturday', '2026-11-21', 'partly-read'],
  ['I had my bike repaired on Tuesday', '2026-11-17', 'partly-read'],
  ['j’ai eu un accident le 12', '2026-11-12', 'partly-read'],
  ['on était en vacances la semaine dernière', '2026-11-16..2026-11-22', 'partly-read'],
];

/** Answers of which every word is understood, or tells nothing of the day: none of them has the bot ask. */
export const plainAnswers: readonly string[] = [
  'hier', 'avant-hier soir', 'le 12', 'le 12 au matin', 'je l’ai reçu le 3 novembre', 'mardi dernier vers 15h', 'je crois que c’était jeudi', 'le 10 ou le 11', 'entre le 10 et le 12',
  'on l’a trouvée dans la boîte mardi en rentrant du travail', 'mercredi après le boulot', 'le 12 juste avant de partir', 'hier, premier mail de la journée', 'le code est arrivé le 14, je n’ai pas eu le temps avant',
  'le lendemain de l’armistice', 'la dernière semaine d’octobre', 'le week-end du 14', 'la semaine du 9', 'le 12, pas avant',
  'yesterday', 'the 12th', 'last Tuesday around 3pm', 'I got it on November 3rd', 'I think it was Thursday', 'found it on Tuesday when I got home from work', 'Wednesday just before lunch', 'a week after I applied on the 2nd',
  'the weekend of the 14th', 'the last week of October', 'first thing this morning', 'got 2 last night', 'the 12th, not the 13th', 'the 12th instead of the 13th', 'le 12 plutôt que le 13',
];

/** Corrections, disputes, waits, e-mails and names. */
export const told: readonly Case[] = [
  ['it was the 18th... wait no 17th', '2026-11-17'],
  ['elle dit hier puis se reprend : quatre jours', '2026-11-19'],
  ['he said yesterday, then corrected himself: four days', '2026-11-19'],
  ['reçue il y a 70 jours, euh non j’ai mal compté, 50 jours', '2026-10-04'],
  ['le 9, non que dis-je, le 10', '2026-11-10'],
  ['last week, no, the week before', '2026-11-09..2026-11-15'],
  ['le 4/11 ou 11/4 si vous êtes à Londres', '2026-11-04', 'ambiguous-order'],
  ['le 6/10, enfin en octobre', '2026-10-06'],
  ['ma sœur dit jeudi moi je dis vendredi', '2026-11-19..2026-11-20'],
  ['my partner says the 9th, I say the 10th', '2026-11-09..2026-11-10'],
  ['mon collègue dit le 12, moi le 13, et c’est lui qui a raison', '2026-11-13', 'several-dates'],
  ['we waited since 1 October and it arrived on Friday', '2026-11-20'],
  ['on l’a attendue depuis le 2 octobre et elle est arrivée jeudi', '2026-11-19'],
  ['it had been waiting for me since the 3rd', '2026-11-03'],
  ['sent 20/11/2026 16:12 by noreply, I only read it this morning', '2026-11-20T16:12'],
  ['envoyé le 18 à 9h05, je ne l’ai vu que samedi', '2026-11-18T09:05'],
  ['posted on the 9th at 9am, I saw it on the 16th', '2026-11-16', 'several-dates'],
  ['on a fêté ses 40 ans le 6, et c’est le mardi suivant que le facteur l’a apportée', '2026-11-10'],
  ['ma nièce a eu 3 ans ce jour-là : 26 octobre', '2026-10-26'],
  ['en même temps que le colis, le 14', '2026-11-14'],
  ['la secrétaire l’a enregistré le 13/11/2026', '2026-11-13'],
  ['M. Mardi ne retrouve pas son mail', 'none'],
  ['pour Mme Juin, gérante', 'none'],
  ['reçu jeudi par M. Lundi', '2026-11-19'],
  ['bonjour madame mardi j’ai reçu le code', '2026-11-17'],
  ['code 12-11-25 refusé, que faire ?', 'none'],
  ['code reçu le 13/11/2026, refusé', '2026-11-13'],
  ['I got a haircut on Friday', 'none'],
];
