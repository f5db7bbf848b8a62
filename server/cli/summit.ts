/** alternat summit create: a summit from its file. */
import { readFileSync } from 'node:fs';
import type { SummitFile } from '../../src/domain/summit.ts';
import { adoptSummit } from '../commands/adopt.ts';
import { checkSummitFile } from '../commands/summit-file.ts';
import { type CliCommand, needed, parseOptions, print, WrongUse } from './command.ts';
import { writeFolder } from './folder.ts';

export const summit: CliCommand = {
  summary: 'creates a summit from a file',
  help: `
Usage: alternat summit create FILE.json --data DIR [--json]

The file names the summit in its languages, the delegations with their regions, the panels, the columns, the members and
the resolutions with their clauses. Creating it in a folder that has one adds what is lacking and changes nothing else.`,
  run: async (args) => {
    const { options, words } = parseOptions(args, { data: 'string', json: 'boolean' });
    const [verb, file] = words;
    if (verb !== 'create' || !file) throw new WrongUse('Usage: alternat summit create FILE.json --data DIR');
    let parsed: unknown;
    try {
      parsed = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new WrongUse(`${file} cannot be read as JSON: ${(error as Error).message}`);
    }
    const problem = checkSummitFile(parsed);
    if (problem) throw new WrongUse(`${file} is not a summit file: ${problem}`);
    const seed = parsed as SummitFile;
    const result = await writeFolder(
      needed(options, 'data'),
      async () => {
        throw new WrongUse('A server is running on this data folder. Stop it to create a summit there.');
      },
      async (house) => {
        await adoptSummit(house, seed);
        return {
          summit: house.summit.facts?.id,
          resolutions: [...house.summit.resolutions.keys()],
          members: house.summit.members.size,
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
