/**
 * Counts what a run of all suites came to and writes it as JSON where `ALTERNAT_SUMMARY` points, for `start.mjs` to print
 * as the very last line. A file that cannot be loaded and an error outside of any test count as one failure each:
 * a run must not look green because half of it never started.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What a run came to. */
export type Summary = { passed: number; failed: number; skipped: number };

/** Vitest makes one of these for a run. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const path = process.env.ALTERNAT_SUMMARY;
    if (path) writeFileSync(path, JSON.stringify(summarise(modules, unhandled.length)));
  }
}

function summarise(modules: readonly TestModule[], unhandled: number): Summary {
  const summary: Summary = { passed: 0, failed: unhandled, skipped: 0 };
  for (const module of modules) {
    const before = summary.failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') summary.passed++;
      else if (state === 'failed') summary.failed++;
      else summary.skipped++;
    }
    if (module.state() === 'failed' && summary.failed === before) summary.failed++;
  }
  return summary;
}
