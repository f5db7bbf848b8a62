/** What a PDF does not show of a text, for whoever works on the terminal. */
import { namedChar, reportOf, type Unprintable } from '../../src/domain/text/unprintable.ts';

/** "economy, c7 (пункт 3), ru: 中 (U+4E2D)". */
export const unprintableSentence = ({ resolution, clause, place, lang, chars }: Unprintable): string => {
  const where = clause === undefined ? [place] : [resolution, place === '' ? clause : `${clause} (${place})`];
  return `${[...where, lang].join(', ')}: no font can draw ${chars.map(namedChar).join(', ')}`;
};

/** "" where everything is printed. */
export function unprintableWarning(all: readonly Unprintable[] = []): string {
  if (all.length === 0) return '';
  const { places, more } = reportOf(all);
  const rest = more > 0 ? [`and in ${more} more places`] : [];
  return `The PDF has U+FFFD for characters of the text; it must not be signed like that. Replace them, or write a DOCX.\n${[
    ...places.map(unprintableSentence),
    ...rest,
  ]
    .map((line) => `  ${line}\n`)
    .join('')}`;
}
