/** Spelling is never called wording: random mixes of all that counts as spelling, in every language, on random and real text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText } from '../../src/diff/text.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { newText, oldText, realText, SEED, textOf, writing } from './writing.ts';

type Respelling = readonly [what: string, pattern: RegExp, put: readonly string[]];

const EVERYWHERE: readonly Respelling[] = [
  ['spaces', / /g, ['\u00a0', '  ', '\u202f']],
  ['hyphens', /[-\u2010\u2011\u2013\u2014]/g, ['-', '\u2010', '\u2011', '\u2013']],
  ['quotes', /[«»“”"]/g, ['"', '“', '»', '„']],
  ['digits', /[0-9]/g, ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹']],
];
const OWN: { readonly [lang in Lang]: readonly Respelling[] } = {
  fa: [
    ['yeh', /ی/g, ['ي', 'ى']],
    ['kaf', /ک/g, ['ك']],
    ['ZWNJ', /\u200c/g, ['', ' ']],
    ['Persian digits', /[۰-۹]/g, ['0123456789']],
  ],
  ru: [['yo', /ё/g, ['е']]],
  az: [['cyrillic look-alikes', /a/g, ['а']]],
  kk: [
    ['schwa', /ә/g, ['ə']],
    ['latin look-alikes', /і/g, ['i']],
  ],
  tk: [['cyrillic look-alikes', /e/g, ['е']]],
  en: [['apostrophes', /'/g, ['’']]],
};
const of = (lang: Lang): readonly Respelling[] => [...EVERYWHERE, ...OWN[lang]];

/** A digit becomes the one of its value, everything else the replacement; `choice` says where it happens. */
function respelled(text: string, rules: readonly Respelling[], choice: readonly number[], seen: Set<string>): string {
  let n = 0;
  const roll = (limit: number): number => (choice[n++ % choice.length] as number) % limit;
  return rules.reduce((out, [what, pattern, put]) => {
    return out.replace(pattern, (found) => {
      if (roll(2) === 0) return found;
      const to = put[roll(put.length)] as string;
      const value = '0123456789'.indexOf(found) + '۰۱۲۳۴۵۶۷۸۹'.indexOf(found) + 1;
      const written = to.length === 10 ? (to[value] as string) : to;
      if (written !== found) seen.add(what);
      return written;
    });
  }, text);
}

const choices = fc.array(fc.nat(59), { minLength: 7, maxLength: 31 });

function expectSpelling(lang: Lang, from: string, to: string): void {
  const diff = diffText(lang, from, to);
  expect([oldText(diff.parts), newText(diff.parts)]).toEqual([from, to]);
  expect([diff.kind, diff.parts.filter(({ op, orthographic }) => op !== 'same' && !orthographic)]).toEqual([
    from === to ? 'same' : 'orthographic',
    [],
  ]);
}

const real = realText();
describe('diffText of respelled text', () => {
  it.each(LANGS)('calls it spelling in random text, %s', (lang) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(writing(lang, 25), choices, choices, (words, one, two) => {
        const text = textOf(words);
        expectSpelling(lang, respelled(text, of(lang), one, seen), respelled(text, of(lang), two, seen));
      }),
      { seed: SEED, numRuns: 120 },
    );
    expect(seen.size).toBeGreaterThan(2);
  });

  it.skipIf(!real).each(LANGS)('calls it spelling in a real declaration, %s', (lang) => {
    const sentences = real?.[lang] ?? [];
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(sentences.length - 1), choices, (index, choice) => {
        const text = sentences[index] as string;
        expectSpelling(lang, text, respelled(text, of(lang), choice, seen));
      }),
      { seed: SEED, numRuns: 120 },
    );
    expect(seen.has('spaces')).toBe(true);
  });
});
