/** Frequent words of each language, folded; a word that both have is in neither. Most are the content's own. */
export const frequentWords = {
  fr: `
    je de le la est un mon et en il j ai pour que ou pas une les ce ma comment sur avec dans du vous ne par suis
    des quoi au tout moi qui qu lettre plus compte mes quel y lien boite quelle peut faut faire entreprise
    adresse elle numero usager courrier chiffres passe encore recu combien fait demande societe quand jours
    simplifie lui son rien deux mais jai dois avant tva depuis veut se dit deja apres sans sont sa heures koi
    peux fais temps donnees papier puis mois acces veux fois bien formulaire courriel avoir mot trois marche
    chez meme si ligne pr autre poste merci comptable inscription payer aux tu notre nous va pouvez pourquoi svp
    enveloppe entre maintenant mettre reste clique non cette ouvrir ouvert bon delai trouve donne jamais cree
    banque cliquer appelante passer connexion trop avez comme impot cabinet entrer francais vient creer hier
    facteur declarer case sais pa eu savoir suite semaine parle saisir voir etape doit toujours celui quelles
    envoye mandat ils etait taxe partir matin lequel jusqu laisse voudrais oublie debut siege seul fin votre
    tape avait inscrire etapes jour juste donner peu cest tard personne petite ans prendre vers aucun laquelle
    sert bonne ici envoyer ecrire alors viens changer soir bloque taper sera mel perdu ses cmt avais ecran cb
    met sous toutes valide liste quelque dedans dessus ds bouton quels vois aide electronique bout activer
    recommencer prelevement etre reponse saint ete derniere pli appelant entreprises lespace courier nom valable
    quelqu societes demain attendre reclame endroit formule bonjour ancien mis rentre existe heure retour plait
    affiche dix refaire fini pendant usagere lundi dire vos gerant coment coche ordinateur semaines effacer cote
    nouveau pris bancaire connecter mets perime limite erreur oui ouvre premier rubriques demander ferme devant
    annee dernier gerer ancienne chiffre servir lettres connecte celle partie tps anglais depasse droit coup
    aujourd hui saisie cela vide facture identifiant simplifiee tous finir aucune quatre carte dis fille truc
    leur dame manque choisi avons annonce pk feuille bureau chaque toute samedi recopier tombe validite elles
    ecrit aimerais repond fiscal secretaire vais vu choisir premiere arrivee reponses parce occupe cet boutique
    ajouter aussi saisi donc faite cotisation trompe fils garde cinq neuf mere mort vendredi perso utiliser
    arriere repondre verifier kan prend soeur etais actif revenir cas inscrit papiers enregistre kel tant
    obtenir parti mails recevoir ont duree dossier taux parler etes associe vrai porte patron depart pourrai
    mars letre encor attente attend obligatoire consulter boites maison tiens modifier rempli ordre vraiment
    tres mari plusieurs atelier voie salaires aurai exactement tt midi seulement paye envoie cherche adresses
    travaille facile pourtant appeler accueil arriver monsieur renvoyer aider etrangere echeance raison tient
    gere indique rubrique paiement activite sommes besoin recopie exige collegue lire auto utilise ouverture
    revenu hors dimanche deroule rejete supprimer repeter suivre yeux ke humain comen mien mdp souhaite rentrer
    aime g paie tourne apporte fai petit suffit remplir solution commence cod faites mardi devait attends venir
    complet expliquer arrete revenus remboursement affaires verifie revoir ki frere derriere propose adherer
    passes accepte enfin continuer prochaine voisin nouvelle artisan hesite parcours seule sait prefere reunion
    postale journee bleu retrouve ecris mots termine signer passez effacez tes fisc reponds accord cache es
    appel salarie janvier prends valider laisser tresorier nulle quitte personnel etude oriente peur plutot
    commencer demarche rendre envoi recommence moyen ni etablissement efface calcul calcule signe corriger femme
    demenage compris contenant moins interet annuler infos occuper soit identifiants deposer pars fonctionne
    ensuite debloque voulais regarder grand pere decembre pret recoit faute mienne loue appuyer comprends
    inscrite num contient reprendre combinaison demandes attendu cours conge stp egare retraite retard amende
    vraie donnez faux raconte veu propre explique rajoute a as eux leurs ceux slt bsr conseiller menu source
    avis introuvable absent abonne etat conservation date lu vie privee effacement disponibles inclus transfert
    jeudi mercredi avril aout octobre novembre fevrier juillet juin mai tribunal mairie collectivite commune
    gratuit assistance recherche ailleurs`,
  en: `
    the i my do to in is it what and for how can not of have that with you letter space which one tax from
    company email where account no or up has number does we this link caller are get there now when ve an please
    days by at they but go got all two be was want wants our still vat data should need out address must use
    business before simplified about after put long professional start bank will open time says many back office
    did who just yet why work again new form like sign them so already never post good firm come know over last
    asks login give her she nothing portal see tell your here french find hours paper say old came send password
    envelope help type make everything accountant first only am more three take had click its then any write
    until him answer would online been pay own he since through way day english if enter subscriber inbox wrong
    without too personal let late could left box another thanks shop mailed show his digits log file wait used
    clicked delete year lost into posted create step right phone received list mandate access us because much
    month return u check small next morning weeks each steps run typed due erase person done explain signed add
    off thing notice finish user other went anything whats companies gone someone some ask forgot took goes
    expired comes set said between connection mailbox registered made register arrived activate valid four speak
    repeat look started months waiting longer moved thank rather opened ago entered once monday keep keeps yes
    town income real information works messaging join something switch teh postman told whether else created
    registration asked cant read private sent secure hand down acount joined same away wo people weekend both
    customer while yesterday official things begin corporate leave bill pls home dead correct remember reset
    website their today may mine advanced taxes previous helpline five live hall rate cancel wat fine handle
    payroll beginning later screen meant pick opening gets than button whole finished partner ten payment every
    nobody line little very refused near even inside stages hello runs somebody boss flat manage well activated
    happens details under were stuck bought wich talk card friday laptop gave head past working print rejected
    error adviser understand answers human needs choose night copy name exists changed system forget call always
    pending missed turned tomorrow w deadline exactly debit reason topics invoice r able bookkeeper years tick
    sell field those being ll single times lot computer going validity stay text council limit bring sixty
    mistake hi brother money sunday books man school wife far joining shows turns property easy evening picked
    tuesday thursday restart request junk empty life society family order uk given language turnover sure lady
    kept tonight supposed full required really asking husband receive download letterbox different close
    paperwork friend owner saturday sheet takes found house usable within useless landed confirm desk clear b4
    reached nine printed saying available enough goodbye topic parcel daughter these count needed employee
    accepted compulsory skip premises workshop neighbour paid second anymore closed instead retired idea
    simplifed basic sat sister ring window hour logged key mother ran passed ones also creating firms insists
    foreign businesses locked inspector whose calculate soon filed household using digit wipe actually numbers
    percent entry allowed half added boxes colleague straight red finally refuses continue june replace former
    leaving bakery ways filled blocked plz greyed become redo typing included missing doing owe based land bad
    delivery matter delivered figure think checked invalid cover blue history rule app invoicing update taken
    quote telling somewhere having accounting share running afterwards final few plumber paying mandatory twice
    wheres search furnished view looking hey cheers ta advisor advice menu location municipality retention chat
    extra route settings sequence wednesday february april august october november december july free`,
} as const;
