/**
 * Where each summit's window stood when it was closed. It is used again only where somebody could still take hold of it: a screen
 * that was there yesterday may be in another room today.
 */
import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { type OwnFile, readShaped } from './own-file.ts';
import { list, record, type Shape, ShapeError, text, truth } from './shapes.ts';

export type Place = Rectangle & { readonly maximized: boolean };

const MOST_PLACES = 24;
/** A window counts as reachable with so much of its upper edge on a screen, in pixels. */
const GRIP = { width: 120, height: 40 };

const pixel: Shape<number> = (value) => {
  if (Number.isInteger(value) && Math.abs(value as number) <= 100_000) return value as number;
  throw new ShapeError('expected a whole number of pixels');
};
const FILE = list(
  record({ of: text(100), x: pixel, y: pixel, width: pixel, height: pixel, maximized: truth }),
  MOST_PLACES,
);

export type Places = {
  /** Undefined where nothing is known or nobody could reach it. */
  readonly of: (name: string, screens: readonly Rectangle[]) => Place | undefined;
  readonly keep: (name: string, window: BrowserWindow) => void;
};

const overlap = (from: number, length: number, other: number, size: number): number =>
  Math.min(from + length, other + size) - Math.max(from, other);

/** Can the upper edge of a window be taken hold of on one of the screens? */
export const isReachable = ({ x, y, width }: Rectangle, screens: readonly Rectangle[]): boolean =>
  screens.some(
    (screen) =>
      overlap(x, width, screen.x, screen.width) >= GRIP.width &&
      overlap(y, GRIP.height, screen.y, screen.height) >= GRIP.height,
  );

export async function openPlaces(file: OwnFile, log: (line: string) => void): Promise<Places> {
  let known = (await readShaped(file, FILE)) ?? [];
  return {
    of(name, screens) {
      const found = known.find(({ of }) => of === name);
      if (!found || !isReachable(found, screens)) return undefined;
      const { of: _, ...place } = found;
      return place;
    },
    keep(name, window) {
      const { x, y, width, height } = window.getNormalBounds();
      const place = { of: name, x, y, width, height, maximized: window.isMaximized() };
      known = [place, ...known.filter(({ of }) => of !== name)].slice(0, MOST_PLACES);
      file.write(JSON.stringify(known)).catch((error: Error) => log(`places: not written, ${error.message}`));
    },
  };
}

/** How far a second window stands from the first, in pixels. */
const STEP = 32;

/**
 * Where a second window of a summit goes: beside the first, or as a wall over the whole of another screen. Where there is no other,
 * over this one: a projector that shows the same as the computer is no screen of its own.
 */
export function besides(
  screen: Pick<Screen, 'getAllDisplays' | 'getDisplayMatching'>,
  window: BrowserWindow,
  where: 'beside' | 'screen',
): { readonly place: Rectangle; readonly wall?: true } {
  const { x, y, width, height } = window.getNormalBounds();
  if (where === 'beside') return { place: { x: x + STEP, y: y + STEP, width, height } };
  const own = screen.getDisplayMatching(window.getBounds());
  const other = screen.getAllDisplays().find(({ id }) => id !== own.id);
  return { place: (other ?? own).workArea, wall: true };
}
