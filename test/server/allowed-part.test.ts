/**
 * A part of an update, written as an update: what was known is cut off, what is refused becomes a gap, and what is kept says
 * the same as before.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { clientRanges, encodePart } from '../../server/rooms/allowed-part.ts';
import { cutStart, readUpdate, type Struct, type Update } from '../../server/rooms/update.ts';

const read = (bytes: Uint8Array): Update => {
  const update = readUpdate(bytes, 1_000);
  if (typeof update === 'string') throw new Error(update);
  return update;
};

/** What `edit` adds to a text that reads "abcdef", by client 7. */
function edited(edit: (text: Y.Text) => void): {
  readonly base: Y.Doc;
  readonly after: Y.Doc;
  readonly update: Update;
} {
  const base = new Y.Doc();
  base.clientID = 1;
  base.getText('text').insert(0, 'abcdef');
  const after = new Y.Doc();
  Y.applyUpdate(after, Y.encodeStateAsUpdate(base));
  after.clientID = 7;
  edit(after.getText('text'));
  return { base, after, update: read(Y.encodeStateAsUpdate(after, Y.encodeStateVector(base))) };
}

const brief = ({ clock, length, ref, origin, rightOrigin, text }: Struct): string => {
  const id = (one: Struct['origin']): string => (one ? `${one.client}/${one.clock}` : '-');
  return `${clock}+${length} kind ${ref} ${id(origin)} ${id(rightOrigin)} ${text}`.trim();
};

describe('encodePart, of a struct whose beginning is known', () => {
  /** Cuts the only struct after so many units, and gives both parts to the base, one after the other. */
  function halves(edit: (text: Y.Text) => void, offset: number) {
    const { base, after, update } = edited(edit);
    const [struct, ...more] = update.structs.get(7) ?? [];
    if (!struct || more.length > 0) throw new Error('not one struct');
    const rest = encodePart(update.bytes, new Map([[7, [cutStart(struct, offset)]]]), []).update;
    Y.applyUpdate(base, Y.encodeStateAsUpdate(after, Y.encodeStateVector(base)));
    return { base, after, rest: (read(rest).structs.get(7) ?? []).map(brief) };
  }

  it.each([
    ['between two letters', (text: Y.Text) => text.insert(3, 'xyz'), '2+1 kind 4 7/1 1/3 z'],
    ['at the end', (text: Y.Text) => text.insert(6, 'xyz'), '2+1 kind 4 7/1 - z'],
    ['at the beginning', (text: Y.Text) => text.insert(0, 'xyz'), '2+1 kind 4 7/1 1/0 z'],
    [
      'that is deleted',
      (text: Y.Text) => {
        text.insert(3, 'xyz');
        text.delete(3, 3);
      },
      '2+1 kind 1 7/1 1/3',
    ],
    [
      'that is deleted, at the end',
      (text: Y.Text) => {
        text.insert(6, 'xyz');
        text.delete(6, 3);
      },
      '2+1 kind 1 7/1 -',
    ],
  ])('writes the rest of a word %s', (_name, edit, expected) => {
    expect(halves(edit, 2).rest).toEqual([expected]);
  });

  it('writes of a deleted run as much as there is', () => {
    const { update } = edited((text) => {
      text.insert(6, 'x'.repeat(300));
      text.delete(6, 300);
    });
    const struct = update.structs.get(7)?.[0] as Struct;
    const rest = read(encodePart(update.bytes, new Map([[7, [cutStart(struct, 100)]]]), []).update);
    expect([clientRanges(rest.structs), rest.structs.get(7)?.map(brief)]).toEqual([
      [[7, 100, 200]],
      ['100+200 kind 1 7/99 -'],
    ]);
  });

  it('ends up in one text with its beginning', () => {
    for (let offset = 1; offset < 6; offset++) {
      const { base, after, update } = edited((text) => text.insert(3, 'сло́во'));
      const struct = update.structs.get(7)?.[0] as Struct;
      const first = new Y.Doc();
      Y.applyUpdate(first, Y.encodeStateAsUpdate(base));
      first.clientID = 7;
      first.getText('text').insert(3, struct.text.slice(0, offset));
      first.clientID = 99;
      Y.applyUpdate(first, encodePart(update.bytes, new Map([[7, [cutStart(struct, offset)]]]), []).update);
      expect(first.getText('text').toString()).toBe(after.getText('text').toString());
      expect(Y.encodeStateAsUpdate(first)).toEqual(Y.encodeStateAsUpdate(after));
    }
  });
});

describe('encodePart', () => {
  const three = () =>
    edited((text) => {
      // Three structs that are no neighbours, and a deletion of each kind.
      text.insert(6, 'one');
      text.insert(3, 'two');
      text.insert(0, 'three');
    });

  it('copies what is kept byte by byte, and says that nobody was retired', () => {
    const { update } = three();
    expect(encodePart(update.bytes, update.structs, [])).toEqual({ update: update.bytes, retired: [] });
  });

  it.each([
    ['the first', ['one'], ['0+3 kind 0 - -', '3+3 kind 4 1/2 1/3 two', '6+5 kind 4 - 1/0 three']],
    ['the middle', ['two'], ['0+3 kind 4 1/5 - one', '3+3 kind 0 - -', '6+5 kind 4 - 1/0 three']],
    ['the last', ['three'], ['0+3 kind 4 1/5 - one', '3+3 kind 4 1/2 1/3 two', '6+5 kind 0 - -']],
    ['two in a row', ['one', 'two'], ['0+6 kind 0 - -', '6+5 kind 4 - 1/0 three']],
    ['all', ['one', 'two', 'three'], ['0+11 kind 0 - -']],
  ])('puts a gap in the place of %s, and names the client once', (_name, refused, expected) => {
    const { update } = three();
    const part = encodePart(update.bytes, update.structs, [], ({ text }) => !refused.includes(text));
    expect([read(part.update).structs.get(7)?.map(brief), part.retired]).toEqual([expected, [7]]);
  });

  it('names each client of which something became a gap, higher ids first', () => {
    const update = read(
      Y.mergeUpdates(
        [5, 9, 7].map((client) => {
          const doc = new Y.Doc();
          doc.clientID = client;
          doc.getText('text').insert(0, `of ${client}`);
          return Y.encodeStateAsUpdate(doc);
        }),
      ),
    );
    const keep = ({ client }: Struct): boolean => client === 7;
    const part = encodePart(update.bytes, new Map([...update.structs].reverse()), [], keep);
    expect([part.retired, [...read(part.update).structs.keys()]]).toEqual([
      [9, 5],
      [9, 7, 5],
    ]);
  });

  it('joins deletions that touch, and no others', () => {
    const stretch = (client: number, clock: number, length: number) => ({ client, clock, length });
    const part = encodePart(new Uint8Array(), new Map(), [
      stretch(1, 0, 2),
      stretch(1, 2, 1),
      stretch(1, 4, 1),
      stretch(2, 5, 3),
      stretch(2, 8, 1),
    ]);
    // As bytes: whoever reads an update joins them anyway.
    expect([...part.update]).toEqual([0, 2, ...[1, 2, 0, 3, 4, 1], ...[2, 1, 5, 4]]);
  });
});

describe('clientRanges', () => {
  it('says from which clock on each client brings how much', () => {
    const { update } = edited((text) => {
      text.insert(6, 'one');
      text.insert(0, 'three');
    });
    expect(clientRanges(update.structs)).toEqual([[7, 0, 8]]);
    expect(clientRanges(new Map([[7, (update.structs.get(7) ?? []).slice(1)]]))).toEqual([[7, 3, 5]]);
  });
});
