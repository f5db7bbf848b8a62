/** The summit's own log: who is a member, which resolutions there are, and files that are no summit. */
import { afterEach, describe, expect, it } from 'vitest';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { checkSummitFile } from '../../server/commands/summit-file.ts';
import { verifyLog } from '../../server/history/log.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import type { Answer, SummitCommand } from '../../src/domain/command.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A summit with all people of the sample and one small resolution. */
const small = (): SummitFile => {
  const sample = sampleSummit();
  const first = sample.resolutions[0] as SummitFile['resolutions'][number];
  return { ...sample, resolutions: [{ ...first, clauses: first.clauses.slice(0, 3), history: [] }] };
};
const folder = (): string => {
  const { path, remove } = temporaryFolder();
  closing.unshift(remove);
  return path;
};
async function workspaceIn(path: string, file?: SummitFile): Promise<Workspace> {
  const workspace = openWorkspace(openStorage(path));
  closing.unshift(() => workspace.close());
  if (file) await adoptSummit(workspace, file);
  return workspace;
}
let ids = 0;
const give = (workspace: Workspace, by: string | Actor, command: object): Promise<Answer> =>
  workspace.inTurn(() =>
    workspace.summit.command(
      (typeof by === 'string' ? workspace.summit.actor(by) : by) as Actor,
      { id: `k${ids++}`, ...command } as SummitCommand,
    ),
  );
const word = (answer: Answer): string => (answer.ok ? 'ok' : answer.reason);

