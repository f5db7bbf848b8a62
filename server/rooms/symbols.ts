/** Document symbols in the room of a resolution's text: what is issued there is numbered by the register of the whole summit. */
import { rulesOf } from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import { reissueOf, withSymbols } from '../../src/domain/summit/reissue.ts';
import type { Summit } from '../commands/summit.ts';
import { milestoneText } from '../history/milestones.ts';
import type { Storage } from '../storage/storage.ts';
import type { Numbered } from './kinds.ts';

/** Whatever is judged in a turn is written in it before anything else is judged, so a number is asked for once. */
export const symbolsOf =
  (storage: Storage, summit: Summit, resolution: string): Numbered =>
  (doc, command, effects, weigh) =>
    withSymbols(
      {
        ...{ register: summit.symbols, resolution, proposalsUntil: rulesOf(doc).proposalsUntil },
        since: () => {
          const last = summit.symbols.lastIssue(resolution);
          const before = last === undefined ? null : milestoneText(storage, resolution, last);
          return before ? reissueOf(before, snapshot(doc, { seq: 0 }), weigh) : 'substance';
        },
      },
      command,
      effects,
    );
