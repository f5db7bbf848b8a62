/**
 * The log as somebody reads it: newest first, and what one person typed in one cell without a pause as one entry, though it
 * came in many batches of keystrokes. Nothing is left out; an entry says how many records it stands for.
 */
import type { LogEntry } from '../../domain/summit/log-entry.ts';

/** `record` is the newest of those that it stands for; `first` the position of the oldest. */
export type Entry = {
  readonly record: LogEntry;
  readonly first: number;
  readonly since: string;
  readonly count: number;
  readonly added: number;
};

/** Longer than this, and it is another sitting. */
const PAUSE = 5 * 60_000;
const FOLDED: readonly string[] = ['update', 'bind', 'cleanup', 'checkpoint'];

const belongs = (newer: Entry, { kind, member, places, at }: LogEntry): boolean =>
  FOLDED.includes(kind) &&
  kind === newer.record.kind &&
  member === newer.record.member &&
  places.join() === newer.record.places.join() &&
  Date.parse(newer.since) - Date.parse(at) <= PAUSE;

/** `records` in the order of the log. Entries newest first. */
export function entriesOf(records: readonly LogEntry[]): Entry[] {
  const entries: Entry[] = [];
  for (const record of [...records].reverse()) {
    const last = entries.at(-1);
    const { added = 0 } = record.typed ?? {};
    if (last && belongs(last, record))
      entries[entries.length - 1] = {
        ...last,
        first: record.seq,
        since: record.at,
        count: last.count + 1,
        added: last.added + added,
      };
    else entries.push({ record, first: record.seq, since: record.at, count: 1, added });
  }
  return entries;
}

type Given = { readonly type?: unknown; readonly [field: string]: unknown };

/** The command of a record, accepted or refused; "" for none. */
export function commandOf({ command, refused }: LogEntry): Given & { readonly type: string } {
  if (typeof command === 'string') return { type: command };
  const given = typeof command === 'object' && command !== null ? (command as Given) : {};
  return { ...given, type: String(given.type ?? refused?.type ?? '') };
}

/** The clauses that a record is about, and the columns. */
export function whereOf(entry: LogEntry): {
  readonly clauses: readonly string[];
  readonly languages: readonly string[];
} {
  const given = commandOf(entry);
  const parts = [...entry.places, ...(entry.refused?.places ?? [])].map(
    (place) => place.split('/') as [string, string],
  );
  const named = [given.clause, entry.refused?.clause, given.into].filter((id): id is string => typeof id === 'string');
  const clauses = [...new Set([...parts.map(([clause]) => clause), ...named])];
  const spoken = typeof given.language === 'string' ? [given.language] : [];
  // A decision on a whole clause touches all its columns: naming them says nothing.
  return {
    clauses,
    languages: entry.kind === 'command' ? spoken : [...new Set(parts.map(([, language]) => language))],
  };
}
