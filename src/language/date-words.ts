/**
 * Reads month names as they stand in a text: inflected ("noyabrın", "қарашада"), in older or
 * foreign spellings («آگوست» beside «اوت»), with the wrong keyboard's letters. Writing them is `date.ts`; reading has to be
 * more generous than writing.
 */

import { dates as az } from './az/dates.ts';
import { lower } from './collation.ts';
import { dates as en } from './en/dates.ts';
import { dates as fa } from './fa/dates.ts';
import { dates as kk } from './kk/dates.ts';
import { LANGS, type Lang } from './language.ts';
import { foldOrthography } from './orthography.ts';
import type { DateFacts, EachLanguage } from './pack.ts';
import { dates as ru } from './ru/dates.ts';
import { dates as tk } from './tk/dates.ts';

export type NamedMonth = { readonly calendar: 'gregorian' | 'solar'; readonly month: number };

const DATES: EachLanguage<DateFacts> = { fa, ru, az, kk, tk, en };

type Stem = NamedMonth & { readonly stem: string; readonly endings: number };

const stemsOf = (lang: Lang): readonly Stem[] =>
  (['gregorian', 'solar'] as const).flatMap((calendar) =>
    DATES[lang].spellings[calendar].split(' ').flatMap((names, index) =>
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
