/** alternat seal: the assembled instrument, checked, printed in every original and closed into one package to sign. */

import { readFileSync } from 'node:fs';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { AssemblyMissing, AssemblyWarning } from '../../src/domain/instrument/assembly.ts';
import type { SealRecord } from '../../src/domain/instrument/signing.ts';
import type { Progress } from '../../src/domain/summit/work.ts';
import type { MessageName } from '../../src/domain/text/finding.ts';
import type { Unprintable } from '../../src/domain/text/unprintable.ts';
import { PRINTERS, printerOf, unprintableBy } from '../../src/export/formats.ts';
import { printInstrument } from '../../src/export/print.ts';
import { sourceProblem, sourceSentence } from '../../src/export/xliff-source.ts';
import { isLang, type Lang } from '../../src/language/language.ts';
import { parseSummitCommand } from '../../src/protocol/command.ts';
import { examineNow, instrumentDigest, instrumentOf, type Standing, textsNow } from '../commands/assembly.ts';
import { type SealOutcome, sealInstrument } from '../commands/sealing.ts';
import { packageOf } from '../commands/seals.ts';
import { SIGNING_SENTENCES } from '../commands/signing.ts';
import { replay } from '../history/replay.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { stderr } from '../terminal.ts';
import type { Workspace } from '../workspace.ts';
import { findingSentence } from './check.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { type Remote, readFolder, writeFolder } from './folder.ts';
import { unprintableSentence, unprintableWarning } from './unprintable.ts';
import { writeWhole } from './whole-file.ts';

const SERVER = { id: 'server', role: 'secretariat', columns: [] } as const;
const OFTEN_MS = 300;

const ORDER: { readonly [why in Extract<AssemblyMissing, { kind: 'order' }>['why']]: string } = {
  undecided: 'proposed, and not settled yet',
  'per-column': 'each column still has its own alphabet; settle one for all',
  forgets: 'it forgets a State',
  repeats: 'it names a State twice',
  stranger: 'it names a stranger',
  basis: 'it is said to follow an alphabet, which would be another order',
};

type Of<Kind extends AssemblyMissing['kind']> = Extract<AssemblyMissing, { readonly kind: Kind }>;

const MISSING: { readonly [kind in AssemblyMissing['kind']]: (missing: never) => string } = {
  'no-resolutions': () => 'the instrument has no resolutions',
  'unknown-resolution': ({ resolution }: { resolution: string }) => `there is no resolution ${resolution}`,
  'no-parties': () => 'no delegation takes part',
  'no-languages': () => 'the instrument has no languages',
  adoption: () => 'the meeting has not adopted this text',
  date: () => 'the day of signature is missing',
  order: ({ why, states }: Extract<AssemblyMissing, { kind: 'order' }>) =>
    `the order of the States: ${ORDER[why]}${states.length > 0 ? ` (${states.join(' ')})` : ''}`,
  'status-sentence': ({ lang }: { lang: string }) => `the sentence on the standing of the text is missing in ${lang}`,
  place: ({ lang }: { lang: string }) => `the place of signature is missing in ${lang}`,
  'party-name': ({ delegation, lang }: { delegation: string; lang: string }) =>
    `${delegation} has no official name in ${lang}`,
  'participant-name': ({ delegation, participant, lang }: Of<'participant-name'>) =>
    `${delegation}: the participant ${participant} has no name in ${lang}`,
  'no-signatory': ({ delegation }: Of<'no-signatory'>) => `${delegation}: nobody is named who signs`,
  'signatory-name': ({ delegation, signatory, lang }: Of<'signatory-name'>) =>
    `${delegation}: the signatory ${signatory} has no name in ${lang}`,
  'signatory-title': ({ delegation, signatory, lang }: Of<'signatory-title'>) =>
    `${delegation}: the signatory ${signatory} has no title in ${lang}`,
  authority: ({ delegation, signatory }: Of<'authority'>) =>
    `${delegation}: nobody has checked the authority of the signatory ${signatory}`,
  column: ({ resolution, lang }: { resolution: string; lang: string }) =>
    `${resolution} has no authentic column in ${lang}`,
  'no-clauses': ({ resolution }: { resolution: string }) => `${resolution} has no clauses`,
  status: ({ resolution, clause, status }: { resolution: string; clause: string; status: string }) =>
    `${resolution}, ${clause}: ${status}, not initialled`,
  brackets: ({
    resolution,
    clause,
    lang,
    count,
  }: {
    resolution: string;
    clause: string;
    lang: string;
    count: number;
  }) => `${resolution}, ${clause}: ${count} open bracket(s) in ${lang}`,
  pair: ({ resolution, clause, languages }: { resolution: string; clause: string; languages: readonly string[] }) =>
    `${resolution}, ${clause}: ${languages.join(' and ')} were not read against each other on this text`,
  finding: ({ resolution, clause, check }: { resolution: string; clause: string; check: string }) =>
    `${resolution}, ${clause}: the check "${check}" found something that blocks`,
  unprintable: (one: Unprintable) => unprintableSentence(one),
};
const missingSentence = (missing: AssemblyMissing): string =>
  (MISSING[missing.kind] as (one: AssemblyMissing) => string)(missing);

