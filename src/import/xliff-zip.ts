/**
 * A ZIP of XLIFF files, as we write it: one source, a target in each. They are one text only where all of them have the same
 * clauses with the same words in the source; if a program has changed one, nobody knows which to believe.
 */

import type { ClauseSeed } from '../domain/summit/summit.ts';
import type { ImportWarning } from '../domain/text/imported.ts';
import type { Lang } from '../language/language.ts';
import { decode } from './decode.ts';
import { type ImportResult, LIMITS, refused } from './result.ts';
import { importXliff } from './xliff.ts';
import { openZip } from './zip.ts';

/** One for each pair of six languages; nobody has more of one text. */
const MOST = 30;

/** Clauses of all files together. Never throws for bad bytes. */
export async function importXliffZip(bytes: Uint8Array): Promise<ImportResult> {
  const unfit = (found: string): ImportResult => refused({ kind: 'unknown', found });
  const most = 6 * LIMITS.bytes;
  const zip = await openZip(bytes, most);
  if (zip === 'too-large') return refused({ kind: 'too-large', limit: 'bytes', expected: most, found: most + 1 });
  if (typeof zip === 'string') return unfit(`ZIP, ${zip}`);
  const names = zip.names.filter((name) => /\.(?:xlf|xliff)$/i.test(name));
  if (names.length === 0 || names.length > MOST) return unfit(`ZIP, ${names.length} XLIFF`);
  let whole: Extract<ImportResult, { readonly ok: true }> | undefined;
  for (const name of names) {
    const part = await zip.read(name);
    const text = typeof part === 'string' ? undefined : decode(part);
    if (text === undefined) return unfit(`ZIP, ${name}`);
    const read = importXliff(text);
    if (!read.ok) return read;
    const joined = whole ? together(whole, read) : read;
    if (!joined) return unfit(`ZIP, ${name}`);
    whole = joined;
  }
  return whole ?? unfit('ZIP');
}

type Read = Extract<ImportResult, { readonly ok: true }>;

/** Both texts in one, or undefined where they are not of one source. */
function together(one: Read, other: Read): Read | undefined {
  const [source, ...targets] = other.columns as readonly [Lang, ...Lang[]];
  const known = targets.some((lang) => one.columns.includes(lang));
  if (source !== one.columns[0] || known || one.clauses.length !== other.clauses.length) return undefined;
  const clauses: ClauseSeed[] = [];
  for (const [index, clause] of one.clauses.entries()) {
    const more = other.clauses[index] as ClauseSeed;
    if (inSource(clause, source) !== inSource(more, source)) return undefined;
    const marked = { ...clause.marked, ...more.marked };
    clauses.push({
      ...clause,
      texts: { ...clause.texts, ...more.texts },
      ...(Object.keys(marked).length > 0 ? { marked } : {}),
    });
  }
  return { ok: true, columns: [...one.columns, ...targets], clauses, warnings: joinedWarnings(one, other) };
}

/** All of a clause that its files have in common. */
const inSource = ({ id, kind, level, texts, marked }: ClauseSeed, lang: Lang): string =>
  JSON.stringify([id, kind, level, texts[lang], marked?.[lang]]);

/** What the files warn of in the same words is said once: it is mostly about the source. */
const joinedWarnings = (one: Read, other: Read): readonly ImportWarning[] => {
  const said = new Set(one.warnings.map((warning) => JSON.stringify(warning)));
  return [...one.warnings, ...other.warnings.filter((warning) => !said.has(JSON.stringify(warning)))];
};
