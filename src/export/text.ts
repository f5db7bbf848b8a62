/**
 * Plain text, UTF-8, "\n" line ends: for mail, for comparing with any tool, for reading aloud. Direction is left to the
 * reader's program; no invisible direction marks are added, since the text must stay equal to what was agreed.
 */

import { CELL_SIGN } from '../domain/clause/table.ts';
import { toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { WORDING } from '../language/printed-export.ts';
import { type Note, type NotedParagraph, withReferences } from './footnote.ts';
import { printable, utf8 } from './printable.ts';
import { type Block, type PrintJob, signersOf } from './printed.ts';
import { type ClauseBlock, clausesOf, isMissing } from './printed-source.ts';
import { printedTable } from './printed-table.ts';

/** One language: blocks separated by an empty line. Several: a block per place in the texts, a line "fa: ..." per language. */
export async function printText(job: PrintJob): Promise<Uint8Array> {
  const { languages } = job;
  const [only] = languages.length === 1 ? languages : [];
  const blocks = only ? oneLanguage(job, only) : allLanguages(job);
  return utf8(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}

function oneLanguage({ draft, milestone, symbol, texts }: PrintJob, lang: Lang): string[] {
  return [
    symbol ?? '',
    draft ? WORDING[lang].draft : '',
    printable(milestone?.label ?? ''),
    ...(texts[lang]?.blocks ?? []).map(plainBlock),
  ];
}

function plainBlock(block: Block): string {
  switch (block.block) {
    case 'title':
    case 'line':
    case 'testimonium':
      return block.text;
    case 'parties':
      return block.parties.map(({ name }) => name).join('\n');
    case 'part':
      return joined([block.label, `${block.title}${(block.notes ?? []).map(reference).join('')}`], '\n');
    case 'clause':
      return plainClause(block);
    case 'signatures':
      return block.parties
        .map((party) =>
          joined([block.signedFor, party.name, ...signersOf(party).flatMap((signer) => [RULE, signer])], '\n'),
        )
        .join('\n\n');
  }
}

/** A footnote is named in words: a figure in brackets would be taken for contested text, or for the letter of a list. */
function plainClause(block: ClauseBlock): string {
  const { label, name, paragraphs } = block;
  if (name !== undefined) return joined([`(${name})`, toPlain(paragraphs)], ' ');
  const table = printedTable(block);
  if (!table) return joined([label, withReferences(block).map(lineOf).join('\n')], ' ');
  const rows = [table.head, ...table.rows].map((row) => row.map(lineOf).join(` ${CELL_SIGN} `));
  return joined([joined([label, lineOf(table.caption)], ' '), ...rows], '\n');
}

const reference = ({ name }: Note): string => ` (${name})`;
const lineOf = (runs: NotedParagraph): string =>
  runs.reduce((line, { text, note, gap }) => (note ? line.trimEnd() + reference(note) : gap ? line : line + text), '');

const RULE = '_'.repeat(28);
const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

function allLanguages(job: PrintJob): string[] {
  const { languages, texts, draft, milestone, symbol } = job;
  const clauseOf = clausesOf(job);
  const tagged = (of: (lang: Lang) => string): string =>
    languages
      .map((lang) => [lang, of(lang)] as const)
      .filter(([, text]) => text !== '')
      // Further paragraphs of a cell are indented, so that a line beginning with a tag always begins a cell.
      .map(([lang, text]) => `${lang}: ${text.replaceAll('\n', '\n    ')}`)
      .join('\n');
  const length = Math.max(0, ...languages.map((lang) => texts[lang]?.blocks.length ?? 0));
  return [
    symbol ?? '',
    draft ? tagged((lang) => WORDING[lang].draft) : '',
    printable(milestone?.label ?? ''),
    ...Array.from({ length }, (_, index) =>
      tagged((lang) => {
        const block = texts[lang]?.blocks[index];
        if (!block) return '';
        return isMissing(block, clauseOf(block), lang) ? '—' : plainBlock(block);
      }),
    ),
  ];
}
