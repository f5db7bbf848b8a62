/**
 * Lines of the outline as Word paragraphs: real heading styles (they make the navigation pane and a tagged PDF), literal
 * numbers (an automatic list would count by itself and could disagree with the agreed text), indents by level.
 */
import { AlignmentType, LineRuleType, Paragraph, type ParagraphChild } from 'docx';
import { besideStyle, type OwnPart, styleId, styleName } from '../domain/text/own-file.ts';
import { toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { anchorsOf } from './docx-anchor.ts';
import { directionOf, type PutFootnote, plainRuns, type RunStyle, runsOf } from './docx-run.ts';
import { withReferences } from './footnote.ts';
import type { Line } from './outline.ts';

/** What is printed of a clause; a line of the outline or a block of a job. */
export type Words = Pick<Line, 'kind' | 'level' | 'indent' | 'label' | 'paragraphs'> &
  Partial<Pick<Line, 'clause' | 'notes'>>;

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
  /** Makes footnotes of the references. */
  readonly footnote?: PutFootnote | undefined;
};

/** The paragraphs of one line, for the single-language text. */
export function lineParagraphs(line: Words, lang: Lang, { step, keep, footnote }: Standing = {}): Paragraph[] {
  if (line.kind === 'title') {
    return withReferences(line).map(
      (words, index) =>
        new Paragraph({
          ...frame(lang),
          ...styled(line, index === 0 ? 'first' : 'further', 'Title'),
          keepNext: true,
          children: [...anchor(line, index), ...runsOf(words, lang, { footnote })],
        }),
    );
  }
  if (line.kind === 'footnote') return noteParagraphs(line, lang, { keep });
  const { kind, level, indent } = line;
  if (kind === 'heading' || kind === 'article') return headed(line, lang, step ?? level + 1, keep, footnote);
  return numbered(line, lang, { indent: indent * STEP, keep, footnote });
}

/**
 * A footnote: its number, raised, and its words; in Word's own footnote (which counts by itself, then `label` is "") or, where no clause
 * refers to it, where it stands.
 */
export const noteParagraphs = (line: Words, lang: Lang, { keep, hangs }: NoteStanding = {}): Paragraph[] =>
  line.paragraphs.map((words, index) => {
    const last = keep === 'all' || (keep === 'last' && index === line.paragraphs.length - 1);
    return new Paragraph({
      ...frame(lang),
      ...styled(line, index > 0 ? 'further' : hangs ? 'label' : 'first', NOTE_LOOK),
      ...(last ? { keepNext: true } : {}),
      children: [
        ...anchor(line, index),
        ...(index === 0 && line.label !== '' ? labelRuns(line.label, lang, { raised: true }) : []),
        ...(index === 0 ? labelRuns(' ', lang) : []),
        ...runsOf(words, lang),
      ],
    });
  });
/** `hangs`: no sign refers to it. */
type NoteStanding = Pick<Standing, 'keep'> & { readonly hangs?: boolean };
/** The style of Word for the words of footnotes. */
const NOTE_LOOK = 'FootnoteText';

/** The paragraphs of one line inside a table cell: the same words, smaller, without heading styles. `anchored`: the row's bookmark is here. */
export function cellParagraphs(
  line: Words,
  lang: Lang,
  style: RunStyle,
  { keep = false, anchored = false }: { readonly keep?: boolean; readonly anchored?: boolean } = {},
): Paragraph[] {
  const bold = line.kind === 'title' || line.kind === 'heading' || line.kind === 'article';
  const note = line.kind === 'footnote';
  const own = note && style.size ? { ...style, size: Math.round(style.size * NOTE_SIZE) } : style;
  const label = note
    ? [...labelRuns(line.label, lang, { ...own, raised: true }), ...labelRuns(' ', lang, own)]
    : labelRuns(`${line.label} `, lang, own);
  return withReferences(line).map(
    (words, index) =>
      new Paragraph({
        ...frame(lang),
        ...styled(line, index === 0 ? 'first' : 'further', bold ? BOLD_LOOK : ''),
        spacing: TIGHT,
        ...(keep ? { keepNext: true } : {}),
        children: [
          ...anchor(anchored ? line : {}, index),
          ...(index === 0 && line.label !== '' ? label : []),
          ...runsOf(words, lang, own),
        ],
      }),
  );
}
/** Of a footnote under its clause, to the text around it. */
const NOTE_SIZE = 0.85;

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

/** The clause's own bookmarks, before its first paragraph. */
export const anchor = ({ clause }: Partial<Pick<Words, 'clause'>>, index: number): ParagraphChild[] =>
  index === 0 && clause !== undefined ? anchorsOf(clause) : [];

export const labelRuns = (text: string, lang: Lang, style: RunStyle = {}) =>
  plainRuns(text, lang, { ...style, label: true });

export const frame = (lang: Lang): { bidirectional?: true } =>
  directionOf(lang) === 'rtl' ? { bidirectional: true } : {};

function headed(
  line: Words,
  lang: Lang,
  step: number,
  keep: Standing['keep'],
  footnote: PutFootnote | undefined,
): Paragraph[] {
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
    return [alone, ...numbered({ ...line, label: '' }, lang, { indent: 0, keep, footnote }, true)];
  }
  const gap = label.length > 0 && text !== '' ? labelRuns(' ', lang) : [];
  return withReferences(line).map(
    (words, index) =>
      new Paragraph({
        ...frame(lang),
        ...styled(line, index === 0 ? 'first' : 'further', look),
        keepNext: true,
        children: [
          ...anchor(line, index),
          ...(index === 0 ? [...label, ...gap] : []),
          ...runsOf(words, lang, { footnote }),
        ],
      }),
  );
}

/** `indent` in twentieths of a point. */
type Setting = Pick<Standing, 'keep' | 'footnote'> & { readonly indent: number };

/** `under`: the label stands above, as a heading. */
function numbered(line: Words, lang: Lang, { indent, keep, footnote }: Setting, under = false): Paragraph[] {
  // «۱.» and "a)" hang beside the text; «بند ۱.» and "пункт 1." stand in it, a hanging indent would be half the line.
  const hangs = line.label !== '' && [...line.label].length <= 4;
  const left = hangs ? indent + STEP : indent;
  return withReferences(line).map((words, index) => {
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
      children: [...anchor(under ? {} : line, index), ...label, ...runsOf(words, lang, { footnote })],
    });
  });
}
