/**
 * What delegations think of a clause, at two points: their stances, and the proposals on it. A stance that was given on an
 * earlier text has lapsed; losing it that way is a change, too, and the one that a chair overlooks.
 */
import type { Clause } from '../domain/clause/clause.ts';
import type { ProposalChange, StanceChange, StanceSide } from '../domain/clause/difference.ts';
import type { ProposalRecord } from '../domain/negotiation/record.ts';

const sideOf = (clause: Clause | undefined, delegation: string): StanceSide | null => {
  const record = clause?.stances[delegation];
  if (!clause || !record) return null;
  return {
    stance: record.stance,
    ...(record.digest === clause.digest ? {} : { lapsed: true as const }),
    ...(record.note === undefined ? {} : { note: record.note }),
  };
};

const same = (a: StanceSide | null, b: StanceSide | null): boolean =>
  a?.stance === b?.stance && a?.lapsed === b?.lapsed && a?.note === b?.note;

/** Stances that differ, by delegation. Undefined stands for a clause that does not count at that point. */
export function stancesBetween(from: Clause | undefined, to: Clause | undefined): StanceChange[] {
  const delegations = [...new Set([...Object.keys(from?.stances ?? {}), ...Object.keys(to?.stances ?? {})])].sort();
  return delegations
    .map((delegation) => ({ delegation, from: sideOf(from, delegation), to: sideOf(to, delegation) }))
    .filter((change) => !same(change.from, change.to));
}

/** Proposals that were tabled or decided between two lists of them, in the order in which they were tabled. */
export function proposalsBetween(from: readonly ProposalRecord[], to: readonly ProposalRecord[]): ProposalChange[] {
  const [old, young] = [from, to].map((list) => new Map(list.map((proposal) => [proposal.id, proposal])));
  const all = new Map([...from, ...to].map((proposal) => [proposal.id, proposal]));
  return [...all.values()]
    .flatMap((proposal): ProposalChange[] => {
      const [before, after] = [old?.get(proposal.id), young?.get(proposal.id)];
      if (before?.state === after?.state) return [];
      // Of the two records the one that is further on: backwards, too, it says who decided.
      const whole = [before, after].find((record) => record?.decided) ?? proposal;
      const { id, kind, role, delegation, member, at, label, decided } = whole;
      return [
        {
          ...{ id, kind, role, member, at },
          clause: whole.clause ?? decided?.clause ?? null,
          from: before?.state ?? null,
          to: after?.state ?? null,
          ...(delegation === undefined ? {} : { delegation }),
          ...(label === undefined ? {} : { label }),
          ...(decided ? { decided } : {}),
        },
      ];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}
