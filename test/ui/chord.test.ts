import { describe, expect, it } from 'vitest';
import { accelerator, type Chord, matches, printed } from '../../src/ui/kit/chord.ts';

const CASES: readonly (readonly [Chord, string, string, string])[] = [
  [{ code: 'KeyK', ctrl: true }, 'Ctrl K', '⌘ K', 'CmdOrCtrl+K'],
  [{ code: 'KeyM', ctrl: true, shift: true }, 'Ctrl Shift M', '⌘ ⇧ M', 'CmdOrCtrl+Shift+M'],
  [{ code: 'F7', shift: true }, 'Shift F7', '⇧ F7', 'Shift+F7'],
  [{ code: 'Period', ctrl: true }, 'Ctrl .', '⌘ .', 'CmdOrCtrl+.'],
];

describe('printed', () => {
  it.each(CASES)('%o', (chord, pc, mac) => {
    expect([printed(chord), printed(chord, true)]).toEqual([pc, mac]);
  });
});

describe('accelerator', () => {
  it.each(CASES)('%o', (chord, _, __, menu) => {
    expect(accelerator(chord)).toBe(menu);
  });
});

describe('matches', () => {
  const event = (code: string, held: string) => ({
    code,
    ctrlKey: held.includes('c'),
    metaKey: held.includes('m'),
    shiftKey: held.includes('s'),
    altKey: held.includes('a'),
  });
  it('goes by the place of the key and exactly the held keys', () => {
    const chord: Chord = { code: 'KeyK', ctrl: true };
    const held = ['c', 'm', 'cs', 'ca', ''];
    expect(held.map((keys) => matches(chord, event('KeyK', keys)))).toEqual([true, true, false, false, false]);
    expect(matches(chord, event('KeyJ', 'c'))).toBe(false);
  });
});
