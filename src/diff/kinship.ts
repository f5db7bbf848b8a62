/**
 * Which clauses came out of another, or went into one. Two snapshots cannot tell: a clause split off looks like a new one,
 * a clause merged like one withdrawn. The log can, so whoever compares hands in what it says.
 * Read backwards a split is a merge and a merge a split, so the kinds mirror each other.
 */
import type { Kin } from '../domain/clause/difference.ts';

/** One command of the log: `part` was split off `whole`, or was merged into it. */
export type Division = { readonly type: 'split' | 'merge'; readonly whole: string; readonly part: string };

type Draft = { splitFrom?: string; splitInto?: string[]; mergedInto?: string; mergedFrom?: string[] };

/**
 * Kin by clause. `divisions` in the order of the log, `backwards`: `from` is the later point. A split counts when the part
 * lives only at the later point and a merge when it lives only at the earlier one: a clause that was split off and joined
 * again, or merged and restored, is no news. Of a chain (A from B from C, and B is gone) the nearest that lives is told.
 */
export function kinBetween(
  divisions: readonly Division[],
  lives: { readonly from: (id: string) => boolean; readonly to: (id: string) => boolean },
  backwards = false,
): ReadonlyMap<string, Kin> {
  const [earlier, later] = backwards ? [lives.to, lives.from] : [lives.from, lives.to];
  /** Only its last division says where a clause came from or went. */
  const last = new Map(divisions.map((division) => [division.part, division]));
  const known = (id: string): boolean => earlier(id) || later(id);
  const kin = new Map<string, Draft>();
  const of = (id: string): Draft => {
    const found = kin.get(id) ?? {};
    kin.set(id, found);
    return found;
  };
  for (const { type, part, whole } of last.values()) {
    const told = type === 'split' ? later(part) && !earlier(part) : earlier(part) && !later(part);
    if (!told) continue;
    let other: string | undefined = whole;
    // Two clauses that were each split off the other and joined again go round in a circle.
    for (const seen = new Set<string>(); other !== undefined && !known(other); ) {
      seen.add(other);
      const next: Division | undefined = last.get(other);
      other = next && !seen.has(next.whole) ? next.whole : undefined;
    }
    if (other === undefined || other === part) continue;
    if ((type === 'split') !== backwards) {
      of(part).splitFrom = other;
      of(other).splitInto = [...(of(other).splitInto ?? []), part].sort();
    } else {
      of(part).mergedInto = other;
      of(other).mergedFrom = [...(of(other).mergedFrom ?? []), part].sort();
    }
  }
  return kin;
}
