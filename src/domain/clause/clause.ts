/**
 * A clause is a row: one identity, one place in the outline, one text per language.
 * Kinds and statuses are tables; nothing else in the program lists them.
 */
import type { Lang } from '../../language/language.ts';
import type { WaiverRecord } from '../negotiation/record.ts';
import type { RichText } from '../text/text.ts';

/** In the order in which a menu offers them. `numbered` kinds get a number computed from their position. */
export const CLAUSE_KINDS = {
  title: { numbered: false },
  recital: { numbered: false },
  heading: { numbered: true },
  article: { numbered: true },
  paragraph: { numbered: true },
  subparagraph: { numbered: true },
  /** Rows of cells: a schedule, figures. `domain/clause/table` reads them out of its text. */
  table: { numbered: true },
  /** Stands behind the clause that refers to it; `domain/clause/footnote` finds which. */
  footnote: { numbered: true },
  testimonium: { numbered: false },
} as const;
export type ClauseKind = keyof typeof CLAUSE_KINDS;
export const isClauseKind = (value: unknown): value is ClauseKind =>
  typeof value === 'string' && Object.hasOwn(CLAUSE_KINDS, value);

/** The ladder. `typing`: may its texts be written directly; `frozen`: structure and texts closed until reopened. */
export const STATUSES = {
  draft: { typing: true, frozen: false },
  'ad-referendum': { typing: false, frozen: true },
  agreed: { typing: false, frozen: true },
  initialled: { typing: false, frozen: true },
  withdrawn: { typing: false, frozen: false },
} as const;
export type ClauseStatus = keyof typeof STATUSES;
export const isClauseStatus = (value: unknown): value is ClauseStatus =>
  typeof value === 'string' && Object.hasOwn(STATUSES, value);

/** Outline depth, 0 to 4. */
export const MAX_LEVEL = 4;

/** SHA-256, lower-case hex. */
export type Digest = string;

export const STANCES = ['agree', 'agree-ad-referendum', 'reserve', 'object'] as const;
export type Stance = (typeof STANCES)[number];

/** A delegation's stance, resting on the clause digest it was given on; another present digest makes it lapsed. */
export type StanceRecord = {
  readonly stance: Stance;
  readonly digest: Digest;
  readonly member: string;
  readonly at: string;
  /** Position in the log at which it was given; what changed since can be shown from there. */
  readonly seq?: number;
  readonly note?: string;
  /** Not said, but not contradicted until a deadline either. */
  readonly silence?: boolean;
};

export type Cell = { readonly digest: Digest; readonly paragraphs: RichText };

/** A clause as a snapshot shows it. */
export type Clause = {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly level: number;
  /** Fractional index; compare by code units. */
  readonly order: string;
  readonly status: ClauseStatus;
  /** The clause's texts are closed while stances are taken. */
  readonly held?: boolean;
  readonly digest: Digest;
  /** Per column, as that language writes it; "" for kinds without a number and for withdrawn clauses. */
  readonly number: { readonly [lang in Lang]?: string };
  readonly texts: { readonly [lang in Lang]?: Cell };
  /** By delegation id. */
  readonly stances: { readonly [delegation: string]: StanceRecord };
  /** Open bracket pairs per column. */
  readonly brackets: { readonly [lang in Lang]?: number };
  /** Columns that have no counterpart of this clause by design, with the reason. */
  readonly noCounterpart?: { readonly [lang in Lang]?: string };
  /** Findings of the checks that the legal staff waived; `checks/waived` tells which of them stand. */
  readonly waivers?: readonly WaiverRecord[];
};
