/** What is said of a call that cannot be answered, by whichever process it was read. */
import { type RefusalName, refusalRow } from '../../src/protocol/refusals.ts';
import { BadFilter, NoSuchClause } from '../history/audit.ts';
import { NoSuchPoint } from '../history/points.ts';

export type Refusal = {
  /** Row of the list of refusals: its word for programs, and its status. */
  readonly refusal: RefusalName;
  /** One sentence for people. */
  readonly message: string;
  /** Seconds after which it is worth asking again. */
  readonly retryAfter?: number | undefined;
  /** Further fields of the answer. */
  readonly more?: { readonly [field: string]: unknown } | undefined;
};

/** An answer that is not 200, thrown. */
export class Problem extends Error {
  readonly refusal: RefusalName;
  readonly retryAfter: number | undefined;
  readonly more: Refusal['more'];
  constructor(refusal: RefusalName, message: string, { retryAfter, more }: Pick<Refusal, 'retryAfter' | 'more'> = {}) {
    super(message);
    this.refusal = refusal;
    this.retryAfter = retryAfter;
    this.more = more;
  }

  get status(): number {
    return refusalRow(this.refusal).status;
  }

  /** The word that is answered. */
  get reason(): string {
    return refusalRow(this.refusal).reason;
  }
}

/** The refusal that an error is; null for a failure of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Problem) {
    const { refusal, message, retryAfter, more } = error;
    return { refusal, message, ...(retryAfter === undefined ? {} : { retryAfter }), ...(more ? { more } : {}) };
  }
  if (error instanceof BadFilter) return { refusal: 'bad-request', message: error.message };
  if (error instanceof NoSuchClause) return { refusal: 'unknown-clause', message: error.message };
  if (error instanceof NoSuchPoint) return { refusal: 'no-such-point', message: error.message };
  return null;
}

/** Status and body of the answer. */
export function refusalAnswer({ refusal, message, more }: Refusal) {
  const { status, reason } = refusalRow(refusal);
  return { status, body: { ok: false, reason, message, ...more } } as const;
}
