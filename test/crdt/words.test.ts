/** Words that the server writes into living cells: accepted wording, and clauses divided and joined. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cellOf, openDocument, proposalsOf, readCell, shapesOf } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Command } from '../../src/domain/command.ts';
import { decide, type Effect } from '../../src/domain/decide.ts';
import { withSeen } from '../../src/domain/negotiation/seen.ts';
import type { Lang } from '../../src/language/language.ts';
import { ACTORS, CIRCUMSTANCES } from '../domain/ground.ts';
import { sampleDocument } from './sample.ts';

const cell = (doc: Y.Doc, clause = 'c1', lang: Lang = 'ru'): Y.Text => cellOf(doc, { clause, lang }) as Y.Text;
const written = (text: string): Y.Doc => {
  const doc = sampleDocument();
  cell(doc).delete(0, cell(doc).length);
  cell(doc).insert(0, text);
  return doc;
};
const put = (text: string): Effect => ({ type: 'text.put', clause: 'c1', lang: 'ru', text });
const give = (doc: Y.Doc, draft: { readonly type: Command['type']; readonly [field: string]: unknown }): void => {
  const ground = groundOf(doc);
  const verdict = decide(ground, ACTORS.secretariat, { id: 'x', ...withSeen(ground, draft) } as unknown as Command, {
    ...CIRCUMSTANCES,
    newId: (prefix) => `${prefix}9`,
  });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict));
  project(doc, verdict.effects, 'server');
};

describe('text.put', () => {
  it('keeps the marks, the anchors and the authors of the words that stay', () => {
    const doc = written('один два три');
    cell(doc).format(9, 3, { bold: true });
    const anchor = Y.createRelativePositionFromTypeIndex(cell(doc), 9);
    const item = (): unknown => Y.createRelativePositionFromTypeIndex(cell(doc), cell(doc).length - 3).item;
    const before = item();
    project(doc, [put('один иной три')], 'server');
    expect(readCell(cell(doc))).toEqual([[{ text: 'один иной ' }, { text: 'три', marks: ['bold'] }]]);
    expect([Y.createAbsolutePositionFromRelativePosition(anchor, doc)?.index, item()]).toEqual([10, before]);
  });
  it('writes what the given difference says, from the last place to the first', () => {
    const doc = written('a b c');
    const difference = () => [
      { at: 0, delete: 1, insert: 'xx' },
      { at: 4, delete: 1, insert: 'yy' },
    ];
    project(doc, [put('xx b yy')], 'server', { difference });
    expect(cell(doc).toString()).toBe('xx b yy');
  });
  it('makes any text of any other without a difference of words, and never halves of a character', () => {
    const letters = fc.array(fc.constantFrom('а', 'б', ' ', '\n', '🌊', '🌍'), { maxLength: 8 });
    const text = letters.map((list) => list.join(''));
    let changed = 0;
    fc.assert(
      fc.property(text, text, (before, after) => {
        const doc = written(before);
        const copy = openDocument();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        if (before !== after) changed++;
        project(doc, [put(after)], 'server');
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        expect([cell(doc).toString(), cell(copy).toString()]).toEqual([after, after]);
      }),
      { seed: 20251118, numRuns: 300 },
    );
    expect(changed).toBeGreaterThan(200);
  });
  it('writes nothing where nothing differs', () => {
    const doc = written('один');
    const before = Y.encodeStateVector(doc);
    project(doc, [put('один')], 'server');
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });
  it('throws on a cell that is not there: such a command was never accepted', () => {
    expect(() => project(sampleDocument(), [{ ...put('x'), lang: 'kk' } as Effect], 'server')).toThrow('c1/kk');
  });
});

describe('a proposal that was carried over', () => {
  it('rests on the clause as all effects together leave it', () => {
    const doc = written('один');
    const record = { id: 'p1', clause: 'c1', kind: 'proposal', role: 'negotiator', member: 'n', at: '' } as const;
    const full = { ...record, base: null, baseTexts: {}, texts: { fa: 'x' }, reason: 'r', state: 'tabled' } as const;
    project(doc, [{ type: 'proposal.put', record: full, carried: true }, put('два')], 'server');
    expect(proposalsOf(doc).get('p1')?.base).toBe(groundOf(doc).clause('c1')?.digest());
  });
});

describe('clause.split, written', () => {
  it('moves what stands behind the cut with its marks, and keeps the cell', () => {
    const doc = written('один два. три\nчетыре');
    cell(doc).format(5, 8, { italic: true });
    const first = cell(doc);
    give(doc, { type: 'clause.split', clause: 'c1', at: { ru: 9, fa: 5 } });
    expect(shapesOf(doc).map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ['c1', 'title', 'draft'],
      ['c9', 'title', 'draft'],
      ['c2', 'paragraph', 'draft'],
    ]);
    expect([readCell(cell(doc)), readCell(cell(doc, 'c9')), cell(doc) === first]).toEqual([
      [[{ text: 'один ' }, { text: 'два.', marks: ['italic'] }]],
      [[{ text: 'три', marks: ['italic'] }], [{ text: 'четыре' }]],
      true,
    ]);
  });
  it('leaves in the first clause what was typed behind the cut meanwhile', () => {
    const doc = written('один два');
    const typist = openDocument();
    Y.applyUpdate(typist, Y.encodeStateAsUpdate(doc));
    cell(typist).insert(8, ' и ещё');
    give(doc, { type: 'clause.split', clause: 'c1', at: { ru: 4 } });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(typist));
    expect([cell(doc).toString(), cell(doc, 'c9').toString()]).toEqual(['один и ещё', 'два']);
  });
});

describe('clause.merge, written', () => {
  it('is undone by nothing lost: a split joined again reads as before, paragraph by paragraph', () => {
    const doc = written('один\nдва');
    cell(doc).format(5, 3, { bold: true });
    const before = readCell(cell(doc));
    give(doc, { type: 'clause.split', clause: 'c1', at: { ru: 5 } });
    expect(readCell(cell(doc))).toEqual([[{ text: 'один' }]]);
    give(doc, { type: 'clause.merge', clause: 'c9', into: 'c1' });
    expect([readCell(cell(doc)), shapesOf(doc).map(({ id, status }) => `${id} ${status}`)]).toEqual([
      before,
      ['c1 draft', 'c9 withdrawn', 'c2 draft'],
    ]);
    expect(cell(doc, 'c9').toString()).toBe('два');
  });
  it('puts an earlier clause before a later one, and takes no mark over the line', () => {
    const doc = written('один');
    cell(doc).format(0, 4, { bold: true });
    cell(doc, 'c2').insert(0, 'два');
    give(doc, { type: 'clause.merge', clause: 'c1', into: 'c2' });
    expect(readCell(cell(doc, 'c2'))).toEqual([[{ text: 'один', marks: ['bold'] }], [{ text: 'два' }]]);
  });
});
