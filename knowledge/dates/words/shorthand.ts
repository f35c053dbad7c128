import { rewritten, type Rewriting } from './rewriting.js';

/** Short forms, and regional ones, of normalised text: what is written -> what it stands for. */
const shorthand: readonly Rewriting[] = [
  // "~2h", "+/- 10 j"
  ['', /\+\/-|[~≈±]/g, ' environ '],
  // "le 5 & le 6", "le 5 et/ou le 6"
  ['&', /&/g, ' et '],
  ['/', /\bet ?\/ ?ou\b/g, 'ou'],
  // "rçu ce jr", "ts les jrs", "pdt la nuit", "tjs rien", "g recu"
  ['rcu', /\brcu(?=e?s?\b)/g, 'recu'],
  ['jr', /\bjr(?=s?\b)/g, 'jour'],
  ['ds', /\bds\b/g, 'dans'],
  ['ts les', /\bts les\b/g, 'tous les'],
  ['pdt', /\bpdt\b/g, 'pendant'],
  ['s', /\bt(?:j|jr|oujour)s\b/g, 'toujours'],
  ['', /\b(?:g|je) (?=(?:re[cs]u|eu)\b)/g, "j'ai "],
  // "ptetre le 9, ptetre le 10"
  ['', /\bp(?:e?u?t|eu|')[ '-]?t?[ '-]?etre?\b/g, 'peut etre'],
  // "ne le 12/03/58" without its accent
  ['ne ', /\bne (?=(?:le|en) \d)/g, 'nee '],
  // "le 2O", "le l2": letters for figures
  ['o ', /\b([0-3])o(?= )/g, '$10'],
  ['l', /\bl(?=\d(?: |$))/g, '1'],
  // "hier mai j'ai pas ouvert" is "mais", "en mai j'ai déménagé" the month
  ['mai ', /(?<!\b(?:en|de|debut|mi|fin|depuis|\d{1,2}|er)[ -])\bmai (?=(?:je?|il|elle?|el|on|c|sa|ca|moi|pas)\b)/g, 'mais '],
  // "J-3" counts back from today, "J-3 avant l'échéance" from another day
  ['j', /(?<!\d ?)\bj ?(?:-|moins) ?(\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze)\b(?! ?(?:av(?:ant|t)?|de|du|des|d)\b)/g, 'il y a $1 jours'],
  ['h', /(?<!\d ?)\bh ?- ?(\d{1,2})\b(?! ?h| ?(?:av(?:ant|t)?|de|du|des|d)\b)/g, 'il y a $1 heures'],
  ['s-1', /\bs-1\b/g, 'semaine derniere'],
  ['s-2', /\bs-2\b/g, 'avant derniere semaine'],
  ['m-1', /\bm-1\b/g, 'mois dernier'],
  // "le wk dernier": what is a week for the English
  [' wk', /\b(le|ce|du|au|un) wk\b(?! ?(?:end|\d))/g, '$1 week-end'],
  ['', /\bwk(?= (?:dernier|passe|precedent|prolonge|d'avant)\b)/g, 'week-end'],
  ['smn', /\bsmn(?=s?\b)/g, 'semaine'],
  ['-end', /\b(?:w|ouik|wik)-ende?\b/g, 'week-end'],
  // "w-e", "w.e."
  ['w', /\bw[.-]e\b\.?/g, 'weekend'],
  // "3 jour avant": "jour avant" alone is the eve
  ['jour av', /\b(\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|dix|quinze) jour (?:avant|avan|avt)\b/g, '$1 jours avant'],
  ['jour ap', /\b(\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|dix|quinze) jour (?:apres|apre|apr|aprs)\b/g, '$1 jours apres'],
  // "1er/11"
  ['er', /\b1 ?i?er ?\/ ?(?=\d)/g, '1/'],
  // "ça date d'une semaine" as "ça date de deux semaines"
  ['', /\b(dat(?:e|ait|ent|er|ant)|vieux|vieille) d'(?=une? )/g, '$1 de '],
  // "20\\11\\2026", and as it is dictated
  ['\\', /(?<=\d)\\(?=\d)/g, '/'],
  [' ', / (?:barre oblique|slash) /g, ' / '],
  // "3 jours + tard"
  ['+', /\+ ?(?=(?:tard|tot|de|d'|que|ou)\b)/g, 'plus '],
  // "hier tantôt" is the afternoon, "tantôt" alone is not
  ['tantot', /\b(hier|[a-z]{3,5}di|dimanche|demain|ce|cet|au) tantot\b/g, '$1 apres-midi'],
  // Quebec: "hier à soir" is hier soir, "à matin" ce matin
  ['a ', /\b(hier|[a-z]{3,5}di|dimanche) a (?=(?:matin|soir)\b)/g, '$1 '],
  ['a ', /\ba (?=(?:matin|soir)\b)/g, 'ce '],
];

/** Turns of speech that are rare. */
const turns: readonly Rewriting[] = [
  // "deux dodos, comme dit ma fille", "three sleeps ago"
  ['dodos', /^(\d{1,2}|deux|trois|quatre|cinq|six|sept) dodos(?= ?(?:$|[,.(]))/g, 'il y a $1 jours'],
  ['sleeps', /\b(\d{1,2}|two|three|four|five|six|seven) sleeps (?=(?:ago|back)\b)/g, '$1 days '],
  // "2 mois jour pour jour"
  ['jour pour jour', /,? jour pour jour\b/g, ' en arriere'],
  // "ça a bien 15 jours" as "ça fait bien 15 jours"
  [' a ', /(?:\b(?:ca|cela|sa)|^(?:elle|il)(?= a (?:bien|deja|au moins|presque) )) a (?=(?:(?:bien|deja|au moins|presque|environ|facile|largement|a peine) )?(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|vingt) (?:jours?|j|semaines?|mois)\b(?! (?:de?|pour)\b))/g, 'ca fait '],
  // "1 semaine mm pas", "même pas une semaine": a little less
  ['mm pas', /\bmm (?=pas\b)/g, 'meme '],
  ['meme pas', /(?<=\b(?:jours?|j|semaines?|mois|heures?|h|min|minutes?)),? meme pas\b/g, ' environ'],
  ['meme pas', /^meme pas (?=(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze) ?(?:jours?|j|semaines?|mois|heures?|h|min|minutes?)\b)/g, 'environ '],
  // "tt a lheure"
  ['heur', /\bt(?:ou)?t ?a ?l ?'?h?eur(?:e|es)?\b/g, "tout a l'heure"],
  // "J+2 après le 9 novembre"
  ['+', /\bj ?\+ ?(\d{1,2}) (?:apres|du|de|suivant) (?=(?:le |la |l'|\d))/g, '$1 jours apres '],
  // "lundi en 8", "jeudi en 15"
  [' en 8', /\b([a-z]{3,6}di|dimanche) en 8\b(?! ?h)/g, '$1 en huit'],
  [' en 15', /\b([a-z]{3,6}di|dimanche) en 15\b(?! ?h)/g, '$1 en quinze'],
  // "quand sonnaient les sept coups du soir", "aux douze coups de midi"
  [' coups d', /\b(?:quand sonn[a-z]+ |sonn[a-z]+ )?(?:les |aux |aux? )?([a-z]{3,6}|\d{1,2}) coups (du soir|du matin|de l'apres-midi)\b/g, 'a $1 heures $2'],
  [' coups de mi', /\b(?:quand sonn[a-z]+ |sonn[a-z]+ )?(?:les |aux |aux? )?douze coups de (midi|minuit)\b/g, 'a $1'],
  // "de vendredi à samedi dans la nuit"
  [' la nuit', /\b(?:de |du )?([a-z]{3,6}di|dimanche) (?:a|au) ([a-z]{3,6}di|dimanche),? (?:dans|pendant|durant) la nuit\b/g, 'dans la nuit de $1 a $2'],
  // "le lundi juste après la Toussaint"
  [' ', /\b(jour|[a-z]{3,6}di|dimanche) (?:juste|tout de suite|directement|immediatement|aussitot) (?=(?:apres|avant)\b)/g, '$1 '],
  // "on est repassés à l'heure d'hiver", "on a rechangé d'heure", "l'heure a changé", "on a gagné une heure de sommeil"
  [" a l'heure d'", /\b(?:on|nous|ils|elles) (?:est|sommes|sont|a|avons|ont|etait) (?:re)?(?:passee?s?|revenue?s?|retournee?s?|basculee?s?) a l'heure d'(?:hiver|ete)\b/g, "on a change d'heure"],
  ["d'heure", /\brechangee? d'heure\b/g, "change d'heure"],
  ["l'heure a", /\bl'heure a (?:re)?change\b/g, "on a change d'heure"],
  [' une heure', /\b(?:on|nous) (?:a|avons) (?:gagne|perdu|dormi) une heure (?:de (?:sommeil|plus|moins)|en plus|en moins)\b/g, "on a change d'heure"],
  // "remis les pendules à l'heure d'hiver", "reculé les montres"
  [" a l'heure d'", /\b(?:remis|mis|regle) (?:les|nos|toutes les) (?:pendules|montres|horloges) a l'heure d'(?:hiver|ete)\b/g, "change d'heure"],
  ['montre', /\b(?:recule|avance|retarde) (?:les|nos|toutes les|ma|sa) montres?\b(?: d'une heure)?/g, "change d'heure"],
  ['horloge', /\b(?:recule|avance|retarde|change) (?:les|nos|toutes les|l'|l) ?horloges?\b(?: d'une heure)?/g, "change d'heure"],
  ['pendule', /\b(?:recule|avance|retarde) (?:les|nos|toutes les|la) pendules?\b(?: d'une heure)?/g, "change d'heure"],
];

/** Writes the short forms of agents' notes and of chats out ("J-3" becomes "il y a 3 jours"). */
export const expanded = (text: string): string => rewritten(rewritten(text, shorthand), turns);
