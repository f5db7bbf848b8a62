/** A Word file of ours that somebody wrote on in Word: no word of theirs is lost without being told. */
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { printDocx } from '../../src/export/docx.ts';
import type { ExportInput } from '../../src/export/index.ts';
import { BARE } from '../../src/export/printed.ts';
import type { Lang } from '../../src/language/language.ts';
import { numbered } from '../export/sample.ts';
import { instrument, instrumentJob, RESOLUTIONS } from '../export/xml-jobs.ts';
import { declaration } from '../support/declaration.ts';
import { readBack, written } from './own-files.ts';

const RESOLUTION: Omit<ExportInput, 'language'> = {
  declaration: numbered(
    declaration({
      columns: ['ru', 'kk', 'fa'],
      clauses: [
        { kind: 'article', texts: { ru: 'Предмет', kk: 'Мәні', fa: 'موضوع' } },
        { level: 1, texts: { ru: 'Стороны.', kk: 'Тараптар.', fa: 'دولت‌ها.' } },
        { kind: 'article', texts: { ru: 'Срок', fa: 'مدت' }, noCounterpart: { kk: 'жоқ' } },
      ],
    }),
  ),
  view: 'brackets',
  draft: true,
  title: { ru: 'Имя', kk: 'Аты', fa: 'نام' },
  summitName: { ru: 'Саммит', kk: 'Саммит', fa: 'اجلاس' },
  parties: [
    { ru: 'Иран', kk: 'Иран', fa: 'ایران' },
    { ru: 'Казахстан', kk: 'Қазақстан', fa: 'قزاقستان' },
  ],
  milestone: { id: 'm1', label: 'Первое чтение', seq: 1, digest: '', at: '', by: '' },
  generatedAt: '2026-01-02T03:04:05Z',
};
const SMALL = instrument(
  { languages: ['fa', 'ru', 'kk'] },
  RESOLUTIONS.slice(0, 2).map((text) => ({ ...text, clauses: text.clauses.slice(0, 8) })),
);
const FILES: { readonly [name: string]: () => Promise<Uint8Array> } = {
  ...Object.fromEntries(
    (['ru', 'fa', 'all'] as const).map((language) => [
      `a resolution, ${language}`,
      async () => (await written('docx', { ...RESOLUTION, language })).bytes,
    ]),
  ),
  ...Object.fromEntries(
    (['ru', 'fa', 'all'] as const).map((language) => [
      `an instrument, ${language}`,
      () => printDocx({ ...instrumentJob(SMALL, language, 'KZ'), draft: true, tools: BARE }),
    ]),
  ),
};

const PARAGRAPH = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>|<w:p\/>/gs;
/** A word of its own for each paragraph. */
const wordAt = (at: number): string => `ДОПИСАНО${at}я`;
/** Paragraphs that change in one file: no report names more places than twenty. */
const TOGETHER = 12;
const typed = (word: string): string => `<w:r><w:t xml:space="preserve"> ${word} </w:t></w:r>`;
const last = (text: string, found: string, instead: string): string => {
  const at = text.lastIndexOf(found);
  return at < 0 ? text : text.slice(0, at) + instead + text.slice(at + found.length);
};

type Way = (paragraph: string, word: string) => string;
const EMPTY = '<w:p/>';
/** How somebody can write into a paragraph that is there. */
const WAYS: { readonly [way: string]: Way } = {
  'behind it, in its look': (paragraph, word) => last(paragraph, '</w:t>', ` ${word}</w:t>`),
  'before it, in its look': (paragraph, word) => paragraph.replace(/(<w:t(?: [^>]*)?>)/, `$1${word} `),
  'behind it, in no look': (paragraph, word) =>
    paragraph === EMPTY ? `<w:p>${typed(word)}</w:p>` : last(paragraph, '</w:p>', `${typed(word)}</w:p>`),
  'instead of it, in its look': (paragraph, word) => {
    let first = true;
    return paragraph.replace(/(<w:t(?: [^>]*)?>)[^<]*/g, (_, open: string) => {
      const words = first ? word : '';
      first = false;
      return open + words;
    });
  },
  'behind it, as a new paragraph that looks like it': (paragraph, word) =>
    paragraph +
    paragraph.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '').replace(/(<w:t(?: [^>]*)?>)[^<]*/g, `$1${word}`),
  'as a change that is tracked': (paragraph, word) =>
    paragraph === EMPTY ? paragraph : last(paragraph, '</w:p>', `<w:ins>${typed(word)}</w:ins></w:p>`),
};

