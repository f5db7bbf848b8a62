/** alternat diff: two points of a resolution compared, on the terminal or as a file with the changes marked. */
import type { ClauseDiff } from '../../src/diff/declaration.ts';
import { isLang, type Lang } from '../../src/domain/language.ts';
import { REDLINES } from '../../src/export/index.ts';
import type { Summit } from '../commands/summit.ts';
import { diffBetween, redlineAt } from '../history/points.ts';
import type { Storage } from '../storage/storage.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';
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
};

export const diff: CliCommand = {
  summary: 'compares two points of a resolution',
  help: `
Usage: alternat diff --data DIR --resolution R --from POINT [--to POINT] [--language fa]
                     [--format text|json|html|docx] [--out PATH]

A point is a milestone's id, a log position, or now (the default of --to). Exit code 1 when they differ.
html is the list of changes and the text with the changes marked; docx has them as tracked changes that Word and
LibreOffice accept or reject. --out names the file (docx needs it; without it html goes to the standard output).`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      resolution: 'string',
      from: 'string',
      to: 'string',
      language: 'string',
      format: 'string',
      out: 'string',
      json: 'boolean',
    });
    const language = text(options, 'language');
    if (language !== undefined && language !== 'all' && !isLang(language))
      throw new WrongUse(`There is no language ${language}: use fa, ru, az, kk, tk, en or all.`);
    const format = options.json ? 'json' : (text(options, 'format') ?? 'text');
    if (!FORMATS.includes(format)) throw new WrongUse(`There is no format ${format}: use ${FORMATS.join(', ')}.`);
    const out = text(options, 'out');
    if (format === 'docx' && !out) throw new WrongUse('A Word file needs a name: add --out PATH.');
    if (out && !(format in REDLINES)) throw new WrongUse(`--out is for ${Object.keys(REDLINES).join(' and ')}.`);
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      const resolution = needed(options, 'resolution');
      if (!summit.resolutions.has(resolution))
        throw new WrongUse(`There is no resolution ${resolution} in this folder.`);
      const [from, to] = [needed(options, 'from'), text(options, 'to') ?? 'now'];
      const wish = { resolution, from, to, language: language === 'all' ? undefined : language, format, out };
      return format in REDLINES ? await redline(storage, summit, wish) : compare(storage, wish);
    } finally {
      storage.close();
    }
  },
};

function compare(storage: Storage, { resolution, from, to, language, format }: Wish): number {
  const found = diffBetween(storage, resolution, from, to);
  const changed = found.clauses.filter(({ changes }) => changes.length > 0);
  const lines = () => changed.map((clause) => linesOf(clause, language)).join('\n') || 'No difference.';
  print(format === 'json', found, lines);
  return changed.length > 0 ? 1 : 0;
}

function linesOf({ id, changes, texts }: ClauseDiff, language: Lang | undefined): string {
  const lines = Object.entries(texts)
    .filter(([lang, cell]) => (!language || lang === language) && cell.kind !== 'same')
    .map(([lang, cell]) => {
      const words = cell.parts.map(({ op, text: part }) => `${MARK[op][0]}${part}${MARK[op][1]}`);
      return `  ${lang}  ${words.join('')}`;
    });
  return [`${id}: ${changes.join(', ')}`, ...lines].join('\n');
}

async function redline(storage: Storage, summit: Summit, wish: Wish): Promise<number> {
  const { resolution, from, to, language = 'all', format, out } = wish;
  const file = await redlineAt(storage, summit, resolution, {
    ...{ format, language, since: from, at: to, now: new Date().toISOString() },
    ...{ signed: true, list: true },
  });
  if (!file.ok) {
    process.stderr.write(`The resolution ${resolution} has no column ${language}.\n`);
    return 1;
  }
  if (out === undefined) process.stdout.write(file.bytes);
  else {
    const failure = writeWhole(out, file.bytes);
    if (failure !== null) {
      process.stderr.write(`${failure}\n`);
      return 1;
    }
    process.stdout.write(`${out}, ${file.bytes.length} bytes\n`);
  }
  const { clauses } = diffBetween(storage, resolution, from, to);
  return clauses.some(({ changes }) => changes.length > 0) ? 1 : 0;
}
