/**
 * The comparison as rows to show: changed clauses, unchanged ones folded together, and a line at the place that a moved
 * clause left. Pure, so that it can be tested with clauses of one letter.
 */
import { changesIn } from '../../diff/declaration.ts';
import { delegationsBehind } from '../../diff/people.ts';
import type { ClauseChange, ClauseDiff, DeclarationDiff } from '../../domain/clause/difference.ts';
import type { Lang } from '../../language/language.ts';

export type CompareRow =
  | { readonly kind: 'clause'; readonly clause: ClauseDiff; readonly changed: boolean }
  | { readonly kind: 'fold'; readonly clauses: readonly ClauseDiff[] }
  | { readonly kind: 'left'; readonly clause: ClauseDiff };

/** `withdrawn` rows that were withdrawn on both sides are not part of either text. */
const absent = (clause: ClauseDiff): boolean =>
  clause.changes.length === 0 && (clause.to ?? clause.from)?.status === 'withdrawn';

/** What a reader has narrowed the comparison down to. */
export type Narrowing = {
  readonly kinds: ReadonlySet<ClauseChange>;
  readonly columns: readonly Lang[];
  /** A delegation's code, null for the offices; undefined: all. */
  readonly delegation: string | null | undefined;
};

/** Each clause with the changes that are asked for: kinds, those that the columns show, those of a delegation. */
export function narrowed(diff: DeclarationDiff, { kinds, columns, delegation }: Narrowing): DeclarationDiff {
  const proposals = diff.proposals ?? [];
  const clauses = diff.clauses.map((clause): ClauseDiff => {
    if (clause.changes.length === 0) return clause;
    const theirs = delegation === undefined || delegationsBehind(clause, proposals, columns).has(delegation);
    return { ...clause, changes: theirs ? changesIn(clause, columns).filter((change) => kinds.has(change)) : [] };
  });
  return { ...diff, clauses };
}

export const isShown = (clause: ClauseDiff, kinds: ReadonlySet<ClauseChange>): boolean =>
  clause.changes.some((change) => kinds.has(change));

/** Whose old place stands right after which clause of the new text: clause id, or "" for the very beginning. */
function leftPlaces(clauses: readonly ClauseDiff[]): Map<string, ClauseDiff[]> {
  const old = clauses.filter(({ from }) => from).sort((a, b) => (a.from?.position ?? 0) - (b.from?.position ?? 0));
  const places = new Map<string, ClauseDiff[]>();
  let anchor = '';
  for (const clause of old) {
    if (clause.changes.includes('moved')) places.set(anchor, [...(places.get(anchor) ?? []), clause]);
    else anchor = clause.id;
  }
  return places;
}

/** `open`: ids of the first clauses of folds that the reader has opened, or all of them. */
export function compareRows(
  diff: DeclarationDiff,
  kinds: ReadonlySet<ClauseChange>,
  open: ReadonlySet<string> | 'all',
): readonly CompareRow[] {
  const rows: CompareRow[] = [];
  const left = kinds.has('moved') ? leftPlaces(diff.clauses) : new Map<string, ClauseDiff[]>();
  let fold: ClauseDiff[] = [];
  const close = (): void => {
    const [first] = fold;
    if (!first) return;
    rows.push({ kind: 'fold', clauses: fold });
    if (open === 'all' || open.has(first.id))
      rows.push(...fold.map((clause) => ({ kind: 'clause', clause, changed: false }) as const));
    fold = [];
  };
  const leave = (anchor: string): void => {
    const gone = left.get(anchor);
    if (!gone) return;
    close();
    rows.push(...gone.map((clause) => ({ kind: 'left', clause }) as const));
  };
  leave('');
  for (const clause of diff.clauses) {
    if (absent(clause)) continue;
    if (isShown(clause, kinds)) {
      close();
      rows.push({ kind: 'clause', clause, changed: true });
    } else fold.push(clause);
    leave(clause.id);
  }
  close();
  return rows;
}
