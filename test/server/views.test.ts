/** The summit as one member sees it: progress, what waits, who is there, and what others did since the last visit. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import { presentIn } from '../../server/http/reading.ts';
import { courseView, noticesView, summitView } from '../../server/reading/views.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Member, SummitView } from '../../src/domain/summit/summit.ts';
import { openTables, type Tables } from './guests.ts';

const HOUR = 3_600_000;
const ROOM = 'environment';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function tables(): Promise<Tables> {
  const opened = await openTables();
  closing.push(opened.close);
  return opened;
}
const viewOf = ({ workspace, clock }: Tables, member: string): SummitView['resolutions'][number] => {
  const view = summitView(workspace, {
    actor: workspace.summit.actor(member) as Actor,
    present: presentIn(workspace),
    now: new Date(clock.now()).toISOString(),
  }) as SummitView;
  return view.resolutions.find(({ id }) => id === ROOM) as SummitView['resolutions'][number];
};
const decide = (at: Tables, member: string, command: object): void => {
  const answer = at.workspace.command(ROOM, () => at.workspace.summit.actor(member), {
    id: `v${Math.random()}`,
    ...command,
  } as never);
  at.turn();
  void answer;
};
/** What a y-websocket client says of itself: one entry, with nothing in it. */
function awareness(clientID: number): decoding.Decoder {
  const inner = encoding.createEncoder();
  for (const number of [1, clientID, 1]) encoding.writeVarUint(inner, number);
  encoding.writeVarString(inner, '{}');
  const outer = encoding.createEncoder();
  encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
  return decoding.createDecoder(encoding.toUint8Array(outer));
}
/** A draft paragraph without brackets. */
const draftIn = ({ workspace }: Tables): string =>
  workspace.rooms
    .open(ROOM)
    ?.snapshot()
    .clauses.find(
      ({ kind, status, brackets }) =>
        kind === 'paragraph' && status === 'draft' && Object.values(brackets).every((count) => count === 0),
    )?.id as string;

