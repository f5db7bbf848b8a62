/** What is drawn of a text is bounded, whoever types it: brackets in brackets, thousands of them, a mark for every letter. */
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fromPlain, richText } from '../../src/domain/text/text.ts';
import { bind, type Surface } from '../../src/editor/binding.ts';
import { stretches } from '../../src/editor/brackets.ts';
import { flatten, plain, toDoc, toPos, toPosInOrder } from '../../src/editor/flat.ts';

describe('stretches', () => {
  it('tells six levels apart, and the innermost pair from those around it', () => {
    const text = `${'['.repeat(40)}слово${']'.repeat(40)}`;
    const found = stretches(text, 42);
    expect(Math.max(...found.map(({ wraps }) => wraps.filter(({ tag }) => tag === 'span').length))).toBe(6);
    const word = found.find(({ from }) => text[from] === 'с');
    expect(word?.wraps.map((wrap) => wrap.class)).toEqual(['br here', 'br', 'br', 'br', 'br', 'br']);
    const deepest = found.find(({ from, to }) => from === 39 && to === 40);
    expect(deepest?.wraps.map((wrap) => wrap.class)).toEqual([
      'br-mark',
      'br here br-start',
      ...new Array(5).fill('br'),
    ]);
  });

  it('leaves thousands of signs as they are', () => {
    for (const sign of ['[] ', '[', ']']) expect(stretches(sign.repeat(2_000))).toEqual([]);
    expect(stretches('[а] '.repeat(400)).length).toBe(1_200);
  });
});

describe('toPosInOrder', () => {
  it('is toPos, for offsets that never go back', () => {
    const doc = toDoc(fromPlain('ab\n\ncde\nf'));
    const place = toPosInOrder(doc);
    for (const offset of [0, 0, 1, 2, 3, 4, 7, 8, 9, 9, 12]) expect(place(offset)).toBe(toPos(doc, offset));
  });
});

describe('bind', () => {
  it('shows a text with a mark for every other letter in one step, and exactly', () => {
    const doc = new Y.Doc();
    const text = doc.getMap<Y.Text>('cells').set('cell', new Y.Text('начало\nконец'));
    let updates = 0;
    const surface: Surface = {
      state: EditorState.create({ doc: toDoc(fromPlain('начало\nконец')) }),
      composing: false,
      updateState(state) {
        updates++;
        Object.assign(surface, { state });
      },
    };
    bind(text, {}, surface);
    doc.transact(() => {
      for (let at = 0; at < 1_000; at++)
        text.insert(6 + at, at % 7 === 6 ? '\n' : 'а', at % 2 === 0 ? { bold: true } : { bold: null });
    });
    expect(updates).toBe(1);
    expect(plain(surface.state.doc)).toBe(text.toString());
    const marks = text.toDelta().map(({ insert, attributes }: { insert: string; attributes?: object }) => ({
      text: insert,
      marks: attributes && 'bold' in attributes ? (['bold'] as const) : [],
    }));
    expect(flatten(surface.state.doc)).toEqual(flatten(toDoc(richText(marks))));
  });
});
