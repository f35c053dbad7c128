/** A structured log, as pino writes it. What goes into it never holds what a person wrote, nor who they are. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** An error whose message is written for operators: it names settings and machines, and quotes nobody. */
export class OperatorError extends Error {}

/** The log of whoever wants none. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const codeLike = /^[A-Za-z][\w.-]{0,59}$/;
const code = (value: unknown): string | undefined => (typeof value === 'string' && codeLike.test(value) ? value : undefined);

/** What may be logged of an error: its kind, its code and where it arose. Its message may quote what a person wrote, so it stays out unless it is meant for operators. */
export function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code: given, syscall, statusCode, name, message, stack = '', cause } = error as Error & { code?: unknown; syscall?: unknown; statusCode?: unknown }; // Node, SQLite and the Bot Framework add these
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n').filter((line) => /^ {4}at \S/.test(line)).map((line) => line.trim());
  return { ...(error instanceof OperatorError && { reason: message }), error: code(name), code: code(given), syscall: code(syscall), status: typeof statusCode === 'number' ? statusCode : undefined, at: frames.slice(0, 12), ...(cause instanceof Error && { cause: errorFields(cause) }) };
}

/** Sends what libraries print to the console into the log instead: that they printed, and the kind of error, not its text. */
export function logConsole(target: Pick<Console, 'log' | 'info' | 'warn' | 'error' | 'debug'>, log: Log): void {
  const printed = (level: 'info' | 'warn' | 'error') => (...values: unknown[]): void => log[level](errorFields(values.find((value) => value instanceof Error)), 'A library printed to the console');
  Object.assign(target, { log: printed('info'), info: printed('info'), debug: printed('info'), warn: printed('warn'), error: printed('error') });
}
