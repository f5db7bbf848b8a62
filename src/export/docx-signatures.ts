/**
 * Places to sign, one per party in the given order, two by two or one under the other. In a right-to-left copy the first place is the right-hand
 * one, as the alternat demands; who is first is the caller's decision, since it differs from copy to copy.
 */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Direction } from '../domain/text/script-runs.ts';
import type { Lang } from '../language/language.ts';
import { beside, frame, TINY } from './docx-paragraph.ts';
import { plainRuns, type RunStyle } from './docx-run.ts';
import { type Block, type PrintedParty, signersOf, signersTogether } from './printed.ts';

type Signatures = Block & { readonly block: 'signatures' };
/** What a place says in one language. Side by side, every place says it in all of them, in the order of the first. */
export type Signing = { readonly lang: Lang; readonly block: Signatures };

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const LINE = '_'.repeat(28);
/** Side by side, a place says its party in six languages. */
const DENSE = { after: 20, line: 240, lineRule: LineRuleType.AUTO };
/** For a hand and a seal. */
const ROOM = { before: 720, after: 60 };

type Look = { readonly dir: Direction; readonly perRow?: number; readonly style?: RunStyle };

/**
 * The places over `width`; nothing for no parties. They must stand on one page with the last words of the text, so on a page
 * that lies across there are more in a row.
 */
