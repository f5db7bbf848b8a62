/**
 * Dates in the six languages and two calendars. Persian counts the Solar Hijri year, the others the Gregorian one; a
 * testimonium names both. Month names, cases and suffixes are tables: Chromium has none for az, kk and tk, and prints
 * "1970 M01 1". A date is always given Gregorian; only this file knows the other calendar.
 */
import { LANGUAGES, type Lang } from './language.ts';
import { digits, ordinalSuffixed } from './number.ts';

/** `month` 1 to 12, `day` 1 to 31. Gregorian unless a name says Solar Hijri. */
export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };
export type ClockTime = { readonly hour: number; readonly minute: number };
export type ZonedParts = CalendarDate & ClockTime & { readonly second: number };

const DAY_MS = 86_400_000;
const dayNumber = ({ year, month, day }: CalendarDate): number => Date.UTC(year, month - 1, day) / DAY_MS;

// Days before 1 Farvardin: 33-year cycles with eight leap years, true to the observed calendar for 1210 to 1633 or so.
const solarYearStart = (year: number): number => 365 * (year - 1) + Math.floor((8 * year + 21) / 33) - 492_268;

/** Days before a Solar Hijri month: six months of 31 days, then 30. */
const daysBefore = (month: number): number => (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6);

/** Gregorian to Solar Hijri, e.g. 2025-11-19 -> 1404-08-28. */
export function toSolarHijri(date: CalendarDate): CalendarDate {
  const day = dayNumber(date);
  let year = date.year - 621;
  if (day < solarYearStart(year)) year--;
  const passed = day - solarYearStart(year);
  const month = passed < 186 ? Math.floor(passed / 31) + 1 : Math.floor((passed - 6) / 30) + 1;
  return { year, month, day: passed - daysBefore(month) + 1 };
}

