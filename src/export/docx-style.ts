/**
 * Fonts and paragraph styles. Three names of a font per style, since Word asks for each script separately; `cs` is the
 * one that Persian takes. Nothing here may say "right-to-left": the schema forbids it in styles, each run says it.
 */
import { AlignmentType, type IStylesOptions } from 'docx';

/** Latin and Cyrillic letters; present in every office program, has all letters of az, kk and tk. */
export const SERIF = 'Times New Roman';
export const PERSIAN = 'Vazirmatn';
/** What to use where a named font is missing, best first. */
export const SUBSTITUTES: { readonly [font: string]: readonly string[] } = {
  [SERIF]: ['Noto Serif', 'Liberation Serif'],
  [PERSIAN]: ['Noto Naskh Arabic', 'Times New Roman', 'Tahoma'],
};

const font = { ascii: SERIF, hAnsi: SERIF, eastAsia: SERIF, cs: PERSIAN };
const heading = (size: number, before: number) => ({
  run: { font, size, sizeComplexScript: size, bold: true, boldComplexScript: true, color: '000000' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
});

/** Sizes are half-points. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font, size: 24, sizeComplexScript: 24 },
      paragraph: { spacing: { after: 140, line: 288 } },
    },
    title: {
      run: { font, size: 32, sizeComplexScript: 32, bold: true, boldComplexScript: true, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 360 } },
    },
    heading1: heading(28, 360),
    heading2: heading(26, 280),
    heading3: heading(24, 240),
    heading4: heading(24, 200),
    heading5: heading(24, 200),
  },
};
