/** ISO dates, "CO₂" and "$100" in Persian: read the same in Word, on a page of HTML, in a PDF. */
import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS as TOOLS } from '../../server/print/tools.ts';
import { printDocx } from '../../src/export/docx.ts';
import { printHtml } from '../../src/export/html.ts';
import { writePdf } from '../../src/export/pdf.ts';
import { writeRedlineHtml } from '../../src/export/redline-html.ts';
import { declaration } from '../support/declaration.ts';
import { all, type Element, part, textOf } from './docx-reader.ts';
import { redline, resolutionJob } from './pdf-jobs.ts';
import { boxesOf, POPPLER } from './pdf-reader.ts';

afterAll(() => closePrintTools());

const WORDS = ['2026-02-28', 'CO₂', '$100', '12%', 'C++', '-5'];
const LINE = `مورخ ${WORDS.join(' و ')} است`;
const TEXT = declaration({
  columns: ['fa', 'ru'],
  clauses: [
    { kind: 'title', texts: { fa: LINE, ru: 'Название' } },
    {
      texts: {
        fa: [
          [{ text: 'مورخ ' }, { text: '2026-0', marks: ['bold'] }, { text: '2-28 و CO₂ و $100 و 12% و C++ و -5 است' }],
        ] as never,
        ru: 'x',
      },
    },
  ],
});

describe('left-to-right words in a Persian line', () => {
  it('are runs of their own in Word', async () => {
    for (const lang of ['fa', 'all'] as const) {
      const document = await part(await printDocx(resolutionJob(TEXT, lang, TOOLS)), 'word/document.xml');
      const flagged = (run: Element): boolean => !all(run, 'w:rtl').next().done;
      const left = [...all(document, 'w:r')]
        .filter((run) => !flagged(run))
        .map(textOf)
        .join('|');
      const right = [...all(document, 'w:r')].filter(flagged).map(textOf).join('|');
      for (const word of WORDS) expect(left.replaceAll('|', '')).toContain(word);
      expect(right).not.toMatch(/[0-9₂$%+]/);
    }
  });

  it('stand alone on a page of HTML, their marks inside', async () => {
    for (const lang of ['fa', 'all'] as const) {
      const html = new TextDecoder().decode(await printHtml(resolutionJob(TEXT, lang, TOOLS)));
      for (const word of WORDS) expect(html).toContain(`<bdi dir="ltr">${word}</bdi>`);
      expect(html).toContain('<bdi dir="ltr"><b>2026-0</b>2-28</bdi>');
    }
    const base = redline('fa', TOOLS);
    const [first, ...rest] = base.declaration.clauses;
    const texts = { ...first?.texts, fa: { digest: '', paragraphs: [[{ text: LINE }]] } };
    const later = { ...base.declaration, clauses: [{ ...first, texts } as never, ...rest] };
    const marked = new TextDecoder().decode(await writeRedlineHtml({ ...base, declaration: later, since: later }));
    for (const word of WORDS) expect(marked).toContain(`<bdi dir="ltr">${word}</bdi>`);
  });

  it.skipIf(!POPPLER)('are drawn from the left in a PDF', async () => {
    for (const lang of ['fa', 'all'] as const) {
      const drawn = boxesOf(await writePdf(resolutionJob(TEXT, lang, TOOLS))).map(({ text }) => text);
      for (const word of WORDS) expect(drawn.filter((one) => one === word).length).toBeGreaterThan(0);
    }
  });
});
