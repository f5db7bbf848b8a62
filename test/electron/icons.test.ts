/** The icon's files, taken apart by a reader of our own that knows the formats and nothing of the drawing. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { iconFiles, iconPng } from '../../electron/icons.ts';

type Picture = { readonly size: number; readonly at: (x: number, y: number) => readonly number[] };

/** Reads a PNG of eight bits a channel with opacity whose lines are not filtered. */
function readPng(png: Buffer): Picture {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let offset = 8; offset < png.length; ) {
    const length = png.readUInt32BE(offset);
    chunks.set(png.toString('latin1', offset + 4, offset + 8), png.subarray(offset + 8, offset + 8 + length));
    offset += length + 12;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR') as Buffer;
  const size = header.readUInt32BE(0);
  expect([header.readUInt32BE(4), ...header.subarray(8)]).toEqual([size, 8, 6, 0, 0, 0]);
  const lines = inflateSync(chunks.get('IDAT') as Buffer);
  expect(lines.length).toBe(size * (1 + 4 * size));
  return { size, at: (x, y) => [...lines.subarray(y * (1 + 4 * size) + 1 + 4 * x).subarray(0, 4)] };
}

describe('iconPng', () => {
  it.each([64, 128, 256, 512])('has clear corners and a filled middle at %i pixels', (size) => {
    const { at, size: read } = readPng(iconPng(size));
    expect(read).toBe(size);
    for (const [x, y] of [
      [0, 0],
      [size - 1, 0],
      [0, size - 1],
      [size - 1, size - 1],
    ] as const)
      expect(at(x, y)[3]).toBe(0);
    // The middle of the third square in the third column: the third State's copy.
    expect(at(size / 2, size / 2)).toEqual([255, 255, 255, 255]);
  });

  it.each([16, 32])('is sharp at %i pixels', (size) => {
    const { at } = readPng(iconPng(size));
    const colours = new Set<string>();
    for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) colours.add(at(x, y).join());
    expect(colours.size).toBe(3);
  });

  it('puts another State first in each copy', () => {
    const { at, size } = readPng(iconPng(16));
    const white: string[] = [];
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1)
        if (at(x, y)[0] === 255) white.push(`${Math.floor((x - 1) / 3)},${Math.floor((y - 1) / 3)}`);
    expect([...new Set(white)]).toEqual(['0,0', '1,1', '2,2', '3,3', '4,4']);
  });
});

describe('iconFiles', () => {
  const files = iconFiles();

  it('holds pictures for Windows, each where the index says', () => {
    const ico = files.get('icon.ico') as Buffer;
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.subarray(6 + 16 * index));
    const read = entries.map((entry) => {
      const start = entry.readUInt32LE(12);
      return [entry[0] || 256, readPng(ico.subarray(start, start + entry.readUInt32LE(8))).size];
    });
    expect(read).toEqual([16, 32, 48, 64, 256].map((size) => [size, size]));
  });

  it('holds pictures for macOS, in blocks that fill the file', () => {
    const icns = files.get('icon.icns') as Buffer;
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const sizes: { [kind: string]: number } = {};
    for (let offset = 8; offset < icns.length; ) {
      const length = icns.readUInt32BE(offset + 4);
      sizes[icns.toString('latin1', offset, offset + 4)] = readPng(icns.subarray(offset + 8, offset + length)).size;
      offset += length;
    }
    // https://en.wikipedia.org/wiki/Apple_Icon_Image_format
    expect(sizes).toEqual({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 });
  });
});
