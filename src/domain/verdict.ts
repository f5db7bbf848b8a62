/**
 * What judging a command needs and gives: the circumstances that come in, the effects or the refusal that go out. The
 * judges themselves stand in `decide` and in the files that begin with its name.
 */

import { isLang, type Lang, type PerLang } from '../language/language.ts';
import type { ClauseKind, ClauseStatus, StanceRecord } from './clause/clause.ts';
import { MAX_LEVEL, STATUSES } from './clause/clause.ts';
import type { Column, Milestone } from './clause/declaration.ts';
import { between } from './clause/ordering.ts';
import type { Refusal, TextCommand } from './command.ts';
import { LIMITS } from './command.ts';
import type { ClauseFacts, Ground } from './ground.ts';
import type { Weighed } from './instrument/correction.ts';
import type { Missing } from './missing.ts';
import type {
  AbsenceRecord,
  AgreedRecord,
  AnnouncedAbsence,
  BracketNote,
  Closure,
  CollationRecord,
  Conflict,
  PairRecord,
  ProposalRecord,
  Reopening,
  ReturnRecord,
  SilenceRecord,
  WaiverRecord,
} from './negotiation/record.ts';
import type { Actor } from './permission.ts';
import type { MergedCell } from './text/merged.ts';
import type { RichText } from './text/text.ts';

/** Carries a change from `base` to `mine` over to `theirs`. Words of `lang` decide what is in conflict. */
export type Merge = (
  base: string,
  mine: string,
  theirs: string,
  lang: Lang,
) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly conflicts: readonly Conflict[] };

export type Circumstances = {
  /** UTC, ISO 8601. */
  readonly now: string;
  /** Sequence number the command's record will have. */
  readonly seq: number;
  /** A fresh id with the given prefix letter. */
  readonly newId: (prefix: string) => string;
  /** Without one, texts that both sides changed are in conflict as a whole. */
  readonly merge?: Merge;
  /** What a change of one cell weighs; `others` are the other cells of that column. Without it, everything is substance. */
  readonly weigh?: (lang: Lang, old: string, young: string, others: readonly string[]) => Weighed;
  /** What the checks find in a clause now and may be waived. Without it, the finding that is named is believed to be there. */
  readonly findings?: (clause: string) => readonly WaivableFinding[];
};

/** A finding by what tells it from others; `seen` changes with the words that it is about. */
export type WaivableFinding = Pick<WaiverRecord, 'check' | 'message' | 'languages' | 'seen'>;

/** What an accepted command changes; `crdt/project` writes it into the shared document. */
export type Effect =
  | {
      readonly type: 'clause.put';
      readonly id: string;
      readonly kind: ClauseKind;
      readonly level: number;
      readonly order: string;
      readonly texts: PerLang<string>;
      /** The same texts with their marks, where they have any. */
      readonly marked?: PerLang<RichText>;
    }
  | {
      readonly type: 'clause.set';
      readonly id: string;
      readonly kind?: ClauseKind;
      readonly level?: number;
      readonly order?: string;
      readonly status?: ClauseStatus;
      readonly held?: boolean;
      /** All columns without counterpart by design, with the reasons. */
      readonly none?: PerLang<string>;
      readonly reopened?: Reopening;
      readonly agreed?: AgreedRecord;
    }
  /** The cell's text becomes `text`; only the words that differ are written. */
  | { readonly type: 'text.put'; readonly clause: string; readonly lang: Lang; readonly text: string }
  /**
   * What stands behind the offset `start` in a cell of `from` is put into the same column of `into`, with its marks, on a
   * paragraph of its own. With `keep`, all behind that offset leaves the first cell.
   */
  | {
      readonly type: 'text.carry';
      readonly from: string;
      readonly into: string;
      readonly at: 'start' | 'end';
      readonly cuts: PerLang<{ readonly start: number; readonly keep?: number }>;
    }
  | {
      readonly type: 'stance.put';
      readonly clause: string;
      readonly delegation: string;
      readonly record: StanceRecord | null;
    }
  | { readonly type: 'column.put'; readonly column: Column }
  | { readonly type: 'milestone.put'; readonly milestone: Milestone }
  | { readonly type: 'merge.put'; readonly merge: string; readonly record: MergedCell | null }
  /** `carried`: its base is the clause as all effects together leave it. */
  | { readonly type: 'proposal.put'; readonly record: ProposalRecord; readonly carried?: boolean }
  | { readonly type: 'silence.put'; readonly clause: string; readonly record: SilenceRecord }
  | { readonly type: 'pair.put'; readonly pair: string; readonly record: PairRecord }
  | { readonly type: 'collation.put'; readonly record: CollationRecord }
  | {
      readonly type: 'waiver.put';
      readonly clause: string;
      readonly seen: string;
      readonly record: WaiverRecord | null;
    }
  | { readonly type: 'bracket.put'; readonly record: BracketNote }
  /** `absent: null` brings the delegation back; `returned` says since when it had been away. */
  | {
      readonly type: 'party.put';
      readonly delegation: string;
      readonly absent: AbsenceRecord | null;
      readonly returned?: ReturnRecord;
    }
  | { readonly type: 'party.announce'; readonly delegation: string; readonly absence: AnnouncedAbsence | null }
  | { readonly type: 'resolution.close'; readonly closure: Closure };

