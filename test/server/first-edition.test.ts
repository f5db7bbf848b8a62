/** A folder that a first edition wrote: it keeps its orders and its formula, says so, and has to settle one order before it is sealed. */
import { afterEach, describe, expect, it } from 'vitest';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { examineNow, frameOf, instrumentOf, settingOf, textsNow } from '../../server/commands/assembly.ts';
import { checkSummitFile } from '../../server/commands/summit-file.ts';
import { openLog } from '../../server/history/log.ts';
import { summitView } from '../../server/reading/views.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import { SUMMIT_ROOM } from '../../src/crdt/rooms.ts';
import { agreedOrder, type InstrumentSetting, originalsOf } from '../../src/domain/instrument/instrument.ts';
import { testimonium } from '../../src/domain/instrument/instrument-words.ts';
import type { StoredOrder } from '../../src/domain/instrument/states-order.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { SummitFile, SummitView } from '../../src/domain/summit/summit.ts';
import { LANGS } from '../../src/language/language.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';
import { shortSummit } from '../support/short-summit.ts';

const SEC: Actor = { id: 'sec-1', role: 'secretariat', columns: [] };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function workspaceOf(file: SummitFile): Promise<Workspace> {
  const { path, remove } = temporaryFolder();
  const workspace = openWorkspace(openStorage(path));
  closing.push(() => workspace.close(), remove);
  await adoptSummit(workspace, file);
  return workspace;
}

/** The same folder as a first edition leaves it: nothing of order and outcome in its facts, and perhaps settings of its own. */
async function firstEdition(more: { readonly order: StoredOrder; readonly originals: 'single' | 'alternat' } | null) {
  const workspace = await workspaceOf(shortSummit());
  const {
    order: _order,
    outcome: _outcome,
    ...summit
  } = workspace.summit.facts as NonNullable<typeof workspace.summit.facts>;
  await workspace.inTurn(() => {
    const body = { command: null, fact: { fact: 'summit', summit } };
    const row = {
      at: workspace.now(),
      member: 'server',
      delegation: null,
      kind: 'command',
      places: [],
      clients: [],
      bytes: null,
    };
    openLog(workspace.storage, SUMMIT_ROOM).append({ ...row, body } as never);
    workspace.summit.reload();
    if (more)
      workspace.summit.record(SEC, { fact: 'instrument', setting: { ...settingOf(workspace.summit), ...more } });
  });
  return workspace;
}
const set = (workspace: Workspace, setting: object, id = 'set') =>
  workspace.inTurn(() =>
    workspace.summit.command(SEC, { id, type: 'instrument.set', setting: setting as InstrumentSetting }),
  );
const orderMissing = async (workspace: Workspace) =>
  (await examineNow(workspace)).missing.flatMap((one) => (one.kind === 'order' ? [one.why] : []));

