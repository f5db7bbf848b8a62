/** How lists of delegations are sorted on a page: as the States stand in their one order, the offices behind, nobody last. */
import { useMemo } from 'react';
import { useSummit } from './summit-context.tsx';

type Compare = (a: string | null | undefined, b: string | null | undefined) => number;

export function byPlace(order: readonly string[]): Compare {
  const place = new Map(order.map((code, at) => [code, at]));
  const of = (code: string | null | undefined): number => (code ? (place.get(code) ?? order.length) : order.length + 1);
  return (a, b) => of(a) - of(b) || ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0);
}

/** The server hands the delegations out in that order. */
export function useByPlace(): Compare {
  const { delegations } = useSummit().summit;
  return useMemo(() => byPlace(delegations.map(({ id }) => id)), [delegations]);
}
