/**
 * Points of a resolution's log and what can be read there: a snapshot, a comparison of two, an export. Reading needs only
 * the storage, so the command line does the same beside a running server.
 */

import { milestonesOf } from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import { type DeclarationDiff, diffDeclarations } from '../../src/diff/declaration.ts';
import { formatDateTime } from '../../src/domain/date.ts';
import type { Declaration, Milestone } from '../../src/domain/declaration.ts';
import { DEFAULT_LANGUAGE, type Lang } from '../../src/domain/language.ts';
import { type ExportResult, exportDeclaration, exportRedline, type View } from '../../src/export/index.ts';
import type { Summit } from '../commands/summit.ts';
import type { Storage } from '../storage/storage.ts';
import { handsBetween } from './hands.ts';
import { replay } from './replay.ts';

/** A point that does not exist; `message` names it and the next step. */
export class NoSuchPoint extends Error {}

/** "now", a sequence number, or a milestone's id. Throws NoSuchPoint. */
export function declarationAt(storage: Storage, resolution: string, at: string): Declaration {
  if (/^m[0-9a-z]+$/.test(at)) {
    const json = storage.snapshot(resolution, at);
    if (json === null)
      throw new NoSuchPoint(
        `There is no milestone ${at} of ${resolution}. Its milestones are listed by GET /api/resolutions/${resolution}/milestones.`,
      );
    return JSON.parse(json) as Declaration;
  }
  const seq = seqOfPoint(storage, resolution, at);
  const { doc } = replay(storage, resolution, seq);
  const declaration = snapshot(doc, { seq });
  doc.destroy();
  return declaration;
}

/** The position of a point. Throws NoSuchPoint. */
export function seqOfPoint(storage: Storage, resolution: string, at: string): number {
  if (/^m[0-9a-z]+$/.test(at)) return declarationAt(storage, resolution, at).at.seq;
  const newest = storage.head(resolution)?.seq ?? 0;
  const seq = at === 'now' ? newest : Number(at);
  if (!Number.isInteger(seq) || seq < 1 || seq > newest)
    throw new NoSuchPoint(
      `There is no point ${at} of ${resolution}: use now, a number from 1 to ${newest}, or a milestone's id.`,
    );
  return seq;
}

/** Milestones in the order in which they were named. */
export function milestonesIn(storage: Storage, resolution: string): Milestone[] {
  const { doc } = replay(storage, resolution);
  const milestones = [...milestonesOf(doc).values()].sort((a, b) => a.seq - b.seq);
  doc.destroy();
  return milestones;
}

/** Ids of clauses in the order of their last move between two positions; settles which of two swapped clauses counts as moved. */
function movedBetween(storage: Storage, resolution: string, a: number, b: number): string[] {
  const moved = new Set<string>();
  for (const record of storage.records(resolution, Math.min(a, b) + 1, Math.max(a, b))) {
    const command =
      record.kind === 'command' ? (record.body as { command: { type: string; clause?: string } }).command : null;
    if (command?.type !== 'clause.move' || !command.clause) continue;
    moved.delete(command.clause);
    moved.add(command.clause);
  }
  return [...moved];
}

export function diffBetween(storage: Storage, resolution: string, from: string, to: string): DeclarationDiff {
  const before = declarationAt(storage, resolution, from);
  const after = declarationAt(storage, resolution, to);
  return diffDeclarations(before, after, {
    movedLast: movedBetween(storage, resolution, before.at.seq, after.at.seq),
  });
}

export type ExportWish = {
  readonly format: string;
  readonly language: Lang | 'all';
  readonly at: string;
  readonly view: View;
  readonly now: string;
};

/** The file of an export wish. Throws NoSuchPoint. A text that is not a milestone's is marked as a draft. */
export async function exportAt(
  storage: Storage,
  summit: Summit,
  resolution: string,
  wish: ExportWish,
): Promise<ExportResult> {
  const declaration = declarationAt(storage, resolution, wish.at);
  const milestone = declaration.at.milestone
    ? milestonesIn(storage, resolution).find(({ id }) => id === declaration.at.milestone)
    : undefined;
  const entry = summit.resolutions.get(resolution);
  return exportDeclaration(wish.format, {
    declaration,
    language: wish.language,
    view: wish.view,
    title: entry?.title ?? {},
    summitName: summit.facts?.name ?? {},
    draft: !isSettled(declaration),
    generatedAt: wish.now,
    ...(milestone ? { milestone } : {}),
    logHead: storage.head(resolution)?.hash ?? '',
  });
}

export type RedlineWish = Omit<ExportWish, 'view'> & {
  readonly since: string;
  /** Whether changes may bear the names of those who made them; else they bear those of the two points. */
  readonly signed: boolean;
  /** HTML: with the list of changes before the text. */
  readonly list?: boolean;
};

/** The redline from `since` to `at`. Throws NoSuchPoint. */
export async function redlineAt(
  storage: Storage,
  summit: Summit,
  resolution: string,
  wish: RedlineWish,
): Promise<ExportResult> {
  const { language } = wish;
  const since = declarationAt(storage, resolution, wish.since);
  const declaration = declarationAt(storage, resolution, wish.at);
  const milestones = milestonesIn(storage, resolution);
  const milestoneOf = ({ at }: Declaration) => milestones.find(({ id }) => id === at.milestone);
  const reader = (language === 'all' ? declaration.columns[0] : language) ?? DEFAULT_LANGUAGE;
  /** A milestone's label, else the time of the point on the summit's clock. */
  const nameOf = (point: Declaration): string => {
    const label = milestoneOf(point)?.label;
    const [record] = label ? [] : storage.records(resolution, point.at.seq, point.at.seq);
    return label ?? formatDateTime(reader, record?.at ?? wish.now, summit.facts?.timeZone ?? 'UTC');
  };
  const entry = summit.resolutions.get(resolution);
  const milestone = milestoneOf(declaration);
  const points = [since.at.seq, declaration.at.seq] as const;
  return exportRedline(wish.format, {
    declaration,
    since,
    diff: diffDeclarations(since, declaration, { movedLast: movedBetween(storage, resolution, ...points) }),
    names: { from: nameOf(since), to: nameOf(declaration) },
    language,
    title: entry?.title ?? {},
    summitName: summit.facts?.name ?? {},
    draft: !isSettled(declaration),
    generatedAt: wish.now,
    ...(milestone ? { milestone } : {}),
    ...(wish.signed ? { hands: handsBetween(storage, summit, resolution, points, language) } : {}),
    ...(wish.list ? { list: true } : {}),
    logHead: storage.head(resolution)?.hash ?? '',
  });
}

const isSettled = ({ clauses }: Declaration): boolean =>
  clauses.every(({ status }) => status === 'initialled' || status === 'withdrawn');
