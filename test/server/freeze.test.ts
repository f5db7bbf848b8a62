/** Freezes: which decisions close a clause, who is asked before, and that the decision is taken once, when all have locked all. */
import * as decoding from 'lib0/decoding';
import { afterEach, describe, expect, it } from 'vitest';
import { type Asked, closes, openFreezes } from '../../server/rooms/freeze.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Effect } from '../../src/domain/verdict.ts';
import { decodeToClient, encodeOwn } from '../../src/protocol/message.ts';
import { temporaryFolder } from '../support/server.ts';
import { openSmallWorkspace } from './small-workspace.ts';

describe('closes', () => {
  const set = (more: object): Effect => ({ type: 'clause.set', id: 'c1', ...more }) as Effect;
  it.each([
    ['held', set({ held: true }), ['c1']],
    ['released', set({ held: false }), []],
    ['another kind', set({ kind: 'heading' }), []],
    ['back to a draft', set({ status: 'draft' }), []],
    ['ad referendum', set({ status: 'ad-referendum' }), ['c1']],
    ['agreed', set({ status: 'agreed' }), ['c1']],
    ['initialled', set({ status: 'initialled' }), ['c1']],
    ['withdrawn', set({ status: 'withdrawn' }), ['c1']],
    ['held, and a draft', set({ status: 'draft', held: true }), ['c1']],
    ['what is no clause', { type: 'stance.drop', clause: 'c1', delegation: 'IR' } as unknown as Effect, []],
  ] as const)('says of a clause that becomes %s', (_name, effect, expected) => {
    expect(closes([effect])).toEqual(expected);
  });

  it('names each clause of a decision about several', () => {
    const effects = ['c1', 'c2', 'c3'].map((id) => ({
      type: 'clause.set',
      id,
      status: id === 'c2' ? 'draft' : 'withdrawn',
    }));
    expect(closes(effects as Effect[])).toEqual(['c1', 'c3']);
  });
});

describe('openFreezes', () => {
  function table() {
    let ids = 0;
    const due: { readonly ms: number; readonly run: () => void; off: boolean }[] = [];
    const freezes = openFreezes(
      (prefix) => `${prefix}${++ids}`,
      (ms, run) => {
        const entry = { ms, run, off: false };
        due.push(entry);
        return () => {
          entry.off = true;
        };
      },
    );
    const decided: (() => void)[] = [];
    const peer = (): Asked & { readonly heard: string[] } => {
      const heard: string[] = [];
      const send = (frames: readonly Uint8Array[]): void => {
        for (const frame of frames) {
          const decoder = decoding.createDecoder(frame);
          const own = decodeToClient(decoding.readVarUint(decoder), decoder);
          if (own?.type === 'freezing') heard.push(`${own.freeze} ${own.clause}`);
          if (own?.type === 'thawed') heard.push(`${own.freeze} thawed`);
        }
      };
      return { heard, send };
    };
    return {
      freezes,
      decided,
      peer,
      announce: (clauses: readonly string[], peers: readonly Asked[]) =>
        freezes.announce(clauses, peers, (thaw) => decided.push(thaw)),
      /** The time is over. */
      wait: (): void => {
        for (const { off, run } of due.splice(0)) if (!off) run();
      },
      due,
    };
  }

  it('asks everybody to lock each clause, and tells them when it is over', () => {
    const { announce, peer, freezes, decided } = table();
    const [a, b] = [peer(), peer()];
    announce(['c1', 'c2'], [a, b]);
    expect([a.heard, b.heard]).toEqual(Array(2).fill(['f1 c1', 'f2 c2']));
    for (const freeze of ['f1', 'f2']) for (const one of [a, b]) freezes.confirmed(one, freeze);
    decided[0]?.();
    expect([a.heard.slice(2), b.heard.slice(2)]).toEqual(Array(2).fill(['f1 thawed', 'f2 thawed']));
  });

  it('decides once, when everybody has locked every clause, and is not in a hurry then', () => {
    const { announce, peer, freezes, decided, wait, due } = table();
    const [a, b] = [peer(), peer()];
    announce(['c1', 'c2'], [a, b]);
    const steps: [Asked, string][] = [
      [a, 'f1'],
      [a, 'f1'],
      [a, 'f2'],
      [b, 'f1'],
      [b, 'f2'],
      [b, 'f2'],
      [b, 'unknown'],
    ];
    const counts = steps.map(([one, freeze]) => {
      freezes.confirmed(one, freeze);
      return decided.length;
    });
    expect([counts, due.map(({ ms, off }) => [ms, off])]).toEqual([[0, 0, 0, 0, 1, 1, 1], [[2_000, true]]]);
    freezes.left(a);
    wait();
    expect(decided.length).toBe(1);
  });

  it.each([
    ['the first', 'f1'],
    ['the last', 'f2'],
  ])('decides once when the time is over and %s clause alone was locked', (_name, locked) => {
    const { announce, peer, freezes, decided, wait } = table();
    const [a, b] = [peer(), peer()];
    announce(['c1', 'c2'], [a, b]);
    for (const one of [a, b]) freezes.confirmed(one, locked);
    const before = decided.length;
    wait();
    freezes.confirmed(a, 'f1');
    freezes.confirmed(a, 'f2');
    expect([before, decided.length]).toEqual([0, 1]);
  });

  it('waits for nobody who has left, in none of the clauses, nor for another decision', () => {
    const { announce, peer, freezes, decided } = table();
    const [a, b, c] = [peer(), peer(), peer()];
    announce(['c1', 'c2'], [a, b]);
    announce(['c3'], [a, c]);
    for (const freeze of ['f1', 'f2', 'f3']) freezes.confirmed(a, freeze);
    const counts = [c, b].map((one) => {
      freezes.left(one);
      return decided.length;
    });
    expect(counts).toEqual([1, 2]);
  });
});

