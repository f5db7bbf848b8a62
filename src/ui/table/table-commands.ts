/** The chords of the table page, in one place because header, palette and key list print them. */
import type { Chord } from '../kit/chord.ts';

export const MILESTONE_CHORD: Chord = { code: 'KeyM', ctrl: true, shift: true };
export const COMPARE_CHORD: Chord = { code: 'KeyD', ctrl: true, shift: true };
export const CLEAN_CHORD: Chord = { code: 'KeyB', ctrl: true, shift: true };
export const INSPECTOR_CHORD: Chord = { code: 'Period', ctrl: true };
export const NEXT_BRACKET_CHORD: Chord = { code: 'F7' };
export const PREVIOUS_BRACKET_CHORD: Chord = { code: 'F7', shift: true };
