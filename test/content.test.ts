import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { contentFolder } from '../knowledge/content-files.js';
import { figuresBeyond, figuresIn, unsupportedFigures } from '../knowledge/figures.js';
import { decideWith, loadKnowledge } from '../knowledge/knowledge.js';
import { languages, type Bilingual, type Language } from '../knowledge/language.js';
import { readCorpus } from '../knowledge/matching/corpus.js';
import type { Entry } from '../knowledge/schema.js';

const knowledge = loadKnowledge();
const { content } = knowledge;
const { helpline, procedures, sources } = content;
const phrasings = readCorpus(contentFolder()).filter(({ kind }) => kind === 'entry');

/** The other line, for payment matters, that must never be given. */
const forbidden = '0809401401';
const mostWords = 110;
/** In a line that is said on the phone. */
const mostWordsSaid = 18;
const leastShareFirst = 0.97;
/** The same with a greeting before and thanks after: then the words decide, not the list of phrasings. Least seen: 0.973. */
const leastShareWithGreeting = 0.95;
const greeting: Readonly<Record<Language, (text: string) => string>> = { fr: (text) => `Bonjour, ${text} Merci`, en: (text) => `Hello, ${text} Thanks` };
const placeholders = ['phone', 'hours', 'price', 'form', 'openNow', 'retentionDays'];
/** Figures that must never be said of a mode: another mode's clocks. */
const foreign: Readonly<Record<string, readonly string[]>> = { expert: ['60 days', '72 hours'], simplified: ['48 hours'] };

const entryOf = (id: string): Entry => {
  const entry = content.entries.get(id);
  if (!entry) throw new Error(`no entry ${id}`);
  return entry;
};

const saidIn = ({ script, doNotPromise }: Entry, language: Language): string[] => [...(script?.[language] ?? []), ...(doNotPromise?.[language] ?? [])];
const textOf = (entry: Entry, language: Language): string => [entry.question[language], entry.answer[language], ...(entry.steps?.[language] ?? []), ...saidIn(entry, language)].join('\n');
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const typography: readonly (readonly [fault: string, pattern: RegExp])[] = [
  ['a plain space before : ; ? or !', /\S [:;?!](?=\s|$|»)/],
  ['a plain space inside « »', /« | »/],
  ['no space inside « »', /«\S|\S»/],
  ['a straight apostrophe', /'/],
  ['no space before ; ? or !', /[\p{L}\p{N})}»][;?!](?=\s|$)/u],
];

const faultsOfFrench = (text: string): string[] => typography.filter(([, pattern]) => pattern.test(text)).map(([fault]) => `French: ${fault}`);

function faultsOfText(entry: Entry, language: Language): string[] {
  const text = textOf(entry, language);
  const words = wordsIn(entry.answer[language]);
  const long = saidIn(entry, language).filter((line) => wordsIn(line) > mostWordsSaid);
  const unknown = [...text.matchAll(/\{(.*?)\}/g)].filter(([, name = '']) => !placeholders.includes(name));
  const figures = figuresIn(text, language).filter((figure) => (foreign[entry.mode ?? ''] ?? []).includes(figure));
  return [
    ...(text.replace(/\D/g, '').includes(forbidden) ? [`${language}: the forbidden number`] : []),
    ...(words > mostWords ? [`${language}: ${words} words`] : []),
    ...long.map((line) => `${language}: too long to be said: ${line}`),
    ...unknown.map(([whole]) => `${language}: unknown placeholder ${whole}`),
    ...figures.map((figure) => `${language}: ${figure} belongs to the other mode`),
  ];
}

function faultsOf(entry: Entry): string[] {
  const same = (['question', 'answer'] as const).filter((field) => entry[field].fr === entry[field].en);
  return [
    ...same.map((field) => `${field}: the same in both languages`),
    ...entry.sources.filter((ref) => !sources[ref]).map((ref) => `unknown source ${ref}`),
    ...(entry.sources.length === 0 ? ['no source'] : []),
    ...unsupportedFigures(entry, helpline).map(({ language, field, figure }) => `${language} ${field}: no fact carries ${figure}`),
    ...languages.flatMap((language) => faultsOfText(entry, language)),
    ...faultsOfFrench(textOf(entry, 'fr')),
  ];
}

/** The share of an entry's phrasings that find it first, and those that find another one. */
function found(id: string, written: (text: string, language: Language) => string): { share: number; strays: string } {
  const own = phrasings.filter(({ intent }) => intent === id);
  const strays = own.filter(({ text, language, also = [] }) => ![id, ...also].includes(decideWith(knowledge, written(text, language), { language }).ranked[0]?.id ?? ''));
  return { share: 1 - strays.length / own.length, strays: strays.map(({ text }) => text).join(' | ') };
}

