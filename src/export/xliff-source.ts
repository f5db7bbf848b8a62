/**
 * From which language an XLIFF file translates, and why it cannot: a file knows one source and one target, so the source is a
 * column of the text and there is a second one. Sentences in English are for the server and the command line.
 */
import { isLang, type Lang } from '../language/language.ts';

/** `no-source`: the format is not from one language into another; `unknown-source`: not a column; `no-target`: the only column. */
export type SourceProblem = 'no-source' | 'unknown-source' | 'no-target';

type Of = {
  /** Does the format put one language against another? */
  readonly pairs: boolean;
  /** As somebody wrote it; the first column where nothing is said. */
  readonly source: string | undefined;
  readonly columns: readonly Lang[];
};

/** Null where the file can be made. */
export function sourceProblem({ pairs, source, columns }: Of): SourceProblem | null {
  if (!pairs) return source === undefined ? null : 'no-source';
  if (source !== undefined && !(isLang(source) && columns.includes(source))) return 'unknown-source';
  return columns.length > 1 ? null : 'no-target';
}

/** What is wrong and what to do. */
export function sourceSentence(
  problem: SourceProblem,
  { format, source, columns }: Omit<Of, 'pairs'> & { readonly format: string },
): string {
  if (problem === 'no-source')
    return `${format} is not from one language into another: leave the source language out, or ask for xliff or xliff12.`;
  if (problem === 'unknown-source')
    return `There is no column ${source} to translate from: the columns are ${columns.join(', ') || 'none'}.`;
  return `XLIFF is from one language into another, and the text has ${columns.length === 0 ? 'no column' : `only ${columns.join(', ')}`}: add a second column, or choose another format.`;
}
