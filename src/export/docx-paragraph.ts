/**
 * Lines of the outline as Word paragraphs: real heading styles (they make the navigation pane and a tagged PDF), literal
 * numbers (an automatic list would count by itself and could disagree with the agreed text), indents by level.
 */
import { AlignmentType, HeadingLevel, LineRuleType, Paragraph } from 'docx';
import type { Lang } from '../domain/language.ts';
import { toPlain } from '../domain/text.ts';
import { directionOf, plainRuns, type RunStyle, runsOf } from './docx-run.ts';
import type { Line } from './outline.ts';

/** What is printed of a clause; a line of the outline or a block of a job. */
export type Words = Pick<Line, 'kind' | 'level' | 'indent' | 'label' | 'paragraphs'>;

export const TIGHT = { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO };
/** Of hardly any height: Word needs a paragraph after a table. */
export const TINY = { spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } };
/** One indentation step, twentieths of a point (1 cm). */
const STEP = 567;

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

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
      (words) =>
        new Paragraph({ ...frame(lang), heading: HeadingLevel.TITLE, keepNext: true, children: runsOf(words, lang) }),
    );
  }
  if (line.kind === 'heading' || line.kind === 'article') return headed(line, lang, step ?? line.level + 1, keep);
  return numbered(line, lang, line.indent * STEP, keep);
}

/** The paragraphs of one line inside a table cell: the same words, smaller, without heading styles. */
export function cellParagraphs(line: Words, lang: Lang, style: RunStyle, keep = false): Paragraph[] {
  const bold = line.kind === 'title' || line.kind === 'heading' || line.kind === 'article';
  const own = bold ? { ...style, bold } : style;
  return line.paragraphs.map(
    (words, index) =>
      new Paragraph({
        ...frame(lang),
        spacing: TIGHT,
        ...(keep ? { keepNext: true } : {}),
        children: [
          ...(index === 0 && line.label !== '' ? plainRuns(`${line.label} `, lang, own) : []),
          ...runsOf(words, lang, own),
        ],
      }),
  );
}

/** A centred line in the language of a column: the name of the summit, the word "draft". */
export const centred = (text: string, lang: Lang, style: RunStyle, after = 120, keepNext = false): Paragraph =>
  new Paragraph({
    ...frame(lang),
    ...(keepNext ? { keepNext } : {}),
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: plainRuns(text, lang, style),
  });

export const frame = (lang: Lang): { bidirectional?: true } =>
  directionOf(lang) === 'rtl' ? { bidirectional: true } : {};

function headed(line: Words, lang: Lang, step: number, keep: Standing['keep']): Paragraph[] {
  const heading = HEADINGS[Math.min(step, HEADINGS.length) - 1];
  const text = toPlain(line.paragraphs);
  const label = line.label === '' ? [] : plainRuns(line.label, lang);
  // An article may be a heading over paragraphs or the whole provision; a provision is not set as a heading.
  if (label.length > 0 && (line.paragraphs.length > 1 || text.length > 140)) {
    const alone = new Paragraph({ ...frame(lang), heading, keepNext: true, children: label });
    return [alone, ...numbered({ ...line, label: '' }, lang, 0, keep)];
  }
  const gap = label.length > 0 && text !== '' ? plainRuns(' ', lang) : [];
  return line.paragraphs.map(
    (words, index) =>
      new Paragraph({
        ...frame(lang),
        heading,
        keepNext: true,
        children: [...(index === 0 ? [...label, ...gap] : []), ...runsOf(words, lang)],
      }),
  );
}

function numbered(line: Words, lang: Lang, indent: number, keep: Standing['keep']): Paragraph[] {
  // «۱.» and "a)" hang beside the text; «بند ۱.» and "пункт 1." stand in it, a hanging indent would be half the line.
  const hangs = line.label !== '' && [...line.label].length <= 4;
  const left = hangs ? indent + STEP : indent;
  return line.paragraphs.map((words, index) => {
    const first = index === 0 && line.label !== '';
    const label = first
      ? [...plainRuns(line.label, lang), hangs ? plainRuns('\t', lang) : plainRuns(' ', lang)].flat()
      : [];
    return new Paragraph({
      ...frame(lang),
      ...(left > 0 ? { indent: { left, ...(first && hangs ? { hanging: STEP } : {}) } } : {}),
      ...(line.kind === 'testimonium' ? { spacing: { before: 360 } } : {}),
      ...(line.kind === 'testimonium' || keep === 'all' || (keep === 'last' && index === line.paragraphs.length - 1)
        ? { keepNext: true }
        : {}),
      children: [...label, ...runsOf(words, lang)],
    });
  });
}
