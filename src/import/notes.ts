/** Footnotes that several languages have at one clause: the first of each belong together, and so on. */
import { MAX_LEVEL } from '../domain/clause/clause.ts';
import type { RichText } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import type { DocxNote } from './docx-notes.ts';

export type NotedClause = { readonly id?: string; readonly level: number; readonly texts: PerLang<RichText> };

/** `level`: of those that say none. */
export function notedTogether(notes: ReadonlyMap<Lang, readonly DocxNote[]>, level: number): NotedClause[] {
  const most = [...notes.values()].reduce((longest, { length }) => Math.max(longest, length), 0);
  return Array.from({ length: most }, (_, at) => {
    const each = [...notes].flatMap(([lang, own]) => (own[at] ? [[lang, own[at]] as const] : []));
    const id = each.find(([, note]) => note.clause !== undefined)?.[1].clause;
    const own = each.find(([, note]) => note.level !== undefined)?.[1].level;
    return {
      ...(id === undefined ? {} : { id }),
      level: Math.min(own ?? level, MAX_LEVEL),
      texts: Object.fromEntries(each.map(([lang, { text }]) => [lang, text])),
    };
  });
}
