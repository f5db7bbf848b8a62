import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { addKept, type LocalCopiesOptions, localCopies } from '../../src/client/local-copy.ts';
import { sealWith } from '../../src/client/local-copy-seal.ts';
import type { Seal } from '../../src/client/local-records.ts';
import type { OpenRoom } from '../../src/client/room.ts';
import { Network } from '../support/wire.ts';
import { NEGOTIATOR, ScriptedServer } from './scripted-server.ts';
import { atServer, countingRandom, erase, RU, RU2, table, type } from './table.ts';
import { itIsAStore, type MemoryStore, memoryStore } from './unsent-store.ts';

describe('memoryStore', () => {
  itIsAStore(async () => memoryStore());
});

/** Promises that are on their way arrive; encryption takes turns of the event loop, not only microtasks. */
const landed = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Encryption takes as long as the machine likes. */
const until = (holds: () => boolean): Promise<unknown> => vi.waitUntil(holds, { timeout: 10_000, interval: 5 });

const random = countingRandom();
const troubles: unknown[] = [];
afterEach(() => {
  expect(troubles.splice(0)).toEqual([]);
});

/** A page at the table: rooms whose unsent text lies in `store`. */
const copiesIn = (store: LocalCopiesOptions['store'], seal: Promise<Seal | null> = Promise.resolve(null)) =>
  localCopies({ server: 'https://rasht.example', store, seal, random, trouble: (error) => troubles.push(error) }).of;

async function keeping(server = new ScriptedServer(), seal?: Promise<Seal | null>, store = memoryStore()) {
  const at = table(server, { copyOf: (owner) => copiesIn(store, seal)({ resolution: 'transit', ...owner }) });
  const settle = async (): Promise<void> => {
    at.settle();
    await landed();
    at.settle();
  };
  await settle();
  /** Another page of the same browser, perhaps on a network of its own. */
  const page = (network: Network = at.network): OpenRoom =>
    at.sit({
      openSocket: network.socket,
      copyOf: (owner) => copiesIn(store, seal)({ resolution: 'transit', ...owner }),
    });
  return { ...at, store, settle, page };
}

/** The page is gone without having been asked; the next one finds a network again. */
const reopened = async (at: Awaited<ReturnType<typeof keeping>>): Promise<OpenRoom> => {
  at.unplug();
  at.room.close();
  at.network.restore();
  const next = at.page();
  await at.settle();
  return next;
};
const lives = ({ link }: OpenRoom): string => `${link.get().state} ${link.get().unsent}`;
const kept = ({ records }: MemoryStore): string[] =>
  [...records.values()].filter(({ kind }) => kind === 'update').map(({ member, epoch }) => `${member} ${epoch}`);
/** Updates and the words of their cells: what an acknowledgement makes needless. */
const unsent = ({ records }: MemoryStore): string[] =>
  [...records.values()].map(({ kind }) => kind).filter((kind) => kind === 'update' || kind === 'words');

