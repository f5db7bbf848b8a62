/**
 * The few sentences of an instrument that are computed and not negotiated: its title where nobody gave one, "Division I", the
 * words above the list of parties, the closing formula. Formulas follow published treaties; see the marks for what a native legal
 * linguist should read first.
 */
import { compareText } from '../language/collation.ts';
import { formatDateBoth } from '../language/date.ts';
import { joinList, type Lang, type PerLang } from '../language/language.ts';
import { digits, formatInteger, ordinalSuffixed, roman } from '../language/number.ts';
import { ordinalInWords } from '../language/numbering.ts';
import {
  dayOf,
  type InstrumentForm,
  type InstrumentKind,
  type InstrumentSetting,
  originalsIn,
} from './instrument/instrument.ts';
import { closingFormula } from './language-closing.ts';

type Words = {
  readonly kinds: { readonly [kind in InstrumentKind]: string };
  /** `{kind}` of `{summit}`. */
  readonly title: (kind: string, summit: string) => string;
  /** Another word than the headings inside the resolutions have («بخش», "Раздел"), or two things would be called the same. */
  readonly part: (n: number) => string;
  readonly annex: (n: number) => string;
  /** Above the list of parties. */
  readonly parties: string;
  /** In `annexes`: what stands between the list of parties and the closing formula. */
  readonly cover: (kind: string, annexes: string) => string;
  /** Names of languages as the formula inflects them. */
  readonly languages: { readonly [lang in Lang]: string };
  /** One to ten, as the formula inflects them. */
  readonly numbers: readonly string[];
  /** The formula of a first edition, which knew of signed texts only; another outcome has its own (`language-closing`). */
  readonly done: (facts: Done) => string;
  /** Above a State's name at its place of signature; "" where the name would have to be inflected after it. */
  readonly signedFor: string;
};
type Done = {
  readonly kind: InstrumentKind;
  readonly place: string;
  readonly date: string;
  readonly count: string;
  readonly single: boolean;
  readonly languages: string;
  /** Texts cannot be equally authentic where there is one; originals can. */
  readonly oneLanguage: boolean;
};

