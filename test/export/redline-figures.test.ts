/** Redlines of texts with tables and footnotes: whatever changed in them, both ways lead to the words of either version. */
import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS } from '../../server/print/tools.ts';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { fromPlain, toPlain } from '../../src/domain/text/text.ts';
import { lines } from '../../src/export/outline.ts';
import { writeRedlineDocx } from '../../src/export/redline-docx.ts';
import { writeRedlineHtml } from '../../src/export/redline-html.ts';
import { lineInRedline } from '../../src/export/redline-line.ts';
import { writeRedlinePdf } from '../../src/export/redline-pdf.ts';
import { part } from './docx-reader.ts';
import { FIGURES } from './figures.ts';
import { verdictOn } from './redline-reader.ts';
import { numbered } from './sample.ts';

afterAll(() => closePrintTools());

const LATER: Declaration = numbered({
  ...FIGURES,
  clauses: FIGURES.clauses.flatMap((clause) => {
    if (clause.id === 'states') return [];
    if (clause.id !== 'table') return [clause];
    const words = toPlain(clause.texts.ru?.paragraphs ?? [])
      .replace('11,5', '12')
      .concat('\nРоссия | 1 | 2');
    const changed = { digest: 'x', paragraphs: fromPlain(words) };
    return [{ ...clause, digest: 'x', texts: { ...clause.texts, ru: changed } }];
  }),
});
const input = (language: 'ru' | 'all') => ({
  ...{ since: FIGURES, declaration: LATER, diff: diffDeclarations(FIGURES, LATER), language, draft: false },
  ...{ title: {}, summitName: {}, names: { from: 'a', to: 'b' }, generatedAt: '2026-01-02T03:04:05Z' },
  tools: PRINT_TOOLS,
});

/** What a version says in a redline, clause by clause, without labels. */
const said = (text: Declaration): string[] =>
  lines(text, 'ru', 'brackets').flatMap((line) => toPlain(lineInRedline(line).paragraphs).split('\n'));

describe('a redline with tables and footnotes', () => {
  it.each(['ru', 'all'] as const)('gives both texts in Word: %s', async (language) => {
    const document = await part(await writeRedlineDocx(input(language)), 'word/document.xml');
    for (const [verdict, text] of [
      ['accept', LATER],
      ['reject', FIGURES],
    ] as const) {
      const { paragraphs, rows } = verdictOn(document, verdict);
      const printed = [...paragraphs.map(({ text: words }) => words), ...rows.flat()].join('\n');
      for (const words of said(text)) expect(printed).toContain(words);
    }
  });

  it('shows a changed cell, row and number in HTML, and prints in PDF', async () => {
    const html = new TextDecoder().decode(await writeRedlineHtml(input('ru')));
    expect(html).toContain('11,5');
    expect(html).toMatch(/<ins[^>]*>[^<]*(?:<br>)?Россия/);
    expect(html).toMatch(/<sup>\d<\/sup>/);
    for (const language of ['ru', 'all'] as const)
      expect((await writeRedlinePdf(input(language))).length).toBeGreaterThan(1000);
  });
});
