/** Characters of a Word document as a cell may hold them: blanks as Word shows them, signs of symbol fonts, nothing at the ends. */
import { type RichText, type Run, richText } from '../domain/text/text.ts';
import { symbolOf } from './docx-symbols.ts';
import type { XmlElement } from './xml.ts';

/** `raw` with the signs that a symbol font draws for its letters; `lost`: those that nobody can say. */
export function signsOf(raw: string, font: string | undefined): { readonly text: string; readonly lost: number } {
  let lost = 0;
  const text = Array.from(raw, (char) => {
    if (/\s/.test(char)) return char;
    const sign = symbolOf(font, char.codePointAt(0) ?? 0);
    if (sign === undefined) lost++;
    return sign ?? '';
  }).join('');
  return { text, lost };
}

/** By hand: a pattern for the blanks at the end would look at every run of blanks inside once for each of its blanks. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text[start] as string)) start++;
  while (end > start && BLANKS.includes(text[end - 1] as string)) end--;
  return text.slice(start, end);
}
const BLANKS = ' \t\n\r';

export const charactersOf = (element: XmlElement): string =>
  element.children.filter((node) => typeof node === 'string').join('');

/** Word drops the blanks at the ends of a text that is not marked as preserving them, by itself or from above. */
export const textOf = (element: XmlElement): string =>
  element.preserves ? charactersOf(element) : withoutEdges(charactersOf(element));

/** A page break before or after the text is layout, not a line of it; so are blanks there. */
export function trimmed(runs: readonly Run[]): RichText {
  const list = richText(runs);
  const start = list.findIndex((line) => line.some((run) => run.text.trim() !== ''));
  if (start < 0) return [[]];
  const end = list.findLastIndex((line) => line.some((run) => run.text.trim() !== ''));
  const lines = list.slice(start, end + 1).map((line, index, all) => {
    const words = [...line];
    const first = words[0];
    if (index === 0 && first) words[0] = { ...first, text: first.text.trimStart() };
    const last = words.at(-1);
    if (index === all.length - 1 && last) words[words.length - 1] = { ...last, text: last.text.trimEnd() };
    return words.filter((run) => run.text !== '');
  });
  return lines;
}
