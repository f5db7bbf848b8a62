/**
 * Our own JSON back to clauses: a `Declaration` as exported, or the shorter form with plain strings as texts that a
 * summit file uses. Words, ids and outline come back; decisions do not, for agreement is made by delegations, not files.
 */
import { isClauseKind, MAX_LEVEL } from '../domain/clause/clause.ts';
import type { ClauseSeed } from '../domain/summit/summit.ts';
import { MARKS, type RichText, type Run, richText } from '../domain/text/text.ts';
import { isLang, type Lang, type PerLang } from '../language/language.ts';
import { decode } from './decode.ts';
import { repeatedKey } from './json-keys.ts';
import { type ImportResult, LIMITS, refused, seedTexts, Warnings } from './result.ts';

/** Withdrawn clauses come back withdrawn; every other status becomes a draft, with a warning. */
export function importJson(bytes: Uint8Array): ImportResult {
  if (bytes.length > LIMITS.bytes) {
    return refused({ kind: 'too-large', limit: 'bytes', expected: LIMITS.bytes, found: bytes.length });
  }
  const text = decode(bytes);
  if (text === undefined) return refused({ kind: 'not-text' });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused({ kind: 'bad-json', found: error instanceof Error ? error.message : 'it cannot be parsed' });
  }
  const repeated = repeatedKey(text);
  if (repeated !== undefined) return refused({ kind: 'repeated-key', found: repeated.slice(0, 80) });
  return clausesOf(value);
}

type Loose = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const wrong = (found: string): ImportResult => refused({ kind: 'bad-json', found });

function clausesOf(value: unknown): ImportResult {
  if (!isObject(value) || !Array.isArray(value.columns) || !Array.isArray(value.clauses)) {
    return wrong('it has no "columns" and "clauses"');
  }
  // A declaration lists its columns as codes, a summit file as {lang, standing}.
  const columns = value.columns.map((column: unknown) => (isObject(column) ? column.lang : column));
  if (columns.length === 0 || !columns.every(isLang) || new Set(columns).size < columns.length) {
    return wrong('"columns" must name languages, each once');
  }
  if (value.clauses.length === 0) return refused({ kind: 'empty' });
  if (value.clauses.length > LIMITS.rows) {
    return refused({ kind: 'too-large', limit: 'rows', expected: LIMITS.rows, found: value.clauses.length });
  }
  const warnings = new Warnings();
  const ids = new Set<unknown>();
  const clauses: ClauseSeed[] = [];
  for (const [index, clause] of value.clauses.entries()) {
    const seed = seedOf(clause, columns, index + 1, warnings);
    if (typeof seed === 'string') return wrong(`clause ${index + 1}: ${seed}`);
    if (seed.id !== undefined && ids.has(seed.id))
      return wrong(`clause ${index + 1}: the id "${seed.id}" occurs twice`);
    const found = Math.max(0, ...Object.values(seed.texts).map((words) => words.length));
    if (found > LIMITS.cell) return refused({ kind: 'too-large', limit: 'cell', expected: LIMITS.cell, found });
    ids.add(seed.id);
    clauses.push(seed);
  }
  return { ok: true, columns, clauses, warnings: warnings.list() };
}

/** A clause, or what is wrong with it. */
function seedOf(value: unknown, columns: readonly Lang[], line: number, warnings: Warnings): ClauseSeed | string {
  if (!isObject(value)) return 'it is no object';
  const { id, kind, level, status, texts } = value;
  if (id !== undefined && !(typeof id === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id))) return 'bad "id"';
  if (!isClauseKind(kind)) return 'unknown "kind"';
  if (!(typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL)) return 'bad "level"';
  if (!isObject(texts)) return 'no "texts"';
  const rich: PerLang<RichText> = {};
  for (const lang of columns) {
    const runs = runsOf(texts[lang]);
    if (runs === undefined) return `bad text in "${lang}"`;
    rich[lang] = richText(runs.map((run) => ({ ...run, text: warnings.allowed(run.text, { line }) })));
  }
  const withdrawn = status === 'withdrawn';
  if (status !== undefined && status !== 'draft' && !withdrawn) warnings.add('status-dropped');
  return {
    ...(id ? { id } : {}),
    kind,
    level,
    ...(withdrawn ? { status: 'withdrawn' as const } : {}),
    ...seedTexts(rich),
  };
}

/** A cell as runs, its paragraphs parted by "\n"; undefined when it has another shape. A mark that we do not know is none. */
function runsOf(value: unknown): Run[] | undefined {
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ text: value }];
  if (!isObject(value) || !Array.isArray(value.paragraphs)) return undefined;
  const runs: Run[] = [];
  for (const [index, paragraph] of value.paragraphs.entries()) {
    if (!Array.isArray(paragraph)) return undefined;
    if (index > 0) runs.push({ text: '\n' });
    for (const run of paragraph) {
      if (!isObject(run) || typeof run.text !== 'string') return undefined;
      const named: readonly unknown[] = Array.isArray(run.marks) ? run.marks : [];
      runs.push({ text: run.text, marks: MARKS.filter((mark) => named.includes(mark)) });
    }
  }
  return runs;
}
