/** A store of unsent text in memory, and the facts that hold of every store, run on this one and on a browser's. */
import { expect, it } from 'vitest';
import type { LocalRecord, LocalStore, RoomKey } from '../../src/client/local-records.ts';

export type MemoryStore = LocalStore & { readonly records: Map<string, LocalRecord> };

const FIELDS = ['server', 'member', 'resolution'] as const;

export function memoryStore(): MemoryStore {
  const records = new Map<string, LocalRecord>();
  return {
    records,
    put: async (record) => {
      records.set(record.key, structuredClone(record));
    },
    read: async (room) =>
      [...records.values()]
        .filter((record) => FIELDS.every((field) => record[field] === room[field]))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    remove: async (keys) => {
      for (const key of keys) records.delete(key);
    },
    isEmpty: async (server) => ![...records.values()].some((record) => record.server === server),
    forget: async (server, kind) => {
      for (const [key, record] of records) if (record.server === server && record.kind === kind) records.delete(key);
    },
  };
}

const ROOM: RoomKey = { server: 'https://rasht.example', member: 'm1', resolution: 'transit', epoch: 'e1' };

const record = (key: string, more: Partial<LocalRecord> = {}): LocalRecord => ({
  ...ROOM,
  key,
  kind: 'update',
  clientID: 2 ** 32 - 1,
  bytes: Uint8Array.of(1, 2, 255),
  ...more,
});

/** `open` gives an empty store. */
export function itIsAStore(open: () => Promise<LocalStore>): void {
  it('gives a room its own records back, of every epoch, whole and in the order of their keys', async () => {
    const store = await open();
    const mine = [
      record('p/1', { seen: { seq: 7, head: 'h7' }, places: [{ clause: 'c1', lang: 'ru' }] }),
      record('p/2', { nonce: Uint8Array.of(9) }),
      record('q/1', { epoch: 'e0', kind: 'words' }),
    ];
    const others = FIELDS.map((field) => record(`p/${field}`, { [field]: 'другой' }));
    for (const each of [mine[2], ...others, mine[1], mine[0]] as LocalRecord[]) await store.put(each);
    expect(await store.read(ROOM)).toEqual(mine);
    expect(await store.read({ ...ROOM, resolution: 'другой' })).toEqual([others[2]]);
    expect(await store.read({ ...ROOM, member: 'm' })).toEqual([]);
  });

  it('changes things in the order in which it is asked, without being waited for', async () => {
    const store = await open();
    const done = [
      store.put(record('p/1')),
      store.put(record('p/2')),
      store.put(record('p/2', { clientID: 1 })),
      store.remove(['p/1']),
      store.put(record('p/3')),
    ];
    await Promise.all(done);
    expect((await store.read(ROOM)).map(({ key, clientID }) => `${key} ${clientID}`)).toEqual([
      'p/2 1',
      'p/3 4294967295',
    ]);
  });

  it('forgets one kind of one server, whoever wrote it', async () => {
    const store = await open();
    const other = { member: 'm2', server: 'https://elsewhere.example' };
    await store.put(record('a', { kind: 'position' }));
    await store.put(record('b', { kind: 'position', member: 'm2' }));
    await store.put(record('c', { kind: 'position', ...other }));
    await store.put(record('d'));
    await store.forget(ROOM.server, 'position');
    const left = [ROOM, { ...ROOM, member: 'm2' }, { ...ROOM, ...other }].map((room) => store.read(room));
    expect((await Promise.all(left)).flat().map(({ key }) => key)).toEqual(['d', 'c']);
  });

  it('knows whether anything of anybody is left at a server', async () => {
    const store = await open();
    expect(await store.isEmpty(ROOM.server)).toBe(true);
    await store.put(record('a', { member: 'm2' }));
    const asked = [store.isEmpty(ROOM.server), store.isEmpty('https://rasht'), store.isEmpty(`${ROOM.server}:8443`)];
    expect(await Promise.all(asked)).toEqual([false, true, true]);
    await store.remove(['a']);
    expect(await store.isEmpty(ROOM.server)).toBe(true);
  });

  it('takes no offence at keys that another window was first to delete', async () => {
    const store = await open();
    await store.put(record('p/1'));
    await store.remove(['p/1', 'p/2']);
    await store.remove(['p/1']);
    expect(await store.read(ROOM)).toEqual([]);
  });
}
