import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { contentFolder } from '../knowledge/content-files.js';
import { recogniseSituation } from '../knowledge/situations/recognition.js';
import { loadSymptoms } from '../knowledge/situations/symptoms.js';

const content = loadSymptoms(readFileSync(join(contentFolder(), 'symptoms.yaml'), 'utf8'));
const told = (text: string) => recogniseSituation(text, content);
const leftBy = (text: string) => told(text).situations.map(({ mode, step }) => `${mode}/${step}`);

const postalCode = ['simplified/postal-code', 'expert/postal-code'];
const letter = ['simplified/letter', 'expert/letter'];
const everything = content.situations.map(({ mode, step }) => `${mode}/${step}`);
const inMode = (name: string) => everything.filter((situation) => situation.startsWith(name));

/** What is left, and utterances that leave exactly that. */
const utterances: readonly (readonly [left: readonly string[], texts: readonly string[]])[] = [
  [['simplified/link'], [
    'Personne n’a touché au lien qui est dans le courriel',
    'J’ai reçu le courriel avec le lien samedi, puis-je encore cliquer ?',
    'g recu un lien ds le mail de la boite',
    'Je n’ai pas eu le temps de cliquer sur le lien',
    'Mode simplifié, mail reçu ce matin',
    'Mon usager a eu le lien mercredi à 10 h, il lui reste combien ?',
    'Le courriel est arrivé sur l’adresse de l’entreprise avec un lien à valider',
    'J’ai cliqué trop tard, le lien est périmé',
    'the mail with link has come yesterday, I must click until when?',
    'The firm’s inbox received a link on Friday and nobody clicked it',
    'Le lien est là depuis lundi, nul n’a cliqué dessus',
    'le lien é arivé lundi, g po clické',
    'un lien',
    'a link',
    'They e-mailed me a code, sorry, I mean a link',
    'Ce n’est pas une lettre, c’est un lien',
    'Le mail contient un lien et pas de code',
    'g le lien a cliké ds mon mail',
    'lien a validé recu lundi sur ladresse du resto, pas encor fait',
    'g un lien a confirmé dan le mail du garage, rien fé',
    'le lien a activé é arrivé samedi',
    'Aucun code dans ce courriel, seulement un bouton vert sur lequel appuyer',
    'Le message ne comporte aucun code, simplement un lien',
    'g pa de code dan le mail, g un lien',
    'Nothing but a link: no code to copy, it is in the mail of the salon',
    'The firm’s email contains no code, merely something to press',
    'There wasn’t a code, there was a link',
    'Je n’ai cliqué sur rien, le lien attend',
    'The link is here and we have clicked nothing',
    'I hadn’t pressed the link',
    'J’avais cliqué sur ce fichu lien, il était périmé',
  ]],
  [['simplified/letter'], [
    'J’ai cliqué sur le lien, la lettre n’est toujours pas chez le gardien',
    'Link clicked last week, the letter has yet to reach our office',
    'J’ai cliqué sur le lien mardi mais toujours pas de lettre',
    'jai cliké lundi et pa encor recu la letre',
    'En simplifié, j’attends toujours le courrier',
    'I have validate the link, now I wait the letter',
    'The caller clicked the link two weeks ago, nothing in the letterbox',
    'Le lien a bien été cliqué par mon associé, le facteur n’a rien apporté',
    'jai cliqué',
    'Le lien, je l’ai cliqué. Le courrier, en fait c’était une facture',
    'Link pressed, the postie has brought nowt',
    'Lien cliqué, pas la moindre enveloppe depuis',
    'J’ai cliqué sur le lien et 0 courrier depuis',
    'Clicked the link, and not a single letter has come',
    'Lien cliqué lundi, le courrier doit nous être posté avec le code',
    'Lien cliqué le 3, aucune nouvelle du courrier',
    'lien cliké, la letre arive pa',
    'I followed the link; the letter is nowhere to be seen',
    'No code yet, though I clicked the link',
    'Pas de code reçu, mais le lien a bien été validé',
    'She did the link in spring, no letter so far',
    'le lien avait été activé à l’époque, aucune lettre depuis',
  ]],
  [['simplified/postal-code'], [
    'Courrier reçu avec le code, lien validé',
    'Lien validé, le code est venu par courrier',
    'Simplifié, lettre du 12/11',
    'Après avoir cliqué sur le lien j’ai eu mon code par courrier le 12',
    'Simplified mode, the letter with the code came last Monday',
    'Usager en simplifié, courrier daté du 2 octobre, code pas encore saisi',
    'simplifié et j’ai le code',
    'en mode simple g le code papier depuis 3 semaine',
    'Votre foutu courrier date du 3 octobre, le lien était pourtant validé dans la foulée. Fichu ?',
    'La lettre du 2 traîne au bureau ; mon oncle avait ouvert le lien en son temps. C’est mort ?',
    'courrier du 7, g cliké le lien à l’époque, foutu ?',
    'The letter says 2 October, we’d followed the link ages ago: dead?',
    'My aunt had pressed the link at the time and the letter is dated the 3rd. Expired?',
  ]],
  [['simplified/done'], [
    'Simplifié, le code de la lettre a été accepté',
    'Simplified, I entered the code from the letter yesterday',
    'lien cliqué, lettre reçue, code saisi',
  ]],
  [['expert/email-code'], [
    'Was the e-mailed code meant to be used at once?',
    'My e-mailed code is from Sunday, is it still accepted today?',
    'Le code reçu par courriel samedi sera-t-il encore accepté demain ?',
    'is the code from the e-mail accepted after two days',
    'J’ai reçu un code par mail ce matin, combien de temps est-il valable ?',
    'Le courriel contient un code d’activation, je ne l’ai pas encore saisi',
    'The e-mailed code, I have it since yesterday',
    'mode expert, mail reçu hier à 14 h',
    'Le code n’est pas arrivé par la poste mais par mail',
    'J’ai reçu un code par mail et non un lien',
    'code recu par mail mais jai pas pu le taper',
    'code mail',
    'Un mail avec un lien, enfin non, c’est un code',
    'I was expecting a link in the e-mail but it is a code',
    'Le code est venu par la poste, ah non pardon, par mail',
    'Au lieu d’un lien, le courriel a un code',
    'Un courrier électronique m’attendait ; ce courrier contient un code',
    'Le mail d’hier : rien à cliquer, une série de caractères à recopier',
    'mail recu mardi, ya ri1 a cliké',
    'La suite de caractères tombée dans ma messagerie perso, je ne l’ai pas encore tapée',
    'Eight characters to copy across landed in the inbox I sign in with',
    'Le courriel ne contient pas de lien, mais des lettres et des chiffres',
    'It came to the inbox I sign in with, nothing to press in it',
    'The email has no button at all, just a number',
    'Pas de bouton, seulement des chiffres',
  ]],
  [['expert/join'], [
    'numéro d’abonné',
    'J’ai mon numéro d’abonné, je n’ai pas cliqué sur J’adhère',
    'J’ai saisi le code reçu par mail, et ensuite ?',
    'I have a subscriber number but no services yet',
    'Je dois encore faire l’adhésion avec le SIREN de mon client',
  ]],
  [['expert/letter'], [
    'J’ai adhéré aux services lundi, pas encore de lettre',
    'jai fait jadhère pr 3 clients ya 10 jours tjrs rien au courrier',
    'Expert mode and the letter hasn’t come',
    'J’ai eu mon code par mail, mon numéro d’abonné, j’ai adhéré, maintenant j’attends le code par courrier',
  ]],
  [['expert/postal-code'], [
    'expert mode, the code that activates my services came by post three weeks ago',
    'Mode expert, lettre avec le code reçue le 12/11',
    'I joined the services and the letter came yesterday',
    'J’ai d’abord eu le code par mail, je l’ai saisi, maintenant j’ai celui du courrier',
  ]],
  [['expert/done'], ['Expert, j’ai entré le code de la lettre', 'Expert mode, the code by post was accepted']],
  [postalCode, ['par courrier', 'by post', 'la lettre', 'J’ai reçu la lettre avec le code', 'Le code de la lettre n’est pas encore saisi', 'I got the code in a leter']],
  [letter, ['rien', 'J’attends la lettre', 'no letter yet', 'le code par courrier n’arrive pas']],
  [['simplified/done', 'expert/done'], ['J’ai saisi le code de la lettre', 'I entered the code from the letter']],
  [['simplified/postal-code', 'expert/email-code', 'expert/postal-code'], ['J’ai reçu un code hier', 'I received a code by mail on Monday']],
  [['simplified/link', 'simplified/postal-code', 'expert/email-code'], ['J’ai le lien et le code']],
  [['simplified/link', 'simplified/letter'], ['J’ai reçu le lien mais pas encore de lettre', 'I got the link but no letter']],
  [['simplified/link', 'expert/email-code'], ['J’ai reçu un e-mail hier']],
  [inMode('simplified'), ['simplifié', 'Je suis en mode simplifié', 'simplified', 'not expert']],
  [inMode('expert'), ['expert', 'le mode expert', 'Ce n’est pas le simplifié']],
  [everything, [
    'Simplifié ou expert, lequel ?',
    'I don’t know whether it is expert or simplified',
    'Mon expert-comptable s’en occupe',
    'J’ai créé mon espace hier',
    'Je ne sais pas',
    'Bonjour',
    '',
  ]],
];

