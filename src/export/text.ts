/**
 * Plain text, UTF-8, "\n" line ends: for mail, for comparing with any tool, for reading aloud. Direction is left to the
 * reader's program; no invisible direction marks are added, since the text must stay equal to what was agreed.
 */
import type { Lang } from '../domain/language.ts';
import { isEmpty, toPlain } from '../domain/text.ts';
import type { ExportInput } from './input.ts';
import { allLines, type Line, lines, standing } from './outline.ts';
import { printable, utf8 } from './printable.ts';
import { WORDING } from './wording.ts';

/** One language: clauses separated by an empty line. All: a block per clause, a line "fa: ..." per language. */
export async function writeText(input: ExportInput): Promise<Uint8Array> {
  const blocks = input.language === 'all' ? allLanguages(input) : oneLanguage(input, input.language);
  return utf8(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}

function oneLanguage(input: ExportInput, lang: Lang): string[] {
  const body = lines(input.declaration, lang, input.view);
  const title = body.some((line) => line.kind === 'title') ? '' : printable(input.title[lang] ?? '');
  return [
    input.draft ? WORDING[lang].draft : '',
    printable(input.milestone?.label ?? ''),
    printable(input.summitName[lang] ?? ''),
    title,
    ...body.map(plainLine),
  ];
}

const plainLine = (line: Line): string =>
  [line.label, toPlain(line.paragraphs)].filter((part) => part !== '').join(' ');

function allLanguages(input: ExportInput): string[] {
  const { columns } = input.declaration;
  const tagged = (texts: readonly (readonly [Lang, string])[]): string =>
    texts
      .filter(([, text]) => text !== '')
      // Further paragraphs of a cell are indented, so that a line beginning with a tag always begins a cell.
      .map(([lang, text]) => `${lang}: ${text.replaceAll('\n', '\n    ')}`)
      .join('\n');
  const perColumn = (of: (lang: Lang) => string): string => tagged(columns.map((lang) => [lang, of(lang)]));
  const clauses = standing(input.declaration);
  const texts = columns.map((lang) => allLines(input.declaration, lang, input.view));
  return [
    input.draft ? perColumn((lang) => WORDING[lang].draft) : '',
    printable(input.milestone?.label ?? ''),
    perColumn((lang) => printable(input.summitName[lang] ?? '')),
    clauses.some((clause) => clause.kind === 'title') ? '' : perColumn((lang) => printable(input.title[lang] ?? '')),
    ...clauses.map((clause, index) =>
      tagged(
        columns.map((lang, place) => {
          const line = texts[place]?.[index];
          const missing = clause.noCounterpart?.[lang] !== undefined && (!line || isEmpty(line.paragraphs));
          return [lang, line && !missing ? plainLine(line) : '—'];
        }),
      ),
    ),
  ];
}
