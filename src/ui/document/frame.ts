/** What the checks have to know that no text says, as the summit has it now; the same object as long as the summit is the same. */
import { useMemo } from 'react';
import { type Frame, listedStates } from '../../checks/frame.ts';
import type { SlotStates } from '../../domain/clause/states-slot.ts';
import { useSummit } from '../kit/summit-context.tsx';

export function useFrame(): Frame {
  const { frame, delegations } = useSummit().summit;
  return useMemo(
    () => ({
      states: frame.ordered ? delegations : [],
      participants: frame.participants,
      alternat: frame.alternat,
      nature: frame.nature,
    }),
    [frame, delegations],
  );
}

/** The States that a list in a text names, in their order; where each column still has its own alphabet, as the summit lists them. */
export function useListedStates(): SlotStates {
  const { frame, delegations } = useSummit().summit;
  return useMemo(
    () =>
      listedStates({ states: delegations, participants: frame.participants, alternat: frame.alternat, nature: null }),
    [frame, delegations],
  );
}
