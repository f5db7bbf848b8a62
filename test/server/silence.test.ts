/**
 * Deadlines by the server's clock, which here is moved by hand: a silence outlives the server, is kept when nobody speaks,
 * and is broken by one who does.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { adoptSummit, completeRooms } from '../../server/commands/adopt.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import type { Notice } from '../../src/domain/negotiation/notice.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';

const HOUR = 3_600_000;
const ROOM = 'environment';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Run = {
  readonly workspace: Workspace;
  readonly told: { readonly member: string; readonly notice: Notice }[];
  readonly give: (by: string, command: object) => Promise<Answer>;
  /** Lets the clock run; whatever falls due happens in its turn. */
  readonly pass: (ms: number) => Promise<void>;
};

/** One data folder, opened as often as wanted, and one clock that goes on while no server runs. */
function world() {
  const folder = temporaryFolder();
  closing.push(folder.remove);
  let now = Date.UTC(2025, 10, 18, 8);
  let commands = 0;
  const open = (): Run => {
    let timers: { readonly at: number; readonly run: () => void }[] = [];
    const told: { readonly member: string; readonly notice: Notice }[] = [];
    const workspace = openWorkspace(openStorage(folder.path), {
      now: () => new Date(now).toISOString(),
      clock: () => now,
      later: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    });
    workspace.onNotice.add((member, notice) => told.push({ member, notice }));
    closing.unshift(() => workspace.close());
    const settled = (): Promise<void> => workspace.inTurn(() => {}).then(() => workspace.inTurn(() => {}));
    return {
      workspace,
      told,
      give: (by, command) =>
        workspace.command(ROOM, () => workspace.summit.actor(by), { id: `c${++commands}`, ...command } as Command),
      pass: async (ms) => {
        const end = now + ms;
        for (;;) {
          const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
          if (!next) break;
          timers = timers.filter((other) => other !== next);
          now = Math.max(now, next.at);
          next.run();
          await settled();
        }
        now = end;
      },
    };
  };
  const close = ({ workspace }: Run): void => {
    workspace.close();
    closing.shift();
  };
  const sleep = (ms: number): void => {
    now += ms;
  };
  return { open, close, sleep, at: (ms: number) => new Date(now + ms).toISOString() };
}

async function begun() {
  const place = world();
  const run = place.open();
  await adoptSummit(run.workspace, sampleSummit());
  await completeRooms(run.workspace);
  const ready = run.workspace.rooms
    .open(ROOM)
    ?.snapshot()
    .clauses.find(
      ({ status, brackets, kind }) =>
        kind === 'paragraph' && status === 'draft' && Object.values(brackets).every((n) => n === 0),
    );
  if (!ready) throw new Error('the sample has no draft without brackets');
  return { ...place, run, clause: ready.id };
}

const clauseOf = ({ workspace }: Run, id: string) =>
  workspace.rooms
    .open(ROOM)
    ?.snapshot()
    .clauses.find((clause) => clause.id === id);

describe('a silence procedure', () => {
  it('runs on while the server is down, and gives those who said nothing their agreement', async () => {
    const { run, clause, open, close, sleep, at } = await begun();
    expect(await run.give('sec-1', { type: 'silence.start', clause, until: at(80 * HOUR) })).toMatchObject({
      ok: true,
    });
    const seen = clauseOf(run, clause)?.digest;
    expect(await run.give('kz-neg', { type: 'stance.record', clause, stance: 'agree', seen })).toMatchObject({
      ok: true,
    });
    await run.pass(HOUR);
    expect(clauseOf(run, clause)).toMatchObject({ held: true, status: 'draft' });
    close(run);

    sleep(81 * HOUR);
    const again = open();
    expect(clauseOf(again, clause)?.stances.AZ?.silence).toBeUndefined();
    again.workspace.watchDeadlines();
    await again.pass(0);
    await again.workspace.inTurn(() => {});
    const { stances = {}, held } = clauseOf(again, clause) ?? {};
    expect(
      Object.entries(stances).map(([code, { stance, silence = false, digest }]) => [
        code,
        stance,
        silence,
        digest === seen,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['AZ', 'agree', true, true],
        ['KZ', 'agree', false, true],
        ['TM', 'agree', true, true],
      ]),
    );
    expect(held).toBe(true);
    const last = [...again.workspace.storage.marked(ROOM, ['command'])].at(-1);
    expect(last).toMatchObject({ member: 'server', body: { command: { type: 'silence.close', clause } } });
    expect(again.workspace.storage.deadlines()).toEqual([]);
    const passed = again.told.filter(({ notice }) => notice.kind === 'silence-passed');
    expect(passed.map(({ member }) => member)).toEqual(expect.arrayContaining(['az-neg', 'sec-1', 'legal-1']));
    expect(passed.map(({ member }) => member)).not.toContain('observer-1');
  });

  it('ends by itself at the hour, not before', async () => {
    const { run, clause, at } = await begun();
    run.workspace.watchDeadlines();
    await run.give('sec-1', { type: 'silence.start', clause, until: at(90 * HOUR) });
    await run.pass(90 * HOUR - 1);
    expect(clauseOf(run, clause)?.stances.AZ?.silence).toBeUndefined();
    await run.pass(1);
    expect(clauseOf(run, clause)?.stances.AZ).toMatchObject({ stance: 'agree', silence: true });
  });

  it('is broken by one objection, of which everybody is told; the text is open again', async () => {
    const { run, clause, at } = await begun();
    await run.give('sec-1', { type: 'silence.start', clause, until: at(80 * HOUR) });
    expect(clauseOf(run, clause)?.held).toBe(true);
    const seen = clauseOf(run, clause)?.digest;
    const objection = { type: 'stance.record', clause, stance: 'object', note: 'Not the date.', seen };
    expect(await run.give('az-head', objection)).toMatchObject({ ok: true });
    const broken = run.told.filter(({ notice }) => notice.kind === 'silence-broken');
    const expected = sampleSummit()
      .members.filter(({ id, role }) => id !== 'az-head' && role !== 'observer')
      .map(({ id }) => id);
    expect(broken.map(({ member }) => member).sort()).toEqual(expected.sort());
    expect(broken[0]?.notice).toMatchObject({ by: 'az-head', clause, text: 'Not the date.' });
    expect(clauseOf(run, clause)?.held).toBeUndefined();
    await run.pass(81 * HOUR);
    expect(clauseOf(run, clause)?.stances.KZ?.silence).toBeUndefined();
  });

  it('does not begin with a deadline in the past, or by anybody but the secretariat', async () => {
    const { run, clause, at } = await begun();
    expect(await run.give('sec-1', { type: 'silence.start', clause, until: at(-1) })).toMatchObject({
      ok: false,
      missing: [{ kind: 'deadline', why: 'past' }],
    });
    expect(await run.give('ir-neg', { type: 'silence.start', clause, until: at(HOUR) })).toMatchObject({
      ok: false,
      reason: 'not-allowed',
    });
    expect(run.told.filter(({ notice }) => notice.kind === 'silence-started')).toEqual([]);
  });
});
