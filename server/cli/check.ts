/** alternat check: the columns of a resolution against each other, one line a finding; 1 when something stands against signing. */
import { isBlocking, runChecks } from '../../src/checks/run.ts';
import { vocabulary } from '../../src/checks/vocabulary.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { Finding, MessageName } from '../../src/domain/text/finding.ts';
import { frameOf, settingOf } from '../commands/assembly.ts';
import type { Summit } from '../commands/summit.ts';
import { participantsIn } from '../history/participants.ts';
import { declarationAt } from '../history/points.ts';
import type { Storage } from '../storage/storage.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';

type Words = { readonly [name: string]: string | number };

const SENTENCES: { readonly [message in MessageName]: (args: Words) => string } = {
  'empty.cell': () => 'has no text',
  'numbers.missing': ({ missing }) => `lacks the number ${missing}`,
  'numbers.extra': ({ extra }) => `alone has the number ${extra}`,
  'numbers.other': ({ extra, missing }) => `has the number ${extra} where others have ${missing}`,
  'dates.missing': ({ missing }) => `lacks the date ${missing}`,
  'dates.extra': ({ extra }) => `alone has the date ${extra}`,
  'dates.other': ({ extra, missing }) => `has the date ${extra} where others have ${missing}`,
  'dates.impossible': ({ words }) => `names a day that does not exist: ${words}`,
  'brackets.unbalanced': ({ count }) => `has ${count} bracket(s) without a partner`,
  'brackets.differ': ({ count, usual }) => `has other brackets than the rest: ${count} against ${usual}`,
  'references.unknown': ({ words }) => `refers to what is not there: ${words}`,
  'script.mixed': ({ words, letters }) => `mixes scripts within a word: ${words} (${letters})`,
  'script.lone': ({ letters }) => `has a lone letter of another script: ${letters}`,
  'invisible.character': ({ words }) => `has characters that nobody sees: ${words}`,
  'invisible.joiner': ({ count }) => `has ${count} half-space(s) that join nothing`,
  'direction.turned': ({ words }) => `has what other programs show turned around: ${words}`,
  'letters.foreign': ({ words }) => `has letters of another alphabet: ${words}`,
  'spaces.double': ({ count }) => `has ${count} double space(s)`,
  'spaces.stray': ({ count }) => `has ${count} space(s) at an edge or before a mark`,
  'digits.foreign': ({ words }) => `has digits of another script: ${words}`,
  'states.order': ({ named, agreed, slot }) =>
    `names the States in the order ${named}, where ${agreed} is agreed${slotHint(slot)}`,
  'states.alternat': ({ holders, slot }) =>
    `names another State first in the originals of ${holders} too${slotHint(slot)}`,
  'states.unknown': ({ words, known }) =>
    `has a list of States that this language does not know: ${words}; it has ${known}`,
  'states.form': ({ words, names }) =>
    `has no known form of ${names} for ${words}, and would print the nominative: write these names out in the text`,
  'states.differ': ({ named, listed }) => `names ${named} where other columns list ${listed}`,
  'terms.missing': ({ words }) => `does not define what other columns define: ${words}`,
  'terms.elsewhere': ({ words, part, count }) =>
    `uses ${words} (${count}), which only part ${part} defines and for itself: define it for the whole text, or here, too`,
  'terms.differ': ({ words, part }) => `defines ${words} in other words than part ${part}`,
  'terms.itself': ({ words, count }) =>
    `says ${words} (clauses: ${count}) in a text of several parts that is called otherwise: say which is meant`,
  'treaty.words': ({ words }) => `has words of treaties, though the text is to be political: ${words}`,
  'footnotes.differ': ({ count, notes }) =>
    `has ${count} place(s) of footnotes, where the clause has ${notes}: write (*) where each belongs, or add or withdraw a footnote`,
  'footnotes.homeless': () => 'is a footnote of no clause: move it behind the clause that refers to it',
  'tables.differ': ({ rows, width, usualRows, usualWidth }) =>
    `has a table of ${rows} row(s) and ${width} column(s), where others have ${usualRows} and ${usualWidth}`,
  'tables.row': ({ row, count, usual }) => `has ${count} cell(s) in row ${row}, where the head has ${usual}`,
  'tables.single': () => 'has a table of one column: write | between cells, or make it a paragraph',
  'tables.missing': ({ row, column, missing }) => `lacks the number ${missing} in row ${row}, column ${column}`,
  'tables.extra': ({ row, column, extra }) => `alone has the number ${extra} in row ${row}, column ${column}`,
  'tables.other': ({ row, column, extra, missing }) =>
    `has ${extra} in row ${row}, column ${column}, where others have ${missing}`,
  'unread.cell': () => 'could not be read by this check: compare the columns by eye',
};

