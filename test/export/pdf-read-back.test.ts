/** What comes out of a PDF again: for who searches and copies, and for who listens. The pages are read by poppler. */
import { afterAll, describe, expect, it } from 'vitest';
import { font } from '../../server/print/fonts.ts';
import { readable } from '../../server/print/readable-font.ts';
import { closePrintTools, PRINT_TOOLS as TOOLS } from '../../server/print/tools.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { writeAkn } from '../../src/export/akn.ts';
import { writePdf } from '../../src/export/pdf.ts';
import { charsOf, glyphsOf } from '../../src/export/pdf-coverage.ts';
import type { PrintedText } from '../../src/export/printed.ts';
import { printText } from '../../src/export/text.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { act, instrument, instrumentJob, resolutionJob } from './pdf-jobs.ts';
import { attachedIn, POPPLER, QPDF, textOf, told } from './pdf-reader.ts';

afterAll(() => closePrintTools());

const ru = (text: string) => declaration({ columns: ['ru'], clauses: [{ texts: { ru: text } }] });
const fa = (text: string) => declaration({ columns: ['fa'], clauses: [{ texts: { fa: text } }] });
/** Without the marks of direction that poppler writes around what it turns. */
const words = (text: string): string => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

describe.skipIf(!POPPLER)('the words of a page, read back', () => {
  it('has every Persian word of the instrument, with its joiners and its «لا»', async () => {
    const job = instrumentJob(instrument(), 'fa', 'IR', TOOLS);
    const read = words(textOf(await writePdf(job), 'rtl'));
    const all = (job.texts.fa as PrintedText).blocks
      .flatMap((block) => (block.block === 'clause' ? [toPlain(block.paragraphs)] : []))
      .flatMap((text) => text.split(/[^\p{L}\p{M}\u200c]+/u))
      // A mark above a letter that ends a word comes back before it: «هٔ».
      .filter((word) => word !== '' && !word.includes('\u0654'));
    const joined = all.filter((word) => word.includes('\u200c'));
    const lamAlef = all.filter((word) => /ل[اآأإ]/.test(word));
    expect([joined.length > 100, lamAlef.length > 15]).toEqual([true, true]);
    expect(all.filter((word) => !read.includes(word))).toEqual([]);
  });

  it.each([
    'لا لآ بلا سلام اسلام اسلامی اجلاس اطلاعات',
    'دولت‌های استان‌های می‌شود کتاب‌ها نمی‌خواهند خانه‌ای شرکت‌کنندگان',
    'لا‌ینحل بلا‌معارض',
  ])('has «%s», in bold and in a heading too', async (text) => {
    const clauses = [
      { kind: 'heading', texts: { fa: text } },
      { texts: { fa: [[{ text, marks: ['bold'] }]] } },
    ] as const;
    const job = resolutionJob(declaration({ columns: ['fa'], clauses: clauses as never }), 'fa', TOOLS);
    const read = words(textOf(await writePdf(job), 'rtl'));
    for (const word of text.split(' ')) expect([word, read.split(word).length - 1 >= 2]).toEqual([word, true]);
  });

  it('has long addresses character by character, over lines too', async () => {
    const address = 'https://www.example.org/caspian/2025/declaration/final-text.pdf?version=3&part=annexes#article12';
    const bytes = await writePdf(resolutionJob(ru(`Текст: ${address} и далее`), 'ru', TOOLS));
    expect(textOf(bytes).replace(/\s/g, '')).toContain(address);
  });

  it('has addresses and numbers of a Persian line, none of them turned around', async () => {
    const address = 'https://example.org/caspian/2025/declaration';
    const number = Array.from({ length: 90 }, (_, index) => index % 10).join('');
    const bytes = await writePdf(resolutionJob(fa(`متن ${address} است. شمارهٔ ${number} است`), 'fa', TOOLS));
    const read = words(textOf(bytes, 'rtl'));
    expect(read).toContain(address);
    expect(read.replace(/\s/g, '')).toContain(number);
  });
});

describe.skipIf(!QPDF)('the characters of a file', () => {
  it.each(['fa', 'ru', 'all'] as const)('are those of the text: layout adds none (%s)', async (wanted) => {
    const stretch = 'https://example.org/'.padEnd(90, 'abc1');
    const text = declaration({ columns: ['fa', 'ru'], clauses: [{ texts: { fa: stretch, ru: stretch } }] });
    const raw = told('qpdf', await writePdf(resolutionJob(text, wanted, TOOLS)), ['--qdf', '%', '-']).toLowerCase();
    const said = raw.match(/(?<=^<(?!0000)[0-9a-f]{4}> <)[0-9a-f]+(?=>$)|(?<=actualtext <feff)[0-9a-f]+(?=>)/gm) ?? [];
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((codes) => /^(.{4})*(200b|ffff|fffe)/.test(codes))).toEqual([]);
  });

  it('shows the title of the document in the window', async () => {
    for (const wanted of ['fa', 'ru', 'all'] as const) {
      const bytes = await writePdf(instrumentJob(instrument(), wanted, null, TOOLS));
      expect(told('qpdf', bytes, ['--check', '%'])).toContain('No syntax or stream encoding errors found');
      expect(told('qpdf', bytes, ['--qdf', '%', '-'])).toContain('/DisplayDocTitle true');
    }
  });
});

describe.skipIf(!QPDF)('the files inside a PDF', () => {
  const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

  it('say the same text: plain, and marked up for machines', async () => {
    const job = instrumentJob(instrument(), 'fa', 'IR', TOOLS);
    expect(attachedIn(await writePdf(job))).toEqual({
      'instrument-fa.txt': decoded(await printText(job)),
      'instrument-fa.akn.xml': decoded(await writeAkn(job)),
    });
  });

  it('are there for every language side by side, and for an act, which has no marked-up text', async () => {
    const all = attachedIn(await writePdf(instrumentJob(instrument({ languages: LANGS }), 'all', 'IR', TOOLS)));
    expect(Object.keys(all).sort()).toEqual(
      [`instrument-${LANGS.join('-')}.txt`, ...LANGS.map((lang: Lang) => `instrument-${lang}.akn.xml`)].sort(),
    );
    const job = act('fa', TOOLS);
    expect(attachedIn(await writePdf(job))).toEqual({ 'rectification-fa.txt': decoded(await printText(job)) });
  });
});

describe('readable', () => {
  it('adds two glyphs that draw nothing and loses no character', async () => {
    for (const file of ['vazirmatn', 'vazirmatn-bold'] as const) {
      const old = await font(file);
      const made = readable(old, glyphsOf(old));
      const glyphs = (bytes: Uint8Array): number => {
        const view = new DataView(bytes.buffer, bytes.byteOffset);
        for (let index = 0; index < view.getUint16(4); index++)
          if (view.getUint32(12 + index * 16) === 0x6d617870)
            return view.getUint16(view.getUint32(20 + index * 16) + 4);
        return 0;
      };
      expect([charsOf(made).size, glyphs(made)]).toEqual([charsOf(old).size, glyphs(old) + 2]);
      // The package's own bytes are left alone, for other formats embed them.
      expect(made).not.toEqual(old);
      expect(readable(old, glyphsOf(old))).toEqual(made);
    }
  });

  it('refuses a font without these letters', async () => {
    const serif = await font('serif');
    expect(() => readable(serif, glyphsOf(serif))).toThrow(RangeError);
  });
});
