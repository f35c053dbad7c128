import { expect } from 'chai';
import { join } from 'node:path';
import { readCorpus, readLexicon } from '../knowledge/matching/corpus.js';
import { decide, type Decision } from '../knowledge/matching/decision.js';
import { detectLanguage } from '../knowledge/matching/language-detection.js';
import { match, type Match, type MatcherModel } from '../knowledge/matching/matcher.js';
import { loadModel, saveModel } from '../knowledge/matching/model-file.js';
import { normalise } from '../knowledge/matching/normalisation.js';
import { trainMatcher } from '../knowledge/matching/training.js';
import { judge } from './measure/figures.js';
import { reportWorse } from './measure/least-figures.js';
import { readQuestions } from './measure/questions.js';

const content = join('knowledge', 'content');
const corpus = readCorpus(content);
const entries = new Set(corpus.filter(({ kind }) => kind === 'entry').map(({ intent }) => intent));
const intentsOf = new Map<string, Set<string>>();
for (const { text, intent } of corpus) intentsOf.set(normalise(text), (intentsOf.get(normalise(text)) ?? new Set()).add(intent));

describe('the matcher, trained on the content', () => {
  let model: MatcherModel;
  const find = (text: string): Match => match(model, text);
  const decideOn = (text: string): Decision => decide(find(text), (intent) => entries.has(intent));

  before(function () {
    this.timeout(120_000);
    model = trainMatcher(corpus, { lexicon: readLexicon(content) });
  });

  it('answers every phrasing with its own entry, whatever its case and punctuation', () => {
    const phrasings = corpus.filter(({ kind, text }) => kind === 'entry' && (intentsOf.get(normalise(text))?.size ?? 0) === 1);
    const missed = phrasings.filter(({ text, intent, also = [] }) => {
      const { outcome, entry } = decideOn(`  ${text.toUpperCase()} !`);
      return outcome !== 'answer' || ![intent, ...also].includes(entry ?? '');
    });
    expect(missed.map(({ text }) => text)).to.deep.equal([]);
  });

  it('offers the entries that a phrasing stands under, where they are several', () => {
    const shared = [...intentsOf].filter(([, intents]) => intents.size > 1 && [...intents].every((intent) => entries.has(intent)));
    expect(shared.length).to.be.greaterThan(0);
    for (const [text, intents] of shared) {
      const { outcome, choices } = decideOn(text);
      expect(outcome, text).to.equal('choices');
      expect(choices, text).to.include.members([...intents]);
      expect(find(text).exact, text).to.equal(false);
    }
  });

  it('does as well on the project’s own questions as it did', function () {
    const judged = readQuestions().map((question) => judge(question, find(question.text), (intent) => entries.has(intent)));
    if (judged.length === 0) this.skip();
    expect(reportWorse(judged)).to.deep.equal([]);
  });

  const doors = {
    urssaf: ['Comment payer mes charges sociales ?', 'urssaf quarterly declaration where'],
    'company-formalities': ['Comment obtenir un extrait Kbis ?', 'how do I close my company at INPI'],
    'tax-office': ['Quel est le taux de TVA sur un repas ?', 'how much CFE do I owe'],
    'personal-tax': ['Quand faire ma déclaration de revenus ?', 'my income tax withholding rate is too high'],
    'other-service': ['Mon compte Ameli ne marche plus', 'Where do I renew my passport?'],
    general: ['Quel temps fera-t-il demain à Lyon ?', 'tell me a joke', 'recette de la tarte aux pommes', 'who won the match'],
  };
  for (const [door, texts] of Object.entries(doors))
    for (const text of texts)
      it(`sends "${text}" to the door ${door}`, () => {
        expect(decideOn(text).outcome).to.equal('none');
        expect(find(text).door).to.equal(door);
      });

  const understood: readonly [text: string, entry: string][] = [
    ['jai perdu la letre avec le code dactivation', 'postal-code-lost'],
    ['j’ai perdu le courrier avec le code d’activation', 'postal-code-lost'],
    ['mot de pase oublié', 'forgot-password'],
    ['i forgto my pasword', 'forgot-password'],
    ['le lien du mail est expiré, je fais quoi', 'simplified-link-expired'],
    ['the link in the email has expired', 'simplified-link-expired'],
    ['le code recu par mail a expire', 'expert-email-code-expired'],
    ['jai tjs pas recu le courrier avec le code', 'postal-code-not-received'],
    ['g pas recu le mail avec le lien', 'simplified-link-not-received'],
    ['the letter with the code still has not come', 'postal-code-not-received'],
    ['ou trouver mon avis de CFE', 'cfe-notice'],
    ['what is the subscriber number', 'subscriber-number'],
  ];
  for (const [text, entry] of understood)
    it(`understands "${text}" as ${entry}`, () => {
      expect(decideOn(text)).to.include({ outcome: 'answer', entry });
    });

  for (const text of ['recette de la pâte à crêpes', 'What will the weather be in Lyon tomorrow?', 'Quel est le taux de TVA sur les travaux ?', 'how do I claim unemployment benefits'])
    it(`refuses "${text}"`, () => {
      expect(decideOn(text)).to.include({ outcome: 'none', entry: null });
      expect(find(text).door).to.be.a('string');
    });

  it('tells small talk from entries and answers none of it', () => {
    expect(decideOn('bonjour')).to.include({ outcome: 'none', intent: 'greet' });
    expect(decideOn('thank you very much')).to.include({ outcome: 'none', intent: 'thanks' });
  });

  it('offers at most three entries, and only together with the outcome "choices"', () => {
    const decisions = corpus.slice(0, 1500).map(({ text }) => decideOn(text.split(' ').slice(0, 3).join(' ')));
    const offered = decisions.filter(({ outcome }) => outcome === 'choices');
    expect(offered.length).to.be.greaterThan(0);
    for (const { choices, entry } of offered) expect(choices.length, String(entry)).to.be.within(1, 3);
    for (const { choices, outcome } of decisions) if (outcome !== 'choices') expect(choices).to.deep.equal([]);
  });

  const noise = { nothing: '', blanks: ' \n\t ', emoji: '😀😀🎉', punctuation: '?!…', letters: 'x'.repeat(10_000), words: 'blabla '.repeat(1500), markup: '<script>alert(1)</script><b></b>' };
  for (const [name, text] of Object.entries(noise))
    it(`refuses ${name} without delay`, () => {
      const start = performance.now();
      expect(decideOn(text).outcome).to.equal('none');
      expect(performance.now() - start).to.be.lessThan(50);
    });

  it('gives confidences that sum to one', () => {
    const sum = find('combien de temps est valable le lien').ranked.reduce((total, { confidence }) => total + confidence, 0);
    expect(sum).to.be.closeTo(1, 0.001);
  });

  it('is the same after it was saved and loaded, within 15 MB', () => {
    const bytes = saveModel(model);
    const loaded = loadModel(bytes);
    expect(bytes.length).to.be.lessThan(15_000_000);
    for (const [text] of understood) expect(match(loaded, text)).to.deep.equal(find(text));
  });

  it('says so when a file is not a model', () => {
    expect(() => loadModel(Buffer.from('not a model, but long enough to be one'))).to.throw(/train it again/);
    expect(() => loadModel(new Uint8Array())).to.throw(/train it again/);
  });
});

