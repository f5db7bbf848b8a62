/** What happens between people at a room: freezes that are announced, words that meet unseen, rooms of one's own. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { verifyLog } from '../../server/history/log.ts';
import { cellOf, mergesOf } from '../../src/crdt/document.ts';
import { draftsOf } from '../../src/crdt/notes.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import { openTables, type Tables } from './guests.ts';

const ROOM = 'environment';
const PLACE = { clause: 'env-p1', lang: 'ru' } as const;
const open: Tables[] = [];
const tables = async (): Promise<Tables> => {
  const opened = await openTables();
  open.push(opened);
  return opened;
};
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const textOf = ({ workspace }: Tables, place: Parameters<typeof cellOf>[1] = PLACE): string =>
  cellOf(workspace.rooms.open(ROOM)?.doc as Y.Doc, place)?.toString() ?? '';
const seen = ({ workspace }: Tables, clause: string): string =>
  groundOf(workspace.rooms.open(ROOM)?.doc as Y.Doc)
    .clause(clause)
    ?.digest() ?? '';
const held = ({ workspace }: Tables, clause: string): boolean =>
  workspace.rooms
    .open(ROOM)
    ?.snapshot()
    .clauses.find(({ id }) => id === clause)?.held === true;

describe('a freeze', () => {
  it('waits until everybody has sent what was typed, so that no keystroke in flight is refused', async () => {
    const here = await tables();
    const typist = here.connect('ru-neg', ROOM);
    const chair = here.connect('sec-1', ROOM);
    chair.command({ type: 'clause.retype', clause: 'env-p1', kind: 'paragraph', level: 0 });
    here.turn();
    chair.command({ type: 'clause.hold', clause: 'env-p1', seen: seen(here, 'env-p1') });
    here.turn();
    const [asked] = typist.said('freezing');
    expect([asked?.clause, held(here, 'env-p1')]).toEqual(['env-p1', false]);
    for (const guest of [chair, typist]) guest.say({ type: 'frozen', freeze: guest.said('freezing')[0]?.freeze ?? '' });
    here.turn();
    expect([held(here, 'env-p1'), chair.said('answer').at(-1)?.answer.ok, typist.said('thawed').length]).toEqual([
      true,
      true,
      1,
    ]);
  });

  it('does not wait longer than two seconds, nor for a stock client, nor for one who leaves', async () => {
    const here = await tables();
    const silent = here.connect('ru-neg', ROOM);
    here.connect('kz-neg', ROOM, { bind: false });
    const chair = here.connect('sec-1', ROOM);
    chair.command({ type: 'clause.hold', clause: 'env-p1', seen: seen(here, 'env-p1') });
    here.turn();
    chair.say({ type: 'frozen', freeze: chair.said('freezing')[0]?.freeze ?? '' });
    here.turn();
    const before = held(here, 'env-p1');
    here.clock.advance(2_000);
    here.turn();
    expect([before, held(here, 'env-p1')]).toEqual([false, true]);
    chair.command({ type: 'clause.hold', clause: 'env-p2', seen: seen(here, 'env-p2') });
    here.turn();
    chair.say({ type: 'frozen', freeze: chair.said('freezing')[1]?.freeze ?? '' });
    silent.socket.close(1000);
    here.turn();
    expect(held(here, 'env-p2')).toBe(true);
  });

  /** A decision of the secretariat, and words that are on their way while the tables lock the clause. */
  const overWords = async (decision: (here: Tables) => Parameters<ReturnType<Tables['connect']>['command']>[0]) => {
    const here = await tables();
    const typist = here.connect('ru-neg', ROOM);
    const chair = here.connect('sec-1', ROOM);
    chair.command(decision(here));
    here.turn();
    typist.edit(PLACE, (cell) => cell.insert(0, 'Новое '));
    typist.send();
    for (const guest of [chair, typist]) guest.say({ type: 'frozen', freeze: guest.said('freezing')[0]?.freeze ?? '' });
    here.clock.advance(2_000);
    here.turn();
    const answer = chair.said('answer').at(-1)?.answer;
    return [textOf(here).startsWith('Новое '), answer?.ok === false ? answer.reason : 'ok', held(here, 'env-p1')];
  };
  it('is decided on the text as it stands when all have locked it', async () => {
    const step = await overWords((here) => ({
      ...{ type: 'clause.merge', clause: 'env-p1', into: 'env-p2' },
      seen: seen(here, 'env-p1'),
    }));
    expect(step).toEqual([true, 'text-changed', false]);
  });
  it('holds the clause over whatever was being typed', async () => {
    expect(await overWords(() => ({ type: 'clause.hold', clause: 'env-p1' }))).toEqual([true, 'ok', true]);
  });
});

