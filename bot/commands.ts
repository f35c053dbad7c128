import { randomBytes } from 'node:crypto';
import { sourceLines } from '../knowledge/answer-text.js';
import { means, mentions } from '../knowledge/answer-words.js';
import { deadlineFor, nextMove } from '../dialogs/next-move.js';
import { DEADLINE } from '../dialogs/deadline-dialog.js';
import { newConversation } from '../dialogs/conversation.js';
import { isNothing } from '../dialogs/known.js';
import { recapOf } from '../dialogs/recap.js';
import { START_OVER } from '../dialogs/start-over-dialog.js';
import { deadlineSources, ruleLines, todoLines } from '../knowledge/deadline-text.js';
import { findStep } from '../knowledge/deadlines.js';
import type { Language } from '../knowledge/language.js';
import { say } from '../knowledge/messages.js';
import { shownCode } from '../knowledge/resume-code.js';
import { freshReply, isIntent, type Intent } from '../knowledge/small-talk.js';
import { sourcesOf } from '../knowledge/source-line.js';
import { momentWords } from '../knowledge/time-words.js';
import { CHANNEL_ID } from './directline/activity.js';
import { offer, tellEntry, tellNotUnderstood, topics } from './answers.js';
import { askDeadline, resumeDeadline, send, type MessageTurn } from './message-turn.js';
import { hoursOfLife } from './resume/resume-codes.js';

type Command = (turn: MessageTurn) => Promise<void>;

/** Whether the deadline dialog waits for an answer. */
const pending = ({ dialogs }: MessageTurn): boolean => dialogs.activeDialog?.id === DEADLINE;
const wordsOf = ({ knowledge, conversation: { language } }: MessageTurn) => ({ content: knowledge.content, messages: knowledge.content.messages, language });

/** Says a sentence, then asks a pending question again. */
async function sayThenResume(turn: MessageTurn, text: string, buttons: readonly string[] = []): Promise<void> {
  await send(turn, { text, buttons });
  if (pending(turn)) await resumeDeadline(turn);
}

/** Help; who does not know what to write gets the topics, and the second time in a row a person. */
async function help(turn: MessageTurn): Promise<void> {
  const { content, messages, language } = wordsOf(turn);
  if (!pending(turn) && means(content.answers, 'do-not-know', turn.utterance.text)) return tellNotUnderstood(turn);
  return sayThenResume(turn, say(messages, 'help', language), pending(turn) ? [] : topics(turn));
}

/** The topics, to be picked by their number or their words; what is known stays. */
const menu: Command = ({ dialogs, knowledge: { content } }) => offer(dialogs, { choices: content.topics, confidence: 1, asks: 'menu' });

async function cancel(turn: MessageTurn): Promise<void> {
  const was = turn.dialogs.activeDialog !== undefined;
  await turn.dialogs.cancelAllDialogs();
  await send(turn, { text: say(wordsOf(turn).messages, was ? 'cancelled' : 'nothing-to-cancel', wordsOf(turn).language) });
}

async function startOver(turn: MessageTurn): Promise<void> {
  await turn.dialogs.cancelAllDialogs();
  if (!isNothing(turn.conversation.known)) return void (await turn.dialogs.beginDialog(START_OVER));
  return send(turn, { text: say(wordsOf(turn).messages, 'started-over', wordsOf(turn).language) });
}

/** Forgets the last answer, keeps the earlier ones, and asks again. */
async function back(turn: MessageTurn): Promise<void> {
  const { conversation } = turn;
  const { messages, language } = wordsOf(turn);
  const before = conversation.trail.at(-1);
  if (!before) return sayThenResume(turn, say(messages, 'nothing-to-go-back-to', language));
  Object.assign(conversation, { known: before, trail: conversation.trail.slice(0, -1), toldAt: null });
  await send(turn, { text: say(messages, 'went-back', language) });
  return askDeadline(turn);
}

async function repeat(turn: MessageTurn): Promise<void> {
  const { conversation: { said }, knowledge: { content } } = turn;
  if (pending(turn) || said?.kind === 'deadline') return askDeadline(turn);
  const entry = content.entries.get(said?.id ?? '');
  if (entry) return tellEntry(turn, entry);
  return send(turn, { text: say(content.messages, 'nothing-to-repeat', wordsOf(turn).language) });
}

/** What to do, once a deadline was told: null where none was. */
export function todoText({ conversation: { said, known, language }, knowledge: { content }, utterance: { now, timeZone } }: MessageTurn): string | null {
  const [mode = '', step = ''] = said?.kind === 'deadline' ? said.id.split('/') : [];
  const found = findStep(content.procedures, mode, step);
  return found ? todoLines(deadlineFor(found, known.when, { content, now, timeZone }), { content, language, now, timeZone }).join('\n') : null;
}

/** The rule and the sources behind what was last told. */
async function explain(turn: MessageTurn): Promise<void> {
  const { messages, language } = wordsOf(turn);
  const lines = explanation(turn);
  await sayThenResume(turn, lines.length > 0 ? lines.join('\n') : say(messages, 'nothing-to-explain', language));
}

