/**
 * The difference between two snapshots of one resolution. Clauses are matched by identity, never by likeness, so a
 * clause that was moved and reworded is one clause with two changes and not a deletion and an addition.
 * A withdrawn clause is still in its snapshot: "live" below means present and not withdrawn.
 */
import type { Cell, Clause } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import {
  CHANGES,
  type ClauseChange,
  type ClauseDiff,
  type ClauseSide,
  type DeclarationDiff,
  type DiffSummary,
  type Kin,
  type StanceChange,
  type TextDiff,
} from '../domain/clause/difference.ts';
import type { ProposalRecord } from '../domain/negotiation/record.ts';
import { type Mark, type RichText, toPlain } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { type Division, kinBetween } from './kinship.ts';
import { movedBetween } from './moves.ts';
import { proposalsBetween, stancesBetween } from './positions.ts';
import { diffText } from './text.ts';

/** What two snapshots do not show and the log between them does. */
export type DiffOptions = {
  /** Ids of the clauses that the log moved between the two snapshots, the latest at the end. */
  readonly movedLast?: readonly string[];
  /** Clauses that were split and merged between the two, in the order of the log, whichever of the two is `from`. */
  readonly divisions?: readonly Division[];
  /** All proposals as they stood at either point. */
  readonly proposals?: { readonly from: readonly ProposalRecord[]; readonly to: readonly ProposalRecord[] };
};

const live = (clause: Clause | undefined): clause is Clause => clause !== undefined && clause.status !== 'withdrawn';

/** For each code unit of the plain text the marks it carries; "\n" carries none. */
function marksOf(text: RichText): string[] {
  const name = (marks: readonly Mark[] | undefined): string => (marks ?? []).join();
  return text.flatMap((paragraph, index) => [
    ...(index > 0 ? [''] : []),
    ...paragraph.flatMap((run) => new Array<string>(run.text.length).fill(name(run.marks))),
  ]);
}

const isMarked = (text: RichText): boolean => text.some((paragraph) => paragraph.some((run) => run.marks?.length));

/** Do words that stayed carry other marks than before? */
function remarked(from: RichText, to: RichText, { parts }: TextDiff): boolean {
  if (!isMarked(from) && !isMarked(to)) return false;
  const before = marksOf(from);
  const after = marksOf(to);
  let i = 0;
  let j = 0;
  for (const { op, text } of parts) {
    for (let k = 0; op === 'same' && k < text.length; k++) if (before[i + k] !== after[j + k]) return true;
    if (op !== 'insert') i += text.length;
    if (op !== 'delete') j += text.length;
  }
  return false;
}

/** A missing cell reads as an empty one: a column opened between two milestones is not a change of every clause. */
function diffCell(lang: Lang, from: Cell | undefined, to: Cell | undefined): TextDiff {
  const diff = diffText(lang, from ? toPlain(from.paragraphs) : '', to ? toPlain(to.paragraphs) : '');
  if (!from || !to || from.digest === to.digest || !remarked(from.paragraphs, to.paragraphs, diff)) return diff;
  return { kind: 'changed', parts: diff.parts, formatting: true };
}

function sameNumbers(a: Clause, b: Clause, columns: readonly Lang[]): boolean {
  return columns.every((lang) => (a.number[lang] ?? '') === (b.number[lang] ?? ''));
}

/** What was found out about one clause before its changes are named. */
type Findings = {
  readonly texts: PerLang<TextDiff>;
  readonly moved: boolean;
  /** The columns that both sides have; a number in a new column is no renumbering. */
  readonly shared: readonly Lang[];
  readonly kin: Kin | undefined;
  readonly stances: readonly StanceChange[];
  readonly proposed: boolean;
};

function changesOf(from: Clause | undefined, to: Clause | undefined, findings: Findings): ClauseChange[] {
  // A clause that counts on neither side has not changed the declaration, whatever became of its words.
  if (!live(from) && !live(to)) return [];
  const { texts, moved, shared, kin, stances, proposed } = findings;
  const named = (happened: { readonly [change in ClauseChange]?: boolean }): ClauseChange[] =>
    (Object.keys(CHANGES) as ClauseChange[]).filter((change) => happened[change]);
  const beside = {
    split: kin?.splitFrom !== undefined || kin?.splitInto !== undefined,
    merged: kin?.mergedInto !== undefined || kin?.mergedFrom !== undefined,
    stances: stances.length > 0,
    proposals: proposed,
  };
  if (!from || !to) return named({ ...beside, added: !from, withdrawn: !to });
  const both = live(from) && live(to);
  const kinds = Object.values(texts).map((text) => text.kind);
  const worded = kinds.some((kind) => kind !== 'same' && kind !== 'orthographic');
  return named({
    ...beside,
    withdrawn: !live(to),
    restored: !live(from),
    moved: both && moved,
    retyped: from.kind !== to.kind || from.level !== to.level,
    renumbered: both && !sameNumbers(from, to, shared),
    changed: worded,
    orthographic: !worded && kinds.includes('orthographic'),
    status: both && from.status !== to.status,
  });
}