describe('a decision that closes a clause', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  it.each([
    ['ad referendum', { type: 'clause.status', to: 'ad-referendum' }, 'ad-referendum'],
    ['agreed', { type: 'clause.status', to: 'agreed' }, 'agreed'],
    ['withdrawn', { type: 'clause.withdraw' }, 'withdrawn'],
    ['held', { type: 'clause.hold' }, 'draft'],
  ])('is announced where it becomes %s and waits until all have locked it', async (_name, command, status) => {
    const folder = temporaryFolder();
    const storage = openStorage(folder.path);
    closing.push(() => {
      storage.close();
      folder.remove();
    });
    const world = await openSmallWorkspace(storage);
    const [ru, sec] = [world.sit('ru', 71), world.sit('sec', 72)];
    for (const one of [ru, sec]) one.dial();
    world.settle();
    const clause = () => groundOf(world.room().doc).clause('a');
    const decide = (member: string, wish: object): void => {
      const actor = world.workspace.summit.actor(member);
      const id = `${member} ${JSON.stringify(wish)}`;
      world.workspace.turns.enqueue(() => {
        if (actor) world.room().command(actor, { id, clause: 'a', seen: clause()?.digest(), ...wish } as never);
      });
      world.turn();
    };
    for (const member of ['ir', 'ru', 'kz']) decide(member, { type: 'stance.record', stance: 'agree' });
    const now = () => [clause()?.status, clause()?.held ?? false];
    const before = now();
    const seen = command.type === 'clause.withdraw' ? {} : { seen: clause()?.digest() };
    const wish = { id: 'x', clause: 'a', ...seen, ...command };
    sec.say(encodeOwn({ type: 'command', command: wish as never }));
    world.turn();
    for (const one of [ru, sec]) one.hear();
    const asked = [ru, sec].map(({ own }) => own.filter(({ type }) => type === 'freezing').length);
    const waiting = now();
    /** What each had in the document when it heard that the clause is free of the freeze again. */
    const atThaw: unknown[] = [];
    for (const { own, doc } of [ru, sec]) {
      const push = own.push.bind(own);
      own.push = (...messages) => {
        const there = groundOf(doc).clause('a');
        for (const { type } of messages) if (type === 'thawed') atThaw.push([there?.status, there?.held ?? false]);
        return push(...messages);
      };
    }
    for (const one of [ru, sec])
      for (const own of one.own)
        if (own.type === 'freezing') one.say(encodeOwn({ type: 'frozen', freeze: own.freeze }));
    world.settle();
    expect([before, asked, waiting, now()]).toEqual([
      ['draft', false],
      [1, 1],
      ['draft', false],
      [status, command.type === 'clause.hold'],
    ]);
    // Not a moment between the two in which a key would be let in, and be refused.
    expect(atThaw).toEqual([now(), now()]);
  });
});
