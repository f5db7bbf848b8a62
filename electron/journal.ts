/**
 * What the program has noticed, for whoever has to find out why something does not work: the last lines, in a file of a bounded size
 * in the program's own folder. A line is cleaned before it is kept: what stands in quotation marks (paths, addresses), behind a "#",
 * or looks like a key is left out, so that neither a text, a token nor somebody's name comes into it with an error's message.
 */
import type { OwnFile } from './own-file.ts';
import type { Later } from './patience.ts';

const MOST_LINES = 400;
const LONGEST_LINE = 300;
/** Lines of one moment are written together. */
const TOGETHER_MS = 2_000;

export const cleaned = (line: string): string =>
  line
    .slice(0, 4 * LONGEST_LINE)
    .replace(/'[^']*'|"[^"]*"|`[^`]*`|«[^»]*»|“[^”]*”/g, '…')
    .replace(/(['"`«“]).*$/s, '…')
    .replace(/[#?]\S+/g, '…')
    .replace(/(?:[A-Za-z]:)?[\\/](?:[^\s\\/:]+[\\/])+\S*/g, '…')
    .replace(/[\w+/=-]{20,}/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_LINE);

export type Journal = { readonly log: (line: string) => void; readonly lines: () => readonly string[] };

export async function openJournal(file: OwnFile, now: () => Date, later: Later): Promise<Journal> {
  const before = await file.read().catch(() => undefined);
  let lines = (before ?? '').split('\n').filter(Boolean).slice(-MOST_LINES);
  let waiting = false;
  return {
    log: (line) => {
      lines = [...lines, `${now().toISOString()} ${cleaned(line)}`].slice(-MOST_LINES);
      if (waiting) return;
      waiting = true;
      later(TOGETHER_MS, () => {
        waiting = false;
        // A disk that refuses has nowhere to be told.
        file.write(`${lines.join('\n')}\n`).catch(() => undefined);
      });
    },
    lines: () => lines,
  };
}
