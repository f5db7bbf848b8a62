/**
 * Milestones that nobody has to think of: what leaves the house has to be found again. A text that has a milestone already
 * gets no second one; otherwise the server names one, by the usual command, so that it stands in the log like any other.
 * Who named it says which kind it is.
 */
import type { Milestone } from '../../src/domain/declaration.ts';
import { isServer } from '../../src/domain/permission.ts';
import { milestonesIn } from '../history/points.ts';
import type { House } from '../house.ts';

/** Was it named by the server, and not by a member? */
export const isAutomatic = ({ by }: Pick<Milestone, 'by'>): boolean => isServer({ id: by });

/**
 * The milestone of the present text: the newest that has its digest, or a fresh one called `label`. Null when the resolution
 * does not exist. Not inside a turn. Two calls at once may name two: nothing is wrong with that, they have one digest.
 */
export async function ensureMilestone(house: House, resolution: string, label: string): Promise<Milestone | null> {
  const room = house.summit.resolutions.has(resolution) ? house.rooms.open(resolution) : null;
  if (!room) return null;
  const { digest } = room.snapshot();
  const known = milestonesIn(house.storage, resolution).findLast((one) => one.digest === digest);
  if (known) return known;
  const id = house.newId('a');
  const answer = await house.command(resolution, () => house.summit.actor('server'), {
    id,
    type: 'milestone.create',
    label,
  });
  if (!answer.ok) throw new Error(`an automatic milestone of ${resolution} was refused: ${answer.message}`);
  return milestonesIn(house.storage, resolution).find((one) => one.id === answer.milestone) ?? null;
}