function explanation(turn: MessageTurn): string[] {
  const { conversation: { said, known, language }, knowledge: { content }, utterance: { now, timeZone } } = turn;
  if (pending(turn)) return whyAsked(turn);
  if (said === null) return [];
  const linked = (refs: readonly string[]) => sourcesOf(refs, content.sources).flatMap(({ url }) => (url ? [say(content.messages, 'source-link', language, { url })] : []));
  if (said.kind === 'entry') {
    const entry = content.entries.get(said.id);
    return entry ? [...sourceLines(entry, content, language), ...linked(entry.sources)] : [];
  }
  const [mode = '', step = ''] = said.id.split('/');
  const found = findStep(content.procedures, mode, step);
  if (!found) return [];
  const deadline = deadlineFor(found, known.when, { content, now, timeZone });
  return [...ruleLines(deadline, { content, language, now, timeZone }), ...linked(deadlineSources(deadline))];
}

/** What the pending question is asked for: the rule that counts from the date, or that the time depends on mode and step. */
function whyAsked({ conversation: { known, language }, knowledge: { content }, utterance }: MessageTurn): string[] {
  const move = nextMove(known, utterance);
  const [mode = '', step = ''] = known.left?.[0]?.split('/') ?? [];
  const found = move.kind === 'ask-when' || move.kind === 'confirm-when' ? findStep(content.procedures, mode, step) : undefined;
  if (!found) return [say(content.messages, 'why-asked', language)];
  return ruleLines(deadlineFor(found, null, utterance), { ...utterance, language });
}

/** The language that the words name, else the other one. */
function wantedLanguage({ utterance: { text }, conversation, knowledge: { content } }: MessageTurn): Language {
  if (mentions(content.answers, 'to-english', text)) return 'en';
  if (mentions(content.answers, 'to-french', text)) return 'fr';
  return conversation.language === 'fr' ? 'en' : 'fr';
}

/** Switches the language; a pending question is asked again in it. */
export async function switchLanguage(turn: MessageTurn, language = wantedLanguage(turn)): Promise<void> {
  Object.assign(turn.conversation, { language, languageChosen: true });
  // The page around the chat follows.
  if (turn.context.activity.type === 'message' && turn.context.activity.channelId === CHANNEL_ID) await turn.context.sendActivity({ type: 'event', name: 'language', value: language });
  await send(turn, { text: say(turn.knowledge.content.messages, 'language-switched', language) });
  // A person who answers in the bot's place is not interrupted.
  if (pending(turn) && !turn.conversation.handoff?.open) await askDeadline(turn);
}

/** Erases the conversation: its log, and all that is known; leaves a receipt. */
async function erase(turn: MessageTurn): Promise<void> {
  const { conversation, utterance: { now }, knowledge: { content } } = turn;
  const { language, languageChosen } = conversation;
  turn.forgetEarlier();
  Object.assign(conversation, newConversation(language), { greeted: true, languageChosen });
  const receipt = randomBytes(4).toString('hex').toUpperCase();
  await send(turn, { text: say(content.messages, 'erased', language, { date: momentWords(now, language, content.procedures.timeZone), receipt }) });
}

async function myData(turn: MessageTurn): Promise<void> {
  const { conversation, knowledge: { content }, retentionDays } = turn;
  const { language, messages: count } = conversation;
  const recap = recapOf(conversation.known, { content, language });
  const kept = say(content.messages, 'my-data', language, { count: String(count), language: say(content.messages, 'language-name', language), recap, retentionDays: String(retentionDays) });
  await sayThenResume(turn, [kept, ...givenVotes(turn), ...sharedCode(turn)].join('\n\n'));
}

/** On how many answers the person has voted, if on any. */
const givenVotes = ({ conversation: { voted, language }, knowledge: { content } }: MessageTurn): string[] =>
  voted.length === 0 ? [] : [say(content.messages, 'my-data-votes', language, { count: String(voted.length) })];

/** The code for an agent that still shows the conversation, if there is one. */
function sharedCode({ conversation: { resumeCode, language }, utterance: { now }, knowledge: { content: { messages, procedures } } }: MessageTurn): string[] {
  const expiresAt = resumeCode === null ? now : new Date(resumeCode.expiresAt);
  if (resumeCode === null || expiresAt <= now) return [];
  return [say(messages, 'my-data-code', language, { code: shownCode(resumeCode.code), hours: String(hoursOfLife), limit: momentWords(expiresAt, language, procedures.timeZone) })];
}

/** Small talk: a sentence, then back to a pending question; who says goodbye is asked nothing more. */
const chat = (intent: 'greet' | 'thanks' | 'goodbye'): Command => async (turn) => {
  const { messages, language } = wordsOf(turn);
  if (intent === 'goodbye') await turn.dialogs.cancelAllDialogs();
  const answered = pending(turn) && intent !== 'goodbye' ? say(messages, `${intent}-pending`, language) : freshReply(intent, messages, language);
  await sayThenResume(turn, answered);
};

const commands: Record<Intent, Command | null> = {
  help, menu, cancel, 'start-over': startOver, back, repeat, why: explain, source: explain, language: switchLanguage, erase, 'my-data': myData,
  greet: chat('greet'), thanks: chat('thanks'), goodbye: chat('goodbye'),
  // Answers to a question that is asked, or to none: the dialogs hear them first.
  yes: null, no: null,
};

/** The command that an intent stands for; null where it is none. */
export const commandFor = (intent: string | null): Command | null => (isIntent(intent) ? commands[intent] : null);