describe('Summit', () => {
  it('lets the secretariat and nobody else give its commands', async () => {
    const workspace = await workspaceIn(folder(), small());
    const commands = [
      { type: 'member.invite', name: 'N', role: 'legal' },
      { type: 'member.change', member: 'kz-neg', columns: ['kk', 'ru'] },
      { type: 'member.code', member: 'kz-neg' },
      { type: 'resolution.create', resolution: 'fisheries', title: { fa: 'شیلات' } },
      { type: 'member.revoke', member: 'kz-neg' },
    ];
    for (const command of commands)
      expect([
        command.type,
        ...(await Promise.all(
          ['ir-neg', 'ir-head', 'legal-1', 'observer-1', 'sec-1'].map(async (by) =>
            word(await give(workspace, by, command)),
          ),
        )),
      ]).toEqual([command.type, ...Array(4).fill('not-allowed'), 'ok']);
  });

  const wrong: [string, object, string][] = [
    ['a negotiator of no delegation', { type: 'member.invite', name: 'N', role: 'negotiator' }, 'bad-command'],
    [
      'a negotiator of a stranger',
      { type: 'member.invite', name: 'N', role: 'negotiator', delegation: 'XX' },
      'bad-command',
    ],
    [
      'an observer of a stranger',
      { type: 'member.invite', name: 'N', role: 'observer', delegation: 'XX' },
      'bad-command',
    ],
    ['a change of nobody', { type: 'member.change', member: 'nobody', name: 'N' }, 'bad-command'],
    ['a withdrawal of nobody', { type: 'member.revoke', member: '__proto__' }, 'bad-command'],
    ['a code for the server', { type: 'member.code', member: 'server' }, 'bad-command'],
    ["one's own withdrawal", { type: 'member.revoke', member: 'sec-1' }, 'rule-unmet'],
    ['a resolution of a name in use', { type: 'resolution.create', resolution: 'general', title: {} }, 'rule-unmet'],
    [
      'a resolution named like the log of the summit',
      { type: 'resolution.create', resolution: 'summit', title: {} },
      'bad-command',
    ],
    [
      'a resolution without columns',
      { type: 'resolution.create', resolution: 'x', title: {}, columns: [] },
      'bad-command',
    ],
  ];
  it('refuses what makes no sense, and writes nothing', async () => {
    const workspace = await workspaceIn(folder(), small());
    const before = workspace.storage.head('summit');
    for (const [name, command, expected] of wrong) {
      const answer = await give(workspace, 'sec-1', command);
      expect([name, word(answer), !answer.ok && /^[A-Z].*\.$/.test(answer.message)]).toEqual([name, expected, true]);
    }
    expect(workspace.storage.head('summit')).toEqual(before);
  });

  it('is the same after it was closed and opened, from its log alone', async () => {
    const path = folder();
    const workspace = await workspaceIn(path, small());
    await give(workspace, 'sec-1', { type: 'member.change', member: 'ir-neg', columns: ['fa', 'az'] });
    await give(workspace, 'sec-1', { type: 'member.revoke', member: 'ru-neg' });
    const invited = await give(workspace, 'sec-1', {
      type: 'member.invite',
      name: 'Сауле',
      role: 'negotiator',
      delegation: 'KZ',
      columns: ['kk'],
    });
    await give(workspace, 'sec-1', {
      type: 'resolution.create',
      resolution: 'fisheries',
      title: { fa: 'شیلات', kk: 'Балық' },
      panel: 'economy',
    });
    const state = ({ summit }: Workspace) => [
      [...summit.members.values()],
      [...summit.resolutions.values()],
      summit.facts,
    ];
    const before = state(workspace);
    workspace.close();
    closing.shift();
    const again = await workspaceIn(path);
    expect(state(again)).toEqual(before);
    expect([
      again.summit.actor('ru-neg'),
      again.summit.actor('ir-neg')?.columns,
      invited.ok && again.summit.actor(invited.member ?? '')?.delegation,
    ]).toEqual([null, ['fa', 'az'], 'KZ']);
    expect(
      again.rooms
        .open('fisheries')
        ?.snapshot()
        .clauses.map(({ kind, texts }) => `${kind} ${texts.kk?.paragraphs[0]?.[0]?.text}`),
    ).toEqual(['title Балық']);
    expect(again.storage.rooms().filter((room) => verifyLog(again.storage, room) !== null)).toEqual([]);
  });

  it('adds from a file what is lacking and changes nothing else', async () => {
    const workspace = await workspaceIn(folder(), small());
    await give(workspace, 'sec-1', { type: 'member.change', member: 'ir-neg', name: 'Another name' });
    const before = workspace.storage.head('summit')?.seq ?? 0;
    await adoptSummit(workspace, small());
    expect(workspace.storage.head('summit')?.seq).toBe(before);
    const { members, ...rest } = small();
    await adoptSummit(workspace, {
      ...rest,
      members: [...members, { id: 'new-1', name: 'N', role: 'observer', columns: [] }],
    });
    expect([
      workspace.storage.head('summit')?.seq,
      workspace.summit.members.get('ir-neg')?.name,
      workspace.summit.members.has('new-1'),
    ]).toEqual([before + 1, 'Another name', true]);
  });

  it('believes nothing of a turn that did not hold', async () => {
    const workspace = await workspaceIn(folder(), small());
    const turn = workspace.inTurn(() => {
      workspace.summit.command(workspace.summit.actor('sec-1') as Actor, {
        id: 'lost',
        type: 'resolution.create',
        resolution: 'lost',
        title: { fa: 'x' },
      });
      throw new Error('disk full');
    });
    await expect(turn).rejects.toThrow('disk full');
    expect([
      workspace.summit.resolutions.has('lost'),
      workspace.storage.head('lost'),
      workspace.storage.answer('sec-1', 'lost'),
    ]).toEqual([false, null, null]);
    expect(
      word(await give(workspace, 'sec-1', { type: 'resolution.create', resolution: 'lost', title: { fa: 'x' } })),
    ).toBe('ok');
    expect(verifyLog(workspace.storage, 'summit')).toBeNull();
  });

  it('ends every session of a member whose access is withdrawn, and of nobody else', async () => {
    const workspace = await workspaceIn(folder(), small());
    const tokens = ['ru-neg', 'ru-neg', 'ru-head'].map((member) => workspace.access.admit(member));
    await give(workspace, 'sec-1', { type: 'member.revoke', member: 'ru-neg' });
    expect(tokens.map(workspace.access.memberOf)).toEqual([null, null, 'ru-head']);
  });

  it('tells listeners of changed rights after the turn, and of a turn that did not hold nothing', async () => {
    const workspace = await workspaceIn(folder(), small());
    const heard: string[] = [];
    workspace.onRights.add((member) =>
      heard.push(`${member} ${workspace.rights(member)?.columns.join('+') ?? 'gone'}`),
    );
    await give(workspace, 'sec-1', { type: 'member.change', member: 'ir-neg', columns: ['fa', 'az'] });
    await give(workspace, 'sec-1', { type: 'member.revoke', member: 'ru-neg' });
    await workspace
      .inTurn(() => {
        workspace.summit.command(workspace.summit.actor('sec-1') as Actor, {
          id: 'lost',
          type: 'member.revoke',
          member: 'kz-neg',
        });
        throw new Error('disk full');
      })
      .catch(() => {});
    expect([heard, workspace.rights('kz-neg')?.columns]).toEqual([['ir-neg fa+az', 'ru-neg gone'], ['kk']]);
  });
});