const list = (text: string): readonly string[] => text.split(' ');
const said = (words: Words, lang: Lang, n: number): string => words.numbers[n - 1] ?? digits(lang, String(n));

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, Words>> = {
  fa: {
    kinds: {
      declaration: 'اعلامیهٔ مشترک',
      statement: 'بیانیهٔ مشترک',
      resolution: 'قطعنامهٔ مشترک',
      protocol: 'پروتکل',
      memorandum: 'یادداشت تفاهم',
    },
    title: (kind, summit) => `${kind} ${summit}`,
    part: (n) => `قسمت ${ordinalInWords('fa', n)}`,
    annex: (n) => `پیوست ${formatInteger('fa', n)}`,
    parties: 'شرکت‌کنندگان:',
    cover: (kind, annexes) => `متن این ${kind} در ${annexes} آمده است که جزء جدایی‌ناپذیر آن هستند.`,
    languages: { fa: 'فارسی', ru: 'روسی', az: 'آذربایجانی', kk: 'قزاقی', tk: 'ترکمنی', en: 'انگلیسی' },
    numbers: list('یک دو سه چهار پنج شش هفت هشت نه ده'),
    done: ({ kind, place, date, count, single, languages, oneLanguage }) =>
      `${{ declaration: 'این اعلامیه', statement: 'این بیانیه', resolution: 'این قطعنامه', protocol: 'این پروتکل', memorandum: 'این یادداشت تفاهم' }[kind]} در شهر ${place} در تاریخ ${date} در ${count} نسخه اصلی به ${oneLanguage ? 'زبان' : 'زبان‌های'} ${languages} تنظیم شد${!oneLanguage ? ' که همه متون از اعتبار یکسان برخوردارند' : single ? '' : ' که همه نسخه‌ها از اعتبار یکسان برخوردارند'}.`,
    signedFor: 'از طرف',
  },
  ru: {
    kinds: {
      declaration: 'Совместная декларация',
      statement: 'Совместное заявление',
      resolution: 'Совместная резолюция',
      protocol: 'Протокол',
      memorandum: 'Меморандум о взаимопонимании',
    },
    title: (kind, summit) => `${kind}. ${summit}`,
    part: (n) => `Часть ${roman(n)}`,
    annex: (n) => `Приложение ${n}`,
    parties: 'Участники:',
    cover: (_kind, annexes) =>
      `Текст настоящего документа содержится в следующих приложениях, составляющих его неотъемлемую часть: ${annexes}.`,
    languages: {
      fa: 'персидском',
      ru: 'русском',
      az: 'азербайджанском',
      kk: 'казахском',
      tk: 'туркменском',
      en: 'английском',
    },
    numbers: list('одном двух трёх четырёх пяти шести семи восьми девяти десяти'),
    done: ({ place, date, count, single, languages, oneLanguage }) =>
      `Совершено в городе ${place} ${date}, в ${count} ${single ? 'экземпляре' : oneLanguage ? 'экземплярах' : 'экземплярах, каждый'} на ${languages} ${oneLanguage ? 'языке' : 'языках'}${!oneLanguage ? ', причём все тексты имеют одинаковую силу' : single ? '' : ', причём все экземпляры имеют одинаковую силу'}.`,
    signedFor: '',
  },
  az: {
    kinds: {
      declaration: 'Birgə Bəyannamə',
      statement: 'Birgə Bəyanat',
      resolution: 'Birgə Qətnamə',
      protocol: 'Protokol',
      memorandum: 'Anlaşma Memorandumu',
    },
    title: (kind, summit) => `${kind}. ${summit}`,
    part: (n) => `${roman(n)} hissə`,
    annex: (n) => `Əlavə ${n}`,
    parties: 'İştirakçılar:',
    cover: (_kind, annexes) => `Bu sənədin mətni onun ayrılmaz hissəsi olan aşağıdakı əlavələrdədir: ${annexes}.`,
    languages: { fa: 'fars', ru: 'rus', az: 'Azərbaycan', kk: 'qazax', tk: 'türkmən', en: 'ingilis' },
    numbers: list('bir iki üç dörd beş altı yeddi səkkiz doqquz on'),
    done: ({ place, date, count, single, languages, oneLanguage }) =>
      `${place} şəhərində ${date}, ${languages} ${oneLanguage ? 'dilində' : 'dillərində'} ${count} əsl nüsxədə tərtib edilmişdir${!oneLanguage ? ', bütün mətnlər eyni qüvvəyə malikdir' : single ? '' : ', bütün nüsxələr eyni qüvvəyə malikdir'}.`,
    signedFor: '',
  },
  kk: {
    kinds: {
      declaration: 'Бірлескен декларация',
      statement: 'Бірлескен мәлімдеме',
      resolution: 'Бірлескен қарар',
      protocol: 'Хаттама',
      memorandum: 'Өзара түсіністік туралы меморандум',
    },
    title: (kind, summit) => `${kind}. ${summit}`,
    part: (n) => `${roman(n)} бөлік`,
    annex: (n) => `${n}-қосымша`,
    parties: 'Қатысушылар:',
    cover: (_kind, annexes) =>
      `Осы құжаттың мәтіні оның ажырамас бөлігі болып табылатын мына қосымшаларда берілген: ${annexes}.`,
    languages: { fa: 'парсы', ru: 'орыс', az: 'әзербайжан', kk: 'қазақ', tk: 'түрікмен', en: 'ағылшын' },
    numbers: list('бір екі үш төрт бес алты жеті сегіз тоғыз он'),
    done: ({ place, date, count, single, languages, oneLanguage }) =>
      `${place} қаласында ${date}, ${count} түпнұсқа данада ${languages} ${oneLanguage ? 'тілінде' : 'тілдерінде'} жасалды${!oneLanguage ? ', әрі барлық мәтіндердің күші бірдей' : single ? '' : ', әрі барлық даналардың күші бірдей'}.`,
    signedFor: '',
  },
  tk: {
    kinds: {
      declaration: 'Bilelikdäki Beýannama',
      statement: 'Bilelikdäki Beýanat',
      resolution: 'Bilelikdäki Karar',
      protocol: 'Teswirnama',
      memorandum: 'Özara düşünişmek hakynda Ähtnama',
    },
    title: (kind, summit) => `${kind}. ${summit}`,
    part: (n) => `${roman(n)} bölek`,
    annex: (n) => `${ordinalSuffixed('tk', n)} goşundy`,
    parties: 'Gatnaşyjylar:',
    cover: (_kind, annexes) =>
      `Şu resminamanyň teksti onuň aýrylmaz bölegi bolan şu goşundylarda getirilýär: ${annexes}.`,
    languages: { fa: 'pars', ru: 'rus', az: 'azerbaýjan', kk: 'gazak', tk: 'türkmen', en: 'iňlis' },
    numbers: list('bir iki üç dört bäş alty ýedi sekiz dokuz on'),
    done: ({ place, date, count, single, languages, oneLanguage }) =>
      `${place} şäherinde ${date}, ${languages} ${oneLanguage ? 'dilinde' : 'dillerinde'} ${count} asyl nusgada taýýarlanyldy${!oneLanguage ? ', ähli tekstleriň güýji deňdir' : single ? '' : ', ähli nusgalaryň güýji deňdir'}.`,
    signedFor: '',
  },
  en: {
    kinds: {
      declaration: 'Joint Declaration',
      statement: 'Joint Statement',
      resolution: 'Joint Resolution',
      protocol: 'Protocol',
      memorandum: 'Memorandum of Understanding',
    },
    title: (kind, summit) => `${kind} of the ${summit}`,
    part: (n) => `Division ${roman(n)}`,
    annex: (n) => `Annex ${n}`,
    parties: 'Participants:',
    cover: (_kind, annexes) =>
      `The text of this instrument is contained in the following annexes, which form an integral part of it: ${annexes}.`,
    languages: { fa: 'Persian', ru: 'Russian', az: 'Azerbaijani', kk: 'Kazakh', tk: 'Turkmen', en: 'English' },
    numbers: list('one two three four five six seven eight nine ten'),
    done: ({ place, date, count, single, languages, oneLanguage }) =>
      `Done at ${place} on ${date}, in ${single ? 'a single original' : oneLanguage ? `${count} originals` : `${count} originals, each`} in the ${languages} ${oneLanguage ? 'language' : 'languages'}${!oneLanguage ? ', all texts being equally authentic' : single ? '' : ', all originals being equally authentic'}.`,
    signedFor: 'For',
  },
};

