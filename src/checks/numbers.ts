/**
 * The same numbers in every column, whatever digits, separators and words for thousands it writes them with. Days and years
 * of dates are left to the check of dates. A figure that another column writes in words is no difference.
 */

import type { Found, Spot } from '../domain/text/finding.ts';
import { countsSolar } from '../language/date.ts';
import { type Lang, language } from '../language/language.ts';
import { westernDigits } from '../language/number.ts';
import { type Bag, kindOfOdd, type Odd, oddOnes } from './across.ts';
import type { Cell, Check } from './finding.ts';
import { multiplier, numbersInWords } from './number-words.ts';
import { readDates } from './read-dates.ts';
import { isPlacewise } from './table-shape.ts';

/** A number of a text; `value` in plain decimal notation, e.g. «۱۲٫۵» -> "12.5". */
export type ReadNumber = Spot & { readonly value: string };

/** "1 234,5" with any space between the thousands, or figures with marks between them: "1.234,5", «۱۲/۵», "19-21" is two. */
const NUMBER = /\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫٬/]\d+)*/g;
/** A word for thousands is looked for so far behind a figure. */
const MULTIPLIER_WITHIN = 32;
const SPACES = /[\u00a0\u202f\u2009 ]/g;

/** "км2" is a unit: its figure is no number of the text. */
const UNIT_POWER = /(?:^|[^\p{L}])(?:[ксд]?м|[kcd]?m|km|cm)$/u;
const isPower = (text: string, index: number, found: string): boolean =>
  (found === '2' || found === '3') && UNIT_POWER.test(text.slice(Math.max(0, index - 3), index));

/**
 * What one match can mean, the likeliest first; each a list of values, several where the marks only stand between numbers. A mark is
 * read as the language has it, but «۱/۲» is a half to whoever writes 1/2, "10.30" an hour, and «۱,۵۰۰» fifteen hundred.
 */
function readingsOf(lang: Lang, found: string): readonly (readonly string[])[] {
  const { decimal, group } = language(lang);
  const plain = found.replace(SPACES, '');
  const parts = plain.split(/[.,٫٬/]/);
  const marks = [...plain.matchAll(/[.,٫٬/]/g)].map(([mark]) => mark);
  const [mark] = marks;
  if (mark === undefined) return [[plain]];
  const thousands = parts.slice(1).every((part) => part.length === 3) && (parts[0] as string).length <= 3;
  if (marks.length === 1) {
    const [fraction, whole] = [[parts.join('.')], [parts.join('')]];
    if (mark === '/') return countsSolar(lang) ? [fraction, parts] : [parts];
    if (mark === '٫') return [fraction];
    if (mark === '٬') return [whole];
    if (mark === decimal) return thousands ? [fraction, whole] : [fraction];
    if (thousands) return mark === group || group === '\u00a0' ? [whole, fraction, parts] : [fraction, whole, parts];
    return [fraction, parts];
  }
  const last = marks.at(-1);
  if (marks.every((each) => each === mark)) return thousands ? [[parts.join('')], parts] : [parts];
  return marks.indexOf(last as string) === marks.length - 1
    ? [[`${parts.slice(0, -1).join('')}.${parts.at(-1)}`], parts]
    : [parts];
}

/** Without leading and trailing zeros that mean nothing: "05" and 5 are one number. */
const canonical = (value: string, times: number): string => String(Number(value) * times);

/** A figure with all that it can mean. */
type Figure = Spot & { readonly readings: readonly (readonly string[])[] };

/** The figures of a text, those of its dates left out. */
function readFigures(lang: Lang, text: string): readonly Figure[] {
  const dated = readDates(lang, text);
  const plain = westernDigits(text);
  const inDate = stoodOver(dated);
  return Array.from(plain.matchAll(NUMBER)).flatMap(({ index, 0: found }) => {
    const end = index + found.length;
    if (inDate(index, end) || isPower(plain, index, found)) return [];
    const times = multiplier(lang, plain.slice(end, end + MULTIPLIER_WITHIN));
    const readings = readingsOf(lang, found).map((values) =>
      values.map((value) => canonical(value, values.length === 1 ? times : 1)),
    );
    return [{ readings, start: index, end, text: text.slice(index, end) }];
  });
}

const valuesOf = ({ readings: _, ...spot }: Figure, values: readonly string[] = []): ReadNumber[] =>
  values.map((value) => ({ ...spot, value }));

/** The numbers of a text as its own language reads them, those of its dates left out. */
export const readNumbers = (lang: Lang, text: string): ReadNumber[] =>
  readFigures(lang, text).flatMap((figure) => valuesOf(figure, figure.readings[0]));

