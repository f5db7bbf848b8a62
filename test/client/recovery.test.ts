/**
 * What becomes of words that the server does not take: in each test somebody writes, something is refused, and in the end
 * every word is either in the server's text or in a draft that is on the server or on the disk.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localCopies } from '../../src/client/local-copy.ts';
import type { OpenRoom, RoomOptions } from '../../src/client/room.ts';
import type { Draft } from '../../src/client/view.ts';
import { cellOf } from '../../src/crdt/document.ts';
import { draftsOf } from '../../src/crdt/notes.ts';
import type { Wire } from '../support/wire.ts';
import { ScriptedServer } from './scripted-server.ts';
import { atServer, beside, countingRandom, erase, RU, RU2, type Table, table, type } from './table.ts';
import { memoryStore } from './unsent-store.ts';

/** Promises that are on their way arrive. */
const landed = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
};

type World = Table & {
  /** The wire of the text, which is not the last one where a room beside it is read. */
  readonly wire: () => Wire;
  readonly store: ReturnType<typeof memoryStore>;
  readonly page: (options?: Partial<RoomOptions>) => OpenRoom;
  readonly rest: () => Promise<void>;
};

async function world(server = new ScriptedServer()): Promise<World> {
  const store = memoryStore();
  const random = countingRandom();
  const trouble = (error: unknown): never => {
    throw error;
  };
  // A page each: what one wrote the next one finds.
  const keeping = (): Partial<RoomOptions> => {
    const copies = localCopies({ server: 's', store, seal: Promise.resolve(null), random, trouble });
    return { ...beside, copyOf: (owner) => copies.of({ resolution: 'transit', ...owner }) };
  };
  const at = table(server, keeping());
  let answered = 0;
  const rest = async (): Promise<void> => {
    for (let round = 0; round < 4; round++) {
      at.settle();
      await landed();
      if (server.lines.length === 0) continue;
      for (const command of server.commands.slice(answered)) if (command.type.startsWith('draft')) server.note(command);
      answered = server.commands.length;
    }
    at.clock.advance(500);
    at.settle();
    await landed();
  };
  await rest();
  const wire = (): Wire => at.network.wires.findLast(({ url }) => !url.includes('~')) as Wire;
  return { ...at, wire, store, rest, page: (options) => at.sit({ ...keeping(), ...options }) };
}

/** "c1/ru: base > mine", and where it is. */
const words = ({ clause, texts, base, saved }: Draft): string => {
  const [lang] = Object.keys(texts) as 'ru'[];
  return `${clause}/${lang}: ${base[lang as 'ru']} > ${texts[lang as 'ru']}${saved ? '' : ' (here)'}`;
};
const drafts = ({ drafts: list }: OpenRoom): string[] => list.get().map(words).sort();
const onServer = ({ home }: ScriptedServer): string[] =>
  [...draftsOf(home).values()].map(({ texts }) => texts.ru ?? '');
const kinds = ({ store }: World): string[] => [...store.records.values()].map(({ kind }) => kind).sort();
const state = ({ link }: OpenRoom): string => `${link.get().state} ${link.get().unsent}`;

