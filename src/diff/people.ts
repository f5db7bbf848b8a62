/**
 * Whose changes they are: who touched a clause and its columns, who took another stance, who tabled or decided a proposal.
 * The log knows the first, so it is the server that adds it to a comparison, and only for who may see it.
 */
import type { ProposalChange, StanceChange, Touched } from '../domain/clause/difference.ts';
import type { Lang } from '../language/language.ts';

type Change = {
  readonly id: string;
  readonly by?: Touched;
  readonly stances?: readonly StanceChange[];
};

/** The delegations behind a clause's changes; `columns` limits whose words count. Null stands for the offices. */
export function delegationsBehind(
  { id, by, stances }: Change,
  proposals: readonly ProposalChange[],
  columns: readonly Lang[],
): ReadonlySet<string | null> {
  const people = [...(by?.row ?? []), ...columns.flatMap((lang) => by?.texts?.[lang] ?? [])];
  return new Set([
    ...people.map(({ delegation }) => delegation),
    ...(stances ?? []).map(({ delegation }) => delegation),
    ...proposals.filter(({ clause }) => clause === id).map(({ delegation }) => delegation ?? null),
  ]);
}
