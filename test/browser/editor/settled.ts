/** Runs in the page of the editor's stage, which declares `page`. */
import type { Page } from './page.ts';

declare const page: Page;

/** Where the caret is, once the browser has told the page of the last key: a busy one takes its time, a stuck caret all of it. */
export const settledPlace = async (before: number): Promise<number> => {
  const place = (): number => page.seats.cell?.place[1] as number;
  for (let frame = 0; frame < 2 || (frame < 600 && place() === before); frame++)
    await new Promise((done) => requestAnimationFrame(done));
  return place();
};
