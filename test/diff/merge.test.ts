import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Merge, merge3 } from '../../src/diff/merge.ts';
import { diffText } from '../../src/diff/text.ts';
import { brackets } from '../../src/domain/text/brackets.ts';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';
import { words } from '../../src/language/words.ts';
import { SEED } from './writing.ts';

/** The merged text, or the base with each conflict as {base|mine|theirs}. */
function shown(base: string, merge: Merge): string {
  if (merge.ok) return merge.text;
  let text = '';
  let at = 0;
  for (const conflict of merge.conflicts) {
    text += `${base.slice(at, conflict.at)}{${conflict.base}|${conflict.mine}|${conflict.theirs}}`;
    at = conflict.at + conflict.base.length;
  }
  return text + base.slice(at);
}

/** Read line by line: base, mine, theirs, what comes out. "¶" is the end of a paragraph. */
type Case = readonly [lang: Lang, lines: string];
function expectCase([lang, lines]: Case): void {
  const [base = '', mine = '', theirs = '', out] = lines.split('\n').map((line) => line.trim().replaceAll('¶', '\n'));
  expect(shown(base, merge3(base, mine, theirs, lang))).toBe(out);
}

describe('merge3', () => {
  const clean: Case[] = [
    ['en', 'one two three\n eins two three\n one two drei\n eins two drei'],
    ['en', 'one two three\n one three\n one two three four\n one three four'],
    ['en', 'one two three\n one zwei three\n one zwei three\n one zwei three'],
    ['en', 'a b c d e\n a B c d e\n a B c d E\n a B c d E'],
    ['en', 'a b c d e\n a c d e\n a c d E\n a c d E'],
    ['en', 'It acts, and pays.\n It acts and pays.\n It acts, and pays now.\n It acts and pays now.'],
    ['fa', 'طرف‌ها توافق می‌کنند\n طرف‌ها توافق نمی‌کنند\n دولت‌ها توافق می‌کنند\n دولت‌ها توافق نمی‌کنند'],
    ['ru', 'меры до 1 мая\n действия до 1 мая\n меры до 2 мая\n действия до 2 мая'],
    ['az', "məs'ul qurum 5-ci gün\n məs'ul orqan 5-ci gün\n məs'ul qurum 5-ci ay\n məs'ul orqan 5-ci ay"],
    ['kk', 'бір¶екі¶үш\n бір¶екі¶жаңа¶үш\n біреу¶екі¶үш\n біреу¶екі¶жаңа¶үш'],
    ['tk', '1-nji madda güýje girýär\n 2-nji madda güýje girýär\n 1-nji madda girýär\n 2-nji madda girýär'],
    ['en', '[A b c d]\n [A b c d e]\n [Z b c d]\n [Z b c d e]'],
    ['en', 'a b c\n [a b c]\n a [b] c\n [a [b] c]'],
    ['en', 'a b [c] d e\n a b \\[c\\] d e\n [a b [c] d] e\n [a b \\[c\\] d] e'],
    ['en', '\n a\n \n a'],
  ];
  it.each(clean)('takes both: %s %s', (...row) => expectCase(row));

  const contested: Case[] = [
    ['en', 'one two three\n one zwei three\n one twi three\n one {two|zwei|twi} three'],
    ['en', 'one two three\n one zwei three\n one three\n one {two |zwei |}three'],
    ['en', 'one two three\n one zwei three\n one two drei\n one {two three|zwei three|two drei}'],
    ['en', 'a b c d\n a X d\n a b Y d\n a {b c|X|b Y} d'],
    ['en', 'a b c\n a x b c\n a y b c\n a {|x |y }b c'],
    ['en', 'a b\n a, b\n a x b\n a{ |, | x }b'],
    ['en', 'a b c d e f g\n X b c d e f Z\n Y b c d e f W\n {a|X|Y} b c d e f {g|Z|W}'],
    ['fa', 'او می‌رود خانه\n او نمی‌رود خانه\n او می‌آید خانه\n او {می‌رود|نمی‌رود|می‌آید} خانه'],
    ['az', '5-ci maddə var\n 6-cı maddə var\n 7-ci maddə var\n {5-ci|6-cı|7-ci} maddə var'],
    ['en', 'A one.¶B two.\n A one. B two.\n A one.¶C two.\n A one.{¶B| B|¶C} two.'],
    ['en', '\n a\n b\n {|a|b}'],
  ];
  it.each(contested)('asks: %s %s', (...row) => expectCase(row));

  const numbers: Case[] = [
    ['ru', 'до 1 000 000 т\n до 2 000 000 т\n до 1 000 500 т\n до {1 000 000|2 000 000|1 000 500} т'],
    ['kk', 'a 1 000 000 b\n A 1 000 000 b\n a 1 000 000 B\n A 1 000 000 B'],
    ['en', 'a in 2025 100 ships\n a at 2025 100 ships\n a in 2025 100 boats\n a at 2025 100 boats'],
  ];
  it.each(numbers)('takes a number with its groups as one word: %s %s', (...row) => expectCase(row));

  const repeated: Case[] = [
    // Mine took out one "a"; if it was the one that theirs replaced, taking both is wrong.
    ['en', 'x a a a y\n x a a y\n x B a a y\n x {a a a |a a |B a a }y'],
    ['en', 'x a a a y\n x a a y\n X a a a y\n X a a y'],
    // Mine took out the last of the words that theirs doubled: it may have been meant to stay in the middle.
    ['en', 'b a\n b\n b a b a\n {b a|b|b a b a}'],
    ['en', 'a b b\n a a b , ,\n a\n {a b b|a a b , ,|a}'],
    ['en', 'a x b c ,¶a¶a\n 1 , a c b a b\n 1 b ] . [ a ]\n {a x|1 , a c|1} b {c ,¶||] . [ }a{¶a| b| ]}'],
    // A word replaced stands where it stands, whatever its neighbours are.
    ['en', 'x a a a y\n x B a a y\n x a a C y\n x B a C y'],
    ['en', 'x a a a y\n X a a a y\n x a a C y\n X a a C y'],
  ];
  it.each(repeated)('does not guess which of several equal words was meant: %s %s', (...row) => expectCase(row));

  const fences: Case[] = [
    // Mine frees all words, theirs the last two: one bracket would be left alone.
    ['en', '[a b c d]\n a b c d\n [a b] c d\n {[a b|a b|[a b]} c d]'],
    ['en', 'a b c d e\n [a b c] d e\n a [b c d] e\n {a b c d|[a b c] d|a [b c d]} e'],
  ];
  it.each(fences)('asks where a bracket would lose its partner: %s %s', (...row) => expectCase(row));

  // Two changes of one side are two, however near: only what the other side touched as well is asked about.
  const neighbours: Case[] = [['en', '. x b . b b x\n b x a a a b\n [ b 1 1\n {. x ||[ }b {. b b x|x a a a b|1 1}']];
  it.each(neighbours)('asks about each place by itself: %s %s', (...row) => expectCase(row));

  it.each<[string, string, string, string, string]>([
    // Up to three words of the paragraph before and behind.
    ['in the middle', 'p q r s t u v', 's', 'X', 'p q r s t u v'],
    ['with more before than are shown', 'o p q r s t', 's', 'X', 'p q r s t'],
    ['with more behind than are shown', 's t u v w', 's', 'X', 's t u v'],
    ['in the first of two paragraphs', 'q r s t¶u v', 's', 'X', 'q r s t'],
    ['in the last of two paragraphs', 'p q¶r s t', 's', 'X', 'r s t'],
    ['between two paragraphs', 'n o¶q s¶t u', 's', 'X', 'q s'],
    ['alone in its paragraph', 'n o¶s¶t u', 's', 'X', 's'],
  ])('says where to look: %s', (_name, text, word, _other, shownContext) => {
    const base = text.replaceAll('¶', '\n');
    const merge = merge3(base, base.replace(word, 'X'), base.replace(word, 'Y'), 'en');
    const [conflict] = merge.ok ? [] : merge.conflicts;
    expect(base.slice(conflict?.context.from, conflict?.context.to)).toBe(shownContext);
  });

  it('says where to look when a paragraph’s end is the matter', () => {
    const base = 'n o\np q\nr s';
    const merge = merge3(base, 'n o\np q r s', 'n o\np q\nZ\nr s', 'en');
    const [conflict] = merge.ok ? [] : merge.conflicts;
    expect([conflict?.base, base.slice(conflict?.context.from, conflict?.context.to)]).toEqual(['\n', 'p q\nr s']);
  });

  it('says where to look, with up to three words of the paragraph on either side', () => {
    const base = 'zero\none two three four five six seven eight';
    const merge = merge3(base, base.replace('five', 'V'), base.replace('five', '5'), 'en');
    const context = { from: base.indexOf('two'), to: base.length };
    expect(merge).toEqual({ ok: false, conflicts: [{ base: 'five', mine: 'V', theirs: '5', at: 24, context }] });
  });
});