describe('a cell that was closed meanwhile', () => {
  it('gives its words back as a draft, and takes nothing else along', async () => {
    const at = await world();
    const { room, server } = at;
    at.unplug();
    type(room, RU, ' раз');
    type(room, RU2, ' раза');
    server.closed.add('c1/ru');
    at.plug();
    await at.rest();
    expect([atServer(server, RU), atServer(server, RU2)]).toEqual(['один', 'два раза']);
    expect([room.cell(RU)?.toString(), room.cell(RU2)?.toString()]).toEqual(['один', 'два раза']);
    expect([drafts(room), onServer(server)]).toEqual([['c1/ru: один > один раз'], ['один раз']]);
    expect(room.refused.get()).toMatchObject([{ reason: 'place', places: [RU], drafts: [room.drafts.get()[0]?.id] }]);
    expect([state(room), room.generation.get(), kinds(at)]).toEqual(['saved 0', 1, ['position']]);
  });

  it('lets one write on in the fresh document, with an undo of its own', async () => {
    const at = await world();
    const { room, server } = at;
    const old = room.doc;
    room.undo(RU2);
    server.closed.add('c1/ru');
    type(room, RU, '!');
    await at.rest();
    expect([room.doc === old, room.doc.clientID === old.clientID]).toEqual([false, false]);
    room.undo(RU2);
    type(room, RU2, '?');
    await at.rest();
    expect(atServer(server, RU2)).toBe('два?');
    room.undo(RU2)?.undo();
    await at.rest();
    expect([atServer(server, RU2), state(room)]).toEqual(['два', 'saved 0']);
  });

  it('writes again what was typed in open cells between the refusal and the fresh document, marks included', async () => {
    const at = await world();
    const { room, server } = at;
    server.closed.add('c1/ru');
    type(room, RU, '!');
    at.wire().deliverUp();
    // In flight, under an id that the server takes nothing more from.
    type(room, RU2, ' да');
    at.wire().deliverUp();
    at.wire().deliverDown();
    // Heard of the refusal; the fresh document is not here yet.
    expect([room.typing(RU).ok, room.typing(RU2).ok]).toEqual([false, true]);
    room.doc.transact(() => room.cell(RU2)?.insert(6, ' жирно', { bold: true }), room.origin);
    await at.rest();
    expect([atServer(server, RU2), drafts(room)]).toEqual(['два да жирно', ['c1/ru: один > один!']]);
    expect(room.cell(RU2)?.toDelta()).toEqual([{ insert: 'два да' }, { insert: ' жирно', attributes: { bold: true } }]);
  });

  it('is found although only the refusal of another cell was heard', async () => {
    const at = await world();
    erase(at.room, RU, 0, 2);
    type(at.room, RU2, '!');
    at.server.closed.add('c1/ru').add('c2/ru');
    await at.rest();
    expect(drafts(at.room)).toEqual(['c1/ru: один > ин', 'c2/ru: два > два!']);
  });

  it('makes a draft of a deletion as well', async () => {
    const at = await world();
    at.unplug();
    erase(at.room, RU, 0, 2);
    at.server.closed.add('c1/ru');
    at.plug();
    await at.rest();
    expect([atServer(at.server, RU), drafts(at.room)]).toEqual(['один', ['c1/ru: один > ин']]);
  });

  it('has the words on the disk before the fresh document, and the next page sends them', async () => {
    const at = await world();
    at.server.closed.add('c1/ru');
    type(at.room, RU, '!');
    at.wire().deliverUp();
    at.wire().deliverDown();
    expect(kinds(at).filter((kind) => kind === 'draft')).toEqual(['draft']);
    // The page is killed here.
    at.unplug();
    at.room.close();
    at.network.restore();
    const next = at.page();
    await at.rest();
    expect([drafts(next), onServer(at.server), kinds(at)]).toEqual([['c1/ru: один > один!'], ['один!'], ['position']]);
  });

  it.each(['the same page', 'another page'])('is noticed by %s although the refusal was never heard', async (who) => {
    const at = await world();
    at.server.closed.add('c1/ru');
    at.server.silent = true;
    at.server.acknowledging = false;
    type(at.room, RU, '!');
    at.wire().deliverUp();
    expect(at.server.retired.size).toBe(1);
    at.unplug();
    let { room } = at;
    if (who === 'another page') {
      room.close();
      at.network.restore();
      room = at.page();
    } else at.plug();
    at.server.silent = false;
    at.server.acknowledging = true;
    await at.rest();
    expect([drafts(room), room.cell(RU)?.toString(), state(room)]).toEqual([
      ['c1/ru: один > один!'],
      'один',
      'saved 0',
    ]);
  });
});

