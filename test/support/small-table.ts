/**
 * The sample summit with one resolution of a few clauses: for suites in which people work at a clause and the others only cost
 * time (every page draws them, axe reads them, every look at the server sends them).
 */
import type { HistoryStep, SummitFile } from '../../src/domain/summit/summit.ts';
import { sampleSummit } from './server.ts';

/** Of every standing one: contested, with brackets, held to a text by all, agreed ad referendum, plain drafts. */
const CLAUSES = ['env-title', 'env-r1', 'env-h1', 'env-p1', 'env-p4', 'env-p3', 'env-p7', 'env-p8', 'env-p10'];

/** What a step of the history is about, and beside what it puts it. */
const named = (step: HistoryStep): readonly unknown[] => {
  const { clause, after } = ('edit' in step ? step.edit : step.command) as { clause?: unknown; after?: unknown };
  return [clause, after].filter((id) => id !== undefined && id !== null);
};

/** @param more clauses that are kept besides */
export function smallTable(more: readonly string[] = []): SummitFile {
  const kept = new Set<unknown>([...CLAUSES, ...more]);
  const sample = sampleSummit();
  return {
    ...sample,
    resolutions: sample.resolutions
      .filter(({ id }) => id === 'environment')
      .map((resolution) => ({
        ...resolution,
        clauses: resolution.clauses.filter(({ id }) => kept.has(id)),
        history: (resolution.history ?? []).filter((step) => named(step).every((id) => kept.has(id))),
      })),
  };
}
