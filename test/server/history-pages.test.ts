/** A past in pages: nothing lost between them, nothing remembered that is out of date, and nobody held up meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorsInSlices, authorsOf } from '../../server/history/authors.ts';
import { Pasts, pageOf, pageWish } from '../../server/history/pages.ts';
import type { Slices } from '../../server/history/retrace.ts';
import { cellHistory, clauseHistory } from '../../server/history/versions.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { HistoryEvent } from '../../src/domain/clause/past.ts';
import { temporaryFolder } from '../support/server.ts';
import { type Member, openSmallWorkspace, ROOM, type SmallWorkspace } from './small-workspace.ts';

const PLACE = { clause: 'a', lang: 'ru' } as const;
const ROUNDS = 12;
const folder = temporaryFolder();
let small: SmallWorkspace;
let ru: Member;
let kz: Member;

/** Each slice is one record: as often as possible somebody else has their turn. */
const counting = () => {
  const state = { rests: 0, meanwhile: () => {} };
  const slices: Slices = {
    ms: 0,
    rest: async () => {
      state.rests++;
      state.meanwhile();
    },
  };
  return { state, slices };
};

beforeAll(async () => {
  small = await openSmallWorkspace(openStorage(folder.path));
  ru = small.sit('ru', 1001);
  kz = small.sit('kz', 1002);
  for (const one of [ru, kz]) one.dial();
  small.settle();
  for (let round = 0; round < ROUNDS; round++) {
    const writer = round % 2 === 0 ? ru : kz;
    writer.cell(PLACE).insert(0, `слово${round} `);
    small.settle();
    if (round % 3 === 0) writer.cell(PLACE).delete(0, 3);
    small.settle();
  }
});
afterAll(() => {
  small.storage.close();
  folder.remove();
});

const seqs = (list: readonly { readonly seq: number }[] | null): number[] => (list ?? []).map(({ seq }) => seq);

describe('pageWish', () => {
  it.each([
    [{}, {}],
    [
      { limit: '20', before: '7' },
      { limit: 20, before: 7 },
    ],
    [{ limit: '0' }, null],
    [{ limit: '1001' }, null],
    [{ limit: '2.5' }, null],
    [{ before: '-1' }, null],
    [{ before: 'now' }, null],
  ])('reads %j as %j', (query, wish) => expect(pageWish(query)).toEqual(wish));
});

describe('pageOf', () => {
  const entries = [1, 2, 2, 3, 5, 5, 5].map((seq) => ({ seq })) as unknown as HistoryEvent[];
  it.each([
    [{}, [1, 2, 2, 3, 5, 5, 5]],
    [{ limit: 1 }, [5, 5, 5]],
    [{ limit: 4 }, [3, 5, 5, 5]],
    [{ limit: 1, before: 5 }, [3]],
    [{ limit: 2, before: 5 }, [2, 2, 3]],
    [{ limit: 9, before: 2 }, [1]],
    [{ before: 1 }, []],
  ])('%j is %j: what one record did stays together', (wish, expected) =>
    expect(seqs(pageOf(entries, wish))).toEqual(expected),
  );
});

describe('Pasts', () => {
  it('gives pages that laid end to end are the whole past', async () => {
    const pasts = new Pasts(small.storage, counting().slices);
    const whole = clauseHistory(small.storage, ROOM, 'a') ?? [];
    const found: unknown[] = [];
    let before: number | undefined;
    for (let guard = 0; guard < 50; guard++) {
      const page =
        (await pasts.page(ROOM, { clause: 'a', lang: null }, { limit: 3, ...(before ? { before } : {}) })) ?? [];
      if (page.length === 0) break;
      found.unshift(...page);
      before = page[0]?.seq;
    }
    expect(found).toEqual(whole);
    expect(whole.length).toBeGreaterThan(ROUNDS);
  });

  it('reads the log once for all pages, and again when the cell has been written in', async () => {
    const { state, slices } = counting();
    const pasts = new Pasts(small.storage, slices);
    const ask = () => pasts.page(ROOM, PLACE, { limit: 2 });
    expect(await ask()).toEqual(cellHistory(small.storage, ROOM, 'a', 'ru').slice(-2));
    const once = state.rests;
    kz.cell({ clause: 'a', lang: 'kk' }).insert(0, 'басқа ');
    small.settle();
    await ask();
    expect([state.rests, once > ROUNDS]).toEqual([once, true]);
    ru.cell(PLACE).insert(0, 'новое ');
    small.settle();
    expect((await ask())?.at(-1)).toMatchObject({ text: ru.cell(PLACE).toString(), authors: ['ru'] });
    expect(state.rests).toBeGreaterThan(once);
  });

  it('lets others write between two records, and tells the past as it was when it was asked', async () => {
    const { state, slices } = counting();
    const stood = cellHistory(small.storage, ROOM, 'a', 'ru');
    const authors = authorsOf(small.storage, ROOM, 'a', 'ru');
    let written = 0;
    state.meanwhile = () => {
      if (written > 5) return;
      ru.cell(PLACE).insert(0, `между${written++} `);
      small.settle();
    };
    expect(await new Pasts(small.storage, slices).page(ROOM, PLACE, {})).toEqual(stood);
    expect(written).toBe(6);
    written = 0;
    const before = small.storage.head(ROOM)?.seq ?? 0;
    const during = await authorsInSlices(small.storage, ROOM, PLACE, {}, slices);
    expect([during?.seq, written]).toEqual([before, 6]);
    const joined = (one: typeof during): string => one?.runs.map((run) => run.text).join('') ?? '';
    expect([joined(during), joined(authors)].map((one) => one.includes('между5'))).toEqual([true, false]);
    expect(authorsOf(small.storage, ROOM, 'a', 'ru', { at: before })).toEqual(during);
  });

  it('knows no clause that never was', async () => {
    const pasts = new Pasts(small.storage, counting().slices);
    expect([
      await pasts.page(ROOM, { clause: 'x', lang: null }, {}),
      await pasts.page(ROOM, { clause: 'a', lang: 'az' }, {}),
    ]).toEqual([null, null]);
  });
});
