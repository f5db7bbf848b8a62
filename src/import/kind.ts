/**
 * What kind of clause a row is when the file does not say. Ids of aligned texts carry it ("pre.3", "art7.title",
 * "art7.2"); without ids only the first row is told apart. In doubt a row is a paragraph: that never loses a word and
 * is one click to change, while a wrong heading renumbers everything below it.
 */
import type { ClauseKind } from '../domain/clause.ts';
import { persianOrdinal } from '../domain/numbering.ts';

export type Place = { readonly kind: ClauseKind; readonly level: number };

/** The inference table, first match wins. Ids are matched in lower case. */
const BY_ID: readonly (readonly [pattern: RegExp, place: Place])[] = [
  [/^title$/, { kind: 'title', level: 0 }],
  [/^(?:pre|preamble)(?:\.title|\.heading)?$/, { kind: 'heading', level: 0 }],
  [/^(?:part|chapter|section|sec|ch|heading|h)[.-]?\d+(?:\.title|\.heading)?$/, { kind: 'heading', level: 0 }],
  [/^(?:pre|preamble|recital|rec)[.-]?(?:p\.)?\d+$/, { kind: 'recital', level: 0 }],
  [/^(?:art|article)[.-]?\d+(?:\.title|\.heading)?$/, { kind: 'article', level: 0 }],
  [/^(?:art|article)[.-]?\d+\.(?:p\.|para?\.)?\d+$/, { kind: 'paragraph', level: 1 }],
  [/^(?:art|article)[.-]?\d+\.(?:p\.|para?\.)?\d+\.[a-z0-9]+$/, { kind: 'subparagraph', level: 2 }],
  [/^(?:p|para|paragraph)[.-]?\d+$/, { kind: 'paragraph', level: 0 }],
  [/^(?:p|para|paragraph)[.-]?\d+\.[a-z0-9]+$/, { kind: 'subparagraph', level: 1 }],
  [/^(?:testimonium|done|final)(?:[.-]?\d+)?$/, { kind: 'testimonium', level: 0 }],
];

const PARAGRAPH: Place = { kind: 'paragraph', level: 0 };

/** A row's id decides if it follows the table. */
export const placeById = (id: string): Place | undefined =>
  BY_ID.find(([pattern]) => pattern.test(id.toLowerCase()))?.[1];

/** A title is short in every language; longer first rows are text. */
const TITLE = 200;

/** Without a telling id: the first of several rows is the title if it is one short paragraph, all else is text. */
export function placeByPosition(texts: readonly string[], index: number, total: number): Place {
  const titled = index === 0 && total > 1 && texts.every((text) => text.length <= TITLE && !text.includes('\n'));
  return titled ? { kind: 'title', level: 0 } : PARAGRAPH;
}

/** The level a kind has when a file states the kind but no level; `above` is the last article or heading, if any. */
export function levelOf(kind: ClauseKind, above: Place | undefined): number {
  const inside = above?.kind === 'article' ? above.level + 1 : 0;
  if (kind === 'paragraph') return inside;
  return kind === 'subparagraph' ? inside + 1 : 0;
}

const NUMBERED = /^[([]?\p{Nd}{1,3}(?:[.)\]]|\s*[-–—ـ])\s*/u;
const LETTERED = /^\(?\p{L}{1,3}\)\s/u;
/** Text goes on after these; a heading does not end with them. */
const SENTENCE_END = /[.,;:؛،!?؟]$/u;

/** «مادهٔ اول» ... «نود و نهم», the longest first. */
const ORDINALS = Array.from({ length: 99 }, (_, index) => persianOrdinal(index + 1))
  .sort((a, b) => b.length - a.length)
  .join('|');

/** Words that name a unit, in all languages that put it before the number, and in those that put it behind. */
const unit = (before: string, behind: string): RegExp => {
  const number = `(?:\\p{Nd}{1,3}|[IVXLC]{1,7}|${ORDINALS})`;
  // "Статья 5 применяется" speaks of an article. A script without capitals needs a sign behind the number.
  const end = '(?!(?!ـ)[\\p{L}\\p{M}\\p{Nd}])(?=\\s*(?:$|[.:)\\]\\n–—ـ-])|\\s+[\\p{Lu}«“"(])';
  return new RegExp(
    `^(?:(?:${before})\\s+(?:№\\s*)?${number}|${number}(?:\\s*[-‐–]\\s*\\p{Ll}{1,4})??\\s*[-‐–]?\\s*(?:${behind}))${end}`,
    'u',
  );
};
const ARTICLE = unit('Статья|СТАТЬЯ|Article|ARTICLE|Maddə|MADDƏ|ماده|مادهٔ|مادۀ', 'бап|БАП|madda|MADDA|maddə|MADDƏ');
const CHAPTER = unit('Глава|ГЛАВА|Chapter|CHAPTER|فصل', 'тарау|ТАРАУ|fəsil|FƏSİL|bap|BAP');
const PART = unit(
  'Раздел|РАЗДЕЛ|Часть|ЧАСТЬ|Part|PART|Section|SECTION|بخش',
  'бөлім|БӨЛІМ|bölmə|BÖLMƏ|hissə|HİSSƏ|bölüm|BÖLÜM',
);
const LABELS: readonly (readonly [pattern: RegExp, place: Place])[] = [
  [ARTICLE, { kind: 'article', level: 0 }],
  [PART, { kind: 'heading', level: 0 }],
  [CHAPTER, { kind: 'heading', level: 1 }],
];
/** A label is at the very beginning; a chapter that stands in no part is the highest heading. */
const placeByLabel = (text: string): Place | undefined =>
  LABELS.find(([pattern]) => pattern.test(text.slice(0, 60)))?.[1];

/**
 * Outlines of the rows of a document by the numbers and labels typed in front of them, one text a row. Where nothing is numbered all
 * rows are paragraphs; else what has no number is a heading if it is short and no sentence, and before the first number a
 * recital. What stands under an article is inside it.
 */
export function placesByNumber(rows: readonly string[]): Place[] {
  const labels = rows.map(placeByLabel);
  const parts = labels.some((label) => label?.kind === 'heading' && label.level === 0);
  const first = rows.findIndex((text, index) => labels[index] !== undefined || NUMBERED.test(text));
  let inside = 0;
  let bare = false;
  return rows.map((text, index): Place => {
    const label = labels[index];
    const afterBare = bare;
    bare = false;
    if (label) {
      inside = label.kind === 'article' ? 1 : 0;
      bare = label.kind === 'article' && text.length < SHORT_LABEL;
      return { ...label, level: parts ? label.level : 0 };
    }
    if (LETTERED.test(text) && first >= 0) return { kind: 'subparagraph', level: inside + 1 };
    if (NUMBERED.test(text)) return { kind: 'paragraph', level: inside };
    const start = placeByPosition([text], index, rows.length);
    if (start.kind === 'title' || first < 0) return start;
    if (!afterBare && text.length <= TITLE && !SENTENCE_END.test(text.trimEnd())) {
      inside = 0;
      return { kind: 'heading', level: 0 };
    }
    if (index < first) return { kind: 'recital', level: 0 };
    return index === rows.length - 1 && !afterBare
      ? { kind: 'testimonium', level: 0 }
      : { kind: 'paragraph', level: inside };
  });
}

/** "Статья 12" alone: what follows is its text. */
const SHORT_LABEL = 16;
