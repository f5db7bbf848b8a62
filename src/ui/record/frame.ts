/** What the checks have to know that no text says, as the summit has it now; the same object as long as the summit is the same. */
import { useMemo } from 'react';
import type { Frame } from '../../checks/frame.ts';
import { useSummit } from '../app/summit-context.tsx';

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
