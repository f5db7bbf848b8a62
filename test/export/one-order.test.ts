/**
 * The States in the documents: the same order in every list of every format, language and original, the holder first; places to sign
 * beside one another or stacked; and no place where the chair issues the text alone.
 */
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { originalsOf } from '../../src/domain/instrument/instrument.ts';
import { testimonium } from '../../src/domain/instrument/instrument-words.ts';
import type { StatesOrder } from '../../src/domain/instrument/states-order.ts';
import { printCopy } from '../../src/export/after.ts';
import { writeAkn } from '../../src/export/akn.ts';
import { alternatProof } from '../../src/export/alternat.ts';
import { printDocx } from '../../src/export/docx.ts';
import { printHtml } from '../../src/export/html.ts';
import { printJson } from '../../src/export/json.ts';
import { itemsOf } from '../../src/export/pdf-item.ts';
import { partsOf } from '../../src/export/pdf-parallel.ts';
import { type Instrument, instrumentText } from '../../src/export/print.ts';
import { BARE, type PrintJob } from '../../src/export/printed.ts';
import { printText } from '../../src/export/text.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { sampleSummit } from '../support/server.ts';
import { all, part, textOf } from './docx-reader.ts';
import { instrument, instrumentJob } from './xml-jobs.ts';

const { delegations } = sampleSummit();
const IDS = delegations.map(({ id }) => id);
const SIGNED = { nature: 'political', act: 'signed', originals: 'alternat' } as const;
const TEXT = declaration({
  resolution: 'short',
  columns: [...LANGS],
  clauses: [{ kind: 'title', texts: Object.fromEntries(LANGS.map((lang) => [lang, `${lang}.`])) }],
});
const order = (list: readonly string[]): StatesOrder => ({ list, basis: 'agreed', decidedAt: '2025-11-17' });
const short = (more: Partial<Instrument['setting']>): Instrument =>
  instrument({ order: order(IDS), outcome: SIGNED, originals: undefined, ...more }, [TEXT]);