/** As such texts are written: compounds with a zero-width non-joiner, apostrophes, hyphens, numbers, dates. */
const VOCABULARY: Readonly<Record<Lang, string>> = {
  fa: 'طرف‌ها می‌کنند دریای خزر همکاری و در حمل‌ونقل زیست‌محیطی ۱۲ نمی‌تواند کشورهای ۲۰۲۵ را',
  ru: 'Стороны в Каспийском море объём и Северо-Кавказский 12 подтверждают ёмкость 2025 не транзит',
  az: "Tərəflər və məs'ul Xəzər 5-ci dəniz İqtisadi ığır 2025 Bakı'nın ticarət üçün 12",
  kk: 'Тараптар және Каспий теңізі 5-ші ынтымақтастық үшін объект 2025 мен көлік-логистика 12 қорғау',
  tk: "Taraplar we Hazar deňzi 1-nji hyzmatdaşlyk üçin 2025 bilen me'lim söwda 12 goramak",
  en: "Parties and Caspian the States' sea shall co-operate 12 of Party’s don't 2025 transit",
};
const gap = (lang: Lang): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(' ') },
    { weight: 2, arbitrary: fc.constantFrom(`${LANGUAGES[lang].comma} `, '. ', '\n', ' — ') },
  );
type Writing = readonly (readonly [word: string, gap: string])[];
const writing = (lang: Lang, vocabulary: readonly string[], minLength: number, maxLength: number) =>
  fc.array(fc.tuple(fc.constantFrom(...vocabulary), gap(lang)), { minLength, maxLength });
