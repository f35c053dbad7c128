import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readParsed, writeParsed } from '../knowledge/parsed-content.js';

describe('the parsed content that the build leaves', () => {
  let folder = '';
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'parsed-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  const text = 'id: link\nquestion: { fr: "Lien ?", en: "Link?" }\n';

  it('gives the value of a text that was parsed', () => {
    const file = join(folder, 'content.json');
    writeParsed(['- other\n', text], file);
    expect(readParsed(file)(text)).to.deep.equal({ id: 'link', question: { fr: 'Lien ?', en: 'Link?' } });
  });

  it('does not know a text that was changed since, by one letter even', () => {
    const file = join(folder, 'content.json');
    writeParsed([text], file);
    expect(readParsed(file)(text.replace('Lien', 'Liens'))).to.equal(undefined);
  });

  it('leaves a faulty text to whoever reads it, who says what is wrong', () => {
    const file = join(folder, 'content.json');
    writeParsed(['question: {', text], file);
    expect(readParsed(file)('question: {')).to.equal(undefined);
    expect(readParsed(file)(text)).to.be.an('object');
  });

  it('knows nothing before the first build', () => {
    expect(readParsed(join(folder, 'content.json'))(text)).to.equal(undefined);
  });
});
