/** A record of the log as others may read it: never bytes, never what was refused, never what is only said among some. */

/**
 * Kinds of log records. `create` is a room's first record; `cleanup` what the document tidied by itself; `checkpoint` vouches
 * for the state that was kept of the document as it was before this record.
 */
export const RECORD_KINDS = ['create', 'update', 'command', 'bind', 'refused', 'cleanup', 'checkpoint'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export type LogEntry = {
  /** 1, 2, 3 ... without gaps. */
  readonly seq: number;
  /** UTC, ISO 8601, milliseconds. */
  readonly at: string;
  /** Member id, or "server". */
  readonly member: string;
  readonly delegation: string | null;
  readonly kind: RecordKind;
  /** "clause/language" of every cell touched; none of a refused update. */
  readonly places: readonly string[];
  /** Yjs client ranges brought by the update: [clientID, first clock, length]. */
  readonly clients: readonly (readonly [number, number, number])[];
  /** How many the record's update has. */
  readonly bytes: number;
  /** SHA-256 hex of the record before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
  /** Of typing: how many characters came, in UTF-16 code units. Nothing added: something was deleted, or marked. */
  readonly typed?: { readonly added: number };
  /** Of an accepted command: all of it, but of comments and drafts not their words. */
  readonly command?: unknown;
  /** Of the document that the command issued. */
  readonly symbol?: string;
  /** Of an absence: it was announced, and counts only later. */
  readonly announced?: true;
  /** Why something was refused, and the type of the command if it was one; of an update the cells that it did not touch. */
  readonly refused?: {
    readonly reason: string;
    readonly type?: string;
    readonly clause?: string;
    readonly places?: readonly string[];
  };
};
