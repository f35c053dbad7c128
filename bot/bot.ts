import type { TurnContext } from 'botbuilder';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { CLARIFY, clarifyDialog } from '../dialogs/clarify-dialog.js';
import { bindFrame, dialogState, learn, restore } from '../dialogs/conversation.js';
import { DEADLINE, deadlineDialog, notAnswered, type Ending } from '../dialogs/deadline-dialog.js';
import { dialogOpener } from '../dialogs/dialog-opener.js';
import { handoffDialog } from '../dialogs/handoff-dialog.js';
import { asks, hear, picked } from '../dialogs/hearing.js';
import { dateIn, openingDate } from '../dialogs/told-date.js';
import { choicesOf } from '../dialogs/move-choices.js';
import { nextMove } from '../dialogs/next-move.js';
import { startOverDialog } from '../dialogs/start-over-dialog.js';
import { takeIn } from '../dialogs/taking-in.js';
import { means } from '../knowledge/answer-words.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Language } from '../knowledge/language.js';
import { say } from '../knowledge/messages.js';
import { situationId } from '../knowledge/situations/situation.js';
import { offerChoices, tellEntry, tellNotUnderstood, tellSeveral } from './answers.js';
import { commandFor, switchLanguage } from './commands.js';
import { takeReason, takeVote, voteEvent } from './feedback.js';
import { asksAgain, followUp, idleAnswer, wondersWhatToDo } from './follow-up.js';
import { greet } from './greeting.js';
import type { Handoff } from './handoff/handoff.js';
import { awaitDeadline, resumeDeadline, send, type MessageTurn } from './message-turn.js';
import { takeOpening } from './opening-turn.js';
import { personEntries } from './person-entries.js';
import { refuseUnreadable, tellMasked } from './readability.js';
import type { ResumeCodes } from './resume/resume-codes.js';
import { giveCode } from './resume/resume-turn.js';
import type { Turn } from './store/turn.js';
import { hearUtterance } from './utterance.js';

export interface LogicOptions {
  readonly knowledge: Knowledge;
  readonly retentionDays: number;
  readonly now: () => Date;
  /** The address of this service for links, where the channel does not tell it. */
  readonly publicUrl: string | undefined;
  /** How a person takes over; none can when absent. */
  readonly handoff?: Handoff;
  /** The codes that show an agent on the phone where somebody is; nobody gets one when absent. */
  readonly resume?: ResumeCodes;
}

/** The bot: what it does with each activity, in the order of the lines of `onMessage`. */
export function botLogic(options: LogicOptions): (context: TurnContext, turn: Turn) => Promise<void> {
  const { content } = options.knowledge;
  const openDialogs = dialogOpener(new DialogSet(dialogState).add(deadlineDialog(content)).add(clarifyDialog(content)).add(startOverDialog(content)).add(handoffDialog(content)));

  return async (context, turn) => {
    const conversation = restore(turn.state, languageOf(context.activity.locale));
    turn.setState(conversation);
    const type: string = context.activity.type;
    if (type === 'conversationUpdate') return greet(context, { conversation, content });
    const text = type === 'message' ? (context.activity.text ?? '') : '';
    const utterance = hearUtterance(text, { context, conversation, options });
    const frame = { conversation, utterance, origin: originOf(context) ?? options.publicUrl };
    bindFrame(context, frame);
    const messageTurn: MessageTurn = { context, dialogs: await openDialogs(context), ...frame, ...options, wantsPerson: false, conversationId: turn.conversationId, forgetEarlier: () => turn.forgetEarlier(), keepVote: (vote) => turn.keepVote(vote) };
    if (type === 'event' && context.activity.name === 'language') return switchLanguage(messageTurn, languageOf(String(context.activity.value)));
    if (type === 'event' && context.activity.name === voteEvent) return takeVote(messageTurn);
    if (type === 'message') return onMessage(messageTurn);
  };
}

/** The address under which a page's client reaches this server, as the Direct Line channel notes it. */
function originOf({ activity }: TurnContext): string | undefined {
  const channelData: unknown = activity.channelData;
  return typeof channelData === 'object' && channelData !== null && 'origin' in channelData && typeof channelData.origin === 'string' ? channelData.origin : undefined;
}

/** The language that a locale asks for. */
export const languageOf = (locale: string | undefined): Language => (locale?.toLowerCase().startsWith('en') ? 'en' : 'fr');

/** The way of a message. */
async function onMessage(turn: MessageTurn): Promise<void> {
  turn.conversation.messages += 1;
  // 1. Does a person answer in the bot's place? (An activity seen before never comes here.)
  if (await turn.handoff?.relay(turn)) return;
  await respond(turn);
  // 7. Does it lead to a person? One is offered where that is possible.
  if (turn.wantsPerson) await turn.handoff?.offer(turn);
}

