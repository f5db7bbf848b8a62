import { describe, expect, it } from 'vitest';
import { REDLINES } from '../../src/export/index.ts';
import { REDLINE_FORMATS } from '../../src/ui/compare/export-menu.tsx';
import { isMoment, utcOf } from '../../src/ui/compare/point-words.ts';

describe('utcOf', () => {
  it.each([
    ['2025-11-18T10:00', 'Asia/Tehran', '2025-11-18T06:30:00Z'],
    ['2025-11-18T10:00', 'UTC', '2025-11-18T10:00:00Z'],
    // The night in which Berlin puts its clocks forward.
    ['2025-03-30T03:30', 'Europe/Berlin', '2025-03-30T01:30:00Z'],
    ['', 'UTC', undefined],
    ['soon', 'UTC', undefined],
  ])('%s in %s', (local, zone, utc) => {
    expect(utcOf(local, zone)).toBe(utc);
    expect(utc === undefined || isMoment(utc)).toBe(true);
  });
});

describe('REDLINE_FORMATS', () => {
  it('offers every format that a redline has', () => {
    expect(Object.keys(REDLINE_FORMATS).sort()).toEqual(Object.keys(REDLINES).sort());
  });
});