describe('localCopies', () => {
  it('has each change requested in the task of its keystroke', async () => {
    const { room, store } = await keeping();
    type(room, RU, '!');
    const [update, words] = [...store.records.values()].filter(({ kind }) => kind !== 'position').reverse();
    expect(JSON.parse(new TextDecoder().decode(words?.bytes))).toEqual({ place: RU, base: 'один', mine: 'один!' });
    expect([update].map((record) => ({ ...record, bytes: 0, key: '' }))).toEqual([
      {
        server: 'https://rasht.example',
        member: 'm1',
        resolution: 'transit',
        epoch: 'e1',
        kind: 'update',
        clientID: room.doc.clientID,
        seen: { seq: 2, head: 'h2' },
        places: [RU],
        bytes: 0,
        key: '',
      },
    ]);
  });

  it('forgets what the server has acknowledged', async () => {
    const { room, store, settle, clock } = await keeping();
    type(room, RU, '!');
    await settle();
    clock.advance(500);
    expect([lives(room), kept(store)]).toEqual(['saved 0', []]);
  });

  it('sends from the next page what was typed and erased offline in a page that is gone', async () => {
    const at = await keeping();
    at.unplug();
    type(at.room, RU, ' сто');
    erase(at.room, RU, 0, 4);
    const next = await reopened(at);
    expect([atServer(at.server, RU), next.cell(RU)?.toString(), lives(next)]).toEqual([' сто', ' сто', 'saved 0']);
    expect(kept(at.store)).toEqual(['m1 e1', 'm1 e1']);
    at.clock.advance(500);
    expect(kept(at.store)).toEqual([]);
  });

  it('sends once what was received but not acknowledged', async () => {
    const at = await keeping(Object.assign(new ScriptedServer(), { acknowledging: false }));
    type(at.room, RU, '!');
    at.settle();
    expect(atServer(at.server, RU)).toBe('один!');
    at.server.acknowledging = true;
    const next = await reopened(at);
    expect([atServer(at.server, RU), lives(next)]).toEqual(['один!', 'saved 0']);
    at.clock.advance(500);
    expect(kept(at.store)).toEqual([]);
  });

  it('shows another member of the same browser nothing', async () => {
    const at = await keeping(new ScriptedServer(NEGOTIATOR, { ...NEGOTIATOR, member: 'm2' }, NEGOTIATOR));
    at.unplug();
    // Where lines are counted from: the unplugged one is still the first.
    at.server.lines.length = 0;
    at.server.rights.shift();
    type(at.room, RU, '!');
    const next = await reopened(at);
    type(next, RU2, '?');
    await at.settle();
    at.clock.advance(500);
    expect([next.rights.get()?.member, next.cell(RU)?.toString(), kept(at.store)]).toEqual(['m2', 'один', ['m1 e1']]);
  });

  it('stays with its author when somebody else signs in while the line is broken', async () => {
    const at = await keeping(new ScriptedServer(NEGOTIATOR));
    at.unplug();
    type(at.room, RU, '!');
    at.server.rights[0] = { ...NEGOTIATOR, member: 'm2' };
    at.plug();
    await at.settle();
    at.clock.advance(500);
    expect([at.room.refused.get()[0]?.reason, atServer(at.server, RU), kept(at.store)]).toEqual([
      'other-member',
      'один',
      ['m1 e1'],
    ]);
  });

  it('lets a window send what another typed, and delete only what the server has from it', async () => {
    const at = await keeping();
    const cable = new Network(at.server.accept);
    const first = at.page(cable);
    cable.settle();
    await landed();
    cable.settle();
    cable.break();
    type(first, RU, ' A');
    const second = at.page();
    await at.settle();
    expect(second.cell(RU)?.toString()).toBe('один A');
    type(second, RU, ' B');
    type(first, RU, 'a');
    await at.settle();
    at.clock.advance(500);
    expect([lives(second), atServer(at.server, RU), kept(at.store)]).toEqual(['saved 0', 'один A B', ['m1 e1']]);
    cable.restore();
    first.wake();
    cable.settle();
    await at.settle();
    cable.settle();
    at.clock.advance(500);
    expect([lives(first), kept(at.store)]).toEqual(['saved 0', []]);
    expect([...(atServer(at.server, RU) ?? '')].sort().join('')).toBe([...'один AaB '].sort().join(''));
  });

  it('does not wait for text that was lost, and goes on without what rests on it', async () => {
    const at = await keeping();
    at.unplug();
    type(at.room, RU, ' сто');
    type(at.room, RU, ' раз');
    const first = [...at.store.records.values()].find(({ kind }) => kind === 'update');
    at.store.records.delete(first?.key ?? '');
    const next = await reopened(at);
    at.unplug();
    type(next, RU, '!');
    at.plug();
    at.clock.advance(500);
    expect([atServer(at.server, RU), lives(next), kept(at.store)]).toEqual(['один!', 'saved 0', []]);
    // The update fits nowhere; its words are offered.
    expect(next.drafts.get().map(({ texts, base }) => [texts, base])).toEqual([
      [{ ru: 'один сто раз' }, { ru: 'один' }],
    ]);
  });

  it('goes on without a disk, and says so', async () => {
    const full = { ...memoryStore(), put: () => Promise.reject(new Error('quota')) };
    const at = table(new ScriptedServer(), { copyOf: (owner) => copiesIn(full)({ resolution: 'transit', ...owner }) });
    at.settle();
    await landed();
    type(at.room, RU, '!');
    at.settle();
    await landed();
    expect([lives(at.room), new Set(troubles.splice(0).map(String))]).toEqual(['saved 0', new Set(['Error: quota'])]);
  });

  it('is not called saved before the copy has been read', async () => {
    let answer = (): void => {};
    const store = { ...memoryStore(), read: () => new Promise<[]>((resolve) => (answer = () => resolve([]))) };
    const at = table(new ScriptedServer(), { copyOf: (owner) => copiesIn(store)({ resolution: 'transit', ...owner }) });
    at.settle();
    expect(lives(at.room)).toBe('sending 0');
    answer();
    await landed();
    expect(lives(at.room)).toBe('saved 0');
  });

  it('loses and doubles nothing, whenever a page dies', async () => {
    const seen = { pages: 0, typed: 0, late: 0 };
    const step = fc.constantFrom('type', 'type', 'type', 'erase', 'die', 'cut', 'join', 'quiet', 'arrive', 'rest');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const at = await keeping();
        let room = at.room;
        let letter = 0x4e00;
        const expected = new Set<string>();
        for (const what of [...steps, 'die'] as const) {
          if (what === 'type' && room.typing(RU).ok) {
            const text = String.fromCharCode(letter++);
            expected.add(text);
            type(room, RU, text);
            seen.typed++;
          } else if (what === 'erase' && room.cell(RU)?.length) {
            expected.delete(room.cell(RU)?.toString()[0] as string);
            erase(room, RU, 0, 1);
          } else if (what === 'die') {
            if (kept(at.store).length > 0) seen.late++;
            at.unplug();
            room.close();
            at.network.restore();
            at.server.acknowledging = true;
            room = at.page();
            await at.settle();
            seen.pages++;
          } else if (what === 'cut') at.unplug();
          else if (what === 'join') at.plug();
          else if (what === 'quiet') at.server.acknowledging = false;
          else if (what === 'arrive') at.settle();
          else at.clock.advance(500);
        }
        const text = [...(atServer(at.server, RU) ?? '')].filter((char) => char >= '\u4e00');
        expect([text.length, new Set(text)]).toEqual([expected.size, expected]);
        at.clock.advance(500);
        expect([lives(room), kept(at.store)]).toEqual(['saved 0', []]);
        room.close();
      }),
      { seed: 20251118, numRuns: 60 },
    );
    expect([seen.pages > 100, seen.typed > 200, seen.late > 30]).toEqual([true, true, true]);
  });
});