describe('words that meet unseen', () => {
  /** Two members of one delegation's columns write on the same state; the first arrives, then the other comes back. */
  async function met(first: (cell: Y.Text) => void, second: (cell: Y.Text) => void, knows = true) {
    const here = await tables();
    const away = here.connect('ru-neg', ROOM);
    const there = here.connect('tm-neg', ROOM);
    const since = here.workspace.rooms.open(ROOM)?.head().seq ?? 0;
    there.edit(PLACE, first);
    there.send();
    here.turn();
    away.edit(PLACE, second);
    if (knows) away.say({ type: 'since', seq: since, head: '' });
    away.send();
    here.turn();
    return { here, since, away, flags: [...mergesOf(here.workspace.rooms.open(ROOM)?.doc as Y.Doc).values()] };
  }

  it('are flagged with both versions, base and what became of them, until somebody confirms', async () => {
    const { here, flags, away } = await met(
      (cell) => cell.insert(0, 'ОДИН '),
      (cell) => cell.insert(cell.length, ' ДВА'),
    );
    const [flag] = flags;
    expect(flags.length).toBe(1);
    const base = flag?.base ?? '';
    expect(flag).toMatchObject({
      clause: 'env-p1',
      lang: 'ru',
      member: 'ru-neg',
      others: ['tm-neg'],
      mine: `${base} ДВА`,
      theirs: `ОДИН ${base}`,
      merged: `ОДИН ${base} ДВА`,
    });
    const strangers = here.connect('kz-neg', ROOM);
    strangers.command({ type: 'merge.confirm', merge: flag?.id });
    here.turn();
    away.command({ type: 'merge.confirm', merge: flag?.id });
    here.turn();
    expect([
      strangers.said('answer').at(-1)?.answer.ok,
      away.said('answer').at(-1)?.answer.ok,
      mergesOf(here.workspace.rooms.open(ROOM)?.doc as Y.Doc).size,
      verifyLog(here.workspace.storage, ROOM),
    ]).toEqual([false, true, 0, null]);
  });

  it('are flagged when the other only deleted', async () => {
    const { flags } = await met(
      (cell) => cell.delete(0, 8),
      (cell) => cell.insert(cell.length, ' ДВА'),
    );
    expect(flags.length).toBe(1);
  });

  it('are not flagged in other cells, in live typing, or when the author had seen them', async () => {
    const live = await met(
      (cell) => cell.insert(0, 'ОДИН '),
      (cell) => cell.insert(cell.length, ' ДВА'),
      false,
    );
    const here = await tables();
    const away = here.connect('ru-neg', ROOM);
    const there = here.connect('tm-neg', ROOM);
    there.edit(PLACE, (cell) => cell.insert(0, 'ОДИН '));
    there.send();
    here.turn();
    const now = here.workspace.rooms.open(ROOM)?.head().seq ?? 0;
    away.edit({ clause: 'env-p2', lang: 'ru' }, (cell) => cell.insert(0, 'ДВА '));
    away.say({ type: 'since', seq: 1, head: '' });
    away.send();
    here.turn();
    const late = here.connect('ru-neg', ROOM);
    late.edit(PLACE, (cell) => cell.insert(0, 'ТРИ '));
    late.say({ type: 'since', seq: now, head: '' });
    late.send();
    here.turn();
    expect([live.flags.length, mergesOf(here.workspace.rooms.open(ROOM)?.doc as Y.Doc).size]).toEqual([0, 0]);
  });
});

