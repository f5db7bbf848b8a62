/**
 * What was decided beside the text, as the interface subscribes to it: proposals, silences, confirmed pairs, notes on
 * brackets, who is absent. Read from the room's present document, and from the next one after a refusal; typing changes
 * none of it, so a keystroke costs nothing here.
 */
import * as Y from 'yjs';
import {
  absentOf,
  announcedOf,
  bracketNotesOf,
  collationsOf,
  pairsOf,
  proposalsOf,
  rulesOf,
  silencesOf,
} from '../crdt/document.ts';
import { groundOf } from '../crdt/snapshot.ts';
import type { Ground } from '../domain/ground.ts';
import type {
  AbsenceRecord,
  AnnouncedAbsence,
  BracketNote,
  CollationRecord,
  PairRecord,
  ProposalRecord,
  SilenceRecord,
} from '../domain/negotiation/record.ts';
import { type Rules, UNWRITTEN_RULES } from '../domain/negotiation/rules.ts';
import { type Source, value } from './value.ts';
import type { RoomView, Value } from './view.ts';

export type Negotiation = {
  /** Of every state, in the order in which they were tabled. */
  readonly proposals: Value<readonly ProposalRecord[]>;
  /** By clause: its last silence procedure, running or not. */
  readonly silences: Value<ReadonlyMap<string, SilenceRecord>>;
  /** By "clause/lang/lang" (`domain/negotiation/concordance`). */
  readonly pairs: Value<ReadonlyMap<string, PairRecord>>;
  readonly bracketNotes: Value<readonly BracketNote[]>;
  readonly collations: Value<readonly CollationRecord[]>;
  readonly absent: Value<{ readonly [delegation: string]: AbsenceRecord }>;
  /** Absences that do not count yet. */
  readonly announced: Value<{ readonly [delegation: string]: AnnouncedAbsence }>;
  /** The rules of procedure in force. */
  readonly rules: Value<Rules>;
  /** Grows with everything that the rules read but single letters: structure, decisions. What was judged is judged anew. */
  readonly turn: Value<number>;
  /** What the rules stand on now; read it when it is needed, it is not remembered for long. */
  readonly ground: () => Ground;
};

type Room = Pick<RoomView, 'doc' | 'generation'>;

const known = new WeakMap<Room, Negotiation>();

/** The views of one open room; the same for everybody who asks, as long as the room is open. */
export function negotiationOf(room: Room): Negotiation {
  const found = known.get(room);
  if (found) return found;
  const made = watch(room);
  known.set(room, made);
  return made;
}

const byTime = (a: ProposalRecord, b: ProposalRecord): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1;

function watch(room: Room): Negotiation {
  const proposals = value<readonly ProposalRecord[]>([]);
  const silences = value<ReadonlyMap<string, SilenceRecord>>(new Map());
  const pairs = value<ReadonlyMap<string, PairRecord>>(new Map());
  const bracketNotes = value<readonly BracketNote[]>([]);
  const collations = value<readonly CollationRecord[]>([]);
  const absent = value<{ readonly [delegation: string]: AbsenceRecord }>({});
  const announced = value<{ readonly [delegation: string]: AnnouncedAbsence }>({});
  const rules = value<Rules>(UNWRITTEN_RULES);
  const turn = value(0);
  const readers: readonly ((doc: Y.Doc) => readonly [object, () => void])[] = [
    (doc) => [proposalsOf(doc), () => proposals.set([...proposalsOf(doc).values()].sort(byTime))],
    (doc) => [silencesOf(doc), () => silences.set(new Map(silencesOf(doc)))],
    (doc) => [pairsOf(doc), () => pairs.set(new Map(pairsOf(doc)))],
    (doc) => [bracketNotesOf(doc), () => bracketNotes.set([...bracketNotesOf(doc).values()])],
    (doc) => [collationsOf(doc), () => collations.set([...collationsOf(doc).values()])],
  ];
  const bump = (source: Source<number>): void => source.set(source.get() + 1);
  const readMeta = (doc: Y.Doc): void => {
    absent.set(absentOf(doc));
    announced.set(announcedOf(doc));
    rules.set(rulesOf(doc));
  };
  const follow = (doc: Y.Doc): void => {
    const reading = readers.map((reader) => reader(doc));
    const all = (): void => {
      for (const [, read] of reading) read();
      readMeta(doc);
    };
    all();
    doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
      // Typing changes a text and nothing else.
      if ([...changed.keys()].every((type) => type instanceof Y.Text)) return;
      for (const [root, read] of reading) if (changed.has(root as never)) read();
      readMeta(doc);
      bump(turn);
    });
  };
  follow(room.doc);
  room.generation.subscribe(() => {
    follow(room.doc);
    bump(turn);
  });
  return {
    proposals,
    silences,
    pairs,
    bracketNotes,
    collations,
    absent,
    announced,
    rules,
    turn,
    ground: () => groundOf(room.doc),
  };
}
