/**
 * Text that the server has not acknowledged, by hand: what is counted, on what it rests, when the copy on this computer may be
 * forgotten, and what becomes of what an earlier page left. With a server and a network around it: `local-copy.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Found, LocalCopy } from '../../src/client/local-copy.ts';
import type { KeptUpdate, Position, Words } from '../../src/client/local-records.ts';
import { SERVER, unsentText } from '../../src/client/unsent.ts';
import { cellOf, type Place } from '../../src/crdt/document.ts';
import { sampleDocument } from '../crdt/sample.ts';
import { handClock } from './hand-clock.ts';

const RU: Place = { clause: 'c1', lang: 'ru' };
const FA: Place = { clause: 'c1', lang: 'fa' };
/** As long as forgetting waits. */
const SETTLE = 500;
/** One text for all who take part. */
const TEXT = Y.encodeStateAsUpdate(sampleDocument());
const at = (seq: number): Position => ({ seq, head: `h${seq}` });

const write = (doc: Y.Doc, place: Place, words: string, origin: unknown = 'me'): void =>
  doc.transact(() => {
    const cell = cellOf(doc, place) as Y.Text;
    cell.insert(cell.length, words);
  }, origin);
const read = (doc: Y.Doc, place: Place): string => cellOf(doc, place)?.toString() ?? '';

type Told = readonly [string, ...unknown[]];

/** A document as the server has it, with nothing unsent; `told` is what copy and owner hear. */
function desk() {
  const server = new Y.Doc();
  Y.applyUpdate(server, TEXT);
  const doc = new Y.Doc();
  doc.clientID = 7;
  const clock = handClock();
  const told: Told[] = [];
  const text = unsentText({
    doc,
    clock,
    made: () => told.push(['made']),
    read: (_found, unfit) => told.push(['read', unfit]),
    missed: (places) => told.push(['missed', places]),
  });
  text.apply(TEXT, false);
  const copy = (lay: Found): LocalCopy => ({
    found: () => Promise.resolve(lay),
    keep: (_update, made) => told.push(['keep', made]),
    keepWords: ({ mine }) => told.push(['words', mine]),
    adopt: (keys) => told.push(['adopt', ...keys]),
    settled: () => told.push(['settled']),
    ...{ release: () => () => {}, dropStrays: () => {}, keepDraft: () => {}, dropDraft: () => {} },
    ...{ keepCommand: () => {}, dropCommand: () => {} },
    keepPosition: () => {},
  });
  /** Opens a copy in which that lies; unless `unread`, it is known to be empty. */
  const open = async (lay: Partial<Found> | null): Promise<void> => {
    const found: Found = { updates: [], words: [], commands: [], drafts: [], position: null, strays: [], ...lay };
    text.open(copy(found), lay !== null, (position) => told.push(['done', position]));
    await new Promise((resolve) => setImmediate(resolve));
  };
  /** Of what was told, the things of these names. */
  const heard = (...names: string[]): Told[] => told.filter(([name]) => names.includes(name));
  /** What is on its way arrives and is acknowledged. */
  const arrive = (message: number): void => {
    text.sent();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    text.acknowledged(message);
  };
  return { server, doc, clock, text, told, open, heard, arrive };
}

/** Updates of an earlier page, one for each of `steps`, on the same text. */
function left(
  steps: readonly (readonly [Place, string])[],
  seen: readonly (number | null)[] = [],
  clientID = 5,
): KeptUpdate[] {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  Y.applyUpdate(doc, TEXT);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const [place, words] of steps) write(doc, place, words);
  return steps.map(([place], index) => {
    const position = seen[index];
    return {
      ...{ key: `k${index}`, clientID, update: updates[index] as Uint8Array, places: [place] },
      ...(position == null ? {} : { seen: at(position) }),
    };
  });
}