/** Solar Hijri to Gregorian. */
export function fromSolarHijri({ year, month, day }: CalendarDate): CalendarDate {
  const date = new Date((solarYearStart(year) + daysBefore(month) + day - 1) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

type MonthNames = { readonly gregorian: readonly string[]; readonly solar: readonly string[] };

const list = (names: string): readonly string[] => names.split(' ');

/** In the form a full date needs: genitive in ru, plain elsewhere. Names of CLDR 48, era marks left out. */
const MONTHS: Readonly<Record<Lang, MonthNames>> = {
  fa: {
    // «آگوست» for «اوت» is seen in treaties, too.
    gregorian: list('ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'),
    solar: list('فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'),
  },
  ru: {
    gregorian: list('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    solar: list('фарвардина ордибехешта хордада тира мордада шахривера мехра абана азера дея бахмана эсфанда'),
  },
  az: {
    gregorian: list('yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'),
    // native review: CLDR has xordəd, mordəd, şəhrivar, abən; these follow Azerbaijani usage, and both are read
    solar: list('fərvərdin ordibeheşt xordad tir mordad şəhrivər mehr aban azər dey bəhmən isfənd'),
  },
  kk: {
    gregorian: list('қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'),
    solar: list('фарвардин ордибехешт хордад тир мордад шахривар мехр абан азар дей бахман эсфанд'),
  },
  tk: {
    gregorian: list('ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr'),
    // native review: CLDR has English spellings here («Khordad»); these follow Turkmen sounds
    solar: list('farwardin ordibeheşt hordad tir mordad şahriwar mehr aban azar deý bahman esfand'),
  },
  en: {
    gregorian: list('January February March April May June July August September October November December'),
    solar: list('Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'),
  },
};

/** Month names as `formatDate` writes them, January or Farvardin first. */
export const monthNames = (lang: Lang, calendar: 'gregorian' | 'solar'): readonly string[] => MONTHS[lang][calendar];

const month = (lang: Lang, calendar: 'gregorian' | 'solar', date: CalendarDate): string =>
  MONTHS[lang][calendar][date.month - 1] as string;

const gregorianMonth = (lang: Lang, date: CalendarDate): string => month(lang, 'gregorian', date);

const two = (value: number): string => String(value).padStart(2, '0');
const NBSP = '\u00a0';

/** "noýabr" -> "noýabry": the month of a day; apreli alone has a front vowel. */
const turkmenMonth = (date: CalendarDate): string => gregorianMonth('tk', date) + (date.month === 4 ? 'i' : 'y'); // native review: iýuny, iýuly against iýunu, iýulu

const dotted = ({ year, month, day }: CalendarDate): string => `${two(day)}.${two(month)}.${year}`;

type Style = 'long' | 'day' | 'numeric';

const STYLES: Readonly<Record<Lang, Readonly<Record<Style, (date: CalendarDate) => string>>>> = {
  fa: {
    long: (date) => {
      const solar = toSolarHijri(date);
      return digits('fa', `${solar.day} ${month('fa', 'solar', solar)} ${solar.year}`);
    },
    day: (date) => {
      const solar = toSolarHijri(date);
      return digits('fa', `${solar.day} ${month('fa', 'solar', solar)}`);
    },
    numeric: (date) => {
      const solar = toSolarHijri(date);
      return digits('fa', `${solar.year}/${two(solar.month)}/${two(solar.day)}`);
    },
  },
  ru: {
    long: (date) => `${date.day} ${gregorianMonth('ru', date)} ${date.year}${NBSP}года`,
    day: (date) => `${date.day} ${gregorianMonth('ru', date)}`,
    numeric: dotted,
  },
  az: {
    long: (date) => `${date.day} ${gregorianMonth('az', date)} ${ordinalSuffixed('az', date.year)} il`,
    day: (date) => `${date.day} ${gregorianMonth('az', date)}`,
    numeric: dotted,
  },
  kk: {
    long: (date) => `${date.year} жылғы ${date.day} ${gregorianMonth('kk', date)}`,
    day: (date) => `${date.day} ${gregorianMonth('kk', date)}`,
    numeric: dotted,
  },
  tk: {
    long: (date) =>
      `${ordinalSuffixed('tk', date.year)} ýylyň ${ordinalSuffixed('tk', date.day)} ${turkmenMonth(date)}`,
    day: (date) => `${ordinalSuffixed('tk', date.day)} ${turkmenMonth(date)}`,
    numeric: dotted,
  },
  en: {
    long: (date) => `${date.day} ${gregorianMonth('en', date)} ${date.year}`,
    day: (date) => `${date.day} ${gregorianMonth('en', date)}`,
    numeric: ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`,
  },
};

/**
 * A Gregorian date in the language's own calendar and words: `long` with the year («۲۸ آبان ۱۴۰۴», "19 ноября 2025 года"),
 * `day` without it, `numeric` in figures («۱۴۰۴/۰۸/۲۸», "19.11.2025").
 */
export const formatDate = (lang: Lang, date: CalendarDate, style: Style): string => STYLES[lang][style](date);

/** Does the language count the days of the Solar Hijri year? Beside its date the other calendar's is then wanted, too. */
export const countsSolar = (lang: Lang): boolean => STYLES[lang] === STYLES.fa;

/** "14:05" in the language's digits, 24 hours. */
export const formatTime = (lang: Lang, { hour, minute }: ClockTime): string =>
  digits(lang, `${two(hour)}:${two(minute)}`);

/** az: noyabr + genitive -ın/-in/-un/-ün by the last vowel. */
const azGenitive = (name: string): string => {
  const vowel = name.match(/[aıouəeiöü](?=[^aıouəeiöü]*$)/u)?.[0] ?? 'a';
  return `${name}${'aı'.includes(vowel) ? 'ın' : 'ou'.includes(vowel) ? 'un' : 'öü'.includes(vowel) ? 'ün' : 'in'}`;
};

/** Days whose spoken ending has a back vowel: altı, doqquz, on, otuz; in Turkmen the same four. */
const isBackDay = (day: number): boolean => [6, 9, 10, 16, 19, 26, 29, 30].includes(day);

/** tk: "28-ine", the dative of the day within its month. native review: the whole table */
const turkmenDayDative = (day: number): string => {
  const units = ['', '-ine', '-sine', '-üne', '-üne', '-ine', '-syna', '-sine', '-ine', '-yna'];
  const tens: { readonly [day: number]: string } = { 10: '-una', 20: '-sine', 30: '-yna' };
  return `${day}${tens[day] ?? units[day % 10]}`;
};

/** kk locative (қарашада, шілдеде, қыркүйекте) and dative of the solar month (абанға, тирге, эсфандқа). native review */
const KAZAKH_IN = list('да да да де да да де да те да да да');
const KAZAKH_TO = list('ге ке қа ге қа ға ге ға ға ге ға қа');

const BOTH: Readonly<Record<Lang, (date: CalendarDate, solar: CalendarDate) => string>> = {
  fa: (date, solar) =>
    digits(
      'fa',
      `${solar.day} ${month('fa', 'solar', solar)} ${solar.year} هجری شمسی برابر با ${date.day} ${gregorianMonth('fa', date)} ${date.year} میلادی`,
    ),
  ru: (date, solar) =>
    `${STYLES.ru.long(date)}, что соответствует ${solar.day} ${month('ru', 'solar', solar)} ${solar.year}${NBSP}года солнечной хиджры`,
  // native review: the second half, and the case endings of the solar months
  az: (date, solar) =>
    `${ordinalSuffixed('az', date.year)} il ${azGenitive(gregorianMonth('az', date))} ${date.day}-${isBackDay(date.day) ? 'da' : 'də'}, hicri-şəmsi təqvimi ilə ${ordinalSuffixed('az', solar.year)} il ${azGenitive(month('az', 'solar', solar))} ${solar.day}-${isBackDay(solar.day) ? 'na' : 'nə'} uyğun olaraq`,
  kk: (date, solar) =>
    `${STYLES.kk.long(date)}${KAZAKH_IN[date.month - 1]}, күн хижрасы бойынша ${solar.year} жылғы ${solar.day} ${month('kk', 'solar', solar)}${KAZAKH_TO[solar.month - 1]} сәйкес`,
  // native review: the second half
  tk: (date, solar) =>
    `${STYLES.tk.long(date)}n${date.month === 4 ? 'de' : 'da'}, hijri-şemsi ${ordinalSuffixed('tk', solar.year)} ýylyň ${month('tk', 'solar', solar)} aýynyň ${turkmenDayDative(solar.day)} laýyklykda`,
  en: (date, solar) =>
    `${solar.day} ${month('en', 'solar', solar)} ${solar.year}, corresponding to ${STYLES.en.long(date)}`,
};

/** Both calendars as a testimonium names the day: "19 ноября 2025 года, что соответствует 28 абана 1404 года солнечной хиджры". */
export const formatDateBoth = (lang: Lang, date: CalendarDate): string => BOTH[lang](date, toSolarHijri(date));

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of `timeZone` (an IANA name) at an instant, e.g. "2025-11-18T21:00:00Z" in Asia/Tehran. Throws on a bad instant or zone. */
export function zonedParts(iso: string, timeZone: string): ZonedParts {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(timeZone, clock);
  }
  const parts: { [type: string]: number } = {};
  for (const { type, value } of clock.formatToParts(new Date(iso))) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** How far the clock of `timeZone` is from UTC at an instant: "UTC+03:30", "UTC". Throws on a bad instant or zone. */
export function utcOffset(iso: string, timeZone: string): string {
  const { year, month, day, hour, minute, second } = zonedParts(iso, timeZone);
  const instant = Math.floor(new Date(iso).getTime() / 1000);
  const minutes = Math.round((Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - instant) / 60);
  if (minutes === 0) return 'UTC';
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const far = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(far / 60)}:${two(far % 60)}`;
}

/** The wall clock of `timeZone` at an instant, as a machine writes it without a zone: "2025-11-19T13:30:00". */
export function wallClock(iso: string, timeZone: string): string {
  const { year, month, day, hour, minute, second } = zonedParts(iso, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Day and time of an instant on a clock in `timeZone`: "19 ноября 2025 года, 14:05". */
export function formatDateTime(lang: Lang, iso: string, timeZone: string): string {
  const parts = zonedParts(iso, timeZone);
  return `${formatDate(lang, parts, 'long')}${LANGUAGES[lang].comma} ${formatTime(lang, parts)}`;
}

/** An instant on the summit's clock, with the zone that it is told in: "18 November 2025, 14:10 (UTC+03:30)". */
export const momentIn = (lang: Lang, iso: string, timeZone: string): string =>
  `${formatDateTime(lang, iso, timeZone)} (${utcOffset(iso, timeZone)})`;
