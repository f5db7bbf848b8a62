/**
 * alternat diff --with FILE: a text that came from outside against the resolution as it stands now, clause by clause. The
 * same reading and aligning as on the page; nothing is written.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { compareOutside, type OutsideRow } from '../../src/diff/outside.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { describeProblem } from '../../src/import/index.ts';
import { OUTSIDE_BYTES, type OutsideFile } from '../../src/import/outside.ts';
import { type Lang, language } from '../../src/language/language.ts';
import { readComparison } from '../files/reader.ts';
import { declarationAt } from '../history/points.ts';
import type { Storage } from '../storage/storage.ts';
import { stderr } from '../terminal.ts';
import { print, WrongUse } from './command.ts';

type Wish = {
  readonly resolution: string;
  readonly file: string;
  readonly language: Lang | undefined;
  readonly json: boolean;
};
type Compared = { readonly language: Lang; readonly rows: readonly OutsideRow[] };

const MARK = { same: ['', ''], insert: ['{+', '+}'], delete: ['[-', '-]'] } as const;

/** Resolves with the exit code: 0 where nothing differs, 1 where something does or the file cannot be compared. */
export async function diffWithFile(
  storage: Storage,
  { resolution, file, language: chosen, json }: Wish,
): Promise<number> {
  const declaration = declarationAt(storage, resolution, 'now');
  const read = await fileOf(file);
  const compared = read.ok ? comparisons(declaration, read, chosen) : describeProblem(read.problem);
  if (typeof compared === 'string') {
    stderr.write(`${compared} Nothing was changed.\n`);
    return 1;
  }
  const differing = compared.flatMap(({ rows }) => rows).filter(({ marks }) => !marks.includes('same'));
  print(json, { resolution, file: basename(file), columns: compared }, () =>
    differing.length === 0 ? 'No difference.' : compared.map(linesOf).join('\n'),
  );
  return differing.length > 0 ? 1 : 0;
}

async function fileOf(path: string): Promise<OutsideFile> {
  let bytes: Uint8Array;
  try {
    // Of a file over the limit only its size is looked at: the reader refuses it by that alone.
    const { size } = statSync(path);
    bytes = size > OUTSIDE_BYTES ? new Uint8Array(size) : new Uint8Array(readFileSync(path));
  } catch {
    throw new WrongUse(`${path} cannot be read. Check the path.`);
  }
  return readComparison(basename(path), bytes);
}

/** Of every column that the file has, or the sentence that says why there is none. */
function comparisons(
  { columns, clauses }: Declaration,
  { parts }: Extract<OutsideFile, { readonly ok: true }>,
  chosen: Lang | undefined,
): readonly Compared[] | string {
  const single = parts.length === 1;
  const wanted = parts.flatMap(({ lang, lines }) => {
    const is = single ? (chosen ?? lang) : lang;
    return is && (!chosen || is === chosen) ? [{ lang: is, lines }] : [];
  });
  const [first] = wanted;
  if (!first && chosen) return `The file has no text in ${language(chosen).endonym}.`;
  if (!first) return 'The file does not say its language, and its letters do not tell: add --language.';
  const known = wanted.filter(({ lang }) => columns.includes(lang));
  if (known.length === 0)
    return `The file seems to be in ${language(first.lang).endonym}, and the resolution has no such column.`;
  const live = clauses.filter(({ status }) => status !== 'withdrawn');
  const compared: Compared[] = [];
  for (const { lang, lines } of known) {
    const ours = live.map(({ id, texts }) => ({ id, text: toPlain(texts[lang]?.paragraphs ?? []) }));
    const result = compareOutside(
      ours,
      lines.map(({ text }) => text),
      lang,
    );
    if (result.ok) compared.push({ language: lang, rows: result.rows });
    else if (known.length === 1)
      return result.reason === 'no-match'
        ? 'Nothing in the file resembles this resolution. Check that it is the right file.'
        : `The file is not in the language of the column ${language(lang).endonym}${
            result.likely ? `; it seems to be in ${language(result.likely).endonym}` : ''
          }.`;
  }
  return compared.length > 0
    ? compared
    : 'Nothing in the file resembles this resolution. Check that it is the right file.';
}

function linesOf({ language: lang, rows }: Compared): string {
  const lines = rows
    .filter(({ marks }) => !marks.includes('same'))
    .map(({ clause, marks, after, unsure, shared, diff }) => {
      const place = after === undefined ? '' : after === null ? ', at the beginning' : `, after ${after}`;
      const joint = shared.length > 0 ? `, together with ${shared.join(' and ')}` : '';
      const words = diff.parts.map(({ op, text }) => `${MARK[op][0]}${text}${MARK[op][1]}`).join('');
      return `${clause ?? 'new'}: ${marks.join(', ')}${place}${joint}${unsure ? ' (unsure)' : ''}\n  ${lang}  ${words}`;
    });
  return lines.length > 0 ? lines.join('\n') : `${lang}: no difference.`;
}
