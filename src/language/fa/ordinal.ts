/** Persian ordinals in words. */

const UNITS = 'یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم'.split(' ');
const TEENS = 'دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم'.split(' ');
const TENS = 'بیستم سی‌ام چهلم پنجاهم شصتم هفتادم هشتادم نودم'.split(' ');
const TENS_BEFORE = 'بیست سی چهل پنجاه شصت هفتاد هشتاد نود'.split(' ');

/** «اول», «دوم» ... «نود و نهم»; digits from 100 on. */
export function ordinal(value: number): string {
  if (value === 1) return 'اول';
  if (value < 1 || value > 99) return String(value);
  if (value < 10) return UNITS[value - 1] as string;
  if (value < 20) return TEENS[value - 10] as string;
  const ten = Math.floor(value / 10) - 2;
  return value % 10 === 0 ? (TENS[ten] as string) : `${TENS_BEFORE[ten]} و ${UNITS[(value % 10) - 1]}`;
}