/** What is here, what is awaited, what is announced and what was not done, told by tense and negation. */
const tenses: typeof utterances = [
  // The letter is awaited, lost, elsewhere, promised.
  [['simplified/letter'], [
    'J’ai confirmé par le lien le mois dernier, aucune trace de l’enveloppe',
    'Lien activé le 2, mais le courrier se fait attendre, combien de temps encore ?',
    'On a cliqué il y a trois semaines, le pli n’est jamais arrivé',
    'J’ai cliqué sur le lien et depuis le facteur n’apporte que des factures',
    'Clic fait sur le lien mardi, la lettre a dû partir à l’ancienne adresse',
    'I opened the link in March and the letter is still outstanding',
    'Link confirmed on the 4th, the envelope has not reached us yet, how long do we have?',
    'We followed the link and the postman only brings bills',
    'I clicked the link, they promised a letter, nothing came',
    'Link clicked on Tuesday; the letter has probably gone to our old office',
    'jai cliké le lien ya 2 semaine tjr pa de courier',
    'Depuis que j’ai confirmé le lien, la boîte aux lettres est vide',
    'J’ai suivi le lien du courriel, mais personne n’a vu passer d’enveloppe des impôts',
    'Le lien est validé, la gardienne n’a reçu aucun pli pour nous',
    'Lien confirmé il y a un mois, on m’avait promis une lettre, où est-elle ?',
    'Our letter must have got lost, the link was clicked three weeks ago',
    'I confirmed the link, and the post has brought only advertising',
    'Nobody here has seen a letter since we clicked the link',
    'The letter hasn’t turned up and I clicked the link on Friday. How long do I have?',
    'They will post me a code, I have just clicked the link. What is the limit?',
    'je vien de cliqué le lien, le code va arrivé par courrier, jauré combien de tps ?',
    'Bonjour, nous avons confirmé notre adresse par le lien reçu, mais le courrier promis ne nous est toujours pas parvenu. De combien de temps disposons-nous ?',
    'J’ai fait la première étape, le lien, le 12 ; pour la seconde, j’attends que La Poste passe. Quel est le délai ?',
    'Le code doit venir par la poste, d’après la page affichée après le lien que j’ai ouvert hier. Quand commence le délai ?',
    'Rien dans la boîte aux lettres depuis que nous avons validé le lien en mai',
    'ma compta a cliké sur le lien, la letre on la pa eu',
    'Mon lien est validé depuis 15 jours et je n’ai pas reçu l’enveloppe avec les chiffres',
    'Is the clock running? I followed the link on Monday and the envelope with the code is still on its way.',
    'We have opened the link in the company mailbox and are expecting a letter with the code any day now',
    'My assistant clicked the link; the code by post has never arrived and we moved since',
    'link clicked ages ago no letter',
    'Did the link on Sunday. Should the letter be here by now?',
    'J’ai cliqué trop vite sur le lien sans rien lire, et maintenant ? j’attends un courrier ?',
    'Mon mari dit qu’une lettre doit venir ; le lien est cliqué depuis samedi. Quel est le délai ?',
    'Si la lettre n’arrive pas, que faire ? J’ai cliqué sur le lien',
    'Si le courrier se perd, dois-je recommencer ? Lien validé mardi',
    'What happens if the letter never comes? I have clicked the link.',
    'When the letter comes, how long will I have? Link clicked yesterday.',
    'Je suis gérant d’une SARL, le lien du courriel a été activé par mon associé la semaine passée et nous guettons la lettre',
    'Est-ce normal de ne rien avoir au courrier trois semaines après le clic ?',
    'Lien cliqué, depuis silence radio',
    'Clic le 4, courrier pas encore distribué',
    'Usager ayant validé le lien le 2/05, lettre non reçue au 20/05',
    'J’ai confirmé via le bouton du mail, la poste est en grève, la lettre aura du retard',
    'We confirmed through the link; the letter is a month late already',
    'The code that should have come by post is nowhere, and the link was pressed on 3 March',
    'I tapped the link, so now the letter should come, right? When does my time start?',
    'Caller clicked link 2 May, letter not received as of 20 May',
    'tapped the link last wk, no post yet',
    'Le lien est ouvert. La lettre n’est pas là.',
    'Link confirmed, letter not here yet',
    'J’ai validé le lien et je n’ai pas encore la lettre',
    'Got the link, clicked it, no letter',
  ]],
  [['expert/letter'], [
    'Services choisis le 4, la lettre n’est toujours pas dans la boîte',
    'J’ai adhéré aux services lundi, le courrier est en route paraît-il, j’ai combien de temps ?',
    'Adhésion envoyée le 3, on attend encore l’enveloppe',
    'I joined the services two weeks ago and the letter has yet to arrive',
    'Services picked, still waiting for the envelope, does it expire?',
    'J’ai coché TVA et CFE, numéro d’abonné en main, mais le second code n’arrive pas',
    'I ticked VAT and the second code never came',
    'La lettre du second code n’est jamais parvenue au siège, les services ont été choisis en mai',
    'Services souscrits il y a un mois et le facteur passe sans rien pour nous',
    'Mon code par courrier tarde, j’ai adhéré aux services le 12',
    'The second code is supposed to come by post, services were selected last week. Time limit?',
    'I signed up for the services, but the paper code is nowhere to be seen',
    'services coché ya 3 semaine, tjr rien ds la boite o lettre',
    'Les services ont été demandés le 4 mars, la lettre contenant le second code manque encore',
    'J’ai choisi mes services hier. Dans combien de temps arrive la lettre ?',
    'jai coché les services et jatten la lettre, ya un delai ?',
    'The services were joined on the 2nd. We are still without the letter.',
    'I entered the e-mailed code, chose VAT, and now I am waiting for the posted one. Any limit?',
    'Our second code has not been delivered though we joined all services in June',
    'Services choisis sans problème, pas de lettre',
    'Usager expert, adhésion faite le 2/05, lettre non reçue au 20/05',
    'Adhésions terminées pour trois clients, aucune lettre pour l’instant',
    'Caller joined services 2 May, letter not received as of 20 May',
    'All services added for the SIREN of my client, the postal code is still awaited',
    'I chose the services and they told me to wait for a letter',
    'g fait jadhere la semaine derniere, la letre tarde',
    'Les services sont cochés et je n’ai pas encore la lettre',
    'I don’t have the letter yet, services joined on Monday',
    'J’ai eu le code par mail, le numéro d’abonné, j’ai adhéré, pas eu la lettre',
    'Had the e-mailed code, the subscriber number, joined the services, no letter so far',
  ]],
  // Long awaited or promised, and here now; what is missing is the typing.
  [['simplified/postal-code'], [
    'Lien cliqué en juin ; la lettre est arrivée après six semaines d’attente',
    'J’ai validé le lien, le courrier est posé sur mon bureau depuis lundi, je n’ai rien saisi',
    'I had waited ages for the letter after clicking the link; it finally came today',
    'I clicked the link in May. The promised letter has arrived, code not typed',
    'The link was confirmed, the letter is in my drawer, unopened',
    'simplifié, courrier du 3 mars, code toujours pas tapé',
    'lien ok, g la letre depui 3 semaine, code pa rentré',
    'J’ai retrouvé l’enveloppe derrière un meuble, j’avais cliqué sur le lien en mars',
    'Après une longue attente, le courrier est arrivé hier. J’avais confirmé par le lien. Combien de jours ?',
    'We clicked the link, the letter is here, we have entered nothing so far',
    'lien validé, lettre reçue, rien tapé pour l’instant',
    'J’ai le courrier sous les yeux, daté du 4 mai ; le lien, je l’avais validé en avril. C’est encore bon ?',
    'Le lien a été suivi il y a deux mois, et la lettre m’a été remise seulement hier',
    'Nous avons enfin reçu l’enveloppe que nous attendions depuis le clic sur le lien',
    'lien cliké, lettre la, jé pa mis le code',
    'After the link, the letter: it came last Friday and I have not used the code yet',
    'The link is done and the letter reached me yesterday. When must I enter the code?',
    'I have clicked the link and hold the letter in my hands; the code is not entered',
    'J’ai perdu la lettre du 3 octobre après avoir cliqué sur le lien et je la retrouve aujourd’hui',
    'Je n’avais pas vu la lettre, elle date du 12, lien cliqué avant',
    'I did not see the letter at first, it came on 3 May; the link was clicked in April',
    'La lettre n’a jamais été ouverte, elle est là depuis deux mois ; j’avais validé le lien',
    'Simplified: letter received, no code typed',
    'Usager simplifié, lettre reçue le 12/05, code non saisi',
    'Le pli recommandé est arrivé ce matin, le lien avait été cliqué en mars',
    'J’avais oublié la lettre dans la voiture, le lien était validé depuis longtemps',
    'Lien OK, courrier OK, plus que le code à entrer',
    'Caller clicked link in April, letter arrived 12 May, code not entered',
    'My tenant brought me the letter yesterday, I had clicked the link in the spring',
    'J’ai la lettre depuis un mois, j’étais absent, lien cliqué avant',
    'Got the link, clicked it, got the letter',
    'J’ai eu le lien, j’ai cliqué, j’ai eu la lettre',
  ]],
  [['expert/postal-code'], [
    'Services choisis, la lettre promise m’a été remise hier, il ne reste que le code à taper',
    'J’ai adhéré, j’ai reçu le pli le 12, il ne manque plus que la saisie du code',
    'We joined the services and the letter landed on Friday, the code has not been entered',
    'After I joined the services the letter took a month, but it is here now',
    'La lettre est sur mon bureau depuis deux semaines, services choisis en avril, code pas encore entré',
    'Services joined, letter received, nothing typed yet',
    'I picked the services in May and today the envelope came',
    'J’ai adhéré en mars, la lettre est restée dans mon sac, le code n’est pas saisi. Trop tard ?',
    'Le second code est arrivé par la poste lundi, services choisis le mois d’avant',
    'The services are joined, the letter came on Tuesday, the code is waiting to be typed',
    'I got the letter with the second code for the services I selected',
    'services ok, lettre recue mardi, code pa encor tapé',
    'Expert : je n’ai pas pu saisir le code de la lettre, j’étais absent',
    'La lettre est arrivée pendant mes vacances, je n’étais pas là ; les services étaient choisis',
    'The letter came while I was not here; services had been chosen',
    'Services choisis, lettre reçue il y a 10 jours, pas eu le temps de saisir le code',
    'Usager expert, lettre reçue le 12/05, code non saisi',
    'J’ai le courrier avec le deuxième code, les services ont été choisis en janvier',
    'Ma secrétaire avait rangé la lettre, je l’ai retrouvée hier, services demandés il y a trois mois',
    'I have had the letter for ten days, services were joined in June, code not typed',
    'Caller joined services in April, letter arrived 12 May, code not entered',
    'J’ai eu le code par mail, le numéro d’abonné, j’ai adhéré, j’ai eu la lettre',
    'Had the e-mailed code, the subscriber number, joined the services and got the letter',
  ]],
  // The e-mailed code is used, no service chosen.
  [['expert/join'], [
    'J’ai le numéro d’abonné, je n’ai encore adhéré à rien',
    'Espace activé avec le code du courriel, mais je n’ai sélectionné aucun service',
    'Le code de l’e-mail est passé hier, les services je les choisirai plus tard',
    'J’adhère ? pas encore cliqué, mais le code du mail est saisi',
    'I entered the e-mailed code and picked no services',
    'The emailed code went through, I have not chosen any services yet',
    'Space activated with the code from the e-mail, no services so far',
    'Subscriber number received, nothing ticked',
    'num dabonné ok, g choisi aucun service',
    'I have my subscriber number but joined none of the services',
    'J’ai activé l’espace, je n’ai pas adhéré, combien de temps pour le faire ? Le code était dans un mail',
    'Code du mail accepté. Services : aucun choisi. Délai ?',
    'Je suis abonné depuis le 3 mais je n’ai demandé aucun service',
    'The code in the e-mail worked. I did not select a single service. How long can I wait?',
    'My space is open, subscriber number noted, services not picked',
    'We haven’t chosen VAT or anything else yet; the mailed code was accepted last week',
    'g rentré le code recu par mail mé g pa encore adéré',
    'Est-ce que je dois choisir les services dans un certain délai ? J’ai déjà mon numéro d’abonné',
    'J’ai bien entré le code du courriel ; pour les services, je n’ai encore rien coché',
    'Mon espace est actif grâce au code reçu par mail, mais je n’ai pas encore choisi la TVA',
    'L’étape des services n’est pas faite, le code de l’e-mail oui',
    'On m’a donné un numéro d’abonné. Dois-je adhérer aux services avant une date ?',
    'je sui abonné, g pa encor fait jadhere',
    'The subscriber number is here but we have not joined any service. Deadline?',
    'E-mail code accepted; haven’t ticked a single service. Will it lapse?',
    'I stopped after the e-mailed code was accepted, no service chosen',
    'How long can I wait before joining the services? The e-mail code is already entered.',
    'J’ai mon numéro d’abonné mais les services ne m’intéressent pas encore, je peux attendre ?',
    'Le code du mail a fonctionné. Les services : pas encore.',
    'The code from the e-mail is entered. Services: not yet.',
    'Usager : code e-mail saisi le 2/05, aucun service demandé',
    'Caller entered e-mailed code 2 May, no services requested',
    'Le numéro d’abonné m’a été donné, le reste attendra mon comptable',
    'Je n’ai pas osé cliquer sur J’adhère, mon espace est pourtant activé',
    'Il faut encore que je choisisse les services. Le code reçu par mail a été validé hier',
    'I still need to choose services; the code from the mail was accepted yesterday',
    'The J’adhère page is open in front of me, I have not clicked anything',
    'Numéro d’abonné obtenu le 3. J’adhère : à faire.',
    'Subscriber number since the 3rd, J’adhère still to do',
    'Je n’ai pas encore adhéré aux services et donc pas de lettre, c’est normal',
    'No services joined, hence no letter',
  ]],
  // What follows the e-mailed code is named, and still to come.
  [['expert/email-code'], [
    'Quand j’aurai saisi le code du courriel, on me donnera un numéro d’abonné. C’est valable combien de temps ?',
    'Le code est dans mon mail d’hier, je ne l’ai pas encore saisi, la lettre viendra plus tard',
    'Once I have typed the code from the e-mail I will get a subscriber number, right?',
    'The code from the e-mail has not been entered, the letter comes later',
    'J’ai un code dans un courriel, je ne l’ai pas tapé. On me dit qu’après il y aura un numéro d’abonné et des services à choisir',
    'I have a code in an e-mail, not typed. Later I’m to get a subscriber number',
    'Le code du courriel attend toujours, je n’ai pas eu le temps de le saisir. Le numéro d’abonné viendra ensuite, non ?',
    'J’ai reçu un mail avec un code, il paraît qu’une lettre suivra plus tard. Le code du mail dure combien ?',
    'I will get my subscriber number when the e-mailed code is typed in, but I have not done it. Until when?',
    'Code du mail refusé, les services viendront après',
    'Usager expert, code du courriel non saisi, demande s’il aura ensuite un numéro d’abonné',
    'Le code du mail n’est pas rentré et les services ne sont pas choisis',
    'The e-mailed code isn’t entered and no services are chosen',
    'Code by e-mail yesterday, have not used it, will pick services when done',
    'Le code du mail n’a pas été utilisé',
    'E-mailed code not used so far',
  ]],
  // The letter is only announced.
  [['simplified/link'], [
    'Le mail avec le lien est d’hier, ils annoncent un courrier ensuite. J’ai combien de temps pour le lien ?',
    'Link received this morning, a letter will come afterwards. How long do I have?',
    'J’ai reçu le lien, je n’ai pas encore cliqué, la lettre viendra après',
    'The e-mail with a link says a code will be posted to us. Until when can I click?',
    'Je dois cliquer sur le lien du mail, et ensuite une lettre arrivera, c’est ça ? Le mail est d’hier',
    'I have the e-mail with the link, unclicked, and I am told a letter comes afterwards',
    'Le lien du mail n’a pas été ouvert, il est question d’une lettre plus tard',
    'The link sits in our mailbox. The letter is for later I think. How long is the link valid?',
    'Le courriel est arrivé hier avec le lien, la lettre n’arrivera qu’après. Jusqu’à quand puis-je cliquer ?',
    'J’ai le lien depuis ce matin. Le code viendra par courrier, m’a-t-on dit.',
    'I got the link today. They will send a letter afterwards. How many hours for the link?',
    'The link is unclicked so far and the letter comes later',
    'Je n’ai pas encore cliqué sur le lien, faut-il attendre la lettre d’abord ?',
    'I have received the link but have not opened it',
    'Usager : lien reçu le 2/05, non cliqué, demande si une lettre suivra',
    'Le lien n’est pas cliqué et donc aucune lettre n’est partie',
    'Nobody clicked the link yet, so no letter',
    'Caller has the link e-mail since 2 May, not clicked',
    'Lien non ouvert, reçu hier',
    'Link not opened, received yesterday',
  ]],
  // Named beside what was done before it, and no word on where it is: asked.
  [['simplified/letter', 'simplified/postal-code'], [
    'J’ai cliqué sur le lien ; et la lettre, alors ?',
    'Link clicked. About the letter: is there a limit?',
    'Le lien est validé ; la lettre serait chez le gardien, paraît-il',
  ]],
  [['expert/letter', 'expert/postal-code'], [
    'Services choisis ; et la lettre, alors ?',
    'I joined the services. About the letter: is there a limit?',
  ]],
  // The code of the e-mail and the services in one sentence, and neither said to be done: asked.
  [inMode('expert'), ['Le code du mail et le choix des services, quel délai ?', 'The code of the e-mail, then joining services: how long?']],
];

