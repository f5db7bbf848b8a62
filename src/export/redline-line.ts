/**
 * A line as a redline prints it. Tables are the lines of their text and footnotes stand where they are, each behind its clause, so that
 * what changed in them is seen where it changed, word by word; the places of reference are raised numbers, which change like words.
 */
import { withReferences } from './footnote.ts';
import type { Line } from './outline.ts';

export function lineInRedline<L extends Line>(line: L): L {
  const { notes: _notes, home: _home, ...rest } = line;
  return { ...rest, paragraphs: withReferences(line), woven: true } as unknown as L;
}
