/** Two spaces in a row, a space at the end of a paragraph or before a comma. A no-break space is a space here. */

import { type TablePlace, tableLines, trimmedPlace } from '../domain/clause/table.ts';
import type { MessageName, Spot } from '../domain/text/finding.ts';
import { type Check, inEachCell, spotsOf } from './finding.ts';

const DOUBLE = /[ \u00a0\u202f]{2,}/g;
/** No row of blanks is tried from its middle: whoever types decides how long it is. Three points are left alone: «… » stands for words left out. */
const STRAY =
  /^[ \u00a0]+|(?<![ \u00a0])[ \u00a0]+$|(?<=\S)[ \u00a0]+(?=[,;!?،؛؟])|(?<=[\p{L}\d])[ \u00a0]+(?=[.:](?![.\d\p{L}]))/gmu;

/** Blanks beside the signs of a table keep its cells apart and are printed nowhere: what counts is what stands within a cell. */
function inCells(find: (text: string) => readonly Spot[], text: string): readonly Spot[] {
  const places = tableLines(text).flatMap(({ cells }) => cells.map((cell) => trimmedPlace(text, cell)));
  let next = 0;
  return find(text).filter(({ start, end }) => {
    while (next < places.length && (places[next] as TablePlace).to < end) next++;
    const place = places[next];
    return place !== undefined && place.from <= start;
  });
}

const count = (spots: readonly unknown[]): { readonly count: number } => ({ count: spots.length });
type Find = (text: string) => readonly Spot[];
const LOOKED_FOR: readonly (readonly [MessageName, Find])[] = [
  ['spaces.double', (text) => spotsOf(text, DOUBLE)],
  ['spaces.stray', (text) => spotsOf(text, STRAY)],
];

export const spaces: Check = (subject) =>
  LOOKED_FOR.flatMap(([key, find]) =>
    inEachCell(key, ({ text }) => (subject.clause.kind === 'table' ? inCells(find, text) : find(text)), count)(subject),
  );
