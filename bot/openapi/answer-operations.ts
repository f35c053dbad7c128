import type { Procedures } from '../../knowledge/schema.js';
import { agentQuery, entriesQuery } from '../agent-api.js';
import { entryQuery, lookupQuery, suggestQuery } from '../api.js';
import { deadlineRequest } from '../deadline-api.js';
import { resumeRequest } from '../resume/resume-api.js';
import { agentAnswers, agentEntries, deadline, entryAnswer, lookupAnswer, sharedChat, suggestions } from './answer-schemas.js';
import type { Examples } from './examples.js';
import { json, problemAnswer, tooMany, type Operation, type OperationAnswer } from './operation.js';

const wrongField = 'A field is missing or wrong; the body says which.';
const noWords = problemAnswer(400, wrongField, { asked: {} });
const found = (description: string, schema: OperationAnswer['schema']): OperationAnswer => ({ status: 200, description, type: json, ...(schema && { schema }) });

/** The operations that answer from the content: entries, deadlines, and both for agents. */
export const answerOperations = (examples: Examples, procedures: Procedures): readonly Operation[] =>
  [...entryOperations(examples), ...deadlineOperations(examples, procedures), ...agentOperations(examples)];

function entryOperations({ lookup, suggest, entry: { id, lang } }: Examples): readonly Operation[] {
  const tag = 'Entries';
  return [
    {
      method: 'get', path: '/api/lookup', tag, summary: 'Find the entries that answer a question', query: lookupQuery, request: { query: lookup },
      description: 'Decides as the chat does in a fresh conversation, and gives the ranked entries. Where the words already tell mode, step and date, the deadline comes with them.',
      answers: [found('The decision and the ranked entries.', lookupAnswer), noWords, tooMany],
    },
    {
      method: 'get', path: '/api/suggest', tag, summary: 'Complete a question while it is typed', query: suggestQuery, request: { query: suggest },
      description: 'Reads partial words and forgives typos. Cheap enough for every key.',
      answers: [found('Questions, the likeliest first.', suggestions), noWords, tooMany],
    },
    {
      method: 'get', path: '/api/entries/{id}', tag, summary: 'Read one entry', pathFields: { id: 'The id of the entry.' }, query: entryQuery, request: { path: { id }, query: { lang } },
      answers: [
        found('The entry.', entryAnswer),
        problemAnswer(400, wrongField, { asked: { path: { id }, query: { lang: 'xx' } } }),
        problemAnswer(404, 'There is no such entry.', { asked: { path: { id: 'no-such-entry' } } }),
        tooMany,
      ],
    },
  ];
}

const stepsOf = ({ modes, steps }: Procedures): string =>
  Object.keys(modes).map((mode) => `${mode} (${steps.filter((one) => one.mode === mode).map(({ step }) => step).join(', ')})`).join('; ');

function deadlineOperations({ deadline: example }: Examples, procedures: Procedures): readonly Operation[] {
  const tag = 'Deadlines';
  const description = `The modes and their steps: ${stepsOf(procedures)}.`;
  const calendar: OperationAnswer = { status: 200, description: 'A calendar file with one event and its reminders.', type: 'text/calendar' };
  const wrong = problemAnswer(400, wrongField, { asked: { body: { ...example, mode: 'unknown' } } });
  const noDate = { mode: example.mode, step: example.step };
  const nothing = 'There is no date to be reminded of: the time is over, or no clock runs.';
  return [
    {
      method: 'post', path: '/api/deadline', tag, summary: 'Compute how long is left', description, body: deadlineRequest, request: { body: example },
      answers: [found('The deadline; also where the words held no usable date.', deadline), wrong, tooMany],
    },
    {
      method: 'post', path: '/api/deadline.ics', tag, summary: 'Get the deadline as a calendar file', description, body: deadlineRequest, request: { body: example },
      answers: [calendar, wrong, problemAnswer(422, nothing, { asked: { body: noDate } }), tooMany],
    },
    {
      method: 'get', path: '/api/deadline.ics', tag, summary: 'Link to the deadline as a calendar file', description, query: deadlineRequest, request: { query: example },
      answers: [
        calendar,
        problemAnswer(400, wrongField, { asked: { query: { ...example, mode: 'unknown' } } }),
        problemAnswer(422, nothing, { asked: { query: noDate } }),
        tooMany,
      ],
    },
  ];
}

/** A chat that has told nothing yet. */
const shared = {
  code: 'K7-3QP', language: 'en', shared: { at: '2026-11-23T10:20:00+01:00', words: 'Monday, 23 November 2026 at 10:20' }, expiresAt: '2026-11-24T10:20:00+01:00',
  mode: null, step: null, situation: null, dates: [], told: null, deadline: null, answers: [], tellApart: null, entries: [],
};

function agentOperations({ agent }: Examples): readonly Operation[] {
  const tag = 'Agents on the phone';
  return [
    {
      method: 'get', path: '/api/agent', tag, summary: 'Answer one line typed by an agent', query: agentQuery, request: { query: agent },
      description: 'The grammar is on the printable card at /lookup/card. The answer is what the page at /lookup shows: the figure, what to say, what not to promise.',
      answers: [found('What the line was taken for, and the answers.', agentAnswers), noWords, tooMany],
    },
    {
      method: 'get', path: '/api/agent/entries', tag, summary: 'Load every entry', query: entriesQuery, request: { query: { lang: agent.lang } },
      description: 'For the time the server cannot be reached. Some hundred kilobytes; sent compressed to whoever accepts it.',
      answers: [found('Every entry.', agentEntries), problemAnswer(400, wrongField, { asked: { query: { lang: 'xx' } } }), tooMany],
    },
    {
      method: 'post', path: '/api/resume', tag, summary: 'See what a chat shared under a code', body: resumeRequest, request: { body: { code: shared.code, language: agent.lang } },
      description: 'The person asks the chat for the code and reads it out. Wrong codes are limited for each address and for all together.',
      answers: [
        { ...found('What the chat shared.', sharedChat), example: shared },
        problemAnswer(400, wrongField, { asked: { body: { code: '?' } } }),
        problemAnswer(404, 'The code is wrong or has expired.', { asked: { body: { code: shared.code } } }),
        tooMany,
      ],
    },
  ];
}