describe('what is unsent', () => {
  it('is one’s own, kept with what its writer had seen; the server’s is not', async () => {
    const { doc, text, open, told, server } = desk();
    await open(null);
    text.reached(at(3));
    write(server, FA, '!');
    text.apply(Y.encodeStateAsUpdate(server), false);
    expect([told, text.count()]).toEqual([[], 0]);
    write(doc, RU, ' да');
    expect(told).toEqual([['words', 'Заголовок да'], ['keep', { clientID: 7, seen: at(3), places: [RU] }], ['made']]);
    expect([text.count(), text.updates().length]).toEqual([1, 1]);
    expect(text.words()).toEqual([{ place: RU, base: 'Заголовок', mine: 'Заголовок да' }]);
  });

  it('is nothing at first, and rests on nothing', () => {
    const { text } = desk();
    expect([text.count(), text.words(), text.updates(), text.reading()]).toEqual([0, [], [], false]);
    expect([text.rests(), text.held(), text.copy()]).toEqual([{ seq: 0, head: '' }, { seq: 0, head: '' }, undefined]);
  });

  it('is carried by the next line when one broke', () => {
    const { doc, text } = desk();
    write(doc, RU, '1');
    text.sent();
    text.dropped();
    write(doc, RU, '2');
    expect(text.count()).toBe(2);
    text.sent();
    text.acknowledged(1);
    expect(text.count()).toBe(0);
  });

  it('needs no copy on this computer', () => {
    const { doc, clock, text, arrive, heard } = desk();
    write(doc, RU, '1');
    arrive(1);
    clock.advance(SETTLE);
    expect([text.words(), heard('settled')]).toEqual([[], []]);
    text.close(true);
    expect(heard('settled')).toEqual([]);
  });

  it('rests on the oldest of what its writers had seen, until all of it has arrived', () => {
    const { doc, text } = desk();
    text.reached(at(3));
    expect(text.rests()).toEqual(at(3));
    write(doc, RU, '1');
    text.sent();
    text.reached(at(5));
    write(doc, RU, '2');
    text.sent();
    expect([text.rests(), text.held()]).toEqual([at(3), at(5)]);
    text.acknowledged(1);
    expect([text.rests(), text.count(), text.updates().length]).toEqual([at(3), 1, 2]);
    text.acknowledged(2);
    expect([text.rests(), text.count(), text.updates()]).toEqual([at(5), 0, []]);
  });

  it.each<[string, readonly (number | null)[], number | null, number]>([
    ['what an earlier page had seen', [2], null, 2],
    ['the earlier of two', [4, 2], null, 2],
    ['the earlier of two, whichever comes first', [2, 4], null, 2],
    ['what was typed here, when that is older', [4], 3, 3],
    ['what lay here, when that is older', [2], 3, 2],
    ['what is known now, of those who did not say', [null], null, 9],
    ['the one that did say', [null, 4, null], null, 4],
  ])('rests on %s', async (_name, seen, typedAt, expected) => {
    const { doc, text, open } = desk();
    if (typedAt !== null) {
      text.reached(at(typedAt));
      write(doc, FA, '!');
    }
    await open({
      updates: left(
        seen.map((_, index) => [RU, `${index}`] as const),
        seen,
      ),
    });
    text.reached(at(9));
    text.addFound(() => {});
    expect(text.rests()).toEqual(at(expected));
  });
});

