/**
 * Decisions and comments that were given without a line: whatever happens to the page, each is done once, for the member
 * who gave it, after the text that it rests on; or it comes back to them with its words.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { localCopies } from '../../src/client/local-copy.ts';
import { sealWith } from '../../src/client/local-copy-seal.ts';
import type { Seal } from '../../src/client/local-records.ts';
import type { OpenRoom, RoomOptions } from '../../src/client/room.ts';
import type { CommandDraft } from '../../src/client/view.ts';
import type { Answer, Command, CommandType } from '../../src/domain/command.ts';
import { NEGOTIATOR, ScriptedServer } from './scripted-server.ts';
import { atServer, beside, countingRandom, RU, table, type } from './table.ts';
import { memoryStore } from './unsent-store.ts';

const landed = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const random = countingRandom();
const troubles: unknown[] = [];
afterEach(() => {
  expect(troubles.splice(0)).toEqual([]);
});

async function world(server = new ScriptedServer(), seal: Promise<Seal | null> = Promise.resolve(null)) {
  const store = memoryStore();
  // A page each: what one wrote the next one finds.
  const keeping = (): Partial<RoomOptions> => {
    const copies = localCopies({ server: 's', store, seal, random, trouble: (error) => troubles.push(error) });
    return { ...beside, copyOf: (owner) => copies.of({ resolution: 'transit', ...owner }) };
  };
  const at = table(server, keeping());
  const rest = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      at.settle();
      await landed();
    }
  };
  await rest();
  return {
    ...at,
    store,
    rest,
    page: () => at.sit(keeping()),
    /** The page is gone without having been asked; the next one finds a network again. */
    reopened: async (): Promise<OpenRoom> => {
      at.unplug();
      at.room.close();
      at.network.restore();
      const next = at.sit(keeping());
      await rest();
      return next;
    },
    answer: async (id: string, answer: Answer): Promise<void> => {
      server.tell({ type: 'answer', id, answer });
      await rest();
    },
    lies: () => [...store.records.values()].filter(({ kind }) => kind === 'command').map(({ member }) => member),
  };
}

const STANCE = { type: 'stance.record', clause: 'c1', stance: 'reserve', seen: 'd', note: 'до вторника' } as const;
const CHANGED: Answer = { ok: false, reason: 'text-changed', message: '' };
const given = ({ given: list }: OpenRoom): string[] =>
  list.get().map(({ command, refused }) => `${command.type}${refused ? ` ${refused.reason}` : ''}`);
const ids = ({ commands }: ScriptedServer): string[] => commands.map(({ id }) => id);

/** One of every command that a person can give; drafts have a keeping of their own. */
const EVERY: {
  readonly [type in Exclude<CommandType, 'draft.save' | 'draft.discard'>]: CommandDraft & { type: type };
} = {
  'clause.add': { type: 'clause.add', after: null, kind: 'paragraph', level: 0 },
  'clause.move': { type: 'clause.move', clause: 'c1', after: 'c2' },
  'clause.retype': { type: 'clause.retype', clause: 'c1', kind: 'heading', level: 0 },
  'clause.split': { type: 'clause.split', clause: 'c1', at: { ru: 2 }, seen: 'd' },
  'clause.merge': { type: 'clause.merge', clause: 'c1', into: 'c2', seen: 'd' },
  'text.correct': { type: 'text.correct', clause: 'c1', language: 'ru', text: 'слово', seen: 'd' },
  'clause.withdraw': { type: 'clause.withdraw', clause: 'c1' },
  'clause.restore': { type: 'clause.restore', clause: 'c1' },
  'clause.hold': { type: 'clause.hold', clause: 'c1', seen: 'd' },
  'clause.release': { type: 'clause.release', clause: 'c1' },
  'clause.status': { type: 'clause.status', clause: 'c1', to: 'agreed', seen: 'd' },
  'clause.reopen': { type: 'clause.reopen', clause: 'c1', reason: 'по просьбе' },
  'stance.record': STANCE,
  'column.add': { type: 'column.add', language: 'az' },
  'column.authentic': { type: 'column.authentic', language: 'ru' },
  'milestone.create': { type: 'milestone.create', label: 'Первое чтение' },
  'merge.confirm': { type: 'merge.confirm', merge: 'g1' },
  'proposal.table': { type: 'proposal.table', clause: 'c1', texts: { ru: 'иначе' }, reason: 'яснее', seen: 'd' },
  'proposal.accept': { type: 'proposal.accept', proposal: 'p1' },
  'proposal.sponsor': { type: 'proposal.sponsor', proposal: 'p1', join: true },
  'proposal.reject': { type: 'proposal.reject', proposal: 'p1', reason: 'нет' },
  'proposal.withdraw': { type: 'proposal.withdraw', proposal: 'p1' },
  'chair.issue': {
    type: 'chair.issue',
    label: 'Текст',
    reason: 'итог',
    texts: { c1: { ru: 'так' } },
    seen: { c1: 'd' },
  },
  'chair.accept': { type: 'chair.accept', batch: 'b1', seen: { c1: 'd' } },
  'bracket.note': { type: 'bracket.note', clause: 'c1', language: 'ru', anchor: { tname: 'x' }, note: 'спорно' },
  'concordance.confirm': {
    type: 'concordance.confirm',
    clause: 'c1',
    languages: ['fa', 'ru'],
    seen: { fa: 'a', ru: 'b' },
  },
  'counterpart.none': { type: 'counterpart.none', clause: 'c1', language: 'ru', reason: 'нет нужды' },
  'counterpart.due': { type: 'counterpart.due', clause: 'c1', language: 'ru' },
  'waiver.give': {
    ...{ type: 'waiver.give', clause: 'c1', check: 'numbers', message: 'numbers.missing', languages: ['ru'] },
    ...{ seen: 'd', reason: 'сказано словами' },
  },
  'waiver.withdraw': { type: 'waiver.withdraw', clause: 'c1', seen: 'd' },
  'collation.sign': { type: 'collation.sign', note: 'сверено' },
  'silence.start': { type: 'silence.start', clause: 'c1', until: '2025-11-20T00:00:00Z' },
  'silence.cancel': { type: 'silence.cancel', clause: 'c1' },
  'silence.close': { type: 'silence.close', clause: 'c1' },
  'party.absent': { type: 'party.absent', delegation: 'IR', reason: 'в пути' },
  'party.present': { type: 'party.present', delegation: 'IR' },
  'resolution.close': { type: 'resolution.close', seal: 's1' },
  'comment.add': { type: 'comment.add', clause: 'c1', scope: 'all', text: 'почему?' },
  'comment.resolve': { type: 'comment.resolve', comment: 'n1', scope: 'all' },
};