describe('addKept', () => {
  it('finds an order in which one text rests on another', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getText('t').insert(0, 'бир');
    doc.getText('t').insert(3, ' два');
    doc.getText('t').delete(0, 1);
    const shuffled = [2, 1, 0].map((n) => ({ key: `${n}`, clientID: 1, update: updates[n] as Uint8Array }));
    const other = new Y.Doc();
    expect([addKept(other, shuffled), other.getText('t').toString()]).toEqual([['0', '2', '1'], 'ир два']);
  });
});

describe('sealWith', () => {
  const raw = (fill: number) => new Uint8Array(32).fill(fill);
  const key = (fill: number) => sealWith({ key: raw(fill) }, crypto.subtle, countingRandom());

  it('opens what it closed, for the same text only', async () => {
    const seal = await key(1);
    const closed = await seal.close?.(new TextEncoder().encode('тайна'), 'm1');
    if (!closed) throw new Error('nothing was closed');
    const { bytes, nonce } = closed;
    expect(new TextDecoder().decode(await seal.open(bytes, nonce, 'm1'))).toBe('тайна');
    await expect(seal.open(bytes, nonce, 'm2')).rejects.toThrow();
    await expect((await key(2)).open(bytes, nonce, 'm1')).rejects.toThrow();
    const both = await sealWith({ key: raw(2), older: [raw(3), raw(1)] }, crypto.subtle, countingRandom());
    expect(new TextDecoder().decode(await both.open(bytes, nonce, 'm1'))).toBe('тайна');
  });

  it('writes nothing where no key will be there at the next start, and still reads what there is', async () => {
    const store = memoryStore();
    const first = await keeping(new ScriptedServer(), key(1), store);
    first.unplug();
    type(first.room, RU, ' давно');
    await until(() => unsent(store).length > 0);
    const before = [...store.records.keys()].filter((name) => !name.startsWith('position'));
    const reading = sealWith({ key: null, older: [raw(1)] }, crypto.subtle, countingRandom());
    first.room.close();
    const at = await keeping(first.server, reading, store);
    await until(() => {
      at.settle();
      return atServer(at.server, RU) === 'один давно';
    });
    at.unplug();
    type(at.room, RU, '!');
    await landed();
    expect([...store.records.keys()].filter((name) => !name.startsWith('position'))).toEqual(before);
    expect(at.room.unsent.get()).toBe(1);
  });

  it('writes nothing either when the key cannot be had or a record cannot be sealed', async () => {
    const refused = Promise.reject(new Error('no key'));
    const broken: Promise<Seal> = Promise.resolve({
      open: () => Promise.reject(new Error('cannot open')),
      close: () => Promise.reject(new Error('cannot close')),
    });
    for (const seal of [refused, broken]) {
      const at = await keeping(new ScriptedServer(), seal);
      at.unplug();
      type(at.room, RU, '!');
      await landed();
      expect([at.store.records.size, at.room.unsent.get()]).toEqual([0, 1]);
    }
    const said = troubles.splice(0).map((error) => (error as Error).message);
    expect([said.includes('no key'), said.includes('cannot close')]).toEqual([true, true]);
  });

  it('knows when nothing is left, and says no where it cannot know', async () => {
    const store = memoryStore();
    const options = { server: 'https://rasht.example', seal: key(1), random };
    const copies = localCopies({ ...options, store, trouble: (error) => troubles.push(error) });
    const copy = copies.of({ member: 'm1', resolution: 'transit', epoch: 'e1' });
    copy.keepWords({ place: RU, base: '', mine: 'x' });
    expect(await copies.isEmpty()).toBe(false);
    copy.settled();
    expect(await copies.isEmpty()).toBe(true);
    const broken = { ...store, isEmpty: () => Promise.reject(new Error('blocked')) };
    expect(await localCopies({ ...options, store: broken, trouble: () => undefined }).isEmpty()).toBe(false);
  });

  it('leaves no readable text on the disk, and loses none', async () => {
    const at = await keeping(new ScriptedServer(), key(1));
    at.unplug();
    for (const char of 'секрет') type(at.room, RU, char);
    await until(() => unsent(at.store).length === 7);
    const disk = [...at.store.records.values()].map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join();
    expect(disk.includes(Buffer.from('с').toString('latin1'))).toBe(false);
    await reopened(at);
    await until(() => {
      at.settle();
      return atServer(at.server, RU) === 'одинсекрет';
    });
    at.clock.advance(500);
    await until(() => unsent(at.store).length === 0);
  });

  it('keeps its order and deletes nothing too early while it is closing', async () => {
    const store = memoryStore();
    const changes: string[] = [];
    const watched: MemoryStore = {
      ...store,
      put: (record) => store.put(record).then(() => void (record.kind !== 'position' && changes.push('put'))),
      remove: (keys) => store.remove(keys).then(() => void changes.push('remove')),
    };
    const at = await keeping(new ScriptedServer(), key(1), watched);
    type(at.room, RU, '!');
    at.settle();
    at.clock.advance(500);
    await until(() => changes.length === 3);
    expect([changes, unsent(at.store)]).toEqual([['put', 'put', 'remove'], []]);
  });

  it('leaves what another key has closed where it is', async () => {
    const first = await keeping(new ScriptedServer(), key(1));
    first.unplug();
    type(first.room, RU, '!');
    await until(() => unsent(first.store).length === 2);
    const at = await keeping(new ScriptedServer(), key(2), first.store);
    await until(() => lives(at.room) === 'saved 0');
    at.clock.advance(500);
    expect([atServer(at.server, RU), lives(at.room), unsent(first.store)]).toEqual([
      'один',
      'saved 0',
      ['words', 'update'],
    ]);
  });
});
