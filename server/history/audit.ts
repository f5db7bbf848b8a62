/**
 * Log records as others may read them: never bytes, and for observers no keystrokes. Versions of a cell are read from the
 * log too: one whenever the author changes, a decision falls, or the text has rested ten seconds.
 */
import * as Y from 'yjs';
import { cellOf, openDocument, readCell } from '../../src/crdt/document.ts';
import { cellDigest } from '../../src/domain/digest.ts';
import type { Lang } from '../../src/domain/language.ts';
import { toPlain } from '../../src/domain/text.ts';
import type { LogRecord, Storage } from '../storage/storage.ts';

export type AuditRecord = Omit<LogRecord, 'bytes' | 'room' | 'body'> & {
  readonly bytes: number;
  readonly command?: unknown;
};

export type AuditFilter = {
  readonly clause?: string;
  readonly language?: string;
  readonly member?: string;
  readonly after?: number;
  readonly limit?: number;
};

/** Records in order, filtered; at most `limit` (default 200, at most 1,000). */
export function audit(storage: Storage, room: string, filter: AuditFilter = {}): AuditRecord[] {
  const limit = Math.min(Math.max(filter.limit ?? 200, 1), 1_000);
  const found: AuditRecord[] = [];
  for (const { bytes, body, room: _room, ...record } of storage.records(
    room,
    (filter.after ?? 0) + 1,
    Number.MAX_SAFE_INTEGER,
  )) {
    const command = record.kind === 'command' ? (body as { command: { clause?: string } | null }).command : undefined;
    if (filter.member && record.member !== filter.member) continue;
    if (
      filter.clause &&
      command?.clause !== filter.clause &&
      !record.places.some((place) => place.startsWith(`${filter.clause}/`))
    )
      continue;
    if (filter.language && !record.places.some((place) => place.endsWith(`/${filter.language}`))) continue;
    found.push({ ...record, bytes: bytes?.length ?? 0, ...(command ? { command } : {}) });
    if (found.length === limit) break;
  }
  return found;
}

export type Version = {
  readonly seq: number;
  readonly at: string;
  readonly authors: readonly string[];
  readonly text: string;
  readonly digest: string;
};

const REST_MS = 10_000;

/** Versions of one cell, oldest first. */
export function cellHistory(storage: Storage, room: string, clause: string, lang: Lang): Version[] {
  const doc = openDocument();
  const key = `${clause}/${lang}`;
  const versions: Version[] = [];
  let open: { seq: number; at: string; author: string } | null = null;
  const close = (): void => {
    const cell = cellOf(doc, { clause, lang });
    if (!cell || !open) return;
    const paragraphs = readCell(cell);
    const digest = cellDigest(paragraphs);
    if (versions.at(-1)?.digest !== digest)
      versions.push({ seq: open.seq, at: open.at, authors: [open.author], text: toPlain(paragraphs), digest });
    open = null;
  };
  for (const record of storage.records(room, 1, Number.MAX_SAFE_INTEGER)) {
    const command =
      record.kind === 'command' ? (record.body as { command: { clause?: string; type: string } }).command : null;
    const touches = record.places.includes(key);
    const decides = command?.clause === clause || command?.type === 'milestone.create';
    if (
      open &&
      (decides || (touches && (record.member !== open.author || Date.parse(record.at) - Date.parse(open.at) > REST_MS)))
    )
      close();
    if (record.bytes) Y.applyUpdate(doc, record.bytes);
    const born: boolean = versions.length === 0 && !open && cellOf(doc, { clause, lang }) !== undefined;
    if (touches || born) open = { seq: record.seq, at: record.at, author: record.member };
  }
  close();
  doc.destroy();
  return versions;
}
