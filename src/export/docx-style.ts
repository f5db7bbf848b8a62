/**
 * Paragraph styles. Three names of a font per style, since Word asks for each script separately; `cs` is the one that
 * Persian takes. Nothing here may say "right-to-left": the schema forbids it in styles, each run says it.
 */
import { AlignmentType, type IRunStylePropertiesOptions, type IStylesOptions, LineRuleType } from 'docx';
import type { Families } from './docx-fonts.ts';

/** `size` of the text in points; everything else keeps its proportion to it. `numbers`: of the numbers of footnotes. */
export function stylesOf(
  { western, persian }: Families,
  size: number,
  numbers: IRunStylePropertiesOptions = {},
): IStylesOptions {
  const font = { ascii: western, hAnsi: western, eastAsia: western, cs: persian };
  // Vazirmatn's own line is tall already. Without the rule LibreOffice takes the number for a height.
  const leading = { line: western === persian ? 240 : 288, lineRule: LineRuleType.AUTO };
  const run = (halfPoints: number, bold = false) => {
    const own = Math.round((halfPoints * size) / 12);
    return { font, size: own, sizeComplexScript: own, ...(bold ? { bold, boldComplexScript: bold } : {}) };
  };
  const heading = (halfPoints: number, before: number) => ({
    run: { ...run(halfPoints, true), color: '000000' },
    paragraph: { spacing: { before, after: 120, ...leading }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: { run: run(24), paragraph: { spacing: { after: 140, ...leading } } },
      title: {
        run: { ...run(32, true), color: '000000' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 360, ...leading } },
      },
      heading1: heading(28, 360),
      heading2: heading(26, 280),
      heading3: heading(24, 240),
      heading4: { ...heading(24, 200), run: { ...run(24, true), color: '000000', italics: false } },
      heading5: heading(24, 200),
      heading6: heading(24, 200),
      ...(Object.keys(numbers).length > 0 ? { footnoteReference: { run: { superScript: true, ...numbers } } } : {}),
    },
  };
}
