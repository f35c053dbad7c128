import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openingDate } from '../dialogs/told-date.js';
import { contentFolder, ContentError } from '../knowledge/content-files.js';
import { situationToConfirm } from '../knowledge/guess.js';
import { decideWith } from '../knowledge/knowledge.js';
import { languages, type Language } from '../knowledge/language.js';
import { opensDeadline } from '../knowledge/opening.js';
import { loadExamples } from '../knowledge/situations/examples.js';
import { likelySituations } from '../knowledge/situations/reader.js';
import { recogniseSituation } from '../knowledge/situations/recognition.js';
import { shippedKnowledge } from './app-server.js';

const knowledge = shippedKnowledge();
const { content, reader } = knowledge;
const now = new Date('2026-11-23T10:30:00+01:00');

const likely = (text: string) => likelySituations(reader, text, recogniseSituation(text, content.symptoms));

/** The situation that a first message leads to be asked about. */
function toConfirm(text: string, language: Language): string | null {
  const decision = decideWith(knowledge, text, { language });
  const told = recogniseSituation(text, content.symptoms);
  const { understood } = openingDate({ text, language, decision, told, now, timeZone: 'Europe/Paris', content });
  const words = { text, decision, told, understood };
  return situationToConfirm(words, { opens: opensDeadline(words, content), content, reader });
}

/** Messages whose words the symptoms do not know, or do not settle. */
const unsettled: readonly (readonly [situation: string, language: Language, text: string])[] = [
  ['expert/email-code', 'fr', 'Reçu hier 14h sur mon adresse de connexion la suite à recopier pour débloquer l’espace. Pas recopiée. Délai ?'],
  ['expert/email-code', 'fr', 'La ribambelle de signes tombée hier à 14h dans ma messagerie perso, celle de l’identifiant, je ne l’ai pas encore recopiée. Elle tient jusqu’à quand ?'],
  ['expert/email-code', 'en', 'Eight symbols to copy across landed in the inbox I sign in with, 2pm yesterday. Not typed. How long have I got?'],
  ['expert/email-code', 'en', 'The OTP came by email to my sign-in address, how long have I got?'],
  ['simplified/link', 'fr', 'Le mail demande de confirmer notre demande en cliquant, combien de temps me reste-t-il ?'],
  ['simplified/link', 'en', 'The thing to press has been waiting in our club’s inbox since 2pm yesterday and nobody touched it. Is it still alive?'],
];

/** Messages in which nothing is put to the person. */
const settled: Readonly<Record<string, readonly (readonly [language: Language, text: string])[]>> = {
  'what the symptoms settle': [
    ['fr', 'J’ai reçu hier à 14h le courriel avec le code, il me reste combien de temps ?'],
    ['en', 'Simplified mode, the letter with the code came last Monday, how many days are left?'],
  ],
  'a contradiction': [['fr', 'Mode simplifié, j’ai reçu un code par courriel hier, combien de temps me reste-t-il ?']],
  'a question of the FAQ': [
    ['fr', 'Le code reçu par courriel est valable combien de temps ?'],
    ['fr', 'J’ai adhéré hier, dans combien de temps arrive la lettre avec le code ?'],
    ['en', 'Which mode should a small association choose?'],
    ['en', 'I ordered the services ten days ago and the letter came this morning. Where do I type the code?'],
  ],
  'small talk and bare answers': [
    ['fr', 'Bonjour, comment allez-vous aujourd’hui ?'],
    ['fr', '42'],
    ['en', 'Thank you so much for yesterday, you were very kind'],
  ],
  'what is out of scope': [
    ['fr', 'mon code wifi est arrivé hier par mail'],
    ['fr', 'Le code de ma carte bleue reçu hier par courrier ne marche pas'],
    ['en', 'My bank texted me a code yesterday at 2pm, can I still use it?'],
    ['en', 'I clicked a phishing link in my Netflix email yesterday, what now?'],
  ],
};

describe('The reader of situations', () => {
  for (const [situation, language, text] of unsettled) {
    it(`puts ${situation} to who writes "${text}"`, () => expect(toConfirm(text, language)).to.equal(situation));
  }

  for (const [what, messages] of Object.entries(settled)) {
    it(`asks nothing about ${what}`, () => {
      for (const [language, text] of messages) expect(toConfirm(text, language), text).to.equal(null);
    });
  }

  it('gives confidences that leave room for "none of them"', () => {
    const sum = (text: string) => likely(text).reduce((total, { confidence }) => total + confidence, 0);
    expect(sum('Le sésame à recopier est tombé dans ma messagerie de connexion')).to.be.within(0.5, 1);
    expect(sum('Quel temps fait-il à Lyon ?')).to.be.below(0.1);
  });

  it('reads the same whatever the figures of a date are', () =>
    expect(likely('OTP reçu le 4 à 9 h sur mon adresse de connexion')).to.deep.equal(likely('OTP reçu le 27 à 18 h sur mon adresse de connexion')));

  it('ranks every situation that has examples', () =>
    expect(likely('bonjour').map(({ situation }) => situation)).to.have.members(content.examples.map(({ id }) => id)));
});

describe('The examples of situations', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'examples-'));
    cpSync(join(contentFolder(), 'situations'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const faults: readonly (readonly [what: string, from: string | RegExp, to: string, message: RegExp])[] = [
    ['a missing language', /^en:[^]*/m, '', /expert-join\.yaml[^]*id expert\/join, field en/],
    ['an empty sentence', /^fr:$/m, 'fr:\n  - ""', /expert-join\.yaml[^]*id expert\/join, field fr\.0/],
    ['an id that is not the file’s name', 'id: expert/join', 'id: expert/letter', /expert-join\.yaml[^]*id expert\/letter: the id must be the file's name/],
  ];
  for (const [what, from, to, message] of faults) {
    it(`stop at ${what}, naming the place`, () => {
      const file = join(folder, 'expert-join.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
      expect(() => loadExamples(folder)).to.throw(ContentError, message);
    });
  }

  it('are given once each', () => {
    const texts = content.examples.flatMap((examples) => languages.flatMap((language) => examples[language]));
    expect(new Set(texts)).to.have.property('size', texts.length);
  });
});
