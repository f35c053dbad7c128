import type { Dictionary } from './dictionary.js';

/** Words of a story around a date: what it is about, who tells it, and whether it lies ahead. */
type StoryWords = Pick<Dictionary, 'clue' | 'mark' | 'link'>;

export const storyFr: StoryWords = {
  link: { or: 'peut etre, peut etre bien, ou sinon, sinon, ou alors, ou peut etre, ou peut etre bien, si c est pas, si ce n est pas, ou etait ce' },
  clue: {
    opened: 'prevenu, prevenue, prevenus, averti, avertie, avertis, alerte, alertee, retrouve, retrouvee, pris connaissance, prise de connaissance',
    dated: 'marquee, porte la mention, horodatage',
    action: 'deplacement, en deplacement, en formation, en mission',
    request: 'l ai mis, l ai rentre, l ai tape, l ai saisi, ai mis le code, depose ma demande, depose mon dossier, depose la demande, refait la demarche, refait la demande, relance',
    attempt: 'passe une premiere fois, premiere fois, une premiere fois, 1er passage, premier passage, 1er passage du facteur, premier passage du facteur, 1er passage facteur, premiere presentation, 1ere presentation, premiere tentative, 1ere tentative, avis de passage, avis du facteur, etais absent, etait absent, etions absents, absent au, tente de livrer, papier du facteur, passage infructueux',
    passed: 'transmis, transmise, transfere, transferee, fait suivre, renvoye, renvoyee, refile, m a donne, m a donnee, passe la lettre, forwarde',
    received: 'l a enregistre, l a enregistree, l ai enregistre, l ai enregistree, l avons enregistre, l avons enregistree, porte au, porte a, portee au, porte chez, eue, eues, avais la lettre, avais le courrier, avais l enveloppe, avais le mail, avais le code, avais le pli, delivre, delivree, en boite aux lettres, apporte, apportee, amene, amenee, donnee, donne, glisse, glissee, affiche sur mon telephone, distribuee, retire, retiree, retires, pogne, recuperer, est la depuis, sommes alles chercher, suis alle chercher, suis allee chercher, parvenait',
    correction: 'ai mal compte, avons mal compte, mal compte, que dis je, non que dis je, ben non, bah non, ah mais non, mais non, ah non, eh non, non attendez, attendez, attendez voir, non attends, attends, se trompe, s est trompe, s est trompee, me trompe, me suis trompe, me suis trompee, ah mais, rectifie, rectification, erratum, erreur, corrige, corrigee, se reprend, se corrige, pardon, oups, autant pour moi, au temps pour moi, je reprends, je recommence, plutot, euh non, heu non, enfin non, ou plutot, non plutot, c est faux, je voulais dire, je veux dire, remplacez, desole, desolee, dsl, nan, non peut etre',
    will: 'appelez moi, contactez moi, joignable, disponible, appelez nous, contactez nous',
    missing: 'pas recue, pas recues, pas recus, pas encore recue, toujours pas recue, jamais recue, pas arrivee, pas encore arrivee, toujours pas arrivee, jamais arrivee, ai toujours rien, en attente, en attente de, attends toujours, attend code, attend courrier, attend le code, attend la lettre, attends le code, attends la lettre, attends le courrier, attends mon code, attends votre courrier, que j attends, qu on attend, que nous attendons, silence radio, toujours aucun, aucun code, aucun courrier, aucune lettre',
    other: 'vote, votee, votes, approuve, approuvee, approuves, preleve, preleves, signe le bail, seme, semee, est tenue, s est tenue, s est tenu',
  },
  mark: {
    ours: 'le nouveau, la nouvelle, courrier du, lettre du, lettre, letre, lettres, courrier, courriers, pli, plis, recommande, recommandee, lr, lrar, lr ar, rar, ar, enveloppe, mail, mails, email, e mail, mel, courriel, courriels, message, notification, notif, lien, code, codes, identifiant, identifiants, papier, convocation, votre, vos, le votre, la votre, les votres, le mien, la mienne, celui des impots, celle des impots, pour vous, pour les impots, celui du fisc, celle du fisc, le bon, la bonne',
    electronic: 'mail, mails, email, e mail, mel, courriel, courriels, lien, message, notification, notif, noreply, no reply, ne pas repondre, indesirables, messagerie',
    foreign: 'copie, duplicata, date limite, limite, echeance, colis, paquet, kbis, facture, factures, devis, parcelle, ble, orge, contrat, bail, permis, passeport, carte grise, carte vitale, bilan, comptes, liasse, acompte, tva, cfe, salaire, loyer, rdv, rendez vous, reunion, assemblee, ag, audience, plombier, macon, electricien, vaccin, coiffeur, coiffeuse, infirmiere, infirmier, bebe, anniversaire, mariage, le four, du four, au four, mon four, un four, arrivage, appli, application, couleur, coupe, brushing, dentiste, kine, ophtalmo, inventaire, assemblee generale, conseil d administration, conseil municipal, conseil syndical, rentree des classes, rentree scolaire, formation, seminaire, marche de noel, expo, exposition, spectacle, match, tournoi, fete, kermesse, vendange, vendanges, moisson, semis, recolte, controle technique, visite medicale, etat des lieux, mise en ligne, mise a jour, enterrement, obseques, bapteme, communion, permanence',
    tax: 'impots, impot, fisc, dgfip, sie, tresor public, finances publiques, administration fiscale, administration, service des impots, centre des impots, site, votre service, vos services',
    later: 'plus tar, + tard, plus tardivement',
    same: 'ce jour la, cette journee la, ce meme jour, ce jour la meme',
    'at-once': 'dans la foulee, aussitot, aussitot apres, immediatement, immediatement apres, instantanement, dans la minute, tout de suite, tout de suite apres',
    gone: 'jete, jetee, perdu, perdue, expire, perime, perimee, supprime, efface, plus valable',
    claimed: 'remplacez, remplacer, ai dit, avais dit, vous ai dit, ai ecrit dans mon message, avais note, pensais, croyais, pensais d abord, avais cru, ai cru, precedent message, premier message, mon message',
    'arrival-stamp': 'tampon de notre, notre tampon, tampon d arrivee, tampon de reception, cachet d arrivee, tampon du secretariat, tampon de l accueil, tampon courrier arrive, tampon de la mairie, tampon du service courrier, tampon de notre accueil',
    guess: 'sauf erreur, sauf erreur de ma part, sauf oubli, sauf si je me trompe, ah si, mais si, si si',
    'within-that': 'entre temps, pendant ce temps, pendant cette periode, dans cette periode, durant cette periode, pendant notre absence, pendant mon absence, dans l intervalle',
    function: 'pas eu une minute, pas eu deux minutes, pas eu le loisir, pas eu la tete, a ce jour, bonne soiree, bonne journee, bonne nuit, bon week end, bonne fin de journee, bonne fin de soiree, bon apres midi, bonne matinee, bonne fin de semaine',
    speaker: 'moi, moi je, je dis, je dirais, je maintiens, selon moi, pour moi, d apres moi, je suis sur, je suis sure, je suis certain, je suis certaine',
    saying: 'dit, dira, diront, disait, pense, soutient, pretend, affirme, croit, jure, assure, parle, maintient',
    closed: 'etait pas la, y etait pas, n etait pas la, ferme, fermee, fermes, fermees, fermeture, ferie, ferme le, pas de courrier, pas de facteur, pas de distribution, pas de tournee, y a pas de courrier, y avait pas de courrier, y a pas de malle, pas de malle, passe pas, passait pas, roule pas, roulait pas, distribue pas, distribuait pas, livre pas, livrait pas, travaille pas, travaillait pas, bosse pas, bossait pas, sauf, repos, chome, vide pas, releve pas, relevons pas, ramasse pas, ouvre pas, ouvrons pas',
    conclusion: 'va pour, disons, disons que c etait, donc, alors, du coup, par consequent, d ou, ca fait donc, c est donc, c etait donc, donc c est, donc c etait, alors c est, alors c etait, du coup c est, du coup c etait',
    withdrawal: 'que dis je, non que dis je, ben non, bah non, ah mais non, mais non, ah non, eh non, non attendez, attendez, attendez voir, non attends, attends, je confonds, se trompe, s est trompe, s est trompee, me trompe, me suis trompe, me suis trompee, rectifie, rectification, erratum, erreur, corrige, corrigee, se reprend, se corrige, pardon, oups, autant pour moi, au temps pour moi, je reprends, je recommence, plutot, euh non, heu non, enfin non, ou plutot, non plutot, c est faux, je voulais dire, je veux dire, remplacez, desole, desolee, dsl, nan, non peut etre',
  },
};

