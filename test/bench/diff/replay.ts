/**
 * Any point of a resolution with 30,300 keystrokes, rebuilt through the storage as the server does it: forty points by
 * chance. The checkpoints are those that a running server takes between turns.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declarationAt } from '../../../server/history/points.ts';
import { replay } from '../../../server/history/replay.ts';
import { openStorage } from '../../../server/storage/sqlite.ts';
import type { Row } from '../diff.ts';
import { prepare } from '../sync/documents.ts';

const POINTS = 40;

function times(act: (seq: number) => void, points: readonly number[]): string {
  const spent = points.map((seq) => {
    const start = performance.now();
    act(seq);
    return performance.now() - start;
  });
  const sorted = [...spent].sort((a, b) => a - b);
  const told = (ms = 0): string => ms.toFixed(ms < 1 ? 1 : 0);
  return `${told(sorted[sorted.length >> 1])} / ${told(sorted.at(-1))} ms`;
}

export async function replayRows(): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'alternat-bench-'));
  try {
    const { folder, large } = await prepare(directory, {
      clauses: 300,
      keystrokes: 30_300,
      large: 1,
      idle: 0,
      tidy: true,
    });
    const room = large[0] as string;
    const storage = openStorage(folder, { readOnly: true });
    const last = storage.head(room)?.seq ?? 1;
    // A walk over the log with steps that share nothing with the distance of checkpoints.
    const points = Array.from({ length: POINTS }, (_, index) => 1 + ((index * 7_919 + 613) % last));
    replay(storage, room, last).doc.destroy();
    const document = times((seq) => replay(storage, room, seq).doc.destroy(), points);
    const declaration = times((seq) => declarationAt(storage, room, String(seq)), points);
    const again = times((seq) => declarationAt(storage, room, String(seq)), points.slice(-2));
    storage.close();
    const note = `median / worst of ${POINTS} points of ${last} records`;
    return [
      { name: 'rebuilding the document at any point', value: document, note },
      {
        name: 'the same with the snapshot and its 1,500 digests',
        value: declaration,
        note: `${note}, each asked once`,
      },
      { name: 'the same two points asked again', value: again, note: 'as a page that compares does' },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
