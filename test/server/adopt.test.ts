/** A summit file comes to a folder that is not empty: the summit is completed, or the reason said and nothing changed. */
import { afterEach, describe, expect, it } from 'vitest';
import { adoptSummit, CannotAdopt, completeRooms } from '../../server/commands/adopt.ts';
import { importResolution } from '../../server/commands/import.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import { partiesOf, rulesOf } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';

const SERVER: Actor = { id: 'server', role: 'secretariat', columns: [] };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function emptyWorkspace(): Workspace {
  const { path, remove } = temporaryFolder();
  const workspace = openWorkspace(openStorage(path));
  closing.push(() => workspace.close(), remove);
  return workspace;
}
const parties = (workspace: Workspace, id: string): readonly string[] =>
  partiesOf(workspace.rooms.open(id)?.doc as never);
const SAMPLE = sampleSummit();
const STATES = SAMPLE.delegations.map(({ id }) => id);
const TSV = new TextEncoder().encode('en\tru\nOne clause.\tОдин пункт.\n');
const STRANGERS: SummitFile = {
  ...SAMPLE,
  id: 'other',
  delegations: [{ id: 'XX', names: {}, official: {}, regionLists: [] }],
  members: [{ id: 'xx', name: 'X', role: 'negotiator', delegation: 'XX', columns: ['ru'] }],
  resolutions: [{ id: 'old', panel: '', title: {}, columns: [{ lang: 'ru', standing: 'authentic' }], clauses: [] }],
};

describe('adoptSummit', () => {
  it('completes the summit that an imported file made: its delegations take part in what was imported, too', async () => {
    const workspace = emptyWorkspace();
    expect(await importResolution(workspace, SERVER, 'annex', 'a.tsv', TSV)).toMatchObject({ ok: true });
    expect([workspace.summit.facts?.delegations, parties(workspace, 'annex')]).toEqual([[], []]);
    await adoptSummit(workspace, SAMPLE);
    await completeRooms(workspace);
    const { resolutions: _r, members: _m, rules, participants, signatories: _s, symbolBase, ...facts } = SAMPLE;
    expect(workspace.summit.people.participants.length).toBe(participants?.length);
    expect(workspace.summit.symbols.base).toBe(symbolBase);
    // What was imported is decided on by the file's rules, as everything else.
    for (const id of workspace.summit.resolutions.keys())
      expect([id, rulesOf(workspace.rooms.open(id)?.doc as never)]).toEqual([id, rules]);
    expect(workspace.summit.facts).toEqual({
      ...facts,
      columns: [...facts.columns, ...(facts.columns.includes('en') ? [] : ['en'])],
    });
    expect([...workspace.summit.resolutions.keys()].sort()).toEqual(
      ['annex', ...SAMPLE.resolutions.map(({ id }) => id)].sort(),
    );
    expect(parties(workspace, 'annex')).toEqual(STATES);
    for (const delegation of STATES) expect(workspace.rooms.open(`annex~${delegation}`)).toBeTruthy();
    const agreed = (room: string) => [...(workspace.rooms.open(room)?.doc.getMap('clauses').values() ?? [])].length;
    for (const { id } of SAMPLE.resolutions) expect(agreed(id)).toBeGreaterThan(0);
  });

  it('adds what another summit lacks, and leaves its own texts with those who drafted them', async () => {
    const workspace = emptyWorkspace();
    await adoptSummit(workspace, STRANGERS);
    await adoptSummit(workspace, SAMPLE);
    const { facts } = workspace.summit;
    expect([facts?.id, facts?.delegations.map(({ id }) => id)]).toEqual(['other', ['XX', ...STATES]]);
    expect([parties(workspace, 'old'), parties(workspace, SAMPLE.resolutions[0]?.id as string)]).toEqual([
      ['XX'],
      STATES,
    ]);
  });

  it('changes nothing when it is done again', async () => {
    const workspace = emptyWorkspace();
    await importResolution(workspace, SERVER, 'annex', 'a.tsv', TSV);
    await adoptSummit(workspace, SAMPLE);
    const heads = () => workspace.storage.rooms().map((room) => [room, workspace.storage.head(room)?.seq]);
    const before = heads();
    await adoptSummit(workspace, SAMPLE);
    expect(heads()).toEqual(before);
  });

  it.each([
    [
      'people that the file gives another role',
      { members: [{ id: 'sec-1', name: 'O', role: 'observer', columns: [] }] },
      /sec-1 is somebody/,
    ],
    [
      'people whose columns were changed, so that a step of its history is refused',
      { members: SAMPLE.members.map((member) => ({ ...member, revoked: member.role === 'secretariat' })) },
      /no member sec/,
    ],
  ] as const)('says why when the folder holds %s, and takes over nothing', async (_name, held, why) => {
    const workspace = emptyWorkspace();
    await adoptSummit(workspace, {
      ...STRANGERS,
      delegations: [...STRANGERS.delegations, ...SAMPLE.delegations],
      ...(held as object),
    });
    const before = [workspace.storage.rooms(), workspace.summit.facts];
    for (let time = 0; time < 2; time++) {
      const refused = adoptSummit(workspace, { ...SAMPLE, members: SAMPLE.members });
      await expect(refused).rejects.toThrow(CannotAdopt);
      await expect(refused).rejects.toThrow(why);
      await expect(refused).rejects.toThrow(/Nothing was changed\. Use another folder/);
    }
    expect([workspace.storage.rooms(), workspace.summit.facts]).toEqual(before);
    // What was rolled back stands in nobody's way.
    const { history: _history, ...first } = SAMPLE.resolutions[0] as SummitFile['resolutions'][number];
    await adoptSummit(workspace, { ...SAMPLE, members: [], resolutions: [first] });
    expect(workspace.rooms.open(first.id)?.head().seq).toBeGreaterThan(0);
  });
});
