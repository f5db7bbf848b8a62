/** Boxes for the initials of the heads of delegation at the foot of a page, one for each State, the first where reading begins. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { language } from '../language/language.ts';
import { TINY } from './docx-paragraph.ts';
import { neutral, plainRuns } from './docx-run.ts';
import type { PrintJob } from './printed.ts';

/** Twentieths of a point: fifteen millimetres by nine. */
const WIDTH = 850;
const HEIGHT = 510;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '737373' };

export function initialsBoxes({ initials = [], languages, holderDir }: PrintJob): (Table | Paragraph)[] {
  if (initials.length === 0) return [];
  const [first] = languages;
  const rtl = ((languages.length > 1 ? holderDir : undefined) ?? (first && language(first).dir)) === 'rtl';
  const cells = initials.map(
    (code) =>
      new TableCell({
        width: { size: WIDTH, type: WidthType.DXA },
        borders: { top: LINE, bottom: LINE, left: LINE, right: LINE },
        children: [
          new Paragraph({ spacing: { after: 0 }, children: plainRuns(code, neutral(), { size: 12, color: '595959' }) }),
        ],
      }),
  );
  const table = new Table({
    rows: [new TableRow({ height: { value: HEIGHT, rule: HeightRule.EXACT }, children: cells })],
    width: { size: WIDTH * initials.length, type: WidthType.DXA },
    columnWidths: initials.map(() => WIDTH),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    ...(rtl ? { visuallyRightToLeft: true } : {}),
  });
  return [table, new Paragraph(TINY)];
}
