/** Shape of what the server answers to a file from outside. */
import {
  DOCUMENT_FAULTS,
  IMPORT_LIMITS,
  IMPORT_REFUSALS,
  IMPORT_WARNINGS,
  type ImportOutcome,
  type ImportPlace,
  type ImportProblem,
  type ImportWarning,
} from '../domain/text/imported.ts';
import { either, lang, list, object, oneOf, only, optional, tagged, text, whole } from './shape.ts';

const problem = tagged<ImportProblem, 'kind'>('kind', {
  'no-language-header': { line: whole, found: text },
  'duplicate-column': { line: whole, found: text },
  'ragged-row': { line: whole, expected: whole, found: whole },
  'bad-quote': { line: whole },
  'bad-value': { line: whole, column: oneOf(['id', 'kind', 'level']), found: text },
  empty: {},
  'too-large': { limit: oneOf(IMPORT_LIMITS), expected: whole, found: whole, line: optional(whole) },
  'not-text': {},
  'language-needed': {},
  'bad-json': { found: text },
  'repeated-key': { found: text },
  document: { reason: oneOf(DOCUMENT_FAULTS), found: optional(text) },
  unfinished: { exceeded: oneOf(['time', 'memory']) },
  unknown: { found: text },
});
const warning = object<ImportWarning>({
  kind: oneOf(IMPORT_WARNINGS),
  count: whole,
  line: optional(whole),
  found: optional(text),
  places: optional(list(object<ImportPlace>({ line: optional(whole), near: optional(text), words: optional(text) }))),
});

export const imported = either(
  object<Extract<ImportOutcome, { readonly ok: true }>>({
    ok: only(true),
    resolution: text,
    clauses: whole,
    columns: list(lang),
    warnings: list(warning),
  }),
  object<Extract<ImportOutcome, { readonly ok: false }>>({
    ok: only(false),
    reason: oneOf(IMPORT_REFUSALS),
    message: text,
    problem: optional(problem),
  }),
);