const say = ({ done, total, path }: Pick<Progress, 'done' | 'total' | 'path'>): void => {
  if (total > 0) stderr.write(`${done} of ${total}${path === '' ? '' : `, ${path}`}\n`);
};

/** Through the running server, which prints beside its other work. */
async function remotely(remote: Remote): Promise<SealOutcome> {
  const begun = await remote('POST', '/api/summit/jobs', JSON.stringify({ kind: 'seal' }), 'application/json');
  type View = Progress & {
    readonly id: string;
    readonly state: string;
    readonly result?: SealOutcome;
    readonly message?: string;
  };
  let view = begun.json as View;
  if (begun.status !== 200) throw new Error((begun.json as { message?: string }).message ?? 'the server refused');
  let told = '';
  while (view.state === 'running') {
    if (view.path !== told) say(view);
    told = view.path;
    await new Promise((resolve) => setTimeout(resolve, OFTEN_MS));
    view = (await remote('GET', `/api/summit/jobs/${view.id}`, '', 'application/json')).json as View;
  }
  if (!view.result) throw new Error(view.message ?? 'the server could not seal');
  return view.result;
}

export const seal: CliCommand = {
  summary: 'closes the instrument into a package to sign',
  help: `
Usage: alternat seal --data DIR --out FILE.asice [--setting FILE.json] [--json]
       alternat seal --data DIR --draft --format ${Object.keys(PRINTERS).join('|')} --language fa|all [--source ru] [--holder IR] --out FILE
       alternat seal --data DIR --missing [--json]

Prints every original, writes the manifest and closes both into one package; the milestones of the texts are named. Seals
nothing while a clause is not initialled, a bracket is open, a pair of columns was not read, or a check blocks: --missing lists
it all. --draft writes one document of the text as it stands, marked as a draft; --source names the language from which XLIFF goes. --setting sets the instrument first.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      ...{ data: 'string', out: 'string', setting: 'string', json: 'boolean', draft: 'boolean', missing: 'boolean' },
      ...{ format: 'string', language: 'string', source: 'string', holder: 'string' },
    });
    const data = needed(options, 'data');
    const json = options.json === true;
    const lines = (missing: readonly AssemblyMissing[]): string =>
      missing.length === 0
        ? 'Nothing is missing.'
        : `Missing:\n${missing.map((one) => `  ${missingSentence(one)}`).join('\n')}`;
    if (options.missing === true || options.draft === true) {
      const workspace = readFolder(data);
      try {
        return options.missing === true
          ? await missingOnly(workspace, json, lines)
          : await draft(workspace, options as { [name: string]: string | boolean | undefined });
      } finally {
        workspace.storage.close();
      }
    }
    const out = needed(options, 'out');
    const file = text(options, 'setting');
    const setting = file === undefined ? null : readSetting(file);
    const outcome = await writeFolder(
      data,
      async (remote) => {
        if (setting) await setRemotely(remote, setting);
        return remotely(remote);
      },
      async (workspace) => {
        if (setting) await setLocally(workspace, setting);
        return sealInstrument(workspace, SERVER, { progress: say });
      },
    );
    if (!outcome.ok) {
      stderr.write(
        outcome.signing === 'missing'
          ? `The text cannot be sealed yet. ${lines(outcome.missing ?? [])}\n`
          : outcome.signing === 'changed'
            ? 'The text was changed while it was printed; nothing was sealed. Seal it again.\n'
            : `${SIGNING_SENTENCES[outcome.signing]}\n`,
      );
      return 1;
    }
    return written(data, outcome.seal, out, json);
  },
};

async function written(data: string, seal: SealRecord, out: string, json: boolean): Promise<number> {
  const { storage } = readFolder(data);
  try {
    const bytes = await packageOf({ storage }, seal.id);
    if (!bytes) throw new Error('the sealed package is not in the folder');
    const failure = writeWhole(out, bytes);
    if (failure !== null) {
      stderr.write(`${failure} The seal ${seal.id} stands; the package can be had from the signing page.\n`);
      return 1;
    }
    print(json, { ...seal, out }, () => `${out}, ${bytes.length} bytes, seal ${seal.id}, manifest ${seal.manifest}`);
    return 0;
  } finally {
    storage.close();
  }
}

type Reading = ReturnType<typeof readFolder>;

/** The resolutions of a folder, put together from the log. */
function standing({ storage, summit }: Reading): Standing {
  const open = new Map<string, ReturnType<Standing['rooms']['open']>>();
  return {
    summit,
    rooms: {
      open: (resolution) => {
        const known = open.get(resolution);
        if (known !== undefined) return known;
        const head = summit.resolutions.has(resolution) ? storage.head(resolution) : null;
        const doc = head && replay(storage, resolution, head.seq).doc;
        const text = doc && head ? { doc, snapshot: () => snapshot(doc, { seq: head.seq }) } : null;
        open.set(resolution, text);
        return text;
      },
    },
  };
}

/** As the check says it, after what is missing. */
const warningSentence = ({ resolution, clause, languages, message, args }: AssemblyWarning): string =>
  `To look at: ${[resolution, clause].filter(Boolean).join(', ') || 'the settings'} (${languages.join(' ')}) ${findingSentence(message as MessageName, args)}`;

async function missingOnly(
  folder: Reading,
  json: boolean,
  lines: (missing: readonly AssemblyMissing[]) => string,
): Promise<number> {
  const { missing, warnings } = await examineNow(standing(folder));
  print(json, missing, () => [lines(missing), ...warnings.map(warningSentence)].join('\n'));
  return missing.length === 0 ? 0 : 1;
}

async function draft(
  folder: Reading,
  options: { readonly [name: string]: string | boolean | undefined },
): Promise<number> {
  const instrument = instrumentOf(standing(folder), textsNow(standing(folder)));
  const { setting, parties } = instrument;
  const format = needed(options, 'format');
  const language = text(options, 'language') ?? 'all';
  const holder = text(options, 'holder') ?? null;
  const printer = printerOf(format);
  if (!printer) throw new WrongUse(`There is no format ${format}: use ${Object.keys(PRINTERS).join(', ')}.`);
  if (language !== 'all' && !(isLang(language) && setting.languages.includes(language)))
    throw new WrongUse(`The instrument has no text in ${language}: it has ${setting.languages.join(', ')}.`);
  if (printer.languages !== 'both' && (language === 'all') !== (printer.languages === 'all'))
    throw new WrongUse(
      `The format ${format} cannot hold ${language === 'all' ? 'all languages at once' : 'a single language'}.`,
    );
  const source = text(options, 'source');
  const about = { format, source, columns: setting.languages };
  const unfit = sourceProblem({ ...about, pairs: printer.pairs === true });
  if (unfit) throw new WrongUse(sourceSentence(unfit, about));
  if (holder !== null && !parties.some(({ id }) => id === holder))
    throw new WrongUse(`There is no original of ${holder}: the parties are ${parties.map(({ id }) => id).join(', ')}.`);
  const job = printInstrument(
    instrument,
    {
      ...{ language: language as Lang | 'all', holder, view: 'brackets', draft: true },
      ...(isLang(source) ? { source } : {}),
      ...{ generatedAt: new Date().toISOString(), digest: instrumentDigest(instrument) },
    },
    PRINT_TOOLS,
  );
  const out = needed(options, 'out');
  const failure = writeWhole(out, await printer.print(job));
  const said = await unprintableBy(format, job);
  if (failure !== null) stderr.write(`${failure}\n`);
  else {
    stderr.write(unprintableWarning(said.unprintable));
    print(options.json === true, { out, ...said }, () => out);
  }
  return failure === null ? 0 : 1;
}

function readSetting(file: string): object {
  let setting: unknown;
  try {
    setting = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new WrongUse(`The settings in ${file} cannot be read: ${(error as Error).message}.`);
  }
  const parsed = parseSummitCommand({ id: 'cli', type: 'instrument.set', setting });
  if (!parsed.ok) throw new WrongUse(`The settings in ${file} are not complete: ${parsed.message}.`);
  return setting as object;
}

async function setRemotely(remote: Remote, setting: object): Promise<void> {
  const body = JSON.stringify({ id: `cli-${Date.now()}`, type: 'instrument.set', setting });
  const { status, json } = await remote('POST', '/api/summit/commands', body, 'application/json');
  if (status !== 200) throw new WrongUse((json as { message: string }).message);
}

async function setLocally(workspace: Workspace, setting: object): Promise<void> {
  const parsed = parseSummitCommand({ id: `cli-${Date.now()}`, type: 'instrument.set', setting });
  if (!parsed.ok) throw new Error(parsed.message);
  const answer = await workspace.inTurn(() => workspace.summit.command(SERVER, parsed.value));
  if (!answer.ok) throw new WrongUse(answer.message);
}
