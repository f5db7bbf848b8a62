/**
 * How our own files say what they are, so that they come home whole: the exporters write these names and the import reads them,
 * in one place, because neither folder may know the other. Names, not ids: Word and LibreOffice give a style another id when they
 * save a file, and keep its name.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import { CLAUSE_KINDS, type ClauseKind, isClauseKind, MAX_LEVEL } from '../clause/clause.ts';
import { sha256 } from './digest.ts';
import { withoutDisallowed } from './disallowed.ts';
import { MARKS, type Mark, type RichText, type Run, richText, toPlain } from './text.ts';

/**
 * What a paragraph is to its clause. `first` begins one; `label` begins one too, but has only the label, the words follow; `further` goes
 * on with it. Of a footnote of Word `label` says that no sign in the words of the clause refers to it.
 */
export const PARTS = ['first', 'label', 'further'] as const;
export type OwnPart = (typeof PARTS)[number];
export type OwnPlace = { readonly kind: ClauseKind; readonly level: number; readonly part: OwnPart };

/** `look`: the style that it looks like, "" for ordinary text. */
export type OwnStyle = OwnPlace & { readonly look: string };

const FAMILY = 'Alternat';
/** How a file for translators names the code that stands for the sign of a footnote. */
export const FOOTNOTE_CODE = 'x-footnote';
/** Of a paragraph that is printed and no clause: draft, title of the resolution, parties, places to sign. */
export const BESIDE = 'beside';
/** Name of the style of characters for the number before a clause. */
export const LABEL_STYLE = `${FAMILY} label`;
/** Name of the style of characters for the number of a footnote in the text, where it is no footnote to Word: side by side. */
export const REFERENCE_STYLE = `${FAMILY} reference`;

/** "Alternat article 0 first Heading2"; the last word is there only where the style looks like another. */
export const styleName = ({ kind, level, part, look }: OwnStyle): string =>
  [FAMILY, kind, String(level), part, look].filter((word) => word !== '').join(' ');
export const besideStyle = (look = ''): string => [FAMILY, BESIDE, look].filter((word) => word !== '').join(' ');

/** The id under which we write a style; other programs make their own. */
export const styleId = (name: string): string => name.replaceAll(' ', '');

const STYLE = new RegExp(
  `^${FAMILY} ?(?:(${Object.keys(CLAUSE_KINDS).join('|')}) ?([0-${MAX_LEVEL}]) ?(${PARTS.join('|')})|(${BESIDE}))(?: ?([A-Za-z0-9]{1,20}))?$`,
  'i',
);

/** What the name (or our id) of a paragraph's style says; undefined for a style that is not ours. */
export function readStyle(name: string): OwnPlace | typeof BESIDE | undefined {
  const match = name.length <= 64 ? STYLE.exec(name) : null;
  if (!match) return undefined;
  if (match[4] !== undefined) return BESIDE;
  const [kind, part] = [match[1]?.toLowerCase(), match[3]?.toLowerCase()];
  return isClauseKind(kind) ? { kind, level: Number(match[2]), part: part as OwnPart } : undefined;
}
/** The last word of the name or id of one of our styles: the style that it looks like. */
export const lookOf = (name: string): string => STYLE.exec(name)?.[5] ?? '';

const checkOf = (words: string): string => sha256(words.normalize('NFC').replace(/\s+/gu, ' ').trim()).slice(0, 8);

/**
 * Of a list of States: its token, which comes home in its place, and how to see that the names are still those that were printed. `token`
 * is "" where a list goes on behind a stretch of another direction.
 */
export const slotTag = (token: string, words: string): string => `${token} ${checkOf(words)}`.trim();

/** What comes home for the words that stand at such a tag: the token, or the words where somebody has written in them. */
export function slotRead(tag: string, words: string): { readonly token: string } | { readonly words: string } {
  const [, token = '', check = ''] = /^(?:(\{[^{}]{1,60}\}) )?([0-9a-f]{8})$/.exec(tag) ?? [];
  return check !== '' && check === checkOf(words) ? { token } : { words };
}

const BOOKMARK = 'alt';
/** Word allows letters, digits and "_", and forty of them, and takes "A" and "a" for the same. */
const LONGEST_BOOKMARK = 40;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What is no small letter or digit is written as its code. */
const coded = (id: string): string =>
  id.replace(/[^a-z0-9]/g, (char) => `_${char.charCodeAt(0).toString(16).padStart(2, '0').slice(0, 2)}`);
