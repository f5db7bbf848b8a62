/**
 * The course of the open brackets over a resolution's log: how many stood at each milestone, at points between, and now.
 * Brackets of a clause are counted in the column that has most of them: the same dispute in four languages is one.
 */
import * as Y from 'yjs';
import { openDocument } from '../../src/crdt/document.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Ground } from '../../src/domain/ground.ts';
import { bracketCounts } from '../../src/domain/negotiation/bracket-note.ts';
import type { CoursePoint } from '../../src/domain/summit/summit.ts';
import type { Storage } from '../storage/storage.ts';
import { milestonesIn } from './milestones.ts';

const POINTS = 24;

function count(ground: Ground): Pick<CoursePoint, 'clauses' | 'agreed' | 'brackets' | 'byColumn'> {
  const live = ground.clauses.filter(({ status }) => status !== 'withdrawn');
  const { total, byColumn } = bracketCounts(ground);
  return {
    clauses: live.length,
    agreed: live.filter(({ status }) => status === 'agreed' || status === 'initialled').length,
    brackets: total,
    byColumn,
  };
}

/** Points in the order of the log. One walk over it, however many points. */
export function courseOf(storage: Storage, resolution: string): CoursePoint[] {
  const last = storage.head(resolution)?.seq ?? 0;
  const milestones = new Map(
    milestonesIn(storage, resolution).map(({ id, label, seq, auto }) => [
      seq,
      { id, label, ...(auto ? { auto } : {}) },
    ]),
  );
  const between = Array.from({ length: POINTS }, (_, index) => Math.round(((index + 1) * last) / POINTS));
  const wanted = [...new Set([...between, ...milestones.keys(), last])].filter((seq) => seq > 0).sort((a, b) => a - b);
  const doc = openDocument();
  const points: CoursePoint[] = [];
  let from = 1;
  for (const seq of wanted) {
    let at = '';
    doc.transact(() => {
      for (const record of storage.records(resolution, from, seq)) {
        if (record.bytes) Y.applyUpdate(doc, record.bytes);
        at = record.at;
      }
    }, 'replay');
    from = seq + 1;
    const milestone = milestones.get(seq);
    points.push({ seq, at, ...(milestone ? { milestone } : {}), ...count(groundOf(doc)) });
  }
  doc.destroy();
  return points;
}
