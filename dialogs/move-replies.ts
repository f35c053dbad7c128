import type { Content } from '../knowledge/content.js';
import { deadlineText, headline, ruleLines, understoodLine, type TextContext } from '../knowledge/deadline-text.js';
import type { Deadline } from '../knowledge/deadlines.js';
import { helplineWords } from '../knowledge/helpline.js';
import { say } from '../knowledge/messages.js';
import { understoodWords } from '../knowledge/time-words.js';
import type { TurnFrame } from './conversation.js';
import { deadlineEntity } from './deadline-entity.js';
import { choicesOf, modeOf } from './move-choices.js';
import type { Move } from './next-move.js';
import { recapOf } from './recap.js';
import { inert, type Reply } from './reply.js';

interface ReplyContext {
  readonly content: Content;
  readonly frame: TurnFrame;
}

/** What the bot says for a move, with the buttons that go with it. */
export function repliesTo(move: Move, { content, frame }: ReplyContext): Reply[] {
  const { utterance, conversation: { known, language } } = frame;
  const { messages } = content;
  const buttons = choicesOf(move, { content, language, timeZone: utterance.timeZone });
  const context: TextContext = { content, language, now: utterance.now, timeZone: known.when?.timeZone ?? utterance.timeZone };
  switch (move.kind) {
    case 'ask-situation':
      return [{ text: move.question.ask[language], buttons, numbered: true }];
    case 'ask-clash':
      return [{ text: clashText(move.clash, { content, frame }), buttons, numbered: true }];
    case 'ask-when':
      return [{ text: [move.refused && say(messages, `when-${move.refused}`, language), move.ask.text[language]].filter(Boolean).join('\n\n'), buttons }];
    case 'confirm-when': {
      const when = understoodWords(move.understood, { messages, language, timeZone: context.timeZone });
      const old = move.other === null;
      return [{ text: say(messages, old ? 'when-old' : 'when-confirm', language, { when }), buttons, numbered: true }];
    }
    case 'tell':
      return [{ text: told(move.deadline, { content, frame, context }), entities: [deadlineEntity(move.deadline, context)] }];
    case 'tell-several':
      return [{ text: several(move.deadlines, context) }];
    case 'lost':
      return [{ text: say(messages, 'several-too-many', language, lostWords(context)) }];
  }
}

function clashText(clash: Extract<Move, { kind: 'ask-clash' }>['clash'], { content, frame: { conversation: { language } } }: ReplyContext): string {
  const [first, second] = clash.map((symptom) => ({ words: inert(symptom.words), mode: content.procedures.modes[modeOf(symptom) ?? '']?.[language] }));
  const words = { first: first?.words ?? '', second: second?.words ?? '' };
  if (!first?.mode || !second?.mode || first.mode === second.mode) return say(content.messages, 'clash-plain', language, words);
  return say(content.messages, 'clash', language, { ...words, firstMode: first.mode, secondMode: second.mode });
}

/** The deadline in full; said to be computed anew when nothing was added since it was last told. */
function told(deadline: Deadline, { content, frame, context }: ReplyContext & { context: TextContext }): string {
  const { conversation: { known, toldAt, language } } = frame;
  const text = emphasised(deadlineText(deadline, context));
  return toldAt !== null ? `${say(content.messages, 'computed-anew', language, { recap: recapOf(known, { content, language }) })}\n\n${text}` : text;
}

/** The first paragraph, which answers, in bold. */
const emphasised = (text: string): string => text.replace(/^[^\n]+/, (first) => `**${first}**`);

/** What holds for each situation that is left, a paragraph each. */
function several(deadlines: readonly Deadline[], context: TextContext): string {
  const { content: { messages }, language } = context;
  const paragraph = (deadline: Deadline) =>
    [`**${deadline.step.name[language]}**`, headline(deadline, context), understoodLine(deadline, context), ...ruleLines(deadline, context)].filter(Boolean).join('\n');
  return [say(messages, 'several-possible', language), ...deadlines.map(paragraph), say(messages, 'line-helpline', language, helplineFields(context))].join('\n\n');
}

const helplineFields = ({ content: { helpline, messages }, language, now }: TextContext) => helplineWords({ helpline, messages, language, now });
const lostWords = (context: TextContext) => { const { phone, hours } = helplineFields(context); return { phone, hours }; };
