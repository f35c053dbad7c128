import { expect } from 'chai';
import { nextStep, settled, type Sent, type Step } from '../../bot/handoff/next-step.js';
import { cardState, endDue, newTicket, over, taken, written, type Ticket } from '../../bot/handoff/ticket.js';
import { shownText } from '../../bot/web/client/adviser.js';
import { readAgentMessage } from '../../bot/handoff/agent-message.js';
import { bot, camille } from '../teams/activities.js';

const start = new Date('2026-11-23T09:30:00Z');
const at = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const posting = newTicket({ number: 'ABC234', conversationId: 'c', language: 'fr', summary: { question: null, situation: null, answers: [] } }, start);
const thread = { serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: '19:a@thread.tacv2;messageid=1', cardId: '1' };
const unassigned: Ticket = { ...posting, status: 'unassigned', thread, shown: 'unassigned' };
const agent = { id: camille.id, name: camille.name };
const mine = taken(unassigned, agent, start) ?? unassigned;
const words = [{ n: 1, text: 'un' }, { n: 2, text: 'deux' }];
const sent: Sent = { kind: 'sent', id: '1', conversationId: thread.conversationId };
const settle = (ticket: Ticket, outcome: Sent, outbox = words, now = start): Ticket => {
  const step = nextStep(ticket, outbox, now);
  if (!step) throw new Error('There is no step.');
  return settled(ticket, step, { sent: outcome, now, serviceUrl: thread.serviceUrl });
};

describe('a ticket', () => {
  it('is taken once, closed once, and takes in each message once', () => {
    expect(taken(mine, { id: 'other', name: 'Other' }, start)).to.equal(null);
    expect(mine.agent).to.deep.equal(agent);
    const closed = over(mine, 'closed', agent);
    expect(closed && over(closed, 'nobody')).to.equal(null);
    const message = { id: 'm1', text: 'Bonjour', agent };
    const heard = written(unassigned, message, start);
    expect(heard?.status).to.equal('taken');
    expect(heard?.inbox.map(({ kind }) => kind)).to.deep.equal(['taken', 'words']);
    expect(heard && written(heard, message, start)).to.equal(null);
    expect(closed && written(closed, message, start)).to.equal(null);
  });

  const ends: readonly (readonly [what: string, ticket: Ticket, minutes: number, end: string | null])[] = [
    ['nobody has taken, a moment before', unassigned, 9.99, null], ['nobody has taken', unassigned, 10, 'nobody'],
    ['an agent has taken and says nothing', mine, 10, 'agent-silent'], ['the person leaves unanswered', { ...mine, waits: { for: 'person', since: start.toISOString() } }, 10, 'person-silent'],
    ['is being posted', { ...posting, claim: at(1).toISOString() }, 0.5, null], ['was being posted by a process that died', { ...posting, claim: at(1).toISOString() }, 1, 'not-posted'],
    ['waits to be posted again', posting, 60, null], ['is over', over(mine, 'closed') ?? mine, 60, null],
  ];
  for (const [what, ticket, minutes, end] of ends) {
    it(`that ${what} ends as ${end} after ${minutes} minutes`, () => expect(endDue(ticket, at(minutes), 10)).to.equal(end));
  }

  it('brings the person’s words one by one, then the end, then the card', () => {
    const kinds: (string | undefined)[] = [];
    let ticket = over(mine, 'nobody') ?? mine;
    for (let step: Step | null = nextStep(ticket, words, start); step; step = nextStep(ticket, words, start)) {
      kinds.push(step.kind === 'words' ? step.words.text : step.kind);
      ticket = settle(ticket, sent);
    }
    expect(kinds).to.deep.equal(['un', 'deux', 'tell-end', 'card']);
    expect(ticket.shown).to.equal(cardState(ticket));
  });

  it('waits for the agent from the first of the person’s messages after the agent’s', () => {
    const answered = written(mine, { id: 'm1', text: 'Bonjour', agent }, at(1)) ?? mine;
    expect(answered.waits).to.deep.equal({ for: 'person', since: at(1).toISOString() });
    const asked = settle(answered, sent, words, at(2));
    expect(settle(asked, sent, words, at(5)).waits).to.deep.equal({ for: 'agent', since: at(2).toISOString() });
  });

  const failures: readonly (readonly [what: string, ticket: Ticket, outcome: Sent, status: string, end: string | null])[] = [
    ['a refused post', posting, { kind: 'refused' }, 'over', 'not-posted'], ['a post of which nobody knows how it ended', posting, { kind: 'later', seconds: 5, throttled: false }, 'over', 'not-posted'],
    ['a post put off', posting, { kind: 'later', seconds: 5, throttled: true }, 'posting', null],
    ['a refused message', mine, { kind: 'refused' }, 'over', 'blocked'], ['a message put off', mine, { kind: 'later', seconds: 5, throttled: false }, 'taken', null],
    ['a message put off too often', { ...mine, retry: { at: start.toISOString(), tries: 4 } }, { kind: 'later', seconds: 5, throttled: false }, 'over', 'blocked'],
  ];
  for (const [what, ticket, outcome, status, end] of failures) {
    it(`after ${what} is ${status}${end === null ? ', and tried again later' : ''}`, () => {
      const next = settle(ticket, outcome);
      expect([next.status, next.end]).to.deep.equal([status, end]);
      expect(next.retry === null, 'tried again').to.equal(end !== null);
      if (next.retry) expect([nextStep(next, words, start), nextStep(next, words, at(1))?.kind]).to.deep.equal([null, status === 'posting' ? 'post' : 'words']);
    });
  }
});

describe('an agent’s message', () => {
  const read = (activity: object) => readAgentMessage({ recipient: { ...bot }, ...activity });

  it('is read as plain text without the mention of the bot', () => {
    const mention = { type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` };
    expect(read({ text: `<at>${bot.name}</at> Bonjour &amp; merci`, entities: [mention], attachments: [{ contentType: 'text/html', content: '<p>x</p>' }] })).to.deep.equal({ text: 'Bonjour & merci', attached: false, aside: false });
  });

  it('that mentions only colleagues is meant for them', () => {
    const mention = { type: 'mention', mentioned: camille, text: '<at>Camille Martin</at>' };
    expect(read({ text: '<at>Camille Martin</at> ton avis ?', entities: [mention] }).aside).to.equal(true);
    expect(read({ text: 'x', entities: [mention, { type: 'mention', mentioned: bot, text: '' }] }).aside).to.equal(false);
  });

  it('with a picture is known to hold one', () => expect(read({ text: '', attachments: [{ contentType: 'image/png', contentUrl: 'https://x' }] })).to.deep.include({ text: '', attached: true }));
});

describe('an adviser’s words in the chat', () => {
  const shown = (words: string) => shownText({ channelData: { adviser: 'Conseiller', words } })?.text;

  it('stand under the name as a quotation in which nothing is Markdown', () => {
    expect(shown('1. *a* <b>\n# c')).to.equal('**Conseiller**\n\n> 1\\. \\*a\\* \\<b\\>  \n> \\# c  ');
  });

  it('keep their addresses as links', () => expect(shown('voir https://a.example/x_y?b=1.')).to.equal('**Conseiller**\n\n> voir <https://a.example/x_y?b=1>\\.  '));

  it('are those of the agent only', () => expect([shownText({}), shownText({ channelData: { adviser: 'x' } })]).to.deep.equal([null, null]));
});
