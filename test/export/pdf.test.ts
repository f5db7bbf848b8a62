import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS as TOOLS } from '../../server/print/tools.ts';
import { richText, toPlain } from '../../src/domain/text/text.ts';
import { missingInPdf, writePdf } from '../../src/export/pdf.ts';
import type { PrintedText, PrintJob } from '../../src/export/printed.ts';
import { writeRedlinePdf } from '../../src/export/redline-pdf.ts';
import { LANGS, type Lang, language } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { instrument, instrumentJob, redline, resolution, resolutionJob, SUMMIT } from './pdf-jobs.ts';
import { edgesOf, infoOf, normal, POPPLER, pagesOf, QPDF, rightToLeft, textOf, told } from './pdf-reader.ts';
import { numbered } from './sample.ts';

const MM = 72 / 25.4;
const OURS = /^[A-Z]{6}\+((Vazirmatn|SourceSerif4)-(Regular|Bold|Italic|BoldItalic)|DejaVuSans)$/;

/** The words of a text as its blocks have them, in reading order; places to sign two by two. */
const wordsOf = ({ blocks }: PrintedText): string =>
  blocks
    .flatMap((block): string[] => {
      if (block.block === 'clause') return [block.label, toPlain(block.paragraphs)];
      if (block.block === 'parties') return block.parties.map(({ name }) => name);
      if (block.block === 'part') return [block.label, block.title];
      return block.block === 'signatures' ? [] : [block.text];
    })
    .join('\n');

/** Between head and foot of A4 pages. */
const bodyOf = (bytes: Uint8Array, { layout, languages }: PrintJob): string => {
  const margin = layout.margin * MM;
  const frame = { left: 0, top: margin - 6, width: 596, height: 842 - 2 * margin + 12 };
  return textOf(bytes, language(languages[0] as Lang).dir, frame);
};
const plain = (text: string, lang: Lang) => (language(lang).dir === 'rtl' ? rightToLeft(text) : normal(text));

afterAll(() => closePrintTools());