describe('an update that was refused whole', () => {
  it('becomes a draft, cell by cell, where the text differs', async () => {
    const at = await world();
    const { room, server } = at;
    at.unplug();
    type(room, RU, ' раз');
    type(room, RU2, '!');
    erase(room, RU2, 3, 1);
    server.retired.add(room.doc.clientID);
    at.plug();
    await at.rest();
    expect([drafts(room), atServer(server, RU), state(room)]).toEqual([['c1/ru: один > один раз'], 'один', 'saved 0']);
    expect(room.refused.get()).toMatchObject([{ reason: 'foreign-client', places: [RU] }]);
  });

  it('does not have a fresh document asked for again and again', async () => {
    const at = await world();
    for (let round = 0; round < 9; round++) {
      at.server.tell({ type: 'refused', reason: 'foreign-client', places: [] });
      at.network.settle();
    }
    expect([state(at.room), at.room.generation.get(), at.room.typing(RU)]).toEqual([
      'refused 0',
      3,
      { ok: false, why: 'read-only' },
    ]);
    at.clock.advance(10_000);
    await at.rest();
    expect([state(at.room), at.room.generation.get(), at.room.typing(RU).ok]).toEqual(['saved 0', 4, true]);
  });
});

describe('a room that was restored', () => {
  const restore = (server: ScriptedServer): void => {
    server.epoch = 'e2';
    server.doc.getMap('meta').set('epoch', 'e2');
  };
  it('is met with a fresh document; the words become drafts', async () => {
    const at = await world();
    at.unplug();
    type(at.room, RU, ' раз');
    restore(at.server);
    at.plug();
    await at.rest();
    expect([atServer(at.server, RU), drafts(at.room), state(at.room), kinds(at)]).toEqual([
      'один',
      ['c1/ru: один > один раз'],
      'saved 0',
      ['position'],
    ]);
    type(at.room, RU, '?');
    await at.rest();
    expect(atServer(at.server, RU)).toBe('один?');
  });

  it('is offered the words that an earlier page left', async () => {
    const at = await world();
    at.unplug();
    type(at.room, RU, ' раз');
    at.room.close();
    restore(at.server);
    at.network.restore();
    const next = at.page();
    await at.rest();
    expect([atServer(at.server, RU), drafts(next), next.refused.get()[0]?.reason, kinds(at)]).toEqual([
      'один',
      ['c1/ru: один > один раз'],
      'other-epoch',
      ['position'],
    ]);
  });
});

describe('drafts', () => {
  const draft = { clause: 'c1', texts: { ru: 'иначе' }, base: { ru: 'один' }, origin: 'own' } as const;

  it('are kept offline, survive the page and are sent when the line is back', async () => {
    const at = await world();
    at.unplug();
    const id = at.room.saveDraft(draft);
    at.room.saveDraft({ ...draft, id, texts: { ru: 'иначе, лучше' } });
    expect([drafts(at.room), onServer(at.server)]).toEqual([['c1/ru: один > иначе, лучше (here)'], []]);
    at.room.close();
    at.network.restore();
    const next = at.page();
    await at.rest();
    expect([drafts(next), onServer(at.server), kinds(at)]).toEqual([
      ['c1/ru: один > иначе, лучше'],
      ['иначе, лучше'],
      ['position'],
    ]);
    next.discardDraft(id);
    expect(drafts(next)).toEqual([]);
    await at.rest();
    expect([onServer(at.server), kinds(at)]).toEqual([[], ['position']]);
  });

  it('of a colleague are seen, and are not one’s own', async () => {
    const at = await world();
    draftsOf(at.server.home).set('d9', { ...draft, id: 'd9', member: 'm2', at: 'T' });
    const next = at.page();
    await at.rest();
    expect(next.drafts.get()).toEqual([{ ...draft, id: 'd9', member: 'm2', at: 'T', own: false, saved: true }]);
  });

  it('stay on the disk until they are seen in their room', async () => {
    const at = await world();
    const id = at.room.saveDraft(draft);
    at.network.settle();
    const command = at.server.commands.at(-1);
    at.server.tell({ type: 'answer', id: command?.id ?? '', answer: { ok: true, seq: 1 } });
    at.network.settle();
    await landed();
    expect([kinds(at), drafts(at.room)]).toEqual([['draft', 'position'], ['c1/ru: один > иначе (here)']]);
    at.room.discardDraft(id);
    await at.rest();
    expect(kinds(at)).toEqual(['position']);
  });
});

