/** What is said of a question that cannot be answered, by whichever process it was read. */
import { BadFilter, NoSuchClause } from '../history/audit.ts';
import { NoSuchPoint } from '../history/points.ts';

export type Refusal = {
  readonly status: number;
  /** For programs. */
  readonly reason: string;
  /** One sentence for people. */
  readonly message: string;
  /** Seconds after which it is worth asking again. */
  readonly retryAfter?: number | undefined;
};

/** An answer that is not 200, thrown. */
export class Problem extends Error {
  readonly status: number;
  readonly reason: string;
  readonly retryAfter: number | undefined;
  constructor(status: number, reason: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** The refusal that an error is; null for a failure of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Problem) {
    const { status, reason, message, retryAfter } = error;
    return { status, reason, message, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  if (error instanceof BadFilter) return { status: 400, reason: 'bad-request', message: error.message };
  if (error instanceof NoSuchClause) return { status: 404, reason: 'unknown-clause', message: error.message };
  if (error instanceof NoSuchPoint) return { status: 404, reason: 'no-such-point', message: error.message };
  return null;
}