const textOf = (list: Writing): string => list.map((pair) => pair.join('')).join('');

/** One act: words replaced, or a pair of brackets set. `at` is taken modulo the length. */
type Act = { readonly at: number; readonly take: number; readonly put: Writing; readonly fence: boolean };
const acts = (lang: Lang, vocabulary: readonly string[]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      at: fc.nat(40),
      take: fc.nat(3),
      put: writing(lang, vocabulary, 0, 2),
      fence: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 2 },
  );
function edited(before: Writing, list: readonly Act[]): Writing {
  const out = [...before];
  for (const { at, take, put, fence } of list) {
    const start = at % out.length;
    const end = Math.min(start + take, out.length - 1);
    if (fence) {
      out[start] = [`[${out[start]?.[0]}`, out[start]?.[1] ?? ''];
      out[end] = [`${out[end]?.[0]}]`, out[end]?.[1] ?? ''];
    } else if (out.length - take + put.length > 0) out.splice(start, take, ...put);
  }
  return out;
}

/** Every gap of a text with the words at its ends: what a lost blank, a doubled one or a cut word would show in. */
function gaps(lang: Lang, text: string): string[] {
  const found: string[] = [];
  let open = '^';
  for (const { text: piece, isWordLike } of words(lang, text)) {
    open += piece;
    if (!isWordLike) continue;
    found.push(open);
    open = piece;
  }
  return [...found, `${open}$`];
}

type Change = { readonly from: number; readonly to: number; readonly insert: string };
/** One name for "a [a ]b" and "[a ]a b": the change slid as far to the left as it goes. */
function nameOf(base: string, { from, to, insert }: Change): string {
  let own = insert || base.slice(from, to);
  let at = from;
  if (from === to || insert === '')
    for (; at > 0 && base[at - 1] === own.at(-1); at--) own = base[at - 1] + own.slice(0, -1);
  return `${at} ${to - from} ${own}`;
}

/**
 * All changes of both sides, one made by both once, put into the base from the end: what merging has to come to. Nothing
 * where changes overlap: then both sides made the same of a stretch in different steps.
 */
function naive(lang: Lang, base: string, sides: readonly string[]): string | undefined {
  const changes = new Map<string, Change>();
  const add = (change: Change) => changes.set(nameOf(base, change), change);
  for (const side of sides) {
    let at = 0;
    let open: Change | undefined;
    for (const { op, text } of diffText(lang, base, side).parts) {
      const deleted = open;
      open = undefined;
      if (op === 'insert') add({ from: deleted?.from ?? at, to: at, insert: text });
      else if (deleted) add(deleted);
      if (op === 'insert') continue;
      if (op === 'delete') open = { from: at, to: at + text.length, insert: '' };
      at += text.length;
    }
    if (open) add(open);
  }
  const list = [...changes.values()].toSorted((a, b) => b.from - a.from || b.to - a.to);
  if (list.some((change, index) => change.to > (list[index - 1]?.from ?? base.length))) return undefined;
  return list.reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), base);
}

