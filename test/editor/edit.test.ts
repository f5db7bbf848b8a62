import { splitBlock, toggleMark } from 'prosemirror-commands';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readCell } from '../../src/crdt/document.ts';
import type { Mark, RichText } from '../../src/domain/text/text.ts';
import { type Delta, type Edit, editsOf, editsOfDelta, render, write } from '../../src/editor/edit.ts';
import { toDoc, toOffset, toPos, toSlice } from '../../src/editor/flat.ts';
import { wrapInBrackets } from '../../src/editor/keys.ts';
import { schema } from '../../src/editor/schema.ts';
import { notation } from './desk.ts';

const bold = ['bold'] as const;
const para = (text: string, marks?: readonly Mark[]) => (text ? [marks ? { text, marks } : { text }] : []);
const rich = (text: string, marks?: readonly Mark[]): RichText => text.split('\n').map((line) => para(line, marks));

/** What was selected in a document of `state`. */
const selectionBefore = new Map<EditorState['doc'], TextSelection>();

/** State with offsets selected: "سلا|م" has a caret, "س|لا|م" a selection. */
function state(picture: string, marks?: readonly Mark[]): EditorState {
  const [from = 0, to = from + 1] = [...picture.matchAll(/\|/g)].map(({ index }) => index);
  const doc = toDoc(rich(picture.replaceAll('|', ''), marks));
  const fresh = EditorState.create({ doc });
  const selection = TextSelection.create(doc, toPos(doc, from), toPos(doc, to - 1));
  selectionBefore.set(doc, selection);
  return fresh.apply(fresh.tr.setSelection(selection));
}

describe('toPos and toOffset', () => {
  it('agree on every offset, empty paragraphs included', () => {
    const doc = toDoc(rich('\nсело\n\nа\n'));
    const offsets = Array.from({ length: 11 }, (_, offset) => toOffset(doc, toPos(doc, offset)));
    expect(offsets).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
  });
});

/** A transaction of `make`, after which a caret stands where the words end. */
function leavingCaret(from: EditorState, make: (tr: Transaction) => Transaction): Transaction {
  const tr = make(from.tr);
  return tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(from.selection.to)));
}
function bracketed(from: EditorState): Transaction {
  let made = from.tr;
  wrapInBrackets(from, (tr) => {
    made = tr;
  });
  return made;
}