/** What an accepted command made or was about. */
export type Named = {
  readonly clause?: string;
  readonly milestone?: string;
  readonly proposal?: string;
  readonly batch?: string;
  /** Of the document that it issued. */
  readonly symbol?: string;
};

export type Verdict = ({ readonly ok: true; readonly effects: readonly Effect[] } & Named) | Refused;

/** A command that the rules do not allow, and what is missing where that can be said. */
export type Refused = { readonly ok: false; readonly reason: Refusal; readonly missing?: readonly Missing[] };

export const refuse = (reason: Refusal, missing?: readonly Missing[]): Refused =>
  missing ? { ok: false, reason, missing } : { ok: false, reason };
export const unmet = (...missing: readonly Missing[]): Refused => refuse('rule-unmet', missing);
export const accept = (effects: readonly Effect[], named: Named = {}): Verdict => ({ ok: true, effects, ...named });

/** One command before its judge. `clause` is the one that the command names; `decide` has seen to it that it is there. */
export type Case<T extends TextCommand['type']> = {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly command: Extract<TextCommand, { readonly type: T }>;
  readonly circumstances: Circumstances;
  readonly clause: Extract<TextCommand, { readonly type: T }> extends { readonly clause: string }
    ? ClauseFacts
    : ClauseFacts | undefined;
};
export type Judge<T extends TextCommand['type']> = (on: Case<T>) => Verdict;
export type Judges<T extends TextCommand['type']> = { readonly [type in T]: Judge<type> };

/** Why a command that is given on clauses of the statuses `on` is not for this one; null when it is. */
export function closed(on: readonly ClauseStatus[], { status }: ClauseFacts): Refused | null {
  if (on.includes(status)) return null;
  return STATUSES[status].frozen ? refuse('clause-frozen') : unmet({ kind: 'already', what: status });
}

export const filled = (text: unknown, limit: number): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.length <= limit;
export const noteFits = (note: string | undefined): boolean => note === undefined || note.length <= LIMITS.note;
export const levelFits = (level: unknown): level is number =>
  Number.isInteger(level) && (level as number) >= 0 && (level as number) <= MAX_LEVEL;

/** Are these texts for columns that are there, and of a length that a cell takes? */
export const textsFit = ({ columns }: Pick<Ground, 'columns'>, texts: PerLang<string>): boolean =>
  Object.entries(texts).every(
    ([lang, text]) =>
      isLang(lang) &&
      columns.some((column) => column.lang === lang) &&
      typeof text === 'string' &&
      text.length <= LIMITS.cell,
  );

/** The order key for a place right after `after`; null if `after` is unknown. */
export const orderAfter = (ground: Ground, after: string | null): string | null =>
  ordersAfter(ground, after, [], 1)?.[0] ?? null;

/** As many order keys for places right after `after`, in a list that the clauses `moving` have left; null if `after` is unknown. */
export function ordersAfter(
  ground: Pick<Ground, 'clauses'>,
  after: string | null,
  moving: readonly string[],
  count: number,
): readonly string[] | null {
  const others = ground.clauses.filter(({ id }) => !moving.includes(id));
  const index = after === null ? -1 : others.findIndex((clause) => clause.id === after);
  if (after !== null && index < 0) return null;
  const low = others[index]?.order ?? null;
  // Equal keys exist only in old imports; the next different one still gives a place.
  const high = others.slice(index + 1).find((clause) => low === null || clause.order > low)?.order ?? null;
  const orders: string[] = [];
  while (orders.length < count) orders.push(between(orders.at(-1) ?? low, high));
  return orders;
}

/** The entries of a value per language, with their keys' type. */
export const perLang = <T>(values: PerLang<T>): readonly (readonly [Lang, T])[] =>
  Object.entries(values) as (readonly [Lang, T])[];
