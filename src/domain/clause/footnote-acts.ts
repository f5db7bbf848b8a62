/**
 * What becomes of footnotes when their clause is moved, withdrawn, restored, divided or joined: they go with it. A footnote without
 * the words that refer to it says nothing, and behind another clause it would silently say something of that one.
 */

import type { Lang } from '../../language/language.ts';
import { LIMITS } from '../command.ts';
import type { ClauseFacts, Ground } from '../ground.ts';
import type { Reopening } from '../negotiation/record.ts';
import { silenceOn } from '../negotiation/silence.ts';
import { type Effect, filled, ordersAfter, type Refused, refuse, unmet } from '../verdict.ts';
import { type ClauseKind, STATUSES } from './clause.ts';
import { footnoteSigns, footnotesOf } from './footnote.ts';

type Clauses = Pick<Ground, 'clauses'>;

/** The footnotes of a clause that are in force, in their order. */
export const notesOf = ({ clauses }: Clauses, id: string): readonly ClauseFacts[] => {
  const ids = footnotesOf(clauses).get(id) ?? [];
  return clauses.filter((clause) => ids.includes(clause.id));
};

/** Footnotes directly behind a place, withdrawn ones too: they were of the clause that stood before them. */
function tailOf({ clauses }: Clauses, from: number): readonly ClauseFacts[] {
  const tail: ClauseFacts[] = [];
  for (let at = from + 1; clauses[at]?.kind === 'footnote'; at++) tail.push(clauses[at] as ClauseFacts);
  return tail;
}

/** The last row that belongs to what stands at `id`: the last footnote of the clause there or before it, or that row itself. */
function endOf(ground: Clauses, id: string): string {
  const { clauses } = ground;
  const at = clauses.findIndex((clause) => clause.id === id);
  const home = clauses.slice(0, at + 1).findLast(({ kind, status }) => kind !== 'footnote' && status !== 'withdrawn');
  const last = home && notesOf(ground, home.id).at(-1);
  const end = Math.max(at, last ? clauses.indexOf(last) : -1);
  return tailOf(ground, end).at(-1)?.id ?? clauses[end]?.id ?? id;
}

/** Kinds that footnotes may belong to: all that people read as text of the instrument, but not its closing formula. */
const mayHaveNotes = (kind: ClauseKind): boolean => kind !== 'footnote' && kind !== 'testimonium';

/** The clause that a footnote right behind `after` would belong to; null where there is none. */
function hostAt({ clauses }: Clauses, after: string | null, but?: string): ClauseFacts | null {
  const at = clauses.findIndex(({ id }) => id === after);
  const host = clauses
    .slice(0, at + 1)
    .findLast(({ id, kind, status }) => id !== but && kind !== 'footnote' && status !== 'withdrawn');
  return host && mayHaveNotes(host.kind) ? host : null;
}

/** The row at `after`, or the nearest before it that is in force: a footnote stands directly behind what it belongs to. */
function liveAt({ clauses }: Clauses, after: string | null): string | null {
  const at = clauses.findIndex(({ id }) => id === after);
  return clauses.slice(0, at + 1).findLast(({ status }) => status !== 'withdrawn')?.id ?? null;
}

export type Placed = { readonly after: string | null; readonly level: number };

/**
 * Where a clause of this kind goes that is to stand behind `after`: a footnote has to have a clause, whose level it takes; all
 * others never come between a clause and its footnotes.
 */
export function placed(
  ground: Clauses,
  { after, kind, level }: { readonly after: string | null; readonly kind: ClauseKind; readonly level: number },
): Placed | Refused {
  if (after !== null && !ground.clauses.some(({ id }) => id === after)) return refuse('unknown-clause');
  if (kind !== 'footnote') return { after: after === null ? null : endOf(ground, after), level };
  const host = hostAt(ground, after);
  return host ? { after: liveAt(ground, after), level: host.level } : unmet({ kind: 'footnote', why: 'host' });
}

/** Effects of putting a clause, with its footnotes, behind `after`. */
export function moved(ground: Ground, clause: ClauseFacts, after: string | null): readonly Effect[] | Refused {
  if (after !== null && !ground.clause(after)) return refuse('unknown-clause');
  if (clause.kind === 'footnote') {
    if (!hostAt(ground, after, clause.id)) return unmet({ kind: 'footnote', why: 'host' });
    const place = liveAt({ clauses: ground.clauses.filter((each) => each !== clause) }, after);
    const [order] = ordersAfter(ground, after === clause.id ? after : place, [clause.id], 1) ?? [];
    return order === undefined ? refuse('unknown-clause') : [{ type: 'clause.set', id: clause.id, order }];
  }
  const at = ground.clauses.indexOf(clause);
  const gone = tailOf(ground, at).filter(({ status }) => status === 'withdrawn');
  const notes = new Set([...notesOf(ground, clause.id), ...gone]);
  const going = [clause, ...ground.clauses.filter((each) => notes.has(each))];
  const ids = going.map(({ id }) => id);
  const rest = { clauses: ground.clauses.filter(({ id }) => !ids.includes(id)) };
  // Behind one of its own footnotes is where it stands.
  const place = after !== null && ids.includes(after) ? (ground.clauses[at - 1]?.id ?? null) : after;
  // At the very beginning there may be no footnotes of what went away.
  const orders = ordersAfter(ground, place === null ? null : endOf(rest, place), ids, going.length);
  if (!orders) return refuse('unknown-clause');
  return going.map(({ id }, index) => ({ type: 'clause.set', id, order: orders[index] as string }));
}

