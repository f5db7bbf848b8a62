/**
 * What changed in all resolutions since a day, a milestone of one name, or somebody's last visit. Each resolution has its
 * own log, so "since" is another position in each; one that began later is all new, one without the milestone is said so.
 */
import { columnsOfDiff, withoutUnchanged, wordCounts } from '../../src/diff/changes.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { NamedPoint, ResolutionChanges, SummitChanges } from '../../src/domain/clause/difference.ts';
import type { ExportResult, RedlineInput } from '../../src/export/index.ts';
import { exportChanges } from '../../src/export/index.ts';
import type { Lang } from '../../src/language/language.ts';
import type { Summit } from '../commands/summit.ts';
import type { Storage } from '../storage/storage.ts';
import type { Standing } from './between.ts';
import { handsBetween } from './hands.ts';
import { milestonesIn } from './milestones.ts';
import { compared, NoSuchPoint, pointNames, pointOf, standingAt } from './points.ts';
import { touchesBetween } from './touches.ts';

/** `visit`: where the caller's last visit to a resolution ended; null if there was none. */
export type Since = { readonly point: string } | { readonly visit: (resolution: string) => number | null };

export type ChangesWish = {
  readonly since: Since;
  readonly now: string;
  /** Whether changes may bear the names of those who made them. */
  readonly signed: boolean;
  /** Only these; default: all. */
  readonly resolutions?: readonly string[];
};

type Compared = {
  readonly id: string;
  readonly from: Standing;
  readonly to: Standing;
  readonly diff: ResolutionChanges['diff'];
  /** The whole resolution is younger than the point. */
  readonly young: boolean;
};

const NOTHING_BEFORE = 'begins';

/** Null: the resolution has no such point. */
function sinceIn(storage: Storage, resolution: string, since: Since): string | typeof NOTHING_BEFORE | null {
  if ('visit' in since) {
    const seq = since.visit(resolution);
    return seq === null ? null : String(seq);
  }
  try {
    pointOf(storage, resolution, since.point);
    return since.point;
  } catch (error) {
    if (!(error instanceof NoSuchPoint)) throw error;
    return error.early ? NOTHING_BEFORE : null;
  }
}

const empty = (declaration: Declaration): Declaration => ({ ...declaration, at: { seq: 0 }, clauses: [] });

function comparedSince(storage: Storage, summit: Summit, wish: ChangesWish): { found: Compared[]; without: string[] } {
  const without: string[] = [];
  const wanted = wish.resolutions ?? [...summit.resolutions.keys()];
  const found = wanted.flatMap((id): Compared[] => {
    const point = sinceIn(storage, id, wish.since);
    if (point === null) {
      without.push(id);
      return [];
    }
    const to = standingAt(storage, id, 'now');
    const young = point === NOTHING_BEFORE;
    const from = young ? { declaration: empty(to.declaration), proposals: [] } : standingAt(storage, id, point);
    return [{ id, from, to, young, diff: compared(storage, id, from, to) }];
  });
  if (found.length === 0 && 'point' in wish.since && without.length > 0) {
    const labels = [...new Set(wanted.flatMap((id) => milestonesIn(storage, id).map(({ label }) => label)))];
    throw new NoSuchPoint(
      `There is no point ${wish.since.point} in any resolution: use a day like 2025-11-18, a moment like 2025-11-18T10:00Z, or the name of a milestone. ${labels.length > 0 ? `There are: ${labels.join(', ')}.` : 'There are no milestones yet.'}`,
    );
  }
  return { found, without };
}

/** Throws NoSuchPoint where no resolution has the point. */
export function changesSince(storage: Storage, summit: Summit, wish: ChangesWish): SummitChanges {
  const { found, without } = comparedSince(storage, summit, wish);
  const headOf = (id: string) => {
    const { panel = '', title = {} } = summit.resolutions.get(id) ?? {};
    return { resolution: id, panel, title };
  };
  const named = (id: string, { at }: Declaration): NamedPoint => {
    const label = milestonesIn(storage, id).find((milestone) => milestone.id === at.milestone)?.label;
    const [record] = storage.records(id, at.seq, at.seq);
    return { seq: at.seq, at: record?.at ?? wish.now, ...(label === undefined ? {} : { label }) };
  };
  return {
    since: 'point' in wish.since ? wish.since.point : 'visit',
    at: wish.now,
    resolutions: found.map(({ id, from, to, diff, young }): ResolutionChanges => {
      const changed = diff.clauses.some(({ changes }) => changes.length > 0);
      const touches =
        wish.signed && changed ? touchesBetween(storage, id, [diff.from.seq, diff.to.seq]) : new Map<string, never>();
      const clauses = diff.clauses.map((clause) => {
        const by = clause.changes.length > 0 ? touches.get(clause.id) : undefined;
        return by ? { ...clause, by } : clause;
      });
      return {
        ...headOf(id),
        from: young ? null : named(id, from.declaration),
        to: named(id, to.declaration),
        words: wordCounts(diff, columnsOfDiff(diff)),
        diff: withoutUnchanged({ ...diff, clauses }),
      };
    }),
    without: without.map(headOf),
  };
}

/** The list as a file. Throws NoSuchPoint where no resolution has the point. */
export async function changesFile(
  storage: Storage,
  summit: Summit,
  wish: ChangesWish & { readonly format: string; readonly language: Lang | 'all' },
): Promise<ExportResult> {
  const { found } = comparedSince(storage, summit, wish);
  const { language } = wish;
  const sections = found.map(({ id, from, to, diff, young }): RedlineInput => {
    const points = [from.declaration.at.seq, to.declaration.at.seq] as const;
    const pair = { from: from.declaration, to: to.declaration };
    const names = pointNames(storage, summit, id, pair, wish.now);
    return {
      declaration: to.declaration,
      since: from.declaration,
      diff,
      names: { from: young ? '—' : names.from, to: names.to },
      language,
      title: summit.resolutions.get(id)?.title ?? {},
      summitName: summit.facts?.name ?? {},
      draft: false,
      generatedAt: wish.now,
      ...(wish.signed ? { hands: handsBetween(storage, summit, id, points, { language, persons: false }) } : {}),
    };
  });
  return exportChanges(wish.format, {
    language,
    summitName: summit.facts?.name ?? {},
    generatedAt: wish.now,
    sections,
  });
}
