/**
 * What a member is told inside the program although nobody is looking at that clause: that they were mentioned, that a
 * clause was reopened, how a silence went, that words of theirs could not be taken, who is absent, which rules hold, that a text is
 * sealed, signed, or to be corrected. Who is told what is this table.
 */
import type { Lang } from '../../language/language.ts';

export const NOTICE_KINDS = [
  'mention',
  'reopened',
  'silence-started',
  'silence-broken',
  'silence-passed',
  'refused',
  'proposal-decided',
  'absence-announced',
  'absent',
  'present',
  'rules-proposed',
  'rules-adopted',
  /** Of a signed text, told to every delegation: its time to object runs from then. */
  'correction-tabled',
  'correction-objected',
  'correction-withdrawn',
  'adoption-opened',
  'adoption-objected',
  'text-adopted',
  'adoption-over',
  'position-made',
  'summary-issued',
  /** The way of the sealed text to its signatures. */
  'initials-prepared',
  'text-sealed',
  'seal-voided',
  'signed',
  'acceded',
  'signature-confirmed',
  'signature-withdrawn',
  'signing-closed',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export type Notice = {
  /** Rises with time; unique in the summit. */
  readonly id: number;
  readonly kind: NoticeKind;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** "" where it is about the summit as a whole. */
  readonly resolution: string;
  readonly clause?: string;
  /** Whose absence or return it tells of. */
  readonly delegation?: string;
  readonly lang?: Lang;
  /** Whose act it tells of: a member's id, or "server". */
  readonly by: string;
  /** The reason given, or the first words of what was said. */
  readonly text?: string;
  readonly read: boolean;
};

/** Everything but id and `read`, as it is made. */
export type FreshNotice = Omit<Notice, 'id' | 'read'>;

/** Characters of a quotation in a notice. */
export const EXCERPT = 140;