const clashes: readonly (readonly [text: string, symptoms: readonly string[]])[] = [
  ['Je suis en mode simplifié et j’ai reçu un code par mail', ['simplified-mode', 'code-by-email']],
  ['Expert mode, the link is in my inbox since Monday', ['expert-mode', 'link-by-email']],
  ['Usager simplifié avec un numéro d’abonné', ['simplified-mode', 'subscriber-number']],
  ['En simplifié j’ai cliqué sur J’adhère', ['simplified-mode', 'services-joined']],
  ['Expert mode, no code in the message, only a link', ['expert-mode', 'link-by-email']],
  ['Simplifié, un code dans le mail et rien à cliquer', ['simplified-mode', 'code-by-email']],
];

describe('recognising a situation', () => {
  for (const [left, texts] of [...utterances, ...tenses]) {
    for (const text of texts) it(`"${text}" leaves ${left.length === everything.length ? 'everything open' : left.join(', ')}`, () => expect(leftBy(text)).to.have.members([...left]));
  }

  for (const [text, symptoms] of clashes) {
    it(`"${text}" clashes`, () => {
      const { clash, situations } = told(text);
      expect(clash?.map(({ id }) => id)).to.deep.equal(symptoms);
      expect(situations).to.be.empty;
    });
  }

  it('quotes the words that gave a situation away as they were written', () => {
    expect(told('Alors, le CODE reçu par Mail…').symptoms.find(({ id }) => id === 'code-by-email')?.words).to.equal('CODE reçu par Mail');
  });

  it('notices who wonders about time', () => {
    const wondering = ['C’est encore bon ?', 'Est-ce trop tard ?', 'Combien de temps me reste-t-il ?', 'Is the link still valid?', 'Until when?', 'How long have I got?'];
    expect(wondering.filter((text) => !told(text).asksTime)).to.be.empty;
  });

  it('does not take a plain report for a question about time', () => {
    expect(['J’ai reçu la lettre', 'I joined the services', 'Où saisir le code ?'].filter((text) => told(text).asksTime)).to.be.empty;
  });

  it('tells wondering when a letter comes from wondering about time', () => {
    expect(['Quand vais-je recevoir la lettre ?', 'How long does the letter take?'].filter((text) => !told(text).asksArrival)).to.be.empty;
    expect(['Quel est le délai ?', 'How long have I got?'].filter((text) => told(text).asksArrival)).to.be.empty;
  });

  it('notices which dates somebody cannot tell', () => {
    expect(told('Je ne sais plus quel jour il est arrivé').lacksDate).to.deep.equal(['received']);
    expect(told('No idea when it came, and there is no date on it').lacksDate).to.have.members(['received', 'letter-date']);
    expect(told('Il est arrivé lundi, je ne sais pas quoi faire').lacksDate).to.be.empty;
  });

  it('notices what has not come, and what somebody has done', () => {
    expect(['Pas de lettre', 'the link e-mail is missing', 'j’attends le courrier'].filter((text) => !told(text).absent)).to.be.empty;
    expect(['J’ai la lettre', 'I got the link', 'j’ai cliqué'].filter((text) => told(text).absent)).to.be.empty;
    expect(told('Hier, j’ai cliqué sur le lien').acts).to.deep.equal(['ai cliqué sur le lien']);
  });

  it('reads ten thousand characters without choking', () => {
    const before = process.cpuUsage().user;
    told('lien mail code lettre pas reçu '.repeat(330));
    expect((process.cpuUsage().user - before) / 1000).to.be.below(1000);
  });
});

