/** Corresponding words without a dictionary: a table in six languages, the sample's own brackets looked for again, and laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brackets } from '../../src/domain/text/brackets.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { words } from '../../src/language/words.ts';
import { corresponding as search } from '../../src/ui/brackets/corresponding.ts';
import { NOT_LOOKED_AT } from '../../src/ui/brackets/effort.ts';
import { sampleSummit } from '../support/server.ts';

/** Texts as short as these are looked at. */
const corresponding = (...given: Parameters<typeof search>) => {
  const found = search(...given);
  if (found === NOT_LOOKED_AT) throw new Error('The search gave up');
  return found;
};

/** "a [b] c" -> the text without the signs, and where they were. */
function marked(text: string) {
  const from = text.indexOf('⟦');
  const to = text.indexOf('⟧') - 1;
  return { text: text.replace(/[⟦⟧]/gu, ''), range: { from, to } };
}

/** `from` with ⟦the selection⟧ and `to` with ⟦the words that should be found⟧. */
type Case = readonly [what: string, lang: Lang, from: string, other: Lang, to: string];
const CASES: readonly Case[] = [
  ['a whole cell', 'ru', '⟦Один. Два.⟧', 'fa', '⟦یک. دو. سه.⟧'],
  ['a paragraph', 'ru', 'Первый абзац.\n⟦Второй абзац.⟧', 'kk', 'Бірінші абзац.\n⟦Екінші абзац.⟧'],
  ['a sentence', 'en', 'One thing. ⟦Another thing.⟧ A third.', 'az', 'Bir şey. ⟦Başqa şey.⟧ Üçüncü.'],
  [
    'a sentence without its full stop',
    'en',
    'One thing. ⟦Another thing⟧. A third.',
    'az',
    'Bir şey. ⟦Başqa şey⟧. Üçüncü.',
  ],
  ['the last sentence', 'fa', 'یک جمله. ⟦جمله دیگر.⟧', 'ru', 'Одно предложение. ⟦Другое.⟧'],
  [
    'a number in other digits',
    'fa',
    'ظرف ⟦۳۰⟧ روز پس از تصویب مبادله می‌کنند.',
    'ru',
    'обмениваются в течение ⟦30⟧ дней после принятия.',
  ],
  [
    'a time limit, with the preposition of one and the postposition of the other',
    'fa',
    'کارگروه را ⟦ظرف ۶ ماه⟧ ایجاد می‌کنند.',
    'az',
    'işçi qrupunu ⟦6 ay ərzində⟧ yaradırlar.',
  ],
  [
    'a year',
    'kk',
    'Қатысушылар тізбені ⟦2026 жылдың соңына дейін⟧ жасайды.',
    'tk',
    'Gatnaşyjylar sanawy ⟦2026-njy ýylyň ahyryna çenli⟧ düzýärler.',
  ],
  ['a name', 'az', 'Katiblik ⟦Gilan vilayətində⟧ yerləşir.', 'kk', 'Хатшылық ⟦Гилан провинциясында⟧ орналасады.'],
  [
    'what a conjunction joins on',
    'ru',
    'разработать программу охраны тюленя ⟦и мест его обитания⟧.',
    'az',
    'suitinin ⟦və onun yaşayış yerlərinin⟧ qorunması üzrə proqram hazırlamaq.',
  ],
  [
    'the same in Persian, before the verb',
    'az',
    'Xəzər suitisinin ⟦və onun yerlərinin⟧ qorunması üzrə proqram hazırlayırlar.',
    'fa',
    'برنامه‌ای برای حفاظت از فک خزری ⟦و زیستگاه‌های آن⟧ تدوین می‌کنند.',
  ],
  [
    'what stands between commas',
    'en',
    'The participants, ⟦in accordance with national law⟧, support the ports.',
    'ru',
    'Участники, ⟦в соответствии с законодательством⟧, поддерживают порты.',
  ],
  [
    'a decimal number, once with a point and once with a comma',
    'en',
    'a depth of no less than ⟦4.5 metres⟧ is kept.',
    'ru',
    'поддерживается глубина не менее ⟦4,5 метра⟧.',
  ],
  ['beside a bracket that is there', 'ru', 'в течение [30] ⟦45⟧ дней.', 'kk', '[30] ⟦45⟧ күн ішінде.'],
  ['quotation marks go along', 'ru', 'в области ⟦«зелёной» экономики⟧ стран', 'fa', 'در حوزه ⟦«اقتصاد سبز»⟧ کشورها'],
];

