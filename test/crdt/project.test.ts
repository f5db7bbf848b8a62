/** Effects of accepted commands as the shared document has them afterwards. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  cellOf,
  clausesOf,
  columnsOf,
  milestonesOf,
  openDocument,
  readCell,
  shapesOf,
  stancesOf,
} from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import type { Effect } from '../../src/domain/decide.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { sampleDocument } from './sample.ts';

const documentAfter = (...effects: Effect[]): Y.Doc => {
  const doc = sampleDocument();
  project(doc, effects, 'server');
  return doc;
};
const record = { stance: 'agree', digest: '0', member: 'ir-neg', at: '2025-11-18T08:00:00.000Z' } as const;
const words = (doc: Y.Doc, clause: string): unknown =>
  ((clausesOf(doc).get(clause) as Y.Map<unknown>).get('texts') as Y.Map<Y.Text>).toJSON();

describe('project', () => {
  it('puts a clause as a draft with a cell in every column, and no other', () => {
    const doc = documentAfter({
      type: 'clause.put',
      id: 'c3',
      kind: 'article',
      level: 0,
      order: 'z',
      texts: { ru: 'Статья', kk: 'Бап' },
    });
    expect(words(doc, 'c3')).toEqual({ fa: '', ru: 'Статья' });
    expect(shapesOf(doc).at(-1)).toEqual({
      id: 'c3',
      kind: 'article',
      level: 0,
      order: 'z',
      status: 'draft',
      held: false,
      noCounterpart: {},
    });
  });

  it('puts the marks of a text with it', () => {
    const text = [
      [{ text: 'Статья ' }, { text: 'один', marks: ['bold', 'italic'] }],
      [{ text: 'два', marks: ['underline'] }],
    ] as const;
    const put = { type: 'clause.put', id: 'c3', kind: 'article', level: 0, order: 'z' } as const;
    const doc = documentAfter({ ...put, texts: { ru: toPlain(text), fa: 'یک' }, marked: { ru: text } });
    const cell = cellOf(doc, { clause: 'c3', lang: 'ru' });
    expect(cell && readCell(cell)).toEqual(text);
    expect(words(doc, 'c3')).toEqual({ fa: 'یک', ru: 'Статья один\nдва' });
  });

  it('sets only what the effect names, and keeps the very cells', () => {
    const doc = sampleDocument();
    const cell = cellOf(doc, { clause: 'c2', lang: 'fa' });
    project(doc, [{ type: 'clause.set', id: 'c2', status: 'withdrawn', order: 'A', level: 0 }], 'server');
    expect(shapesOf(doc)[0]).toMatchObject({ id: 'c2', kind: 'paragraph', level: 0, order: 'A', status: 'withdrawn' });
    expect(cellOf(doc, { clause: 'c2', lang: 'fa' })).toBe(cell);
  });

  it('writes nothing where nothing changes', () => {
    const doc = sampleDocument();
    const before = Y.encodeStateVector(doc);
    project(doc, [{ type: 'clause.set', id: 'c2', kind: 'paragraph', level: 1, status: 'draft' }], 'server');
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('throws on a clause that is not there: such a command was never accepted', () => {
    expect(() => documentAfter({ type: 'clause.set', id: 'c9', status: 'agreed' })).toThrow('c9');
  });

  it('puts and takes back a stance', () => {
    const put: Effect = { type: 'stance.put', clause: 'c1', delegation: 'IR', record };
    expect([...stancesOf(documentAfter(put))]).toEqual([['c1/IR', record]]);
    expect([...stancesOf(documentAfter(put, { ...put, record: null }))]).toEqual([]);
  });

  it('puts a milestone', () => {
    const milestone = { id: 'm1', label: 'Первое чтение', seq: 3, digest: 'd', at: record.at, by: 'sec-1' };
    expect(milestonesOf(documentAfter({ type: 'milestone.put', milestone })).get('m1')).toEqual(milestone);
  });

  it('fills a new column for every clause, withdrawn ones too, from the texts that are spare', () => {
    const doc = sampleDocument();
    project(doc, [{ type: 'clause.set', id: 'c1', status: 'withdrawn' }], 'server');
    const spare: { readonly [key: string]: string } = { 'c1/kk': 'Тақырып' };
    project(doc, [{ type: 'column.put', column: { lang: 'kk', standing: 'working' } }], 'server', {
      fill: (clause, lang) => spare[`${clause}/${lang}`],
    });
    expect([words(doc, 'c1'), words(doc, 'c2')]).toEqual([
      { fa: 'عنوان', ru: 'Заголовок', kk: 'Тақырып' },
      { fa: 'متن [نخست]', ru: '', kk: '' },
    ]);
    expect(columnsOf(doc).map(({ lang, standing }) => `${lang} ${standing}`)).toEqual([
      'fa authentic',
      'ru authentic',
      'kk working',
    ]);
  });

  it('makes a column authentic in its place without touching its cells', () => {
    const doc = documentAfter({ type: 'column.put', column: { lang: 'kk', standing: 'working' } });
    const cell = cellOf(doc, { clause: 'c1', lang: 'kk' });
    project(doc, [{ type: 'column.put', column: { lang: 'kk', standing: 'authentic' } }], 'server', {
      fill: () => 'never read',
    });
    expect([columnsOf(doc).at(-1), cellOf(doc, { clause: 'c1', lang: 'kk' }) === cell, cell?.length]).toEqual([
      { lang: 'kk', standing: 'authentic' },
      true,
      0,
    ]);
  });

  it('is one update with the given origin, which makes the same document elsewhere', () => {
    const doc = sampleDocument();
    const copy = openDocument();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const updates: [Uint8Array, unknown][] = [];
    doc.on('update', (update: Uint8Array, origin: unknown) => updates.push([update, origin]));
    project(
      doc,
      [
        { type: 'clause.set', id: 'c1', order: 'z' },
        { type: 'stance.put', clause: 'c1', delegation: 'RU', record },
      ],
      'server',
    );
    expect(updates.map(([, origin]) => origin)).toEqual(['server']);
    Y.applyUpdate(copy, updates[0]?.[0] as Uint8Array);
    expect(copy.getMap('clauses').toJSON()).toEqual(doc.getMap('clauses').toJSON());
  });
});