const swapped = (merge: Merge): Merge =>
  merge.ok
    ? merge
    : { ok: false, conflicts: merge.conflicts.map((each) => ({ ...each, mine: each.theirs, theirs: each.mine })) };

const balanced = (text: string): boolean => brackets(text).unmatched.length === 0;

describe('merge3 on random edits', () => {
  it.each(LANGS)('keeps what it promises, %s', (lang) => {
    const vocabulary = VOCABULARY[lang].split(' ');
    const seen = { merged: 0, compared: 0, asked: 0, fences: 0, both: 0 };
    const edits = acts(lang, vocabulary);
    fc.assert(
      fc.property(writing(lang, vocabulary, 6, 24), edits, edits, (before, ours, others) => {
        const [base, mine, theirs] = [before, edited(before, ours), edited(before, others)].map(textOf) as [
          string,
          string,
          string,
        ];
        const merge = merge3(base, mine, theirs, lang);
        expect(merge3(base, theirs, mine, lang)).toEqual(swapped(merge));
        expect(merge3(base, base, theirs, lang)).toEqual({ ok: true, text: theirs });
        expect(merge3(base, mine, base, lang)).toEqual({ ok: true, text: mine });
        expect(merge3(base, mine, mine, lang)).toEqual({ ok: true, text: mine });
        if (merge.ok) {
          seen.merged++;
          if (merge.text !== mine && merge.text !== theirs) seen.both++;
          const expected = naive(lang, base, [mine, theirs]);
          if (expected !== undefined) expect(merge.text).toBe(expected);
          if (expected !== undefined) seen.compared++;
          const known = new Set([...gaps(lang, mine), ...gaps(lang, theirs)]);
          expect(gaps(lang, merge.text).filter((each) => !known.has(each))).toEqual([]);
          if ([base, mine, theirs].every(balanced)) expect(balanced(merge.text)).toBe(true);
          return;
        }
        seen.asked++;
        if (merge.conflicts.some((each) => each.base === each.mine || /[[\]]/.test(each.mine + each.theirs)))
          seen.fences++;
        const edges = [0];
        for (const { text } of words(lang, base)) edges.push((edges.at(-1) as number) + text.length);
        let last = -1;
        for (const { at, context, ...texts } of merge.conflicts) {
          const end = at + texts.base.length;
          expect(base.slice(at, end)).toBe(texts.base);
          expect([edges.includes(at), edges.includes(end), at > last]).toEqual([true, true, true]);
          expect([mine.includes(texts.mine), theirs.includes(texts.theirs)]).toEqual([true, true]);
          expect(texts.mine).not.toBe(texts.theirs);
          expect(context.from <= at && end <= context.to).toBe(true);
          last = end;
        }
      }),
      { seed: SEED, numRuns: 250 },
    );
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(20);
  });

  it.each(LANGS)('takes whatever two people did on either side of a word, %s', (lang) => {
    const all = VOCABULARY[lang].split(' ');
    const base = all.slice(0, 9);
    const part = fc.array(fc.constantFrom(...all.slice(9)), { maxLength: 4 });
    let changed = 0;
    fc.assert(
      fc.property(part, fc.nat(3), part, fc.nat(3), (left, takeLeft, right, takeRight) => {
        const text = (...lists: string[][]) => lists.flat().join(' ');
        const [head, tail] = [base.slice(0, 3 - takeLeft), base.slice(6 + takeRight)];
        const mine = text(head, left, base.slice(3));
        const theirs = text(base.slice(0, 6), right, tail);
        const merged = text(head, left, base.slice(3, 6), right, tail);
        if (mine !== text(base) && theirs !== text(base)) changed++;
        expect(merge3(text(base), mine, theirs, lang)).toEqual({ ok: true, text: merged });
      }),
      { seed: SEED, numRuns: 100 },
    );
    expect(changed).toBeGreaterThan(50);
  });

  it('is symmetric and exact for strings nobody would type', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab .[]\\-\n\u200c\u0301\ud83d\ude001'), maxLength: 14 });
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), text, text, text, (lang, base, mine, theirs) => {
        expect(merge3(base, theirs, mine, lang)).toEqual(swapped(merge3(base, mine, theirs, lang)));
        expect(merge3(base, base, theirs, lang)).toEqual({ ok: true, text: theirs });
      }),
      { seed: SEED, numRuns: 800 },
    );
  });
});
