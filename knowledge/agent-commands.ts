import { z } from 'zod';
import { basisSchema, type Basis } from './schema.js';
import type { Situation } from './situations/situation.js';

const words = z.string().trim().min(1);
const bilingual = z.strictObject({ fr: words, en: words });
const situation = z.string().regex(/^[a-z-]+\/[a-z-]+$/, 'a situation is mode/step');
const situations = z.array(situation).min(1).max(2);

export const agentCommandsSchema = z.strictObject({
  codes: z.array(z.strictObject({
    code: z.string().regex(/^[a-z]\d?$/, 'a code is a letter, or a letter and a digit'),
    situations,
    says: bilingual,
    example: bilingual,
    words: z.array(z.strictObject({ like: z.array(z.string().regex(/^[a-z-]+$/, 'lower case without accents')).min(1), basis: basisSchema.optional(), situations: situations.optional(), example: bilingual })),
  })).min(1),
  /** The code that a chat gave to the caller. */
  resume: z.strictObject({ example: bilingual, says: bilingual, ways: z.strictObject({ fr: z.array(words).min(1), en: z.array(words).min(1) }) }),
  expected: z.strictObject({ code: bilingual, date: bilingual, day: bilingual, past: bilingual }),
  entries: z.record(z.string().regex(/^[a-z]{2,4}$/, 'a short code is two to four letters'), z.string()),
});
export type AgentCommands = z.infer<typeof agentCommandsSchema>;

/** What a line typed by an agent asks for. */
export type AgentCommand =
  | { readonly kind: 'nothing' }
  /** One situation, or one of each mode where the mode is not known; `when` is empty where no date was typed. */
  | { readonly kind: 'deadline'; readonly code: string; readonly situations: readonly Situation[]; readonly basis: Basis | undefined; readonly when: string }
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'words'; readonly words: string }
  /** It looks like a code and is none; `codes` are those that were expected. */
  | { readonly kind: 'error'; readonly typed: string; readonly codes: readonly string[] };

export interface CommandContext {
  readonly commands: AgentCommands;
  readonly isEntry: (id: string) => boolean;
}

/** Lower case without accents, as the content spells words that follow a code. */
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Reads one line of the grammar in content/agent-commands.yaml; whatever is no command is words to look up. */
export function parseCommand(line: string, { commands, isEntry }: CommandContext): AgentCommand {
  const [first, ...rest] = line.trim().split(/\s+/);
  if (first === undefined || first === '') return { kind: 'nothing' };
  const head = plain(first);
  const code = commands.codes.find((one) => one.code === head);
  if (code) return deadlineCommand(code, rest);
  const entry = rest.length > 0 ? undefined : isEntry(head) ? head : Object.entries(commands.entries).find(([short]) => short === head)?.[1];
  if (entry !== undefined) return { kind: 'entry', id: entry };
  const codes = codesLike(head, commands);
  return codes.length > 0 ? { kind: 'error', typed: first, codes } : { kind: 'words', words: line.trim() };
}

function deadlineCommand({ code, situations: own, words: known }: AgentCommands['codes'][number], rest: readonly string[]): AgentCommand {
  const [next = ''] = rest;
  const word = known.find(({ like }) => like.includes(plain(next)));
  const places = (word?.situations ?? own).map(situationOf);
  return { kind: 'deadline', code, situations: places, basis: word?.basis, when: rest.slice(word ? 1 : 0).join(' ') };
}

/** The two halves of "mode/step". */
export function situationOf(name: string): Situation {
  const [mode = '', step = ''] = name.split('/');
  return { mode, step };
}

/** The codes that a letter alone, or with a wrong number, was probably meant for; none for a word. */
function codesLike(head: string, { codes }: AgentCommands): string[] {
  const [letter] = /^[a-z](?=\d*$)/.exec(head) ?? [];
  return letter === undefined ? [] : codes.map(({ code }) => code).filter((code) => code.startsWith(letter));
}

/** The line that gives the same deadlines on any later day: "hier 15h" becomes a date; undefined where no code or no single day fits. */
export function lastingLine(told: { readonly situations: readonly Situation[]; readonly basis: Basis; readonly start: string; readonly grain: string }, { codes }: AgentCommands): string | undefined {
  const names = told.situations.map(({ mode, step }) => `${mode}/${step}`).join(' ');
  const code = codes.find(({ situations: own }) => own.join(' ') === names);
  if (!code || !['day', 'hour', 'minute'].includes(told.grain)) return undefined;
  const word = code.words.find(({ basis }) => basis === told.basis)?.like[0];
  const [day, time = ''] = told.start.split('T');
  return [code.code, word, day, told.grain === 'day' ? '' : time.slice(0, 5)].filter(Boolean).join(' ');
}