/** A content of another body: no word of ours is in the code. */
const bread = `
situations: { sourdough: [starter, proofing] , yeast: [proofing] }
fillers: { en: "the, a, my" }
plain: { en: "bead" }
elisions: { fr: "l" }
groups: { bread: { en: "bread, loaf" }, starter: { fr: levain, en: starter } }
symptoms:
  - { id: starter, allows: [sourdough], suggests: [sourdough/starter], both: [<starter>] }
  - { id: rising, allows: [any/proofing], en: [<bread> .. rises, rising <bread>] }
asksTime: { en: [how long] }
`;

describe('the symptoms content', () => {
  it('is all that recognition knows', () => {
    const other = loadSymptoms(bread);
    expect(recogniseSituation('my loaf slowly rises', other).situations).to.deep.equal([{ mode: 'sourdough', step: 'proofing' }, { mode: 'yeast', step: 'proofing' }]);
    expect(recogniseSituation('lelevain, the starter', other).situations).to.deep.equal([{ mode: 'sourdough', step: 'starter' }]);
  });

  const faults: readonly (readonly [what: string, from: string, to: string, message: RegExp])[] = [
    ['an unknown situation', 'any/proofing', 'any/baking', /bread\.yaml[^]*id rising, field allows: there is no situation any\/baking/],
    ['a group without words', 'rising <bread>', 'rising <cake>', /id rising, field en: "<cake>" names no group/],
    ['a pattern that ends in a gap', 'how long', 'how ..', /id asksTime, field en: "how \.\." ends in a gap/],
    ['a field of the wrong name', 'suggests', 'sugests', /bread\.yaml[^]*sugests/],
    ['a symptom to hide that is not there', 'both: [<starter>]', 'hides: [crust], both: [<starter>]', /id starter, field hides: there is no symptom crust/],
    ['a symptom to be doubted beside one that is not there', 'both: [<starter>]', 'unless: [crust], both: [<starter>]', /id starter, field unless: there is no symptom crust/],
    ['a symptom without a pattern', ', both: [<starter>]', '', /id starter: has no pattern/],
    ['broken YAML', 'asksTime: {', 'asksTime: {{', /bread\.yaml/],
  ];
  for (const [what, from, to, message] of faults) {
    it(`is refused for ${what}, naming the place`, () => {
      expect(() => loadSymptoms(bread.replace(from, to), 'bread.yaml')).to.throw(message);
    });
  }
});
