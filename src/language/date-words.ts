/**
 * Reads month names as they stand in a text: inflected ("noyabrın", "қарашада"), in older or
 * foreign spellings («آگوست» beside «اوت»), with the wrong keyboard's letters. Writing them is `date.ts`; reading has to be
 * more generous than writing.
 */

import { lower } from './collation.ts';
import { DATES } from './date.ts';
import { LANGS, type Lang } from './language.ts';
import { foldOrthography } from './orthography.ts';

export type NamedMonth = { readonly calendar: 'gregorian' | 'solar'; readonly month: number };

type Stem = NamedMonth & { readonly stem: string; readonly endings: number };

const spellingsOf = (lang: Lang, calendar: 'gregorian' | 'solar'): readonly string[] => {
  const { spellings, months } = DATES[lang];
  return spellings[calendar]?.split(' ') ?? months[calendar].map((name) => lower(lang, name));
};

const stemsOf = (lang: Lang): readonly Stem[] =>
  (['gregorian', 'solar'] as const).flatMap((calendar) =>
    spellingsOf(lang, calendar).flatMap((names, index) =>
      names.split('/').map((name) => ({
        calendar,
        month: index + 1,
        stem: foldOrthography(lang, name.replace('=', '')),
        endings: name.endsWith('=') ? 0 : DATES[lang].longestEnding,
      })),
    ),
  );

const STEMS = new Map(LANGS.map((lang) => [lang, stemsOf(lang)]));

/**
 * The month a word names in `lang`, inflected or not; undefined when it names none. Short names are ordinary words, too
 * («دی», "may"): ask only about a word next to a day or a year.
 */
export function monthNamed(lang: Lang, word: string): NamedMonth | undefined {
  const key = foldOrthography(lang, lower(lang, word));
  const found = STEMS.get(lang)?.find(
    ({ stem, endings }) => key.startsWith(stem) && key.length - stem.length <= endings,
  );
  return found && { calendar: found.calendar, month: found.month };
}
