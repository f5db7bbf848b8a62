/**
 * How the columns of each clause stand to one another: read against each other and still so, stale, or never. Typing marks a
 * clause; the digests are taken when the browser is idle, in slices, because three hundred clauses have eighteen hundred pairs.
 */
import type * as Y from 'yjs';
import { negotiationOf } from '../../client/negotiation.ts';
import { type Source, value } from '../../client/value.ts';
import type { Outline, RoomView, Value } from '../../client/view.ts';
import { clausesOf } from '../../crdt/document.ts';
import { groundOf } from '../../crdt/snapshot.ts';
import { type Pair, pairKey, pairState, pairsOf } from '../../domain/negotiation/concordance.ts';
import type { PairRecord } from '../../domain/negotiation/record.ts';
import type { Lang } from '../../language/language.ts';
import type { Idle } from './facts.ts';

export type PairFact = {
  readonly languages: Pair;
  readonly key: string;
  readonly state: 'checked' | 'stale' | 'never';
  /** The columns whose text is not the one that was confirmed. */
  readonly changed: readonly Lang[];
  readonly record?: PairRecord;
};

export type PairFacts = {
  readonly of: (clause: string) => Value<readonly PairFact[]>;
  /** Grows when any clause's facts have changed. */
  readonly turn: Value<number>;
  /** The pair whose difference somebody asked to see. */
  readonly shown: Source<string | null>;
  readonly close: () => void;
};

const SLICE_MS = 8;
const NOTHING: readonly PairFact[] = [];
const same = (a: readonly PairFact[], b: readonly PairFact[]): boolean => JSON.stringify(a) === JSON.stringify(b);

export function pairFacts(room: RoomView, idle: Idle): PairFacts {
  const values = new Map<string, Source<readonly PairFact[]>>();
  const turn = value(0);
  const dirty = new Set<string>();
  const { pairs } = negotiationOf(room);
  let cancel: (() => void) | null = null;
  let before: Outline | null = null;
  let known = pairs.get();

  const sourceOf = (clause: string): Source<readonly PairFact[]> => {
    let source = values.get(clause);
    if (!source) {
      source = value(NOTHING, same);
      values.set(clause, source);
    }
    return source;
  };

  function count(): void {
    cancel = null;
    const ground = groundOf(room.doc);
    const until = performance.now() + SLICE_MS;
    let changed = false;
    for (const id of dirty) {
      dirty.delete(id);
      const clause = ground.clause(id);
      const source = sourceOf(id);
      const old = source.get();
      source.set(
        clause && clause.status !== 'withdrawn'
          ? pairsOf(ground, clause).map((languages): PairFact => {
              const found = pairState(ground, clause, ...languages);
              return {
                languages,
                key: pairKey(id, ...languages),
                state: found.state === 'by-design' ? 'never' : found.state,
                changed: found.state === 'stale' ? found.changed : [],
                ...('record' in found ? { record: found.record } : {}),
              };
            })
          : NOTHING,
      );
      if (source.get() !== old) changed = true;
      if (performance.now() > until) break;
    }
    if (changed) turn.set(turn.get() + 1);
    if (dirty.size > 0) soon();
  }

  const soon = (): void => {
    cancel ??= idle(count);
  };
  const onText = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { path } of events) if (path.length > 0) dirty.add(String(path[0]));
    soon();
  };
  const onOutline = (): void => {
    const outline = room.outline.get();
    const kept = outline.columns === before?.columns ? new Set(before.rows) : new Set();
    for (const row of outline.rows) if (!kept.has(row)) dirty.add(row.id);
    before = outline;
    soon();
  };
  const onPairs = (): void => {
    const next = pairs.get();
    for (const [key, record] of next) if (known.get(key) !== record) dirty.add(key.split('/')[0] ?? '');
    for (const key of known.keys()) if (!next.has(key)) dirty.add(key.split('/')[0] ?? '');
    known = next;
    soon();
  };

  let clauses = clausesOf(room.doc);
  clauses.observeDeep(onText);
  const onGeneration = (): void => {
    clauses.unobserveDeep(onText);
    clauses = clausesOf(room.doc);
    clauses.observeDeep(onText);
    for (const { id } of room.outline.get().rows) dirty.add(id);
    soon();
  };
  const stops = [
    room.outline.subscribe(onOutline),
    pairs.subscribe(onPairs),
    room.generation.subscribe(onGeneration),
    () => clauses.unobserveDeep(onText),
  ];
  onOutline();
  return {
    of: sourceOf,
    turn,
    shown: value<string | null>(null),
    close: () => {
      cancel?.();
      for (const stop of stops) stop();
    },
  };
}
