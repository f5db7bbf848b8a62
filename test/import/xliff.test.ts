/** XLIFF that comes back from translators: of ours with words changed, of other programs, and what is no file of two languages. */
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { xliffPairs } from '../../src/export/xliff.ts';
import { xliff12Pairs } from '../../src/export/xliff12.ts';
import { importFile, LIMITS } from '../../src/import/index.ts';
import { readOutside } from '../../src/import/outside.ts';
import type { Lang } from '../../src/language/language.ts';
import { instrument, instrumentJob, RESOLUTIONS, resolutionJob } from '../export/xml-jobs.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, name = 'a.xlf') => importFile(name, utf8(text));
const textsOf = async (text: string) => {
  const file = await read(text);
  return file.ok ? file.clauses.map(({ texts }) => texts) : file.problem;
};
const warned = async (text: string) => {
  const file = await read(text);
  return file.ok ? file.warnings.map(({ kind, count }) => `${count} ${kind}`) : file.problem;
};

const v2 = (units: string, languages = 'srcLang="ru" trgLang="kk"') =>
  `<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" ${languages}><file id="f">${units}</file></xliff>`;
const v1 = (units: string, languages = 'source-language="ru-RU" target-language="kk-KZ"') =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" datatype="plaintext" ${languages}><body>${units}</body></file></xliff>`;
const pair = (source: string, target: string): string => `<source>${source}</source><target>${target}</target>`;
const unit = (source: string, target: string): string =>
  `<unit id="u"><segment>${pair(source, target)}</segment></unit>`;
const transUnit = (source: string, target: string): string => `<trans-unit id="u">${pair(source, target)}</trans-unit>`;

const VERSIONS = [
  ['2.1', xliffPairs, v2, unit],
  ['1.2', xliff12Pairs, v1, transUnit],
] as const;

