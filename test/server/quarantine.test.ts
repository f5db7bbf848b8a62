/** What of refused updates is kept: the bytes once, repeats as counts, a share per member, and all of it again from the log. */
import { describe, expect, it } from 'vitest';
import { openQuarantine, type QuarantineBody } from '../../server/rooms/quarantine.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const PLACE = { reason: 'place', retired: [] } as const;
const brief = (body: QuarantineBody | null): string =>
  body ? `${body.size} ${body.update === undefined ? '-' : 'bytes'} ${body.times ?? ''}`.trim() : 'nothing';

describe('openQuarantine', () => {
  it('keeps the bytes, their hash and what was retired', () => {
    expect(openQuarantine().take('ru-neg', bytes(1, 2, 3), { reason: 'place', retired: [7] })).toEqual({
      reason: 'place',
      retired: [7],
      size: 3,
      sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
      update: 'AQID',
    });
  });

  it('counts repeats, and writes the count down when it has doubled', () => {
    const quarantine = openQuarantine();
    const found = Array.from({ length: 9 }, () => brief(quarantine.take('ru-neg', bytes(1), PLACE)));
    const rest = ['nothing', 'nothing', 'nothing'];
    expect(found).toEqual(['1 bytes', '1 - 2', 'nothing', '1 - 4', ...rest, '1 - 8', 'nothing']);
    expect(brief(quarantine.take('kz-neg', bytes(1), PLACE))).toBe('1 bytes');
  });

  it('writes down whom a repeat retires', () => {
    const quarantine = openQuarantine();
    quarantine.take('ru-neg', bytes(1), PLACE);
    quarantine.take('ru-neg', bytes(1), PLACE);
    expect(quarantine.take('ru-neg', bytes(1), { reason: 'place', retired: [9] })?.retired).toEqual([9]);
  });

  it('keeps bytes up to a share of each member, then sizes and hashes, in the end counts', () => {
    const quarantine = openQuarantine({ bytes: 10, updates: 3, hashes: 6 });
    const take = (member: string, first: number, length: number) =>
      brief(
        quarantine.take(
          member,
          Uint8Array.from({ length }, (_, i) => first + i),
          PLACE,
        ),
      );
    expect([1, 2, 3, 4].map((first) => take('many', first, 1))).toEqual(['1 bytes', '1 bytes', '1 bytes', '1 -']);
    expect([1, 2, 3].map((first) => take('large', first, 6))).toEqual(['6 bytes', '6 -', '6 -']);
    expect([5, 6, 7, 8, 9, 10].map((first) => take('many', first, 1))).toEqual([
      '1 -',
      '1 -',
      '1 -',
      '1 -',
      'nothing',
      '1 -',
    ]);
  });

  it('knows after a restart what it knew before', () => {
    const limit = { bytes: 10, updates: 3, hashes: 6 };
    const before = openQuarantine(limit);
    const after = openQuarantine(limit);
    const sent = [1, 1, 2, 3, 4, 2, 5, 6, 7, 8, 1, 1].map((value) => bytes(value));
    for (const update of sent) {
      const body = before.take('ru-neg', update, PLACE);
      if (body) after.note({ kind: 'refused', member: 'ru-neg', body: JSON.parse(JSON.stringify(body)) });
    }
    const more = [1, 2, 9, 10, 11].map((value) => bytes(value));
    expect(more.map((update) => brief(after.take('ru-neg', update, PLACE)))).toEqual(
      more.map((update) => brief(before.take('ru-neg', update, PLACE))),
    );
  });

  /** A quarantine as it is after a restart: from the log of one that has taken these. */
  function restarted(limit: Parameters<typeof openQuarantine>[0], sent: readonly Uint8Array[]) {
    const [before, after] = [openQuarantine(limit), openQuarantine(limit)];
    for (const update of sent) {
      const body = before.take('ru-neg', update, PLACE);
      if (body) after.note({ kind: 'refused', member: 'ru-neg', body: JSON.parse(JSON.stringify(body)) });
    }
    return after;
  }

  it.each([
    ['updates', { bytes: 1_000, updates: 2, hashes: 100 }, [[1], [2]]],
    [
      'bytes',
      { bytes: 10, updates: 100, hashes: 100 },
      [
        [1, 1, 1, 1, 1, 1],
        [2, 2, 2, 2],
      ],
    ],
  ] as const)('counts the share of %s again after a restart', (_name, limit, sent) => {
    const updates = sent.map((values) => bytes(...values));
    const taken = (already: number): string =>
      brief(restarted(limit, updates.slice(0, already)).take('ru-neg', bytes(3, 3, 3, 3), PLACE));
    expect([taken(0), taken(1), taken(2)]).toEqual(['4 bytes', '4 bytes', '4 -']);
    // What was only named took nothing of it.
    const over = restarted(limit, [...updates, bytes(4, 4, 4, 4, 4), bytes(5)]);
    expect([brief(over.take('ru-neg', bytes(3), PLACE)), brief(over.take('kz-neg', bytes(3), PLACE))]).toEqual([
      '1 -',
      '1 bytes',
    ]);
  });

  it('writes down who was retired also past the share of hashes', () => {
    const quarantine = openQuarantine({ bytes: 10, updates: 3, hashes: 1 });
    const found = [1, 2, 3, 4, 5, 6].map((value) =>
      brief(quarantine.take('ru-neg', bytes(value), { reason: 'place', retired: value === 6 ? [9] : [] })),
    );
    expect(found).toEqual(['1 bytes', '1 -', '1 -', 'nothing', '1 -', '1 -']);
  });

  it('does not count refused decisions to the share, neither of bytes nor of hashes', () => {
    const quarantine = openQuarantine({ bytes: 2, updates: 2, hashes: 2 });
    for (const sha256 of ['c1', 'c2', 'c3'])
      quarantine.note({
        kind: 'refused',
        member: 'ru-neg',
        body: { command: { type: 'comment.add' }, reason: 'frozen', sha256, size: 70 },
      });
    for (const update of ['AQ==', 'Ag=='])
      quarantine.note({ kind: 'refused', member: 'ru-neg', body: { reason: 'place', retired: [], update } });
    quarantine.note({ kind: 'refused', member: 'ru-neg', body: { reason: 'place', update: 'AQ==', sha256: 'half' } });
    quarantine.note({ kind: 'refused', member: 'ru-neg', body: { reason: 'place', update: 'AQ==', size: 1 } });
    expect([
      ['c1', 'half'].map((sha256) => quarantine.times('ru-neg', sha256)),
      [1, 2].map((value) => brief(quarantine.take('ru-neg', bytes(value), PLACE))),
    ]).toEqual([
      [0, 0],
      ['1 bytes', '1 bytes'],
    ]);
  });

  it('does not mind refused commands, other records and records of earlier versions', () => {
    const quarantine = openQuarantine();
    for (const body of [null, { command: {}, reason: 'frozen' }, { reason: 'place', retired: [], update: 'AQ==' }])
      quarantine.note({ kind: 'refused', member: 'ru-neg', body });
    quarantine.note({ kind: 'update', member: 'ru-neg', body: { sha256: 'x', size: 1 } });
    expect([quarantine.times('ru-neg', 'x'), brief(quarantine.take('ru-neg', bytes(1), PLACE))]).toEqual([
      0,
      '1 bytes',
    ]);
  });
});
