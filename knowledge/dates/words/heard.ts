/** Words of another meaning that are written for a word of dates: that word -> what is written, separated by commas. */
const mistaken: Readonly<Record<string, string>> = {
  deux: 'de, deu, deus, 2eux, deut', trois: 'troi, troie, troit, toi', quatre: 'quat, cat, kat, catr, quatres', cinq: 'saint, sin, sein, cin, sinc, sinq', sept: 'set, cet, sette, septe', huit: 'hui, ui, uit, wit, houit, huite, oui',
  neuf: 'neuve, neuff, noeuf', dix: 'dit, dits, dice, disse, di', onze: 'onz, once, honze', douze: 'douz, douse, douce', treize: 'trez, trese, treise, tres', quinze: 'kinse, quince', seize: 'sez, saize, ceze, sieze',
  vingt: 'ving, vein, vin, vint, vins, vain, vinte, vaint, vingts', trente: 'trant, trante, tranthe', premier: 'premie, premiee, premiere',
  voire: 'voir, voirre', au: 'o, ho', ce: 'se, c, s', un: 'in, ein, hun, hin, ain', une: 'hune, une', et: 'e, est, ait', quelques: 'quel que, quelq, qqes, qques, kelk, quelle que, quel', plusieurs: 'plusieur, plusieure, plusieures',
  mois: 'mwa, moit, moiss, moas', heure: 'eur, eure, oeure, heur, h', heures: 'eures, eurs, oeures, leures', jours: 'jour s, joures, jourd, joure', an: 'en, ans', semaine: 's maine, smaine, maine, ceumaine',
  aout: 'out, oute, aoute, oout, haout, outt', juin: 'jun, jwin, jouin, jui, jin, join', mai: 'mait', mars: 'mart, marse, marce', juillet: 'julliet, juyet, juye, jullet, juiet, juilet, juliet, juliette',
  soir: 'soire, soar, swar, soirr, swr, soirs, sor', matin: 'mati, matn, maitn, main, mat1, mattain, matain, maten', midi: 'mydi, midit, midie', nuit: 'nui, nuits, nuis, nuie', fin: 'fain, faim, feint', debut: 'debu, debus',
  derniere: 'derniaire, dernier, denier', dernier: 'denier, dernie', passee: 'passer, paser, passes, passez', passe: 'passer, paser, passez',
  one: 'won, wan', two: 'to, too, tow, tu, tou', three: 'there, threw, tree, free, thee, thre', four: 'for, fore, foru, fur', five: 'fife, fiv', six: 'sicks, sics, siks, sex', seven: 'seen, sevn, sven, savon', eight: 'ate, eit, eigt, aight, eigth', nine: 'nein, nien, nyne, nin',
  ten: 'tenn, tin, tan, then', eleven: 'elven', twelve: 'twelf, twelv', twenty: 'tewnty', thirty: 'dirty, thurty', fifth: 'fith, fiveth, filth', fourth: 'forth, foruth', third: 'therd, thurd, turd', ninth: 'nineth, ninght', eighth: 'eigth, eight, eighteth, aith', twelfth: 'twelf, twelth, twelveth', first: 'frist, furst, fist',
  week: 'weak, wek, wekk, wick, eek', weeks: 'weaks, weks, wekks, wicks', days: 'dais, dayz, dys, das, daze, dyas', day: 'dai, dey', hour: 'our, owr, huor', hours: 'ours, owrs, huors', minutes: 'minits, minuts', month: 'monf, munth, mont, mounth, moth', last: 'las, lat, larst, lst', this: 'tis, ths, thi, thus', months: 'munths, monts, mounths, moths', year: 'yeer, yer, ear',
  june: 'joon, jun, juin', july: 'jully, julie, julai', may: 'mey', august: 'orgust, ogust, augst, agust', april: 'apil, aprl, avril', march: 'mach, marsh, marh',
  night: 'nyt, nite, nigth, nihgt, knight, nght, nigt', noon: 'nono, noob, noom, nopn, noin, nune, noone, nun', morning: 'mornin, moning, mourning, morn', ago: 'agoe, agow, aggo, goa',
};

/** Spellings that are no word of their own: the word -> what is written for it, wherever it stands. */
const misspelled: Readonly<Record<string, string>> = {
  debut: 'dbut, ebut, debutt, debue, deubt', soir: 'soirr, soor', half: 'harf, haf, hlf', wend: 'wkend, wknd', quarter: 'quater, qarter, kwarter, quorter', about: 'abowt, abot, abuot, abotu, aobut, abut, abbout, aboout, abour, aboit, abouut, avout, aroud, arond, arround, aroudn', after: 'afer, aftr, aftre, atfer, ater, affter, aftter, afetr, afrer, agter', just: 'jsut, jst, juts, juust, justt, jusst, jist', early: 'erly, ealy, eary, earley, earlly', couple: 'coupl, coupel, copule, cuple', ago: 'agoe, agow, aggo', heure: 'eure, oeure', heures: 'eures, oeures', hier: 'hyer, yere, yerre, hyere, ierre, hiaire',
  tuesday: 'chewsday, chuesday, toosday', minutes: 'minits', today: 'tday, toady, toay, tdoay, toda, tody', before: 'befor, bfore', wednesday: 'wedsnday', ninth: 'nineth, ninght, nineth', eighth: 'eigth, eightth', twelfth: 'twelth, twelfe', nineteenth: 'ninteenth', semaine: 'smaine, smene, ceumaine, semene, semen', veille: 'vaille, veye, veil, vielle', week: 'wekk', weekend: 'weakend, wikend, wikende, ouikend, ouikende, wickend, ouikande', avant: 'avan, avent, avnt, vant, avat', apres: 'aprs, apes, apre', entre: 'entr, enrte', celle: 'cele', moins: 'moin, moinss, mions', gros: 'gro', vingtaine: 'vintaine, vinteine, vaintaine', dernier: 'dernyer', 
};

const inverted = (words: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const [word, forms] of Object.entries(words)) for (const form of forms.split(',').map((one) => one.trim())) found.set(form, [...(found.get(form) ?? []), word]);
  return found;
};

/** What is written -> the words of dates that can be meant by it, where one has to stand. */
export const heard = inverted(mistaken);

/** What is written -> the one word that is meant. */
export const respelled = inverted(misspelled);
