/** Tables and footnotes in every format, read by others than what wrote them. */
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS } from '../../server/print/tools.ts';
import { PRINTERS } from '../../src/export/formats.ts';
import { allLines } from '../../src/export/outline.ts';
import type { PrintedText } from '../../src/export/printed.ts';
import type { Lang } from '../../src/language/language.ts';
import { all, part, textOf } from './docx-reader.ts';
import { FIGURES } from './figures.ts';
import { instrument, instrumentJob, resolutionJob } from './pdf-jobs.ts';
import { POPPLER, tagsOf } from './pdf-reader.ts';

afterAll(() => closePrintTools());

const text = { ...FIGURES, clauses: FIGURES.clauses.filter(({ id }) => id !== 'stray') };
const job = (lang: Lang | 'all') => resolutionJob(text, lang, PRINT_TOOLS, { title: {} });

describe('footnotes', () => {
  it('have the same number in every column, and in an instrument are counted through', () => {
    const second = { ...text, resolution: 'second' };
    const whole = instrument({ resolutions: ['quotas', 'second'], languages: ['fa', 'ru'] }, [text, second]);
    const { texts } = instrumentJob(whole, 'all', null, PRINT_TOOLS);
    const labels = (lang: Lang) =>
      (texts[lang] as PrintedText).blocks.flatMap((one) =>
        one.block === 'clause' && one.kind === 'footnote' ? [one.label] : [],
      );
    expect(labels('ru')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
    expect(labels('fa')).toEqual(['۱', '۲', '۳', '۴', '۵', '۶', '۷', '۸', '۹', '۱۰', '۱۱', '۱۲']);
  });

  it('hang where the sign is missing, and not where the clause is not printed', () => {
    const [kk, fa] = (['kk', 'fa'] as const).map((lang) => allLines(text, lang, 'brackets'));
    expect(kk?.find(({ clause }) => clause === 'words')?.notes?.map(({ label }) => label)).toEqual(['2', '3']);
    expect(fa?.find(({ clause }) => clause === 'only-ru')?.notes).toBeUndefined();
  });

  it.each(['fa', 'ru'] as const)('are footnotes of Word and tables of Word: %s', async (lang) => {
    const bytes = await PRINTERS.docx.print(job(lang));
    const notes = [...all(await part(bytes, 'word/footnotes.xml'), 'w:footnote')].filter(
      ({ attributes }) => !attributes['w:type'],
    );
    expect(notes).toHaveLength(lang === 'fa' ? 5 : 6);
    const document = await part(bytes, 'word/document.xml');
    expect([...all(document, 'w:footnoteReference')]).toHaveLength(notes.length);
    const tables = [...all(document, 'w:tbl')];
    expect(tables.map((table) => [...all(table, 'w:tr')].length)).toEqual([4, 2]);
    expect(tables.every((table) => [...all(table, 'w:tblHeader')].length === 1)).toBe(true);
    expect(tables.map((table) => [...all(table, 'w:bidiVisual')].length)).toEqual(lang === 'fa' ? [1, 1] : [0, 0]);
    expect(textOf(tables[1] as (typeof tables)[number])).toContain('=1+1');
  });

  it.skipIf(!POPPLER)('are notes and heads of a tagged PDF', async () => {
    const paths = tagsOf(await PRINTERS.pdf.print(job('ru'))).map(({ path }) => path);
    expect(paths.some((path) => / Note\b/.test(path))).toBe(true);
    expect(paths.some((path) => / TH\b/.test(path))).toBe(true);
  });

  it('are linked both ways in a page, which is XML', async () => {
    const html = new TextDecoder().decode(await PRINTERS.html.print(job('all')));
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe([...html.matchAll(/ id="/g)].length);
    expect(html).toContain('<th scope="col"');
    expect(html).not.toContain('<script>');
    const read = spawnSync('xmllint', ['--noout', '-'], { input: html });
    if (!read.error) expect(read.status).toBe(0);
  });

  it('are named in words in a plain text', async () => {
    const plain = new TextDecoder().decode(await PRINTERS.text.print(job('ru')));
    expect(plain).toContain('государства (сноска 2) принимают');
    expect(plain).toContain('\n(сноска 2) Азербайджан');
    expect(plain).toContain('Государство | 2026 | 2027 (сноска 4)\n');
  });
});
