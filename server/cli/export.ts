/** alternat export: a resolution as a file. */

import { printerOf } from '../../src/export/formats.ts';
import { EXPORTERS, REDLINES, VIEWS, type View } from '../../src/export/index.ts';
import { isLang, type Lang } from '../../src/language/language.ts';
import { exportAt, redlineAt } from '../history/points.ts';
import { stderr } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';
import { LANGUAGE_CODES_OR_ALL } from './languages.ts';
import { unprintableWarning } from './unprintable.ts';
import { writeWhole } from './whole-file.ts';

const FORMATS = Object.keys(EXPORTERS);
const REDLINE_FORMATS = Object.keys(REDLINES);

export const exportCommand: CliCommand = {
  summary: 'writes a resolution to a file',
  help: `
Usage: alternat export --data DIR --resolution R --format ${FORMATS.join('|')} --language fa|all --out PATH
                       [--at MILESTONE|SEQ] [--view ${VIEWS.join('|')}] [--holder IR] [--source ru] [--json]
       alternat export ... --view redline --since MILESTONE|SEQ --format ${REDLINE_FORMATS.join('|')} [--names]

Writes the text as it stands (or at a milestone or log position). --holder adds the places of signature in the order of that State's copy. xliff (2.1) and xliff12 (1.2, for older programs) are a ZIP with a file for each other column, from the language that --source names, else from the first column. A redline says which delegation or office changed what; --names also says which person, where no delegation did. PATH appears only when the whole file is written.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      resolution: 'string',
      format: 'string',
      language: 'string',
      at: 'string',
      view: 'string',
      since: 'string',
      holder: 'string',
      source: 'string',
      names: 'boolean',
      out: 'string',
      json: 'boolean',
    });
    const resolution = needed(options, 'resolution');
    const format = needed(options, 'format');
    const language = text(options, 'language') ?? 'all';
    const view = text(options, 'view') ?? 'brackets';
    const out = needed(options, 'out');
    const since = text(options, 'since');
    const formats = view === 'redline' ? REDLINE_FORMATS : FORMATS;
    if (!formats.includes(format)) throw new WrongUse(`There is no format ${format}: use ${formats.join(', ')}.`);
    if (language !== 'all' && !isLang(language))
      throw new WrongUse(`There is no language ${language}: use ${LANGUAGE_CODES_OR_ALL}.`);
    if (view !== 'redline' && !(VIEWS as readonly string[]).includes(view))
      throw new WrongUse(`There is no view ${view}: use ${VIEWS.join(', ')} or redline.`);
    if ((view === 'redline') !== (since !== undefined))
      throw new WrongUse('A redline needs the earlier point: --view redline --since MILESTONE.');
    const holder = text(options, 'holder');
    if (holder !== undefined && (language === 'all' || view === 'redline'))
      throw new WrongUse("--holder is about a State's copy of one language: name it with --language, and no redline.");
    const source = text(options, 'source');
    if (source !== undefined && view === 'redline')
      throw new WrongUse('A redline is not from one language into another: leave --source out.');
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      const states = summit.facts?.delegations.map(({ id }) => id) ?? [];
      if (holder !== undefined && !states.includes(holder))
        throw new WrongUse(`There is no delegation ${holder}: the summit has ${states.join(', ') || 'none'}.`);
      if (!summit.resolutions.has(resolution))
        throw new WrongUse(
          `There is no resolution ${resolution} in this folder: it has ${[...summit.resolutions.keys()].join(', ') || 'none'}.`,
        );
      const wish = {
        format,
        language: language as Lang | 'all',
        at: text(options, 'at') ?? 'now',
        now: new Date().toISOString(),
      };
      const file =
        since === undefined
          ? await exportAt(storage, summit, resolution, {
              ...wish,
              holder,
              source,
              view: view as View,
            })
          : await redlineAt(storage, summit, resolution, {
              ...{ ...wish, since, signed: true, persons: options.names === true },
            });
      if (!file.ok) {
        stderr.write(
          'sentence' in file
            ? `${file.sentence}\n`
            : file.reason === 'unknown-language'
              ? `The resolution ${resolution} has no column ${language}.\n`
              : `The format ${format} cannot hold ${language === 'all' ? 'all languages at once; name one with --language' : `a single language; use --language all${printerOf(format)?.pairs ? ', and --source for the one that it is from' : ''}`}.\n`,
        );
        return 1;
      }
      const failure = writeWhole(out, file.bytes);
      if (failure !== null) {
        stderr.write(`${failure}\n`);
        return 1;
      }
      const { mime, unprintable = [] } = file;
      stderr.write(unprintableWarning(unprintable));
      print(
        options.json === true,
        { out, bytes: file.bytes.length, mime, ...(unprintable.length > 0 ? { unprintable } : {}) },
        () => `${out}, ${file.bytes.length} bytes`,
      );
      return 0;
    } finally {
      storage.close();
    }
  },
};
