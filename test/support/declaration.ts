/**
 * Builds small declarations for tests: `declaration({columns: ['fa', 'ru'], clauses: [{kind: 'article', texts: {...}}]})`.
 * Digests are stand-ins of the right shape; numbers are printed only where the test gives them.
 */
import type { Clause, ClauseKind, ClauseStatus } from '../../src/domain/clause/clause.ts';
import { type Declaration, SCHEMA } from '../../src/domain/clause/declaration.ts';
import { spread } from '../../src/domain/clause/ordering.ts';
import { fromPlain, type RichText } from '../../src/domain/text/text.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';

export type ClauseSketch = {
  readonly id?: string;
  readonly kind?: ClauseKind;
  readonly level?: number;
  readonly status?: ClauseStatus;
  readonly number?: PerLang<string>;
  /** A string is plain text with "\n" between paragraphs. */
  readonly texts: PerLang<string | RichText>;
  readonly noCounterpart?: PerLang<string>;
};

export type DeclarationSketch = {
  readonly resolution?: string;
  readonly columns?: readonly Lang[];
  readonly clauses: readonly ClauseSketch[];
};

const ZEROS = '0'.repeat(64);

export function declaration({ resolution = 'economy', columns, clauses }: DeclarationSketch): Declaration {
  const langs = columns ?? [...new Set(clauses.flatMap((clause) => Object.keys(clause.texts) as Lang[]))];
  const orders = spread(clauses.length);
  return {
    resolution,
    schema: SCHEMA,
    at: { seq: 42 },
    columns: langs,
    digest: ZEROS,
    clauses: clauses.map((sketch, index) => clauseOf(sketch, index, orders[index] ?? 'V', langs)),
  };
}

function clauseOf(sketch: ClauseSketch, index: number, order: string, columns: readonly Lang[]): Clause {
  const texts: { [lang in Lang]?: { digest: string; paragraphs: RichText } } = {};
  const brackets: { [lang in Lang]?: number } = {};
  for (const lang of columns) {
    const text = sketch.texts[lang] ?? '';
    texts[lang] = { digest: ZEROS, paragraphs: typeof text === 'string' ? fromPlain(text) : text };
    brackets[lang] = 0;
  }
  return {
    id: sketch.id ?? `c${index + 1}`,
    kind: sketch.kind ?? 'paragraph',
    level: sketch.level ?? 0,
    order,
    status: sketch.status ?? 'draft',
    digest: ZEROS,
    number: sketch.number ?? {},
    texts,
    stances: {},
    brackets,
    ...(sketch.noCounterpart ? { noCounterpart: sketch.noCounterpart } : {}),
  };
}
