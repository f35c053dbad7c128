import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { AgentAnswer } from '../../knowledge/agent-answer.js';
import type { Language } from '../../knowledge/language.js';
import { languageOf } from '../bot.js';
import { longestUtterance } from '../utterance.js';
import { answerBlocks, answerCard, heading, type AnswerCardContext } from './cards/answer-card.js';
import { adaptiveCard, cardAttachment, type CardElement } from './cards/card.js';
import { plainText } from './incoming-text.js';
import type { InvokeAnswer } from './invoke-response.js';
import { answerUnder, askAbout, type MessageAnswers } from './message-question.js';
import { computeLine, search, type Found, type SearchParts } from './search.js';

export interface ExtensionParts extends SearchParts {
  readonly publicUrl: string | undefined;
}

/** Answers an invoke of the message extension; undefined for any other. */
export type MessageExtension = (activity: Activity) => InvokeAnswer | undefined;

/** Teams asks for so many results at once. */
const page = { skip: 0, count: 25 } as const;
const count = z.int().min(0).max(1000);
const anything = z.unknown().optional();
// Some clients leave out the command, or the parameter's name: what is there counts.
const query = z.looseObject({
  commandId: z.string().catch('search'),
  parameters: z.array(z.looseObject({ name: z.string().catch(''), value: z.union([z.string(), z.number()]).transform(String).catch('') })).catch([]),
  queryOptions: z.looseObject({ skip: count.catch(page.skip), count: count.catch(page.count) }).catch(page),
}).catch({ commandId: 'search', parameters: [], queryOptions: page });
const action = z.looseObject({
  data: anything,
  messagePayload: z.looseObject({
    createdDateTime: z.iso.datetime({ offset: true }).optional().catch(undefined),
    body: z.looseObject({ content: z.string().catch('') }).catch({ content: '' }),
  }).catch({ createdDateTime: undefined, body: { content: '' } }),
}).catch({ data: undefined, messagePayload: { createdDateTime: undefined, body: { content: '' } } });
const inserted = z.object({ insert: z.string().max(200), language: z.enum(['fr', 'en']) });

/** The message box of Teams: searches, deadlines from one line, and what the FAQ says about a message. */
export function messageExtension(parts: ExtensionParts): MessageExtension {
  return ({ name, value, locale }) => {
    const assumed = languageOf(locale);
    if (name === 'composeExtension/query') return answerQuery(query.parse(value), assumed, parts);
    if (name === 'composeExtension/fetchTask') return answerTask(action.parse(value).messagePayload, assumed, parts);
    return name === 'composeExtension/submitAction' ? answerInsert(action.parse(value).data, assumed, parts) : undefined;
  };
}

const ok = (body: object): InvokeAnswer => ({ status: 200, body });

function answerQuery({ commandId, parameters, queryOptions }: z.infer<typeof query>, assumed: Language, parts: ExtensionParts): InvokeAnswer {
  const [first] = parameters;
  const text = !first || first.name === 'initialRun' ? '' : first.value.slice(0, longestUtterance).trim();
  const found = commandId === 'deadline' ? computeLine(text, assumed, parts) : search(text, assumed, parts);
  return ok(resultOf(found, queryOptions, parts));
}

function resultOf(found: Found, { skip, count: most }: { skip: number; count: number }, parts: ExtensionParts): object {
  if (found.kind === 'nothing') return { composeExtension: { type: 'message', text: found.text } };
  return results(found.answers.slice(skip, skip + most), { ...parts, language: found.language });
}

/** Cards to choose from, each with the preview that stands in the list. */
const results = (answers: readonly AgentAnswer[], context: AnswerCardContext): object => ({
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments: answers.map((answer) => ({ ...cardAttachment(answerCard(answer, context)), preview: previewOf(answer) })) },
});

const previewOf = ({ title, figure }: AgentAnswer) => ({ contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: figure.split('\n')[0] ?? '' } });

function answerTask({ createdDateTime, body }: z.infer<typeof action>['messagePayload'], assumed: Language, parts: ExtensionParts): InvokeAnswer {
  const { messages } = parts;
  const text = plainText(body.content);
  const written = createdDateTime === undefined ? parts.now() : new Date(createdDateTime);
  const asked: MessageAnswers = text === '' ? { language: assumed, answers: [], text: messages['ask-nothing'][assumed] } : askAbout(text, { written, assumed }, parts);
  const { language } = asked;
  const card = adaptiveCard({ language, text: asked.text ?? '', body: taskBody(asked, parts) });
  return ok({ task: { type: 'continue', value: { title: messages['ask-title'][language], width: 'medium', height: 'medium', card: cardAttachment(card) } } });
}

function taskBody({ language, answers, text }: MessageAnswers, { messages }: ExtensionParts): CardElement[] {
  const paragraph = (words: string): CardElement => ({ type: 'TextBlock', text: words, wrap: true });
  if (answers.length === 0) return [paragraph(text ?? '')];
  const intro = answers.length > 1 ? [paragraph(messages['ask-choose'][language])] : [];
  return [...intro, ...answers.flatMap(({ key, answer }) => [
    heading(answer.title), ...answerBlocks(answer, { language, messages }),
    { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: messages['ask-insert'][language], data: { insert: key, language } }] },
  ])];
}

/** Puts the chosen answer into the message box, computed anew. */
function answerInsert(data: unknown, assumed: Language, parts: ExtensionParts): InvokeAnswer {
  const chosen = inserted.safeParse(data).data;
  const found = chosen && answerUnder(chosen.insert, chosen.language, parts);
  if (!found) return ok({ task: { type: 'message', value: parts.messages['out-of-date'][assumed] } });
  return ok(results([found.answer], { ...parts, language: chosen.language }));
}
