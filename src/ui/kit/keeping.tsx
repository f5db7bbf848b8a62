/** Does unsent text outlive the program? Known a moment after the page is there; until then the usual is assumed. */
import { useEffect, useState } from 'react';
import type { Keeping } from './local-copies.ts';
import { useServices } from './summit-context.tsx';

const USUAL: Keeping = { kept: true, locked: false };

export function useKeeping(): Keeping {
  const { keeping } = useServices();
  const [found, setFound] = useState(USUAL);
  useEffect(() => {
    let gone = false;
    void keeping.then((now) => {
      if (!gone) setFound(now);
    });
    return () => {
      gone = true;
    };
  }, [keeping]);
  return found;
}
