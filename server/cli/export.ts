/** alternat export: a resolution as a file. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { isLang, type Lang } from '../../src/domain/language.ts';
import { EXPORTERS, VIEWS, type View } from '../../src/export/index.ts';
import { exportAt } from '../history/points.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';

const FORMATS = Object.keys(EXPORTERS);

export const exportCommand: CliCommand = {
  summary: 'writes a resolution to a file',
  help: `
Usage: alternat export --data DIR --resolution R --format ${FORMATS.join('|')} --language fa|all --out PATH
                       [--at MILESTONE|SEQ] [--view ${VIEWS.join('|')}] [--json]

Writes the text as it stands (or at a milestone or log position). PATH appears only when the whole file is written.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      resolution: 'string',
      format: 'string',
      language: 'string',
      at: 'string',
      view: 'string',
      out: 'string',
      json: 'boolean',
    });
    const resolution = needed(options, 'resolution');
    const format = needed(options, 'format');
    const language = text(options, 'language') ?? 'all';
    const view = text(options, 'view') ?? 'brackets';
    const out = needed(options, 'out');
    if (!FORMATS.includes(format)) throw new WrongUse(`There is no format ${format}: use ${FORMATS.join(', ')}.`);
    if (language !== 'all' && !isLang(language))
      throw new WrongUse(`There is no language ${language}: use fa, ru, az, kk, tk, en or all.`);
    if (!(VIEWS as readonly string[]).includes(view))
      throw new WrongUse(`There is no view ${view}: use ${VIEWS.join(' or ')}.`);
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      if (!summit.resolutions.has(resolution))
        throw new WrongUse(
          `There is no resolution ${resolution} in this folder: it has ${[...summit.resolutions.keys()].join(', ') || 'none'}.`,
        );
      const file = await exportAt(storage, summit, resolution, {
        format,
        language: language as Lang | 'all',
        at: text(options, 'at') ?? 'now',
        view: view as View,
        now: new Date().toISOString(),
      });
      if (!file.ok) {
        process.stderr.write(
          file.reason === 'unknown-language'
            ? `The resolution ${resolution} has no column ${language}.\n`
            : `The format ${format} cannot hold ${language === 'all' ? 'all languages at once; name one with --language' : 'a single language; use --language all'}.\n`,
        );
        return 1;
      }
      // Written beside its place and then moved, so that a full disk leaves no half file under the name.
      const part = `${out}.part`;
      try {
        writeFileSync(part, file.bytes);
        renameSync(part, out);
      } catch (error) {
        rmSync(part, { force: true });
        process.stderr.write(`${out} cannot be written: ${(error as Error).message}.\n`);
        return 1;
      }
      print(
        options.json === true,
        { out, bytes: file.bytes.length, mime: file.mime },
        () => `${out}, ${file.bytes.length} bytes`,
      );
      return 0;
    } finally {
      storage.close();
    }
  },
};