/** Ids of `to` in order, and those only `from` has behind the nearest predecessor that kept its place. */
function mergedOrder(from: readonly Clause[], to: readonly Clause[], moved: ReadonlySet<string>): string[] {
  const present = new Set(to.map((clause) => clause.id));
  const behind = new Map<string, string[]>();
  let anchor = '';
  for (const { id } of from) {
    if (!present.has(id)) behind.set(anchor, [...(behind.get(anchor) ?? []), id]);
    else if (!moved.has(id)) anchor = id;
  }
  return [...(behind.get('') ?? []), ...to.flatMap(({ id }) => [id, ...(behind.get(id) ?? [])])];
}

const side = (clause: Clause | undefined, position: number | undefined): ClauseSide | null =>
  clause && position !== undefined
    ? { number: clause.number, kind: clause.kind, level: clause.level, status: clause.status, position }
    : null;

type Indexed = { readonly clause: ReadonlyMap<string, Clause>; readonly position: ReadonlyMap<string, number> };

const indexed = ({ clauses }: Declaration): Indexed => ({
  clause: new Map(clauses.map((clause) => [clause.id, clause])),
  position: new Map(clauses.map((clause, index) => [clause.id, index + 1])),
});

/**
 * What happened to a clause as far as these columns show it: words that changed in other columns alone are no change
 * here, and where only the spelling of these did, it is spelling.
 */
export function changesIn({ changes, texts }: ClauseDiff, columns: readonly Lang[]): readonly ClauseChange[] {
  const kinds = columns.map((lang) => texts[lang]?.kind ?? 'same');
  const worded = kinds.some((kind) => kind !== 'same' && kind !== 'orthographic');
  const spelled = !worded && kinds.includes('orthographic');
  const told = changes.some((change) => change === 'changed' || change === 'orthographic');
  const own = { changed: told && worded, orthographic: told && spelled };
  return (Object.keys(CHANGES) as ClauseChange[]).filter((change) =>
    change === 'changed' || change === 'orthographic' ? own[change] : changes.includes(change),
  );
}

/** Counts the clauses that show each change. */
export const summaryOf = (clauses: readonly Pick<ClauseDiff, 'changes'>[]): DiffSummary =>
  Object.fromEntries(
    Object.entries(CHANGES).map(([change, count]) => [
      count,
      clauses.filter(({ changes }) => changes.includes(change as ClauseChange)).length,
    ]),
  ) as DiffSummary;

/**
 * Compares two snapshots of one resolution, in either direction of time. Throws a RangeError when they are of different
 * resolutions. A clause that only `from` has counts as withdrawn, so that the other direction is the mirror of this one.
 */
export function diffDeclarations(from: Declaration, to: Declaration, options: DiffOptions = {}): DeclarationDiff {
  if (from.resolution !== to.resolution) throw new RangeError(`${from.resolution} is not ${to.resolution}`);
  const old = indexed(from);
  const young = indexed(to);
  const stays = ({ id }: Clause): boolean => live(old.clause.get(id)) && live(young.clause.get(id));
  const idsOf = (clauses: readonly Clause[]): string[] => clauses.filter(stays).map(({ id }) => id);
  const moved = movedBetween(idsOf(from.clauses), idsOf(to.clauses), options.movedLast);
  const columns = [...new Set([...to.columns, ...from.columns])];
  const shared = columns.filter((lang) => from.columns.includes(lang) && to.columns.includes(lang));
  const lives = (side: Indexed) => (id: string) => live(side.clause.get(id));
  const backwards = from.at.seq > to.at.seq;
  const family = kinBetween(options.divisions ?? [], { from: lives(old), to: lives(young) }, backwards);
  const proposals = proposalsBetween(options.proposals?.from ?? [], options.proposals?.to ?? []);
  const proposedOn = new Set(proposals.map(({ clause }) => clause));

  const clauses = mergedOrder(from.clauses, to.clauses, moved).map((id): ClauseDiff => {
    const before = old.clause.get(id);
    const after = young.clause.get(id);
    const texts: PerLang<TextDiff> = {};
    for (const lang of columns) texts[lang] = diffCell(lang, before?.texts[lang], after?.texts[lang]);
    const kin = family.get(id);
    const stances = stancesBetween(live(before) ? before : undefined, live(after) ? after : undefined);
    const findings = { texts, moved: moved.has(id), shared, kin, stances, proposed: proposedOn.has(id) };
    return {
      id,
      changes: changesOf(before, after, findings),
      from: side(before, old.position.get(id)),
      to: side(after, young.position.get(id)),
      texts,
      ...(kin ? { kin } : {}),
      ...(stances.length > 0 ? { stances } : {}),
    };
  });

  return {
    from: from.at,
    to: to.at,
    summary: summaryOf(clauses),
    clauses,
    ...(options.proposals ? { proposals } : {}),
  };
}