describe(`an entry (${content.entries.size} of them, ${phrasings.length} phrasings)`, () => {
  for (const entry of content.entries.values()) {
    it(entry.id, () => {
      expect(faultsOf(entry)).to.deep.equal([]);
      for (const one of languages) expect(phrasings.some(({ intent, language }) => intent === entry.id && language === one), `phrasings in ${one}`).to.equal(true);
      const [plain, greeted] = [found(entry.id, (text) => text), found(entry.id, (text, language) => greeting[language](text))];
      expect(plain.share, plain.strays).to.be.at.least(leastShareFirst);
      expect(greeted.share, greeted.strays).to.be.at.least(leastShareWithGreeting);
    });
  }
});

interface Told extends Bilingual {
  readonly path: string;
}

/** A text, or its lines as one text; null for anything else. */
const oneText = (node: unknown): string | null => (Array.isArray(node) && node.every((line) => typeof line === 'string') ? node.join('\n') : typeof node === 'string' ? node : null);

/** Every text in two languages under a node, with where it stands. */
function textsUnder(node: unknown, path = ''): Told[] {
  if (typeof node !== 'object' || node === null) return [];
  const [fr, en] = 'fr' in node && 'en' in node ? [oneText(node.fr), oneText(node.en)] : [null, null];
  if (fr !== null && en !== null) return [{ path, fr, en }];
  return Object.entries(node).flatMap(([key, value]) => textsUnder(value, path === '' ? key : `${path}.${key}`));
}

/** A quoted utterance after "for example" shows how to write; it states nothing. */
const withoutExamples = (text: string): string => text.replace(/(exemple|example)\s?:?(?:\s?(?:,|ou|or|et|and)?\s?[«“][^»”]*[»”])+/g, '$1');

const beyond = (known: readonly string[], told: Told): string[] =>
  languages.flatMap((language) => figuresBeyond(known, withoutExamples(told[language]), language).map((figure) => `${told.path} ${language}: ${figure}`));

/** What a step's texts may say beside its own clock, as its source says it. */
const besideClock: Readonly<Record<string, readonly string[]>> = { 'simplified/letter': ['60 days'], 'expert/join': ['step 2'] };

const readTexts = (name: string): Told[] => textsUnder(parse(readFileSync(join(contentFolder(), name), 'utf8')) as unknown);

describe('the procedures', () => {
  for (const step of procedures.steps) {
    const own = step.clock ? [`${step.clock.amount} ${step.clock.unit}`] : [];
    const id = `${step.mode}/${step.step}`;
    it(`say no figure but ${[...own, ...(besideClock[id] ?? [])].join(', ') || 'none'} in ${id}`, () => {
      const texts = textsUnder(step);
      expect(texts.length).to.be.at.least(3);
      expect(texts.flatMap(({ fr }) => faultsOfFrench(fr))).to.deep.equal([]);
      expect(texts.flatMap((told) => beyond([...own, ...(besideClock[id] ?? [])], told))).to.deep.equal([]);
    });
  }

  it('ask what tells the modes apart, without a figure', () => {
    const texts = textsUnder({ tellApart: procedures.tellApart });
    expect(texts).to.have.length(1);
    expect(texts.flatMap((told) => [...beyond([], told), ...faultsOfFrench(told.fr)])).to.deep.equal([]);
  });

  it('say on the phone what each state of each step needs', () => {
    for (const { clock, script } of procedures.steps) {
      expect(textsUnder({ script }).map(({ path }) => path)).to.deep.equal(clock ? ['script.open', 'script.over', 'script.mayBeOver'] : ['script']);
    }
  });

  it('have the clocks of the source and no others', () => {
    const clocks = procedures.steps.filter(({ clock }) => clock !== null).map(({ mode, step, clock }) => [mode, step, clock?.amount, clock?.unit, clock?.qualifier, clock?.sources]);
    expect(clocks).to.deep.equal([
      ['simplified', 'link', 72, 'hours', null, ['S']],
      ['simplified', 'postal-code', 60, 'days', null, ['S']],
      ['expert', 'email-code', 48, 'hours', 'at most', ['S']],
    ]);
  });

  it('say their clock in the rule, in both languages', () => {
    for (const { clock, rule } of procedures.steps) {
      if (clock) for (const language of languages) expect(figuresIn(rule[language], language)).to.deep.equal([`${clock.amount} ${clock.unit}`]);
    }
  });
});