async function respond(turn: MessageTurn): Promise<void> {
  // 2. Something to read?
  if (await refuseUnreadable(turn)) return;
  await tellMasked(turn);
  if (await takeReason(turn)) return;
  // 3. A command?
  if (await giveCode(turn)) return;
  const command = offered(turn) || tellsMore(turn) || answersPending(turn) || wonders(turn) ? null : commandFor(turn.utterance.decision.intent);
  if (command && !wondersWhatToDo(turn) && !asksAgain(turn)) return command(turn);
  // 4. Does it answer the dialog under way?
  const pending = turn.dialogs.activeDialog?.id;
  const ending = await continueDialog(turn);
  if (ending.kind === 'done') return;
  if (ending.kind === 'handoff') return turn.handoff?.takeAnswer(turn, ending);
  const entry = ending.kind === 'entry' ? turn.knowledge.content.entries.get(ending.id) : undefined;
  if (entry) return tellEntry(turn, entry);
  // 5. Does it take up, or correct, what was said before?
  if (await followUp(turn)) return;
  if (await idleAnswer(turn, pending)) return;
  // 6. Match: answer, offer choices, or say that it was not understood; then back to a pending question.
  await answer(turn, pending === DEADLINE);
}

/** Whether the words are just one of the choices that the pending question offers. */
function offered({ dialogs, conversation, utterance }: MessageTurn): boolean {
  if (dialogs.activeDialog?.id === CLARIFY) return /^\d$/.test(utterance.text);
  if (dialogs.activeDialog?.id !== DEADLINE) return false;
  return picked(utterance.text, choicesOf(nextMove(conversation.known, utterance), utterance)) >= 0;
}

/** "So I start over?" asks about the procedure, it commands nothing. */
const wonders = ({ utterance }: MessageTurn): boolean =>
  !utterance.decision.exact && asks(utterance) && ['start-over', 'back', 'cancel', 'erase'].includes(utterance.decision.intent ?? '');

/** "I do not know", and a date or a correction, answer the question that is asked, whatever command they resemble. */
function answersPending({ dialogs, conversation, utterance }: MessageTurn): boolean {
  if (dialogs.activeDialog?.id !== DEADLINE || utterance.decision.exact) return false;
  const move = nextMove(conversation.known, utterance);
  return means(utterance.content.answers, 'do-not-know', utterance.text) || hear(utterance, conversation.known, move).kind === 'told';
}

/** A greeting or a thank-you in front of where the person is, or of a date: what matters comes after it. */
const tellsMore = ({ utterance }: MessageTurn): boolean =>
  !utterance.decision.exact && !['erase', 'my-data'].includes(utterance.decision.intent ?? '') && (utterance.told.symptoms.length > 0 || dateIn(utterance, 'received').understood.kind !== 'none');

/** Lets the dialog under way hear the utterance; a dialog that this build does not know is dropped, its facts stay. */
async function continueDialog({ dialogs }: MessageTurn): Promise<Ending> {
  const active = dialogs.activeDialog;
  if (!active) return notAnswered;
  if (!dialogs.dialogs.find(active.id)) {
    await dialogs.cancelAllDialogs();
    return notAnswered;
  }
  const ended = await dialogs.continueDialog();
  const result: unknown = ended.result;
  return (result as Ending | undefined) ?? { kind: 'done' }; // our dialogs end with an Ending; none while one waits
}

async function answer(turn: MessageTurn, wasPending: boolean): Promise<void> {
  const { conversation, utterance, knowledge: { content } } = turn;
  const { decision, told } = utterance;
  const when = openingDate(utterance);
  const several = !decision.exact && when.understood.kind === 'none' && await tellSeveral(turn);
  if (several) return wasPending ? resumeDeadline(turn) : undefined;
  if (await takeOpening(turn)) return;
  const entry = content.entries.get(decision.entry ?? choiceHere(turn) ?? '');
  const tellsWhere = told.symptoms.length > 0 && !told.clash && (entry?.dialog === 'deadline' || !(told.absent || asks(utterance)));
  if (tellsWhere) learn(conversation, takeIn(conversation.known, { told, when: null, corrects: true, procedures: content.procedures }));
  if (entry) await tellEntry(turn, entry);
  else if (decision.outcome === 'choices' && !wasPending) return offerChoices(turn);
  else await (wasPending ? tellNoAnswer(turn) : tellNotUnderstood(turn));
  if (!wasPending || (entry?.dialog === 'deadline' && !entry.situation)) return;
  // Who asks for a person is not led back to the bot's own question.
  const toPerson = (entry && personEntries.includes(entry.id)) || (turn.wantsPerson && await turn.handoff?.isPossible(turn));
  await (toPerson ? awaitDeadline(turn) : resumeDeadline(turn));
}

/** The one of several likely entries that belongs to the step where the person is; undefined where none or more do. */
function choiceHere({ conversation: { known }, utterance: { decision }, knowledge: { content } }: MessageTurn): string | undefined {
  const own = content.procedures.steps.filter((step) => known.left?.length === 1 && known.left[0] === situationId(step)).flatMap(({ entries }) => entries);
  const [only, ...others] = decision.choices.filter((id) => own.includes(id));
  return others.length === 0 ? only : undefined;
}

/** Within a dialog: the words were no answer to what was asked; the second time in a row a person is offered. */
async function tellNoAnswer(turn: MessageTurn): Promise<void> {
  const { conversation, utterance, knowledge: { content: { messages } } } = turn;
  if (conversation.failures > 0) return tellNotUnderstood(turn);
  conversation.failures += 1;
  const { language } = conversation;
  const wanted = nextMove(conversation.known, utterance).kind;
  await send(turn, { text: wanted === 'ask-when' ? say(messages, 'not-a-date', language) : `${say(messages, 'not-an-answer', language)} ${say(messages, 'choose-or-write', language)}` });
}
