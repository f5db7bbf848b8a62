/**
 * From rows of a comparison to proposals: what is ticked by itself, what belongs together, what is on the table already.
 * Pure. The surprising thing: a clause that differs in two languages is one proposal with two columns, and so is a new row
 * of a parallel table.
 */
import type { CommandDraft } from '../../client/view.ts';
import type { OutsideRow } from '../../diff/outside.ts';
import type { ClauseKind } from '../../domain/clause/clause.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { perLang } from '../../domain/verdict.ts';
import type { Lang, PerLang } from '../../language/language.ts';

/** A row in the language of its part; `line`: the row of the file that a new one came from. */
export type Placed = { readonly lang: Lang; readonly row: OutsideRow; readonly line: number };
export const keyOf = ({ lang, row }: Pick<Placed, 'lang' | 'row'>): string => `${lang} ${row.key}`;

/** Has it words that the resolution has not? */
export const isTakeable = ({ marks }: OutsideRow): boolean =>
  marks.some((mark) => mark === 'changed' || mark === 'orthographic' || mark === 'new');

/** Spelling alone is rarely worth a proposal, a doubtful pair needs a look, and before the first clause stand letterheads. */
export const isTickedAtFirst = (row: OutsideRow): boolean =>
  !row.unsure && (row.marks.includes('changed') || (row.marks.includes('new') && row.after !== null));

export type Owner = Pick<ProposalRecord, 'role' | 'delegation'>;

/** Own proposals on the table. */
export const ownTabled = (proposals: readonly ProposalRecord[], owner: Owner): readonly ProposalRecord[] =>
  proposals.filter(
    ({ state, role, delegation }) => state === 'tabled' && role === owner.role && delegation === owner.delegation,
  );

/** Does one of them say just these words there? */
export const isTabled = (own: readonly ProposalRecord[], clause: string | null, lang: Lang, words: string): boolean =>
  own.some((proposal) => proposal.clause === clause && proposal.texts[lang] === words);

/** What goes into one proposal. `seen`: the present texts that were compared. */
export type Wish = {
  readonly keys: readonly string[];
  readonly clause: string | null;
  readonly after: string | null;
  readonly texts: PerLang<string>;
  readonly seen: PerLang<string>;
};

const presentOf = ({ diff }: OutsideRow): string =>
  diff.parts.map(({ op, text }) => (op === 'insert' ? '' : text)).join('');

/** The proposals that all these rows come to, in the order of the rows. */
export function wishesOf(placed: readonly Placed[], own: readonly ProposalRecord[]): readonly Wish[] {
  const wishes = new Map<string, Wish>();
  for (const each of placed) {
    const { lang, row, line } = each;
    if (!isTakeable(row) || isTabled(own, row.clause, lang, row.words)) continue;
    const group = row.clause ?? `+${line}`;
    const known = wishes.get(group);
    // Two paragraphs of one cell are two clauses; only another language joins.
    const wish = known && known.texts[lang] === undefined ? known : undefined;
    wishes.set(wish || !known ? group : `${group} ${row.key}`, {
      keys: [...(wish?.keys ?? []), keyOf(each)],
      clause: row.clause,
      after: wish?.after ?? row.after ?? null,
      texts: { ...wish?.texts, [lang]: row.words },
      seen: { ...wish?.seen, ...(row.clause === null ? {} : { [lang]: presentOf(row) }) },
    });
  }
  return [...wishes.values()];
}

type Row = { readonly id: string; readonly kind: ClauseKind; readonly level: number };

/** Kinds that stand once, or above others: what follows them is a paragraph. */
const SINGLE: readonly ClauseKind[] = ['title', 'heading', 'article', 'testimonium'];

/** The command; `seen` is left to the room. */
export function commandOf({ clause, after, texts }: Wish, reason: string, rows: readonly Row[]): CommandDraft {
  if (clause !== null) return { type: 'proposal.table', clause, texts, reason, seen: '' };
  const before = rows.find(({ id }) => id === after);
  const like = before && !SINGLE.includes(before.kind) ? before : undefined;
  const kind = like?.kind ?? 'paragraph';
  const level = like?.level ?? (before?.kind === 'article' ? before.level + 1 : (before?.level ?? 0));
  return { type: 'proposal.table', clause: null, after, kind, level, texts, reason };
}

/** Has the text that the wish was compared with changed? */
export const isStale = (wish: Wish, present: (clause: string, lang: Lang) => string): boolean =>
  wish.clause !== null && perLang(wish.seen).some(([lang, text]) => present(wish.clause as string, lang) !== text);