describe.each(VERSIONS)('a file of ours, %s, from a translator', (_, pairs) => {
  const TEXT = RESOLUTIONS[3] as (typeof RESOLUTIONS)[number];
  const [file = { text: '', source: 'ru', target: 'fa' }] = pairs(resolutionJob(TEXT, 'all'), 'ru');
  const words = TEXT.clauses.at(-1)?.texts[file.target]?.paragraphs.at(-1)?.[0]?.text ?? '';

  it('says what was changed, and nothing else', async () => {
    const [before, after] = await Promise.all([read(file.text), read(file.text.replace(words, `${words} نو`))]);
    if (!before.ok || !after.ok) throw new Error('not read');
    const changed = after.clauses.filter(
      (clause, index) => JSON.stringify(clause) !== JSON.stringify(before.clauses[index]),
    );
    expect(changed.map(({ id }) => id)).toEqual([TEXT.clauses.at(-1)?.id]);
    expect(changed[0]?.texts[file.target]).toContain(`${words} نو`);
    expect(before.clauses.map(({ id }) => id)).toEqual(TEXT.clauses.map(({ id }) => id));
  });

  it('is compared column by column, without what stands beside the text', async () => {
    const outside = await readOutside('back.xlf', utf8(file.text.replace(words, `${words} نو`)));
    if (!outside.ok) throw new Error(outside.problem.kind);
    expect(outside.parts.map(({ lang }) => lang)).toEqual(['ru', file.target]);
    expect(outside.parts[1]?.lines.at(-1)?.text).toContain('نو');
    const rows = new Set(outside.parts.flatMap(({ lines }) => lines.map(({ row }) => row)));
    expect(rows.size).toBe(TEXT.clauses.length);
  });

  it('has the resolutions of an instrument as one text with a heading for each', async () => {
    const [whole = { text: '' }] = pairs(instrumentJob(instrument(), 'all'), 'en');
    const back = await read(whole.text);
    if (!back.ok) throw new Error(back.problem.kind);
    const titles = RESOLUTIONS.map(({ clauses }) => clauses.find(({ kind }) => kind === 'title')?.id);
    const heads = back.clauses.filter(({ id }) => titles.includes(id));
    expect(heads.map(({ kind }) => kind)).toEqual(RESOLUTIONS.map(() => 'heading'));
    expect(back.columns[0]).toBe('en');
  });

  it('never throws, whatever a program has made of it', async () => {
    const short = file.text.slice(0, 6000);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(short.length),
        fc.nat(300),
        fc.constantFrom(
          '',
          '<',
          '</g>',
          '<g id="1">',
          '&',
          '"',
          '<!DOCTYPE x>',
          '<source/>',
          '</trans-unit>',
          '\u0000',
        ),
        async (at, length, put) => {
          const made = await read(file.text.slice(0, at) + put + file.text.slice(at + length));
          if (!made.ok) refused++;
        },
      ),
      { seed: 3, numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});

describe.each(VERSIONS)('a file of another program, %s', (_, _pairs, file, one) => {
  it('is a table: what its labels say becomes its outline', async () => {
    const made = await read(
      file(one('Статья 1. Предмет', '1-бап. Нысана') + one('1. Первое.', '1. Бірінші.') + one('2. Второе.', '')),
    );
    expect(made).toMatchObject({
      ok: true,
      columns: ['ru', 'kk'],
      clauses: [
        { kind: 'article', texts: { ru: 'Предмет', kk: 'Нысана' } },
        { kind: 'paragraph', texts: { ru: 'Первое.', kk: 'Бірінші.' } },
        { kind: 'paragraph', texts: { ru: 'Второе.' } },
      ],
    });
  });

  it('has whitespace as it stands only where it says so', async () => {
    const both = one(' один\n   два ', ' бір\n  екі ');
    expect(await textsOf(file(both))).toEqual([{ ru: 'один два', kk: 'бір екі' }]);
    const kept = file(both).replace('<file ', '<file xml:space="preserve" ');
    expect(await textsOf(kept)).toEqual([{ ru: 'один\n   два', kk: 'бір\n  екі' }]);
  });

  it('may call its own elements by any prefix', async () => {
    const named = file(one('один', 'бір'))
      .replace(/<(\/?)(?=[a-z])/g, '<$1q:')
      .replace('xmlns=', 'xmlns:q=');
    expect(await textsOf(named)).toEqual([{ ru: 'один', kk: 'бір' }]);
  });

  it.each(['<!DOCTYPE xliff>', '<note>', '&nbsp;'])('is refused with %s in it', async (bad) => {
    expect(await textsOf(file(one('один', 'бір')).replace('<file', `${bad}<file`))).toMatchObject({ kind: 'unknown' });
  });

  it('is refused with more than a cell or a resolution may have', async () => {
    expect(await textsOf(file(one('а'.repeat(LIMITS.cell + 1), '')))).toMatchObject({
      kind: 'too-large',
      limit: 'cell',
    });
    const many = file(one('а', 'ә').repeat(LIMITS.rows + 1));
    expect(await textsOf(many)).toMatchObject({ kind: 'too-large', limit: 'rows' });
    expect(await textsOf(file(one('', '')))).toEqual({ kind: 'empty' });
  });
});

describe('marks', () => {
  const back = async (text: string): Promise<unknown> => {
    const made = await read(text);
    return made.ok ? [made.clauses[0]?.marked?.ru, made.warnings.map(({ kind }) => kind)] : made.problem;
  };
  const ours2 =
    '<metadata><metaGroup><meta type="clause">c1</meta><meta type="kind">article</meta></metaGroup></metadata>';
  const ours1 =
    '<context-group><context context-type="x-clause">c1</context><context context-type="x-kind">article</context></context-group>';
  const two = (source: string) => v2(`<unit id="u">${ours2}<segment><source>${source}</source></segment></unit>`);
  const one = (source: string) => v1(`<trans-unit id="u"><source>${source}</source>${ours1}</trans-unit>`);
  const bold = [[{ text: 'а' }, { text: 'б', marks: ['bold'] }, { text: 'в' }]];

  it.each([
    two('а<pc id="1" subType="xlf:b">б</pc>в'),
    two('а<sc id="1" subType="xlf:b"/>б<ec startRef="1"/>в'),
    two('а<pc id="1" subType="xlf:b"><mrk id="2" type="term">б</mrk></pc>в'),
    one('а<g id="1" ctype="bold">б</g>в'),
    one('а<bx id="1" ctype="bold"/>б<ex id="1"/>в'),
    one('а<bx id="1" rid="r" ctype="bold"/>б<ex id="2" rid="r"/>в'),
    one('а<bpt id="1" ctype="bold">&lt;b></bpt>б<ept id="1">&lt;/b></ept>в'),
  ])('come back from %s', async (text) => expect(await back(text)).toEqual([bold, []]));

  it('stand within each other', async () => {
    const text = one('<g id="1" ctype="underlined"><g id="2" ctype="bold">а</g>б</g>');
    expect(await back(text)).toEqual([
      [
        [
          { text: 'а', marks: ['bold', 'underline'] },
          { text: 'б', marks: ['underline'] },
        ],
      ],
      [],
    ]);
  });

  it.each([
    two('а<ph id="1"/>б'),
    two('а<pc id="1">б</pc>'),
    one('а<x id="1"/>б'),
    one('а<it id="1" pos="open">&lt;q></it>б'),
  ])('that we do not know are named: %s', async (text) =>
    expect(await back(text)).toEqual([undefined, ['marks-dropped']]),
  );
});

describe('units', () => {
  it('of 2.x are their segments with what is between them, of 1.2 only what stands directly in them', async () => {
    const segments = `<segment>${pair('Один.', 'Бір.')}</segment><ignorable><source> </source></ignorable><segment>${pair('Два.', 'Екі.')}</segment>`;
    expect(await textsOf(v2(`<unit id="u">${segments}</unit>`).replace('<file', '<file xml:space="preserve"'))).toEqual(
      [{ ru: 'Один. Два.', kk: 'Бір. Екі.' }],
    );
    const alternatives = `<alt-trans>${pair('Другое', 'Басқа')}</alt-trans><seg-source>Чужое</seg-source>`;
    expect(await textsOf(v1(`<trans-unit id="u">${pair('Один.', 'Бір.')}${alternatives}</trans-unit>`))).toEqual([
      { ru: 'Один.', kk: 'Бір.' },
    ]);
  });

  it('stay one by one in a group that is not the paragraphs of a clause', async () => {
    const [one, two] = ['g.p1', 'g.p2'].map((id) => `<trans-unit id="${id}">${pair('Один.', 'Бір.')}</trans-unit>`);
    expect(await textsOf(v1(`<group id="g">${one}${two}</group>`))).toEqual([{ ru: 'Один.\nОдин.', kk: 'Бір.\nБір.' }]);
    expect(await textsOf(v1(`<group id="h">${one}${two}</group>`))).toHaveLength(2);
    expect(await textsOf(v1(`<group id="g">${two}${one}</group>`))).toHaveLength(2);
  });

  it('may have no target yet', async () => {
    expect(
      await read(v2('<unit id="u"><segment><source>Один.</source></segment></unit>', 'srcLang="ru"')),
    ).toMatchObject({
      ok: true,
      columns: ['ru'],
    });
    expect(await warned(v2('<unit id="u"><segment><source>Один.</source></segment></unit>'))).toContain('1 empty-cell');
  });
});

describe('languages', () => {
  it.each([
    ['srcLang="de" trgLang="ru"', 'XLIFF de → ru'],
    ['srcLang="ru" trgLang="de"', 'XLIFF ru → de'],
    ['srcLang="az-Cyrl" trgLang="ru"', 'XLIFF az-Cyrl → ru'],
    ['srcLang="ru" trgLang="ru-RU"', 'XLIFF ru → ru-RU'],
    ['', 'XLIFF ? → ?'],
    ['srcLang="de"', 'XLIFF de → ?'],
  ])('that are not two of ours are named: %s', async (languages, found) => {
    expect(await textsOf(v2(unit('a', 'b'), languages))).toEqual({
      kind: 'unknown',
      found,
    });
  });

  it('of several files have to be one pair', async () => {
    const both = (other: string) =>
      v1(transUnit('а', 'ә')).replace(
        '</file>',
        `</file><file original="b" datatype="plaintext" ${other}><body>${transUnit('б', 'б')}</body></file>`,
      );
    expect(await textsOf(both('source-language="ru-RU" target-language="kk-KZ"'))).toHaveLength(2);
    expect(await textsOf(both('source-language="ru-RU" target-language="tk"'))).toEqual({
      kind: 'unknown',
      found: 'XLIFF ru-RU → kk-KZ, ru-RU → tk',
    });
  });
});

describe('a ZIP', () => {
  const packed = async (files: { readonly [name: string]: string }) => {
    const zip = new JSZip();
    for (const [name, text] of Object.entries(files)) zip.file(name, text);
    return importFile('a.zip', await zip.generateAsync({ type: 'uint8array' }));
  };
  const to = (lang: Lang, source = 'один', more = '') => v2(unit(source, 'x') + more, `srcLang="ru" trgLang="${lang}"`);

  it('is one text in all its languages', async () => {
    expect(await packed({ 'a.xlf': to('kk'), 'b.XLIFF': to('en'), 'readme.txt': 'x' })).toMatchObject({
      ok: true,
      columns: ['ru', 'kk', 'en'],
      clauses: [{ texts: { ru: 'один', kk: 'x', en: 'x' } }],
    });
  });

  it.each([
    ['another source', { 'a.xlf': to('kk'), 'b.xlf': to('en', 'два') }],
    ['another number of clauses', { 'a.xlf': to('kk'), 'b.xlf': to('en', 'один', unit('два', 'y')) }],
    ['one language twice', { 'a.xlf': to('kk'), 'b.xlf': to('kk') }],
    ['the other way round', { 'a.xlf': to('kk'), 'b.xlf': v2(unit('x', 'один'), 'srcLang="kk" trgLang="ru"') }],
    ['no XLIFF', { 'a.txt': 'x' }],
    ['too many', Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`${at}.xlf`, to('kk')]))],
  ])('is refused with %s', async (_, files) => {
    expect(await packed(files)).toMatchObject({
      ok: false,
      problem: { kind: 'unknown', found: expect.stringMatching(/^ZIP/) },
    });
  });

  it('is refused where it is none, and where it is too much', async () => {
    expect(await importFile('a.zip', utf8('not at all'))).toMatchObject({
      problem: { kind: 'unknown', found: 'ZIP, damaged' },
    });
    const zeros = ' '.repeat(6 * LIMITS.bytes);
    expect(await packed({ 'a.xlf': `${to('kk')}${zeros}` })).toMatchObject({
      problem: { kind: 'too-large', limit: 'bytes' },
    });
  });
});