describe('what is given without a line', () => {
  it.each(Object.values(EVERY))(
    '$type lies on this computer in the task of the press, and goes from the next page',
    async (draft) => {
      const at = await world();
      at.unplug();
      const { outcome } = at.room.decide(draft);
      const before = at.lies();
      expect([before, await outcome, at.room.unsent.get()]).toEqual([['m1'], 'waits', 1]);
      const [command] = at.room.given.get().map((each) => each.command);
      const next = await at.reopened();
      expect(at.server.commands).toEqual([command]);
      await at.answer(command?.id ?? '', { ok: true, seq: 3 });
      expect([given(next), at.lies(), next.unsent.get()]).toEqual([[], [], 0]);
    },
  );

  it('goes after the text that it rests on', async () => {
    const at = await world();
    at.unplug();
    type(at.room, RU, ' сто');
    void at.room.command(STANCE);
    expect(at.room.unsent.get()).toBe(2);
    await at.reopened();
    const { heard } = at.server.line;
    expect([atServer(at.server, RU), heard.indexOf('step2') < heard.indexOf('command:stance.record')]).toEqual([
      'один сто',
      true,
    ]);
  });

  it('comes back with its words when the text has changed, and stays until its author has put it away', async () => {
    const at = await world();
    at.unplug();
    void at.room.command(STANCE);
    const next = await at.reopened();
    await at.answer(ids(at.server)[0] ?? '', CHANGED);
    const back = { command: { ...STANCE, id: ids(at.server)[0] }, refused: { reason: 'text-changed' } };
    expect([next.given.get(), next.unsent.get()]).toMatchObject([[back], 0]);
    next.close();
    const third = at.page();
    await at.rest();
    expect([given(third), ids(at.server).length]).toEqual([['stance.record text-changed'], 1]);
    third.dismiss(ids(at.server)[0] ?? '');
    await at.rest();
    expect([given(third), at.lies()]).toEqual([[], []]);
  });

  it('is sent by two windows under one id', async () => {
    const at = await world();
    at.unplug();
    void at.room.command(STANCE);
    at.network.restore();
    const second = at.page();
    at.clock.advance(10_000);
    await at.rest();
    expect([ids(at.server).length, new Set(ids(at.server)).size]).toEqual([2, 1]);
    for (const line of at.server.lines)
      at.server.tell({ type: 'answer', id: ids(at.server)[0] ?? '', answer: { ok: true, seq: 3 } }, line);
    await at.rest();
    expect([given(at.room), given(second), at.lies()]).toEqual([[], [], []]);
  });

  it('is neither sent nor shown by another member of the same browser, and waits for its author', async () => {
    const at = await world(new ScriptedServer(NEGOTIATOR));
    at.unplug();
    void at.room.command(STANCE);
    at.server.rights[0] = { ...NEGOTIATOR, member: 'm2' };
    const theirs = await at.reopened();
    expect([given(theirs), ids(at.server), at.lies()]).toEqual([[], [], ['m1']]);
    theirs.close();
    at.server.rights[0] = NEGOTIATOR;
    at.server.lines.length = 0;
    const own = at.page();
    await at.rest();
    expect([given(own), ids(at.server).length]).toEqual([['stance.record'], 1]);
  });

  it('is kept when somebody else has signed in while the line was broken', async () => {
    const at = await world(new ScriptedServer(NEGOTIATOR));
    at.unplug();
    void at.room.command(STANCE);
    at.server.rights[0] = { ...NEGOTIATOR, member: 'm2' };
    at.plug();
    await at.rest();
    expect([ids(at.server), at.lies(), given(at.room)]).toEqual([[], ['m1'], ['stance.record']]);
  });

  it.each(['while the page was open', 'before the next page'])(
    'comes back unasked when the resolution was restored %s',
    async (when) => {
      const at = await world();
      at.unplug();
      void at.room.command(STANCE);
      at.server.epoch = 'e2';
      at.server.doc.getMap('meta').set('epoch', 'e2');
      let room = at.room;
      if (when === 'before the next page') room = await at.reopened();
      else at.plug();
      await at.rest();
      expect([room.given.get()[0]?.refused, ids(at.server), at.lies()]).toEqual([
        { reason: 'text-changed', restored: true },
        [],
        ['m1'],
      ]);
      room.dismiss(room.given.get()[0]?.command.id ?? '');
      await at.rest();
      expect(at.lies()).toEqual([]);
    },
  );

  it('lies sealed where text does', async () => {
    const subtle = globalThis.crypto.subtle;
    const seal = sealWith({ key: new Uint8Array(32).fill(7) }, subtle, random);
    const at = await world(new ScriptedServer(), seal);
    at.unplug();
    void at.room.command(STANCE);
    // Encryption takes as long as the machine likes.
    const commands = () => [...at.store.records.values()].filter(({ kind }) => kind === 'command');
    await vi.waitUntil(() => commands().length > 0, { timeout: 30_000, interval: 5 });
    const [record] = commands();
    const readable = new TextDecoder().decode(record?.bytes).includes('вторника');
    await at.reopened();
    await vi.waitUntil(
      () => {
        at.settle();
        return ids(at.server).length > 0;
      },
      { timeout: 30_000, interval: 5 },
    );
    expect([record?.nonce?.length, readable]).toEqual([12, false]);
  });

  it('shows a comment and a resolving as waiting again after a reload', async () => {
    const at = await world();
    at.unplug();
    void at.room.command(EVERY['comment.add']);
    const next = await at.reopened();
    expect(next.comments.get()).toMatchObject([{ text: 'почему?', member: 'm1', delegation: 'RU', unsent: 'comment' }]);
    await at.answer(ids(at.server)[0] ?? '', { ok: true, seq: 3, comment: 'n7' });
    expect(next.comments.get().map(({ id, unsent }) => [id, unsent])).toEqual([['n7', undefined]]);
  });
});

