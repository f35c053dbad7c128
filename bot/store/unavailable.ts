import { OperatorError } from '../observability/log.js';

/** The store cannot be reached or written for the moment; nothing was kept, and whoever asked may ask again in a while. */
export class StoreUnavailable extends OperatorError {
  readonly reason: string;
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The store cannot be used at the moment: ${reason}`);
    this.reason = reason;
    this.name = 'StoreUnavailable';
  }
}
