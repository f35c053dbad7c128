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

const clashes: readonly (readonly [text: string, symptoms: readonly string[]])[] = [
  ['Je suis en mode simplifié et j’ai reçu un code par mail', ['simplified-mode', 'code-by-email']],
  ['Expert mode, the link is in my inbox since Monday', ['expert-mode', 'link-by-email']],
  ['Usager simplifié avec un numéro d’abonné', ['simplified-mode', 'subscriber-number']],
  ['En simplifié j’ai cliqué sur J’adhère', ['simplified-mode', 'services-joined']],
  ['Expert mode, no code in the message, only a link', ['expert-mode', 'link-by-email']],
  ['Simplifié, un code dans le mail et rien à cliquer', ['simplified-mode', 'code-by-email']],
];

describe('recognising a situation', () => {
  for (const [left, texts] of utterances) {
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
    ['a symptom without a pattern', ', both: [<starter>]', '', /id starter: has no pattern/],
    ['broken YAML', 'asksTime: {', 'asksTime: {{', /bread\.yaml/],
  ];
  for (const [what, from, to, message] of faults) {
    it(`is refused for ${what}, naming the place`, () => {
      expect(() => loadSymptoms(bread.replace(from, to), 'bread.yaml')).to.throw(message);
    });
  }
});