const slotHint = (slot: string | number | undefined): string =>
  slot === 1 ? '; {states} in its place is always in order' : '';

export const findingSentence = (message: MessageName, args: Words): string => SENTENCES[message](args);

/** What this resolution has to do with the terms of the others of the instrument, as they stand now. */
function besideOthers(storage: Storage, summit: Summit, declaration: Declaration): readonly Finding[] {
  const setting = settingOf(summit);
  const { resolution } = declaration;
  const known = setting.resolutions.filter((id) => id === resolution || storage.head(id) !== null);
  if (!known.includes(resolution)) return [];
  const parts = known.map((id) => (id === resolution ? declaration : declarationAt(storage, id, 'now')));
  return vocabulary(parts, setting).flatMap(({ message, args, languages, ...at }) =>
    at.resolution === resolution
      ? [
          {
            ...{ check: 'terms', severity: 'warning', clause: at.clause ?? '', languages },
            message: { key: message as MessageName, args },
          },
        ]
      : [],
  );
}

/** A waived finding says on its own line why, who and when; a reason of several lines stays on one. */
function line({ clause, languages, severity, message, waived }: Finding, name: (member: string) => string): string {
  const found = `${clause}\t${languages.join(' ')}\t${waived ? 'waived' : severity}\t${findingSentence(message.key, message.args)}`;
  return waived ? `${found} (${waived.reason.replace(/\s+/gu, ' ')} ${name(waived.member)}, ${waived.at})` : found;
}

export const check: CliCommand = {
  summary: 'checks the columns against each other',
  help: `
Usage: alternat check --data DIR --resolution R [--at POINT] [--json]

Numbers, dates, brackets, footnotes, tables and references that differ between the columns, empty cells, letters of a wrong
script, characters that nobody sees, spaces and digits, the order of States in lists and what stands for such a list, words of
treaties in a political text, terms that one column alone defines, and terms of other resolutions of the instrument. A point is
a milestone's id, a log position, or now.
Findings that the legal staff waived are listed with reason, name and time, and stand against nothing.
Exit code 1 when a finding stands against signing; warnings alone leave it at 0.`,
  run: async (args) => {
    const { options } = parseOptions(args, { data: 'string', resolution: 'string', at: 'string', json: 'boolean' });
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      const resolution = needed(options, 'resolution');
      if (!summit.resolutions.has(resolution))
        throw new WrongUse(`There is no resolution ${resolution} in this folder.`);
      const participants = participantsIn(storage, summit).map(({ id }) => id);
      const declaration = declarationAt(storage, resolution, text(options, 'at') ?? 'now');
      const findings = [
        ...runChecks(declaration, frameOf(summit, participants)),
        ...besideOthers(storage, summit, declaration),
      ];
      const blocking = findings.filter(isBlocking).length;
      const waived = findings.filter((finding) => finding.waived).length;
      const name = (member: string): string => summit.members.get(member)?.name ?? member;
      print(options.json === true, findings, () =>
        [
          ...findings.map((finding) => line(finding, name)),
          `${blocking} against signing, ${waived} waived, ${findings.length - blocking - waived} to look at.`,
        ].join('\n'),
      );
      return blocking > 0 ? 1 : 0;
    } finally {
      storage.close();
    }
  },
};
