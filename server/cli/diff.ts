/** alternat diff: two points of a resolution compared, clause by clause. */
import { isLang } from '../../src/domain/language.ts';
import { diffBetween } from '../history/points.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';

const MARK = { same: ['', ''], insert: ['{+', '+}'], delete: ['[-', '-]'] } as const;

export const diff: CliCommand = {
  summary: 'compares two points of a resolution',
  help: `
Usage: alternat diff --data DIR --resolution R --from POINT [--to POINT] [--language fa] [--format text|json]

A point is a milestone's id, a log position, or now (the default of --to). Exit code 1 when they differ.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      resolution: 'string',
      from: 'string',
      to: 'string',
      language: 'string',
      format: 'string',
      json: 'boolean',
    });
    const language = text(options, 'language');
    if (language !== undefined && !isLang(language))
      throw new WrongUse(`There is no language ${language}: use fa, ru, az, kk, tk or en.`);
    const format = options.json ? 'json' : (text(options, 'format') ?? 'text');
    if (format !== 'text' && format !== 'json') throw new WrongUse(`There is no format ${format}: use text or json.`);
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      const resolution = needed(options, 'resolution');
      if (!summit.resolutions.has(resolution))
        throw new WrongUse(`There is no resolution ${resolution} in this folder.`);
      const found = diffBetween(storage, resolution, needed(options, 'from'), text(options, 'to') ?? 'now');
      const changed = found.clauses.filter(({ changes }) => changes.length > 0);
      print(
        format === 'json',
        found,
        () =>
          changed
            .map(({ id, changes, texts }) => {
              const lines = Object.entries(texts)
                .filter(([lang, cell]) => (!language || lang === language) && cell && cell.kind !== 'same')
                .map(
                  ([lang, cell]) =>
                    `  ${lang}  ${cell?.parts.map(({ op, text: words }) => (op === 'same' ? words : `${MARK[op][0]}${words}${MARK[op][1]}`)).join('')}`,
                );
              return [`${id}: ${changes.join(', ')}`, ...lines].join('\n');
            })
            .join('\n') || 'No difference.',
      );
      return changed.length > 0 ? 1 : 0;
    } finally {
      storage.close();
    }
  },
};
