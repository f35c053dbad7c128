import { expect } from 'chai';
import fc from 'fast-check';
import { invoke } from './activities.js';
import { buttonsOf, linesOf } from './cards.js';
import { startTeamsApp, type TeamsAnswer, type TeamsApp } from './teams-app.js';

interface Result { readonly contentType: string; readonly content: unknown; readonly preview: { readonly content: { readonly title: string; readonly text: string } } }
interface Extension { readonly type: string; readonly text?: string; readonly attachments?: readonly Result[] }
interface Task { readonly type: string; readonly value: { readonly title: string; readonly card: { readonly content: unknown } } | string }

describe('the message extension', () => {
  let teams: TeamsApp;
  before(async () => { teams = await startTeamsApp(); });
  after(() => teams.stop());
  const ask = (name: string, value: unknown, locale = 'fr-FR'): Promise<TeamsAnswer> => teams.post(invoke({ serviceUrl: teams.connector.serviceUrl, name, value, locale, conversation: 'compose' }));
  async function query(value: unknown, locale?: string): Promise<Extension> {
    const { status, body } = await ask('composeExtension/query', value, locale);
    expect(status).to.equal(200);
    return (body as { composeExtension: Extension }).composeExtension; // the answer of a message extension
  }
  const search = (line: string, locale?: string) => query({ commandId: 'search', parameters: [{ name: 'line', value: line }], queryOptions: { skip: 0, count: 25 } }, locale);
  const deadline = (line: string, locale?: string) => query({ commandId: 'deadline', parameters: [{ name: 'line', value: line }] }, locale);
  const titlesOf = ({ attachments = [] }: Extension): string[] => attachments.map(({ preview }) => preview.content.title);
  const firstCard = ({ attachments = [] }: Extension): string => linesOf(attachments[0]?.content).join('\n');

  const initial: readonly (readonly [what: string, value: unknown])[] = [
    ['the initial query', { commandId: 'search', parameters: [{ name: 'initialRun', value: 'true' }], queryOptions: { skip: 0, count: 25 } }],
    ['an empty query', { commandId: 'search', parameters: [{ name: 'line', value: ' ' }] }],
    ['a query without command and parameters', {}],
  ];
  for (const [what, value] of initial) {
    it(`lists the topics for ${what}`, async () => {
      const found = await query(value);
      expect(found.type).to.equal('result');
      expect(titlesOf(found)).to.satisfy((all: string[]) => all.some((title) => title.startsWith('Combien de temps me reste-t-il')));
    });
  }

  const searched: readonly (readonly [line: string, title: RegExp])[] = [
    ['lien expiré', /délai du lien/], ['lettr perdu', /ne retrouve plus la lettre/], ['lx', /délai du lien/], ['I lost the letter', /letter/i], ['mot de pass', /mot de passe/i],
  ];
  for (const [line, title] of searched) {
    it(`finds “${line}” first`, async () => expect(titlesOf(await search(line))[0]).to.match(title));
  }

  it('answers in the language of the words, and in that of Teams where they tell none', async () => {
    expect(titlesOf(await search('lien expiré', 'en-US'))[0]).to.match(/lien/);
    expect(titlesOf(await search('', 'en-US')).join('\n')).to.match(/How much time/);
    expect((await deadline('s2 12/11', 'en-GB')).attachments?.[0]?.preview.content.text).to.match(/You have \d+ days left/);
  });

  it('accepts a query without command and without the parameter’s name', async () => {
    expect(titlesOf(await query({ parameters: [{ value: 'lien expiré' }] }))[0]).to.match(/délai du lien/);
    expect(titlesOf(await query({ parameters: [{ name: 'searchQuery', value: 'lien expiré' }], queryOptions: {} }))[0]).to.match(/délai du lien/);
  });

  it('inserts an answer with its source, its date and its page', async () => {
    const found = await search('lien expiré');
    expect(firstCard(found)).to.match(/délai du lien/).and.to.match(/Source.*DGFiP.*17 octobre 2024/);
    expect(buttonsOf(found.attachments?.[0]?.content).map(({ type, url }) => [type, url])).to.deep.equal([['Action.OpenUrl', 'https://bot.test/faq/simplified-link-expired?lang=fr']]);
  });

  it('gives the pages of the list that Teams asks for', async () => {
    const page = (skip: number, count: number) => query({ commandId: 'search', parameters: [], queryOptions: { skip, count } });
    const [all, start, rest] = [titlesOf(await page(0, 25)), titlesOf(await page(0, 2)), titlesOf(await page(2, 25))];
    expect([...start, ...rest]).to.deep.equal(all);
    expect(titlesOf(await page(25, 25))).to.deep.equal([]);
  });

  it('says in a sentence where nothing is found, or where another door is the right one', async () => {
    expect(await search('recette de la pâte à crêpes')).to.deep.include({ type: 'message' });
    expect((await search('recette de la pâte à crêpes')).text).to.match(/pas compris/).and.not.match(/choisissez/);
  });

  it('computes a deadline from one line, with the date understood', async () => {
    const found = await deadline('s2 12/11');
    expect(firstCard(found)).to.match(/Il vous reste 49 jours/).and.to.match(/jeudi 12 novembre 2026/).and.to.match(/Source/);
  });

  it('computes both modes where the mode is not known', async () => {
    expect((await deadline('m hier 15h')).attachments).to.have.length(2);
  });

  it('says what was expected of a line that is none', async () => {
    expect((await deadline('bla')).text).to.match(/s2 12\/11/).and.to.match(/e1/);
    expect((await deadline('s2 demain')).text).to.match(/pas encore passé/);
    expect((await deadline('s2 31/02')).text).to.match(/n’existe pas/);
    expect((await deadline('')).text).to.match(/Attendu/);
    expect((await deadline('bla', 'en-US')).text).to.match(/Expected/).and.not.match(/ ;/);
  });

  describe('on a message', () => {
    async function fetchTask(content: string, rest: object = {}, locale?: string): Promise<Task> {
      const { status, body } = await ask('composeExtension/fetchTask', { commandId: 'ask', commandContext: 'message', messagePayload: { id: '1', body: { contentType: 'html', content }, ...rest } }, locale);
      expect(status).to.equal(200);
      return (body as { task: Task }).task;
    }
    const cardIn = ({ value }: Task): unknown => (typeof value === 'string' ? undefined : value.card.content);
    const insert = async (data: unknown): Promise<Extension | undefined> => ((await ask('composeExtension/submitAction', { commandId: 'ask', data })).body as { composeExtension?: Extension }).composeExtension;

    it('says what the FAQ says, to be inserted', async () => {
      const task = await fetchTask('<p>Bonjour,&nbsp;le lien a expir&eacute;, que faire ?</p>');
      expect(task.type).to.equal('continue');
      expect(linesOf(cardIn(task)).join('\n')).to.match(/délai du lien/);
      const [button] = buttonsOf(cardIn(task));
      const inserted = await insert(button?.data);
      expect(firstCard(inserted ?? { type: '' })).to.match(/refaire la création/).and.to.match(/Source/);
    });

    it('counts a date from the day on which the message was written', async () => {
      const task = await fetchTask('mode simplifié, le lien est arrivé hier à 15h', { createdDateTime: '2026-11-22T09:00:00.000Z' });
      expect(linesOf(cardIn(task)).join('\n')).to.match(/samedi 21 novembre 2026/).and.to.match(/mardi 24 novembre/);
      const inserted = await insert(buttonsOf(cardIn(task))[0]?.data);
      expect(firstCard(inserted ?? { type: '' })).to.match(/mardi 24 novembre/);
    });

    it('takes a name for no command', async () => {
      const lines = linesOf(cardIn(await fetchTask('M Dupont a perdu la lettre avec le code'))).join('\n');
      expect(lines).to.match(/ne retrouve plus la lettre/);
    });

    it('offers several answers where the message may mean several', async () => {
      expect(buttonsOf(cardIn(await fetchTask('code non reçu'))).length).to.be.within(2, 3);
    });

    it('says so where the message is about something else, or holds no text', async () => {
      for (const [content, expected] of [['recette de la pâte à crêpes', /pas compris/], ['<img src="x">', /pas de texte/]] as const) {
        const card = cardIn(await fetchTask(content));
        expect(linesOf(card).join('\n')).to.match(expected);
        expect(buttonsOf(card)).to.deep.equal([]);
      }
    });

    it('answers in English where the message is', async () => {
      expect(linesOf(cardIn(await fetchTask('I lost the letter with the code, what now?'))).join('\n')).to.match(/letter/);
    });

    it('inserts nothing that it does not know', async () => {
      for (const data of [undefined, {}, { insert: 'entry:nothing', language: 'fr' }, { insert: 'line:bla', language: 'fr' }, { insert: '../etc', language: 'de' }]) expect(await insert(data)).to.equal(undefined);
    });
  });

  it('neither reads nor writes any conversation', async () => {
    await search('lien expiré');
    await deadline('s2 12/11');
    expect((await teams.app.store.beginTurn('msteams/a:1personal-compose')).known).to.equal(false);
    expect(teams.connector.calls).to.deep.equal([]);
  });

  it('refuses an invoke that it does not know, as a wrong request', async () => {
    expect((await ask('composeExtension/queryLink', { url: 'https://example.org' })).status).to.equal(400);
    expect((await ask('task/fetch', {})).status).to.equal(400);
  });

  it('never fails, whatever an invoke holds', async () => {
    const names = fc.constantFrom('composeExtension/query', 'composeExtension/fetchTask', 'composeExtension/submitAction', 'adaptiveCard/action', 'fileConsent/invoke', 'signin/verifyState', '');
    const shaped = fc.record({
      commandId: fc.oneof(fc.constantFrom('search', 'deadline', 'ask'), fc.jsonValue()),
      parameters: fc.oneof(fc.array(fc.record({ name: fc.jsonValue(), value: fc.jsonValue() }, { requiredKeys: [] }), { maxLength: 3 }), fc.jsonValue()),
      queryOptions: fc.oneof(fc.record({ skip: fc.integer(), count: fc.double() }), fc.jsonValue()),
      messagePayload: fc.oneof(fc.record({ body: fc.record({ content: fc.string({ unit: 'binary' }) }), createdDateTime: fc.jsonValue() }, { requiredKeys: [] }), fc.jsonValue()),
      data: fc.jsonValue(),
      action: fc.oneof(fc.record({ verb: fc.constantFrom('say', 'vote', 'x'), data: fc.record({ said: fc.string(), answer: fc.string(), helpful: fc.boolean(), asker: fc.constant({ id: '29:1camille', name: 'C' }) }, { requiredKeys: [] }) }), fc.jsonValue()),
    }, { requiredKeys: [] });
    await fc.assert(fc.asyncProperty(names, fc.oneof(shaped, fc.jsonValue()), async (name, value) => {
      const { status } = await ask(name, value);
      expect(status).to.be.below(500);
    }), { numRuns: 150 });
    expect(teams.app.reports).to.deep.equal([]);
  });
});
