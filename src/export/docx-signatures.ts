/**
 * Places to sign, one per party in the given order. In a right-to-left copy the first place is the right-hand one, as
 * the alternat demands; who is first is the caller's decision, since it differs from copy to copy.
 */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Lang, PerLang } from '../domain/language.ts';
import { frame } from './docx-paragraph.ts';
import { directionOf, plainRuns } from './docx-run.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** Nothing for no parties; parties without a name in `lang` are an error of the caller and print an empty line. */
export function signatures(parties: readonly PerLang<string>[], lang: Lang, width: number): (Paragraph | Table)[] {
  if (parties.length === 0) return [];
  const half = Math.floor(width / 2);
  const rows: TableRow[] = [];
  for (let index = 0; index < parties.length; index += 2) {
    const pair = [parties[index], parties[index + 1]];
    rows.push(new TableRow({ cantSplit: true, children: pair.map((party) => place(party?.[lang], lang, half)) }));
  }
  const table = new Table({
    rows,
    width: { size: half * 2, type: WidthType.DXA },
    columnWidths: [half, half],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    ...(directionOf(lang) === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
  return [new Paragraph({ spacing: { before: 360 } }), table];
}

function place(name: string | undefined, lang: Lang, width: number): TableCell {
  const line = name === undefined ? [] : plainRuns('_'.repeat(28), lang);
  const rows = [line, name === undefined ? [] : plainRuns(name, lang)];
  return new TableCell({
    borders: NO_BORDERS,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 480, bottom: 120, left: 120, right: 120 },
    children: rows.map(
      (children) =>
        new Paragraph({ ...frame(lang), alignment: AlignmentType.CENTER, spacing: { after: 60 }, children }),
    ),
  });
}
