/**
 * The course of the open brackets over a resolution's log: how many stood at each milestone, at points between, and now.
 * Brackets of a clause are counted in the column that has most of them: the same dispute in four languages is one.
 */
import * as Y from 'yjs';
import { openDocument } from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import type { PerLang } from '../../src/domain/language.ts';
import type { Storage } from '../storage/storage.ts';
import { milestonesIn } from './points.ts';

export type CoursePoint = {
  readonly seq: number;
  /** UTC, of the record at that point. */
  readonly at: string;
  readonly milestone?: { readonly id: string; readonly label: string };
  readonly clauses: number;
  readonly agreed: number;
  readonly brackets: number;
  readonly byColumn: PerLang<number>;
};

const POINTS = 24;

export function count(declaration: Declaration): Pick<CoursePoint, 'clauses' | 'agreed' | 'brackets' | 'byColumn'> {
  const live = declaration.clauses.filter(({ status }) => status !== 'withdrawn');
  const byColumn: PerLang<number> = {};
  for (const lang of declaration.columns)
    byColumn[lang] = live.reduce((sum, { brackets }) => sum + (brackets[lang] ?? 0), 0);
  return {
    clauses: live.length,
    agreed: live.filter(({ status }) => status === 'agreed' || status === 'initialled').length,
    brackets: live.reduce((sum, { brackets }) => sum + Math.max(0, ...Object.values(brackets)), 0),
    byColumn,
  };
}

/** Points in the order of the log. One walk over it, however many points. */
export function courseOf(storage: Storage, resolution: string): CoursePoint[] {
  const last = storage.head(resolution)?.seq ?? 0;
  const milestones = new Map(milestonesIn(storage, resolution).map(({ id, label, seq }) => [seq, { id, label }]));
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
    points.push({ seq, at, ...(milestone ? { milestone } : {}), ...count(snapshot(doc, { seq })) });
  }
  doc.destroy();
  return points;
}
