/**
 * Our own files come home whole: any text that can be negotiated, through every format that we write and read, has the same words,
 * kinds, levels and marks afterwards; banner, numbers, names of parties and places to sign are no clauses.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { CLAUSE_KINDS, type ClauseKind, MAX_LEVEL } from '../../src/domain/clause.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import { LANGS, type Lang, type PerLang } from '../../src/domain/language.ts';
import type { ClauseSeed } from '../../src/domain/summit.ts';
import { isEmpty, MARKS, type RichText, type Run, richText, toPlain } from '../../src/domain/text.ts';
import { type ExportInput, exportDeclaration, VIEWS, type View } from '../../src/export/index.ts';
import { allLines, lines } from '../../src/export/outline.ts';
import { importFile } from '../../src/import/index.ts';
import { numbered } from '../export/sample.ts';
import { type ClauseSketch, declaration } from '../support/declaration.ts';

const WORDS: { readonly [lang in Lang]: readonly string[] } = {
  fa: ['ماده ۱.', '۱.', 'الف)', 'دولت‌های ساحلی', 'CSC/2026', '[می‌پذیرند]', '«سند»', '۵ کشور', ' ', '  '],
  ru: ['Статья 1.', '1.', 'а)', 'Стороны', '[принимают]', '2026 года', '1,5 %', '—', ' ', '  ', 'ДОГОВОР'],
  az: ['Maddə 1.', '1.', 'a)', 'Tərəflər', '[qəbul edir]', 'İ ı Ə ə', '& <b>', '"sənəd"', ' '],
  kk: ['1-бап.', '1)', 'Тараптар', '[қабылдайды]', 'II бөлім', 'І', ' ', 'ЖОБА'],
  tk: ['1-nji madda', '1)', 'Taraplar', '[kabul edýär]', 'I bölüm.', 'ň ž', ' '],
  en: ['Article 1.', '(a)', 'DRAFT', 'shall [not]', '\\[x\\]', 'سند', "'x' “y”", ' '],
};

const cell = (lang: Lang): fc.Arbitrary<RichText> =>
  fc
    .array(
      fc.record({
        text: fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...WORDS[lang]) },
          { weight: 1, arbitrary: fc.constant('\n') },
        ),
        marks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...MARKS]) }),
      }),
      { maxLength: 6 },
    )
    .map((runs) => richText(runs as Run[]));

const sketch = (langs: readonly Lang[]): fc.Arbitrary<ClauseSketch> =>
  fc.record(
    {
      kind: fc.constantFrom(...(Object.keys(CLAUSE_KINDS) as ClauseKind[])),
      level: fc.integer({ min: 0, max: MAX_LEVEL }),
      status: fc.constantFrom('draft', 'draft', 'agreed', 'withdrawn'),
      texts: fc.record(Object.fromEntries(langs.map((lang) => [lang, cell(lang)]))) as fc.Arbitrary<PerLang<RichText>>,
    },
    { requiredKeys: ['kind', 'level', 'status', 'texts'] },
  );

type Case = {
  readonly text: Declaration;
  readonly input: Omit<ExportInput, 'declaration' | 'language'>;
  readonly one: Lang;
};
const CASES: fc.Arbitrary<Case> = fc
  .subarray([...LANGS], { minLength: 2 })
  .chain((langs) => fc.shuffledSubarray(langs, { minLength: langs.length, maxLength: langs.length }))
  .chain((langs) =>
    fc.record({
      clauses: fc.array(sketch(langs), { minLength: 1, maxLength: 8 }),
      view: fc.constantFrom(...VIEWS),
      draft: fc.boolean(),
      named: fc.boolean(),
      signed: fc.boolean(),
      one: fc.constantFrom(...langs),
      ids: fc.constantFrom('', 'Annex.2-b_', 'an-id-that-is-far-too-long-for-a-bookmark-of-word-'),
      langs: fc.constant(langs),
    }),
  )
  .map(({ clauses, view, draft, named, signed, one, ids, langs }): Case => {
    const names = Object.fromEntries(langs.map((lang) => [lang, WORDS[lang].join('')]));
    // One that always says something, so that no file is empty.
    const last = { kind: 'paragraph', level: 1, texts: Object.fromEntries(langs.map((lang) => [lang, 'a'])) } as const;
    const all = [...clauses, last].map((clause, index) => ({ ...clause, id: `${ids}c${index}` }));
    return {
      text: numbered(declaration({ columns: langs, clauses: all })),
      one,
      input: {
        view,
        draft,
        title: named ? names : {},
        summitName: named ? names : {},
        ...(signed ? { parties: [names, names] } : {}),
        ...(draft ? { milestone: { id: 'm1', label: '1. Point', seq: 1, digest: '', at: '', by: '' } } : {}),
        generatedAt: '2026-01-02T03:04:05Z',
      },
    };
  });

type Came = Pick<ClauseSeed, 'kind' | 'level'> & { readonly texts: PerLang<RichText> };
/** The words in plain form and with marks must say the same. */
const came = ({ kind, level, texts, marked = {} }: ClauseSeed): Came => {
  for (const [lang, text] of Object.entries(marked)) expect(toPlain(text)).toBe(texts[lang as Lang]);
  const rich = Object.entries(texts).map(([lang, text]) => [
    lang,
    marked[lang as Lang] ?? richText([{ text: text ?? '' }]),
  ]);
  return { kind, level, texts: Object.fromEntries(rich) };
};

