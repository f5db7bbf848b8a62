/**
 * Key chords by the key's place on the keyboard, so that Ctrl K works where the layout prints Л or ن on that key.
 * One notation for matching, for the printed key caps and for the desktop program's menu.
 */

export type Chord = {
  /** `KeyboardEvent.code`, e.g. "KeyK", "F7", "BracketLeft". */
  readonly code: string;
  /** Control, or Command on a Mac. */
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
};

type KeyEvent = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function matches(chord: Chord, event: KeyEvent): boolean {
  return (
    event.code === chord.code &&
    (event.ctrlKey || event.metaKey) === (chord.ctrl ?? false) &&
    event.shiftKey === (chord.shift ?? false) &&
    event.altKey === (chord.alt ?? false)
  );
}

const CAPS: { readonly [code: string]: string } = {
  BracketLeft: '[',
  BracketRight: ']',
  Period: '.',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

const cap = (code: string): string => CAPS[code] ?? code.replace(/^(Key|Digit)/, '');

/** "Ctrl Shift M"; on a Mac "⌘ ⇧ M". Key names are printed as on the keyboard, in Latin letters. */
export function printed(chord: Chord, mac = false): string {
  const names = mac ? { ctrl: '⌘', shift: '⇧', alt: '⌥' } : { ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt' };
  const held = (['ctrl', 'alt', 'shift'] as const).filter((key) => chord[key]).map((key) => names[key]);
  return [...held, cap(chord.code)].join(' ');
}

const ACCELERATORS: { readonly [code: string]: string } = {
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Slash: '/',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** As Electron's menu wants it: "CmdOrCtrl+Shift+M". */
export function accelerator(chord: Chord): string {
  const parts = [chord.ctrl ? 'CmdOrCtrl' : '', chord.alt ? 'Alt' : '', chord.shift ? 'Shift' : ''];
  return [...parts, ACCELERATORS[chord.code] ?? cap(chord.code)].filter(Boolean).join('+');
}
