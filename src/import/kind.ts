/**
 * What kind of clause a row is when the file does not say. Ids of aligned texts carry it ("pre.3", "art7.title",
 * "art7.2"); without ids only the first row is told apart. In doubt a row is a paragraph: that never loses a word and
 * is one click to change, while a wrong heading renumbers everything below it.
 */
import type { ClauseKind } from '../domain/clause/clause.ts';
import { TITLE } from './labels.ts';

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
