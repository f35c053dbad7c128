import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseCommand, type AgentCommand } from '../knowledge/agent-commands.js';
import { agentReply, type AgentReply } from '../knowledge/agent-reply.js';
import { contentFolder } from '../knowledge/content-files.js';
import { loadContent } from '../knowledge/content.js';
import { deadlineText } from '../knowledge/deadline-text.js';
import { understandDate } from '../knowledge/dates/dates.js';
import { deadlineOf } from '../knowledge/deadlines.js';
import { spokenTimes } from '../knowledge/spoken-script.js';
import { languages } from '../knowledge/language.js';
import { shippedKnowledge } from './app-server.js';

const now = new Date('2026-11-23T10:30:00+01:00');
const simplified = (step: string) => ({ mode: 'simplified', step });
const expert = (step: string) => ({ mode: 'expert', step });
const deadline = (code: string, situations: readonly { mode: string; step: string }[], [when, basis]: readonly [string, ('received' | 'letter-date')?]): AgentCommand =>
  ({ kind: 'deadline', code, situations, basis, when });

const lines: readonly (readonly [string, AgentCommand])[] = [
  ['', { kind: 'nothing' }],
  ['   ', { kind: 'nothing' }],
  ['s1 hier 15h', deadline('s1', [simplified('link')], ['hier 15h'])],
  ['S1  Hier 15H', deadline('s1', [simplified('link')], ['Hier 15H'])],
  ['s1', deadline('s1', [simplified('link')], [''])],
  ['s2 12/11', deadline('s2', [simplified('postal-code')], ['12/11'])],
  ['s2 lettre 12/11', deadline('s2', [simplified('postal-code')], ['12/11', 'letter-date'])],
  ['s2 reçue 12/11', deadline('s2', [simplified('postal-code')], ['12/11', 'received'])],
  ['s2 received 12/11', deadline('s2', [simplified('postal-code')], ['12/11', 'received'])],
  ['s2 attente', deadline('s2', [simplified('letter')], [''])],
  ['e1 lundi 9h', deadline('e1', [expert('email-code')], ['lundi 9h'])],
  ['e2', deadline('e2', [expert('join')], [''])],
  ['e3', deadline('e3', [expert('postal-code')], [''])],
  ['e3 waiting', deadline('e3', [expert('letter')], [''])],
  ['m hier', deadline('m', [simplified('link'), expert('email-code')], ['hier'])],
  ['l attente', deadline('l', [simplified('letter'), expert('letter')], [''])],
  ['lx', { kind: 'entry', id: 'simplified-link-expired' }],
  ['simplified-link-expired', { kind: 'entry', id: 'simplified-link-expired' }],
  ['lx mort', { kind: 'words', words: 'lx mort' }],
  ['simplifié lettre du 12/11', { kind: 'words', words: 'simplifié lettre du 12/11' }],
  ['l’espace professionnel', { kind: 'words', words: 'l’espace professionnel' }],
  ['s9', { kind: 'error', typed: 's9', codes: ['s1', 's2', 's3'] }],
  ['E7 hier', { kind: 'error', typed: 'E7', codes: ['e1', 'e2', 'e3', 'e4'] }],
  ['s', { kind: 'error', typed: 's', codes: ['s1', 's2', 's3'] }],
  ['z9', { kind: 'words', words: 'z9' }],
];

