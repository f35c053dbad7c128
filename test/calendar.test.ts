import { expect } from 'chai';
import ICAL from 'ical.js';
import { startApp, type AppServer } from './app-server.js';

describe('The calendar reminder', () => {
  let app: AppServer;
  before(async () => { app = await startApp(); });
  after(() => app.stop());

  const ask = (fields: object) => fetch(`${app.url}/api/deadline.ics`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) });

  async function eventOf(fields: object) {
    const reply = await ask(fields);
    expect(reply.headers.get('content-type')).to.match(/^text\/calendar/);
    const calendar = new ICAL.Component(ICAL.parse(await reply.text()) as unknown[]);
    const component = calendar.getFirstSubcomponent('vevent');
    if (!component) throw new Error('no event');
    const event = new ICAL.Event(component);
    const triggers = component.getAllSubcomponents('valarm').map((alarm) => (alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds());
    return { event, triggers };
  }

  it('ends at the safe limit of a link, with alarms before it', async () => {
    const { event, triggers } = await eventOf({ mode: 'simplified', step: 'link', when: 'hier à 15h' });
    expect(event.endDate.toJSDate().toISOString()).to.equal('2026-11-25T14:00:00.000Z');
    expect(event.summary).to.equal('Date limite\u00a0: le lien');
    expect(event.description).to.include('Il vous reste 2 jours et 4 heures');
    expect(triggers).to.deep.equal([-12 * 3600, -2 * 3600]);
  });

  it('is the whole last day for a code of 60 days, in the language asked for', async () => {
    const { event, triggers } = await eventOf({ mode: 'simplified', step: 'postal-code', when: '12/11', language: 'en' });
    expect(event.startDate.isDate).to.equal(true);
    expect(event.startDate.toString()).to.equal('2027-01-11');
    expect(event.summary).to.equal('Deadline: the code in the letter');
    expect(triggers.every((seconds) => seconds < 0)).to.equal(true);
  });

  it('opens by a link too', async () => {
    const reply = await fetch(`${app.url}/api/deadline.ics?mode=expert&step=email-code&when=2026-11-23T09:00:00%2B01:00&language=en`);
    expect(await reply.text()).to.include('DTSTART:20261125T073000Z');
  });

  it('is refused with the reason where there is no date to be reminded of', async () => {
    const reply = await ask({ mode: 'expert', step: 'postal-code' });
    expect(reply.status).to.equal(422);
    expect(await reply.json()).to.include({ title: 'There is no date to be reminded of: the state is not-stated.' });
  });
});