describe('editsOf', () => {
  const split = (from: EditorState): Transaction => {
    let made: Transaction | undefined;
    splitBlock(from, (tr) => {
      made = tr;
    });
    return made as Transaction;
  };
  const mark = (from: EditorState, name: Mark): Transaction => {
    let made: Transaction | undefined;
    toggleMark(schema.marks[name])(from, (tr) => {
      made = tr;
    });
    return made as Transaction;
  };
  const cases: readonly (readonly [string, Transaction, readonly Edit[]])[] = [
    [
      'typing between equal letters stays at its place',
      state('اا|اا').tr.insertText('ا'),
      [{ at: 2, insert: 'ا', marks: [] }],
    ],
    ['deleting one of equal letters deletes that one', state('аа|а|а').tr.deleteSelection(), [{ at: 2, delete: 1 }]],
    ['Enter is one line break', split(state('да|нет')), [{ at: 2, insert: '\n', marks: undefined }]],
    ['a join deletes one line break', state('да\n|нет').tr.join(4), [{ at: 2, delete: 1 }]],
    [
      'deleting an empty first paragraph whole is one line break',
      state('|\nда').tr.delete(0, 2),
      [{ at: 0, delete: 1 }],
    ],
    [
      'a paragraph put before the first',
      state('|да').tr.insert(0, toDoc(rich('я')).content),
      [{ at: 0, insert: 'я\n', marks: [] }],
    ],
    ['a selection over paragraphs', state('один\nд|ва\nт|ри').tr.deleteSelection(), [{ at: 6, delete: 4 }]],
    [
      'a mark is a format over the line break, too',
      mark(state('о|дин\nдв|а'), 'bold'),
      [{ at: 1, length: 6, format: { bold: true } }],
    ],
    ['a mark taken away', mark(state('о|ди|н', bold), 'bold'), [{ at: 1, length: 2, format: { bold: null } }]],
    [
      'a rewritten word shrinks to what differs',
      state('губернатор|').tr.insertText('губернаторы', 1, 11),
      [{ at: 10, insert: 'ы', marks: [] }],
    ],
    [
      'a replaced selection is one deletion and one insertion, whatever both texts share',
      state('— |Выполняя решение| сторон').tr.insertText('Во исполнение'),
      [
        { at: 2, delete: 16 },
        { at: 2, insert: 'Во исполнение', marks: [] },
      ],
    ],
    [
      'also where the browser has written only what differs',
      leavingCaret(state('а |губернатор| б'), (tr) => tr.insertText('ы', 13, 13)),
      [
        { at: 2, delete: 10 },
        { at: 2, insert: 'губернаторы', marks: [] },
      ],
    ],
    [
      'a replaced selection over paragraphs',
      state('но|вое\nсло|во').tr.replaceSelection(toSlice([para('вое'), para('с')])),
      [
        { at: 2, delete: 7 },
        { at: 2, insert: 'вое\nс', marks: [] },
      ],
    ],
    [
      'brackets around a selection leave its words',
      bracketed(state('а |слово| б')),
      [
        { at: 7, insert: ']', marks: [] },
        { at: 2, insert: '[', marks: [] },
      ],
    ],
    [
      'half a surrogate pair is never written',
      state('|😀|').tr.insertText('😁'),
      [
        { at: 0, delete: 2 },
        { at: 0, insert: '😁', marks: [] },
      ],
    ],
    [
      'nor where the second halves are equal',
      state('|😀|').tr.insertText('🈀'),
      [
        { at: 0, delete: 2 },
        { at: 0, insert: '🈀', marks: [] },
      ],
    ],
    [
      'a combining mark is one edit beside its letter',
      state('خانه| ما').tr.insertText('\u0654'),
      [{ at: 4, insert: '\u0654', marks: [] }],
    ],
    [
      'pasted runs keep their marks',
      state('а|б').tr.replaceSelection(toSlice([para('x', bold), para('y')])),
      [
        { at: 1, insert: 'x\n', marks: bold },
        { at: 3, insert: 'y', marks: [] },
      ],
    ],
  ];
  it.each(cases)('%s', (_, tr, expected) => {
    const before = selectionBefore.get(tr.before);
    expect(editsOf(tr, 0, before)).toEqual(expected);
  });
});

describe('render', () => {
  const start = (): RichText => [para('ab'), para('cd', bold), [], para('e')];
  const deltas: readonly (readonly [string, Delta, string])[] = [
    ['an insert', [{ retain: 1 }, { insert: 'ж' }], 'aжb\n{b:cd}\n\ne'],
    [
      'a line break within a mark',
      [{ retain: 4 }, { insert: '\n', attributes: { bold: true } }],
      'ab\n{b:c}\n{b:d}\n\ne',
    ],
    ['a delete over paragraphs', [{ retain: 1 }, { delete: 3 }], 'a{b:d}\n\ne'],
    [
      'marks over paragraphs',
      [
        { retain: 1, attributes: { italic: true } },
        { retain: 3, attributes: { bold: null } },
      ],
      '{i:a}b\nc{b:d}\n\ne',
    ],
    [
      'several at once',
      [{ delete: 1 }, { retain: 2 }, { insert: 'x\ny' }, { retain: 3 }, { insert: 'z' }],
      'b\nx\ny{b:cd}\nz\ne',
    ],
    ['all replaced', [{ insert: 'новое' }, { delete: 8 }], 'новое'],
  ];
  it.each(deltas)('shows %s', (_, delta, expected) => {
    const fresh = EditorState.create({ doc: toDoc(start()) });
    expect(notation(render(fresh.tr, editsOfDelta(delta)).doc)).toBe(expected);
  });

  it('and write make the same of the same edits', () => {
    const text = new Y.Doc().getText();
    const edits: Edit[] = [
      { at: 0, insert: 'اول\nدوم', marks: bold },
      { at: 3, insert: '\n' },
      { at: 1, length: 5, format: { bold: null, underline: true } },
      { at: 2, delete: 2 },
    ];
    write(text, edits);
    const fresh = EditorState.create({ schema });
    expect(render(fresh.tr, edits).doc.toJSON()).toEqual(toDoc(readCell(text)).toJSON());
  });
});