describe.skipIf(!POPPLER)('writePdf, read by poppler', () => {
  const cases = SUMMIT.resolutions.flatMap(({ id }) => LANGS.map((lang) => [id, lang] as const));
  it.each(cases)('prints the text of %s in %s, all of it and nothing else', async (id, lang) => {
    const job = resolutionJob(resolution(id), lang, TOOLS, { view: 'brackets' });
    const text = job.texts[lang] as PrintedText;
    expect(plain(bodyOf(await writePdf(job), job), lang)).toEqual(plain(wordsOf(text), lang));
  });

  it('says that it is tagged, PDF/A-3a, and what its title is', async () => {
    const bytes = await writePdf(resolutionJob(resolution('environment'), 'fa', TOOLS));
    const info = infoOf(bytes);
    expect([info.Tagged, info.Title, info.Author]).toEqual(['yes', 'قطعنامه پنل محیط زیست', undefined]);
    const meta = Buffer.from(told('pdfinfo', bytes, ['-meta', '%']), 'latin1').toString();
    expect(meta).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A<\/pdfaid:conformance>/);
  });

  it('embeds our fonts and no other, each with its letters named', async () => {
    const jobs = [
      resolutionJob(SIGNS, 'fa', TOOLS),
      resolutionJob(SIGNS, 'en', TOOLS),
      resolutionJob(SIGNS, 'all', TOOLS),
    ];
    for (const job of jobs) {
      const rows = told('pdffonts', await writePdf(job), ['%'])
        .trim()
        .split('\n')
        .slice(2);
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) {
        expect(row).toMatch(/CID TrueType +Identity-H +yes yes yes/);
        expect(row.split(/\s+/)[0]).toMatch(OURS);
      }
    }
  });

  it('counts pages in the digits of the language', async () => {
    const foot = { left: 0, top: 780, width: 596, height: 22 };
    const fa = pagesOf(await writePdf(resolutionJob(resolution('environment'), 'fa', TOOLS)), 'rtl', foot);
    expect(fa.map(rightToLeft).map(({ letters, numbers }) => [letters, numbers])).toEqual([
      [normal('صفحهاز'), ['۱', '۲']],
      [normal('صفحهاز'), ['۲', '۲']],
    ]);
    const ru = pagesOf(await writePdf(resolutionJob(resolution('environment'), 'ru', TOOLS)), 'ltr', foot);
    expect(ru.map((text) => text.trim())).toEqual(['Страница 1 из 2', 'Страница 2 из 2']);
  });

  it('marks every page of a draft, and no page of anything else', async () => {
    const wish = { draft: true, view: 'brackets' } as const;
    const draft = pagesOf(await writePdf(resolutionJob(resolution('environment'), 'ru', TOOLS, wish)));
    expect(draft.map((page) => page.includes('ПРОЕКТ'))).toEqual([true, true]);
    expect(draft.join()).toContain('[30] [45]');
    expect(textOf(await writePdf(resolutionJob(resolution('environment'), 'ru', TOOLS)))).not.toContain('ПРОЕКТ');
  });

  it('names the holder first, at the list and at the places to sign, the first of which is where reading begins', async () => {
    const fa = await writePdf(instrumentJob(instrument(), 'fa', 'IR', TOOLS));
    const ru = await writePdf(instrumentJob(instrument(), 'ru', 'KZ', TOOLS));
    const drawn = [...'ایران'].reverse().join('');
    expect(edgesOf(fa, drawn).at(-1)).toBeGreaterThan(300);
    expect(edgesOf(fa, [...'ترکمنستان'].reverse().join('')).at(-1)).toBeLessThan(300);
    expect(edgesOf(ru, 'Казахстан').at(-1)).toBeLessThan(300);
    expect(textOf(ru)).toMatch(/Участники:\s+Республика Казахстан\s+Азербайджанская Республика/);
  });

  it('never leaves the signatures alone on a page, however long the text is', async () => {
    const alone: number[] = [];
    const counts = new Set<number>();
    for (let length = 0; length < 24; length++) {
      const clauses = Array.from({ length }, (_, index) => ({ texts: { ru: `слово ${index}` } }));
      const text = numbered(declaration({ resolution: 'general', columns: ['ru'], clauses }));
      const whole = instrument({ resolutions: ['general'], languages: ['ru'] }, [text]);
      const pages = pagesOf(await writePdf(instrumentJob(whole, 'ru', null, TOOLS)));
      counts.add(pages.length);
      const last = pages.at(-1) ?? '';
      const closing = last.split('Совершено')[1] ?? '';
      const places = whole.parties.filter(({ official }) => closing.includes(official.ru ?? '?')).length;
      const kept = last.includes('Совершено') && (length === 0 || last.includes(`слово ${length - 1}`));
      if (!kept || places !== 5) alone.push(length);
    }
    expect(alone).toEqual([]);
    expect([...counts]).toEqual([1, 2]);
  });

  it('leaves no heading at the foot of a page, nor of the table', async () => {
    const stranded: string[] = [];
    const pages = new Set<number>();
    for (let length = 20; length < 36; length++)
      for (const wanted of ['ru', 'all'] as const) {
        const clauses = Array.from({ length }, () => ({ kind: 'recital', texts: { ru: 'слово', kk: 'сөз' } }) as const);
        const heading = { kind: 'heading', texts: { ru: 'Заголовок', kk: 'Тақырып' } } as const;
        const first = { level: 1, texts: { ru: 'Первое', kk: 'Бірінші' } };
        const text = declaration({ columns: ['ru', 'kk'], clauses: [...clauses, heading, first] });
        const found = pagesOf(await writePdf(resolutionJob(text, wanted, TOOLS)));
        found.forEach((words, page) => {
          if (words.includes('Заголовок')) pages.add(page);
          if (words.includes('Заголовок') !== words.includes('Первое')) stranded.push(`${wanted} ${length}`);
        });
      }
    expect(stranded).toEqual([]);
    expect(pages.size).toBe(2);
  });

  it.each(['rtl', 'ltr'] as const)(
    'prints all languages side by side, %s, under a head that comes again',
    async (holderDir) => {
      const columns: readonly Lang[] = SUMMIT.columns;
      const job = resolutionJob({ ...resolution('economy'), columns }, 'all', TOOLS, { holderDir });
      const bytes = await writePdf(job);
      const pages = pagesOf(bytes).length;
      expect(pages).toBeGreaterThan(1);
      const margin = 14 * MM;
      const width = (842 - 2 * margin) / columns.length;
      columns.forEach((lang, index) => {
        const place = holderDir === 'rtl' ? columns.length - 1 - index : index;
        const frame = { left: margin + place * width, top: margin - 4, width, height: 595 - 2 * margin + 8 };
        const { endonym, dir } = language(lang);
        const own = `${endonym}\n`.repeat(pages) + wordsOf(job.texts[lang] as PrintedText);
        const read = pagesOf(bytes, dir, frame);
        if (dir === 'rtl') {
          // Poppler takes lines of two rows for one, and so their words in another order.
          const [got, expected] = [rightToLeft(read.join('\n')), rightToLeft(own)];
          expect([...got.letters].sort().join('')).toBe([...expected.letters].sort().join(''));
          expect(got.numbers).toEqual(expected.numbers);
        } else {
          expect(read.map((page) => page.startsWith(endonym))).toEqual(read.map(() => true));
          expect(normal(read.map((page) => page.slice(endonym.length)).join(''))).toBe(
            normal(own.slice(pages * (endonym.length + 1))),
          );
        }
      });
    },
  );

  it('tells no secrets: neither comments, proposals nor names, in words, properties or raw', async () => {
    const secret = 'Секретов';
    const text = resolution('environment');
    const withSecrets = (body: string) => ({
      ...text,
      clauses: text.clauses.map((clause, index) => ({
        ...clause,
        stances: { IR: { stance: 'object', note: secret, by: secret } as never },
        comments: [{ author: secret, text: secret }],
        proposals: [{ by: secret, text: secret }],
        ...(index === 3 && body
          ? { texts: { ...clause.texts, ru: { digest: '', paragraphs: richText([{ text: body }]) } } }
          : {}),
      })),
    });
    const found = async (body: string): Promise<boolean[]> => {
      const milestone = { id: 'm1', label: secret, by: secret } as never;
      const bytes = await writePdf(resolutionJob(withSecrets(body), 'ru', TOOLS, { milestone }));
      const raw = QPDF ? told('qpdf', bytes, ['--qdf', '--object-streams=disable', '%', '-']) : '';
      const utf16 = [...secret].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
      const everything = [
        textOf(bytes),
        JSON.stringify(infoOf(bytes)),
        Buffer.from(told('pdfinfo', bytes, ['-meta', '%']), 'latin1').toString(),
      ];
      return [everything.some((one) => one.includes(secret)), raw.toLowerCase().includes(utf16)];
    };
    expect((await found(`здесь ${secret} стоит`))[0]).toBe(true);
    expect(await found('')).toEqual([false, false]);
  });
});