describe('the copy on this computer', () => {
  it('is forgotten half a second after everything has arrived, and so are the words', async () => {
    const { doc, clock, text, open, heard, arrive } = desk();
    await open(null);
    write(doc, RU, '!');
    arrive(1);
    clock.advance(SETTLE - 1);
    expect([heard('settled').length, text.words().length]).toEqual([0, 1]);
    clock.advance(1);
    expect([heard('settled').length, text.words()]).toEqual([1, []]);
    clock.advance(10 * SETTLE);
    expect(heard('settled').length).toBe(1);
  });

  it('waits anew for whatever arrives meanwhile', async () => {
    const { doc, clock, open, heard, arrive } = desk();
    await open(null);
    write(doc, RU, '1');
    arrive(1);
    clock.advance(SETTLE - 100);
    write(doc, RU, '2');
    arrive(2);
    clock.advance(100);
    expect([heard('settled').length, clock.pending()]).toEqual([0, 1]);
    clock.advance(SETTLE);
    expect(heard('settled').length).toBe(1);
  });

  it.each<[string, (on: ReturnType<typeof desk>) => void]>([
    ['something was typed meanwhile', ({ doc }) => write(doc, RU, '?')],
    ['the line broke meanwhile: a refusal may have been on it', ({ text }) => text.dropped()],
    ['only a part has arrived', ({ text }) => text.acknowledged(1)],
  ])('is kept when %s', async (_name, meanwhile) => {
    const on = desk();
    await on.open(null);
    if (_name.startsWith('only')) write(on.doc, FA, '1');
    on.text.sent();
    write(on.doc, RU, '!');
    if (_name.startsWith('only')) on.text.sent();
    else on.arrive(2);
    meanwhile(on);
    on.clock.advance(SETTLE);
    expect([on.heard('settled'), on.text.words().length > 0]).toEqual([[], true]);
  });

  // Heard out by the server, still being read, something unsent: forgotten at closing only in one case of eight.
  const CLOSING = [true, false].flatMap((sure) =>
    [true, false].flatMap((reading) => [true, false].map((unsent) => [sure, reading, unsent] as const)),
  );
  it.each(CLOSING)('at closing (sure: %s, reading: %s, unsent: %s)', async (sure, reading, unsent) => {
    const { doc, text, open, heard } = desk();
    await open(reading ? {} : null);
    if (unsent) write(doc, RU, '!');
    text.close(sure);
    expect(heard('settled').length).toBe(sure && !reading && !unsent ? 1 : 0);
  });

  it('hears nothing after closing, of the clock, the document or the disk', async () => {
    const { doc, clock, text, open, told, arrive, heard } = desk();
    const opened = open({ updates: left([[RU, '1']]) });
    write(doc, RU, '!');
    arrive(1);
    text.close(false);
    await opened;
    expect(heard('done')).toEqual([]);
    told.length = 0;
    clock.advance(SETTLE);
    write(doc, RU, '?');
    expect([told, text.count(), clock.pending()]).toEqual([[], 0, 0]);
    expect(text.words()).toEqual([{ place: RU, base: 'Заголовок', mine: 'Заголовок!' }]);
  });
});

