/**
 * Three editors over one flat text, random operations with spells offline and spells of composing. Every inserted character
 * is unique in a run (a third of them are surrogate pairs), so that lost and doubled ones can be named.
 */
import fc from 'fast-check';
import { splitBlock, toggleMark } from 'prosemirror-commands';
import { describe, expect, it } from 'vitest';
import { readCell } from '../../src/crdt/document.ts';
import { MARKS } from '../../src/domain/text/text.ts';
import { toDoc, toSlice } from '../../src/editor/flat.ts';
import { schema } from '../../src/editor/schema.ts';
import { type Desk, desks } from './desk.ts';

const KINDS = [
  'type',
  'type',
  'type',
  'replace',
  'paste',
  'delete',
  'split',
  'join',
  'mark',
  'wire',
  'compose',
] as const;
/** Undone deletions bring characters back, so with these only the three texts are compared, not the characters counted. */
const UNDOING = [...KINDS, 'undo', 'undo', 'redo'] as const;
type Operation = { who: number; kind: (typeof UNDOING)[number]; at: number; length: number };

const operation = (kinds: readonly Operation['kind'][]): fc.Arbitrary<Operation> =>
  fc.record({ who: fc.nat(2), kind: fc.constantFrom(...kinds), at: fc.nat(999), length: fc.nat(9) });
const operations = (kinds: readonly Operation['kind'][]) =>
  fc.array(operation(kinds), { minLength: 200, maxLength: 260, size: 'max' });

/** Characters no run has seen: Han, every third one from the supplementary plane. */
function* characters(): Generator<string> {
  for (let index = 0; ; index++) yield String.fromCodePoint(index % 3 === 2 ? 0x20000 + index : 0x4e00 + index);
}

class World {
  readonly all: Desk[] = desks(3);
  readonly inserted = new Set<string>();
  readonly deleted = new Set<string>();
  readonly fresh = characters();
  readonly tally: Record<string, number> = {};

  words(length: number): string {
    const words = Array.from({ length }, () => this.fresh.next().value as string);
    for (const word of words) this.inserted.add(word);
    return words.join('');
  }

  run({ who, kind, at, length }: Operation): void {
    const desk = this.all[who] as Desk;
    const before = desk.shown;
    // Nobody can put a caret inside a surrogate pair.
    const places = [0];
    for (const char of before) places.push((places.at(-1) as number) + char.length);
    const index = Math.floor((at / 1000) * places.length);
    const [from, to] = [places[index] as number, places[Math.min(index + length, places.length - 1)] as number];
    if (kind === 'wire') desk.connect(!desk.online);
    else if (kind === 'compose') desk.compose(!desk.composing);
    else if (kind === 'undo') desk.undo.undo();
    else if (kind === 'redo') {
      desk.undo.undo();
      desk.undo.undo();
      desk.undo.redo();
    } else {
      this.edit(desk, kind, from, to, length);
      const after = new Set(desk.shown);
      for (const char of before) if (char !== '\n' && !after.has(char)) this.deleted.add(char);
    }
    const label = desk.binding.behind ? `${kind} while behind` : desk.online ? kind : `${kind} offline`;
    if (kind === 'compose' || desk.shown !== before || kind === 'mark')
      this.tally[label] = (this.tally[label] ?? 0) + 1;
  }

  edit(desk: Desk, kind: Operation['kind'], from: number, to: number, length: number): void {
    desk.select(from, ['type', 'split', 'join', 'paste'].includes(kind) ? from : to);
    const { state, dispatch } = desk;
    const { $head } = state.selection;
    if (kind === 'type' || kind === 'replace') desk.type(this.words(1 + (length % 3)));
    else if (kind === 'paste') {
      const rich = [[{ text: this.words(2), marks: ['bold'] as const }], [], [{ text: this.words(1) }]];
      dispatch(state.tr.replaceSelection(toSlice(rich)));
    } else if (kind === 'delete') dispatch(state.tr.deleteSelection());
    else if (kind === 'split') splitBlock(state, dispatch);
    else if (kind === 'join') {
      if ($head.before() > 0) dispatch(state.tr.join($head.before()));
    } else toggleMark(schema.marks[MARKS[length % 3] as (typeof MARKS)[number]])(state, dispatch);
  }

  finish(): void {
    for (const desk of this.all) {
      desk.compose(false);
      desk.connect(true);
    }
    for (const desk of this.all) desk.connect(true);
  }

  check(): void {
    const [first, ...others] = this.all as [Desk, Desk, Desk];
    for (const desk of this.all) {
      const shared = toDoc(readCell(desk.text));
      // Compared twice, because the one that explains itself is slow.
      if (!desk.binding.behind && !desk.state.doc.eq(shared)) expect(desk.state.doc.toJSON()).toEqual(shared.toJSON());
      desk.state.doc.check();
      if (!desk.shown.isWellFormed()) throw new Error(`Half a character: ${desk.shown}`);
    }
    if (this.all.some(({ online, binding }) => !online || binding.behind)) return;
    const [delta, ...same] = [first, ...others].map(({ text }) => text.toDelta());
    if (!same.every((each) => JSON.stringify(each) === JSON.stringify(delta))) expect(same).toEqual([delta, delta]);
  }
}

describe('three editors', () => {
  const tally: Record<string, number> = {};
  let count = 0;

  it('show the same, lose nothing and double nothing', () => {
    fc.assert(
      fc.property(operations(KINDS), (list) => {
        const world = new World();
        for (const each of list) {
          world.run(each);
          world.check();
        }
        world.finish();
        world.check();
        const chars = [...(world.all[0] as Desk).shown].filter((char) => char !== '\n');
        expect(chars.length).toBe(new Set(chars).size);
        expect(new Set(chars)).toEqual(new Set([...world.inserted].filter((char) => !world.deleted.has(char))));
        count += list.length;
        for (const [kind, times] of Object.entries(world.tally)) tally[kind] = (tally[kind] ?? 0) + times;
      }),
      { seed: 20251118, numRuns: 30, interruptAfterTimeLimit: 60000 },
    );
  }, 120_000);

  it('show the same when they undo and redo, too', () => {
    fc.assert(
      fc.property(operations(UNDOING), (list) => {
        const world = new World();
        for (const each of list) {
          world.run(each);
          world.check();
        }
        world.finish();
        world.check();
        for (const kind of ['undo', 'redo']) tally[kind] = (tally[kind] ?? 0) + (world.tally[kind] ?? 0);
      }),
      { seed: 20251119, numRuns: 10, interruptAfterTimeLimit: 60000 },
    );
  }, 120_000);

  it('really did something', () => {
    expect(count).toBeGreaterThan(5000);
    const rare = KINDS.flatMap((kind): string[] =>
      kind === 'wire' || kind === 'compose' ? [] : [kind, `${kind} offline`, `${kind} while behind`],
    )
      .concat('undo', 'redo')
      .filter((label) => (tally[label] ?? 0) < 10);
    expect(rare).toEqual([]);
  });
});