describe('corresponding', () => {
  it.each(CASES)('finds %s', (_, lang, from, other, to) => {
    const [mine, theirs] = [marked(from), marked(to)];
    const found = corresponding(mine.text, mine.range, theirs.text, lang, other);
    expect(found && theirs.text.slice(found.from, found.to)).toBe(
      theirs.text.slice(theirs.range.from, theirs.range.to),
    );
  });

  it('proposes nothing where there are no words', () => {
    expect(corresponding('слово', { from: 0, to: 5 }, ' \n', 'ru', 'fa')).toBe(null);
    expect(corresponding('слово и', { from: 0, to: 5 }, '…', 'ru', 'fa')).toBe(null);
  });

  /** Every bracket of the sample, taken away in both languages and looked for again. */
  const sample = sampleSummit().resolutions.flatMap(({ clauses, columns }) =>
    clauses.flatMap(({ texts }) => {
      const stripped = columns.flatMap(({ lang }) => {
        const text = texts?.[lang];
        if (!text?.includes('[')) return [];
        const { pairs } = brackets(text);
        const signs = new Set(pairs.flatMap(({ start, end }) => [start, end - 1]));
        const signsUpTo = (at: number): number => [...signs].filter((sign) => sign < at).length;
        const clean = [...text].filter((_, at) => !signs.has(at)).join('');
        return [
          {
            lang,
            clean,
            ranges: pairs.map((p) => ({ from: p.start - signsUpTo(p.start), to: p.end - 1 - signsUpTo(p.end - 1) })),
          },
        ];
      });
      return stripped.flatMap((a) =>
        stripped.filter((b) => b !== a && b.ranges.length === a.ranges.length).map((b) => ({ a, b })),
      );
    }),
  );

  it('finds most of the words that the sample has bracketed in its four columns', () => {
    let [all, exact, overlapping] = [0, 0, 0];
    for (const { a, b } of sample) {
      for (const [index, range] of a.ranges.entries()) {
        const found = corresponding(a.clean, range, b.clean, a.lang, b.lang);
        const wanted = b.ranges[index];
        if (!found || !wanted) continue;
        all++;
        const bare = (text: string): string => text.replace(/^[\s,،]+|[\s,،]+$/gu, '');
        if (bare(b.clean.slice(found.from, found.to)) === bare(b.clean.slice(wanted.from, wanted.to))) exact++;
        if (Math.min(found.to, wanted.to) > Math.max(found.from, wanted.from)) overlapping++;
      }
    }
    expect(all).toBeGreaterThan(350);
    expect(exact / all).toBeGreaterThan(0.7);
    expect(overlapping / all).toBeGreaterThan(0.9);
  });

  describe('holds, whatever the texts', () => {
    const lang = fc.constantFrom(...LANGS);
    const piece = fc.constantFrom(
      ...[
        'می‌شود',
        'گیلان',
        '۳۰',
        '30',
        'Гилян',
        'və',
        'и',
        'مشترک',
        'жұмыс',
        '«зелёной»',
        'işçi',
        'we',
        '4,5 %',
        'don’t',
      ],
      ...[' ', ' ', ', ', '. ', '; ', '\n', '[', ']', ' (a) '],
    );
    const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
    const at = fc.nat(120);
    const setting = { seed: 1809, numRuns: 1_500 };

    it('never cuts a word, never leaves the text, never cuts through a bracket', () => {
      let found = 0;
      fc.assert(
        fc.property(text, text, at, at, lang, lang, (mine, theirs, x, y, a, b) => {
          const range = { from: Math.min(x, y, mine.length), to: Math.min(Math.max(x, y), mine.length) };
          const answer = corresponding(mine, range, theirs, a, b);
          if (!answer) return;
          found++;
          expect(answer.from).toBeLessThan(answer.to);
          expect(answer.from).toBeGreaterThanOrEqual(0);
          expect(answer.to).toBeLessThanOrEqual(theirs.length);
          const part = theirs.slice(answer.from, answer.to);
          if (part !== theirs.trim()) expect(brackets(part).unmatched).toEqual([]);
          let place = 0;
          for (const word of words(b, theirs)) {
            const end = place + word.text.length;
            if (word.isWordLike)
              for (const edge of [answer.from, answer.to]) expect(edge > place && edge < end).toBe(false);
            place = end;
          }
        }),
        setting,
      );
      // Not vacuous: most pairs of texts have words on both sides.
      expect(found).toBeGreaterThan(setting.numRuns / 2);
    });

    it('answers a whole text with the whole text', () => {
      fc.assert(
        fc.property(text, text, lang, lang, (mine, theirs, a, b) => {
          fc.pre(mine.trim() !== '' && theirs.trim() !== '');
          const answer = corresponding(mine, { from: 0, to: mine.length }, theirs, a, b);
          expect(answer && theirs.slice(answer.from, answer.to)).toBe(theirs.trim());
        }),
        setting,
      );
    });
  });
});
