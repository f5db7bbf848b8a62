/**
 * Characters that nobody sees and a signature covers: direction controls, zero-width spaces, soft hyphens, control characters.
 * Persian has its half-space between letters, and a mark left of a minus; nothing else is allowed anywhere.
 */

import type { Args, Spot } from '../domain/text/finding.ts';
import { language } from '../language/language.ts';
import { type Cell, type Check, inEachCell, spotsOf } from './finding.ts';

/** Control characters (not the paragraph's end), format characters such as direction marks, and what stands for lost ones. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\ufffc\ufffd]|\p{Variation_Selector}/gu;
const JOINERS = '\u200c\u200d';

const isJoining = ({ lang }: Cell): boolean => language(lang).script === 'arab';

/** The mark that the language itself puts before a minus. */
const isMinusMark = ({ lang, text }: Cell, { start }: Spot): boolean => {
  const { minus } = language(lang);
  return minus.length > 1 && text.startsWith(minus, start);
};

const hidden = (cell: Cell): Spot[] =>
  spotsOf(cell.text, HIDDEN).filter((spot) => {
    if (JOINERS.includes(spot.text)) return !isJoining(cell);
    return !isMinusMark(cell, spot);
  });

/** «U+200B»: the character itself would not show. */
const codes = (spots: readonly Spot[]): Args => ({
  words: [
    ...new Set(spots.map(({ text }) => `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)),
  ].join(' · '),
  count: spots.length,
});

/** A half-space that joins nothing: doubled, or not between two letters («ه‍.ش» has the other joiner). */
const MISPLACED = /\u200c{2,}|(?<![\p{L}\p{M}\d])\u200c|\u200c(?![\p{L}\p{M}\d])/gu;
const misplaced = (cell: Cell): Spot[] => (isJoining(cell) ? spotsOf(cell.text, MISPLACED) : []);

const characters = inEachCell('invisible.character', hidden, codes);
const joiners = inEachCell('invisible.joiner', misplaced, codes);

export const invisible: Check = (subject) => [...characters(subject), ...joiners(subject)];
