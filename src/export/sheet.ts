/** Which paper the columns of a text need. */

export type Sheet = 'a4' | 'a3' | 'letter' | 'ledger';

/** So many columns across A4 would have less than five centimetres each, in letters that nobody reads. */
const TOO_MANY = 6;

/** The layout's own paper, or the one twice as large. `columns`: languages side by side; 1 is a text to read in one. */
export const sheetFor = (paper: 'a4' | 'letter', columns: number): Sheet =>
  columns < TOO_MANY ? paper : paper === 'a4' ? 'a3' : 'ledger';
