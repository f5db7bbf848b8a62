/**
 * Other wording in the making: what its author has changed, on which text, and how that stands to the text as it is now.
 * Pure. A column that is not touched is not part of it and follows the present text.
 */
import { merge3 } from '../../diff/merge.ts';
import { carry } from '../../domain/negotiation/proposal.ts';
import type { Conflict } from '../../domain/negotiation/record.ts';
import { perLang } from '../../domain/verdict.ts';
import type { Lang, PerLang } from '../../language/language.ts';

/** `base` has the columns of `texts`: each as it stood when its author began to change it. */
export type Writing = { readonly texts: PerLang<string>; readonly base: PerLang<string> };
export const NOTHING: Writing = { texts: {}, base: {} };

export type Present = (lang: Lang) => string;

/** Where a touched column stands when the text went on: on the present text by itself, or with words in conflict. */
export type Moved = {
  readonly base: string;
  readonly present: string;
  readonly merged: string;
  readonly conflicts: readonly Conflict[];
};

const without = (values: PerLang<string>, lang: Lang): PerLang<string> =>
  Object.fromEntries(perLang(values).filter(([each]) => each !== lang));

export const wordingOf = ({ texts }: Writing, lang: Lang, present: Present): string => texts[lang] ?? present(lang);

/** The author's column reads `text` now. Back at the text it began from, it is not touched any more. */
export function written(writing: Writing, lang: Lang, text: string, present: Present): Writing {
  const base = writing.base[lang] ?? present(lang);
  if (text === base) return { texts: without(writing.texts, lang), base: without(writing.base, lang) };
  return { texts: { ...writing.texts, [lang]: text }, base: { ...writing.base, [lang]: base } };
}

/** Columns in which the text went on since the author began; one that says the same as they do by now is none. */
export function movedColumns({ texts, base }: Writing, present: Present): PerLang<Moved> {
  const moved: { [lang in Lang]?: Moved } = {};
  for (const [lang, mine] of perLang(texts)) {
    const from = base[lang] ?? '';
    const now = present(lang);
    if (now === from || now === mine) continue;
    const result = carry({ base: from, mine, theirs: now }, lang, merge3);
    moved[lang] = {
      base: from,
      present: now,
      merged: result.ok ? result.text : mine,
      conflicts: result.ok ? [] : result.conflicts,
    };
  }
  return moved;
}

/** Puts a column on the present text: merged where that can be done, otherwise with the author's words as they are. */
export function takenOver(writing: Writing, lang: Lang, present: Present): Writing {
  const moved = movedColumns(writing, present)[lang];
  if (!moved) return writing;
  const rest = { texts: without(writing.texts, lang), base: without(writing.base, lang) };
  if (moved.merged === moved.present) return rest;
  return {
    texts: { ...rest.texts, [lang]: moved.merged },
    base: { ...rest.base, [lang]: moved.present },
  };
}

/** All columns that can be put on the present text without asking anybody, are. */
export function carriedAlong(writing: Writing, present: Present): Writing {
  return perLang(movedColumns(writing, present)).reduce(
    (at, [lang, { conflicts }]) => (conflicts.length > 0 ? at : takenOver(at, lang, present)),
    writing,
  );
}

/** What would be tabled: columns that differ from the present text. */
export const tabledTexts = ({ texts }: Writing, present: Present): PerLang<string> =>
  Object.fromEntries(perLang(texts).filter(([lang, text]) => text !== present(lang)));