/** What is printed of a text in these languages, clause by clause. */
function printed(text: Declaration, langs: readonly Lang[], view: View): Came[] {
  const all = langs.map((lang) => (langs.length > 1 ? allLines : lines)(text, lang, view));
  return (all[0] ?? []).map(({ kind, level }, index) => ({
    kind,
    level,
    texts: Object.fromEntries(
      langs.flatMap((lang, column) => {
        const words = all[column]?.[index]?.paragraphs ?? [];
        return isEmpty(words) ? [] : [[lang, words]];
      }),
    ),
  }));
}

async function back(format: string, input: ExportInput, saved = async (bytes: Uint8Array) => bytes) {
  const file = await exportDeclaration(format, input);
  if (!file.ok) throw new Error(file.reason);
  const read = await importFile(file.name, await saved(file.bytes));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read;
}

const RUNS = Number(process.env.ALTERNAT_RUNS ?? 40);

describe('a file of ours', () => {
  it.each(['docx', 'html'])('comes home whole: %s in one language', async (format) => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input, one }) => {
        const read = await back(format, { ...input, declaration: text, language: one });
        expect(read.columns).toEqual([one]);
        expect(read.clauses.map(came)).toEqual(printed(text, [one], input.view));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['docx', 'html', 'tsv'])('comes home whole: %s in all languages', async (format) => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input }) => {
        const read = await back(format, { ...input, declaration: text, language: 'all' });
        expect(read.columns).toEqual(text.columns);
        expect(read.clauses.map(came)).toEqual(printed(text, text.columns, input.view));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['xliff', 'xliff12'])('comes home whole: %s from any language, all pairs in one ZIP', async (format) => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input, one }) => {
        const read = await back(format, { ...input, declaration: text, language: 'all', source: one });
        const columns = [one, ...text.columns.filter((lang) => lang !== one)];
        expect(read.columns).toEqual(columns);
        expect(read.clauses.map(came)).toEqual(printed(text, text.columns, input.view));
        const settled = text.clauses.filter(({ status }) => status === 'agreed').length;
        expect(read.warnings.map(({ kind, count }) => [kind, count])).toEqual(
          settled > 0 ? [['status-dropped', settled]] : [],
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('comes home whole: JSON, as data, with what is withdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input }) => {
        const read = await back('json', { ...input, declaration: text, language: 'all' });
        const expected = text.clauses.map(({ kind, level, texts }) => ({
          kind,
          level,
          texts: Object.fromEntries(
            Object.entries(texts).flatMap(([lang, { paragraphs }]) =>
              isEmpty(paragraphs) ? [] : [[lang, paragraphs]],
            ),
          ),
        }));
        expect(read.columns).toEqual(text.columns);
        expect(read.clauses.map(came)).toEqual(expected);
        expect(read.clauses.map(({ status }) => status === 'withdrawn')).toEqual(
          text.clauses.map(({ status }) => status === 'withdrawn'),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps the ids of clauses', async () => {
    const text = numbered(
      declaration({ clauses: ['c1', 'Annex.2-b_x'].map((id) => ({ id, texts: { ru: 'a', kk: 'ә' } })) }),
    );
    const input = {
      view: 'brackets',
      draft: true,
      title: {},
      summitName: {},
      generatedAt: '2026-01-02T03:04:05Z',
    } as const;
    for (const [format, language] of [
      ...(['docx', 'html', 'tsv', 'json', 'xliff', 'xliff12'] as const).map((name) => [name, 'all'] as const),
      ...(['docx', 'html'] as const).map((name) => [name, 'ru'] as const),
    ]) {
      const { clauses } = await back(format, { ...input, declaration: text, language });
      expect([format, language, clauses.map(({ id }) => id)]).toEqual([format, language, ['c1', 'Annex.2-b_x']]);
    }
  });
});