export const storyEn: StoryWords = {
  link: { or: 'possibly, or else, or else the, or was it, or was it the, if not, if not the, if it wasn t, or it might be, or it could be' },
  clue: {
    opened: 'was warned, were warned, warned me, warned us, alerted me, alerted us, tipped me off, let me know',
    attempt: 'first attempt, first delivery attempt, delivery attempt, tried to deliver, tried delivering, attempted delivery, missed delivery, missed it, card through the door, card through, slip through, missed, postman tried, courier tried, failed delivery, delivery slip, give me paper, gave me a slip, left a card, left a slip',
    passed: 'forwarded, forwarded it, passed on, passed it on, sent it on, transferred',
    received: 'left it, left it with, left it in, left it at, left this, dropped it off, signed for, signed for it, fetched, fetched it, timed at, timed, hit our inbox, hit the inbox, was sitting, been sitting, sitting there, sittin there, been sittin there, given to me, give me, collect, brought, brought it, bring it, brings',
    correction: 'i miscounted, miscounted, corrected himself, corrected herself, corrects himself, corrects herself, what am i saying, no what am i saying, or no, no wait, wait no, wait, no hang on, hang on, hold on, sorry, no sorry, scratch that, strike that, actually, correction, corrects, i mean, i meant, my mistake, my bad, make that, make it, oops, is wrong, got it wrong, is mistaken, rather, or rather, no it was, tell a lie, no i tell a lie, i stand corrected, let me correct, let me rephrase, is the correct day, was wrong',
    will: 'available, reachable, contact me, call us, ring us',
    missing: 'have nothing, haven t got it, don t have it yet, awaiting, waitin, still waitin, awaiting the code, waiting on, no code, still no, no sign, not had anything, nothing came, nothing arrived',
    other: 'signed off, approved, voted, closes, finish work, finished work',
  },
  mark: {
    ours: 'the new one, new one, for you, letter, letters, summons, code, codes, link, links, email, emails, e mail, e mails, envelope, notification, message, mail, post, yours, your, mine, the tax one, tax one, tax letter, tax email, tax envelope, the right one, the real one',
    electronic: 'email, emails, e mail, e mails, link, notification, message, emailed, noreply, no reply, inbox, spam, junk',
    foreign: 'council tax, deadline, parcel, package, washing machine, invoice, invoices, quote, lease, contract, licence, passport, van, oven, boiler, plumber, electrician, appointment, meeting, app, haircut, dentist, hairdresser, audit, training, stocktake, inspection, builders, agm, annual general meeting, board meeting, christening, funeral, expo, trade fair, harvest, bottling, mot, exhibition, accounts, salary, agm, hearing, baby, wedding, birthday',
    tax: 'tax, taxes, tax office, tax people, tax man, taxman, hmrc, revenue, dgfip, impots, authorities, government, administration, site, you',
    same: 'that day, that same day, that very day, the very same day',
    'at-once': 'straight away, straight after, straight afterwards, right away, right after, right afterwards, immediately, at once, instantly, within seconds, within the minute',
    gone: 'expired, lost, lost it, threw away, thrown away, binned, deleted, ran out',
    claimed: 'replace, wrote, i said, i told you, i wrote, i thought, i believed, i first believed, i first thought, i put, my message, my last message, my previous message, previous message',
    'arrival-stamp': 'our stamp, reception stamp, our reception stamp, received stamp, our received stamp, stamp of our office, our office stamp, our mailroom stamp, mailroom stamp',
    guess: 'should be, should have been, should ve been, should read',
    'within-that': 'in there, sometime in there, some time in there, in that window, during that time, in that time, in the meantime, meanwhile, while we were away, while i was away, in that period, during that period',
    function: 'was closing, were closing, were closing up, was closing up, the depot, from the depot, at the depot, sorry we missed you, to date, as of today, as of now, good night, have a good evening, have a nice evening, have a good weekend, have a nice weekend, have a nice day, have a good day',
    speaker: 'i say, i d say, i m sure, i am sure, i m certain, i m positive, i maintain, i reckon, i think, me i',
    saying: 'says, said, say, thinks, thought, reckons, claims, insists, swears, believes',
    closed: 'wasn t there, was not there, nothing there, don t get post, don t get mail, don t get any post, closed, closes, shut, shuts, no post, no mail, no delivery, no deliveries, doesn t deliver, don t deliver, doesn t come, don t open, don t work, day off, bank holiday, except',
    conclusion: 'let s say, so, hence, therefore, thus, so it was, so that s, so it must be, so it must have been, so really, so actually',
    withdrawal: 'what am i saying, no what am i saying, or no, no wait, wait no, wait, no hang on, hang on, hold on, sorry, no sorry, scratch that, strike that, actually, correction, corrects, i mean, i meant, my mistake, my bad, make that, make it, oops, is wrong, got it wrong, is mistaken, rather, or rather, no it was, tell a lie, no i tell a lie, i stand corrected, let me correct, let me rephrase, is the correct day, was wrong',
  },
};
