import { expect } from 'chai';
import type { AgentAnswer } from '../knowledge/agent-answer.js';
import type { AgentReply } from '../knowledge/agent-reply.js';
import type { Answer } from '../knowledge/answer-text.js';
import type { DeadlineReply } from '../knowledge/deadline-reply.js';
import { figuresBeyond, figuresIn, figuresOfEntry } from '../knowledge/figures.js';
import { languages, type Bilingual, type Language } from '../knowledge/language.js';
import type { Basis, Step } from '../knowledge/schema.js';
import { get, post } from './api-call.js';
import { shippedKnowledge, startApp, type AppServer } from './app-server.js';
import { openChat, type BotMessage } from './chat-client.js';

const { content } = shippedKnowledge();
const { procedures, questions, helpline, sources } = content;
const retentionDays = 30;
const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const [phone = ''] = figuresIn(helpline.phone, 'fr');
const phones = (text: string, language: Language): string[] => figuresIn(text, language).filter((figure) => /^\d{8,}$/.test(figure));
const sorted = (text: string, language: Language): string[] => figuresIn(text, language).sort();

interface Row {
  readonly at: string;
  readonly state: DeadlineReply['state'];
  readonly basis?: Basis;
  readonly when?: Bilingual;
}
const rows: readonly Row[] = [
  { at: 'simplified/link', state: 'open', when: { fr: 'hier à 15h', en: 'yesterday at 3 pm' } },
  { at: 'simplified/link', state: 'open', when: { fr: 'le 21 novembre 2026', en: '21 November 2026' } },
  { at: 'simplified/link', state: 'may-be-over', when: { fr: 'le 20 novembre 2026', en: '20 November 2026' } },
  { at: 'simplified/link', state: 'over', when: { fr: 'le 12 novembre 2026 à 8h', en: '12 November 2026 at 8 am' } },
  { at: 'simplified/letter', state: 'not-started' },
  { at: 'simplified/postal-code', state: 'open', basis: 'letter-date', when: { fr: '12 novembre 2026', en: '12 November 2026' } },
  { at: 'simplified/postal-code', state: 'open', basis: 'received', when: { fr: 'le 12 novembre 2026', en: '12 November 2026' } },
  { at: 'simplified/postal-code', state: 'open', basis: 'received', when: { fr: 'entre le 2 et le 6 novembre 2026', en: 'between 2 and 6 November 2026' } },
  { at: 'simplified/postal-code', state: 'may-be-over', basis: 'received', when: { fr: 'entre le 21 et le 26 septembre 2026', en: 'between 21 and 26 September 2026' } },
  { at: 'simplified/postal-code', state: 'over', basis: 'letter-date', when: { fr: '1er septembre 2026', en: '1 September 2026' } },
  { at: 'simplified/done', state: 'done' },
  { at: 'expert/email-code', state: 'open', when: { fr: 'hier à 15h', en: 'yesterday at 3 pm' } },
  { at: 'expert/email-code', state: 'may-be-over', when: { fr: 'le 21 novembre 2026', en: '21 November 2026' } },
  { at: 'expert/email-code', state: 'over', when: { fr: 'le 16 novembre 2026 à 9h', en: '16 November 2026 at 9 am' } },
  { at: 'expert/join', state: 'not-stated' },
  { at: 'expert/letter', state: 'not-stated' },
  { at: 'expert/postal-code', state: 'not-stated' },
  { at: 'expert/done', state: 'done' },
];

const stepAt = (at: string): Step => {
  const step = procedures.steps.find(({ mode, step: name }) => `${mode}/${name}` === at);
  if (!step) throw new Error(`no step ${at}`);
  return step;
};

/** The line by which an agent asks for the row; undefined where no command stands for it. */
function lineOf({ at, basis, when }: Row, language: Language): string | undefined {
  const { codes } = content.agentCommands;
  const only = (names: readonly string[] | undefined): boolean => names?.length === 1 && names[0] === at;
  const code = codes.find(({ situations }) => only(situations)) ?? codes.find(({ words }) => words.some(({ situations }) => only(situations)));
  const word = code && (only(code.situations) ? code.words.find((one) => one.basis === basis && basis !== undefined) : code.words.find(({ situations }) => only(situations)));
  return code && [code.code, word?.like[0], when?.[language]].filter(Boolean).join(' ');
}

