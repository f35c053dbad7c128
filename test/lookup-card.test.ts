import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { escapeHtml } from '../bot/web/html.js';
import { readLookupMessages } from '../bot/web/lookup-content.js';
import { parseCommand, situationOf, type AgentCommands } from '../knowledge/agent-commands.js';
import { agentReply } from '../knowledge/agent-reply.js';
import { codeLine, readCode } from '../knowledge/resume-code.js';
import { contentFolder } from '../knowledge/content-files.js';
import { languages, type Language } from '../knowledge/language.js';
import { shippedKnowledge, startApp, type AppServer } from './app-server.js';
import { axeViolations, freshPage, launchBrowser, overflowWidth } from './browser.js';

const { content } = shippedKnowledge();
const { codes, entries, resume } = content.agentCommands;
const now = new Date('2026-11-23T10:30:00+01:00');

/** What an example must be read as: its own code, and where a word follows, what that word says. */
interface Illustrated {
  readonly example: string;
  readonly code: AgentCommands['codes'][number];
  readonly word: AgentCommands['codes'][number]['words'][number] | undefined;
}
const illustrated = (language: Language): Illustrated[] => codes.flatMap((code) => [
  { example: code.example[language], code, word: code.words.find(({ example }) => example[language] === code.example[language]) },
  ...code.words.map((word) => ({ example: word.example[language], code, word })),
]);

describe('The agents’ card', () => {
  let app: AppServer;
  const pages = new Map<Language, string>();
  before(async () => {
    app = await startApp();
    for (const language of languages) {
      const answer = await fetch(`${app.url}/lookup/card?lang=${language}`);
      expect(answer.status).to.equal(200);
      pages.set(language, await answer.text());
    }
  });
  after(() => app.stop());

  const page = (language: Language): string => pages.get(language) ?? '';

  for (const language of languages) {
    it(`names every key, every command and every short code in ${language}`, () => {
      const { shortcuts } = readLookupMessages(join(contentFolder(), 'agent-page.yaml'));
      const dts = (mark: string) => `<kbd>${escapeHtml(mark)}</kbd>`;
      expect(page(language)).to.include(`<html lang="${language}">`).and.not.match(/<script/);
      for (const { keys, does } of shortcuts) {
        for (const key of keys) expect(page(language)).to.include(dts(key));
        expect(page(language)).to.include(escapeHtml(does[language]));
      }
      for (const { code, says } of [...codes, { code: resume.example[language], says: resume.says }]) expect(page(language)).to.include(`<th scope="row">${dts(code)}</th><td>${escapeHtml(says[language])}</td>`);
      for (const [short, id] of Object.entries(entries)) expect(page(language)).to.include(`<dt>${dts(short)}</dt><dd>${escapeHtml(content.entries.get(id)?.question[language] ?? '-')}</dd>`);
    });

    it(`shows just the examples of the commands in ${language}`, () => {
      const shown = [...page(language).matchAll(/<code>([^<]*)<\/code>/g)].map(([, example = '']) => example);
      expect(shown).to.deep.equal([...new Set(illustrated(language).map(({ example }) => escapeHtml(example))), ...resume.ways[language]]);
    });

    it(`shows a code from the chat in ${language} as the page takes it for one`, () => {
      const line = new RegExp(codeLine(codes.map(({ code }) => code)), 'i');
      for (const way of [resume.example[language], ...resume.ways[language]]) expect([line.test(way), readCode(way)], way).to.deep.equal([true, readCode(resume.example.fr)]);
    });

    for (const { example, code, word } of illustrated(language)) {
      it(`“${example}” is read in ${language} as what it illustrates`, () => {
        const command = parseCommand(example, { commands: content.agentCommands, isEntry: (id) => content.entries.has(id) });
        const { when, ...rest } = command.kind === 'deadline' ? command : { when: '' };
        expect(rest).to.deep.equal({ kind: 'deadline', code: code.code, situations: (word?.situations ?? code.situations).map(situationOf), basis: word?.basis });
        const { expected, answers } = agentReply(shippedKnowledge(), { line: example, language, now, retentionDays: 30 });
        expect([expected, answers.length]).to.deep.equal([null, (word?.situations ?? code.situations).length]);
        for (const { deadline } of answers) if (when !== '' && deadline?.clock) expect(deadline, example).to.include({ basis: word?.basis ?? deadline.basis }).and.have.nested.property('understood.kind', 'value');
      });
    }
  }

  for (const [short, id] of Object.entries(entries)) it(`“${short}” opens ${id}`, () => {
    expect(parseCommand(short, { commands: content.agentCommands, isEntry: (one) => content.entries.has(one) })).to.deep.equal({ kind: 'entry', id });
  });

  it('is linked from the page of the agents', async () => {
    expect(await (await fetch(`${app.url}/lookup?lang=en`)).text()).to.include('href="/lookup/card?lang=en"');
  });

  describe('in a browser', function () {
    this.timeout(60_000);
    let browser: Browser;
    before(async () => { browser = await launchBrowser(); });
    after(() => browser.close());

    for (const language of languages) it(`prints on one page of A4 in ${language}`, async () => {
      const one = await freshPage(browser);
      await one.goto(`${app.url}/lookup/card?lang=${language}`);
      const pdf = (await one.pdf({ preferCSSPageSize: true })).toString('latin1');
      const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
      expect(pdf.match(/\/Type\s*\/Page\b/g)).to.have.length(1);
      expect([Math.round(Number(width)), Math.round(Number(height))]).to.deep.equal([595, 842]);
      await one.context().close();
    });
    for (const width of [1280, 320]) for (const colorScheme of ['light', 'dark'] as const) {
      it(`passes axe at ${width} px in ${colorScheme} and needs no scrolling sideways`, async () => {
        const one = await freshPage(browser, { viewport: { width, height: 800 }, colorScheme });
        await one.goto(`${app.url}/lookup/card`);
        expect(await axeViolations(one)).to.deep.equal([]);
        expect(await overflowWidth(one)).to.equal(0);
        await one.context().close();
      });
    }
  });
});
