import { describe, expect, it } from 'vitest';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { richText } from '../../src/domain/text/text.ts';
import { exportChanges, REDLINES, type RedlineInput } from '../../src/export/index.ts';
import { type Lang, language } from '../../src/language/language.ts';
import { type ClauseSketch, declaration } from '../support/declaration.ts';
import { all, type Element, parseXml } from './docx-reader.ts';
import { INPUT, numbered } from './sample.ts';

const of = (clauses: readonly ClauseSketch[]): Declaration =>
  numbered(declaration({ columns: ['fa', 'ru', 'en'], clauses }));

const SINCE = of([
  { id: 'a', texts: { fa: 'به ویژه می‌پذیرند', ru: 'принимают <документ>;', en: richText([{ text: 'accept' }]) } },
  { id: 'b', texts: { fa: 'دیدار', ru: 'встреча', en: 'meeting' } },
  { id: 'c', texts: { fa: 'پایان', ru: 'конец', en: 'end' } },
]);
const LATER = of([
  { id: 'n', texts: { fa: 'آغاز', ru: 'начало', en: 'start' } },
  {
    id: 'a',
    status: 'agreed',
    texts: {
      fa: 'به‌ویژه می‌پذیرند',
      ru: 'утверждают <документ>;\nвторой абзац;',
      en: richText([{ text: 'accept ' }, { text: 'it', marks: ['bold', 'underline'] }]),
    },
  },
  { id: 'c', texts: { fa: 'پایان', ru: 'конец', en: 'end' } },
  { id: 'b', texts: { fa: 'دیدار', ru: 'встреча', en: 'meeting' } },
]);

const { view: _view, ...REST } = INPUT;
const html = async (wanted: Lang | 'all', more: Partial<RedlineInput> = {}): Promise<string> => {
  const diff = diffDeclarations(SINCE, LATER, { movedLast: ['b'] });
  const names = { from: 'A & B', to: 'now' };
  const bytes = await REDLINES.html.write({
    ...{ ...REST, since: SINCE, declaration: LATER, diff, names, language: wanted },
    ...more,
  });
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};
/** The page as an XML parser reads it: but for its empty elements it is XML. Text becomes `t`, to keep its place. */
const page = (text: string): Element =>
  parseXml(
    text
      .replace('<!doctype html>\n', '')
      .replace(/<(meta[^>]*|br)>/g, '<$1/>')
      .replace(/>([^<]+)</g, '><t>$1</t><')
      .replace(/<\/html>\s*$/, '</html>'),
  );

const words = (element: Element, without: string): string =>
  element.name === without
    ? ''
    : element.name === 'br'
      ? '\n'
      : element.text + element.children.map((one) => words(one, without)).join('');