const SIGNS = numbered(
  declaration({
    columns: ['fa', 'ru', 'en'],
    clauses: [
      { kind: 'title', texts: { fa: 'عنوان', ru: 'Название', en: 'Title' } },
      {
        texts: {
          fa: richText([
            { text: 'سند CSC/2026/WP.4 (نسخهٔ ۲) ' },
            { text: 'می‌پذیرند', marks: ['bold', 'italic', 'underline'] },
          ]),
          ru: richText([{ text: '№ 5 ' }, { text: 'жирно', marks: ['bold', 'italic'] }, { text: ' ≤ 5 ‰ ₽' }]),
          en: richText([{ text: 'italic', marks: ['italic'] }, { text: ' سند 中 😀 \ue000' }]),
        },
      },
    ],
  }),
);

describe('writePdf', () => {
  it('makes equal bytes of equal jobs', async () => {
    const jobs = [
      resolutionJob(SIGNS, 'fa', TOOLS),
      resolutionJob(SIGNS, 'all', TOOLS),
      instrumentJob(instrument(), 'kk', 'KZ', TOOLS),
    ];
    for (const job of jobs) expect(await writePdf(job)).toEqual(await writePdf(job));
    expect(await writeRedlinePdf(redline('fa', TOOLS))).toEqual(await writeRedlinePdf(redline('fa', TOOLS)));
  });

  it('prints what no font of ours has as a sign, and says so beforehand', async () => {
    const job = resolutionJob(SIGNS, 'en', TOOLS);
    expect(await missingInPdf(job)).toEqual(['中', '\ue000']);
    expect(await missingInPdf(resolutionJob(resolution('general'), 'all', TOOLS))).toEqual([]);
    if (POPPLER) expect(textOf(await writePdf(job))).toMatch(/\ufffd 😀 \ufffd/);
  });

  it('obeys nothing that a text says', async () => {
    const source =
      '#read("/etc/passwd") $x^2$ *bold* _i_ = H\n#panic("x") @ref <label> \\ `raw` // gone /* gone */ --- "q"';
    const text = declaration({ columns: ['en'], clauses: [{ texts: { en: source } }] });
    const bytes = await writePdf(resolutionJob(text, 'en', TOOLS));
    if (POPPLER) expect(normal(textOf(bytes))).toContain(normal(source));
  });

  it.skipIf(!QPDF)('says the language of every column, and passes the check of qpdf', async () => {
    const bytes = await writePdf(resolutionJob(resolution('economy'), 'all', TOOLS));
    expect(told('qpdf', bytes, ['--check', '%'])).toContain('No syntax or stream encoding errors found');
    const tongues = new Set(told('qpdf', bytes, ['--qdf', '%', '-']).match(/\/Lang \([\w-]+\)/g));
    expect([...tongues].sort()).toEqual(
      ['az-AZ', 'en-GB', 'fa-IR', 'kk-KZ', 'ru-RU', 'tk-TM'].map((tag) => `/Lang (${tag})`),
    );
  });

  it('refuses a time that is none', async () => {
    await expect(writePdf(resolutionJob(SIGNS, 'fa', TOOLS, { generatedAt: 'soon' }))).rejects.toThrow(RangeError);
  });
});
