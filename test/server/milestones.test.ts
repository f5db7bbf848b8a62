/**
 * Milestones that the server names by itself: once for each text that staff take out, and when the last clause is agreed. No
 * program of a member can claim to be one.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { ensureMilestone, keepExported } from '../../server/commands/milestones.ts';
import { milestonesIn } from '../../server/history/milestones.ts';
import { COMMANDS } from '../../src/domain/command.ts';
import { parseCommand } from '../../src/protocol/command.ts';
import { openTables, type Tables } from './guests.ts';

const ROOM = 'environment';
let here: Tables;
afterEach(() => here.close());

const ensure = async (resolution = ROOM, auto: Parameters<typeof ensureMilestone>[3] = 'export') => {
  const pending = ensureMilestone(here.workspace, resolution, 'Export', auto);
  here.turn();
  return await pending;
};
const milestones = () => milestonesIn(here.workspace.storage, ROOM);
const autos = () => milestones().flatMap(({ auto }) => auto ?? []);
const type = (text: string): void => {
  const guest = here.connect('ir-neg', ROOM);
  guest.edit({ clause: 'env-p1', lang: 'fa' }, (cell) => cell.insert(0, text));
  guest.send();
  here.turn();
};

/** Every live clause but the last is withdrawn by the secretariat, so that one decision is left to make. */
function leaveOneOpen(): string {
  const secretariat = here.connect('sec-1', ROOM);
  const open =
    here.workspace.rooms
      .open(ROOM)
      ?.snapshot()
      .clauses.filter(({ status }) => status !== 'withdrawn') ?? [];
  const [last, ...others] = [...open].reverse();
  for (const { id, status } of others) {
    if (status !== 'draft') secretariat.command({ type: 'clause.reopen', clause: id, reason: 'For the test' });
    here.turn();
    secretariat.command({ type: 'clause.withdraw', clause: id });
    here.turn();
    here.clock.advance(3_000);
    here.turn();
  }
  return last?.id ?? '';
}

describe('ensureMilestone', () => {
  it('names a text that has none, and finds it as long as the text is that', async () => {
    here = await openTables();
    const before = milestones();
    const first = await ensure();
    expect([first?.label, first?.auto, before.some(({ auto }) => auto)]).toEqual(['Export', 'export', false]);
    expect(await ensure()).toEqual(first);
    expect(milestones()).toHaveLength(before.length + 1);
    type('متن ');
    const second = await ensure();
    expect([second?.id === first?.id, second?.digest === here.workspace.rooms.open(ROOM)?.snapshot().digest]).toEqual([
      false,
      true,
    ]);
  });

  it('takes what a member has named already, and knows no other resolution', async () => {
    here = await openTables();
    const guest = here.connect('sec-1', ROOM);
    guest.command({ type: 'milestone.create', label: 'Rev. 2' });
    here.turn();
    const found = await ensure();
    expect([found?.label, found?.auto, await ensure('nothing')]).toEqual(['Rev. 2', undefined, null]);
  });

  it('names a text once for two who ask at once', async () => {
    here = await openTables();
    const both = [1, 2].map(() => ensureMilestone(here.workspace, ROOM, 'Export', 'export'));
    here.turn();
    const [a, b] = await Promise.all(both);
    expect([a?.id, autos()]).toEqual([b?.id, ['export']]);
  });

  it('holds a text whose clauses have another status for another one when it is sealed, but not when it is exported', async () => {
    here = await openTables();
    const exported = await ensure();
    const secretariat = here.connect('sec-1', ROOM);
    secretariat.command({ type: 'clause.withdraw', clause: 'env-p1' });
    here.turn();
    here.clock.advance(3_000);
    here.turn();
    secretariat.command({ type: 'clause.restore', clause: 'env-p1' });
    here.turn();
    expect([(await ensure())?.id, (await ensure(ROOM, 'seal'))?.id]).toEqual([exported?.id, exported?.id]);
    const other = here.workspace.rooms
      .open(ROOM)
      ?.snapshot()
      .clauses.find(({ status }) => status === 'agreed');
    if (other) secretariat.command({ type: 'clause.reopen', clause: other.id, reason: 'A wrong word' });
    here.turn();
    expect(other).toBeDefined();
    expect([(await ensure())?.id, (await ensure(ROOM, 'seal'))?.auto]).toEqual([exported?.id, 'seal']);
  });
});

describe('keepExported', () => {
  it('keeps what those take out who may name a version, and nothing for those who read', async () => {
    here = await openTables();
    const named: (readonly [string, number])[] = [];
    for (const role of ['negotiator', 'observer', 'secretariat', 'legal'] as const) {
      const pending = keepExported(here.workspace, { role }, ROOM);
      here.turn();
      await pending;
      named.push([role, autos().length]);
    }
    expect(named).toEqual([
      ['negotiator', 0],
      ['observer', 0],
      ['secretariat', 1],
      ['legal', 1],
    ]);
    expect(COMMANDS['milestone.create'].roles).toEqual(['secretariat', 'legal']);
  });
});

describe('a decision that leaves no clause open', () => {
  it('is kept as a milestone of its own, once, and the decisions before it are not', async () => {
    here = await openTables();
    leaveOneOpen();
    expect(autos()).toEqual([]);
    const secretariat = here.connect('sec-1', ROOM);
    const last = here.workspace.rooms
      .open(ROOM)
      ?.snapshot()
      .clauses.find(({ status }) => status === 'draft');
    const clause = last?.id ?? '';
    // Five delegations agree, then the secretariat says so.
    for (const member of ['az-head', 'ir-head', 'kz-head', 'ru-head', 'tm-head']) {
      const seen = here.workspace.rooms
        .open(ROOM)
        ?.snapshot()
        .clauses.find(({ id }) => id === clause)?.digest;
      here.connect(member, ROOM).command({ type: 'stance.record', clause, stance: 'agree', seen });
      here.turn();
    }
    const seen = here.workspace.rooms
      .open(ROOM)
      ?.snapshot()
      .clauses.find(({ id }) => id === clause)?.digest;
    secretariat.command({ type: 'clause.status', clause, to: 'agreed', seen });
    here.turn();
    here.clock.advance(3_000);
    here.turn();
    await Promise.resolve();
    here.turn();
    expect([
      here.workspace.rooms
        .open(ROOM)
        ?.snapshot()
        .clauses.find(({ id }) => id === clause)?.status,
      autos(),
    ]).toEqual(['agreed', ['freeze']]);
    const [kept] = milestones().filter(({ auto }) => auto);
    expect([kept?.by, kept?.digest]).toEqual(['server', here.workspace.rooms.open(ROOM)?.snapshot().digest]);
  });
});

describe("a milestone that a member's program calls automatic", () => {
  it('is no command at all, and is refused where it would be one', async () => {
    here = await openTables();
    const claimed = { id: 'x1', type: 'milestone.create', label: 'Sealed', auto: 'seal' };
    expect(parseCommand(claimed).ok).toBe(false);
    const answer = here.workspace.rooms
      .open(ROOM)
      ?.judge({ id: 'sec-1', role: 'secretariat', columns: [] }, claimed as never);
    expect(answer).toEqual({ ok: false, reason: 'not-allowed' });
  });
});
