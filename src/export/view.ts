/**
 * The two ways to print contested text. `brackets` changes nothing; `clean` is the chair's clean text: the words inside
 * brackets stay, only the signs go, e.g. "shall [not] be" -> "shall not be". It never chooses between alternatives:
 * "[twenty / thirty]" prints as "twenty / thirty", because choosing is the negotiators' business.
 */
import { type RichText, type Run, richText } from '../domain/text/text.ts';
import type { View } from './input.ts';

/** The cell as this view prints it. In `clean`, `\[` and `\]`, which are literal, become "[" and "]". */
export function inView(text: RichText, view: View): RichText {
  if (view === 'brackets') return text;
  const out: Run[] = [];
  // A backslash may end one run and its bracket begin the next: «\» plain, «[» bold.
  let escaped = false;
  text.forEach((paragraph, index) => {
    if (index > 0) {
      if (escaped) out.push({ text: '\\' });
      escaped = false;
      out.push({ text: '\n' });
    }
    for (const { text: words, marks } of paragraph) {
      let kept = '';
      for (const char of words) {
        if (escaped) {
          kept += char === '[' || char === ']' ? char : `\\${char}`;
          escaped = false;
        } else if (char === '\\') escaped = true;
        else if (char !== '[' && char !== ']') kept += char;
      }
      if (kept !== '') out.push(marks ? { text: kept, marks } : { text: kept });
    }
  });
  if (escaped) out.push({ text: '\\' });
  return richText(out);
}