describe('The one-line commands of phone agents', () => {
  const { content } = shippedKnowledge();
  const reply = (line: string, language: 'fr' | 'en' = 'fr'): AgentReply => agentReply(shippedKnowledge(), { line, language, now, retentionDays: 30 });

  for (const [line, expected] of lines) {
    it(`“${line}” is ${expected.kind}`, () => {
      expect(parseCommand(line, { commands: content.agentCommands, isEntry: (id) => content.entries.has(id) })).to.deep.equal(expected);
    });
  }

  it('every entry has a short code of its own', () => {
    expect(Object.values(content.agentCommands.entries).sort()).to.deep.equal([...content.entries.keys()].sort());
  });
  it('no short code is a code of a step', () => {
    expect(content.agentCommands.codes.map(({ code }) => code).filter((code) => code in content.agentCommands.entries)).to.deep.equal([]);
  });
  it('the examples on the card give a deadline without a complaint', () => {
    for (const { example } of content.agentCommands.codes) for (const language of languages) {
      const { kind, expected, answers } = reply(example[language], language);
      expect([kind, expected, answers.length > 0], example[language]).to.deep.equal(['deadline', null, true]);
    }
  });

  const wrong: readonly (readonly [string, RegExp])[] = [
    ['s9', /s1, s2, s3/], ['s1 blabla', /« blabla ».*hier 15h/], ['s2 32/13', /32\/13.*12\/11/], ['s1 demain', /« demain » n’est pas encore passé/],
  ];
  for (const [line, told] of wrong) it(`“${line}” is told what was expected`, () => expect(reply(line).expected).to.match(told));

  it('script, figure, copied text and fields carry the limit of the chat', () => {
    const [answer] = reply('s1 hier 15h').answers;
    const step = content.procedures.steps[0];
    expect(step).to.include({ mode: 'simplified', step: 'link' });
    if (!step || !answer) return expect.fail('no answer');
    const { timeZone } = content.procedures;
    const chat = deadlineOf({ step, basis: 'received', now, timeZone, understood: understandDate('hier 15h', { now, timeZone, language: 'fr' }) }, content.procedures);
    expect(answer.text).to.equal(deadlineText(chat, { content, language: 'fr', now, timeZone }));
    expect(answer.deadline).to.include({ state: 'open', safeLimit: '2026-11-25T15:00:00+01:00', remaining: 'P2DT4H30M' });
    for (const told of [answer.figure, answer.text]) expect(told).to.include('2 jours et 4 heures').and.include('mercredi 25 novembre 2026 à 15:00');
    expect(answer.say[0]).to.include('2 jours et 4 heures').and.include('mercredi 25 novembre 2026 à 15 h (');
  });

  it('times are said as one says them', () => {
    const said = ['15:00', '09:05', '00:00', '12:00', '12:30'];
    expect(said.map((time) => spokenTimes(time, 'fr'))).to.deep.equal(['15 h', '9 h 05', 'minuit', 'midi', '12 h 30']);
    expect(said.map((time) => spokenTimes(time, 'en'))).to.deep.equal(['3 pm', '9:05 am', 'midnight', 'noon', '12:30 pm']);
  });
  it('a weekday that is today shows what the other reading would give', () => {
    const [answer] = reply('e1 lundi 9h').answers;
    expect(answer?.deadline?.state).to.equal('over');
    expect(answer?.otherReading?.figure).to.include('1 jour et 22 heures');
  });
  const lasting: readonly (readonly [string, string])[] = [
    ['s1 hier 15h', 's1 2026-11-22 15:00'], ['s2 12/11', 's2 lettre 2026-11-12'], ['s2 reçue hier', 's2 recu 2026-11-22'],
    ['simplifié lettre du 12/11', 's2 lettre 2026-11-12'], ['m hier 15h', 'm 2026-11-22 15:00'], ['e3', 'e3'], ['s1 la semaine dernière', 's1 la semaine dernière'],
  ];
  for (const [line, later] of lasting) it(`the link to “${line}” opens “${later}”, the same answer`, () => {
    const { answers } = reply(line);
    expect(answers[0]?.link).to.equal(`/lookup?q=${encodeURIComponent(later)}`);
    expect(reply(later).answers.map(({ figure }) => figure)).to.deep.equal(answers.map(({ figure }) => figure));
  });
  it('words with a date that leave just the mode open give both modes and the question to ask', () => {
    const { answers, tellApart } = reply('lettre du 12/11');
    expect(answers.map(({ id }) => id)).to.deep.equal(['simplified/postal-code', 'expert/postal-code']);
    expect(tellApart).to.equal(content.procedures.tellApart?.fr);
  });
  it('words with mode, step and date give the same deadline as the command', () => {
    const [words, command] = [reply('simplifié lettre du 12/11'), reply('s2 12/11')].map(({ answers }) => answers[0]?.deadline?.safeLimit);
    expect(words).to.be.a('string').and.equal(command);
  });
  it('the language changes words and no figure', () => {
    const [fr, en] = [reply('s2 5/6', 'fr'), reply('s2 5/6', 'en')].map(({ answers }) => answers[0]?.deadline?.safeLimit);
    expect(fr).to.be.a('string').and.equal(en);
  });
  it('a code that names no situation, and a short code of no entry, stop the loading', () => {
    const folder = mkdtempSync(join(tmpdir(), 'commands-'));
    try {
      cpSync(contentFolder(), folder, { recursive: true, filter: (path) => !path.endsWith('.txt') });
      const file = join(folder, 'agent-commands.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('[simplified/link]', '[simplified/nowhere]').replace('lx: simplified-link-expired', 'lx: nothing'));
      expect(() => loadContent(folder)).to.throw(/code s1: there is no situation simplified\/nowhere[\s\S]*there is no entry nothing/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('no placeholder is left in what is said, and every deadline has warnings or is done', () => {
    for (const { code } of content.agentCommands.codes) for (const when of ['', 'hier', 'il y a 3 mois']) for (const { say, doNotPromise, deadline: told } of reply(`${code} ${when}`).answers) {
      expect(say.join(' ')).to.not.match(/[{}]/).and.not.equal('');
      expect(doNotPromise.length > 0 || told?.state === 'done', code).to.equal(true);
    }
  });
});
