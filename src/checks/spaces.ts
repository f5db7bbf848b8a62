/** Two spaces in a row, a space at the end of a paragraph or before a comma. A no-break space is a space here. */
import { type Check, inEachCell, spotsOf } from './finding.ts';

const DOUBLE = /[ \u00a0\u202f]{2,}/g;
/** No row of blanks is tried from its middle: whoever types decides how long it is. Three points are left alone: «… » stands for words left out. */
const STRAY =
  /^[ \u00a0]+|(?<![ \u00a0])[ \u00a0]+$|(?<=\S)[ \u00a0]+(?=[,;!?،؛؟])|(?<=[\p{L}\d])[ \u00a0]+(?=[.:](?![.\d\p{L}]))/gmu;

const count = (spots: readonly unknown[]): { readonly count: number } => ({ count: spots.length });
const double = inEachCell('spaces.double', ({ text }) => spotsOf(text, DOUBLE), count);
const stray = inEachCell('spaces.stray', ({ text }) => spotsOf(text, STRAY), count);

export const spaces: Check = (subject) => [...double(subject), ...stray(subject)];
