/**
 * Reads month names as they stand in a text: inflected ("noyabrın", "қарашада"), in older or
 * foreign spellings («آگوست» beside «اوت»), with the wrong keyboard's letters. Writing them is `date.ts`; reading has to be
 * more generous than writing.
 */
import { lower } from './collation.ts';
import { LANGS, type Lang } from './language.ts';
import { foldOrthography } from './orthography.ts';

export type NamedMonth = { readonly calendar: 'gregorian' | 'solar'; readonly month: number };

/** Twelve months, "/" between spellings of one; a trailing "=" means the word takes no ending. */
type Spellings = { readonly gregorian: string; readonly solar: string };

const SPELLINGS: Readonly<Record<Lang, Spellings>> = {
  fa: {
    gregorian: 'ژانویه فوریه مارس آوریل/اپریل مه/می ژوئن/جون ژوئیه/جولای اوت/آگوست/اگوست سپتامبر اکتبر نوامبر دسامبر',
    solar: 'فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند',
  },
  ru: {
    gregorian: 'январ феврал март апрел май=/мая=/мае=/маю=/маем= июн июл август сентябр октябр ноябр декабр',
    solar: 'фарвардин ордибехешт хордад тир мордад шахривер/шахривар мехр абан азер/азар дей=/дея=/дее= бахман эсфанд',
  },
  az: {
    gregorian: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
    solar:
      'fərvərdin ordibeheşt xordad/xordəd tir mordad/mordəd şəhrivər/şəhrivar mehr aban/abən azər dey bəhmən isfənd',
  },
  kk: {
    gregorian: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйе қазан қараша желтоқсан',
    solar: 'фарвардин ордибехешт хордад тир мордад шахривар мехр абан азар дей бахман эсфанд',
  },
  tk: {
    gregorian: 'ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr',
    solar:
      'farwardin/farvardin ordibeheşt/ordibehesht hordad/khordad tir mordad şahriwar/shahrivar mehr aban azar deý/dey bahman esfand',
  },
  en: {
    gregorian: 'january february march april may june july august september october november december',
    solar: 'farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand',
  },
};

/** Longest ending in characters of the folded word: ru феврал-ем, az noyabr-ındakı. */
const LONGEST_ENDING: Readonly<Record<Lang, number>> = { fa: 0, ru: 2, az: 6, kk: 6, tk: 6, en: 0 };

type Stem = NamedMonth & { readonly stem: string; readonly endings: number };

const stemsOf = (lang: Lang): readonly Stem[] =>
  (['gregorian', 'solar'] as const).flatMap((calendar) =>
    SPELLINGS[lang][calendar].split(' ').flatMap((names, index) =>
      names.split('/').map((name) => ({
        calendar,
        month: index + 1,
        stem: foldOrthography(lang, name.replace('=', '')),
        endings: name.endsWith('=') ? 0 : LONGEST_ENDING[lang],
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