describe('the matcher, on any corpus', () => {
  const tiny = [
    { intent: 'opening', text: 'When does the library open?' },
    { intent: 'opening', text: 'opening hours on Sunday' },
    { intent: 'opening', text: 'Quand ouvre la bibliothèque ?' },
    { intent: 'card', text: 'How do I get a reader card?' },
    { intent: 'card', text: 'I lost my card' },
    { intent: 'card', text: 'Comment obtenir une carte de lecteur ?' },
    { intent: 'fine', text: 'How much is the fine for a late book?' },
    { intent: 'fine', text: 'my book is overdue' },
    { intent: 'fine', text: 'amende pour un livre en retard' },
  ];
  const best = (model: MatcherModel, text: string): string | undefined => match(model, text).ranked[0]?.intent;

  it('learns from three phrasings an intent, without anything out of scope', () => {
    const model = trainMatcher(tiny);
    expect(best(model, 'is the library open on sundays')).to.equal('opening');
    expect(best(model, 'new card please')).to.equal('card');
    expect(best(model, 'mon livre est en retard')).to.equal('fine');
    expect(match(model, 'is the library open').door).to.equal(null);
  });

  it('names the door of what is out of scope', () => {
    const doors = [
      { intent: 'none/museum', text: 'tickets for the museum' },
      { intent: 'none/museum', text: 'museum entry price' },
      { intent: 'none/general', text: 'tell me a joke' },
    ];
    const found = match(trainMatcher([...tiny, ...doors]), 'museum tickets');
    expect(found.ranked[0]?.intent).to.equal('none');
    expect(found.door).to.equal('museum');
  });

  it('shares its confidence between the intents that one text stands under', () => {
    const found = match(trainMatcher([...tiny, { intent: 'card', text: 'expired' }, { intent: 'fine', text: 'Expired!' }]), 'expired');
    expect(found.exact).to.equal(false);
    expect(found.ranked.slice(0, 2).map(({ intent }) => intent)).to.have.members(['card', 'fine']);
    expect(found.ranked[0]?.confidence).to.equal(found.ranked[1]?.confidence);
  });

  it('knows nothing of an empty corpus, without failing', () => {
    expect(match(trainMatcher([]), 'hello')).to.deep.include({ ranked: [], door: null, exact: false });
  });

  it('looks intents up where there are too many for a classifier', () => {
    const many = Array.from({ length: 500 }, (_, number) => ['where is', 'price of', 'I lost'].map((start) => ({ intent: `thing-${number}`, text: `${start} thing${number}` }))).flat();
    const model = trainMatcher(many);
    expect(model.kind).to.equal('retrieval');
    expect(match(loadModel(saveModel(model)), 'i cannot find thing321')).to.deep.include({ by: 'retrieval' });
    expect(best(model, 'i cannot find thing321')).to.equal('thing-321');
  });
});

describe('the language of a text', () => {
  const texts: readonly [text: string, language: 'fr' | 'en'][] = [
    ['Bonjour, où en est mon courrier ?', 'fr'],
    ['jai pas recu le code', 'fr'],
    ['mdp oublié', 'fr'],
    ['lien expiré', 'fr'],
    ['code perdu', 'fr'],
    ['I have not received the letter', 'en'],
    ['lost my code', 'en'],
    ['pls help me u bot', 'en'],
    ['How do I open an "espace professionnel"?', 'en'],
    ['Where is the button J’adhère?', 'en'],
    ['C’est quoi le business account ?', 'fr'],
  ];
  for (const [text, language] of texts)
    it(`is ${language} for "${text}"`, () => {
      expect(detectLanguage(text, language === 'fr' ? 'en' : 'fr')).to.equal(language);
    });

  it('is the fallback where nothing tells', () => {
    expect(detectLanguage('12345', 'en')).to.equal('en');
    expect(detectLanguage('', 'fr')).to.equal('fr');
  });
});