describe('checkSummitFile', () => {
  it('finds nothing wrong with the sample', () => {
    expect(checkSummitFile(sampleSummit())).toBeNull();
  });

  type Loose = { [key: string]: never } & {
    members: { [key: string]: unknown }[];
    resolutions: { [key: string]: unknown; clauses: { [key: string]: unknown }[] }[];
    [key: string]: unknown;
  };
  const cases: [string, (file: Loose) => unknown, RegExp][] = [
    ['no object', () => 'summit', /^file: /],
    ['null', () => null, /^file: /],
    ['a file without a name', (file) => ({ ...file, name: undefined }), /^name: /],
    ['a language that nobody knows', (file) => ({ ...file, columns: ['fa', 'xx'] }), /^columns\.1: /],
    ['no columns', (file) => ({ ...file, columns: [] }), /^columns: /],
    ['a day that is none', (file) => ({ ...file, days: ['18.11.2025', '2025-11-19'] }), /^days\.0: /],
    [
      'a role that is none',
      (file) => ({ ...file, members: [{ ...file.members[0], role: 'king' }] }),
      /^members\.0\.role: /,
    ],
    [
      'a member of a stranger',
      (file) => ({ ...file, members: [{ ...file.members[0], delegation: 'XX' }] }),
      /^members: .* no delegation/,
    ],
    [
      'a negotiator of nobody',
      (file) => ({ ...file, members: [{ ...file.members[0], delegation: undefined }] }),
      /^members: .* no delegation/,
    ],
    [
      'a member with the id of the program',
      (file) => ({ ...file, members: [{ ...file.members[0], id: 'server' }] }),
      /^members: .*server/,
    ],
    [
      'a resolution named like the log of the summit',
      (file) => ({ ...file, resolutions: [{ ...file.resolutions[0], id: 'summit' }] }),
      /^resolutions\.0\.id: .*summit/,
    ],
    [
      'a resolution id with a slash',
      (file) => ({ ...file, resolutions: [{ ...file.resolutions[0], id: 'a/b' }] }),
      /^resolutions\.0\.id: /,
    ],
    [
      'a kind that is none',
      (file) => ({
        ...file,
        resolutions: [{ ...file.resolutions[0], clauses: [{ kind: 'toString', level: 0, texts: {} }] }],
      }),
      /^resolutions\.0\.clauses\.0\.kind: /,
    ],
    [
      'a clause id twice',
      (file) => ({
        ...file,
        resolutions: [
          { ...file.resolutions[0], clauses: [file.resolutions[0]?.clauses[0], file.resolutions[0]?.clauses[0]] },
        ],
      }),
      /stands there twice/,
    ],
  ];
  it.each(cases)('names what is wrong with %s', (_name, change, expected) => {
    const problem = checkSummitFile(change(sampleSummit() as unknown as Loose));
    expect([problem, problem?.includes('\n')]).toEqual([expect.stringMatching(expected), false]);
  });
});
