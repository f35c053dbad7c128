import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'chai';
import { hoursOfLife } from '../bot/resume/resume-codes.js';
import { readLookupMessages } from '../bot/web/lookup-content.js';
import { readPageMessages } from '../bot/web/page-content.js';
import { parseCommand } from '../knowledge/agent-commands.js';
import { contentFolder } from '../knowledge/content-files.js';
import { readCorpus } from '../knowledge/matching/corpus.js';
import { codeAlphabet, codeLine, drawCode, readCode, shownCode } from '../knowledge/resume-code.js';
import { asksForCode } from '../knowledge/resume-request.js';
import { shippedKnowledge } from './app-server.js';
import { calls } from './lookup-task-set.js';

const { content } = shippedKnowledge();
const commands = content.agentCommands.codes.map(({ code }) => code);
const line = new RegExp(codeLine(commands), 'i');
const corpus = readCorpus(contentFolder()).map(({ text }) => text);
const draw = (): string => drawCode((below) => randomInt(below), commands);

describe('A resume code', () => {
  it('has no two characters that look alike', () => {
    expect(new Set(codeAlphabet).size).to.equal(codeAlphabet.length);
    for (const alike of ['0OQD', '1IL7', '2Z', '5S', '6G', '8B', 'UV']) expect([...alike].filter((character) => codeAlphabet.includes(character)), alike).to.have.length.at.most(alike === '0OQD' ? 2 : 1);
  });

  it('is one of 6,223,752, the number that the limits were worked out with', function () {
    this.timeout(60_000);
    const all = (length: number): string[] => (length === 0 ? [''] : all(length - 1).flatMap((start) => Array.from(codeAlphabet, (character) => start + character)));
    const [starts, ends] = [all(2), all(3)];
    expect(starts.reduce((sum, start) => sum + ends.filter((end) => line.test(`${start} ${end}`)).length, 0)).to.equal(6_223_752);
  });

  it('is drawn of the whole alphabet, and read however it is typed', () => {
    const codes = Array.from({ length: 3000 }, draw);
    expect(new Set(codes).size).to.be.above(2980);
    expect([...new Set(codes.join(''))].sort().join('')).to.equal(codeAlphabet);
    for (const code of codes.slice(0, 500)) {
      const [shown, lower] = [shownCode(code), code.toLowerCase()];
      for (const typed of [shown, code, lower, ` ${shownCode(lower, ' ')} `, `code ${shown}`, `Code : ${lower}`, shownCode(code, '–'), shownCode(lower, '.')]) {
        expect([line.test(typed), readCode(typed)], typed).to.deep.equal([true, code]);
      }
      expect(parseCommand(shownCode(code, ' '), { commands: content.agentCommands, isEntry: () => false }).kind, code).not.to.equal('deadline');
    }
  });

  const tolerated: readonly (readonly [string, string | undefined])[] = [
    ['k7-3qp', 'K73QP'], ['K7 3OP', 'K73QP'], ['K1-30P', 'K73QP'], ['kl-3qp', 'K73QP'], ['Q2-SBG', 'Q2586'], ['u5 2zy', 'V522Y'], ['k 7 3 q p', 'K73QP'],
    ['', undefined], ['K7-3Q', undefined], ['K7-3QPP', undefined], ['K7-3Q?', undefined], ['bonjour', undefined], ['K7-3QÉ', undefined], ['code', undefined],
  ];
  for (const [typed, code] of tolerated) it(`“${typed}” is read as ${code ?? 'no code'}`, () => expect(readCode(typed)).to.equal(code));

  it('lives as long as the pages say', () => {
    const { codeWrong } = readLookupMessages(join(contentFolder(), 'agent-page.yaml')).page;
    const privacy = readPageMessages(join(contentFolder(), 'pages.yaml')).privacy.sections.flatMap(({ paragraphs }) => paragraphs).filter(({ en }) => /^A code .*hours/.test(en));
    expect(privacy).to.have.length(1);
    for (const text of privacy.flatMap(({ fr, en }) => [fr, en])) expect(text).to.include('{codeHours}');
    for (const text of Object.values(codeWrong)) expect(text.match(/\d+(?= (?:heures|hours))/)?.map(Number), text).to.deep.equal([hoursOfLife]);
  });

  it('is not seen in what agents and callers write', () => {
    const written = [...corpus, ...calls.map((call) => call.line), ...content.agentCommands.codes.flatMap((code) => [code.example, ...code.words.map(({ example }) => example)]).flatMap(({ fr, en }) => [fr, en])];
    expect(written).to.have.length.above(10_000);
    expect(written.filter((text) => line.test(text))).to.deep.equal([]);
    for (const text of ['perdu', 'email', 'e1 24h', 'e3 12n', 'm 15h30', 'de 48h', 'code de 48h', '15h30', '12 nov', 'code perdu', 'lx', 's1']) expect(line.test(text), text).to.equal(false);
  });
});

describe('Asking for the code', () => {
  const asked = [
    'un code pour le conseiller', 'un code pour le conseiler', 'Un cdoe pour lagent', 'je voudrais un code à donner au conseiller', 'donnez-moi le code pour l’agent svp',
    'code conseiller', 'Bonjour, j’ai besoin d’un code pour l’assistance téléphonique', 'quel code dire à l’agent ?', 'je veux un code pour reprendre par téléphone', 'un code pr un conseillé',
    'give me a code for the agent', 'giv me a cdoe for teh agent', 'I need a code to read out to the agent', 'can I have a code for the advisor?', 'code for the adivser', 'agent code please', 'a code for the helpline',
    ...Object.values(content.messages['resume-code-button']),
  ];
  for (const text of asked) it(`“${text}” does`, () => expect(asksForCode(content.answers, text)).to.equal(true));

  const others = [
    'je n’ai pas reçu mon code', 'le conseiller me demande mon code', 'j’ai donné le code au conseiller', 'puis-je avoir le code par téléphone ?', 'l’agent m’a donné un code', 'code', 'un conseiller',
    'le code du courrier est expiré, que dit le conseiller ?', 'the agent asked me for a code', 'can an agent send me a new code?', 'my code for the agent does not work', 'I never got the code from the helpline', 'a code', 'adviser',
  ];
  for (const text of others) it(`“${text}” does not`, () => expect(asksForCode(content.answers, text)).to.equal(false));

  it('is none of the phrasings of the content', () => {
    expect(corpus).to.have.length.above(10_000);
    expect(corpus.filter((text) => asksForCode(content.answers, text))).to.deep.equal([]);
  });
});
