/**
 * Who touched what between two points: a reader of a comparison asks which delegation to ring up. What was accepted is
 * told of whoever proposed it. By the cell, not by the word; the authors of words are another question (authors.ts).
 */
import type { Person, Touched } from '../../src/domain/clause/difference.ts';
import { isLang, type PerLang } from '../../src/language/language.ts';
import type { Storage } from '../storage/storage.ts';
import { commandOf, proposedBy } from './decisions.ts';
import { replay } from './replay.ts';

/** Commands that make, move, mark or end a clause; who gave them is behind the row, whoever wrote its words. */
export const STRUCTURE: readonly string[] = [
  ...['clause.add', 'clause.move', 'clause.retype', 'clause.split', 'clause.merge'],
  ...['clause.withdraw', 'clause.restore'],
];
/** Those change the status; in the list of names they stand beside the structure, in a redline nothing of them is seen. */
const STATUS: readonly string[] = ['clause.status', 'clause.reopen'];

/** By clause. */
export function touchesBetween(
  storage: Storage,
  resolution: string,
  points: readonly [number, number],
): ReadonlyMap<string, Touched> {
  const [from, to] = [Math.min(...points), Math.max(...points)];
  const { doc } = replay(storage, resolution, to);
  const rows = new Map<string, Map<string, Person>>();
  const note = (key: string, { member, delegation }: Person): void => {
    if (member === 'server') return;
    const known = rows.get(key) ?? new Map<string, Person>();
    known.set(member, { member, delegation });
    rows.set(key, known);
  };
  for (const record of storage.records(resolution, from + 1, to)) {
    const command = commandOf(record);
    const type = command?.type ?? '';
    const structural = STRUCTURE.includes(type) || STATUS.includes(type);
    if (record.kind === 'cleanup' || record.kind === 'refused' || (record.places.length === 0 && !structural)) continue;
    if (structural && typeof command?.clause === 'string') note(command.clause, record);
    const accepts = type === 'proposal.accept' || type === 'chair.accept';
    for (const place of record.places) {
      const clause = place.slice(0, place.lastIndexOf('/'));
      const proposal = accepts ? proposedBy(doc, record, clause) : null;
      const by = proposal ? { member: proposal.member, delegation: proposal.delegation ?? null } : record;
      note(place, by);
      if (structural || (accepts && proposal?.clause === null)) note(clause, by);
    }
  }
  doc.destroy();
  const touched = new Map<string, { row?: Person[]; texts?: PerLang<Person[]> }>();
  for (const [key, people] of rows) {
    const slash = key.lastIndexOf('/');
    const lang = slash < 0 ? '' : key.slice(slash + 1);
    const clause = isLang(lang) ? key.slice(0, slash) : key;
    const known = touched.get(clause) ?? {};
    if (isLang(lang)) known.texts = { ...known.texts, [lang]: [...people.values()] };
    else known.row = [...people.values()];
    touched.set(clause, known);
  }
  return touched;
}
