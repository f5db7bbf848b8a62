/** What a PDF cannot show is named, with its place, before anybody signs it; what another font has is drawn. */
import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS as TOOLS } from '../../server/print/tools.ts';
import {
  decodedReport,
  encodedReport,
  namedChar,
  reportOf,
  type Unprintable,
} from '../../src/domain/text/unprintable.ts';
import { printCopy } from '../../src/export/after.ts';
import { exportDeclaration, exportRedline } from '../../src/export/index.ts';
import { writePdf } from '../../src/export/pdf.ts';
import { unprintableIn } from '../../src/export/unprintable.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { unprintableNotice } from '../../src/ui/kit/unprintable.ts';
import { translator } from '../../src/ui/messages/translate.ts';
import { declaration } from '../support/declaration.ts';
import { act, instrument, instrumentJob, redline, resolutionJob, WHEN } from './pdf-jobs.ts';
import { POPPLER, textOf } from './pdf-reader.ts';
import { INPUT, numbered } from './sample.ts';

afterAll(() => closePrintTools());

const ODD = '中';
const TEXT = numbered(
  declaration({
    resolution: 'general',
    columns: ['fa', 'ru'],
    clauses: [
      { id: 'a', kind: 'article', texts: { fa: 'نخست', ru: 'Первая' } },
      {
        id: 'b',
        level: 1,
        texts: { fa: `بند ${ODD}`, ru: [[{ text: 'жир' }, { text: `${ODD}한${ODD}`, marks: ['bold'] }]] as never },
      },
      { id: 'c', kind: 'recital', texts: { fa: 'پایان', ru: `конец \ue000 e\u0301 ${ODD}` } },
    ],
  }),
);

describe('unprintableIn', () => {
  it('names cell, place and characters of every column', async () => {
    expect(await unprintableIn(resolutionJob(TEXT, 'all', TOOLS))).toEqual([
      { lang: 'fa', resolution: 'general', clause: 'b', place: 'بند ۱', chars: [ODD] },
      { lang: 'ru', resolution: 'general', clause: 'b', place: 'пункт 1', chars: [ODD, '한'] },
      { lang: 'ru', resolution: 'general', clause: 'c', place: `конец \ue000 e\u0301 ${ODD}`, chars: ['\ue000', ODD] },
    ]);
    expect(await unprintableIn(resolutionJob(TEXT, 'fa', TOOLS))).toHaveLength(1);
  });

  it('looks at titles, parties, whoever signs, the place, and the papers that follow', async () => {
    const whole = instrument({ resolutions: ['general'], languages: ['ru'] }, [{ ...TEXT, clauses: [] }]);
    const odd = (words: string) => ({ ru: `${words} ${ODD}` });
    const places = async (more: Partial<typeof whole>): Promise<string[]> => {
      const found = await unprintableIn(instrumentJob({ ...whole, ...more }, 'ru', 'IR', TOOLS));
      return found.map(({ chars, place }) => `${chars.join('')} ${place.slice(0, 6)}`);
    };
    expect(await places({})).toEqual([]);
    expect(await places({ setting: { ...whole.setting, title: odd('Назван') } })).toEqual([`${ODD} Назван`]);
    expect(await places({ setting: { ...whole.setting, place: odd('Решт') } })).toEqual([`${ODD} Соверш`]);
    expect(await places({ parts: whole.parts.map((part) => ({ ...part, title: odd('Часть') })) })).toHaveLength(1);
    const [first, ...others] = whole.parties;
    const named = [{ ...first, official: odd('Страна') }, ...others] as typeof whole.parties;
    expect((await places({ parties: named })).length).toBe(2);
    const signing = [{ ...first, signatory: odd('Министр') }, ...others] as typeof whole.parties;
    expect((await places({ parties: signing })).length).toBeGreaterThan(0);
    const wish = { language: 'ru', holder: 'IR', view: 'clean', draft: false, generatedAt: WHEN, digest: 'd' } as const;
    const ISSUE = { day: '2025-11-20', certifier: { name: 'A', office: 'legal' } } as const;
    const copied = { ...whole, setting: { ...whole.setting, title: odd('Назван') } };
    expect((await unprintableIn(printCopy(copied, wish, ISSUE, TOOLS))).length).toBeGreaterThan(1);
    const texts = { ...TEXT, clauses: Array.from({ length: 8 }, () => TEXT.clauses[0] as never) };
    const corrected = instrument({ resolutions: ['general'], languages: ['ru'], title: odd('Назван') }, [texts]);
    expect((await unprintableIn(act('ru', TOOLS, corrected))).length).toBeGreaterThan(0);
  });

  it.skipIf(!POPPLER)('leaves to the second font what that has, and draws it', async () => {
    const signs = '↔ ⇒ ✔ ★ □ ℃ ① Ⅰ ა բ ש 😀';
    const text = declaration({ columns: ['ru', 'fa'], clauses: [{ texts: { ru: signs, fa: signs } }] });
    for (const lang of ['ru', 'fa'] as const) {
      const job = resolutionJob(text, lang, TOOLS);
      expect(await unprintableIn(job)).toEqual([]);
      const read = textOf(await writePdf(job));
      for (const sign of signs.split(' ')) expect(read.normalize('NFKC')).toContain(sign.normalize('NFKC'));
    }
  });
});

