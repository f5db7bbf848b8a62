/**
 * The part of a difference that a reader has to see: the sentences in which something changes, with "…" for the rest.
 * Pure; nothing but `same` text is ever left out, and never a part of a sentence that changes.
 */
import type { DiffPart, TextDiff } from '../../domain/clause/difference.ts';
import { type Lang, language } from '../../language/language.ts';

export const ELLIPSIS = '…';
/** Hiding less than this would cost the reader more than it saves. */
const WORTH = 24;

const segmenters = new Map<Lang, Intl.Segmenter>();

function sentences(lang: Lang, text: string): readonly string[] {
  let segmenter = segmenters.get(lang);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language(lang).bcp47, { granularity: 'sentence' });
    segmenters.set(lang, segmenter);
  }
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Does what comes next begin a sentence of its own? "… мая. " and "…\n" do end one, "… т.е. " is left to the segmenter. */
const ends = (text: string): boolean => /(?:[.!?…؟۔][»”")\]]*\s+|\n)$/u.test(text);

/** `same` text between two places: what belongs to the sentence before it, what is left out, what to the one after it. */
function cut(lang: Lang, text: string, before: boolean, after: boolean): readonly [string, string, string] {
  const pieces = sentences(lang, text);
  const first = before ? (pieces[0] ?? '') : '';
  const lastPiece = pieces.at(-1) ?? '';
  const last = after && !ends(lastPiece) ? lastPiece : '';
  if (first.length + last.length >= text.length) return [text, '', ''];
  return [first, text.slice(first.length, text.length - last.length), last];
}

/** The same difference with "…" where sentences stay as they are; the very same object where nothing is worth leaving out. */
export function excerpt(lang: Lang, diff: TextDiff): TextDiff {
  const out: DiffPart[] = [];
  let left = false;
  diff.parts.forEach((part, index) => {
    const before = diff.parts[index - 1];
    const after = diff.parts[index + 1];
    if (part.op !== 'same' || (!before && !after)) {
      out.push(part);
      return;
    }
    const [first, middle, last] = cut(lang, part.text, before !== undefined && !ends(before.text), after !== undefined);
    if (middle.trim().length < WORTH) {
      out.push(part);
      return;
    }
    left = true;
    // The blanks around what is left out stay, so that no two words run into one another.
    const open = before ? `${first}${/\s$/u.test(first) || first === '' ? '' : ' '}` : '';
    out.push({ op: 'same', text: `${open}${ELLIPSIS}${after ? ` ${last.trimStart()}` : ''}` });
  });
  return left ? { ...diff, parts: out } : diff;
}
