/** The shared document read: cells by address, addresses by cell, and marks in normal form. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cellOf, clausesOf, openDocument, placeOf, ROOTS, readCell, shapesOf } from '../../src/crdt/document.ts';
import { sampleDocument } from './sample.ts';

describe('openDocument', () => {
  it('declares its roots and nothing else', () => {
    expect([...openDocument().share.keys()].sort()).toEqual(Object.values(ROOTS).sort());
  });
});

describe('cellOf and placeOf', () => {
  it('find each other for every cell, also in a copy that came over the wire', () => {
    const doc = sampleDocument();
    const copy = openDocument();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    for (const held of [doc, copy])
      for (const clause of ['c1', 'c2'])
        for (const lang of ['fa', 'ru'] as const)
          expect(placeOf(cellOf(held, { clause, lang }))).toEqual({ clause, lang });
  });

  it.each([
    ['c9', 'fa'],
    ['c1', 'kk'],
    ['__proto__', 'fa'],
    ['', 'fa'],
  ] as const)('find no cell at %j in %s', (clause, lang) => {
    expect(cellOf(sampleDocument(), { clause, lang })).toBeUndefined();
  });

  it('know no place for what is not a cell', () => {
    const doc = sampleDocument();
    const clause = clausesOf(doc).get('c1') as Y.Map<unknown>;
    const deep = new Y.Map<unknown>();
    clause.set('elsewhere', deep);
    deep.set('fa', new Y.Text('a text under another key'));
    (clause.get('texts') as Y.Map<Y.Text>).set('xx', new Y.Text('not a language'));
    doc.getText('loose').insert(0, 'x');
    const strangers = [
      clause,
      clause.get('texts'),
      deep.get('fa'),
      (clause.get('texts') as Y.Map<Y.Text>).get('xx'),
      doc.getText('loose'),
      new Y.Text(),
      null,
      undefined,
      {},
    ];
    expect(strangers.map(placeOf)).toEqual(strangers.map(() => null));
  });
});

describe('readCell', () => {
  it('gives paragraphs of runs, marks in their order, whatever the order of typing', () => {
    const doc = sampleDocument();
    const cell = cellOf(doc, { clause: 'c1', lang: 'fa' }) as Y.Text;
    cell.delete(0, cell.length);
    cell.insert(0, 'دریای\nخزر');
    cell.format(0, 5, { underline: true });
    cell.format(0, 5, { bold: true });
    cell.format(6, 3, { italic: true });
    cell.format(6, 3, { italic: null });
    expect(readCell(cell)).toEqual([[{ text: 'دریای', marks: ['bold', 'underline'] }], [{ text: 'خزر' }]]);
  });
});

describe('shapesOf', () => {
  it('lists clauses by their order key, not by when they came', () => {
    const doc = sampleDocument();
    clausesOf(doc).get('c1')?.set('order', 'y');
    expect(shapesOf(doc).map(({ id, order, held }) => `${id} ${order} ${held}`)).toEqual(['c2 k false', 'c1 y false']);
  });
});