describe('what is given on a line', () => {
  it('is on this computer until its answer, and goes again from the next page when that was not heard', async () => {
    const at = await world();
    const { outcome } = at.room.decide(STANCE);
    at.network.settle();
    expect([at.lies(), ids(at.server).length]).toEqual([['m1'], 1]);
    at.unplug();
    expect(await outcome).toBe('waits');
    await at.reopened();
    expect([ids(at.server).length, new Set(ids(at.server)).size]).toEqual([2, 1]);
  });

  it('is answered to whoever gave it, and is gone from here', async () => {
    const at = await world();
    const { outcome } = at.room.decide(STANCE);
    await at.rest();
    const done: Answer = { ok: true, seq: 3 };
    await at.answer((at.server.commands.at(-1) as Command).id, done);
    expect([await outcome, given(at.room), at.lies()]).toEqual([done, [], []]);
  });

  it('is refused to whoever gave it, and lies here with its words until they have put it away', async () => {
    const at = await world();
    const { outcome } = at.room.decide(STANCE);
    await at.rest();
    const { id } = at.server.commands.at(-1) as Command;
    await at.answer(id, CHANGED);
    expect(await outcome).toEqual(CHANGED);
    const next = await at.reopened();
    expect([given(next), next.given.get()[0]?.command, next.unsent.get(), ids(at.server)]).toEqual([
      ['stance.record text-changed'],
      { ...STANCE, id },
      0,
      [id],
    ]);
    next.dismiss(id);
    await at.rest();
    expect([given(next), at.lies()]).toEqual([[], []]);
  });
});
