import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText } from '../../src/diff/text.ts';
import type { DiffPart, TextDiff } from '../../src/domain/clause/difference.ts';
import { brackets } from '../../src/domain/text/brackets.ts';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';
import { foldOrthography } from '../../src/language/orthography.ts';
import { words } from '../../src/language/words.ts';
import {
  apply,
  edited,
  mirrored,
  newText,
  notation,
  oldText,
  RESPELLINGS,
  realText,
  SEED,
  textOf,
  writing,
} from './writing.ts';

/** Offsets at which `text` may be cut: those between words, by our own rule and by the plain segmenter's letters. */
function boundaries(lang: Lang, text: string): Set<number> {
  const allowed = new Set<number>([0]);
  let at = 0;
  for (const segment of words(lang, text)) {
    at += segment.text.length;
    allowed.add(at);
  }
  for (const { index, segment, isWordLike } of new Intl.Segmenter(LANGUAGES[lang].bcp47, {
    granularity: 'word',
  }).segment(text)) {
    for (let inside = index + 1; isWordLike && inside < index + segment.length; inside++) allowed.delete(inside);
  }
  return allowed;
}

/** Offsets of one side at which two parts meet. */
function cuts(parts: readonly DiffPart[], other: 'insert' | 'delete'): number[] {
  let at = 0;
  return parts.filter(({ op }) => op !== other).map(({ text }) => (at += text.length));
}

/** Everything that must hold of any difference at all. */
function expectSound(lang: Lang, from: string, to: string): TextDiff {
  const diff = diffText(lang, from, to);
  const { parts, kind } = diff;
  expect(oldText(parts)).toBe(from);
  expect(newText(parts)).toBe(to);
  const [before, after] = [boundaries(lang, from), boundaries(lang, to)];
  expect(cuts(parts, 'insert').filter((at) => !before.has(at))).toEqual([]);
  expect(cuts(parts, 'delete').filter((at) => !after.has(at))).toEqual([]);
  expect(parts.filter(({ text }) => text === '')).toEqual([]);
  expect(parts.filter(({ op }, i) => op === 'same' && parts[i + 1]?.op === 'same')).toEqual([]);

  const back = diffText(lang, to, from);
  expect(back.parts).toEqual(mirrored(parts));
  expect(back.kind).toBe(kind === 'added' ? 'removed' : kind === 'removed' ? 'added' : kind);

  const worded = parts.some(({ op, orthographic }) => op !== 'same' && !orthographic);
  if (from === to) expect(kind).toBe('same');
  else if (from !== '' && to !== '') {
    expect(kind).toBe(foldOrthography(lang, from) === foldOrthography(lang, to) ? 'orthographic' : 'changed');
    expect(worded).toBe(kind === 'changed');
  }
  return diff;
}

