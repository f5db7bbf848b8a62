/** Who takes part, where only the log is read: the States that a list in the text names, and that the checks know of. */
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Party } from '../../src/domain/instrument/instrument.ts';
import { inOneOrder } from '../../src/domain/instrument/states-order.ts';
import { delegationsOf, settingOf } from '../commands/assembly.ts';
import type { Summit } from '../commands/summit.ts';
import type { Storage } from '../storage/storage.ts';
import { newestDocument } from './newest.ts';

/** The delegations in the order of the States, without those that are absent from every resolution of the instrument. */
export function participantsIn(storage: Storage, summit: Summit): readonly Party[] {
  const { resolutions, order } = settingOf(summit);
  const known = resolutions.filter((id) => summit.resolutions.has(id) && storage.head(id) !== null);
  const present = new Set(known.flatMap((id) => groundOf(newestDocument(storage, id)).parties));
  return inOneOrder(
    order,
    delegationsOf(summit).filter(({ id }) => present.has(id)),
  );
}
