/**
 * The comparison as rows to show: changed clauses, unchanged ones folded together, and a line at the place that a moved
 * clause left. Pure, so that it can be tested with clauses of one letter.
 */
import type { ClauseChange, ClauseDiff, DeclarationDiff } from '../../diff/declaration.ts';
import type { TextDiff } from '../../diff/text.ts';
import type { Lang, PerLang } from '../../domain/language.ts';
import { words } from '../../domain/words.ts';

export type CompareRow =
  | { readonly kind: 'clause'; readonly clause: ClauseDiff; readonly changed: boolean }
  | { readonly kind: 'fold'; readonly clauses: readonly ClauseDiff[] }
  | { readonly kind: 'left'; readonly clause: ClauseDiff };

/** `withdrawn` rows that were withdrawn on both sides are not part of either text. */
const absent = (clause: ClauseDiff): boolean =>
  clause.changes.length === 0 && (clause.to ?? clause.from)?.status === 'withdrawn';

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

/** `open`: ids of the first clauses of folds that the reader has opened. */
export function compareRows(
  diff: DeclarationDiff,
  kinds: ReadonlySet<ClauseChange>,
  open: ReadonlySet<string>,
): readonly CompareRow[] {
  const rows: CompareRow[] = [];
  const left = kinds.has('moved') ? leftPlaces(diff.clauses) : new Map<string, ClauseDiff[]>();
  let fold: ClauseDiff[] = [];
  const close = (): void => {
    const [first] = fold;
    if (!first) return;
    rows.push({ kind: 'fold', clauses: fold });
    if (open.has(first.id)) rows.push(...fold.map((clause) => ({ kind: 'clause', clause, changed: false }) as const));
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

export type WordCount = { readonly added: number; readonly removed: number };

const count = (lang: Lang, text: string): number => words(lang, text).filter(({ isWordLike }) => isWordLike).length;

/** Words per column; never one total, because a Persian word and a Kazakh word are not the same unit. */
export function wordCounts(diff: DeclarationDiff, columns: readonly Lang[]): PerLang<WordCount> {
  const counts: { [lang in Lang]?: WordCount } = {};
  for (const lang of columns) {
    let added = 0;
    let removed = 0;
    for (const { texts } of diff.clauses) {
      const text: TextDiff | undefined = texts[lang];
      for (const part of text?.parts ?? []) {
        if (part.op === 'insert') added += count(lang, part.text);
        if (part.op === 'delete') removed += count(lang, part.text);
      }
    }
    counts[lang] = { added, removed };
  }
  return counts;
}

/** Columns that either side has, in the order in which the clauses name them. */
export const columnsOfDiff = (diff: DeclarationDiff): readonly Lang[] => [
  ...new Set(diff.clauses.flatMap(({ texts }) => Object.keys(texts) as Lang[])),
];
