import { splitBlock, toggleMark } from 'prosemirror-commands';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { toOffset } from '../../src/editor/flat.ts';
import { schema } from '../../src/editor/schema.ts';
import { type Desk, desks, notation } from './desk.ts';

type Pair = [Desk, Desk];
const pair = (words: string) => desks(2, words) as Pair;
const caret = ({ state }: Desk) => [
  toOffset(state.doc, state.selection.anchor),
  toOffset(state.doc, state.selection.head),
];

describe('bind', () => {
  it('loses nothing when one joins two paragraphs while the other types in the second', () => {
    const [a, b] = pair('');
    a.type('первый');
    splitBlock(a.state, a.dispatch);
    a.type('второй');
    a.connect(false);
    b.select(13).type(' абзац');
    a.dispatch(a.state.tr.join(8));
    a.connect(true);
    expect([a.shown, b.shown]).toEqual(['первыйвторой абзац', 'первыйвторой абзац']);
  });

  it('keeps the words of two who start in one empty cell', () => {
    const [a, b] = pair('');
    a.connect(false);
    a.type('سلام');
    b.type('درود');
    a.connect(true);
    expect(a.shown).toBe(b.shown);
    expect(['سلامدرود', 'درودسلام']).toContain(a.shown);
  });

  it.each([
    ['a caret stays with what is before it', [3, 3], 3, [3, 3]],
    ['a caret moves with text typed before it', [3, 3], 1, [6, 6]],
    ['a selection does not grow at its end', [1, 3], 3, [1, 3]],
    ['a selection does not grow at its start', [1, 3], 1, [4, 6]],
    ['a backward selection stays backward', [3, 1], 2, [6, 1]],
  ] as const)('%s', (_, [anchor, head], at, expected) => {
    const [a, b] = pair('abcdef');
    b.select(anchor, head);
    a.select(at).type('xyz');
    expect(caret(b)).toEqual(expected);
  });

  it('leaves a caret where a selection was whose words somebody has replaced', () => {
    const [a, b] = pair('abcdef');
    b.select(1, 3);
    a.select(1, 3).type('xyz');
    expect(caret(b)).toEqual([1, 1]);
  });

  it('keeps a mark chosen for the next letter when others type', () => {
    const [a, b] = pair('ab');
    b.select(2);
    toggleMark(schema.mark('bold').type)(b.state, b.dispatch);
    a.select(0).type('x');
    b.type('c');
    expect(notation(a.state.doc)).toBe('xab{b:c}');
  });

  it('writes a mark as a format, never as text', () => {
    const [a, b] = pair('один два');
    const seen: unknown[] = [];
    b.text.observe((event) => seen.push(event.delta));
    a.select(0, 4);
    toggleMark(schema.mark('italic').type)(a.state, a.dispatch);
    expect(seen).toEqual([[{ retain: 4, attributes: { italic: true } }]]);
  });

  it('writes nothing while it renders', () => {
    const [a, b] = pair('текст');
    const before = Y.encodeStateVector(b.doc);
    a.select(2).type('новый\nабзац');
    a.select(0, 3);
    toggleMark(schema.mark('bold').type)(a.state, a.dispatch);
    expect(b.shown).toBe(a.shown);
    expect(Y.decodeStateVector(Y.encodeStateVector(b.doc)).get(b.doc.clientID)).toBe(
      Y.decodeStateVector(before).get(b.doc.clientID),
    );
  });

  it('shows what the interface writes into the cell, also under the origin of the cell', () => {
    const [a] = pair('слово');
    a.doc.transact(() => {
      a.text.insert(5, ']');
      a.text.insert(0, '[');
    }, a.origin);
    expect(a.shown).toBe('[слово]');
  });

  it('neither doubles nor drops when it is used inside a transaction of somebody else', () => {
    const [a, b] = pair('слово');
    a.doc.transact(() => {
      a.text.insert(0, '1');
      a.select(5).type('2');
      a.text.insert(0, '3');
    });
    expect(a.shown).toBe(a.text.toString());
    expect(b.shown).toBe(a.shown);
  });

  it('does not touch the editor during a composition, and merges at its end', () => {
    const [a, b] = pair('начало конец');
    b.select(6);
    b.compose(true);
    b.type(' к');
    a.select(14).type('!');
    a.select(0).type('>');
    expect(b.shown).toBe('начало к конец');
    b.type('о');
    expect(b.text.toString()).toBe('>начало ко конец!');
    b.compose(false);
    expect([a.shown, b.shown, caret(b)]).toEqual(['>начало ко конец!', '>начало ко конец!', [10, 10]]);
  });

  it('keeps a composed word whose paragraph somebody has deleted meanwhile', () => {
    const [a, b] = pair('один два три');
    b.select(7);
    b.compose(true);
    a.select(3, 10);
    a.dispatch(a.state.tr.deleteSelection());
    b.type('слово');
    b.compose(false);
    expect([a.shown, b.shown]).toEqual(['одислово' + 'ри', 'одислово' + 'ри']);
  });

  it.each([
    ['typing', (a: Desk) => a.type('В')],
    ['a paste', (a: Desk) => a.type('Во исполнение решения')],
  ])('leaves no caret inside words that have taken the place of others: %s', (_how, replace) => {
    const [a, b] = pair('— Выполняя решение сторон');
    b.select(3);
    a.select(2, 18);
    replace(a);
    a.type(' и');
    b.type('XYZ');
    expect([b.shown, a.shown]).toEqual([a.shown, b.shown]);
    expect(b.shown).toMatch(/^— XYZВ[^X]*сторон$/u);
  });

  it('undoes a replaced sentence to that sentence, once, whatever a colleague takes back as well', () => {
    const [a, b] = pair('Выполняя решение');
    b.select(1);
    a.select(0, 16).type('Во исполнение');
    b.type('XYZ');
    a.undo.undo();
    b.undo.undo();
    expect([a.shown, b.shown]).toEqual(['Выполняя решение', 'Выполняя решение']);
  });

  it('tells whoever had their caret in words that are gone, and nobody else', () => {
    const [a, b, c] = desks(3, '— Выполняя решение сторон') as [Desk, Desk, Desk];
    b.select(6);
    c.select(1);
    a.select(2, 18).type('Во исполнение');
    expect([a.lost, b.lost, c.lost]).toEqual([0, 1, 0]);
    // Words are erased letter by letter beside a caret all the time.
    b.select(5);
    a.select(4, 5);
    a.dispatch(a.state.tr.deleteSelection());
    expect(b.lost).toBe(1);
  });
});
