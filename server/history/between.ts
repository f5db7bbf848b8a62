/**
 * What the log says happened between two points and two snapshots do not show: which clauses were moved last, which were
 * split and merged, and whose words, acts and stances they were.
 */

import type { DiffOptions } from '../../src/diff/declaration.ts';
import type { Division } from '../../src/diff/kinship.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import type { LogRecord, Storage } from '../storage/storage.ts';
import { commandOf } from './decisions.ts';

/** A point as it is compared. */
export type Standing = { readonly declaration: Declaration; readonly proposals: readonly ProposalRecord[] };

const clauseOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));

/** The clause that a split made: its command names only the one that was split, its places both. */
function partOf(record: LogRecord, whole: string): string | undefined {
  return record.places.map(clauseOf).find((clause) => clause !== whole);
}

function divisionIn(record: LogRecord): Division | null {
  const command = commandOf(record);
  if (typeof command?.clause !== 'string') return null;
  if (command.type === 'clause.merge' && typeof command.into === 'string')
    return { type: 'merge', whole: command.into, part: command.clause };
  const part = command.type === 'clause.split' ? partOf(record, command.clause) : undefined;
  return part === undefined ? null : { type: 'split', whole: command.clause, part };
}

/** For `diffDeclarations`, in whichever direction of time. */
export function factsBetween(storage: Storage, resolution: string, from: Standing, to: Standing): DiffOptions {
  const seqs = [from.declaration.at.seq, to.declaration.at.seq];
  const [after, until] = [Math.min(...seqs), Math.max(...seqs)];
  const moved = new Set<string>();
  const divisions: Division[] = [];
  for (const record of storage.marked(resolution, ['command'])) {
    if (record.seq <= after || record.seq > until) continue;
    const command = commandOf(record);
    if (command?.type === 'clause.move' && typeof command.clause === 'string') {
      moved.delete(command.clause);
      moved.add(command.clause);
    }
    const division = divisionIn(record);
    if (division) divisions.push(division);
  }
  return { movedLast: [...moved], divisions, proposals: { from: from.proposals, to: to.proposals } };
}
