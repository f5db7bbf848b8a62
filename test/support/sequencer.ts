/**
 * The order of the suites: those with a browser first, because they take long and mostly wait; of each kind the longest
 * file first. So no worker begins the longest one when the others are done.
 */
import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const weight = ({ moduleId }: TestSpecification): number =>
  statSync(moduleId).size + (moduleId.includes('/browser/') ? 1_000_000 : 0);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => weight(b) - weight(a));
  }
}
