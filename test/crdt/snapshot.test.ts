/** From the document to a declaration and to the ground of a decision; digests follow the text and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cellOf, clausesOf, metaOf, openDocument } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { groundOf, snapshot } from '../../src/crdt/snapshot.ts';
import { cellDigest, clauseDigest } from '../../src/domain/text/digest.ts';
import { fromPlain, toPlain } from '../../src/domain/text/text.ts';
import { sampleDocument } from './sample.ts';

const cell = (doc: Y.Doc, clause: string, lang: 'fa' | 'ru'): Y.Text => cellOf(doc, { clause, lang }) as Y.Text;
const record = { stance: 'agree', digest: '0', member: 'ir-neg', at: '2025-11-18T08:00:00.000Z' } as const;
const digests = (doc: Y.Doc): string[] => {
  const { digest, clauses } = snapshot(doc, { seq: 1 });
  return [digest, ...clauses.map((clause) => clause.digest)];
};

describe('snapshot', () => {
  it('shows the projected effects', () => {
    const doc = sampleDocument();
    project(
      doc,
      [
        { type: 'clause.set', id: 'c2', held: true },
        { type: 'stance.put', clause: 'c2', delegation: 'IR', record },
        { type: 'column.put', column: { lang: 'en', standing: 'working' } },
      ],
      'server',
    );
    const { clauses, ...rest } = snapshot(doc, { seq: 9, milestone: 'm1' });
    const [title, paragraph] = clauses;
    expect(rest).toEqual({
      resolution: 'transit',
      schema: 1,
      at: { seq: 9, milestone: 'm1' },
      columns: ['fa', 'ru', 'en'],
      working: ['en'],
      digest: rest.digest,
    });
    expect(title).toMatchObject({
      id: 'c1',
      kind: 'title',
      number: { fa: '', ru: '', en: '' },
      stances: {},
      brackets: { fa: 0, ru: 0, en: 0 },
    });
    const { digest: _digest, ...shown } = paragraph as NonNullable<typeof paragraph>;
    expect(shown).toEqual({
      id: 'c2',
      kind: 'paragraph',
      level: 1,
      order: 'k',
      status: 'draft',
      held: true,
      number: shown.number,
      texts: {
        fa: { digest: cellDigest(fromPlain('متن [نخست]')), paragraphs: [[{ text: 'متن [نخست]' }]] },
        ru: { digest: cellDigest([[]]), paragraphs: [[]] },
        en: { digest: cellDigest([[]]), paragraphs: [[]] },
      },
      stances: { IR: record },
      brackets: { fa: 1, ru: 0, en: 0 },
    });
    expect([shown.number.fa, shown.number.ru].every((number) => (number ?? '') !== '')).toBe(true);
  });

  it('gives a clause the digest of its kind and authentic texts', () => {
    const doc = sampleDocument();
    project(doc, [{ type: 'column.put', column: { lang: 'en', standing: 'working' } }], 'server', {
      fill: () => 'Title',
    });
    expect(snapshot(doc, { seq: 1 }).clauses[0]?.digest).toBe(
      clauseDigest('title', { fa: cellDigest(fromPlain('عنوان')), ru: cellDigest(fromPlain('Заголовок')) }),
    );
  });

  it('puts "none-by-design" where a column has no counterpart', () => {
    const doc = sampleDocument();
    clausesOf(doc).get('c2')?.set('none', { ru: 'حقوق داخلی' });
    const clause = snapshot(doc, { seq: 1 }).clauses[1];
    expect([clause?.noCounterpart, clause?.digest]).toEqual([
      { ru: 'حقوق داخلی' },
      clauseDigest('paragraph', { fa: cellDigest(fromPlain('متن [نخست]')), ru: 'none-by-design' }),
    ]);
  });

  const changes: [string, (doc: Y.Doc) => void, string][] = [
    ['a typed letter', (doc) => cell(doc, 'c1', 'fa').insert(0, 'ا'), 'declaration c1'],
    ['a mark', (doc) => cell(doc, 'c1', 'fa').format(0, 2, { bold: true }), 'declaration c1'],
    [
      'a letter typed and taken back',
      (doc) => {
        cell(doc, 'c1', 'fa').insert(2, 'x');
        cell(doc, 'c1', 'fa').delete(2, 1);
      },
      '',
    ],
    [
      'a mark given and taken back',
      (doc) => {
        cell(doc, 'c1', 'fa').format(0, 2, { bold: true });
        cell(doc, 'c1', 'fa').format(0, 2, { bold: null });
      },
      '',
    ],
    [
      'the same words typed anew',
      (doc) => {
        cell(doc, 'c1', 'ru').delete(0, 9);
        cell(doc, 'c1', 'ru').insert(0, 'Заголовок');
      },
      '',
    ],
    ['another kind', (doc) => project(doc, [{ type: 'clause.set', id: 'c1', kind: 'heading' }], 's'), 'declaration c1'],
    ['another level', (doc) => project(doc, [{ type: 'clause.set', id: 'c1', level: 1 }], 's'), 'declaration'],
    ['another order', (doc) => project(doc, [{ type: 'clause.set', id: 'c2', order: 'a1' }], 's'), ''],
    ['a step of the ladder', (doc) => project(doc, [{ type: 'clause.set', id: 'c1', status: 'agreed' }], 's'), ''],
    [
      'a withdrawal',
      (doc) => project(doc, [{ type: 'clause.set', id: 'c1', status: 'withdrawn' }], 's'),
      'declaration',
    ],
    ['a hold', (doc) => project(doc, [{ type: 'clause.set', id: 'c1', held: true }], 's'), ''],
    ['a stance', (doc) => project(doc, [{ type: 'stance.put', clause: 'c1', delegation: 'IR', record }], 's'), ''],
    [
      'a working column',
      (doc) => project(doc, [{ type: 'column.put', column: { lang: 'en', standing: 'working' } }], 's'),
      'declaration',
    ],
    [
      'an authentic column',
      (doc) => project(doc, [{ type: 'column.put', column: { lang: 'en', standing: 'authentic' } }], 's'),
      'declaration c1 c2',
    ],
  ];
  it.each(changes)('%s changes just the digests it should', (_name, change, expected) => {
    const doc = sampleDocument();
    const before = digests(doc);
    change(doc);
    const after = digests(doc);
    expect(['declaration', 'c1', 'c2'].filter((_what, index) => before[index] !== after[index]).join(' ')).toBe(
      expected,
    );
  });

  it('remembers digests without ever giving an old one', () => {
    let differed = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('c1', 'c2'),
            fc.constantFrom<'fa' | 'ru'>('fa', 'ru'),
            fc.nat(20),
            fc.constantFrom('а', 'ب', '\n', ''),
          ),
          { maxLength: 20 },
        ),
        (edits) => {
          const doc = sampleDocument();
          for (const [clause, lang, at, text] of edits) {
            const target = cell(doc, clause, lang);
            const before = snapshot(doc, { seq: 1 }).clauses.find(({ id }) => id === clause)?.texts[lang]?.digest;
            if (text === '') target.delete(0, Math.min(1, target.length));
            else target.insert(Math.min(at, target.length), text);
            const now = snapshot(doc, { seq: 1 }).clauses.find(({ id }) => id === clause)?.texts[lang];
            expect(now?.digest).toBe(cellDigest(fromPlain(target.toString())));
            expect(groundOf(doc).clause(clause)?.plain(lang)).toBe(toPlain(now?.paragraphs ?? []));
            if (now?.digest !== before) differed++;
          }
        },
      ),
      { seed: 20251118, numRuns: 100 },
    );
    expect(differed).toBeGreaterThan(300);
  });
});

describe('groundOf', () => {
  it('sees what the snapshot shows: columns, parties, digests, texts, stances', () => {
    const doc = sampleDocument();
    project(doc, [{ type: 'stance.put', clause: 'c2', delegation: 'IR', record }], 'server');
    const ground = groundOf(doc);
    const shown = snapshot(doc, { seq: 1 });
    expect([ground.parties, ground.columns.map(({ lang }) => lang), ground.digest()]).toEqual([
      ['IR', 'RU'],
      ['fa', 'ru'],
      shown.digest,
    ]);
    expect(ground.clauses.map(({ id, digest, plain, stances }) => [id, digest(), plain('fa'), stances])).toEqual([
      ['c1', shown.clauses[0]?.digest, 'عنوان', {}],
      ['c2', shown.clauses[1]?.digest, 'متن [نخست]', { IR: record }],
    ]);
    expect(ground.clauses.map((clause) => clause.cell('ru'))).toEqual(
      shown.clauses.map(({ texts }) => texts.ru?.digest),
    );
    expect([ground.clause('c2')?.id, ground.clause('c9'), ground.clause('__proto__')]).toEqual([
      'c2',
      undefined,
      undefined,
    ]);
  });

  it('has what lies beside the text, and counts only the parties that are there', () => {
    const doc = sampleDocument();
    const absent = { reason: 'нет', member: 's', at: '' };
    const proposal = { ...record, id: 'p1', clause: 'c2', kind: 'proposal', role: 'negotiator', base: null } as const;
    const silence = { until: 'u', digest: 'd', state: 'running', member: 's', at: '' } as const;
    const pair = { digests: ['a', 'b'], member: 'l', at: '', seq: 1 } as const;
    const full = { ...proposal, baseTexts: {}, texts: { fa: 'پیشنهاد' }, reason: 'r', state: 'tabled' } as const;
    project(
      doc,
      [
        { type: 'party.put', delegation: 'RU', absent },
        { type: 'proposal.put', record: full },
        { type: 'silence.put', clause: 'c2', record: silence },
        { type: 'pair.put', pair: 'c2/fa/ru', record: pair },
        { type: 'clause.set', id: 'c2', reopened: { ...absent, seq: 4 } },
      ],
      'server',
    );
    const ground = groundOf(doc);
    expect([ground.parties, ground.invited, ground.absent, ground.allPairs]).toEqual([
      ['IR'],
      ['IR', 'RU'],
      { RU: absent },
      false,
    ]);
    expect([ground.proposals, ground.proposal('p1'), ground.proposal('p2')]).toEqual([[full], full, undefined]);
    expect([ground.silence('c2'), ground.silence('c1'), ground.pair('c2/fa/ru')]).toEqual([silence, undefined, pair]);
    expect(ground.clause('c2')?.reopened).toEqual({ ...absent, seq: 4 });
    // A declaration says who is away, and nothing of what is proposed or discussed beside it.
    const shown = snapshot(doc, { seq: 1 });
    expect([shown.absent, JSON.stringify(shown).includes('پیشنهاد')]).toEqual([{ RU: absent }, false]);
    metaOf(doc).set('allPairs', true);
    expect(groundOf(doc).allPairs).toBe(true);
  });

  it('finds the bracket of a note wherever it has moved, and none where it is gone or never was', () => {
    const doc = sampleDocument();
    const text = cell(doc, 'c2', 'fa');
    const at = (index: number): unknown =>
      JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(text, index)));
    const by = { clause: 'c2', lang: 'fa', member: 'n', role: 'negotiator', at: '' } as const;
    const elsewhere = Y.createRelativePositionFromTypeIndex(cell(doc, 'c1', 'fa'), 0);
    const anchors = [
      at(4),
      at(0),
      elsewhere,
      { tname: 'made-up' },
      { item: { client: 9, clock: 9 } },
      {},
      { type: 'x' },
    ];
    const records = anchors.map((anchor, index) => ({
      ...by,
      id: `n${index}`,
      anchor: JSON.parse(JSON.stringify(anchor)),
    }));
    project(
      doc,
      records.map((record) => ({ type: 'bracket.put', record }) as const),
      'server',
    );
    const offsets = (of: Y.Doc): (number | null)[] =>
      groundOf(of)
        .bracketNotes()
        .map(({ offset }) => offset);
    const none = [null, null, null, null, null, null];
    expect(offsets(doc)).toEqual([4, ...none]);
    text.insert(0, 'این ');
    expect(offsets(doc)).toEqual([8, ...none]);
    const copy = openDocument();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    expect(offsets(copy)).toEqual([8, ...none]);
    text.delete(8, 1);
    expect(offsets(doc)).toEqual([null, ...none]);
    expect([...doc.share.keys()].sort()).toEqual([...openDocument().share.keys()].sort());
  });
});