/** Figures that are no facts of the content: how many things a sentence names, how old a date seems, "a day" that is enough, standards of the web. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  clash: ['2'], 'clash-plain': ['2'], 'when-old': ['1 years'], 'not-a-date': ['1 days'],
  'accessibility.sections.0.paragraphs.0': ['4', '2.2', '200 %', '320'],
};

for (const name of ['messages.yaml', 'pages.yaml', 'questions.yaml', 'doors.yaml', 'topics.yaml']) {
  describe(name, () => {
    const texts = readTexts(name);
    it('states figures through placeholders only', () => expect(texts.flatMap((told) => beyond(allowed[told.path] ?? [], told))).to.deep.equal([]));
    it('never gives the forbidden number', () => expect(texts.filter(({ fr, en }) => `${fr} | ${en}`.replace(/[ .\u00A0\u202F]/g, '').includes(forbidden))).to.be.empty);
  });
}

describe('the helpline', () => {
  it('says its hours and days as they are computed with', () => {
    for (const language of languages) expect(figuresIn(helpline.hours[language], language)).to.have.members(['weekday 1', 'weekday 5', helpline.opens, helpline.closes]);
    expect(helpline).to.deep.include({ phone: '0809 400 210', opens: '08:00', closes: '19:30', days: [1, 2, 3, 4, 5] });
  });
});

describe('a planted fault', () => {
  const plants: readonly (readonly [entry: string, language: Language, planted: string, found: string])[] = [
    ['postal-code-validity', 'fr', 'soixante-dix jours', '70 days'],
    ['postal-code-validity', 'en', 'six weeks', '6 weeks'],
    ['postal-code-validity', 'fr', 'soixante jours ouvrés', '60 working days'],
    ['expert-email-code-validity', 'en', 'within 72 hours', '72 hours'],
    ['expert-email-code-validity', 'fr', 'deux jours', '2 days'],
    ['expert-activate-services', 'fr', 'dans les 60 jours', '60 days'],
    ['simplified-link-expired', 'en', 'after forty-eight hours', '48 hours'],
    ['simplified-link-validity', 'fr', 'pendant une semaine', '1 weeks'],
    ['contact-helpline', 'fr', '0809 401 401', forbidden],
    ['contact-helpline', 'en', '08.09.40.02.11', '0809400211'],
    ['contact-helpline', 'fr', 'de 8 h à 20 h', '20:00'],
    ['contact-helpline', 'en', 'from 9 am', '09:00'],
    ['contact-helpline', 'fr', 'le samedi', 'weekday 6'],
    ['about-bot', 'en', 'on 17 October 2023', '2023-10-17'],
    ['about-bot', 'fr', 'le 18 octobre', '--10-18'],
    ['simplified-steps', 'fr', 'quatre étapes', '4'],
    ['which-siren', 'en', '13 digits', '13'],
    ['subscriber-number', 'fr', 'à la deuxième étape', 'step 2'],
    ['postal-code-delivery-time', 'en', 'a fortnight', '14 days'],
    ['sepa-mandate', 'fr', 'une dizaine de jours', '10 days'],
    ['bank-account-required', 'en', 'costs 5 euros', '5 euros'],
    ['services-list', 'fr', '{phone}', '{phone}'],
    ['contact-helpline', 'en', '{retentionDays}', '{retentionDays}'],
    ['contact-helpline', 'en', '{fax}', '{fax}'],
  ];
  for (const [id, language, planted, figure] of plants) {
    it(`"${planted}" in ${id} is found as ${figure}`, () => {
      const entry = entryOf(id);
      const faulty = { ...entry, answer: { ...entry.answer, [language]: `${entry.answer[language]} (${planted} environ)` } };
      expect(unsupportedFigures(faulty, helpline)).to.deep.equal([{ language, field: 'answer', figure }]);
    });
  }

  it('in a step or a question is found there', () => {
    const entry = entryOf('expert-steps');
    const steps = { fr: [...(entry.steps?.fr ?? []), 'Attendez 60 jours.'], en: [...(entry.steps?.en ?? []), 'Wait.'] };
    expect(unsupportedFigures({ ...entry, steps }, helpline)).to.deep.equal([{ language: 'fr', field: 'steps', figure: '60 days' }]);
    expect(unsupportedFigures({ ...entry, question: { ...entry.question, en: 'Why 4 steps?' } }, helpline)).to.deep.equal([{ language: 'en', field: 'question', figure: '4' }]);
  });

  it('in what is said on the phone, or in a warning, is found there', () => {
    const entry = entryOf('expert-activate-services');
    for (const field of ['script', 'doNotPromise'] as const) {
      const lines = { fr: ['Attendez 60 jours.', 'Ou {phone}.'], en: ['Wait.', 'Or call.'] };
      expect(unsupportedFigures({ ...entry, [field]: lines }, helpline)).to.deep.equal(['60 days', '{phone}'].map((figure) => ({ language: 'fr', field, figure })));
    }
    const lines = { fr: ['Attendez 60 jours.'], en: ['Wait.'] };
    expect(textsUnder({ ...procedures.steps[0], doNotPromise: lines }).flatMap((told) => beyond(['72 hours'], told))).to.deep.equal(['doNotPromise fr: 60 days']);
  });

  it('of French typography is found', () => {
    expect(faultsOfFrench('Quel code\u00A0? L’un d’eux\u202F: «\u00A0Payer\u00A0», à 8:00.')).to.deep.equal([]);
    for (const faulty of ['Quel code ?', 'Quel code?', '« Payer »', '«Payer»', "L'un", 'Deux cas : un']) expect(faultsOfFrench(faulty), faulty).to.have.length.of.at.least(1);
  });
});