describe('offline sessions across freezes', () => {
  const OPS = [
    'type 1',
    'type 1',
    'type 2',
    'type 2',
    'erase 1',
    'close 1',
    'open 1',
    'close 2',
    'open 2',
    'cut',
    'join',
    'rest',
    'die',
    'up',
    'down',
    'mute',
    'other 1',
    'other 2',
  ] as const;

  it('lose no word, and change nothing that was closed', async () => {
    const seen = { refusals: 0, drafts: 0, again: 0, deaths: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...OPS), { minLength: 6, maxLength: 40 }), async (ops) => {
        const at = await world();
        const { server, network } = at;
        let { room } = at;
        let letter = 0x4e00;
        const typed: string[] = [];
        const erased = new Set<string>();
        const others: string[] = [];
        for (const op of [...ops, 'heard', 'die'] as const) {
          const cell = op.endsWith('2') ? RU2 : RU;
          if (op.startsWith('type') && room.typing(cell).ok) {
            typed.push(String.fromCharCode(letter++));
            type(room, cell, typed.at(-1) as string);
          } else if (op === 'erase 1' && room.typing(RU).ok) {
            const text = room.cell(RU)?.toString() ?? '';
            for (const char of text.slice(-1)) erased.add(char);
            erase(room, RU, text.length - 1, text === '' ? 0 : 1);
          } else if (op.startsWith('close')) server.closed.add(`${cell.clause}/ru`);
          else if (op.startsWith('open')) server.closed.delete(`${cell.clause}/ru`);
          else if (op === 'cut') at.unplug();
          else if (op === 'join') at.plug();
          else if (op === 'rest') await at.rest();
          else if (op === 'up') at.wire().deliverUp(1);
          else if (op === 'down') at.wire().deliverDown(1);
          else if (op === 'mute') server.silent = true;
          else if (op.startsWith('other')) {
            others.push(String.fromCharCode(letter++));
            cellOf(server.doc, cell)?.insert(1, others.at(-1) as string);
          } else if (op === 'heard') server.silent = false;
          else if (op === 'die') {
            seen.deaths++;
            at.unplug();
            seen.refusals += room.refused.get().length;
            seen.again += room.generation.get();
            room.close();
            network.restore();
            room = at.page();
            await at.rest();
          }
        }
        at.plug();
        await at.rest();
        const everywhere = [atServer(server, RU), atServer(server, RU2), ...onServer(server)].join();
        const lost = typed.filter((char) => !everywhere.includes(char) && !erased.has(char));
        const text = `${atServer(server, RU)}${atServer(server, RU2)}`;
        const gone = others.filter((char) => !text.includes(char) && !erased.has(char));
        const doubled = [...text].filter((char, index) => char >= '\u4e00' && text.indexOf(char) !== index);
        expect([lost, gone, doubled, state(room), kinds(at)]).toEqual([[], [], [], 'saved 0', ['position']]);
        seen.drafts += onServer(server).length;
        room.close();
      }),
      { seed: Number(process.env.ALTERNAT_SEED ?? 20251120), numRuns: Number(process.env.ALTERNAT_RUNS ?? 60) },
    );
    expect([seen.refusals > 10, seen.drafts > 20, seen.again > 10, seen.deaths > 60]).toEqual([true, true, true, true]);
  });
});
