/** alternat import: a file becomes a resolution. */

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportOutcome } from '../../src/domain/text/imported.ts';
import { DOCX_LIMITS, describeWarning } from '../../src/import/index.ts';
import { isLang } from '../../src/language/language.ts';
import { importResolution } from '../commands/import.ts';
import { stderr } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { writeFolder } from './folder.ts';
import { LANGUAGE_CODES } from './languages.ts';

export const importCommand: CliCommand = {
  summary: 'brings a file in as a resolution',
  help: `
Usage: alternat import FILE --data DIR --resolution ID [--language fa] [--json]

Reads DOCX (a table with a column per language, or a text in one language), TSV or CSV with a column per language (the
first row names them), plain text (one language), JSON as exported, or XLIFF 1.2 and 2 (.xlf, or a ZIP of them as exported).
Into an empty folder it makes a summit around the resolution. A file with a fault changes nothing.`,
  run: async (args) => {
    const { options, words } = parseOptions(args, {
      data: 'string',
      resolution: 'string',
      language: 'string',
      json: 'boolean',
    });
    const [file] = words;
    if (!file || words.length > 1) throw new WrongUse('Usage: alternat import FILE --data DIR --resolution ID');
    const data = needed(options, 'data');
    const resolution = needed(options, 'resolution');
    const language = text(options, 'language');
    if (language !== undefined && !isLang(language))
      throw new WrongUse(`There is no language ${language}: use ${LANGUAGE_CODES}.`);
    let bytes: Uint8Array;
    try {
      // Of a file over the limit only its size is looked at: the reader refuses it by that alone.
      bytes =
        statSync(file).size > DOCX_LIMITS.bytes
          ? new Uint8Array(statSync(file).size)
          : new Uint8Array(readFileSync(file));
    } catch {
      throw new WrongUse(`${file} cannot be read. Check the path.`);
    }
    const outcome = await writeFolder<ImportOutcome>(
      data,
      async (remote) =>
        (
          await remote(
            'POST',
            `/api/import?resolution=${encodeURIComponent(resolution)}&name=${encodeURIComponent(basename(file))}${language ? `&language=${language}` : ''}`,
            bytes,
            'application/octet-stream',
          )
        ).json as ImportOutcome,
      (workspace) =>
        importResolution(
          workspace,
          { id: 'server', role: 'secretariat', columns: [] },
          resolution,
          basename(file),
          bytes,
          language ? { language } : {},
        ),
    );
    if (!outcome.ok) {
      stderr.write(`${outcome.message}\n`);
      return 1;
    }
    for (const warning of outcome.warnings) stderr.write(`${describeWarning(warning, file)}\n`);
    print(
      options.json === true,
      outcome,
      () => `Resolution ${outcome.resolution}: ${outcome.clauses} clauses in ${outcome.columns.join(', ')}.`,
    );
    return 0;
  },
};