/**
 * Effects of withdrawing a clause's footnotes with it, or what stands against that. `reopened`: a decision with a reason withdraws
 * frozen ones, too.
 */
export function withdrawnAlong(ground: Ground, clause: ClauseFacts, reopened?: Reopening): readonly Effect[] | Refused {
  const effects: Effect[] = [];
  for (const note of clause.kind === 'footnote' ? [] : notesOf(ground, clause.id)) {
    const silence = silenceOn(ground, note.id);
    if (silence) return unmet({ kind: 'silence', clause: note.id, until: silence.until });
    const isFrozen = STATUSES[note.status].frozen;
    if (isFrozen && !reopened) return unmet({ kind: 'footnote', why: 'frozen', clause: note.id });
    if (isFrozen && !filled(reopened?.reason, LIMITS.reason))
      return refuse('clause-frozen', [{ kind: 'reason', clause: note.id }]);
    const why = isFrozen && reopened ? { reopened } : {};
    effects.push({ type: 'clause.set', id: note.id, status: 'withdrawn', held: false, ...why });
  }
  return effects;
}

/** Effects of restoring a clause's footnotes with it; a footnote alone comes back to a clause that is there. */
export function restoredAlong(ground: Ground, clause: ClauseFacts): readonly Effect[] | Refused {
  const at = ground.clauses.indexOf(clause);
  if (clause.kind === 'footnote') {
    const host = ground.clauses.slice(0, at).findLast(({ kind }) => kind !== 'footnote');
    return host && host.status !== 'withdrawn' ? [] : unmet({ kind: 'footnote', why: 'withdrawn' });
  }
  return tailOf(ground, at)
    .filter(({ status }) => status === 'withdrawn')
    .map(({ id }) => ({ type: 'clause.set', id, status: 'draft' }));
}

/** Effects beside the new kind: what stands between a clause and its footnotes gets out of the way. */
export function retyped(ground: Ground, clause: ClauseFacts, kind: ClauseKind): readonly Effect[] | Refused {
  if (kind === clause.kind) return [];
  if (clause.kind === 'footnote') {
    const host = hostAt(ground, clause.id);
    const last = host ? endOf(ground, host.id) : clause.id;
    if (last === clause.id) return [];
    const [order] = ordersAfter(ground, last, [clause.id], 1) ?? [];
    return order === undefined ? refuse('unknown-clause') : [{ type: 'clause.set', id: clause.id, order }];
  }
  if (mayHaveNotes(kind)) return [];
  if (notesOf(ground, clause.id).length > 0) return unmet({ kind: 'footnote', why: 'own' });
  if (kind === 'footnote' && !hostAt(ground, clause.id, clause.id)) return unmet({ kind: 'footnote', why: 'host' });
  return [];
}

/**
 * Behind which row the second half of a divided clause stands, so that each footnote is behind the half that has its sign. `head`:
 * what the first half keeps of a column.
 */
export function dividedBehind(
  ground: Ground,
  clause: ClauseFacts,
  langs: readonly Lang[],
  head: (lang: Lang) => string,
): string | Refused {
  const notes = clause.kind === 'footnote' ? [] : notesOf(ground, clause.id);
  if (notes.length === 0) return clause.kind === 'footnote' ? clause.id : endOf(ground, clause.id);
  const signed = langs.filter((lang) => footnoteSigns(clause.plain(lang)).length > 0);
  const kept = new Set(signed.map((lang) => Math.min(footnoteSigns(head(lang)).length, notes.length)));
  if (kept.size > 1) return unmet({ kind: 'footnote', why: 'signs' });
  const [count = notes.length] = kept;
  if (count === notes.length) return endOf(ground, clause.id);
  return notes[count - 1]?.id ?? clause.id;
}

/** Effects of footnotes that go along when `clause` is joined to `into`, in the order in which the joined text has their signs. */
export function joinedNotes(ground: Ground, clause: ClauseFacts, into: ClauseFacts): readonly Effect[] | Refused {
  for (const kind of ['footnote', 'table'] as const)
    if ((clause.kind === kind) !== (into.kind === kind)) return unmet({ kind: 'footnote', why: 'joined' });
  const coming = clause.kind === 'footnote' ? [] : notesOf(ground, clause.id);
  if (coming.length === 0) return [];
  const before = ground.clauses.indexOf(clause) < ground.clauses.indexOf(into);
  const own = notesOf(ground, into.id);
  const wanted = (before ? [...coming, ...own] : [...own, ...coming]).map(({ id }) => id);
  const after = ground.clauses.filter((each) => each !== clause);
  if (footnotesOf(after).get(into.id)?.join() === wanted.join()) return [];
  const ids = coming.map(({ id }) => id);
  const orders = ordersAfter(ground, before ? into.id : (own.at(-1)?.id ?? into.id), ids, ids.length);
  if (!orders) return refuse('unknown-clause');
  return ids.map((id, index) => ({ type: 'clause.set', id, order: orders[index] as string }));
}