const decoded = (written: string): string =>
  written.replace(/_([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const signOf = (id: string): string => sha256(id).slice(0, 8);

/**
 * The bookmarks of a clause: one, or several pieces of a long id, which stand at the same place; none for what is no id. Pieces have a sign of
 * the whole, since two ids may begin alike and a document has each name once.
 */
export function bookmarksOf(clause: string): readonly string[] {
  if (!ID.test(clause)) return [];
  const whole = coded(clause);
  if (`${BOOKMARK}_${whole}`.length <= LONGEST_BOOKMARK) return [`${BOOKMARK}_${whole}`];
  const sign = signOf(clause);
  const room = LONGEST_BOOKMARK - pieceName(0, sign, '').length;
  return Array.from({ length: Math.ceil(whole.length / room) }, (_, at) =>
    pieceName(at, sign, whole.slice(at * room, (at + 1) * room)),
  );
}
const pieceName = (at: number, sign: string, piece: string): string => `${BOOKMARK}${at}_${sign}_${piece}`;

const PIECE = new RegExp(`^${BOOKMARK}([0-9])_([0-9a-f]{8})_(.+)$`);
/** More than a paragraph of ours has, also where clauses were joined in Word. */
const MOST_BOOKMARKS = 100;

/** The clause that the bookmarks of a paragraph name, the first of several; undefined where none names one, or not whole. */
export function clauseOfBookmarks(names: readonly string[]): string | undefined {
  const pieces = new Map<string, string[]>();
  for (const name of names.slice(0, MOST_BOOKMARKS)) {
    if (name.length > LONGEST_BOOKMARK) continue;
    if (name.startsWith(`${BOOKMARK}_`)) {
      const id = decoded(name.slice(BOOKMARK.length + 1));
      if (ID.test(id)) return id;
    }
    const [, at, sign = '', piece = ''] = PIECE.exec(name) ?? [];
    if (at === undefined) continue;
    const own = pieces.get(sign) ?? [];
    own[Number(at)] = piece;
    pieces.set(sign, own);
  }
  for (const [sign, own] of pieces) {
    const id = decoded(own.join(''));
    if (ID.test(id) && signOf(id) === sign) return id;
  }
  return undefined;
}

/**
 * The properties of a Word file that list what is printed beside the text, and numbers that nobody reads as such: signs of their words, so that
 * what somebody wrote there since is not left out with it. Word keeps 255 characters of a property, so there are several.
 */
export const KNOWN_PROPERTY = 'alternat.beside';
/** Blanks, and what is taken out of a text that comes in, do not count. */
export const knownSign = (words: string): string =>
  sha256(withoutDisallowed(words).text.replace(/[\s\u00ad]/g, '')).slice(0, 10);

/** The property of a Word file, and the name in a page's head, that lists the languages: "fa ru kk". */
export const LANGUAGES_PROPERTY = 'alternat.languages';

/** The column of a table for marks, which its text has no room for. Only our own tables have it. */
export const MARKS_COLUMN = 'marks';

/** Stretches of a cell with marks: "ru/45 0-7 bold+italic", where 45 is the length of the text by which it is known again. */
export function marksOf(lang: string, text: RichText): string[] {
  const stretches: string[] = [];
  const length = toPlain(text).length;
  let at = 0;
  for (const paragraph of text) {
    for (const { text: words, marks } of paragraph) {
      if (marks) stretches.push(`${lang}/${length} ${at}-${at + words.length} ${marks.join('+')}`);
      at += words.length;
    }
    at++;
  }
  return stretches;
}

const STRETCH = /^([a-z]{2})\/(\d{1,6}) (\d{1,6})-(\d{1,6}) ([a-z+]{1,30})$/;

/** The cells with the marks that `written` says; those of a text of another length are left out, and `lost` counts their cells. */
export function withMarks(
  texts: PerLang<string>,
  written: string,
): { readonly rich: PerLang<RichText>; readonly lost: number } {
  const stretches = new Map<string, { from: number; to: number; marks: Mark[] }[]>();
  const lost = new Set<string>();
  for (const said of written.split(';')) {
    if (said.trim() === '') continue;
    const [, lang = '', length, from, to, names = ''] = STRETCH.exec(said.trim()) ?? [];
    const text = texts[lang as Lang];
    if (text === undefined || text.length !== Number(length) || Number(to) > text.length) lost.add(lang);
    else {
      const marks = MARKS.filter((mark) => names.split('+').includes(mark));
      const own = stretches.get(lang) ?? [];
      own.push({ from: Number(from), to: Number(to), marks });
      stretches.set(lang, own);
    }
  }
  const rich = Object.entries(texts).map(([lang, text]) => {
    const runs: Run[] = [];
    let at = 0;
    for (const { from, to, marks } of stretches.get(lang) ?? []) {
      if (from < at) continue;
      runs.push({ text: text.slice(at, from) }, { text: text.slice(from, to), marks });
      at = Math.max(from, to);
    }
    return [lang, richText([...runs, { text: text.slice(at) }])];
  });
  return { rich: Object.fromEntries(rich), lost: lost.size };
}
