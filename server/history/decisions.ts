/**
 * Decisions on a clause, read from the log while it is replayed: which commands touched it and what they did to it. Not by
 * the command alone: a proposal is named by its id, and a silence on all drafts names no clause; so it is asked of the
 * document, too, before and after.
 */
import * as Y from 'yjs';
import { type ClauseShape, clausesOf, proposalsOf, shapeOf } from '../../src/crdt/document.ts';
import type { Decision, Proposed } from '../../src/domain/clause/past.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import type { LogRecord } from '../storage/storage.ts';

type Given = { readonly type: string; readonly [field: string]: unknown };

/** The command of a record, where there is one. */
export function commandOf({ kind, body }: Pick<LogRecord, 'kind' | 'body'>): Given | null {
  if (kind !== 'command') return null;
  const command = (body as { command?: unknown } | null)?.command;
  if (typeof command === 'string') return { type: command };
  return typeof command === 'object' && command !== null ? (command as Given) : null;
}

/** What is told of a command besides its type. Wording is not: it has versions of its own. */
const DETAILS = [
  'stance',
  'note',
  'reason',
  'label',
  'until',
  'language',
  'languages',
  'check',
  'into',
  'kind',
  'level',
] as const;

const names = (field: unknown, clause: string): boolean =>
  typeof field === 'object' && field !== null && Object.hasOwn(field, clause);

/** Commands that only say that somebody has read something, or that the program noticed something. */
const NO_DECISIONS: readonly string[] = ['merge.flag', 'merge.confirm', 'room.restored', 'room.seated', 'text.mended'];

/** Is this command about the clause? `doc` is as it was before; what it does by the way shows only afterwards. */
export function concerns(doc: Y.Doc, record: LogRecord, clause: string): boolean {
  const command = commandOf(record);
  if (!command || NO_DECISIONS.includes(command.type)) return false;
  if (command.clause === clause || command.into === clause) return true;
  if (names(command.seen, clause) || (command.type === 'chair.issue' && names(command.texts, clause))) return true;
  if (typeof command.proposal === 'string' && proposalsOf(doc).get(command.proposal)?.clause === clause) return true;
  return record.places.some((place) => place.startsWith(`${clause}/`));
}

export function shapeIn(doc: Y.Doc, clause: string): ClauseShape | null {
  const map = clausesOf(doc).get(clause);
  return map instanceof Y.Map ? shapeOf(clause, map) : null;
}

/** The proposal that a record accepted, rejected, withdrew or made, for this clause. `doc` is as the record left it. */
export function proposedBy(doc: Y.Doc, record: LogRecord, clause: string): ProposalRecord | null {
  const command = commandOf(record);
  if (!command) return null;
  if (typeof command.proposal === 'string') return proposalsOf(doc).get(command.proposal) ?? null;
  const all = (): ProposalRecord[] => [...proposalsOf(doc).values()].filter((one) => one.clause === clause);
  if (command.type === 'chair.accept') return all().find(({ batch }) => batch === command.batch) ?? null;
  // What comes later in the log is not there yet, so the member's newest is the one that was just made.
  if (command.type === 'proposal.table' || command.type === 'chair.issue')
    return all()
      .filter(({ member }) => member === record.member)
      .reduce((newest: ProposalRecord | null, one) => (newest && newest.at > one.at ? newest : one), null);
  return null;
}

export const proposed = ({ id, member, delegation, kind }: ProposalRecord): Proposed => ({
  id,
  member,
  delegation: delegation ?? null,
  kind,
});

const changed = (before: ClauseShape | null, after: ClauseShape | null): boolean =>
  JSON.stringify(before) !== JSON.stringify(after);

/**
 * The decision that a record is on a clause, or null where it is none. `about`: what `concerns` said before it; `before`:
 * the clause's shape then; `doc` is as the record left it.
 */
export function decisionIn(
  doc: Y.Doc,
  record: LogRecord,
  clause: string,
  about: boolean,
  before: ClauseShape | null,
): Decision | null {
  const command = commandOf(record);
  const after = shapeIn(doc, clause);
  if (!command || !after || NO_DECISIONS.includes(command.type) || !(about || changed(before, after))) return null;
  const proposal = proposedBy(doc, record, clause);
  const details = Object.fromEntries(
    DETAILS.flatMap((name) => (command[name] === undefined ? [] : [[name, command[name]]])),
  );
  return {
    ...details,
    seq: record.seq,
    at: record.at,
    member: record.member,
    delegation: record.delegation,
    type: command.type,
    ...(proposal ? { proposal: proposed(proposal) } : {}),
    ...(before?.status === after.status ? {} : { status: [before?.status ?? null, after.status] as const }),
    ...((before?.held ?? false) === after.held ? {} : { held: after.held }),
    ...(before && before.order !== after.order ? { moved: true as const } : {}),
  };
}
