/** Cells read and remembered: what is answered is always what the cell holds, whatever it or others held before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isBare } from '../../src/crdt/document.ts';
import { readingOf } from '../../src/crdt/reading.ts';
import { cellDigest } from '../../src/domain/text/digest.ts';
import { fromPlain, MARKS, type RichText, type Run, richText, toPlain } from '../../src/domain/text/text.ts';

const cell = (): Y.Text => new Y.Doc().getText('cell');
const expected = (paragraphs: RichText) => ({
  plain: toPlain(paragraphs),
  paragraphs,
  digest: cellDigest(paragraphs),
});

/** What Yjs itself says of a cell, on the long way. */
const long = (text: Y.Text): RichText =>
  richText(
    (text.toDelta() as { insert: string; attributes?: object }[]).map(
      ({ insert, attributes }): Run => ({
        text: insert,
        marks: MARKS.filter((mark) => (attributes as Record<string, unknown> | undefined)?.[mark] === true),
      }),
    ),
  );

describe('readingOf', () => {
  it('reads a cell that does not exist as an empty one', () => {
    expect([readingOf(undefined), readingOf(cell())]).toEqual([expected([[]]), expected([[]])]);
  });

  it('shares one reading between documents whose cells say the same, as those rebuilt from a log do', () => {
    const [one, other] = [cell(), cell()];
    one.insert(0, 'دریای خزر');
    other.insert(0, 'خزر');
    other.insert(0, 'دریای ');
    expect(readingOf(one)).toBe(readingOf(other));
  });

  it('tells a marked cell from a bare one with the same words, and from the words that its JSON would be', () => {
    const [bare, bold, json] = [cell(), cell(), cell()];
    bare.insert(0, 'خزر');
    bold.insert(0, 'خزر', { bold: true });
    json.insert(0, '[[{"marks":["bold"],"text":"خزر"}]]');
    expect([bare, bold, json].map(readingOf)).toEqual([
      expected(fromPlain('خزر')),
      expected(richText([{ text: 'خزر', marks: ['bold'] }])),
      expected(fromPlain('[[{"marks":["bold"],"text":"خزر"}]]')),
    ]);
  });

  it('follows every edit and mark, those taken back included', () => {
    const step = fc.oneof(
      fc.record({ op: fc.constant('insert' as const), at: fc.nat(8), text: fc.constantFrom('а', 'خ\n', '[b]', '\n') }),
      fc.record({ op: fc.constant('delete' as const), at: fc.nat(8), length: fc.nat(4) }),
      fc.record({
        op: fc.constant('mark' as const),
        at: fc.nat(8),
        length: fc.nat(9),
        mark: fc.constantFrom(...MARKS),
        on: fc.boolean(),
      }),
    );
    let marked = 0;
    let takenBack = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const text = cell();
        text.insert(0, 'دریای خزر');
        for (const one of steps) {
          const at = Math.min(one.at, text.length);
          const left = text.length - at;
          if (one.op === 'insert') text.insert(at, one.text);
          else if (one.op === 'delete') text.delete(at, Math.min(one.length, left));
          else text.format(at, Math.min(one.length, left), { [one.mark]: one.on || null });
          expect(readingOf(text)).toEqual(expected(long(text)));
        }
        if (long(text).some((paragraph) => paragraph.some(({ marks }) => marks))) marked++;
        else if (!isBare(text)) takenBack++;
      }),
      { seed: 20251118, numRuns: 200 },
    );
    expect([marked > 20, takenBack > 5]).toEqual([true, true]);
  });

  it('forgets words in generations, never wrongly', () => {
    const first = cell();
    first.insert(0, 'دریا');
    const before = readingOf(first);
    // Twice what both generations hold.
    for (let n = 0; n < 40; n++) {
      const other = cell();
      other.insert(0, `${n}${'ж'.repeat(100_000)}`);
      readingOf(other);
    }
    const second = cell();
    second.insert(0, 'دریا');
    expect([readingOf(second) === before, readingOf(second)]).toEqual([false, before]);
    expect(readingOf(first)).toBe(before);
  });
});
