/**
 * A file from outside becomes a resolution that people can open: read completely first, in a thread of its own, then written in one
 * turn, so a bad file leaves nothing half-made and holds up nobody.
 */
import { isResolutionId } from '../../src/crdt/rooms.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { ClauseSeed } from '../../src/domain/summit/summit.ts';
import type { ImportOutcome } from '../../src/domain/text/imported.ts';
import { describeProblem, type ImportOptions } from '../../src/import/index.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';
import type { Workspace } from '../workspace.ts';

type Refusal = 'not-allowed' | 'bad-resolution' | 'exists' | 'busy';
const no = (reason: Refusal, message: string): ImportOutcome => ({
  ok: false,
  reason,
  message,
});

/** Title of the resolution: the first title clause, else the file's name. */
function titleOf(clauses: readonly ClauseSeed[], columns: readonly Lang[], name: string): PerLang<string> {
  const title = clauses.find(({ kind }) => kind === 'title');
  return title ? title.texts : Object.fromEntries(columns.map((lang) => [lang, name]));
}

/** Creates the resolution `id` from the file. In a data folder without a summit it makes a plain one around it. */
export async function importResolution(
  workspace: Workspace,
  actor: Actor,
  id: string,
  name: string,
  bytes: Uint8Array,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  if (actor.role !== 'secretariat') return no('not-allowed', 'Only the secretariat brings texts in.');
  if (!isResolutionId(id))
    return no('bad-resolution', 'A resolution id is lower-case letters, digits and hyphens, e.g. "annex-2".');
  if (workspace.summit.resolutions.has(id))
    return no('exists', `There is a resolution ${id} already. Choose another id.`);
  const read = await workspace.files.import(actor.id, name, bytes, options);
  if (read === 'busy') return no('busy', 'Too many files are still being read. Wait until that is done and try again.');
  if (!read.ok) return { ok: false, reason: 'import', message: describeProblem(read.problem), problem: read.problem };
  const { columns, clauses, warnings } = read;
  return workspace.inTurn((): ImportOutcome => {
    // Asked again inside the turn: two people may import under one name at once.
    if (workspace.summit.resolutions.has(id))
      return no('exists', `There is a resolution ${id} already. Choose another id.`);
    if (!workspace.summit.facts) workspace.summit.adopt(emptySummit(columns, name, workspace.now()));
    workspace.summit.createResolution(actor, {
      id,
      panel: '',
      title: titleOf(clauses, columns, name),
      columns: columns.map((lang) => ({ lang, standing: 'authentic' })),
      clauses,
    });
    return { ok: true, resolution: id, clauses: clauses.length, columns, warnings };
  });
}

/** The summit that is made around a file which arrives in an empty folder. */
function emptySummit(columns: readonly Lang[], name: string, now: string) {
  const day = now.slice(0, 10);
  const names = Object.fromEntries(columns.map((lang) => [lang, name])) as PerLang<string>;
  return {
    id: 'imported',
    name: names,
    short: names,
    place: {},
    days: [day, day] as [string, string],
    timeZone: 'UTC',
    columns,
    regions: [],
    delegations: [],
    panels: [],
    members: [],
    resolutions: [],
  };
}
