/** What was read at a point of a log is read once, and never in place of what another log holds at that number. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { newestDocument } from '../../server/history/newest.ts';
import { standingAt } from '../../server/history/points.ts';
import { readAt } from '../../server/history/rebuilt.ts';
import { replay } from '../../server/history/replay.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import { cellOf } from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';

const R = 'environment';
const PLACE = { clause: 'env-p1', lang: 'fa' } as const;
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
const words = (doc: Y.Doc): string => cellOf(doc, PLACE)?.toString() ?? '';

/** Writes `put` at the beginning of the cell, inside a turn that the caller ends. */
function write(put: string): void {
  const room = workspace.rooms.open(R);
  const cell = room && cellOf(room.doc, PLACE)?.toString();
  room?.replaceWords(workspace.summit.actor('ir-neg') as Actor, PLACE, cell ?? '', put + (cell ?? ''));
}

describe('readAt', () => {
  it('rebuilds a point once for each reader, and again when it has not been asked for long', () => {
    let asked = 0;
    const counted = (doc: Y.Doc): string => {
      asked++;
      return words(doc);
    };
    const read = (seq: number) => readAt(workspace.storage, R, seq, counted);
    const last = newest();
    const first = read(last);
    expect([read(last), readAt(workspace.storage, R, last, words), asked]).toEqual([first, first, 1]);
    for (let back = 1; back <= 8; back++) read(last - back);
    expect([read(last), asked]).toEqual([first, 10]);
  });

  it('hands out one declaration for one point', () => {
    const at = String(newest());
    expect(standingAt(workspace.storage, R, at)).toBe(standingAt(workspace.storage, R, at));
  });

  it('does not take what a turn wrote that was rolled back for what the next one wrote at its number', () => {
    const { storage } = workspace;
    const seq = newest() + 1;
    const before = readAt(storage, R, newest(), words);
    const seen: string[] = [];
    workspace.turns.enqueue(() => {
      write('الف ');
      seen.push(readAt(storage, R, seq, words));
      throw new Error('the turn is lost');
    });
    workspace.turns.flush();
    seen.push(readAt(storage, R, newest(), words));
    workspace.turns.enqueue(() => write('ب '));
    workspace.turns.flush();
    seen.push(readAt(storage, R, seq, words));
    expect(seen).toEqual([`الف ${before}`, before, `ب ${before}`]);
  });
});

describe('newestDocument', () => {
  const turn = (work: () => void): void => {
    workspace.turns.enqueue(work);
    workspace.turns.flush();
  };
  const whole = (doc: Y.Doc) => snapshot(doc, { seq: newest() });

  it('is one document that follows the log, and holds what is rebuilt from it', () => {
    const first = newestDocument(workspace.storage, R);
    for (const put of ['ج ', 'د ', 'ه ']) {
      turn(() => write(put));
      const doc = newestDocument(workspace.storage, R);
      expect([doc === first, whole(doc)]).toEqual([true, whole(replay(workspace.storage, R).doc)]);
    }
  });

  it('is another one where the log is not the one that it followed', () => {
    const { storage } = workspace;
    const kept = newestDocument(storage, R);
    const stood = words(kept);
    turn(() => {
      write('و ');
      expect(words(newestDocument(storage, R))).toBe(`و ${stood}`);
      throw new Error('the turn is lost');
    });
    expect(words(newestDocument(storage, R))).toBe(stood);
    turn(() => write('ز '));
    expect(words(newestDocument(storage, R))).toBe(`ز ${stood}`);
  });
});
