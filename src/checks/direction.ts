/**
 * What a Persian line turns around. After a Persian letter the bidi algorithm (UAX #9) shows "2026-02-28" group by group from the right
 * and "$100" as "100$"; Word, HTML and PDF are told better by us, plain text, tables and other programs are not. Who signs must read
 * the same everywhere, so such a place is written otherwise: ۲۰۲۶/۰۲/۲۸ or in words, «۱۰۰ دلار».
 */

import type { Spot } from '../domain/text/finding.ts';
import { islands } from '../domain/text/script-runs.ts';
import { language } from '../language/language.ts';
import { type Cell, inEachCell } from './finding.ts';

/** Before the first letter, which would lead all that follows: groups joined by a hyphen, or a sign. */
const TURNED_HEAD = /\p{Nd}[-–]\p{Nd}|[\p{Sc}%‰°№#+±−-]/u;
/** Behind the last letter or digit: "C++". */
const TURNED_TAIL = /[\p{Sc}%‰°+]$/u;

function turned(text: string): boolean {
  const first = text.search(/\p{L}/u);
  return TURNED_HEAD.test(first < 0 ? text : text.slice(0, first)) || TURNED_TAIL.test(text);
}

function spotsIn({ lang, text }: Cell): Spot[] {
  const { dir } = language(lang);
  const spots: Spot[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    let at = start;
    for (const { text: words, alone } of islands(line, dir)) {
      if (alone && turned(words)) spots.push({ start: at, end: at + words.length, text: words });
      at += words.length;
    }
    start += line.length + 1;
  }
  return spots;
}

export const direction = inEachCell('direction.turned', spotsIn);
