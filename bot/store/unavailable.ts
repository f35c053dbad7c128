import { OperatorError } from '../observability/log.js';

/** The store cannot be reached or written for the moment; nothing was kept, and whoever asked may ask again in a while. */
export class StoreUnavailable extends OperatorError {
  constructor(cause: unknown) {
    super(`The store cannot be used at the moment: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'StoreUnavailable';
  }
}