describe('writeRedlineHtml', () => {
  it('is one file without scripts and without anything from outside', async () => {
    const text = await html('all', { list: true });
    expect(text.match(/<script|\bon\w+=|\b(src|href)=|url\(|@import/g)).toBe(null);
    expect(text).toContain(`default-src 'none'`);
  });

  it('says language and direction of every cell, and of the page', async () => {
    const root = page(await html('all'));
    const cells = [...all(root, 'td')].map(({ attributes }) => [attributes.lang, attributes.dir]);
    const expected = (['fa', 'ru', 'en'] as const).map((lang) => [language(lang).bcp47, language(lang).dir]);
    expect(cells).toEqual(Array.from({ length: 5 }, () => expected).flat());
    expect([root.attributes.lang, root.attributes.dir]).toEqual(expected[0]);
  });

  it('marks what came and what went, with hand and time, and leaves markup characters alone', async () => {
    const text = await html('ru', {
      hands: (_, lang) => (lang ? { author: 'RU', at: '2025-11-19T09:00:00Z' } : undefined),
    });
    const sign = 'datetime="2025-11-19T09:00:00Z" title="RU"';
    expect(text).toContain(
      `<del ${sign}>1.</del><ins ${sign}>2.</ins> <del ${sign}>принимают</del><ins ${sign}>утверждают</ins> &lt;документ&gt;`,
    );
    expect(text).toContain(`<ins ${sign}>;<br>второй абзац</ins>;`);
  });

  it('keeps bold and underlined words, and shows another spelling as such', async () => {
    expect(await html('en')).toMatch(/accept<ins[^>]*> <b><u>it<\/u><\/b><\/ins>/);
    expect(await html('fa')).toMatch(/<del class="orthographic"[^>]*>به ویژه<\/del>/);
  });

  it('counts at the top what this language shows', async () => {
    const counts = async (lang: Lang): Promise<string[]> => {
      const [list] = all(page(await html(lang)), 'ul');
      return [...all(list as Element, 'li')].map((item) => words(item, ''));
    };
    expect(await counts('ru')).toEqual(
      ['Добавлено: 1', 'Перемещено: 1', 'Новый номер: 3', 'Формулировка: 1', 'Статус: 1'].map((one) =>
        expect.stringMatching(new RegExp(`^${one.slice(0, -1)}`)),
      ),
    );
    expect((await counts('fa')).some((one) => one.startsWith('تنها املا'))).toBe(true);
    expect((await counts('fa')).some((one) => one.startsWith('عبارت'))).toBe(false);
  });

  it('lists clause, change, old and new text as it is circulated', async () => {
    const [table] = all(page(await html('ru', { list: true })), 'table');
    const rows = [...all(table as Element, 'tr')].map((row) => row.children.map((cell) => words(cell, '')));
    expect(rows[0]).toEqual(['Положение', 'Изменение', 'Прежняя редакция', 'Новая редакция']);
    expect(rows[1]).toEqual(['пункт 1', 'Добавлено', '', '1. начало']);
    expect(rows[2]).toEqual([
      'пункт 2',
      'Новый номер: пункт 1 → пункт 2\nФормулировка\nСтатус: Проект → Согласовано',
      '1. принимают <документ>;',
      '2. утверждают <документ>;\nвторой абзац;',
    ]);
  });

  it('gives the later text without what went and the earlier without what came', async () => {
    const tables = [...all(page(await html('en')), 'table')];
    const side = (gone: string, row: string): string[] =>
      [...all(tables.at(-1) as Element, 'tr')]
        .filter(({ attributes }) => attributes.class !== undefined && !attributes.class.endsWith(row))
        .flatMap((one) => [...all(one, 'td')].map((cell) => words(cell, gone)));
    expect(side('del', 'delete')).toEqual(['1. start', '2. accept it', '3. end', '4. meeting']);
    expect(side('ins', 'insert')).toEqual(['1. accept', '2. meeting', '3. end']);
  });

  it('lets every language speak for itself side by side: points, counts, lists, heads and notes', async () => {
    const root = page(await html('all', { list: true, names: { from: { fa: 'الف', ru: 'А', en: 'A' }, to: 'B' } }));
    const inLang = (lang: Lang, tag: string) =>
      [...all(root, tag)]
        .filter(({ attributes }) => attributes.lang === language(lang).bcp47)
        .map((one) => words(one, ''));
    const own = (lang: Lang) =>
      ['p', 'ul', 'section', 'th', 'span', 'td'].map((tag) => inLang(lang, tag).join(' ')).join(' ');
    const said = { fa: ['تغییرها از «الف» تا «B»', 'افزوده', 'متن پیشین', 'فهرست تغییرها', 'متن با نشان تغییرها'] };
    const russian = [
      '«А» → «B»',
      'Добавлено: 1',
      'Прежняя редакция',
      'Перечень изменений',
      'Текст с отмеченными изменениями',
    ];
    for (const phrase of said.fa) expect(own('fa')).toContain(phrase);
    for (const phrase of russian) expect(own('ru')).toContain(phrase);
    for (const phrase of ['Added: 1', 'List of changes', 'Text with the changes marked'])
      expect(own('en')).toContain(phrase);
    // A clause reworded in Russian and English alone is no rewording to the Persian column.
    const cell = (lang: Lang) =>
      inLang(lang, 'td').find((one) =>
        one.includes({ fa: 'می‌پذیرند', ru: 'утверждают', en: 'accept' }[lang as 'fa']),
      ) ?? '';
    expect([cell('ru').includes('Формулировка'), cell('fa').includes('عبارت')]).toEqual([true, false]);
    // Nothing of one language stands in an element of another.
    for (const [lang, pattern] of [
      ['ru', /[\u0600-\u06ff]/],
      ['fa', /[А-я]/],
    ] as const)
      expect(
        ['ul', 'section', 'th', 'td'].flatMap((tag) => inLang(lang, tag)).filter((one) => pattern.test(one)),
      ).toEqual([]);
  });

  it('does so in the circulated list, too', async () => {
    const diff = diffDeclarations(SINCE, LATER, { movedLast: ['b'] });
    const section = {
      ...REST,
      since: SINCE,
      declaration: LATER,
      diff,
      names: { from: 'A', to: 'B' },
      language: 'all',
    } as const;
    const made = await exportChanges('html', {
      ...{ language: 'all', summitName: INPUT.summitName, generatedAt: INPUT.generatedAt, sections: [section] },
    });
    const text = made.ok ? new TextDecoder().decode(made.bytes) : '';
    for (const phrase of ['فهرست تغییرها', 'Перечень изменений', 'List of changes', 'افزوده', 'Добавлено', 'Added'])
      expect(text).toContain(phrase);
  });
});
