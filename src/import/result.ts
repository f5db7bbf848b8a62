/**
 * What reading a file gives: clauses as a summit file would bring them, or one problem as data. Nothing is repaired
 * silently: what could change somebody's text is a problem with its line, what merely deserves a look is a warning.
 */

import type { ClauseSeed } from '../domain/summit/summit.ts';
import { codePointName, withoutDisallowed } from '../domain/text/disallowed.ts';
import type { ImportPlace, ImportProblem, ImportWarning, Limit } from '../domain/text/imported.ts';
import { isEmpty, type RichText, toPlain } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';

export const LIMITS = {
  /** Of the whole file; checked before a single byte is read. */
  bytes: 5 * 1024 * 1024,
  /** Clauses. */
  rows: 5_000,
  /** Of a table, also those that name no language. */
  columns: 1_000,
  /** Code units of one cell. */
  cell: 20_000,
} as const satisfies { readonly [limit in Limit]: number };

/** Does the name of a file say that it is a Word document? Its places are paragraphs. */
export const namedDocument = (name: string): boolean => /\.docx?$/i.test(name);

export type ImportResult =
  | {
      readonly ok: true;
      readonly columns: readonly Lang[];
      readonly clauses: readonly ClauseSeed[];
      readonly warnings: readonly ImportWarning[];
    }
  | { readonly ok: false; readonly problem: ImportProblem };

export const refused = (problem: ImportProblem): { readonly ok: false; readonly problem: ImportProblem } => ({
  ok: false,
  problem,
});

/** Texts as a seed has them: plain, and with their marks where there are any. Empty ones are left out. */
export function seedTexts(rich: PerLang<RichText>): Pick<ClauseSeed, 'texts' | 'marked'> {
  const full = Object.entries(rich).filter(([, text]) => !isEmpty(text));
  const marked = full.filter(([, text]) => text.some((line) => line.some(({ marks }) => marks !== undefined)));
  return {
    texts: Object.fromEntries(full.map(([lang, text]) => [lang, toPlain(text)])),
    ...(marked.length > 0 ? { marked: Object.fromEntries(marked) } : {}),
  };
}

/** Why so many clauses, or cells that are so long, do not come in; null when they do. */
export function sizeProblem(clauses: readonly ClauseSeed[]): ImportProblem | null {
  if (clauses.length > LIMITS.rows)
    return { kind: 'too-large', limit: 'rows', expected: LIMITS.rows, found: clauses.length };
  const longest = longestOf(clauses);
  return longest > LIMITS.cell ? { kind: 'too-large', limit: 'cell', expected: LIMITS.cell, found: longest } : null;
}

/** Code units of the longest cell. */
const longestOf = (clauses: readonly ClauseSeed[]): number =>
  clauses.reduce((most, { texts }) => Math.max(most, ...Object.values(texts).map(({ length }) => length)), 0);

/** Names of a hundred columns tell as much as those of all; the rest is counted together. */
const MOST_NAMED = 100;
const MOST_PLACES = 20;
/** Hyphens that show at the end of a line only: layout of the file. */
const SOFT_HYPHEN = '\u00ad';

/** Collects warnings by kind and `found`: 4,000 empty cells are one warning. */
export class Warnings {
  readonly #byKey = new Map<string, ImportWarning>();
  readonly #taken = { count: 0, codes: new Set<string>(), places: [] as ImportPlace[] };

  add(kind: ImportWarning['kind'], at: { readonly line?: number; readonly found?: string } = {}, count = 1): void {
    const { found = '', ...place } = at;
    const key = `${kind} ${found}`;
    const earlier = this.#byKey.get(key);
    if (earlier) this.#byKey.set(key, { ...earlier, count: earlier.count + count });
    else if (found !== '' && this.#byKey.size >= MOST_NAMED) this.add(kind, place, count);
    else this.#byKey.set(key, { kind, count, ...at });
  }

  /** `count` places of a document that are no part of its text; `places`: the first of them. */
  lost(found: string, count: number, places: readonly ImportPlace[]): void {
    this.#byKey.set(`left-out ${found}`, { kind: 'left-out', count, found, places });
  }

  /** One more of `kind`, at a place that is told. */
  tell(kind: 'renumbered' | 'unnumbered', place: ImportPlace): void {
    const { count, places = [] } = this.#byKey.get(kind) ?? { count: 0 };
    this.#byKey.set(kind, {
      kind,
      count: count + 1,
      places: places.length < MOST_PLACES ? [...places, place] : places,
    });
  }

  /** `raw` as a cell may hold it; what was taken out is counted and told with its places. */
  allowed(raw: string, place: ImportPlace = {}): string {
    const { text, count, codes } = withoutDisallowed(raw);
    const words = text.replaceAll(SOFT_HYPHEN, '');
    const hyphens = text.length - words.length;
    if (count + hyphens === 0) return words;
    const taken = this.#taken;
    taken.count += count + hyphens;
    for (const code of hyphens > 0 ? [...codes, codePointName(SOFT_HYPHEN)] : codes) taken.codes.add(code);
    if (taken.places.length < MOST_PLACES) taken.places.push(place);
    return words;
  }

  list(): ImportWarning[] {
    const { count, codes, places } = this.#taken;
    if (count === 0) return [...this.#byKey.values()];
    const line = places[0]?.line;
    const found = [...codes].slice(0, MOST_PLACES).join(', ');
    const taken = {
      kind: 'control-characters',
      count,
      ...(line === undefined ? {} : { line }),
      found,
      places,
    } as const;
    return [...this.#byKey.values(), taken];
  }
}
