/**
 * Changes of the program that no test can notice because they change nothing, each with the reason. Whoever adds one has
 * tried to write the test first.
 */
import type { Equivalent } from './report.ts';

export const EQUIVALENT: readonly Equivalent[] = [];
