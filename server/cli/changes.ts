/** alternat changes: what changed in all resolutions since a day or a milestone, as the secretariat circulates it. */

import { CHANGES, type ClauseChange, type ResolutionChanges } from '../../src/domain/clause/difference.ts';
import { CHANGE_LISTS } from '../../src/export/index.ts';
import { detailOf } from '../../src/export/redline-detail.ts';
import { DEFAULT_LANGUAGE, isLang, type Lang } from '../../src/language/language.ts';
import { REDLINE_WORDING } from '../../src/language/printed-export.ts';
import { changesFile, changesSince } from '../history/changes.ts';
import { stderr, stdout } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';
import { LANGUAGE_CODES_OR_ALL } from './languages.ts';
import { writeWhole } from './whole-file.ts';

const FORMATS = ['text', 'json', ...Object.keys(CHANGE_LISTS)];

export const changes: CliCommand = {
  summary: 'lists what changed since a day or a milestone',
  help: `
Usage: alternat changes --data DIR --since POINT [--resolution R] [--language fa|all] [--format ${FORMATS.join('|')}]
                        [--out PATH]

Per resolution the counts and the changed clauses, since a day like 2025-11-18 (its beginning, UTC), a moment like
2025-11-18T10:00Z or the name of a milestone. Exit code 1 when something changed. html goes to --out, else to the
standard output.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      ...{ data: 'string', since: 'string', resolution: 'string', language: 'string' },
      ...{ format: 'string', out: 'string', json: 'boolean' },
    });
    const language = text(options, 'language') ?? 'all';
    if (language !== 'all' && !isLang(language))
      throw new WrongUse(`There is no language ${language}: use ${LANGUAGE_CODES_OR_ALL}.`);
    const format = options.json ? 'json' : (text(options, 'format') ?? 'text');
    if (!FORMATS.includes(format)) throw new WrongUse(`There is no format ${format}: use ${FORMATS.join(', ')}.`);
    const out = text(options, 'out');
    if (out && !(format in CHANGE_LISTS)) throw new WrongUse(`--out is for ${Object.keys(CHANGE_LISTS).join(', ')}.`);
    const since = { point: needed(options, 'since') };
    const resolution = text(options, 'resolution');
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      if (resolution !== undefined && !summit.resolutions.has(resolution))
        throw new WrongUse(`There is no resolution ${resolution} in this folder.`);
      const wish = {
        ...{ since, now: new Date().toISOString(), signed: true },
        ...(resolution === undefined ? {} : { resolutions: [resolution] }),
      };
      const found = changesSince(storage, summit, wish);
      if (format in CHANGE_LISTS) {
        const file = await changesFile(storage, summit, { ...wish, format, language });
        const failure = !file.ok
          ? `No resolution has a column ${language}.`
          : out === undefined
            ? void stdout.write(file.bytes)
            : writeWhole(out, file.bytes);
        if (failure) {
          stderr.write(`${failure}\n`);
          return 1;
        }
        if (out !== undefined) stdout.write(`${out}\n`);
      } else
        print(format === 'json', found, () =>
          [
            ...found.resolutions.map((one) => linesOf(one, language)),
            ...found.without.map(({ resolution: id }) => `${id}: has no such point`),
          ].join('\n\n'),
        );
      const changed = found.resolutions.some(({ diff }) => diff.clauses.some((clause) => clause.changes.length > 0));
      return changed ? 1 : 0;
    } finally {
      storage.close();
    }
  },
};

function linesOf({ resolution, title, from, diff, words }: ResolutionChanges, language: Lang | 'all'): string {
  const reader = language === 'all' ? DEFAULT_LANGUAGE : language;
  const { change } = REDLINE_WORDING[reader];
  const counts = (Object.keys(CHANGES) as ClauseChange[])
    .map((name) => [change[name], diff.summary[CHANGES[name]]] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}: ${count}`);
  const wording = Object.entries(words)
    .filter(([lang, { added, removed }]) => added + removed > 0 && (language === 'all' || lang === language))
    .map(([lang, { added, removed }]) => `${lang} +${added} -${removed}`);
  const clauses = diff.clauses
    .filter((clause) => clause.changes.length > 0)
    .map((clause) => {
      const number = clause.to?.number[reader] || clause.from?.number[reader] || clause.id;
      const named = clause.changes.map((name) => {
        const detail = detailOf(reader, name, clause, diff);
        return detail === '' ? change[name] : `${change[name]} (${detail})`;
      });
      return `  ${number}: ${named.join('; ')}`;
    });
  const head = `${title[reader] ?? resolution} (${from ? (from.label ?? from.at) : '-'})`;
  return [head, `  ${[...counts, ...wording].join(', ') || REDLINE_WORDING[reader].none}`, ...clauses].join('\n');
}
