/**
 * What the checks find in an open resolution, kept up to date while people write: looked at when the typing has rested, a few
 * milliseconds at a time, and only in clauses that have become others.
 */

import type { Frame } from '../../checks/frame.ts';
import { blockingFirst, checkStepwise } from '../../checks/run.ts';
import { value } from '../../client/value.ts';
import type { RoomView, Value } from '../../client/view.ts';
import { snapshot } from '../../crdt/snapshot.ts';
import type { Clause } from '../../domain/clause/clause.ts';
import type { Declaration } from '../../domain/clause/declaration.ts';
import type { Finding } from '../../domain/text/finding.ts';
import { browserIdle } from '../document/facts.ts';

/** After the last change, in milliseconds. */
const REST = 1_200;
/** Of one idle moment, in milliseconds. */
const SLICE = 6;

type Known = { readonly key: string; readonly findings: readonly Finding[] };

/** All that the findings of a clause depend on: its words, its columns, what was waived, what the others are called, and `frame`. */
const keyOf = (clause: Clause, { columns, working }: Declaration, labels: string, frame: string): string =>
  JSON.stringify([
    frame,
    columns.map((lang) => clause.texts[lang]?.digest),
    clause.noCounterpart,
    clause.waivers,
    working,
    labels,
  ]);

/** Brings the findings up to date; stops after each check of a clause, because a long one takes its time. */
function* checking(
  live: readonly Clause[],
  declaration: Declaration,
  labels: string,
  known: Map<string, Known>,
  frame: Frame,
): Generator<void, void> {
  const about = JSON.stringify(frame);
  for (const clause of live) {
    const key = keyOf(clause, declaration, labels, about);
    if (known.get(clause.id)?.key === key) continue;
    const findings: Finding[] = [];
    for (const some of checkStepwise(clause, live, declaration, { frame })) {
      for (const each of some) findings.push(each);
      yield;
    }
    known.set(clause.id, { key, findings: blockingFirst(findings) });
  }
}

type Open = { readonly found: Value<readonly Finding[]>; readonly about: (frame: Frame) => void };
const open = new WeakMap<RoomView, Open>();

/** In the order of the text. One for each room; it ends with the room's document. Another `frame` has the text looked at again. */
export function findingsOf(room: RoomView, frame: Frame): Value<readonly Finding[]> {
  const known = open.get(room) ?? begin(room, frame);
  known.about(frame);
  return known.found;
}

function begin(room: RoomView, first: Frame): Open {
  const found = value<readonly Finding[]>([]);
  let frame = first;
  const clauses = new Map<string, Known>();
  let cancel: (() => void) | null = null;

  const look = (): void => {
    const declaration = snapshot(room.doc, { seq: 0 });
    const live = declaration.clauses.filter(({ status }) => status !== 'withdrawn');
    const labels = live.map(({ number }) => Object.values(number).join()).join(' ');
    const work = checking(live, declaration, labels, clauses, frame);
    const some = (): void => {
      const until = performance.now() + SLICE;
      while (!work.next().done) {
        if (performance.now() < until) continue;
        cancel = browserIdle(some);
        return;
      }
      found.set(live.flatMap(({ id }) => clauses.get(id)?.findings ?? []));
    };
    some();
  };
  const soon = (): void => {
    cancel?.();
    const timer = setTimeout(() => {
      cancel = browserIdle(look);
    }, REST);
    cancel = () => clearTimeout(timer);
  };
  let doc = room.doc;
  doc.on('update', soon);
  room.generation.subscribe(() => {
    doc.off('update', soon);
    doc = room.doc;
    doc.on('update', soon);
    soon();
  });
  soon();
  const about = (next: Frame): void => {
    if (next === frame) return;
    frame = next;
    soon();
  };
  const begun = { found, about };
  open.set(room, begun);
  return begun;
}
