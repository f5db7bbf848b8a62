/**
 * The tabled proposals by the place in the table where they are shown: under their clause, or where a new clause would
 * stand. A clause's list keeps its identity as long as it says the same, so a decision elsewhere draws nothing here.
 */
import { negotiationOf } from '../../client/negotiation.ts';
import { type Source, value } from '../../client/value.ts';
import type { OutlineRow, RoomView, Value } from '../../client/view.ts';
import type { Ground } from '../../domain/ground.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';

type Proposals = readonly ProposalRecord[];

export type Board = {
  /** Tabled alternatives to a clause's text, in the order of tabling. */
  readonly on: (clause: string) => Value<Proposals>;
  /** Tabled new clauses that would stand after this one; null: before everything. */
  readonly after: (clause: string | null) => Value<Proposals>;
};

const NONE: Proposals = [];

const same = (a: Proposals, b: Proposals): boolean => a.length === b.length && a.every((each, at) => each === b[at]);

/** Groups in the order of the list. */
function grouped<K>(list: Proposals, key: (proposal: ProposalRecord) => K): ReadonlyMap<K, ProposalRecord[]> {
  const groups = new Map<K, ProposalRecord[]>();
  for (const proposal of list) {
    const at = key(proposal);
    const group = groups.get(at);
    if (group) group.push(proposal);
    else groups.set(at, [proposal]);
  }
  return groups;
}

export const tabledByClause = (list: Proposals): ReadonlyMap<string | null, Proposals> =>
  grouped(
    list.filter(({ state, clause }) => state === 'tabled' && clause !== null),
    ({ clause }) => clause,
  );

/**
 * Tabled new clauses by the live clause that they would follow. One that would follow a withdrawn clause is shown after the
 * last live one before it, because withdrawn clauses are not on the page.
 */
export function newByPlace(
  list: Proposals,
  rows: readonly Pick<OutlineRow, 'id' | 'status'>[],
): ReadonlyMap<string | null, Proposals> {
  const live = new Map<string | null, string | null>([[null, null]]);
  let last: string | null = null;
  for (const { id, status } of rows) {
    if (status !== 'withdrawn') last = id;
    live.set(id, last);
  }
  return grouped(
    list.filter(({ state, clause }) => state === 'tabled' && clause === null),
    ({ place }) => live.get(place?.after ?? null) ?? null,
  );
}

const boards = new WeakMap<RoomView, Board>();

/** The board of an open room; the same for everybody who asks. */
export function boardOf(room: RoomView): Board {
  let board = boards.get(room);
  if (!board) {
    board = watch(room);
    boards.set(room, board);
  }
  return board;
}

function watch(room: RoomView): Board {
  const { proposals } = negotiationOf(room);
  const on = new Map<string | null, Source<Proposals>>();
  const after = new Map<string | null, Source<Proposals>>();
  const tell = (sources: typeof on, lists: ReadonlyMap<string | null, Proposals>): void => {
    for (const [key, source] of sources) source.set(lists.get(key) ?? NONE);
  };
  const tabled = (): void => tell(on, tabledByClause(proposals.get()));
  const added = (): void => tell(after, newByPlace(proposals.get(), room.outline.get().rows));
  proposals.subscribe(() => {
    tabled();
    added();
  });
  room.outline.subscribe(added);
  const sourceIn = (sources: typeof on, read: () => ReadonlyMap<string | null, Proposals>) => {
    let lists: { readonly of: Proposals; readonly turn: unknown; readonly map: ReturnType<typeof read> } | undefined;
    return (key: string | null): Value<Proposals> => {
      const found = sources.get(key);
      if (found) return found;
      // Three hundred rows ask one after the other when the table opens: they are sorted once.
      const turn = room.outline.get();
      if (lists?.of !== proposals.get() || lists.turn !== turn) lists = { of: proposals.get(), turn, map: read() };
      const source = value<Proposals>(lists.map.get(key) ?? NONE, same);
      sources.set(key, source);
      return source;
    };
  };
  return {
    on: sourceIn(on, () => tabledByClause(proposals.get())),
    after: sourceIn(after, () => newByPlace(proposals.get(), room.outline.get().rows)),
  };
}

const grounds = new WeakMap<RoomView, { readonly turn: number; readonly ground: Ground }>();

/**
 * The ground as it stands, made once per decision and not once per button: its texts and digests are read when they are
 * asked for, so typing does not make it old.
 */
export function groundNow(room: RoomView): Ground {
  const negotiation = negotiationOf(room);
  const turn = negotiation.turn.get();
  let known = grounds.get(room);
  if (known?.turn !== turn) {
    known = { turn, ground: negotiation.ground() };
    grounds.set(room, known);
  }
  return known.ground;
}
