/** Milestones that the server names by itself: once for each text, told apart by who named them. */
import { afterEach, describe, expect, it } from 'vitest';
import { ensureMilestone, isAutomatic } from '../../server/commands/milestones.ts';
import { milestonesIn } from '../../server/history/points.ts';
import { openTables, type Tables } from './guests.ts';

const ROOM = 'environment';
let here: Tables;
afterEach(() => here.close());

const ensure = async (resolution = ROOM) => {
  const pending = ensureMilestone(here.house, resolution, 'Export');
  here.turn();
  return await pending;
};

describe('ensureMilestone', () => {
  it('names a text that has none, and finds it as long as the text is that', async () => {
    here = await openTables();
    const before = milestonesIn(here.house.storage, ROOM);
    const first = await ensure();
    expect([first?.label, first && isAutomatic(first), before.some(isAutomatic)]).toEqual(['Export', true, false]);
    expect(await ensure()).toEqual(first);
    expect(milestonesIn(here.house.storage, ROOM)).toHaveLength(before.length + 1);

    const guest = here.connect('ir-neg', ROOM);
    guest.edit({ clause: 'env-p1', lang: 'fa' }, (cell) => cell.insert(0, 'متن '));
    guest.send();
    here.turn();
    const second = await ensure();
    expect([second?.id === first?.id, second?.digest === here.house.rooms.open(ROOM)?.snapshot().digest]).toEqual([
      false,
      true,
    ]);
  });

  it('takes what a member has named already, and knows no other resolution', async () => {
    here = await openTables();
    const guest = here.connect('sec-1', ROOM);
    guest.command({ type: 'milestone.create', label: 'Rev. 2' });
    here.turn();
    const found = await ensure();
    expect([found?.label, found && isAutomatic(found), await ensure('nothing')]).toEqual(['Rev. 2', false, null]);
  });
});