const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Ids of the States as a document names them, one after the other. */
function namesIn(text: string, lang: Lang): string[] {
  const found: [number, string][] = [];
  for (const { id, official } of delegations) {
    const name = official[lang] ?? '';
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push([at, id]);
  }
  return found.sort(([a], [b]) => a - b).map(([, id]) => id);
}
const documentXml = async (bytes: Uint8Array): Promise<string> =>
  (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? '';

const FORMATS: { readonly [format: string]: (job: PrintJob) => Promise<string> } = {
  text: async (job) => utf8(await printText(job)),
  html: async (job) => utf8(await printHtml(job)),
  akn: async (job) => utf8(await writeAkn(job)),
  docx: async (job) => documentXml(await printDocx({ ...job, tools: BARE })),
  pdf: async (job) => job.languages.map((lang) => JSON.stringify(itemsOf(job.texts[lang] as never))).join(),
  json: async (job) => JSON.stringify(JSON.parse(utf8(await printJson(job))).texts),
};

describe('every list of every original', () => {
  it.each(Object.keys(FORMATS))('names the holder and then the rest in the one order (%s)', async (format) => {
    let lists = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(IDS, { minLength: IDS.length }),
        fc.constantFrom(null, ...IDS),
        fc.constantFrom(...LANGS),
        async (list, holder, lang) => {
          const job = instrumentJob(short({ order: order(list) }), lang, holder);
          const expected = holder === null ? list : [holder, ...list.filter((id) => id !== holder)];
          const named = namesIn(await (FORMATS[format] as (job: PrintJob) => Promise<string>)(job), lang);
          expect(named.length % IDS.length).toBe(0);
          expect(named.length).toBeGreaterThanOrEqual(2 * IDS.length);
          for (let at = 0; at < named.length; at += IDS.length) {
            expect(named.slice(at, at + IDS.length)).toEqual(expected);
            lists++;
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(lists).toBeGreaterThanOrEqual(50);
  });

  it('goes with the outcome into the file for programs', async () => {
    const { instrument: facts } = JSON.parse(utf8(await printJson(instrumentJob(short({}), 'all'))));
    expect([facts.outcome, instrumentJob(instrument(), 'all').outcome]).toEqual([SIGNED, undefined]);
  });

  it('is equal in all languages side by side, and in a certified copy', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(IDS, { minLength: IDS.length }), fc.constantFrom(...IDS), (list, holder) => {
        const whole = short({ order: order(list) });
        const expected = [holder, ...list.filter((id) => id !== holder)];
        const issue = { day: '2025-12-01', certifier: { name: 'x', office: 'legal' } } as const;
        const wish = { language: 'all', holder, view: 'clean', draft: false, generatedAt: '', digest: '' } as const;
        const copy = printCopy(whole, wish, issue, BARE);
        for (const lang of LANGS)
          for (const { block, ...slot } of copy.texts[lang]?.blocks ?? [])
            if (block === 'parties' || block === 'signatures')
              expect((slot as unknown as { parties: { id: string }[] }).parties.map(({ id }) => id)).toEqual(expected);
      }),
    );
  });

  it('differs from other originals by that alone', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(IDS, { minLength: IDS.length }), (list) => {
        const whole = short({ order: order(list) });
        const originals = originalsOf(whole.setting, whole.parties).map(({ holder, language }) => ({
          ...{ holder, language },
          text: instrumentText(whole, language, { holder, view: 'clean', parallel: false }),
        }));
        const proof = alternatProof(originals);
        expect([proof.others, proof.permitted, originals.length]).toEqual([
          [],
          2 * (IDS.length - 1) * LANGS.length,
          IDS.length * LANGS.length,
        ]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('places to sign', () => {
  const stacked = short({ signatures: 'stacked' });

  it('stand under one another in a page, a Word file and a PDF, and beside one another where nobody asks', async () => {
    const seen = async (whole: Instrument) => {
      const job = instrumentJob(whole, 'fa');
      const document = await part(await printDocx({ ...job, tools: BARE }), 'word/document.xml');
      const [table] = all(document, 'w:tbl');
      const rows = [...all(table as never, 'w:tr')].map(
        (row) => delegations.filter(({ official }) => textOf(row).includes(official.fa ?? '?')).length,
      );
      const closing = itemsOf(job.texts.fa as never).at(-1);
      return [
        /class="places stacked"/.test(utf8(await printHtml(job))),
        rows,
        closing?.is === 'closing' && closing.stacked,
      ];
    };
    expect([await seen(stacked), await seen(short({}))]).toEqual([
      [true, [1, 1, 1, 1, 1], true],
      [false, [2, 2, 1], false],
    ]);
  });

  it('name each State in every language in a row of its own, side by side', async () => {
    const job = instrumentJob(stacked, 'all');
    const document = await part(await printDocx({ ...job, tools: BARE }), 'word/document.xml');
    const table = [...all(document, 'w:tbl')].at(-1);
    const rows = [...all(table as never, 'w:tr')].map((row) => textOf(row));
    const first = partsOf(job).at(-1);
    expect(rows.map((row, at) => LANGS.every((lang) => row.includes(delegations[at]?.official[lang] ?? '?')))).toEqual(
      IDS.map(() => true),
    );
    expect(first?.is === 'closing' && [first.stacked, first.places.length]).toEqual([true, 5]);
  });

  it('are none where the chair issues the text, and an annex begins behind the formula', async () => {
    const issued = { nature: 'political', act: 'issued', originals: 'single' } as const;
    const whole = short({ outcome: issued, form: 'annexes' });
    const job = instrumentJob(whole, 'ru');
    const beside = await part(await printDocx({ ...instrumentJob(whole, 'all'), tools: BARE }), 'word/document.xml');
    const tables = [...all(beside, 'w:tbl')].map((table) => textOf(table).includes('Издано председателем'));
    expect([tables, [...all(beside, 'w:pageBreakBefore')].length]).toEqual([[true, false], 1]);
    const blocks = job.texts.ru?.blocks.map(({ block }) => block) ?? [];
    const html = utf8(await printHtml(job));
    expect([
      blocks.includes('signatures'),
      blocks.slice(blocks.indexOf('testimonium'), blocks.indexOf('testimonium') + 2),
      html.includes(testimonium(whole.setting, 5, 'ru').slice(0, 30)),
      / class="part fresh"/.test(html),
      itemsOf(job.texts.ru as never).some((item) => item.is === 'part' && item.fresh),
      (await documentXml(await printDocx({ ...job, tools: BARE }))).includes('w:pageBreakBefore'),
    ]).toEqual([false, ['testimonium', 'part'], true, true, true, true]);
  });
});
