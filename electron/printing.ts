/** Printing a page through the system's dialog, with what is coloured in it: a redline without its colours says less. */
import type { WebContents } from 'electron';
import type { Printed } from '../src/ui/desktop.ts';
import type { Later } from './patience.ts';

/** A dialog may stay open for long; but not every system says what became of it, and the page must not wait for ever. */
const ANSWER_MS = 10 * 60_000;

export function printPage(contents: Pick<WebContents, 'print'>, later: Later): Promise<Printed> {
  return new Promise((resolve) => {
    const cancel = later(ANSWER_MS, () => resolve('unknown'));
    try {
      contents.print({ printBackground: true }, (success, reason) => {
        cancel();
        if (success) resolve('printed');
        else resolve(/cancel/i.test(reason) ? 'cancelled' : 'failed');
      });
    } catch {
      cancel();
      resolve('failed');
    }
  });
}
