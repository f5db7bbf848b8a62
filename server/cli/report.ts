/** alternat report: the report of the meeting, or the list of its documents, from the logs of a folder. */
import { openReader } from '../reading/reader.ts';
import { stderr, stdout } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, text } from './command.ts';
import { readFolder } from './folder.ts';
import { writeWhole } from './whole-file.ts';

export const report: CliCommand = {
  summary: 'writes the report of the meeting from its logs',
  help: `
Usage: alternat report --data DIR [--language fa|all] [--format pdf|docx|html|text] [--documents] [--out PATH]

The procès-verbal of everything up to the last record of each log, which its annex names; in one language, or all of
them side by side. With --documents only the list of documents by their symbols. Without --out it goes to the standard
output.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      ...{ data: 'string', language: 'string', format: 'string', out: 'string', documents: 'boolean' },
    });
    const query = { language: text(options, 'language'), format: text(options, 'format') };
    const { storage } = readFolder(needed(options, 'data'));
    try {
      const told = await openReader(storage).tell(
        options.documents
          ? { kind: 'documentsPaper', wish: { query, now: new Date().toISOString() } }
          : { kind: 'report', wish: { query } },
      );
      if (!('body' in told)) {
        stderr.write(`${'refusal' in told ? told.refusal.message : told.failed}\n`);
        return 1;
      }
      const { bytes } = told.body;
      const out = text(options, 'out');
      const failure = out === undefined ? void stdout.write(bytes) : writeWhole(out, bytes);
      if (failure) stderr.write(`${failure}\n`);
      return failure ? 1 : 0;
    } finally {
      storage.close();
    }
  },
};