/** Every paragraph changes, a few in each file that is read: what of it came, and what the report names. */
async function lostOf(
  bytes: Uint8Array,
  way: Way,
): Promise<{ readonly written: number; readonly lost: readonly string[] }> {
  const zip = await JSZip.loadAsync(bytes);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const files = Math.ceil((xml.match(PARAGRAPH)?.length ?? 0) / TOGETHER);
  const lost: string[] = [];
  let written = 0;
  for (let file = 0; file < files; file++) {
    let at = -1;
    const words: string[] = [];
    const document = xml.replace(PARAGRAPH, (paragraph) => {
      at++;
      if (at % files !== file) return paragraph;
      const change = way(paragraph, wordAt(at));
      if (change.includes(wordAt(at))) words.push(wordAt(at));
      return change;
    });
    zip.file('word/document.xml', document);
    const { clauses, warnings } = await readBack('a.docx', await zip.generateAsync({ type: 'uint8array' }));
    const said = [
      ...clauses.flatMap(({ texts }) => Object.values(texts)),
      ...warnings.flatMap(({ places = [] }) => places.flatMap((place) => [place.words ?? '', place.near ?? ''])),
    ].join('\n');
    written += words.length;
    lost.push(...words.filter((word) => !said.includes(word)));
  }
  return { written, lost };
}

describe('a Word file of ours, written on in Word', () => {
  for (const [name, file] of Object.entries(FILES))
    it.each(Object.entries(WAYS))(`loses no word without telling: ${name}, %s`, async (_way, way) => {
      const { written, lost } = await lostOf(await file(), way);
      expect(written).toBeGreaterThan(10);
      expect(lost).toEqual([]);
    });

  it('has nothing to tell as long as nobody did', async () => {
    for (const file of Object.values(FILES)) {
      const { warnings } = await readBack('a.docx', await file());
      expect(warnings.filter(({ kind }) => kind === 'left-out')).toEqual([]);
    }
  });

  const read = async (change: (xml: string) => string, language: Lang | 'all' = 'ru') => {
    const { bytes } = await written('docx', { ...RESOLUTION, language });
    const zip = await JSZip.loadAsync(bytes);
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const document = change(xml);
    expect(document).not.toBe(xml);
    zip.file('word/document.xml', document);
    return readBack('a.docx', await zip.generateAsync({ type: 'uint8array' }));
  };
  const left = ({ warnings }: Awaited<ReturnType<typeof read>>) =>
    warnings.filter(({ kind }) => kind === 'left-out').map(({ found, places }) => [found, places]);

  it('loses no paragraph that has no style of ours', async () => {
    const added = '<w:p><w:r><w:t>Новое.</w:t></w:r></w:p>';
    const { clauses } = await read((xml) => xml.replace('<w:sectPr', `${added}<w:sectPr`));
    expect(clauses.at(-1)).toMatchObject({ kind: 'paragraph', level: 1, texts: { ru: 'Новое.' } });
  });

  it('loses no words that took on the style of the number', async () => {
    const { clauses } = await read((xml) => xml.replace('>1.<', '>1. Новые<'));
    expect(clauses.map(({ texts }) => texts.ru)).toEqual(['Предмет', 'Новые Стороны.', 'Срок']);
  });

  it('tells what was written over a title, with the words', async () => {
    expect(left(await read((xml) => xml.replace('>Имя<', '>Имя и отчество<')))).toEqual([
      ['beside', [{ line: expect.any(Number), words: 'Имя и отчество' }]],
    ]);
  });

  it('has a text where there was none but a dash', async () => {
    const came = await read((xml) => xml.replace('>—<', '>мерзім<'), 'all');
    expect(came.clauses.at(-1)).toMatchObject({ kind: 'article', texts: { ru: 'Срок', kk: 'мерзім' } });
    expect(left(came)).toEqual([]);
  });

  it('keeps a column whose head says more than its language, and tells of one that is new', async () => {
    const head = await read((xml) => xml.replace('>Русский<', '>Русский (проект)<'), 'all');
    expect([head.columns, head.clauses[0]?.texts.ru]).toEqual([['ru', 'kk', 'fa'], 'Предмет']);
    expect(left(head)).toEqual([['beside', [{ line: expect.any(Number), words: 'Русский (проект)' }]]]);
    const cell = (words: string): string => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc></w:tr>`;
    let row = 0;
    const added = await read(
      (xml) => xml.replace(/<\/w:tr>/g, () => cell(row++ === 0 ? 'Замечания' : 'спросить юристов')),
      'all',
    );
    expect(left(added)).toContainEqual(['columns', [{ near: 'Замечания' }]]);
  });

  it('tells numbers that somebody changed', async () => {
    const { warnings } = await read((xml) => xml.replace('>1.<', '>7.<'));
    expect(warnings.find(({ kind }) => kind === 'renumbered')).toMatchObject({ count: 1, places: [{ near: '7.' }] });
  });

  it('tells all that stands beside the text where its list got lost', async () => {
    const { bytes } = await written('docx', { ...RESOLUTION, language: 'ru' });
    const zip = await JSZip.loadAsync(bytes);
    zip.remove('docProps/custom.xml');
    const read = await readBack('a.docx', await zip.generateAsync({ type: 'uint8array' }));
    expect(read.clauses.map(({ texts }) => texts.ru)).toEqual(['Предмет', 'Стороны.', 'Срок']);
    expect(read.warnings.find(({ found }) => found === 'beside')?.places?.map(({ words }) => words)).toContain('Имя');
  });
});
