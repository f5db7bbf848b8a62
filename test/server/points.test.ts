/** Points of a log: every one can be read again, before and after checkpoints, and milestones never change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { milestonesIn } from '../../server/history/milestones.ts';
import { declarationAt, diffBetween, exportAt, NoSuchPoint } from '../../server/history/points.ts';
import { cellHistory } from '../../server/history/versions.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { canonicalJson, declarationDigest } from '../../src/domain/text/digest.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';

const R = 'environment';
const folder = temporaryFolder();
let workspace: Workspace;

beforeAll(async () => {
  const sample = sampleSummit();
  workspace = openWorkspace(openStorage(folder.path));
  await adoptSummit(workspace, { ...sample, resolutions: sample.resolutions.filter(({ id }) => id === R) });
});
afterAll(() => {
  workspace.close();
  folder.remove();
});
const newest = (): number => workspace.storage.head(R)?.seq ?? 0;
const at = (point: string | number) => declarationAt(workspace.storage, R, String(point));

describe('declarationAt', () => {
  it('is at the newest point what the room shows', () => {
    const shown = workspace.rooms.open(R)?.snapshot();
    expect([at('now'), at(newest())]).toEqual([shown, shown]);
  });

  it('has for each milestone the text of its point in the log, with the digest that was printed', () => {
    const milestones = milestonesIn(workspace.storage, R);
    expect(milestones.length).toBeGreaterThanOrEqual(2);
    for (const { id, seq, digest } of milestones) {
      const kept = at(id);
      expect(kept.at).toEqual({ seq, milestone: id });
      expect({ ...at(seq), at: kept.at }).toEqual(kept);
      expect([kept.digest, declarationDigest(kept.columns, kept.clauses)]).toEqual([digest, digest]);
    }
  });

  it('is the same from checkpoints as from the whole log, at every point', () => {
    const all = (): string[] => Array.from({ length: newest() }, (_, index) => canonicalJson(at(index + 1) as never));
    const before = all();
    // A checkpoint is written where something was recorded since the last one: after each of three edits.
    const room = workspace.rooms.open(R);
    const points: string[] = [];
    for (const put of ['الف', 'ب', 'پ']) {
      workspace.turns.enqueue(() =>
        room?.replaceWords(
          workspace.summit.actor('ir-neg') as Actor,
          { clause: 'env-p1', lang: 'fa' },
          toPlain(at('now').clauses.find(({ id }) => id === 'env-p1')?.texts.fa?.paragraphs ?? []).slice(0, 5),
          put,
        ),
      );
      workspace.turns.flush();
      points.push(canonicalJson(at('now') as never));
      room?.checkpoint();
      // The record that vouches for it is a point like any other.
      points.push(canonicalJson(at('now') as never));
    }
    expect(workspace.storage.checkpoint(R, Number.MAX_SAFE_INTEGER)?.seq).toBe(newest() - 1);
    expect(all()).toEqual([...before, ...points]);
    expect(new Set(before).size).toBe(before.length);
  });

  it.each(['0', '-1', '1.5', '99999', '1e2x', '', ' ', 'then', 'm', 'mnothing', 'constructor', '__proto__', '../x'])(
    'throws a sentence on the point %j',
    (point) => {
      let error: unknown;
      try {
        declarationAt(workspace.storage, R, point);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(NoSuchPoint);
      expect((error as Error).message).toMatch(/^There is no (point|milestone) .*\.$/s);
    },
  );
});

describe('diffBetween', () => {
  it('is nothing between a point and itself, and the mirror image the other way round', () => {
    const [first, second] = milestonesIn(workspace.storage, R).map(({ id }) => id) as [string, string];
    const same = diffBetween(workspace.storage, R, second, second);
    expect(same.clauses.flatMap(({ changes }) => changes)).toEqual([]);
    const [there, back] = [
      diffBetween(workspace.storage, R, first, second),
      diffBetween(workspace.storage, R, second, first),
    ];
    expect([there.summary.moved, back.summary.moved, there.summary.changed > 0, there.summary.added]).toEqual([
      1,
      1,
      true,
      back.summary.withdrawn,
    ]);
    expect(there.clauses.filter(({ changes }) => changes.includes('moved')).map(({ id }) => id)).toEqual(['env-p4']);
  });
});

describe('exportAt', () => {
  const wish = { format: 'json', language: 'all', at: 'now', view: 'clean', now: '2025-11-18T09:00:00.000Z' } as const;
  it('is the same file for the same wish, and a refusal as a value', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => exportAt(workspace.storage, workspace.summit, R, wish)));
    expect(one).toEqual(two);
    expect([one?.ok, await exportAt(workspace.storage, workspace.summit, R, { ...wish, format: 'exe' })]).toEqual([
      true,
      { ok: false, reason: 'unknown-format' },
    ]);
  });
});

describe('cellHistory', () => {
  it('begins with the first text, ends with the present one, and never shows one text twice in a row', () => {
    const versions = cellHistory(workspace.storage, R, 'env-p1', 'fa');
    const cell = at('now').clauses.find(({ id }) => id === 'env-p1')?.texts.fa;
    const first = at(1).clauses.find(({ id }) => id === 'env-p1')?.texts.fa;
    expect([versions[0]?.digest, versions.at(-1)?.digest, versions.at(-1)?.text]).toEqual([
      first?.digest,
      cell?.digest,
      toPlain(cell?.paragraphs ?? []),
    ]);
    expect(versions.every(({ digest }, index) => digest !== versions[index - 1]?.digest)).toBe(true);
    expect(versions.at(-1)?.authors).toEqual(['ir-neg']);
  });

  it('is empty for a cell that never was', () => {
    expect(cellHistory(workspace.storage, R, 'nothing', 'fa')).toEqual([]);
  });
});
