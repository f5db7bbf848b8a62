/** A store of unsent text in memory, and the facts that hold of every store, run on this one and on a browser's. */
import { expect, it } from 'vitest';
import type { RoomKey, UnsentRecord, UnsentStore } from '../../src/client/local-copy.ts';

export type MemoryStore = UnsentStore & { readonly records: Map<string, UnsentRecord> };

const FIELDS = ['server', 'member', 'resolution', 'epoch'] as const;

export function memoryStore(): MemoryStore {
  const records = new Map<string, UnsentRecord>();
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
    refuse: async (keys) => {
      for (const key of keys) {
        const record = records.get(key);
        if (record) records.set(key, { ...record, refused: true });
      }
    },
  };
}

const ROOM: RoomKey = { server: 'https://rasht.example', member: 'm1', resolution: 'transit', epoch: 'e1' };

const record = (key: string, more: Partial<UnsentRecord> = {}): UnsentRecord => ({
  ...ROOM,
  key,
  clientID: 2 ** 32 - 1,
  refused: false,
  bytes: Uint8Array.of(1, 2, 255),
  ...more,
});

/** `open` gives an empty store. */
export function itIsAStore(open: () => Promise<UnsentStore>): void {
  it('gives a room its own records back, whole and in the order of their keys', async () => {
    const store = await open();
    const mine = [record('p/1'), record('p/2', { nonce: Uint8Array.of(9), refused: true }), record('q/1')];
    const others = FIELDS.map((field) => record(`p/${field}`, { [field]: 'другой' }));
    for (const each of [mine[2], ...others, mine[1], mine[0]] as UnsentRecord[]) await store.put(each);
    expect(await store.read(ROOM)).toEqual(mine);
    expect(await store.read({ ...ROOM, epoch: 'другой' })).toEqual([others[3]]);
    expect(await store.read({ ...ROOM, epoch: 'e' })).toEqual([]);
  });

  it('changes things in the order in which it is asked, without being waited for', async () => {
    const store = await open();
    const done = [
      store.put(record('p/1')),
      store.put(record('p/2')),
      store.refuse(['p/2']),
      store.remove(['p/1']),
      store.put(record('p/3')),
    ];
    await Promise.all(done);
    expect((await store.read(ROOM)).map(({ key, refused }) => `${key} ${refused}`)).toEqual(['p/2 true', 'p/3 false']);
  });

  it('takes no offence at keys that another window was first to delete', async () => {
    const store = await open();
    await store.put(record('p/1'));
    await store.remove(['p/1', 'p/2']);
    await store.remove(['p/1']);
    await store.refuse(['p/1']);
    expect(await store.read(ROOM)).toEqual([]);
  });
}
