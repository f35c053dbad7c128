import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { contentFolder } from '../knowledge/content-files.js';
import { loadContent } from '../knowledge/content.js';

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
    ['examples of an unknown situation', 'situations/expert-postal-code.yaml', 'id: expert/postal-code', 'id: expert-postal/code', /situations\/expert-postal-code\.yaml, id expert-postal\/code, field id: there is no situation/],
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

  it('takes the copy without any edit', () => expect([...loadContent(folder).entries.keys()]).to.deep.equal([...loadContent().entries.keys()]));
});