/** The city in the case that "done at" asks for, for the places that a summit's data names in the nominative. native review */
const AT: { readonly [lang in Lang]?: (place: string) => string } = {
  ru: (place) => (/[бвгджзклмнпрстфхцчшщ]$/u.test(place) ? `${place}е` : place.replace(/[аь]$/u, 'е')),
};

/** The title in the words of the setting, else "Joint Declaration of the First Summit ...". */
export function instrumentTitle(
  { kind, title }: Pick<InstrumentSetting, 'kind' | 'title'>,
  summitName: PerLang<string>,
  lang: Lang,
): string {
  const words = WORDS[lang];
  return title[lang]?.trim() || words.title(words.kinds[kind], summitName[lang] ?? '');
}

/** "Division I", «پیوست ۱»; `n` from 1. */
export const partLabel = (form: InstrumentForm, lang: Lang, n: number): string =>
  WORDS[lang][form === 'parts' ? 'part' : 'annex'](n);

export const partiesHeading = (lang: Lang): string => WORDS[lang].parties;

/** The sentence that binds the annexes to the instrument; "" for the form of parts, whose text follows by itself. */
export function coveringText({ form, kind, resolutions }: InstrumentSetting, lang: Lang): string {
  if (form === 'parts') return '';
  const words = WORDS[lang];
  const annexes = joinList(
    lang,
    resolutions.map((_, index) => words.annex(index + 1)),
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
  const words = WORDS[lang];
  const { kind, outcome } = setting;
  const named = setting.languages.map((each) => words.languages[each]).sort((a, b) => compareText(lang, a, b));
  const alternat = originalsIn(setting) === 'alternat';
  const place = setting.place[lang] ?? '';
  const facts = {
    kind,
    place: AT[lang]?.(place) ?? place,
    date: formatDateBoth(lang, date),
    count: said(words, lang, alternat ? parties : 1),
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

export const signedFor = (lang: Lang): string => WORDS[lang].signedFor;