describe('summitView', () => {
  it('counts a resolution, and counts it anew when its log grows', async () => {
    const at = await tables();
    const { progress } = viewOf(at, 'ir-neg');
    const live = at.workspace.rooms
      .open(ROOM)
      ?.snapshot()
      .clauses.filter(({ status }) => status !== 'withdrawn');
    expect(progress.clauses).toBe(live?.length);
    expect(Object.values(progress.byStatus).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(progress.clauses);
    expect(viewOf(at, 'az-neg').progress).toBe(progress);
    const clause = draftIn(at);
    decide(at, 'kz-neg', {
      type: 'proposal.table',
      clause,
      texts: { kk: 'Басқа мәтін.' },
      reason: 'short',
      seen: at.workspace.rooms
        .open(ROOM)
        ?.snapshot()
        .clauses.find(({ id }) => id === clause)?.digest,
    });
    expect(viewOf(at, 'ir-neg').progress.proposals).toBe(progress.proposals + 1);
  });

  it('lists what waits for whoever asks, by the names of the clauses', async () => {
    const at = await tables();
    const clause = draftIn(at);
    const until = new Date(at.clock.now() + 80 * HOUR).toISOString();
    decide(at, 'sec-1', { type: 'silence.start', clause, until });
    const mine = viewOf(at, 'az-neg').waiting;
    expect(mine.find((each) => each.clause === clause)).toMatchObject({ kind: 'paragraph', silence: until });
    expect(mine.find((each) => each.clause === clause)?.number.en).toMatch(/^paragraph \d/);
    expect(viewOf(at, 'az-neg').waits).toBe(mine.length);
    expect(viewOf(at, 'observer-1').waiting).toEqual([]);
    // The secretariat has no stance to give.
    expect(viewOf(at, 'sec-1').waiting.filter(({ stance }) => stance)).toEqual([]);
    expect(viewOf(at, 'legal-1').waiting.filter(({ brackets }) => brackets)).toEqual([]);
  });

  it('names who is there, each person once', async () => {
    const at = await tables();
    expect(viewOf(at, 'ir-neg').present).toEqual([]);
    const room = at.workspace.rooms.open(ROOM);
    for (const [clientID, member] of ['az-neg', 'az-neg', 'ru-neg'].entries()) {
      const { name, delegation = '', role } = at.workspace.summit.members.get(member) as Member;
      room?.presence.take({}, awareness(clientID), () => true, { member, name, code: delegation, role });
    }
    expect(room?.presence.users().map(({ member }) => member)).toEqual(['az-neg', 'ru-neg']);
    expect(viewOf(at, 'ir-neg').present.map(({ code, name }) => [code, name])).toEqual([
      ['AZ', 'Leyla Məmmədova'],
      ['RU', 'Мария Дубинина'],
    ]);
  });

  it('tells what others have touched since the last visit, and nothing of one’s own', async () => {
    const at = await tables();
    const head = () => at.workspace.rooms.open(ROOM)?.head().seq ?? 0;
    const stamp = () => new Date(at.clock.now()).toISOString();
    expect(viewOf(at, 'ir-neg').visit).toBeUndefined();
    const left = { seq: head(), at: stamp() };
    at.workspace.visits.leave('ir-neg', ROOM, left);
    at.clock.advance(HOUR);
    expect(viewOf(at, 'ir-neg').visit).toEqual({ ...left, changed: 0 });

    const lang = 'ru';
    const drafts = at.workspace.rooms.open(ROOM)?.snapshot().clauses ?? [];
    const [one, two] = drafts.filter(({ status }) => status === 'draft').map(({ id }) => id) as [string, string];
    const guest = at.connect('ru-neg', ROOM);
    guest.edit({ clause: one, lang }, (cell) => cell.insert(0, 'Слово '));
    guest.send();
    at.turn();
    // Refused, so it has changed nothing.
    decide(at, 'sec-1', { type: 'clause.hold', clause: two, seen: 'x' });
    expect(viewOf(at, 'ir-neg').visit).toEqual({ ...left, changed: 1 });
    decide(at, 'sec-1', { type: 'clause.retype', clause: two, kind: 'recital', level: 0 });
    expect(viewOf(at, 'ir-neg').visit?.changed).toBe(2);
    // A stance changes no text, and a comparison would show nothing of it.
    decide(at, 'kz-neg', {
      type: 'stance.record',
      clause: drafts.at(-1)?.id,
      stance: 'none',
      seen: drafts.at(-1)?.digest,
    });
    expect(viewOf(at, 'ir-neg').visit?.changed).toBe(2);
    // A coffee is no end of a visit.
    at.workspace.visits.leave('ru-neg', ROOM, { ...left, at: stamp() });
    expect(viewOf(at, 'ru-neg').visit).toBeUndefined();
    at.clock.advance(HOUR);
    expect(viewOf(at, 'ru-neg').visit?.changed).toBe(1);
  });
});

describe('noticesView', () => {
  it('says what the clause is called', async () => {
    const at = await tables();
    const clause = draftIn(at);
    decide(at, 'sec-1', { type: 'silence.start', clause, until: new Date(at.clock.now() + 80 * HOUR).toISOString() });
    const [notice] = noticesView(at.workspace, 'kz-neg');
    expect(notice).toMatchObject({ kind: 'silence-started', clause, named: { kind: 'paragraph' }, read: false });
  });
});

describe('courseView', () => {
  it('is counted once a minute at most', async () => {
    const at = await tables();
    const course = () => courseView(at.workspace, ROOM, new Date(at.clock.now()).toISOString());
    const points = course();
    const clauses = points.at(-1)?.clauses ?? 0;
    decide(at, 'sec-1', { type: 'clause.withdraw', clause: draftIn(at) });
    expect(course()).toBe(points);
    at.clock.advance(60_000);
    expect(course().at(-1)?.clauses).toBe(clauses - 1);
  });
});