/** As LibreOffice saves the file after opening it. */
function resaved(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-home-'));
  try {
    const [from, out] = [join(folder, 'a.docx'), join(folder, 'out')];
    writeFileSync(from, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const run = spawnSync('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'docx:Office Open XML Text',
      '--outdir',
      out,
      from,
    ]);
    if (run.status !== 0) throw new Error(String(run.stderr));
    return Promise.resolve(new Uint8Array(readFileSync(join(out, 'a.docx'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const OFFICE = spawnSync('soffice', ['--version']).status === 0;
if (!OFFICE) console.warn('SKIPPED: no soffice here, so nothing was saved again by LibreOffice');

describe('a Word file of ours, saved again by LibreOffice', () => {
  it.skipIf(!OFFICE).each(['one', 'all'] as const)('comes home whole, %s', async (extent) => {
    const samples = fc.sample(CASES, { numRuns: 3, seed: 7 });
    for (const { text, input, one } of samples) {
      const language = extent === 'all' ? extent : one;
      const read = await back('docx', { ...input, declaration: text, language }, resaved);
      expect(read.clauses.map(came)).toEqual(printed(text, extent === 'all' ? text.columns : [one], input.view));
    }
  });
});

describe('a Word file of ours, written on in Word', () => {
  const text = numbered(
    declaration({
      clauses: [
        { kind: 'article', texts: { ru: 'Предмет' } },
        { level: 1, texts: { ru: 'Стороны.' } },
      ],
    }),
  );
  const input = {
    view: 'brackets',
    draft: true,
    title: { ru: 'Имя' },
    summitName: {},
    generatedAt: '2026-01-02T03:04:05Z',
  } as const;
  /** The file with its document changed. */
  const written = (change: (xml: string) => string) => async (bytes: Uint8Array) => {
    const zip = await JSZip.loadAsync(bytes);
    zip.file('word/document.xml', change((await zip.file('word/document.xml')?.async('string')) ?? ''));
    return zip.generateAsync({ type: 'uint8array' });
  };
  const read = async (change: (xml: string) => string) =>
    (await back('docx', { ...input, declaration: text, language: 'ru' }, written(change))).clauses.map(
      ({ kind, level, texts }) => [kind, level, texts.ru],
    );

  it('loses no paragraph that has no style of ours', async () => {
    const added = '<w:p><w:r><w:t>Новое.</w:t></w:r></w:p>';
    expect(await read((xml) => xml.replace('<w:sectPr', `${added}<w:sectPr`))).toEqual([
      ['article', 0, 'Предмет'],
      ['paragraph', 1, 'Стороны.'],
      ['paragraph', 1, 'Новое.'],
    ]);
  });

  it('loses no words that took on the style of the number', async () => {
    expect(await read((xml) => xml.replace('>1.<', '>1. Новые<'))).toEqual([
      ['article', 0, 'Предмет'],
      ['paragraph', 1, 'Новые Стороны.'],
    ]);
  });
});