/** Of each figure the reading that most other columns can have as well; of readings as common, the likeliest. */
function readAlike(figures: ReadonlyMap<Lang, readonly Figure[]>): Map<Lang, readonly ReadNumber[]> {
  const possible = new Map(
    [...figures].map(([lang, found]) => [lang, new Set(found.flatMap(({ readings }) => readings.flat()))]),
  );
  const agreed = (lang: Lang, values: readonly string[]): number =>
    [...possible].filter(([other, set]) => other !== lang && values.every((value) => set.has(value))).length;
  const choose = (lang: Lang, { readings }: Figure): readonly string[] =>
    readings.reduce((best, next) => (agreed(lang, next) > agreed(lang, best) ? next : best));
  return new Map(
    [...figures].map(([lang, found]) => [lang, found.flatMap((figure) => valuesOf(figure, choose(lang, figure)))]),
  );
}

/** Does a stretch of the text stand in one of `spots`? Asked in the order of the text; the spots may overlap. */
function stoodOver(spots: readonly Spot[]): (start: number, end: number) => boolean {
  const inOrder = [...spots].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return (start, end) => {
    for (; next < inOrder.length && (inOrder[next] as Spot).start < end; next++)
      reach = Math.max(reach, (inOrder[next] as Spot).end);
    return start < reach;
  };
}

const bagOf = (values: readonly string[]): Map<string, number> => {
  const bag = new Map<string, number>();
  for (const value of values) bag.set(value, (bag.get(value) ?? 0) + 1);
  return bag;
};

/** A solar year reads as the Gregorian one that other columns give in its place, or is passed over beside it. */
function withoutSolarYears(lang: Lang, bag: Map<string, number>, others: readonly Bag[]): Map<string, number> {
  if (!countsSolar(lang)) return bag;
  for (const [value, count] of [...bag]) {
    const year = Number(value);
    if (!(year >= 1300 && year <= 1499) || others.some((other) => other.has(value))) continue;
    const match = [year + 621, year + 622].map(String).find((each) => others.some((other) => other.has(each)));
    if (match === undefined) continue;
    bag.delete(value);
    if (!bag.has(match)) bag.set(match, count);
  }
  return bag;
}

/** Numbers that this column has fewer of than another, and writes in words. */
function inWordsToo({ lang, text }: Cell, bag: Map<string, number>, others: readonly Bag[]): Map<string, number> {
  const written = numbersInWords(lang, text);
  for (const value of new Set(others.flatMap((other) => [...other.keys()]))) {
    const most = Math.max(...others.map((other) => other.get(value) ?? 0));
    const own = bag.get(value) ?? 0;
    if (own >= most) continue;
    const excused = Math.min(most - own, written.get(Number(value)) ?? 0);
    if (excused > 0) bag.set(value, own + excused);
  }
  return bag;
}

/** A column whose numbers are others, what it is about them, and where they and those of the other columns stand. */
export type OddNumbers = {
  readonly kind: ReturnType<typeof kindOfOdd>;
  readonly odd: Odd;
  readonly spots: ReadonlyMap<Lang, readonly Spot[]>;
};

/** The columns whose numbers are others than most columns have. */
export function oddNumbers(cells: readonly Cell[]): readonly OddNumbers[] {
  const read = readAlike(new Map(cells.map(({ lang, text }) => [lang, readFigures(lang, text)])));
  const plain = new Map([...read].map(([lang, found]) => [lang, bagOf(found.map(({ value }) => value))]));
  const othersOf = (bags: ReadonlyMap<Lang, Bag>, lang: Lang): readonly Bag[] =>
    [...bags].filter(([other]) => other !== lang).map(([, bag]) => bag);
  const dated = new Map(
    [...plain].map(([lang, bag]) => [lang, withoutSolarYears(lang, new Map(bag), othersOf(plain, lang))]),
  );
  const bags = new Map(
    cells.map((cell) => [cell.lang, inWordsToo(cell, new Map(dated.get(cell.lang)), othersOf(dated, cell.lang))]),
  );
  return oddOnes(bags).map((odd) => {
    const spots = [...read].map(([lang, found]) => {
      const wanted = new Set(lang === odd.lang ? odd.extra : odd.missing);
      return [lang, found.filter(({ value }) => wanted.has(value)).map(({ value: _, ...spot }) => spot)] as const;
    });
    return { kind: kindOfOdd(odd), odd, spots: new Map(spots.filter(([, found]) => found.length > 0)) };
  });
}

export const numbers: Check = (subject) =>
  // Those of a table are compared place by place (`tables`).
  isPlacewise(subject)
    ? []
    : oddNumbers(subject.cells.filter(({ text }) => text.trim() !== '')).map(
        ({ kind, odd, spots }): Found => ({
          languages: [odd.lang],
          ...(odd.unsure ? { unsure: true } : {}),
          message: { key: `numbers.${kind}`, args: { missing: odd.missing.join(' '), extra: odd.extra.join(' ') } },
          at: Object.fromEntries(spots),
        }),
      );