describe('a folder of a first edition', () => {
  it('names the States by each alphabet, is signed, and says Done', async () => {
    const workspace = await firstEdition(null);
    const setting = settingOf(workspace.summit);
    expect([setting.order, setting.originals, setting.outcome]).toEqual(['alphabetical', 'alternat', undefined]);
    const five = sampleSummit().delegations;
    expect(new Set(LANGS.map((lang) => agreedOrder(setting, five, lang).join())).size).toBeGreaterThan(1);
    expect([testimonium(setting, 3, 'ru').slice(0, 9), testimonium(setting, 3, 'en').slice(0, 4)]).toEqual([
      'Совершено',
      'Done',
    ]);
    expect(frameOf(workspace.summit, [])).toEqual({ states: [], participants: [], alternat: true, nature: null });
  });

  it('keeps its settings when something else is changed, and is not sealed so', async () => {
    const workspace = await firstEdition({ order: 'alphabetical', originals: 'single' });
    const setting = settingOf(workspace.summit);
    expect(await set(workspace, { ...setting, date: '2025-11-18' })).toMatchObject({ ok: true });
    expect(settingOf(workspace.summit)).toEqual({ ...setting, date: '2025-11-18' });
    expect(await orderMissing(workspace)).toEqual(['per-column']);
  });

  it('settles one order for all, and cannot go back', async () => {
    const workspace = await firstEdition(null);
    const before = settingOf(workspace.summit);
    const order = { list: ['RU', 'KZ', 'IR'], basis: 'agreed' } as const;
    expect(await set(workspace, { ...before, order }, 'a')).toMatchObject({ ok: true });
    expect(await orderMissing(workspace)).toEqual(['undecided']);
    expect(await set(workspace, { ...before, order: { ...order, decidedAt: '2025-11-10' } }, 'b')).toMatchObject({
      ok: true,
    });
    expect(await orderMissing(workspace)).toEqual([]);
    expect(await set(workspace, before, 'c')).toMatchObject({ ok: false, signing: 'no-order' });
    const { parties, setting } = instrumentOf(workspace, textsNow(workspace));
    expect([parties.map(({ id }) => id), originalsOf(setting, parties).map(({ holder }) => holder)]).toEqual([
      ['RU', 'KZ', 'IR'],
      ['RU', 'KZ', 'IR'].flatMap((id) => setting.languages.map(() => id)),
    ]);
    const wish = { actor: SEC, present: {}, now: workspace.now() } as never;
    const view = summitView({ storage: workspace.storage, summit: workspace.summit }, wish) as SummitView;
    expect([view.delegations.map(({ id }) => id), view.frame.ordered]).toEqual([['RU', 'KZ', 'IR'], true]);
  });

  it('reads a bare list as the agreed order, and wants it whole', async () => {
    const whole = await firstEdition({ order: ['KZ', 'RU', 'IR'], originals: 'alternat' });
    const short = await firstEdition({ order: ['KZ', 'RU'], originals: 'alternat' });
    expect([await orderMissing(whole), await orderMissing(short)]).toEqual([[], ['forgets']]);
  });

  it('is not given an order by a file that completes it', async () => {
    const workspace = await firstEdition(null);
    await adoptSummit(workspace, { ...shortSummit(['general', 'economy']), id: 'x' });
    expect(settingOf(workspace.summit).order).toBe('alphabetical');
  });
});

describe('a new summit', () => {
  const { order: _order, outcome: _outcome, ...bare } = sampleSummit();

  it('has the Caspian order as a proposal, and a political text adopted in a single original', async () => {
    const workspace = await workspaceOf(bare);
    expect(settingOf(workspace.summit)).toMatchObject({
      order: { list: ['AZ', 'IR', 'KZ', 'RU', 'TM'], basis: 'agreed' },
      outcome: { nature: 'political', act: 'adopted', originals: 'single' },
    });
    expect(await orderMissing(workspace)).toEqual(['undecided']);
  });

  it('puts delegations beyond the five behind them, and those that come later behind all', async () => {
    const more = (ids: readonly string[]) => ({
      ...bare,
      resolutions: [],
      delegations: [...ids.map((id) => ({ id, names: {}, official: {}, regionLists: [] })), ...bare.delegations],
    });
    const workspace = await workspaceOf(more(['TR', 'CN']));
    const list = () => workspace.summit.facts?.order?.list.join(' ');
    expect(list()).toBe('AZ IR KZ RU TM CN TR');
    await adoptSummit(workspace, { ...more(['AM', 'TR', 'CN']), members: [] });
    expect([list(), workspace.summit.facts?.order?.decidedAt]).toEqual(['AZ IR KZ RU TM CN TR AM', undefined]);
  });

  it.each([
    ['order: forgets delegations of this summit (TM)', { list: ['AZ', 'IR', 'KZ', 'RU'], basis: 'agreed' }],
    ['order: names delegations twice (AZ)', { list: ['AZ', 'IR', 'KZ', 'RU', 'TM', 'AZ'], basis: 'agreed' }],
    ['order: names delegations that this summit does not have (XX)', { list: ['AZ', 'XX'], basis: 'agreed' }],
    ['order.decidedAt: no day', { list: ['AZ', 'IR', 'KZ', 'RU', 'TM'], basis: 'agreed', decidedAt: '2025-02-30' }],
  ])('says %s', (sentence, order) => {
    expect(checkSummitFile({ ...bare, order })).toBe(sentence);
  });
});
