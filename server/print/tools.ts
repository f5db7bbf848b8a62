/** What the formats are handed on this machine: Typst in a thread of its own, and the font files. One set for the whole process. */
import type { PrintTools } from '../../src/export/printed.ts';
import { font } from './fonts.ts';
import { typesetter } from './typst.ts';

const own = typesetter();

/** Costs nothing until the first file is printed. */
export const PRINT_TOOLS: PrintTools = { typeset: own.typeset, font };
/** Ends the thread; the next file starts another. */
export const closePrintTools = own.close;
