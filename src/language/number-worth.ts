/** Values of number words, in the order in which the packs list the words. */
import type { NumberEntry } from './pack.ts';

export const list = (words: string): readonly string[] => words.split(' ');
/** Each pattern with the value at its place. */
export const worth = (values: readonly number[], patterns: readonly string[], ending = ''): readonly NumberEntry[] =>
  patterns.map((pattern, index) => [`(?:${pattern})${ending}`, values[index] as number]);

export const TEENS = [11, 12, 13, 14, 15, 16, 17, 18, 19];
export const TENS = [20, 30, 40, 50, 60, 70, 80, 90];
export const HUNDREDS = [200, 300, 400, 500, 600, 700, 800, 900];
export const UNITS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