describe("a room of one's own", () => {
  const draft = {
    type: 'draft.save',
    draft: 'd1',
    clause: 'env-p1',
    texts: { ru: 'иначе' },
    base: { ru: 'так' },
  } as const;

  it('holds the drafts of a delegation and opens to nobody else', async () => {
    const here = await tables();
    const russia = here.connect('ru-neg', ROOM);
    const own = here.connect('ru-head', `${ROOM}~RU`);
    russia.command({ ...draft, origin: 'refused' });
    here.turn();
    const stored = draftsOf(here.workspace.rooms.open(`${ROOM}~RU`)?.doc as Y.Doc).get('d1');
    expect([
      russia.said('answer').at(-1)?.answer.ok,
      stored?.texts,
      stored?.member,
      own.socket.sent.length > 2,
    ]).toEqual([true, { ru: 'иначе' }, 'ru-neg', true]);
    for (const member of ['ir-neg', 'sec-1', 'obs-1'])
      expect(() => here.connect(member, `${ROOM}~RU`)).toThrow('may not come in');
    expect(() => here.connect('obs-1', `${ROOM}~notes`)).toThrow('may not come in');
  });

  it('lets only its author save or discard a draft, and nobody write into its document', async () => {
    const here = await tables();
    const author = here.connect('ru-neg', ROOM);
    const colleague = here.connect('ru-head', ROOM);
    author.command({ ...draft, origin: 'own' });
    here.turn();
    colleague.command({ ...draft, texts: { ru: 'чужое' }, origin: 'own' });
    colleague.command({ type: 'draft.discard', draft: 'd1' });
    const own = here.connect('ru-neg', `${ROOM}~RU`);
    own.doc.getMap('drafts').set('d2', { forged: true });
    own.send();
    here.turn();
    const drafts = draftsOf(here.workspace.rooms.open(`${ROOM}~RU`)?.doc as Y.Doc);
    expect([
      colleague.said('answer').map(({ answer }) => answer.ok),
      own.said('refused').length,
      [...drafts.keys()],
      drafts.get('d1')?.texts,
    ]).toEqual([[false, false], 1, ['d1'], { ru: 'иначе' }]);
  });
});

describe('an update that changes more than the gate named', () => {
  it("is thrown away with its turn, kept raw in the log, and its author's client id may not write again", async () => {
    const here = await tables();
    const writer = here.connect('ru-neg', ROOM);
    const before = textOf(here);
    const { doc } = here.workspace.rooms.open(ROOM) ?? {};
    doc?.once('beforeObserverCalls', () => cellOf(doc, { clause: 'env-p2', lang: 'ru' })?.insert(0, 'тайком '));
    writer.edit(PLACE, (cell) => cell.insert(0, 'слово '));
    writer.send();
    here.turn();
    const again = here.connect('ru-neg', ROOM);
    const records = [...here.workspace.storage.records(ROOM, 1, Number.MAX_SAFE_INTEGER)];
    expect([
      writer.socket.closed,
      textOf(here) === before,
      textOf(here, { clause: 'env-p2', lang: 'ru' }).includes('тайком'),
      records.some(
        ({ kind, body }) =>
          kind === 'refused' && (body as { retired?: number[] }).retired?.includes(writer.doc.clientID),
      ),
      here.alarms.some((alarm) => alarm.includes('but named env-p1/ru')),
      again.said('hello').length,
      verifyLog(here.workspace.storage, ROOM),
    ]).toEqual([4503, true, false, true, true, 1, null]);
  });
});

describe('the log position', () => {
  it('follows the updates at most once a second, and once more after the last', async () => {
    const here = await tables();
    const reader = here.connect('ir-neg', ROOM);
    const writer = here.connect('ru-neg', ROOM);
    const head = (): number => here.workspace.rooms.open(ROOM)?.head().seq ?? 0;
    here.clock.advance(1_000);
    for (const word of ['а', 'б', 'в']) {
      const before = Y.encodeStateVector(writer.doc);
      writer.edit(PLACE, (cell) => cell.insert(0, word));
      writer.send(before);
      here.turn();
    }
    const during = reader.said('position').length;
    here.clock.advance(1_000);
    expect([
      during,
      reader
        .said('position')
        .map(({ seq }) => seq)
        .at(-1),
      reader.said('position').length,
    ]).toEqual([1, head(), 2]);
  });

  it('is compared with the chain on request', async () => {
    const here = await tables();
    const guest = here.connect('ir-neg', ROOM);
    const { seq, hash } = here.workspace.rooms.open(ROOM)?.head() ?? { seq: 0, hash: '' };
    guest.say({ type: 'since', seq, head: hash });
    guest.say({ type: 'since', seq: seq + 1_000, head: hash });
    here.turn();
    expect(guest.said('chain').map(({ head }) => head)).toEqual([hash, null]);
  });
});
