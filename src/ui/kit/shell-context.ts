/** What a page may ask of the shell around it, and what the shell puts into every header. */
import { createContext, type ReactNode, use } from 'react';
import type { Chord } from './chord.ts';

export const PALETTE_CHORD: Chord = { code: 'KeyK', ctrl: true };

export type Shell = {
  readonly openPalette: () => void;
  readonly signOut: () => void;
  /** Stands in the header of every page, before the settings. */
  readonly inHeader: ReactNode;
};

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error('no shell above this component');
  return shell;
}
