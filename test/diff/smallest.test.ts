import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Replacement, smallest } from '../../src/diff/smallest.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { words } from '../../src/language/words.ts';
import { apply, edited, SEED, textOf } from './writing.ts';

const written = (before: string, list: readonly Replacement[]): string =>
  list.reduceRight(
    (text, { at, delete: taken, insert }) => text.slice(0, at) + insert + text.slice(at + taken),
    before,
  );

/** The text before with every replacement as [old/new]; brackets of the text itself are ‹ and ›. */
function shown(before: string, list: readonly Replacement[]): string {
  const own = (text: string) => text.replaceAll('[', '‹').replaceAll(']', '›');
  let text = '';
  let end = 0;
  for (const { at, delete: taken, insert } of list) {
    text += `${own(before.slice(end, at))}[${own(before.slice(at, at + taken))}/${own(insert)}]`;
    end = at + taken;
  }
  return text + own(before.slice(end));
}

/** Length of the longest common subsequence, the slow and obvious way. */
function common(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    b.forEach((right, j) => {
      next.push(left === right ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    });
    row = next;
  }
  return row.at(-1) as number;
}

const solid = (lang: Lang, text: string): string[] =>
  words(lang, text)
    .map((word) => word.text)
    .filter((text) => text === '\n' || text.trim() !== '');

/** What must hold for any two texts; returns how many words and marks stay. */
function expectSound(lang: Lang, before: string, after: string): void {
  const list = smallest(before, after, lang);
  expect(written(before, list)).toBe(after);
  const edges = new Set([0]);
  for (const { text } of words(lang, before)) edges.add(Math.max(...edges) + text.length);
  let end = -1;
  let deleted = 0;
  for (const { at, delete: taken, insert } of list) {
    expect(at, 'ascending, apart').toBeGreaterThan(end);
    expect([edges.has(at), edges.has(at + taken)], 'on word boundaries').toEqual([true, true]);
    expect(taken + insert.length).toBeGreaterThan(0);
    deleted += solid(lang, before.slice(at, at + taken)).length;
    end = at + taken;
  }
  const all = solid(lang, before);
  expect(all.length - deleted, 'as many stay as can').toBe(common(all, solid(lang, after)));
}

describe('smallest', () => {
  const cases: [lang: Lang, before: string, after: string, shown: string][] = [
    ['en', 'one two three', 'one two three', 'one two three'],
    ['en', 'one two three', 'one zwei three', 'one [two/zwei] three'],
    ['en', 'one two three', 'one three', 'one [two /]three'],
    ['en', '', 'one', '[/one]'],
    ['en', 'one', '', '[one/]'],
    // A redline shows one change here; the «and» and the comma stay with whoever wrote them.
    ['en', 'a b c and d e f', 'u v w and x y z', '[a b c/u v w] and [d e f/x y z]'],
    ['en', 'a, b', 'x, y', '[a/x], [b/y]'],
    ['en', 'A. B.', 'A. N. B.', 'A. [/N. ]B.'],
    ['en', 'a [b] c', 'a b c', 'a [‹/]b[›/] c'],
    ['fa', 'می‌شود', 'نمی‌شود', '[می‌شود/نمی‌شود]'],
    ['fa', 'كتاب و كتاب', 'کتاب و كتاب', '[كتاب/کتاب] و كتاب'],
    // Only the second is spelled as it will be: that one stays.
    ['fa', 'كتاب الف کتاب ب', 'کتاب پ', '[كتاب الف /]کتاب [ب/پ]'],
    ['ru', 'Северо-Кавказский округ', 'Южно-Кавказский округ', '[Северо-Кавказский/Южно-Кавказский] округ'],
    ['az', '5-ci maddə', '6-ci maddə', '[5-ci/6-ci] maddə'],
    ['tk', 'bir\niki', 'bir\nýene\niki', 'bir\n[/ýene\n]iki'],
    ['kk', 'бір 😀 екі', 'бір 😁 екі', 'бір [😀/😁] екі'],
  ];
  it.each(cases)('%s: %s -> %s', (lang, before, after, expected) => {
    const list = smallest(before, after, lang);
    expect(shown(before, list)).toBe(expected);
    expect(written(before, list)).toBe(after);
  });

  it('counts offsets from the start of the whole text', () => {
    const line = Array.from({ length: 60 }, () => 'слово').join(' ');
    expect(smallest(`${line} a ${line}`, `${line} b ${line}`, 'ru')).toEqual([
      { at: line.length + 1, delete: 1, insert: 'b' },
    ]);
  });

  it.each(LANGS)('turns one text into the other and leaves the most words alone, %s', (lang) => {
    let several = 0;
    fc.assert(
      fc.property(edited(lang), ({ before, edits }) => {
        expectSound(lang, textOf(before), textOf(apply(before, edits)));
        if (smallest(textOf(before), textOf(apply(before, edits)), lang).length > 1) several++;
      }),
      { seed: SEED, numRuns: 150 },
    );
    expect(several).toBeGreaterThan(50);
  });

  it('never cuts a surrogate pair, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab .\n\u200c\u0301😀😁', '\ud83d', '\ude00'), maxLength: 12 });
    let pairs = 0;
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), text, text, (lang, before, after) => {
        const list = smallest(before, after, lang);
        expect(written(before, list)).toBe(after);
        for (const { at, delete: taken } of list)
          for (const offset of [at, at + taken])
            expect(before.slice(offset - 1, offset + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
        if (list.length > 0 && /\p{Emoji_Presentation}/u.test(before)) pairs++;
      }),
      { seed: SEED, numRuns: 600 },
    );
    expect(pairs).toBeGreaterThan(200);
  });
});
