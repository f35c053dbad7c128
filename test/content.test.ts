import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { contentFolder } from '../knowledge/content-files.js';
import { loadContent } from '../knowledge/content.js';
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

const textOf = ({ question, answer, steps }: Entry, language: Language): string => [question[language], answer[language], ...(steps?.[language] ?? [])].join('\n');

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
  const words = entry.answer[language].split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const unknown = [...text.matchAll(/\{(.*?)\}/g)].filter(([, name = '']) => !placeholders.includes(name));
  const figures = figuresIn(text, language).filter((figure) => (foreign[entry.mode ?? ''] ?? []).includes(figure));
  return [
    ...(text.replace(/\D/g, '').includes(forbidden) ? [`${language}: the forbidden number`] : []),
    ...(words > mostWords ? [`${language}: ${words} words`] : []),
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

/** Every text in two languages under a node, with where it stands. */
function textsUnder(node: unknown, path = ''): Told[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('fr' in node && typeof node.fr === 'string' && 'en' in node && typeof node.en === 'string') return [{ path, fr: node.fr, en: node.en }];
  return Object.entries(node).flatMap(([key, value]) => textsUnder(value, path === '' ? key : `${path}.${key}`));
}

/** A quoted utterance after "for example" shows how to write; it states nothing. */
const withoutExamples = (text: string): string => text.replace(/(exemple|example)\s?:?\s?[«“][^»”]*[»”]/g, '$1');

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
      expect(texts.flatMap((told) => beyond([...own, ...(besideClock[id] ?? [])], told))).to.deep.equal([]);
    });
  }

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

