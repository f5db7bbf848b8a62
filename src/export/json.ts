/**
 * The snapshot itself, for other programs and for import. Keys are sorted and nothing is left out or prettified beyond
 * two spaces of indentation, so two exports of one state are the same bytes and a line-based comparison is readable.
 */
import type { ExportInput } from './input.ts';
import { utf8 } from './printable.ts';

/** A `Declaration` as JSON, UTF-8, keys in code unit order, "\n" at the end. `view` does not apply: data stays data. */
export async function writeJson(input: ExportInput): Promise<Uint8Array> {
  return utf8(`${JSON.stringify(sorted(input.declaration), undefined, 2)}\n`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