describe('diffText', () => {
  const cases: [lang: Lang, from: string, to: string, shown: string][] = [
    ['en', 'one two three', 'one twi three', 'one [two/twi] three'],
    ['en', 'one two', 'one new two', 'one [/new ]two'],
    ['en', 'one old two', 'one two', 'one [old ]two'],
    ['en', 'one', 'one two', 'one[/ two]'],
    ['en', 'a b c', 'x y z', '[a b c/x y z]'],
    ['en', 'see a, b here', 'see x, y here', 'see [a, b/x, y] here'],
    ['en', 'A one. B two.', 'A one. N new. B two.', 'A one. [/N new. ]B two.'],
    ['en', 'first\nlast', 'first\nnew\nlast', 'first\n[/new\n]last'],
    ['en', 'old words\nother words', 'new words\nfresh words', '[old/new] words\n[other/fresh] words'],
    ['en', 'old\nother', 'new\nfresh', '[old/new]\n[other/fresh]'],
    ['en', 'shall act', '[shall] act', '[/‹]shall[/›] act'],
    ['en', 'keep [this] now', 'keep [that] now', 'keep ‹[this/that]› now'],
    [
      'en',
      'quick brown fox and lazy old dog',
      'slow white cat and busy young hen',
      '[quick brown fox and lazy old dog/slow white cat and busy young hen]',
    ],
    ['en', 'the fox and the dog', 'the cat and the hen', 'the [fox/cat] and the [dog/hen]'],
    ['en', 'on 18-19 November', 'on 18–19 November', 'on 18{-/–}19 November'],
    ['en', '', 'new', '[/new]'],
    ['en', 'old', '', '[old]'],
    ['en', '', '', ''],
    ['fa', 'دولت‌ها همکاری می‌کنند', 'دولت‌ها همکاری نمی‌کنند', 'دولت‌ها همکاری [می‌کنند/نمی‌کنند]'],
    ['fa', 'كتاب بزرگ', 'کتاب کوچک', '{كتاب/کتاب} [بزرگ/کوچک]'],
    ['fa', 'به ویژه کتاب', 'به‌ویژه دفتر', '{به ویژه/به‌ویژه} [کتاب/دفتر]'],
    ['fa', 'استانهای خزر', 'استان‌های خزر', '{استانهای/استان‌های} خزر'],
    // A blank at a dash is spelling in Persian, a dash and a hyphen are everywhere; behind other words it still is.
    ['fa', 'چ — ', 'ث-', '[چ /ث]{—/-}{ }'],
    ['en', 'a — ', 'b-', '[a /b]{—/-}[ ]'],
    ['ru', 'Северо-Кавказский округ', 'Южно-Кавказский округ', '[Северо-Кавказский/Южно-Кавказский] округ'],
    ['ru', 'Все берут на себя', 'Всё берут на себя', '{Все/Всё} берут на себя'],
    ['az', '5-ci maddə', '6-cı maddə', '[5-ci/6-cı] maddə'],
    ['az', 'IŞIQ ilə', 'İŞIQ ilə', '[IŞIQ/İŞIQ] ilə'],
    ['kk', 'жəне басқа', 'және өзге', '{жəне/және} [басқа/өзге]'],
    ['tk', '1-nji madda', '1\u2010nji bölüm', '{1-nji/1\u2010nji} [madda/bölüm]'],
  ];
  it.each(cases)('%s: %s -> %s', (lang, from, to, shown) => {
    expect(notation(expectSound(lang, from, to).parts)).toBe(shown);
  });

  it('tells spelling from wording for the cell as a whole', () => {
    const kind = (lang: Lang, from: string, to: string) => diffText(lang, from, to).kind;
    expect([
      kind('fa', 'كتاب', 'کتاب'),
      kind('fa', 'به ویژه', 'به‌ویژه'),
      kind('ru', 'еще', 'ещё'),
      kind('ru', 'Стороны', 'стороны'),
      kind('az', 'I', 'İ'),
      kind('en', '', 'x'),
      kind('en', 'x', ''),
    ]).toEqual(['orthographic', 'orthographic', 'orthographic', 'changed', 'changed', 'added', 'removed']);
  });

  it('keeps brackets as they are counted', () => {
    const { parts } = diffText(
      'en',
      'The Parties [shall] [may] act.',
      'The Parties [should] [may, if so agreed,] act.',
    );
    expect(notation(parts)).toBe('The Parties ‹[shall/should]› ‹may[/, if so agreed,]› act.');
    expect(brackets(newText(parts)).pairs).toHaveLength(2);
  });

  it.each(LANGS)('is sound for random edits of random text, %s', (lang) => {
    const seen = { same: 0, changed: 0, orthographic: 0, added: 0, removed: 0, longest: 0, mixed: 0 };
    fc.assert(
      fc.property(edited(lang), ({ before, edits }) => {
        const { kind, parts } = expectSound(lang, textOf(before), textOf(apply(before, edits)));
        seen[kind]++;
        seen.longest = Math.max(seen.longest, parts.length);
        if (parts.some(({ orthographic }) => orthographic) && kind === 'changed') seen.mixed++;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(seen.changed).toBeGreaterThan(200);
    expect(seen.longest).toBeGreaterThan(8);
  });

  it.each(LANGS)('is sound for two unrelated texts, %s', (lang) => {
    fc.assert(
      fc.property(writing(lang, 20), writing(lang, 20), (a, b) => {
        expectSound(lang, textOf(a), textOf(b));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('is sound for strings nobody would type', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGS),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (lang, a, b) => {
          const { parts } = diffText(lang, a, b);
          expect([oldText(parts), newText(parts)]).toEqual([a, b]);
          expect(diffText(lang, b, a).parts).toEqual(mirrored(parts));
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('compares texts too different for words in bounded time, paragraph by paragraph', () => {
    const paragraph = (name: string) => Array.from({ length: 300 }, (_, i) => `${name}${i}`).join(' ');
    const from = ['a', 'kept', 'b', 'c'].map(paragraph).join('\n');
    const to = ['x', 'kept', 'y', 'z'].map(paragraph).join('\n');
    const { parts } = expectSound('en', from, to);
    expect(parts.filter(({ op }) => op === 'same').some(({ text }) => text.includes(paragraph('kept')))).toBe(true);
  });
});

const real = realText();
describe.skipIf(!real)('diffText on a real declaration', () => {
  it.each(LANGS)('is sound for sentences edited, respelled and set against each other, %s', (lang) => {
    const sentences = real?.[lang] ?? [];
    const respellings = RESPELLINGS[lang] ?? [];
    let respelled = 0;
    let touched = 0;
    fc.assert(
      fc.property(
        fc.nat(sentences.length - 1),
        fc.nat(sentences.length - 1),
        fc.nat(999),
        fc.nat(999),
        fc.nat(5),
        (p, q, at, from, take) => {
          const sentence = sentences[p] as string;
          const other = words(lang, sentences[q] as string).map(({ text }) => text);
          const own = words(lang, sentence).map(({ text }) => text);
          own.splice(at % own.length, take, ...other.slice(from % other.length, (from % other.length) + 4));
          touched += expectSound(lang, sentence, own.join('')).kind === 'changed' ? 1 : 0;
          expectSound(lang, sentence, sentences[q] as string);
          for (const [pattern, replacement] of respellings) {
            const spelled = sentence.replace(pattern, replacement);
            const { kind } = expectSound(lang, sentence, spelled);
            if (spelled !== sentence) expect(kind).toBe('orthographic');
            if (kind === 'orthographic') respelled++;
            expectSound(lang, spelled, own.join(''));
          }
        },
      ),
      { seed: SEED, numRuns: 80 },
    );
    expect(touched).toBeGreaterThan(60);
    if (respellings.length) expect(respelled).toBeGreaterThan(40);
  });
});
