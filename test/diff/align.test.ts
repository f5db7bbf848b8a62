import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alignment, alignTexts } from '../../src/diff/align.ts';
import { assign } from '../../src/diff/assignment.ts';
import { withoutLabel } from '../../src/diff/labels.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { likelyLanguage } from '../../src/language/likely-language.ts';
import { RESPELLINGS, realText, SEED, textOf, writing } from './writing.ts';

const clauses = (texts: readonly string[]) => texts.map((text, index) => ({ id: `${index}`, text }));
const align = (ours: readonly string[], theirs: readonly string[], lang: Lang) =>
  alignTexts(clauses(ours), theirs, lang);

/** Rows as "0=1", "0=1+2", "0+1=2", "0=" and "=1", a moved one with "~" for "=". */
const shown = (alignment: Alignment): string =>
  alignment.ok
    ? alignment.rows
        .map(({ ours, theirs, moved }) => `${ours.join('+')}${moved ? '~' : '='}${theirs.join('+')}`)
        .join(' ')
    : [alignment.reason, alignment.likely].filter((part) => part !== undefined).join(' ');

/** Random numbers from a seed: the real texts are changed in the same way in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

describe('alignTexts', () => {
  const A = 'Стороны сотрудничают в охране морской среды Каспия';
  const B = 'Государства обмениваются сведениями об уровне воды каждый месяц';
  const C = 'Настоящая Декларация открыта для присоединения других стран';
  const cases: readonly (readonly [fact: string, ours: string[], theirs: string[], rows: string])[] = [
    ['equal texts', [A, B, C], [A, B, C], '0=0 1=1 2=2'],
    ['numbers in front', [A, B, C], [`1. ${A}`, `пункт 2 ${B}`, `в) ${C}`], '0=0 1=1 2=2'],
    ['another spelling', [A, B], [A.replaceAll(' ', '\u00a0'), B.replaceAll('е', 'ё')], '0=0 1=1'],
    ['a moved paragraph', [A, B, C], [C, A, B], '0=1 1=2 2~0'],
    ['one added and one removed', [A, B], [A, C], '0=0 =1 1='],
    ['added ones behind their neighbours', [A, B], [C, A, 'Совсем другое', B], '=0 0=1 =2 1=3'],
    ['a split', [`${A}, а ${B}`, C], [A, `а ${B}`, C], '0=0+1 1=2'],
    ['a merge', [A, B, C], [`${A}. ${B}`, C], '0+1=0 2=1'],
    ['a merge of what stood apart', [A, C, B], [`${A}. ${B}`, C], '0+2=0 1=1'],
    ['a moved split', [A, C, B], [C, 'Стороны сотрудничают в охране', 'морской среды Каспия', B], '0~1+2 1=0 2=3'],
    ['blank paragraphs', [A, '', B], [A, ' ', '\n', B], '0=0 =1 =2 1= 2=3'],
    ['repeated paragraphs', [A, B, A], [A, A, B], '0=0 1=2 2~1'],
  ];
  it.each(cases)('aligns %s', (_, ours, theirs, rows) => {
    expect(shown(align(ours, theirs, 'ru'))).toBe(rows);
  });

  it('says how alike the paragraphs of a row are', () => {
    const result = align([A, B], [A.replace('морской', 'речной'), B], 'ru');
    const [first = 0, second] = result.ok ? result.rows.map((row) => row.similarity) : [];
    expect([first > 0.6 && first < 0.95, second]).toEqual([true, 1]);
  });

  it('does not count numbers at the start as words', () => {
    const result = align([A, B], [`Статья 14. ${A}`, `1.2.3. ${B}`], 'ru');
    expect(result.ok && result.rows.map((row) => row.similarity)).toEqual([1, 1]);
  });

  it.each([
    [[A, B], [], 'no-match'],
    [[], [A], 'no-match'],
    [[A], [' '], 'no-match'],
    [[A], ['Qlarn xyz'], 'wrong-language'],
    [[A], ['Совершенно иные слова про горы'], 'no-match'],
    [[A], ['دولت‌ها در حفاظت از محیط زیست همکاری می‌کنند'], 'wrong-language fa'],
  ] as const)('refuses %j and %j', (ours, theirs, reason) => {
    expect(shown(align(ours, theirs, 'ru'))).toBe(reason);
  });

  const texts = (lang: Lang) => fc.array(writing(lang, 25).map(textOf), { maxLength: 9 });

  it.each(LANGS)('loses and doubles nothing in %s, and mirrors when the sides are swapped', (lang) => {
    let busy = 0;
    fc.assert(
      fc.property(texts(lang), texts(lang), fc.array(fc.nat(20), { maxLength: 8 }), (ours, others, kept) => {
        const theirs = [...others, ...kept.flatMap((place) => ours[place] ?? [])];
        const forth = align(ours, theirs, lang);
        const back = align(theirs, ours, lang);
        expect(back.ok).toBe(forth.ok);
        if (!forth.ok || !back.ok) return;
        if (forth.rows.some((row) => row.theirs.length > 0 && row.ours.length > 0)) busy++;
        const sorted = (list: number[]) => list.sort((x, y) => x - y);
        expect(sorted(forth.rows.flatMap((row) => row.ours.map(Number)))).toEqual([...ours.keys()]);
        expect(sorted(forth.rows.flatMap((row) => [...row.theirs]))).toEqual([...theirs.keys()]);
        expect(forth.rows.every((row) => row.ours.length + row.theirs.length <= 3)).toBe(true);
        const facts = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
        const turned = back.rows.map(({ ours: b, theirs: a, similarity, moved }) => {
          return { ours: a.map(String), theirs: b.map(Number), similarity, moved };
        });
        expect(facts(turned)).toEqual(facts(forth.rows));
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect(busy).toBeGreaterThan(20);
  });

  it.each(LANGS)('aligns equal texts in %s one by one, also when they are spelt otherwise', (lang) => {
    fc.assert(
      fc.property(texts(lang), (raw) => {
        const list = raw.filter((text) => withoutLabel(lang, text) !== '');
        if (list.length === 0) return;
        const rows = list.map((_, index) => `${index}=${index}`).join(' ');
        expect(shown(align(list, list, lang))).toBe(rows);
        const respelt = list.map((text) =>
          (RESPELLINGS[lang] ?? []).reduce((out, [from, to]) => out.replace(from, to), text),
        );
        expect(shown(align(list, respelt, lang))).toBe(rows);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

const real = realText();
describe.skipIf(!real)('alignTexts, on a real declaration', () => {
  const paragraphs = (lang: Lang): readonly string[] =>
    [...new Set(real?.[lang] ?? [])].filter((text) => text.split(' ').length >= 8);
  const vocabulary = (lang: Lang): readonly string[] => paragraphs(lang).join(' ').split(' ');
  const reworded = (others: readonly string[], text: string, share: number, next: () => number): string =>
    text
      .split(' ')
      .map((word) => (next() < share ? (others[Math.floor(next() * others.length)] as string) : word))
      .join(' ');

  it.each(LANGS)('recovers a shuffled %s text with moves only', (lang) => {
    const ours = paragraphs(lang);
    const order = shuffled([...ours.keys()], dice(1));
    const result = align(
      ours,
      order.map((index) => ours[index] as string),
      lang,
    );
    const found = result.ok ? result.rows.map(({ ours: [id], theirs: [at = -1] }) => [Number(id), order[at]]) : [];
    expect(found).toEqual([...ours.keys()].map((index) => [index, index]));
    expect(result.ok && result.rows.filter((row) => row.moved).length).toBeGreaterThan(ours.length / 2);
  });

  it.each(LANGS)('recovers 97 of 100 paragraphs of a shuffled %s text with three words of ten replaced', (lang) => {
    const ours = paragraphs(lang);
    const next = dice(2);
    const words = vocabulary(lang);
    const order = shuffled([...ours.keys()], next);
    const theirs = order.map((index) => reworded(words, ours[index] as string, 0.3, next));
    const result = align(ours, theirs, lang);
    const right = result.ok ? result.rows.filter((row) => Number(row.ours[0]) === order[row.theirs[0] ?? -1]) : [];
    const wrong = result.ok
      ? result.rows.filter((row) => row.ours.length + row.theirs.length > 1).length - right.length
      : -1;
    expect([right.length >= 0.97 * ours.length, wrong]).toEqual([true, 0]);
  });

  it.each(LANGS)('recovers paragraphs of a %s text that were split, merged and dropped', (lang) => {
    const ours = paragraphs(lang);
    const next = dice(3);
    const others = vocabulary(lang);
    const theirs: string[] = [];
    const truth: string[] = [];
    for (let index = 0; index < ours.length; index++) {
      const text = ours[index] as string;
      const at = theirs.length;
      const fate = next();
      if (fate < 0.2) {
        const words = text.split(' ');
        const cut = Math.round(words.length * (0.3 + 0.4 * next()));
        theirs.push(words.slice(0, cut).join(' '), words.slice(cut).join(' '));
        truth.push(`${index}=${at}+${at + 1}`);
      } else if (fate < 0.4 && index + 1 < ours.length) {
        theirs.push(`${text} ${ours[index + 1]}`);
        truth.push(`${index}+${++index}=${at}`);
      } else if (fate < 0.5) truth.push(`${index}=`);
      else {
        theirs.push(reworded(others, text, 0.2, next));
        truth.push(`${index}=${at}`);
      }
    }
    const found = new Set(shown(align(ours, theirs, lang)).split(' '));
    const missed = truth.filter((row) => !found.has(row));
    expect([missed.length <= 0.04 * truth.length, truth.filter((row) => row.includes('+')).length > 8]).toEqual([
      true,
      true,
    ]);
  });

  it.each(LANGS)('knows a text in another language beside %s', (lang) => {
    const found = LANGS.map((other) => shown(align(real?.[lang] ?? [], real?.[other] ?? [], lang)).split(' '));
    const expected = LANGS.map((other) => (other === lang ? true : `wrong-language ${other}`));
    expect(found.map((words) => words.length > 10 || words.join(' '))).toEqual(expected);
  });

  it('aligns 300 by 300 reworded and reordered paragraphs in under a second', () => {
    const next = dice(4);
    const words = vocabulary('ru');
    const pick = () => words[Math.floor(next() ** 2 * words.length)] as string;
    const ours = Array.from({ length: 300 }, () => Array.from({ length: 60 }, pick).join(' '));
    const theirs = shuffled(ours, next).map((text) => reworded(words, text, 0.2, next));
    const times = [1, 2].map(() => {
      const before = process.cpuUsage();
      expect(align(ours, theirs, 'ru')).toMatchObject({ ok: true });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});

describe('withoutLabel', () => {
  // Cut off where "|" stands; without "|" nothing is.
  const cases: readonly (readonly [Lang, ...string[]])[] = [
    [
      'fa',
      '۳- |دولت‌ها',
      '۳-|دولت‌ها',
      'بند ۳ |دولت‌ها',
      'ماده اول - |موضوع',
      'مادهٔ بیست و یکم: |موضوع',
      'الف) |دریا',
      'ب- |دریا',
    ],
    ['fa', 'ماده ۵. ۱- |متن', '\u200f۲. |متن', 'از دریا', '۲۰۲۵-۲۰۳۰ سال', '۱۲ کشور', 'ماده ۵'],
    [
      'ru',
      '1. |Стороны',
      'пункт 3 |Стороны',
      'Статья IV. |Предмет',
      'СТАТЬЯ 4\n|Предмет',
      'а) |море',
      'подпункт «б»: |море',
      '1.2. |Море',
    ],
    [
      'ru',
      'Статья 5 применяется',
      '2026. Год',
      '3 государства',
      '3.5 млн',
      '12.11.2024 Стороны',
      '— |море',
      'Статья 5',
    ],
    ['az', '5-ci maddə. |Mövzu', 'Maddə 5. |Mövzu', 'II fəsil. |Su', 'ç) |su', '5-ci maddə ilə'],
    ['kk', '3-тармақ. |Каспий', '5-бап. |Нысана', '1) тармақша: |су', 'ә) |су', '2025-2030 жж.'],
    ['tk', '9-njy madda. |Deňiz', '2) kiçi bent. |Deňiz', '4. |Deňiz', 'ž) |suw'],
    [
      'en',
      '(a) |the sea',
      '(iv) |the sea',
      'Article 5. |Subject',
      'Article 5\t|Subject',
      'a sea',
      'I see',
      'Part of it',
    ],
  ];
  for (const [lang, ...marked] of cases) {
    it.each(marked)(`cuts the number off in ${lang}: %s`, (text) => {
      expect(withoutLabel(lang, text.replace('|', ''))).toBe(text.split('|').at(-1));
    });
  }
});

describe('assign', () => {
  it('finds the greatest gain of all assignments', () => {
    const row = fc.array(fc.record({ to: fc.nat(5), gain: fc.integer({ min: 1, max: 100 }).map((n) => n / 100) }), {
      maxLength: 4,
    });
    let contested = 0;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const gainOf = (i: number, j: number) =>
          Math.max(0, ...(rows[i] ?? []).filter(({ to }) => to === j).map(({ gain }) => gain));
        const best = (i: number, taken: readonly number[]): number =>
          i === rows.length
            ? 0
            : Math.max(
                best(i + 1, taken),
                ...(rows[i] ?? [])
                  .filter(({ to }) => !taken.includes(to))
                  .map(({ to, gain }) => gain + best(i + 1, [...taken, to])),
              );
        const found = assign(rows, 6);
        const used = found.filter((column) => column >= 0);
        expect(new Set(used).size).toBe(used.length);
        expect(found.reduce((sum, column, i) => sum + (column < 0 ? 0 : gainOf(i, column)), 0)).toBeCloseTo(
          best(0, []),
          9,
        );
        if (rows.some((choices, i) => choices.some(({ gain }) => gain > gainOf(i, found[i] as number)))) contested++;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(contested).toBeGreaterThan(50);
  });
});

describe('likelyLanguage', () => {
  it.each([
    ['Каспий', undefined],
    ['1234 5678 —— 9012 3456 7890', undefined],
    ['Прибрежные государства сотрудничают', 'ru'],
    ['Жағалаудағы мемлекеттер ынтымақтасады', 'kk'],
    ['Sahilyanı dövlətlər əməkdaşlıq edirlər', 'az'],
    ['Kenarýaka döwletleri hyzmatdaşlyk edýärler', 'tk'],
    ['The coastal states shall cooperate', 'en'],
    ['كشورهاي ساحلي همكاري مي كنند با هم', 'fa'],
    ['Παράκτια κράτη συνεργάζονται μεταξύ', undefined],
  ])('judges %s: %s', (text, lang) => {
    expect(likelyLanguage(text)).toBe(lang);
  });
});
