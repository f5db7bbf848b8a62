/** alternat diff: two points of a resolution compared, on the terminal or as a file with the changes marked. */

import { changesIn, summaryOf } from '../../src/diff/declaration.ts';
import type { ClauseDiff, DeclarationDiff } from '../../src/domain/clause/difference.ts';
import { REDLINES } from '../../src/export/index.ts';
import { detailOf } from '../../src/export/redline-detail.ts';
import { DEFAULT_LANGUAGE, isLang, type Lang } from '../../src/language/language.ts';
import type { Summit } from '../commands/summit.ts';
import { diffBetween, redlineAt } from '../history/points.ts';
import type { Storage } from '../storage/storage.ts';
import { stderr, stdout } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { diffWithFile } from './diff-outside.ts';
import { readFolder } from './folder.ts';
import { LANGUAGE_CODES_OR_ALL } from './languages.ts';
import { unprintableWarning } from './unprintable.ts';
import { writeWhole } from './whole-file.ts';

const MARK = { same: ['', ''], insert: ['{+', '+}'], delete: ['[-', '-]'] } as const;
const FORMATS = ['text', 'json', ...Object.keys(REDLINES)];

type Wish = {
  readonly resolution: string;
  readonly from: string;
  readonly to: string;
  readonly language: Lang | undefined;
  readonly format: string;
  readonly out: string | undefined;
  /** Of a redline: with the persons behind changes that no delegation made. */
  readonly names: boolean;
};

export const diff: CliCommand = {
  summary: 'compares two points of a resolution',
  help: `
Usage: alternat diff --data DIR --resolution R --from POINT [--to POINT] [--language fa]
                     [--format ${FORMATS.join('|')}] [--out PATH] [--names]
       alternat diff --data DIR --resolution R --with FILE [--language fa] [--format text|json]

A point is a milestone (its id or its name), a log position, a day like 2025-11-18 (its beginning, UTC), a moment like
2025-11-18T10:00Z, or now (the default of --to). Exit code 1 when they differ; with --language, in that column.
html is the list of changes and the text with the changes marked; docx has them as tracked changes that Word and
LibreOffice accept or reject. Both say which delegation or office changed what; --names also says which person, where no
delegation did. --out names the file (docx needs it; without it html goes to the standard output).
--with compares a DOCX, TSV, CSV, XLIFF or plain text from outside with the resolution as it is now: its paragraphs are found by
what they say. --language names the language of a text that does not tell.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      resolution: 'string',
      from: 'string',
      to: 'string',
      language: 'string',
      format: 'string',
      out: 'string',
      with: 'string',
      names: 'boolean',
      json: 'boolean',
    });
    const language = text(options, 'language');
    if (language !== undefined && language !== 'all' && !isLang(language))
      throw new WrongUse(`There is no language ${language}: use ${LANGUAGE_CODES_OR_ALL}.`);
    const format = options.json ? 'json' : (text(options, 'format') ?? 'text');
    if (!FORMATS.includes(format)) throw new WrongUse(`There is no format ${format}: use ${FORMATS.join(', ')}.`);
    const out = text(options, 'out');
    if (format in REDLINES && format !== 'html' && !out)
      throw new WrongUse(`A ${format.toUpperCase()} file needs a name: add --out PATH.`);
    if (out && !(format in REDLINES)) throw new WrongUse(`--out is for ${Object.keys(REDLINES).join(' and ')}.`);
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      const resolution = needed(options, 'resolution');
      if (!summit.resolutions.has(resolution))
        throw new WrongUse(`There is no resolution ${resolution} in this folder.`);
      const file = text(options, 'with');
      if (file !== undefined) {
        if (format in REDLINES) throw new WrongUse('A comparison with a file is text or json.');
        const lang = language === 'all' ? undefined : language;
        return await diffWithFile(storage, { resolution, file, language: lang, json: format === 'json' });
      }
      const [from, to] = [needed(options, 'from'), text(options, 'to') ?? 'now'];
      const wish = {
        resolution,
        from,
        to,
        language: language === 'all' ? undefined : language,
        format,
        out,
        names: options.names === true,
      };
      return format in REDLINES ? await redline(storage, summit, wish) : compare(storage, wish);
    } finally {
      storage.close();
    }
  },
};

function compare(storage: Storage, { resolution, from, to, language, format }: Wish): number {
  const found = inColumns(diffBetween(storage, resolution, from, to, { signed: true }), language);
  const changed = found.clauses.filter(({ changes }) => changes.length > 0);
  const lines = () => changed.map((clause) => linesOf(clause, found)).join('\n') || 'No difference.';
  print(format === 'json', found, lines);
  return changed.length > 0 ? 1 : 0;
}

/** What the column shows of it: words that changed in others alone are no change here. */
function inColumns(diff: DeclarationDiff, language: Lang | undefined): DeclarationDiff {
  if (!language) return diff;
  const clauses = diff.clauses.map((clause) => ({
    ...clause,
    changes: changesIn(clause, [language]),
    texts: clause.texts[language] ? { [language]: clause.texts[language] } : {},
  }));
  return { ...diff, summary: summaryOf(clauses), clauses };
}

function linesOf(clause: ClauseDiff, diff: DeclarationDiff): string {
  const { id, changes, texts } = clause;
  const named = changes.map((change) => {
    const detail = detailOf(DEFAULT_LANGUAGE, change, clause, diff);
    return detail === '' ? change : `${change} (${detail})`;
  });
  const lines = Object.entries(texts)
    .filter(([, cell]) => cell.kind !== 'same')
    .map(([lang, cell]) => {
      const words = cell.parts.map(({ op, text: part }) => `${MARK[op][0]}${part}${MARK[op][1]}`);
      return `  ${lang}  ${words.join('')}`;
    });
  return [`${id}: ${named.join(', ')}`, ...lines].join('\n');
}

async function redline(storage: Storage, summit: Summit, wish: Wish): Promise<number> {
  const { resolution, from, to, language = 'all', format, out } = wish;
  const file = await redlineAt(storage, summit, resolution, {
    ...{ format, language, since: from, at: to, now: new Date().toISOString() },
    ...{ signed: true, list: true, persons: wish.names },
  });
  if (!file.ok) {
    stderr.write(`The resolution ${resolution} has no column ${language}.\n`);
    return 1;
  }
  stderr.write(unprintableWarning(file.unprintable));
  if (out === undefined) stdout.write(file.bytes);
  else {
    const failure = writeWhole(out, file.bytes);
    if (failure !== null) {
      stderr.write(`${failure}\n`);
      return 1;
    }
    stdout.write(`${out}, ${file.bytes.length} bytes\n`);
  }
  const { clauses } = inColumns(diffBetween(storage, resolution, from, to), wish.language);
  return clauses.some(({ changes }) => changes.length > 0) ? 1 : 0;
}