/** The way a person gets there in the chat: a question that names the mode, the symptoms one after the other, then the date that is asked for. */
async function chatUntilTold({ at, basis, when }: Row, language: Language, url: string): Promise<BotMessage[]> {
  const chat = await openChat(url, localeOf[language]);
  const mode = procedures.modes[stepAt(at).mode]?.[language] ?? '';
  let turn = await chat.say({ fr: `${mode}, combien de temps me reste-t-il ?`, en: `${mode}, how long do I have left?` }[language]);
  for (let turns = 0; turns < 8 && !turn.some(({ deadline }) => deadline); turns += 1) {
    const { text = '', buttons = [] } = turn.at(-1) ?? {};
    const options = questions.filter(({ ask }) => text.includes(ask[language])).flatMap(({ options: all }) => all).filter(({ keeps }) => keeps.includes(at));
    const option = options.find(({ label }) => buttons.includes(label[language]));
    const asked = stepAt(at).clock === null ? undefined : (stepAt(at) as Extract<Step, { ask: unknown }>).ask.find(({ text: ask }) => text.includes(ask[language])); // a step with a clock asks
    if (option) turn = await chat.say(option.label[language]);
    else if (asked) turn = await chat.say(asked.basis === (basis ?? asked.basis) ? when?.[language] ?? '' : { fr: 'je ne sais pas', en: 'I do not know' }[language]);
    else throw new Error(`nothing to answer to: ${text}`);
  }
  return turn;
}

/** The limits by the rules of the source, worked out without the product's own calculation. */
function limitsBy({ amount, unit }: NonNullable<DeadlineReply['clock']>, { start, end }: { readonly start: string | null; readonly end: string | null }): string[] {
  const [from, to] = [start ?? '', end ?? ''];
  if (unit === 'hours') return [from, to].map((instant) => new Date(Date.parse(instant) + amount * 3_600_000).toISOString());
  const lastDay = from === to ? from : new Date(Date.parse(to) - 1).toISOString();
  const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
  return [from, lastDay].map((instant) => {
    const day = new Date(`${paris.format(new Date(instant))}T00:00:00Z`);
    return paris.format(day.setUTCDate(day.getUTCDate() + amount));
  });
}

/** The limits as a text must name them: the last day that counts, or a day with its time. */
function limitFigures({ safeLimit, lastLimit, clock }: DeadlineReply): string[] {
  const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });
  const [[safe = '', time = ''], [last = '']] = [safeLimit, lastLimit].map((limit) => paris.format(new Date(Date.parse(limit ?? '') - (clock?.unit === 'days' ? 1 : 0))).split(' ')) as [string[], string[]]; // two limits
  return clock?.unit === 'days' ? [safe, last] : [safe, last, time];
}