describe('what an earlier page left', () => {
  it('is added once the copy has been read, is bound and sent as if typed here, and kept no second time', async () => {
    const { doc, text, open, told, heard, clock } = desk();
    const bound: number[][] = [];
    text.addFound((ids) => bound.push([...ids]));
    const opened = open({
      updates: left([
        [RU, ' раз'],
        [FA, ' دو'],
      ]),
      position: at(2),
    });
    expect(text.reading()).toBe(true);
    await opened;
    expect([told, text.reading(), bound]).toEqual([[['done', at(2)]], true, []]);
    text.addFound((ids) => bound.push([...ids]));
    expect([bound, text.reading(), read(doc, RU), read(doc, FA)]).toEqual([
      [[5, 5]],
      false,
      'Заголовок раз',
      'عنوان دو',
    ]);
    expect(heard('made', 'keep', 'adopt', 'read')).toEqual([['made'], ['adopt', 'k0', 'k1'], ['read', []]]);
    expect([text.count(), text.updates().length]).toEqual([1, 2]);
    clock.advance(SETTLE);
    expect(heard('settled')).toEqual([]);
    text.addFound((ids) => bound.push([...ids]));
    expect([bound.length, heard('read').length]).toEqual([1, 1]);
  });

  it('is not waited for where nothing is unread', async () => {
    const { text, open, heard } = desk();
    await open(null);
    expect([text.reading(), heard('done'), text.copy() === undefined]).toEqual([false, [], false]);
  });

  it('is forgotten when the server has it all', async () => {
    const { server, clock, text, open, heard } = desk();
    const updates = left([[RU, ' раз']]);
    for (const { update } of updates) Y.applyUpdate(server, update);
    text.apply(Y.encodeStateAsUpdate(server), false);
    await open({ updates });
    text.addFound(() => {});
    clock.advance(SETTLE);
    expect([text.count(), heard('settled').length]).toEqual([0, 1]);
  });

  it('is not forgotten for there being none', async () => {
    const { clock, text, open, heard } = desk();
    await open({});
    text.addFound(() => {});
    clock.advance(SETTLE);
    expect([heard('settled'), heard('adopt', 'read')]).toEqual([[], [['adopt'], ['read', []]]]);
  });

  it('is offered where it fits nowhere, and belongs to this page only where its cells are known', async () => {
    const { text, open, heard } = desk();
    // The first of three steps is lost: the other two rest on it. A third record says of no cell.
    const [, second, third] = left([
      [RU, '1'],
      [RU, '2'],
      [RU, '3'],
    ]) as [KeptUpdate, KeptUpdate, KeptUpdate];
    const [fits] = left([[FA, '!']], [], 6) as [KeptUpdate];
    await open({ updates: [second, { ...third, places: [] }, { ...fits, key: 'fits' }] });
    text.addFound(() => {});
    expect(heard('adopt', 'read')).toEqual([
      ['adopt', 'fits', 'k1'],
      ['read', [RU]],
    ]);
    expect(text.updates().map(({ places }) => places)).toEqual([[FA]]);
  });

  it('is missed where the server has gaps for its words, and stays', async () => {
    const { server, clock, text, open, heard } = desk();
    const updates = left([[RU, ' раз']]);
    for (const { update } of updates) Y.applyUpdate(server, update);
    server.transact(() => cellOf(server, RU)?.delete('Заголовок'.length, ' раз'.length));
    text.apply(Y.encodeStateAsUpdate(server), false);
    const lay: Words = { place: RU, base: 'Заголовок', mine: 'Заголовок раз' };
    await open({ updates, words: [lay] });
    text.addFound(() => {});
    clock.advance(SETTLE);
    expect([heard('missed'), heard('settled'), text.words()]).toEqual([[['missed', [RU]]], [], [lay]]);
  });
});

describe('the server’s text', () => {
  /** One wrote in two cells; the server has a gap for the words in the first, and somebody else’s words in the second. */
  const refused = () => {
    const on = desk();
    write(on.doc, RU, ' раз');
    write(on.doc, FA, ' دو');
    Y.applyUpdate(on.server, Y.encodeStateAsUpdate(on.doc));
    on.server.transact(() => cellOf(on.server, RU)?.delete('Заголовок'.length, ' раз'.length));
    write(on.server, FA, ' سه');
    return on;
  };

  it('shows after a broken line which words were refused unheard: those are recalled, the others are as they are', () => {
    const { server, text, heard } = refused();
    text.apply(Y.encodeStateAsUpdate(server), true);
    expect(heard('missed')).toEqual([['missed', [RU]]]);
    expect(text.words()).toEqual([
      { place: RU, base: 'Заголовок', mine: 'Заголовок раз' },
      { place: FA, base: 'عنوان', mine: 'عنوان دو سه' },
    ]);
  });

  it('is believed on a line that holds: what is gone somebody deleted', () => {
    const { server, text, heard } = refused();
    text.apply(Y.encodeStateAsUpdate(server), false);
    expect([heard('missed'), text.words()[0]?.mine]).toEqual([[], 'Заголовок']);
  });

  it('can lack nothing that it has acknowledged', () => {
    const { server, text, heard } = refused();
    text.sent();
    text.acknowledged(1);
    text.apply(Y.encodeStateAsUpdate(server), true);
    expect(heard('missed')).toEqual([]);
  });

  it('has an origin of its own', () => {
    const { doc, server, text } = desk();
    const origins: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    write(server, RU, '!');
    text.apply(Y.encodeStateAsUpdate(server), true);
    expect(origins).toEqual([SERVER]);
  });
});
