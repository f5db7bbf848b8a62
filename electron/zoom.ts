/**
 * How large everything is: one value for all windows of the program, whatever summit they show, and one for those that show a text to
 * a room. Chromium would keep one a session and lose it with the session; so each window is isolated from the others in this and is
 * told its level whenever its page begins.
 */
import type { WebContents } from 'electron';
import type { OwnFile } from './own-file.ts';
import { readShaped } from './own-file.ts';
import { record, type Shape, ShapeError } from './shapes.ts';

/** A step of the menu or the wheel, in levels of Chromium: the size is 1.2 to the power of the level. */
const STEP = 0.5;
/** About 48 % and 299 %. */
const LEAST = -4;
const MOST = 6;

export type ZoomStep = 'in' | 'out' | 'reset';
/** Windows that are written in, and those that a room reads from. */
export type ZoomKind = 'own' | 'wall';

const level: Shape<number> = (value) => {
  if (typeof value === 'number' && value >= LEAST && value <= MOST && Number.isInteger(value / STEP)) return value;
  throw new ShapeError('expected a level of zoom');
};
const FILE = record({ own: level, wall: level });

type Zoomed = Pick<WebContents, 'on' | 'setZoomLevel' | 'isDestroyed'>;

export type Zoom = {
  /** From here on the window has the zoom of its kind. */
  readonly keep: (kind: ZoomKind, contents: Zoomed) => void;
  readonly step: (kind: ZoomKind, by: ZoomStep) => void;
};

export async function openZoom(file: OwnFile, log: (line: string) => void): Promise<Zoom> {
  let levels = (await readShaped(file, FILE)) ?? { own: 0, wall: 0 };
  let zoomed: readonly { readonly kind: ZoomKind; readonly contents: Zoomed }[] = [];

  const step = (kind: ZoomKind, by: ZoomStep): void => {
    const now = levels[kind];
    const next = by === 'reset' ? 0 : Math.min(MOST, Math.max(LEAST, now + (by === 'in' ? STEP : -STEP)));
    if (next === now) return;
    levels = { ...levels, [kind]: next };
    zoomed = zoomed.filter(({ contents }) => !contents.isDestroyed());
    for (const one of zoomed) if (one.kind === kind) one.contents.setZoomLevel(next);
    file.write(JSON.stringify(levels)).catch((error: Error) => log(`zoom: not written, ${error.message}`));
  };
  return {
    keep(kind, contents) {
      zoomed = [...zoomed, { kind, contents }];
      // A level given to a page before this is that of the empty one which every window begins with.
      contents.on('did-navigate', () => contents.setZoomLevel(levels[kind]));
      // Chromium only says that somebody turns the wheel with Ctrl held.
      contents.on('zoom-changed', (_event, direction) => step(kind, direction));
    },
    step,
  };
}
