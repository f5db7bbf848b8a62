/**
 * Fractional indices: keys between any two keys, compared by code units, so that moving a clause writes one key.
 * A key is a fraction in base 62 without trailing zeros, e.g. "V" lies between "" (start) and null (end).
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const digitOf = (key: string, index: number): number => (index < key.length ? DIGITS.indexOf(key[index] as string) : 0);

/** True for keys this module makes; anything else in an import or a command is refused. */
export const isOrderKey = (key: string): boolean => /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(key);

/** A key strictly between `a` (null: the start) and `b` (null: the end). Throws when a >= b. */
export function between(a: string | null, b: string | null): string {
  const low = a ?? '';
  // At the end the next key is one up, not half way: clauses are mostly appended, and half ways grow a key every sixth time.
  if (b === null && low !== '') {
    const index = [...low].findIndex((digit) => digit !== DIGITS.at(-1));
    return index < 0 ? `${low}${DIGITS[DIGITS.length >> 1]}` : low.slice(0, index) + DIGITS[digitOf(low, index) + 1];
  }
  if (b !== null && low >= b) throw new RangeError(`no key between ${low} and ${b}`);
  let key = '';
  for (let index = 0; ; index++) {
    const from = digitOf(low, index);
    const onUpper = b !== null && key === b.slice(0, index);
    const to = onUpper ? digitOf(b, index) : DIGITS.length;
    if (to - from > 1) return key + DIGITS[(from + to) >> 1];
    // The digits touch, e.g. between "A" and "B": take the lower one and look further behind it.
    key += DIGITS[from];
  }
}

/** `count` evenly spread, short keys for a fresh list. */
export function spread(count: number): string[] {
  let width = 1;
  while (DIGITS.length ** width <= count + 1) width++;
  const step = Math.floor(DIGITS.length ** width / (count + 1));
  return Array.from({ length: count }, (_, i) => {
    let value = step * (i + 1);
    let key = '';
    for (let place = 0; place < width; place++) {
      key = DIGITS[value % DIGITS.length] + key;
      value = Math.floor(value / DIGITS.length);
    }
    return key.replace(/0+$/, '');
  });
}

/** Reading order: by key, ties (possible only in imported files) by id. */
export const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