/** Figures that are no facts of the content: how many things a sentence names, how old a date seems, standards of the web. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  clash: ['2'], 'clash-plain': ['2'], 'when-old': ['1 years'],
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

  it('of French typography is found', () => {
    expect(faultsOfFrench('Quel code\u00A0? L’un d’eux\u202F: «\u00A0Payer\u00A0», à 8:00.')).to.deep.equal([]);
    for (const faulty of ['Quel code ?', 'Quel code?', '« Payer »', '«Payer»', "L'un", 'Deux cas : un']) expect(faultsOfFrench(faulty), faulty).to.have.length.of.at.least(1);
  });
});

describe('the figures of a text', () => {
  const rows: readonly (readonly [language: Language, text: string, figures: readonly string[]])[] = [
    ['fr', 'les 72 heures ; soixante-douze heures ; 72\u202Fh', ['72 hours']],
    ['fr', 'quatre-vingt-dix-neuf jours, vingt et un mois', ['99 days', '21 months']],
    ['fr', 'deux cent cinq euros ou 20 %', ['205 euros', '20 %']],
    ['fr', 'Mode simplifié ou expert, ou des deux.', []],
    ['fr', '1. Ouvrez la page.\n2. Cliquez.', []],
    ['fr', 'C’est un jour férié, une fois, un code', []],
    ['fr', 'dans un mois, dans une minute', ['1 months', '1 minutes']],
    ['fr', 'le 1er mars 2026, 17/10/2024, en mai, octobre 2024', ['2026-03-01', '2024-10-17', '2024-10', '--05']],
    ['fr', 'de 8 h à 19 h 30, sous 24 h, à midi', ['08:00', '19:30', '24 hours', '12:00']],
    ['fr', 'la 1ʳᵉ étape, l’étape 3, une première fois', ['step 1', 'step 3']],
    ['fr', '3 à 5 jours ouvrés', ['3', '5 working days']],
    ['fr', '+33 809 400 210, 08 09 40 02 10', ['0809400210']],
    ['fr', '100 SIREN, 1 000 SIREN, source D9, {phone}, https://a.fr/2024', ['100', '1000']],
    ['en', 'the 72-hour link, seventy-two hours, 72 h', ['72 hours']],
    ['en', 'one hundred and five days, half an hour, a week, an hour', ['105 days', '30 minutes', '1 weeks', '1 hours']],
    ['en', 'two codes, simplified mode, expert mode or both of the two', ['2']],
    ['en', 'You may have waited; in May; 5 May; October 17, 2024', ['--05', '--05-05', '2024-10-17']],
    ['en', '8:00 to 19:30, 3 pm, 12 am, noon', ['08:00', '19:30', '15:00', '00:00', '12:00']],
    ['en', 'Monday to Friday, the first step, the second letter', ['weekday 1', 'weekday 5', 'step 1', 'rank 2']],
    ['en', 'two or three weeks, 3-5 business days', ['2', '3 weeks', '3', '5 working days']],
    ['en', 'First, check one thing at once', []],
  ];
  for (const [language, text, figures] of rows) it(`of "${text.replace('\n', ' / ')}" are ${figures.join(', ') || 'none'}`, () => expect(figuresIn(text, language)).to.have.members([...figures]));
});

describe('loading the content', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    cpSync(contentFolder(), folder, { recursive: true, filter: (path) => !path.endsWith('.txt') });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (name: string, change: (text: string) => string): void => {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    expect(change(before)).not.to.equal(before);
    writeFileSync(file, change(before));
  };

  const edits: readonly (readonly [what: string, file: string, from: string | RegExp, to: string, message: RegExp])[] = [
    ['broken YAML', 'entries/create-space.yaml', 'question:', 'question: {', /entries\/create-space\.yaml[^]*line \d+/],
    ['a field given twice', 'entries/create-space.yaml', 'related:', 'related: []\nrelated:', /entries\/create-space\.yaml[^]*unique[^]*line \d+/],
    ['a missing language', 'entries/create-space.yaml', /question:\n( {2}fr: .*\n) {2}en: .*\n/, 'question:\n$1', /entries\/create-space\.yaml[^]*id create-space, field question\.en/],
    ['steps of different lengths', 'entries/create-space.yaml', '    - Fill in the form and validate it.\n', '', /entries\/create-space\.yaml[^]*id create-space, field steps: both languages/],
    ['a field of the wrong name', 'entries/create-space.yaml', 'related:', 'relatd:', /entries\/create-space\.yaml[^]*id create-space, field[^]*relatd/],
    ['an unknown source', 'entries/create-space.yaml', 'sources: [S]', 'sources: [S, D99]', /entries\/create-space\.yaml, id create-space, field sources: there is no source D99/],
    ['an unknown related entry', 'entries/create-space.yaml', 'related: [', 'related: [no-such-entry, ', /entries\/create-space\.yaml, id create-space, field related: there is no entry no-such-entry/],
    ['an id that is not the file’s name', 'entries/create-space.yaml', 'id: create-space', 'id: make-space', /entries\/create-space\.yaml[^]*id make-space: the id must be the file's name/],
    ['an unknown placeholder in a message', 'messages.yaml', 'Vouliez-vous dire…', 'Vouliez-vous dire {what}…', /messages\.yaml[^]*id did-you-mean, field fr: has the placeholders \(what\)/],
    ['a placeholder that a message lacks', 'messages.yaml', 'until {limit}."', 'for long."', /messages\.yaml[^]*id deadline-open, field en: [^]*expected \(limit, object, remaining\)/],
    ['a message that nobody says', 'messages.yaml', 'did-you-mean:', 'did-you-mane:', /messages\.yaml[^]*id did-you-mane: no such message[^]*id did-you-mean: the message is missing/],
    ['a message in one language', 'messages.yaml', /related: \{.*\}/, 'related: { fr: Voir }', /messages\.yaml[^]*field related\.en/],
    ['a clock without a source', 'procedures.yaml', 'qualifier: null, sources: [S]', 'qualifier: null, sources: []', /procedures\.yaml[^]*field steps/],
    ['a clock with an unknown source', 'procedures.yaml', 'qualifier: null, sources: [S]', 'qualifier: null, sources: [D99]', /procedures\.yaml, id simplified\/link, field sources: there is no source D99/],
    ['a step of an unknown entry', 'procedures.yaml', 'entries: [simplified-link-expired', 'entries: [no-such-entry', /procedures\.yaml, id simplified\/link, field entries: there is no entry no-such-entry/],
    ['a question that keeps no situation', 'questions.yaml', /keeps: \[/, 'keeps: [no/where, ', /questions\.yaml, id [\w-]+, field keeps: there is no situation no\/where/],
    ['a topic without an entry', 'topics.yaml', /^- .*$/m, '- no-such-entry', /topics\.yaml: there is no entry no-such-entry/],
    ['a time that is none', 'helpline.yaml', 'opens: "08:00"', 'opens: "8"', /helpline\.yaml[^]*field opens: a time is HH:MM/],
    ['a date that is none', 'sources.yaml', '"2024-10-17"', '"17.10.2024"', /sources\.yaml[^]*field S\.updated: a date is/],
  ];
  for (const [what, file, from, to, message] of edits) {
    it(`stops at ${what}, naming the place in ${file}`, () => {
      edit(file, (text) => text.replace(from, to));
      expect(() => loadContent(folder)).to.throw(message);
    });
  }

  it('stops at a missing file, naming it', () => {
    rmSync(join(folder, 'helpline.yaml'));
    expect(() => loadContent(folder)).to.throw(/helpline\.yaml[^]*the file is missing/);
  });

  it('takes the copy without any edit', () => expect([...loadContent(folder).entries.keys()]).to.deep.equal([...content.entries.keys()]));
});
