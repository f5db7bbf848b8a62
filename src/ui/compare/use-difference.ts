/** The comparison as the server answers it: asked for when the page is opened or points are picked, not at every keystroke. */
import { useEffect, useState } from 'react';
import type { DeclarationDiff } from '../../domain/clause/difference.ts';
import { useServices } from '../kit/summit-context.tsx';

/** `unknown`: there is no such point; `refused`: this reader may not look there. */
export type Failure = 'unknown' | 'refused' | 'failed';
export type Difference = { readonly diff: DeclarationDiff } | { readonly failure: Failure } | undefined;
type Loaded = { readonly key: string; readonly difference: Difference };

const FAILURES: { readonly [reason: string]: Failure } = { 'not-found': 'unknown', refused: 'refused' };

/** `turn` asks again. Undefined while the answer is on its way. */
export function useDifference(resolution: string, from: string | undefined, to: string, turn: number): Difference {
  const { backend } = useServices();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const key = `${resolution} ${from} ${to} ${turn}`;
  useEffect(() => {
    if (!from) return undefined;
    let gone = false;
    void backend.difference(resolution, from, to).then((result) => {
      if (gone) return;
      const difference = result.ok ? { diff: result.value } : { failure: FAILURES[result.reason] ?? 'failed' };
      setLoaded({ key, difference });
    });
    return () => {
      gone = true;
    };
  }, [backend, resolution, from, to, key]);
  return loaded?.key === key ? loaded.difference : undefined;
}
