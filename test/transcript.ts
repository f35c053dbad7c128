import { expect } from 'chai';
import { procedures, questions, sentenceOf } from './transcript-content.js';
import type { BotMessage, Chat } from './chat-client.js';

/**
 * A transcript is a conversation written as a test. Lines:
 *   # title                      a sentence about a person
 *   @ 2026-11-23T10:30+01:00     from here on it is this moment
 *   locale en-GB                 the language the page opens in (fr-FR unless set)
 *   zone Indian/Reunion          the browser's time zone
 *   > words                      what the person says
 *   send nothing                 an empty message; "send 10000 letters" sends so many
 *   event language en            what the page sends
 *   < entry ID                   the turn answers that entry
 *   < choices ID ID              the turn offers these entries
 *   < none                       the turn says that nothing was understood
 *   < deadline MODE/STEP STATE [SAFE [LAST]]   the turn tells this deadline (limits as 2026-11-25T15:00)
 *   < asks ID                    the turn ends with that question of questions.yaml, or "when MODE/STEP BASIS", or "clash"
 *   < message ID                 the turn holds that message of messages.yaml
 *   < says words                 the turn's text holds these words
 *   < not words                  the turn's text does not hold these words
 *   < button words               the turn's last message offers this button
 *   < messages N                 the turn has so many messages
 */
export interface Transcript {
  readonly title: string;
  readonly locale: string;
  readonly zone: string | undefined;
  readonly lines: readonly string[];
}

/** Splits a file into its transcripts. */
export function readTranscripts(text: string): Transcript[] {
  return text.split(/^# /m).slice(1).map((part) => {
    const [title = '', ...rest] = part.split('\n').map((line) => line.trim()).filter(Boolean);
    const value = (name: string) => rest.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
    return { title, locale: value('locale') ?? 'fr-FR', zone: value('zone'), lines: rest.filter((line) => /^(>|<|@|event|send) /.test(line)) };
  });
}

export interface Stage {
  open(transcript: Transcript): Promise<Chat>;
  setNow(now: Date): void;
}

/** Plays a transcript; fails on the first line that does not hold, with what the bot said. */
export async function play(transcript: Transcript, stage: Stage): Promise<void> {
  let chat: Chat | undefined;
  let turn: readonly BotMessage[] = [];
  for (const line of transcript.lines) {
    const [sign = '', ...words] = line.split(' ');
    if (sign === '@') { stage.setNow(new Date(words.join(''))); continue; }
    if (!chat) {
      chat = await stage.open(transcript);
      turn = chat.greeting;
    }
    if (sign === '>') turn = await chat.say(words.join(' '));
    else if (sign === 'send') turn = await chat.say('a'.repeat(Number(words[0]) || 0));
    else if (sign === 'event') turn = await chat.event(words[0] ?? '', words[1] ?? '');
    else check(words, turn, line);
  }
}

function check([kind = '', ...words]: readonly string[], turn: readonly BotMessage[], line: string): void {
  const text = turn.map((message) => message.text).join('\n\n');
  const because = `"${line}" after:\n${text}\n`;
  const answers = turn.flatMap(({ answer }) => answer ?? []);
  const last = turn.at(-1);
  switch (kind) {
    case 'entry': return void expect(answers.map(({ entry }) => entry), because).to.include(words[0]);
    case 'choices': return void expect(answers.find(({ outcome }) => outcome === 'choices')?.choices, because).to.include.members(words);
    case 'none': return void expect(answers.map(({ outcome }) => outcome), because).to.include('none');
    case 'deadline': return checkDeadline(words, turn, because);
    case 'asks': return void expect(last?.text, because).to.include(questionText(words, last?.text ?? ''));
    case 'message': return void expect(text, because).to.satisfy((said: string) => sentenceOf(words[0] ?? '').some((sentence) => said.includes(sentence)));
    case 'says': return void expect(spaced(text), because).to.include(words.join(' '));
    case 'not': return void expect(spaced(text), because).not.to.include(words.join(' '));
    case 'button': return void expect(last?.buttons.map(spaced), because).to.include(words.join(' '));
    case 'messages': return void expect(turn, because).to.have.length(Number(words[0]));
    default: throw new Error(`A transcript cannot say "${line}"`);
  }
}

/** Non-breaking spaces as plain ones, so that transcripts can be typed. */
const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

function checkDeadline([situation, state, safe, last]: readonly string[], turn: readonly BotMessage[], because: string): void {
  const deadline = turn.flatMap((message) => message.deadline ?? []).at(-1);
  expect(`${deadline?.mode}/${deadline?.step} ${deadline?.state}`, because).to.equal(`${situation} ${state}`);
  if (safe) expect(deadline?.safeLimit?.slice(0, safe.length), because).to.equal(safe);
  if (last) expect(deadline?.lastLimit?.slice(0, last.length), because).to.equal(last);
}

/** The words that a question must show, in the language that the text is in. */
function questionText([what = '', situation, basis]: readonly string[], text: string): string {
  const candidates = what === 'when'
    ? procedures().steps.filter((step) => `${step.mode}/${step.step}` === situation).flatMap((step) => (step.clock === null ? [] : step.ask.filter((ask) => ask.basis === basis).map((ask) => ask.text)))
    : questions().filter(({ id }) => id === what).map(({ ask }) => ask);
  const [first] = candidates;
  if (what === 'clash') return sentenceOf('clash').find((sentence) => text.includes(sentence)) ?? 'a contradiction named';
  if (!first) throw new Error(`There is no question ${what} ${situation ?? ''} ${basis ?? ''}`);
  return text.includes(first.en) ? first.en : first.fr;
}
