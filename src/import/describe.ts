/** Problems as English sentences, for the command line; the interface has its own in every language. */
import type { ImportPlace, ImportProblem, ImportWarning, Limit } from '../domain/text/imported.ts';
import { docxSentence } from './docx.ts';
import type { DocxLoss } from './docx-elements.ts';
import { namedDocument } from './result.ts';

const LIMIT_WORDS: { readonly [limit in Limit]: (found: number, expected: number) => string } = {
  bytes: (found, expected) => `The file has ${megabytes(found)}; the limit is ${megabytes(expected)}.`,
  rows: (found, expected) => `The file has ${found} clauses; the limit is ${expected}.`,
  columns: (found, expected) => `The table has ${found} columns; the limit is ${expected}.`,
  cell: (found, expected) => `A cell has ${found} characters; the limit is ${expected}.`,
};

const PROBLEMS: {
  readonly [kind in ImportProblem['kind']]: (problem: Extract<ImportProblem, { kind: kind }>) => string;
} = {
  'no-language-header': ({ line, found }) =>
    `Line ${line}: the first row must name the languages, e.g. "fa" or "Русский"; it is ${quoted(found)}.`,
  'duplicate-column': ({ line, found }) => `Line ${line}: two columns are ${quoted(found)}.`,
  'ragged-row': ({ line, expected, found }) => `Line ${line}: ${found} columns where the first row has ${expected}.`,
  'bad-quote': ({ line }) => `Line ${line}: a quotation mark opens a cell and does not close it properly.`,
  'bad-value': ({ line, column, found }) => `Line ${line}: ${quoted(found)} is no ${column}.`,
  empty: () => 'The file contains no clauses.',
  'too-large': ({ limit, found, expected, line }) =>
    `${line === undefined ? '' : `Line ${line}: `}${LIMIT_WORDS[limit](found, expected)}`,
  'not-text': () => 'The file is not text in UTF-8 (or UTF-16 with a byte order mark). Save it as UTF-8 and try again.',
  'language-needed': () =>
    'The text does not say its language; name it, or put it in the file name, e.g. "draft.ru.txt".',
  'bad-json': ({ found }) => `The file is not a declaration in JSON: ${found}.`,
  'repeated-key': ({ found }) =>
    `One object of the file has ${quoted(found)} twice, and only one of the two would be read. Remove one and try again.`,
  document: ({ reason, found }) => docxSentence(reason, found),
  unfinished: ({ exceeded }) =>
    `The file takes too ${exceeded === 'time' ? 'long' : 'much memory'} to read. Save it again in the program that made it, or divide it, and try once more.`,
  unknown: ({ found }) =>
    `Files of this kind are not read: ${quoted(found)}. Use DOCX, TSV, CSV, plain text, JSON, XLIFF or a page that Alternat wrote.`,
};

export function describeProblem(problem: ImportProblem): string {
  const sentence = PROBLEMS[problem.kind] as (problem: ImportProblem) => string;
  return sentence(problem);
}

const WARNINGS: { readonly [kind in Exclude<ImportWarning['kind'], 'left-out'>]: string } = {
  'unknown-column': 'columns that name no language, not imported',
  'empty-row': 'rows without text, passed over',
  'empty-cell': 'cells without text',
  'control-characters': 'characters that nobody sees, taken out',
  'id-dropped': 'ids that cannot be used, replaced',
  'kinds-inferred': 'clauses whose kind was inferred; check the outline',
  'labels-recognised': 'clauses whose number became structure and left the words',
  renumbered: 'clauses that have another number here than in the file',
  unnumbered: 'points of lists without numbers, which have none here either',
  'marks-dropped': 'clauses with bold, italic or underlined text, imported as plain text',
  'status-dropped': 'clauses whose status was not imported; they start as drafts',
};

const LOSSES: { readonly [loss in DocxLoss]: string } = {
  footnotes: 'references to footnotes that are not there or came in before, not imported',
  cells: 'cells of tables that were merged, had several paragraphs or a "|", imported as one line of words',
  comments: 'comments, not imported',
  'tracked-changes': 'tracked changes, read as accepted',
  'text-boxes': 'text boxes, not imported',
  'hidden-text': 'stretches of hidden text, not imported',
  symbols: 'signs of a symbol font, not imported',
  formulas: 'formulas, not imported',
  contents: 'lines of a table of contents, not imported',
  'control-characters': 'characters that nobody sees, taken out',
  drawings: 'drawings, diagrams or charts with words, not imported',
  pictures: 'pictures, not imported',
  embedded: 'documents or objects inside the document, not imported',
  fields: 'form fields and other things that Word works out, not imported',
  columns: 'columns that are no language, not imported',
  struck: 'stretches of words struck through, imported without the line',
  highlighted: 'stretches of highlighted words, imported without the colour',
  'raised-signs': 'stretches above or below the line, now signs that are there by themselves (10⁶)',
  raised: 'stretches above or below the line, now on it',
  links: 'links whose address the words do not say; the address is not imported',
  beside: 'changes beside the text (titles, parties, places to sign), not imported',
  unknown: 'parts that are not known, not imported',
};

/** `name`: of the file, whose places are lines or, of a document, paragraphs. E.g. "3 cells without text (first at line 10)", "1 text boxes, not imported (paragraph 3, after "Рамка:")". */
export function describeWarning({ kind, count, line, found, places = [] }: ImportWarning, name = ''): string {
  const unit = kind === 'left-out' || namedDocument(name) ? 'paragraph' : 'line';
  const named = found === undefined || kind === 'left-out' ? '' : `: ${quoted(found)}`;
  const words = kind === 'left-out' ? LOSSES[found as DocxLoss] : WARNINGS[kind];
  const told = places.map((place) => placeOf(place, unit)).filter(Boolean);
  const more = told.length > 0 && told.length < count ? `; and ${count - told.length} more` : '';
  const where =
    told.length > 0 ? ` (${told.join('; ')}${more})` : line === undefined ? '' : ` (first at ${unit} ${line})`;
  return `${count} ${words}${named}${where}`;
}

const placeOf = ({ line, near, words }: ImportPlace, unit: string): string =>
  [
    line === undefined ? '' : `${unit} ${line}`,
    near === undefined ? '' : `after ${quoted(near)}`,
    words === undefined ? '' : quoted(words),
  ]
    .filter((part) => part !== '')
    .join(', ');

const quoted = (text: string): string => `"${text.length > 80 ? `${text.slice(0, 80)}…` : text}"`;
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
