/**
 * Lines of the outline as Word paragraphs: real heading styles (they make the navigation pane and a tagged PDF), literal
 * numbers (an automatic list would count by itself and could disagree with the agreed text), indents by level.
 */
import { AlignmentType, BookmarkEnd, BookmarkStart, LineRuleType, Paragraph, type ParagraphChild } from 'docx';
import type { Lang } from '../domain/language.ts';
import { besideStyle, bookmarksOf, type OwnPart, styleId, styleName } from '../domain/own-file.ts';
import { toPlain } from '../domain/text.ts';
import { directionOf, plainRuns, type RunStyle, runsOf } from './docx-run.ts';
import type { Line } from './outline.ts';

/** What is printed of a clause; a line of the outline or a block of a job. */
export type Words = Pick<Line, 'kind' | 'level' | 'indent' | 'label' | 'paragraphs'> & Partial<Pick<Line, 'clause'>>;

export const TIGHT = { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO };
/** Of hardly any height: Word needs a paragraph after a table. */
export const TINY = { spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } };
/** One indentation step, twentieths of a point (1 cm). */
const STEP = 567;

const DEEPEST_HEADING = 6;
/** Of bold words in a table: there the style is bold and not the runs, whose marks are those of the text. */
export const BOLD_LOOK = 'Bold';

/** How a line stands among the others. */
export type Standing = {
  /** Of a heading or article, from 1. */
  readonly step?: number | undefined;
  /** On one page with what follows: its last paragraph, or all of it. */
  readonly keep?: 'last' | 'all' | undefined;
};

/** The paragraphs of one line, for the single-language text. */
export function lineParagraphs(line: Words, lang: Lang, { step, keep }: Standing = {}): Paragraph[] {
  if (line.kind === 'title') {
    return line.paragraphs.map(
      (words, index) =>
        new Paragraph({
          ...frame(lang),
          ...styled(line, index === 0 ? 'first' : 'further', 'Title'),
          keepNext: true,
          children: [...anchor(line, index), ...runsOf(words, lang)],
        }),
    );
  }
  if (line.kind === 'heading' || line.kind === 'article') return headed(line, lang, step ?? line.level + 1, keep);
  return numbered(line, lang, line.indent * STEP, keep);
}

/** The paragraphs of one line inside a table cell: the same words, smaller, without heading styles. `anchored`: the row's bookmark is here. */
export function cellParagraphs(
  line: Words,
  lang: Lang,
  style: RunStyle,
  { keep = false, anchored = false }: { readonly keep?: boolean; readonly anchored?: boolean } = {},
): Paragraph[] {
  const bold = line.kind === 'title' || line.kind === 'heading' || line.kind === 'article';
  return line.paragraphs.map(
    (words, index) =>
      new Paragraph({
        ...frame(lang),
        ...styled(line, index === 0 ? 'first' : 'further', bold ? BOLD_LOOK : ''),
        spacing: TIGHT,
        ...(keep ? { keepNext: true } : {}),
        children: [
          ...anchor(anchored ? line : {}, index),
          ...(index === 0 && line.label !== '' ? labelRuns(`${line.label} `, lang, style) : []),
          ...runsOf(words, lang, style),
        ],
      }),
  );
}

/** A centred line in the language of a column that is no clause: the name of the summit, the word "draft". */
export const centred = (text: string, lang: Lang, style: RunStyle, after = 120, keepNext = false): Paragraph =>
  new Paragraph({
    ...frame(lang),
    ...beside(),
    ...(keepNext ? { keepNext } : {}),
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: plainRuns(text, lang, style),
  });

/** The style that says which clause a paragraph is of; `docx-package` writes it down. */
export const styled = (
  { kind, level }: Pick<Words, 'kind' | 'level'>,
  part: OwnPart,
  look = '',
): { style: string } => ({
  style: styleId(styleName({ kind, level, part, look })),
});
/** Of what is printed and no clause. */
export const beside = (look = ''): { style: string } => ({ style: styleId(besideStyle(look)) });

/** The clause's own bookmarks, before its first paragraph. `docx-package` numbers them. */
function anchor({ clause }: Partial<Pick<Words, 'clause'>>, index: number): ParagraphChild[] {
  const names = index === 0 && clause !== undefined ? bookmarksOf(clause) : [];
  // The library's types know a bookmark with words inside only, and it draws numbers for these that no two files share.
  return names.flatMap((name) => [new BookmarkStart(name, 0), new BookmarkEnd(0)] as unknown as ParagraphChild[]);
}

const labelRuns = (text: string, lang: Lang, style: RunStyle = {}) => plainRuns(text, lang, { ...style, label: true });

export const frame = (lang: Lang): { bidirectional?: true } =>
  directionOf(lang) === 'rtl' ? { bidirectional: true } : {};

function headed(line: Words, lang: Lang, step: number, keep: Standing['keep']): Paragraph[] {
  const look = `Heading${Math.min(step, DEEPEST_HEADING)}`;
  const text = toPlain(line.paragraphs);
  const label = line.label === '' ? [] : labelRuns(line.label, lang);
  // An article may be a heading over paragraphs or the whole provision; a provision is not set as a heading.
  if (label.length > 0 && (line.paragraphs.length > 1 || text.length > 140)) {
    const alone = new Paragraph({
      ...frame(lang),
      ...styled(line, 'label', look),
      keepNext: true,
      children: [...anchor(line, 0), ...label],
    });
    return [alone, ...numbered({ ...line, label: '' }, lang, 0, keep, true)];
  }
  const gap = label.length > 0 && text !== '' ? labelRuns(' ', lang) : [];
  return line.paragraphs.map(
    (words, index) =>
      new Paragraph({
        ...frame(lang),
        ...styled(line, index === 0 ? 'first' : 'further', look),
        keepNext: true,
        children: [...anchor(line, index), ...(index === 0 ? [...label, ...gap] : []), ...runsOf(words, lang)],
      }),
  );
}

/** `under`: the label stands above, as a heading. */
function numbered(line: Words, lang: Lang, indent: number, keep: Standing['keep'], under = false): Paragraph[] {
  // «۱.» and "a)" hang beside the text; «بند ۱.» and "пункт 1." stand in it, a hanging indent would be half the line.
  const hangs = line.label !== '' && [...line.label].length <= 4;
  const left = hangs ? indent + STEP : indent;
  return line.paragraphs.map((words, index) => {
    const first = index === 0 && line.label !== '';
    const label = first ? [...labelRuns(line.label, lang), ...labelRuns(hangs ? '\t' : ' ', lang)] : [];
    return new Paragraph({
      ...frame(lang),
      ...styled(line, index === 0 && !under ? 'first' : 'further'),
      ...(left > 0 ? { indent: { left, ...(first && hangs ? { hanging: STEP } : {}) } } : {}),
      ...(line.kind === 'testimonium' ? { spacing: { before: 360 } } : {}),
      ...(line.kind === 'testimonium' || keep === 'all' || (keep === 'last' && index === line.paragraphs.length - 1)
        ? { keepNext: true }
        : {}),
      children: [...anchor(under ? {} : line, index), ...label, ...runsOf(words, lang)],
    });
  });
}