export function places(
  signings: readonly Signing[],
  width: number,
  { dir, perRow = 2, style = {} }: Look,
): (Paragraph | Table)[] {
  const [first] = signings;
  const parties = first?.block.parties ?? [];
  if (!first || parties.length === 0) return [];
  if (first.block.stacked) return stackedPlaces(signings, width, { dir, style });
  // Six in rows of five would leave one alone.
  const across = perRow > 2 ? Math.ceil(parties.length / Math.ceil(parties.length / perRow)) : perRow;
  const share = Math.floor(width / across);
  const rows: TableRow[] = [];
  for (let index = 0; index < parties.length; index += across) {
    // Word keeps a row with the next one when its paragraphs are tied to what follows.
    const keepNext = index + across < parties.length;
    const row = Array.from({ length: across }, (_, offset) => parties[index + offset]);
    const children = row.map((party) => place(party, signings, share, { keepNext, style }));
    rows.push(new TableRow({ cantSplit: true, children }));
  }
  const table = new Table({
    rows,
    width: { size: share * across, type: WidthType.DXA },
    columnWidths: Array.from({ length: across }, () => share),
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    ...(dir === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
  const before = new Paragraph({ ...TINY, keepNext: true });
  return [before, table, new Paragraph(TINY)];
}

/** The line of a stacked place is so much wider than a name beside it. */
const LINE_SHARE = 1.4;
/** Above the line of a stacked place, where several languages stand beside it. */
const LESS_ROOM = { before: 420, after: 60 };
/** More lines than stand on a page that lies across; they stay with the last words only if each takes less. */
const MANY = 5;
const LEAST_ROOM = { before: 160, after: 20 };

/** One under the other, the first on top: whose place it is, in each language in a column of its own, and the line behind. */
function stackedPlaces(
  signings: readonly Signing[],
  width: number,
  { dir, style = {} }: Pick<Look, 'dir' | 'style'>,
): (Paragraph | Table)[] {
  const parties = signings[0]?.block.parties ?? [];
  const several = signings.length > 1;
  const dense = several && parties.reduce((sum, party) => sum + signersOf(party).length, 0) > MANY;
  const name = Math.floor(width / (signings.length + (several ? LINE_SHARE : 1)));
  const widths = [...signings.map(() => name), width - name * signings.length];
  const rows = parties.flatMap((party, index) => {
    const row = { keepNext: index + 1 < parties.length, style };
    const alignment = AlignmentType.START;
    const names = signings.map((one) => {
      return linesOf(party, [one], name, row, { alignment, dense: several });
    });
    const look = { alignment: AlignmentType.CENTER, room: several ? (dense ? LEAST_ROOM : LESS_ROOM) : ROOM };
    const rules = linesOf(party, signings, widths.at(-1) ?? name, row, look).signers;
    // Each line to sign has a row of its own; the State is named in the first.
    return rules.map(({ rule }, line) => {
      const said = names.map((one) => [...(line === 0 ? one.names : []), ...(one.signers[line]?.words ?? [])]);
      const children = [...said, rule].map((cell, at) => stackedCell(cell, widths[at] ?? name, dense));
      return new TableRow({ cantSplit: true, children });
    });
  });
  const table = new Table({
    rows,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    ...(dir === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
  return [new Paragraph({ ...TINY, keepNext: true }), table, new Paragraph(TINY)];
}

const stackedCell = (lines: readonly Paragraph[], width: number, dense: boolean): TableCell =>
  new TableCell({
    borders: NO_BORDERS,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.BOTTOM,
    margins: { top: dense ? 30 : 120, bottom: dense ? 20 : 60, left: 120, right: 120 },
    children: lines.length > 0 ? lines : [new Paragraph({})],
  });

function place(
  party: PrintedParty | undefined,
  signings: readonly Signing[],
  width: number,
  { keepNext, style }: Row,
): TableCell {
  const { names, signers } = linesOf(party, signings, width, { keepNext, style });
  const children = [...names, ...signers.flatMap(({ rule, words }) => [...rule, ...words])];
  return new TableCell({
    borders: NO_BORDERS,
    width: { size: width, type: WidthType.DXA },
    margins: { top: signings.length > 1 ? 160 : 360, bottom: 120, left: 120, right: 120 },
    children: children.length > 0 ? children : [new Paragraph({})],
  });
}

type Row = { readonly keepNext: boolean; readonly style: RunStyle };
type LinesLook = {
  readonly alignment?: (typeof AlignmentType)['CENTER' | 'START'];
  readonly dense?: boolean;
  /** Above the line. */
  readonly room?: { readonly before: number; readonly after: number };
};

type Lines = {
  readonly names: readonly Paragraph[];
  /** The line of each who signs there, and what is said at it. */
  readonly signers: readonly { readonly rule: readonly Paragraph[]; readonly words: readonly Paragraph[] }[];
};

/** What a place says, part by part, in every language. */
function linesOf(
  party: PrintedParty | undefined,
  signings: readonly Signing[],
  width: number,
  { keepNext, style }: Row,
  { alignment = AlignmentType.CENTER, dense = signings.length > 1, room = ROOM }: LinesLook = {},
): Lines {
  const line = (words: string, lang: Lang, own: RunStyle = {}, spacing = { before: 0, after: 60 }): Paragraph =>
    new Paragraph({
      ...frame(lang),
      ...beside(),
      alignment,
      spacing: dense ? { ...spacing, ...DENSE } : spacing,
      ...(keepNext ? { keepNext } : {}),
      children: plainRuns(words, lang, { ...style, ...own }),
    });
  const of = signings.flatMap(({ lang, block }) => {
    const own = block.parties.find(({ id }) => id === party?.id);
    return own ? [{ lang, signedFor: block.signedFor, ...own }] : [];
  });
  const names = of.flatMap(({ lang, signedFor, name }) => [
    ...(signedFor === '' ? [] : [line(signedFor, lang, {}, { before: 0, after: 0 })]),
    line(name, lang, { bold: true }),
  ]);
  const first = signings[0]?.lang;
  const signers = signersTogether(of.map((one) => ({ lang: one.lang, signers: signersOf(one) }))).map((said) => ({
    rule: party && first ? [line(LINE.slice(0, width < 4000 ? 18 : undefined), first, {}, room)] : [],
    words: said.map(({ lang, words }) => line(words, lang)),
  }));
  return { names, signers };
}
