/**
 * The program's icon, drawn at packaging in the sizes and containers that the three systems want, so that the tree holds one
 * drawing and no pictures. It shows the alternat: five copies side by side, and in each another State stands first.
 *
 * The containers hold PNG: ICO (Windows) and ICNS (macOS) both allow it.
 */
import { crc32, deflateSync } from 'node:zlib';

/** A colour with its opacity, 0 to 255 each. */
type Colour = readonly [number, number, number, number];

const NOTHING: Colour = [0, 0, 0, 0];
/** The interface's accent in the light theme, one of its lighter tints, and the paper. */
const TILE: Colour = [0x1d, 0x4e, 0x7a, 255];
const OTHERS: Colour = [0x5c, 0x85, 0xab, 255];
const FIRST: Colour = [0xff, 0xff, 0xff, 255];

/** In units of the drawing: a tile of 80 with rounded corners, five by five squares of 8, 4 apart. */
const SIDE = 80;
const CORNER = 16;
const MARGIN = 12;
const SQUARE = 8;
const STEP = 12;
const STATES = 5;
/** Of a small icon only the middle is drawn: there the squares fall on whole pixels (16, 32). */
const SMALL = 32;
const CROP = 8;

/** The colour at a point of the drawing. */
function colourAt(x: number, y: number, small: boolean): Colour {
  const fromCorner = (value: number): number => Math.max(CORNER - value, value - (SIDE - CORNER), 0);
  if (!small && Math.hypot(fromCorner(x), fromCorner(y)) > CORNER) return NOTHING;
  const [column, row] = [Math.floor((x - MARGIN) / STEP), Math.floor((y - MARGIN) / STEP)];
  const inside = (value: number, cell: number): boolean =>
    cell >= 0 && cell < STATES && value - MARGIN - cell * STEP < SQUARE;
  if (!inside(x, column) || !inside(y, row)) return TILE;
  return column === row ? FIRST : OTHERS;
}

/** Points looked at in each pixel, across and down. */
const FINE = 4;

/** The mean colour of a pixel, of which `at` tells the colour at a point; most pixels lie in one colour. */
function blend(at: (right: number, down: number) => Colour): Colour {
  const first = at(0, 0);
  if (at(1, 0) === first && at(0, 1) === first && at(1, 1) === first) return first;
  const points = Array.from({ length: FINE * FINE }, (_, point) =>
    at(((point % FINE) + 0.5) / FINE, (Math.floor(point / FINE) + 0.5) / FINE),
  );
  const opacity = points.reduce((sum, colour) => sum + colour[3], 0);
  const mean = (part: 0 | 1 | 2): number =>
    opacity ? Math.round(points.reduce((sum, colour) => sum + colour[part] * colour[3], 0) / opacity) : 0;
  return [mean(0), mean(1), mean(2), Math.round(opacity / points.length)];
}

/** The icon as PNG, `size` pixels wide and high. */
export function iconPng(size: number): Buffer {
  const small = size <= SMALL;
  const scale = (small ? SIDE - 2 * CROP : SIDE) / size;
  const origin = small ? CROP : 0;
  // Each line begins with its filter, 0: none.
  const lines = Buffer.alloc(size * (1 + 4 * size));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const at = y * (1 + 4 * size) + 1 + 4 * x;
      lines.set(
        blend((right, down) => colourAt(origin + (x + right) * scale, origin + (y + down) * scale, small)),
        at,
      );
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, red, green, blue and opacity.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const ICO_SIZES = [16, 32, 48, 64, 256];

/** The icon for Windows. */
export function iconIco(): Buffer {
  const pictures = ICO_SIZES.map((size) => ({ size, png: iconPng(size) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0; one plane, 32 bits a pixel.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The kinds of picture in an ICNS, with the pixels of each; the second half are those of fine screens. */
const ICNS_KINDS = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
] as const;

/** The icon for macOS. */
export function iconIcns(): Buffer {
  const block = (kind: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(ICNS_KINDS.map(([kind, size]) => block(kind, iconPng(size)))));
}

/** Sizes that the icon themes of Linux know. */
const THEME_SIZES = [16, 32, 48, 64, 128, 256, 512];

/** Every file of the icon, by its name: `icon.ico`, `icon.icns` and `linux/64x64.png` with its like. */
export function iconFiles(): ReadonlyMap<string, Buffer> {
  const theme = THEME_SIZES.map((size) => [`linux/${size}x${size}.png`, iconPng(size)] as const);
  return new Map([['icon.ico', iconIco()], ['icon.icns', iconIcns()], ...theme]);
}
