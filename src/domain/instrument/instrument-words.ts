/**
 * The few sentences of an instrument that are computed and not negotiated: its title where nobody gave one, "Division I", the
 * words above the list of parties, the closing formula. The words are those of the packs.
 */

import { compareText } from '../../language/collation.ts';
import { formatDateBoth } from '../../language/date.ts';
import { joinList, type Lang, type PerLang } from '../../language/language.ts';
import { digits } from '../../language/number.ts';
import { closingFormula, INSTRUMENT_WORDS, pieceLabel } from '../../language/printed-instrument.ts';
import { dayOf, type InstrumentForm, type InstrumentSetting, originalsIn } from './instrument.ts';

const said = (numbers: readonly string[], lang: Lang, n: number): string => numbers[n - 1] ?? digits(lang, String(n));

/** The title in the words of the setting, else "Joint Declaration of the First Summit ...". */
export function instrumentTitle(
  { kind, title }: Pick<InstrumentSetting, 'kind' | 'title'>,
  summitName: PerLang<string>,
  lang: Lang,
): string {
  const words = INSTRUMENT_WORDS[lang];
  return title[lang]?.trim() || words.title(words.kinds[kind], summitName[lang] ?? '');
}

/** "Division I", «پیوست ۱»; `n` from 1. */
export const partLabel = (form: InstrumentForm, lang: Lang, n: number): string =>
  pieceLabel(lang, form === 'parts' ? 'part' : 'annex', n);

export const partiesHeading = (lang: Lang): string => INSTRUMENT_WORDS[lang].parties;

/** The sentence that binds the annexes to the instrument; "" for the form of parts, whose text follows by itself. */
export function coveringText({ form, kind, resolutions }: InstrumentSetting, lang: Lang): string {
  if (form === 'parts') return '';
  const words = INSTRUMENT_WORDS[lang];
  const annexes = joinList(
    lang,
    resolutions.map((_, index) => pieceLabel(lang, 'annex', index + 1)),
  );
  return words.cover(words.kinds[kind], annexes);
}

/**
 * The closing formula: place, day in both calendars, number of originals, languages in the alphabetical order of `lang`; behind it
 * what the text says of its own standing. "" while the day is no day.
 */
export function testimonium(setting: InstrumentSetting, parties: number, lang: Lang): string {
  const date = dayOf(setting.date);
  if (!date) return '';
  const words = INSTRUMENT_WORDS[lang];
  const { kind, outcome } = setting;
  const named = setting.languages.map((each) => words.languages[each]).sort((a, b) => compareText(lang, a, b));
  const alternat = originalsIn(setting) === 'alternat';
  const place = setting.place[lang] ?? '';
  const facts = {
    kind,
    place: words.at?.(place) ?? place,
    date: formatDateBoth(lang, date),
    count: said(words.numbers, lang, alternat ? parties : 1),
    languages: joinList(lang, named),
  };
  if (!outcome) return words.done({ ...facts, single: !alternat, oneLanguage: named.length === 1 });
  const { nature, act, prevailing, status } = outcome;
  const formula = closingFormula(lang, {
    ...{ ...facts, nature, act, single: !alternat || parties === 1, several: named.length > 1 },
    prevailing: prevailing ? words.languages[prevailing] : '',
  });
  return [formula, status?.[lang]?.trim()].filter(Boolean).join(' ');
}

export const signedFor = (lang: Lang): string => INSTRUMENT_WORDS[lang].signedFor;
