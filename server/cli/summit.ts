/** alternat summit create: a summit from its file. */
import { readFileSync } from 'node:fs';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { withoutDisallowed } from '../../src/domain/text/disallowed.ts';
import { adoptSummit } from '../commands/adopt.ts';
import { checkSummitFile } from '../commands/summit-file.ts';
import { stderr } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, WrongUse } from './command.ts';
import { writeFolder } from './folder.ts';

/** The file's summit, its words as a cell may hold them; `leftOut`: how many characters that nobody sees it had. */
function read(file: string): { readonly seed: SummitFile; readonly leftOut: number } {
  let parsed: unknown;
  let leftOut = 0;
  const shown = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const { text, count } = withoutDisallowed(value);
    leftOut += count;
    return text;
  };
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'), shown);
  } catch (error) {
    throw new WrongUse(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  const problem = checkSummitFile(parsed);
  if (problem) throw new WrongUse(`${file} is not a summit file: ${problem}`);
  return { seed: parsed as SummitFile, leftOut };
}

export const summit: CliCommand = {
  summary: 'creates a summit from a file',
  help: `
Usage: alternat summit create FILE.json --data DIR [--json]

The file names the summit in its languages, the delegations with their regions, the panels, the columns, the members and
the resolutions with their clauses. Creating it in a folder that has one adds what is lacking and changes nothing else;
resolutions that nobody takes part in yet, as after an import, get the summit's delegations.`,
  run: async (args) => {
    const { options, words } = parseOptions(args, { data: 'string', json: 'boolean' });
    const [verb, file] = words;
    if (verb !== 'create' || !file) throw new WrongUse('Usage: alternat summit create FILE.json --data DIR');
    const { seed, leftOut } = read(file);
    if (leftOut > 0) stderr.write(`${leftOut} hidden characters of ${file} were left out.\n`);
    const result = await writeFolder(
      needed(options, 'data'),
      async () => {
        throw new WrongUse('A server is running on this data folder. Stop it to create a summit there.');
      },
      async (workspace) => {
        await adoptSummit(workspace, seed);
        return {
          summit: workspace.summit.facts?.id,
          resolutions: [...workspace.summit.resolutions.keys()],
          members: workspace.summit.members.size,
        };
      },
    );
    print(
      options.json === true,
      result,
      () => `Summit ${result.summit} with ${result.resolutions.length} resolution(s) and ${result.members} member(s).`,
    );
    return 0;
  },
};