describe('an export', () => {
  it('says it of a PDF and of nothing else', async () => {
    const input = { ...INPUT, declaration: TEXT, language: 'ru' } as const;
    const pdf = await exportDeclaration('pdf', input, TOOLS);
    expect(pdf.ok && pdf.unprintable?.map(({ clause }) => clause)).toEqual(['b', 'c']);
    const docx = await exportDeclaration('docx', input, TOOLS);
    expect(docx.ok && docx.unprintable).toBe(undefined);
  });

  it('says it of both versions of a redline, each cell once', async () => {
    const base = redline('ru', TOOLS);
    const [first] = base.declaration.clauses;
    const changed = (text: typeof base.declaration, words: string) => ({
      ...text,
      clauses: text.clauses.map((clause) =>
        clause.id === first?.id
          ? { ...clause, texts: { ...clause.texts, ru: { digest: '', paragraphs: [[{ text: words }]] } } }
          : clause,
      ),
    });
    const made = await exportRedline('pdf', {
      ...base,
      declaration: changed(base.declaration, `было 한`),
      since: changed(base.since, `есть ${ODD}`),
    });
    expect(made.ok && made.unprintable).toMatchObject([{ lang: 'ru', clause: first?.id, chars: [ODD, '한'] }]);
  });
});

describe('the report beside a file', () => {
  const many = Array.from(
    { length: 500 },
    (_, index): Unprintable => ({
      ...{ lang: 'fa', place: 'ب'.repeat(5000), clause: `c${index}` },
      chars: Array.from({ length: 300 }, (__, at) => String.fromCodePoint(0x4e00 + at)),
    }),
  );

  it('fits into a header, whatever the text holds, and comes back', () => {
    const report = reportOf(many);
    const sent = encodedReport(report);
    expect([sent.length < 8000, /^[\x21-\x7e]+$/.test(sent)]).toEqual([true, true]);
    expect(decodedReport(sent)).toEqual(report);
    expect([report.places.length, report.more]).toEqual([12, 488]);
  });

  it('is nothing where there is none, or nonsense', () => {
    for (const text of [null, '', 'x', '%', '{}', encodeURIComponent('{"places":[1]}')])
      expect(decodedReport(text)).toBe(null);
  });

  it.each(LANGS)('is said in %s, with code points', (lang: Lang) => {
    const { text, tone } = unprintableNotice({ t: translator(lang), lang }, reportOf(many.slice(0, 13)));
    expect(tone).toBe('warn');
    expect(text).toContain(namedChar('一'));
    expect(text).toContain('U+4E00');
    expect(text).not.toMatch(/[{}]/);
  });

  it('names by code alone what is not seen', () => {
    expect(['中', '\ue000', '\u0301', '\u200b'].map(namedChar)).toEqual(['中 (U+4E2D)', 'U+E000', 'U+0301', 'U+200B']);
  });
});