describe('Everybody gets the same figures', () => {
  let app: AppServer;
  before(async () => { app = await startApp({ now: new Date('2026-11-23T10:30:00+01:00'), environment: { RETENTION_DAYS: String(retentionDays) } }); });
  after(() => app.stop());

  const agent = async (q: string, lang: Language): Promise<AgentAnswer> => {
    const { body } = await get<AgentReply>(`${app.url}/api/agent`, { q, lang });
    expect([body.expected, body.answers.length], q).to.deep.equal([null, 1]);
    return body.answers[0] as AgentAnswer; // there is one
  };
  const computed = async ({ at, when, basis }: Row, language: Language): Promise<DeadlineReply> => {
    const { mode, step } = stepAt(at);
    return (await post<DeadlineReply>(`${app.url}/api/deadline`, { mode, step, when: when?.[language], basis, language })).body;
  };

  it('of every mode and step, of every state, of both bases', () => {
    expect([...new Set(rows.map(({ at }) => at))].sort()).to.deep.equal(procedures.steps.map(({ mode, step }) => `${mode}/${step}`).sort());
    expect(new Set(rows.map(({ state }) => state))).to.have.property('size', 6);
  });

  for (const row of rows) for (const language of languages) {
    const named = `${row.at} ${row.state}, ${row.when?.[language] ?? 'no date'}${row.basis ? ` (${row.basis})` : ''}, in ${language}`;
    describe(named, () => {
      let deadline: DeadlineReply;
      let onPhone: AgentAnswer;
      let chat: readonly BotMessage[];
      before(async () => {
        deadline = await computed(row, language);
        onPhone = await agent(lineOf(row, language) ?? '', language);
        chat = await chatUntilTold(row, language, app.url);
      });
      const told = () => chat.find((message) => message.deadline);

      it('has one deadline in the API, on the agents’ page and in the chat', () => {
        expect(deadline.state).to.equal(row.state);
        expect(onPhone.deadline).to.deep.equal(deadline);
        expect({ ...told()?.deadline, text: '' }).to.deep.equal({ ...deadline, text: '', type: 'deadline' });
      });
      it('has the limits that the rule of the source gives', () => {
        const { clock, understood, safeLimit, lastLimit } = deadline;
        const limits = [safeLimit, lastLimit];
        if (!clock || !understood) expect(limits).to.deep.equal([null, null]);
        else if (clock.unit === 'days') expect(limitFigures(deadline)).to.deep.equal(limitsBy(clock, understood));
        else expect(limits.map((limit) => new Date(limit ?? '').toISOString())).to.deep.equal(limitsBy(clock, understood));
      });
      it('says the same figures in each text, and no other on the phone', () => {
        const known = figuresIn(deadline.text, language);
        expect(sorted(told()?.text ?? '', language), 'chat').to.deep.equal(sorted(deadline.text, language));
        expect(sorted(onPhone.text, language), 'copied').to.deep.equal(sorted(deadline.text, language));
        for (const text of [onPhone.figure, ...onPhone.say, ...onPhone.steps]) expect(figuresBeyond(known, text, language), text).to.deep.equal([]);
        if (deadline.clock) expect(known).to.include(`${deadline.clock.amount} ${deadline.clock.unit}`);
      });
      it('names the limit, and no phone number but the helpline’s', () => {
        const limits = deadline.safeLimit === null ? [] : limitFigures(deadline);
        const safe = limits.filter((_, index) => index !== 1);
        if (row.state === 'open') for (const text of [deadline.text, told()?.text ?? '', onPhone.figure, onPhone.say.join(' ')]) expect(figuresIn(text, language), text).to.include.members(safe);
        for (const text of [deadline.text, told()?.text ?? '', onPhone.text]) expect(phones(text, language)).to.deep.equal([phone]);
        for (const text of [onPhone.say.join(' '), onPhone.steps.join(' ')]) expect(phones(text, language).filter((one) => one !== phone)).to.deep.equal([]);
      });
    });
  }

  for (const entry of content.entries.values()) {
    const code = Object.entries(content.agentCommands.entries).find(([, id]) => id === entry.id)?.[0] ?? '';
    const shownOf = (language: Language): string[] => entry.sources.flatMap((ref) => [sources[ref]?.updated ?? '', sources[ref]?.title[language] ?? '']).flatMap((text) => figuresIn(text, language));
    for (const language of languages) it(`${entry.id}, in ${language}`, async () => {
      const { body } = await get<Answer>(`${app.url}/api/entries/${entry.id}`, { lang: language });
      const page = articleOf(await (await fetch(`${app.url}/faq/${entry.id}?lang=${language}`)).text());
      const chat = await openChat(app.url, localeOf[language]);
      const answer = (await chat.say(entry.question[language])).find((message) => message.answer?.entry === entry.id);
      const { say, text } = await agent(code, language);
      const api = [body.answer, ...body.steps].join('\n');

      const carried = [...figuresOfEntry(entry, helpline), ...shownOf(language), ...(entry.answer[language].includes('{retentionDays}') ? [`${retentionDays} days`] : [])];
      expect(answer, 'the chat answers the question').to.exist;
      for (const shown of [api, page, answer?.text ?? '', text, say.join('\n')]) {
        expect(figuresBeyond(carried, shown, language), shown).to.deep.equal([]);
        expect(phones(shown, language).filter((one) => one !== phone), shown).to.deep.equal([]);
      }
      const stated = (shown: string): string[] => figuresIn(shown, language).filter((figure) => !shownOf(language).includes(figure)).sort();
      expect([stated(page), stated(text)]).to.deep.equal([stated(api), stated(api)]);
      if (entry.dialog === undefined) expect(stated(answer?.text ?? '')).to.deep.equal(stated(api));
    });
  }

  it('says the phone number in the groups that the helpline is known by, in both languages', async () => {
    const groups = /(?<!\d[ \u00A0]?)0809[ \u00A0]400[ \u00A0]210(?![ \u00A0]?\d)/g;
    for (const language of languages) {
      const said: string[] = [];
      for (const code of Object.keys(content.agentCommands.entries)) said.push(...(await agent(code, language)).say);
      const withNumber = said.filter((line) => phones(line, language).length > 0);
      expect(withNumber).to.have.length.above(10);
      for (const line of withNumber) expect(line.match(groups), line).to.have.length(1);
    }
  });
});

/** What a page says in its article, without its heading: the question is not an answer. */
const articleOf = (page: string): string => (/<article>([\s\S]*?)<\/article>/.exec(page)?.[1] ?? '')
  .replace(/<p class="trail">[\s\S]*?<\/p>|<h1>[\s\S]*?<\/h1>/g, '').replace(/<[^>]+>/g, '\n').replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&gt;', '>');
