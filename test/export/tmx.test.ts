import type { Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTokens } from '../../src/domain/clause/states-slot.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { tmxDocument, writeTmx } from '../../src/export/tmx.ts';
import { xmlDocument } from '../../src/export/xml-text.ts';
import { LANGUAGES, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import {
  all,
  complaints,
  HAS_XMLLINT,
  instrument,
  instrumentJob,
  oddDeclaration,
  parsed,
  RESOLUTIONS,
  resolutionJob,
} from './xml-jobs.ts';

const file = (job: PrintJob): string => xmlDocument(tmxDocument(job));

const inOrder = (tu: Element): boolean => !/organization_|signature_|signed-for/.test(tu.getAttribute('tuid') ?? '');

/** The lines of one language that are not empty, as another program reads them. */
const read = (root: Element, lang: Lang): readonly string[] =>
  all(root, 'tu')
    .filter(inOrder)
    .flatMap((tu) => all(tu, 'tuv').filter((tuv) => tuv.getAttribute('xml:lang') === LANGUAGES[lang].bcp47))
    .flatMap((tuv) => (all(tuv, 'seg')[0]?.textContent ?? '').split('\n'))
    .filter((line) => line !== '');

const printed = (job: PrintJob, lang: Lang): readonly string[] =>
  (job.texts[lang]?.blocks ?? [])
    .flatMap((block) => {
      if (block.block === 'clause') return toPlain(withTokens(block.paragraphs)).split('\n');
      if (block.block === 'part') return block.title.split('\n');
      return block.block === 'parties' || block.block === 'signatures' ? [] : block.text.split('\n');
    })
    .filter((line) => line !== '');

const JOBS: readonly (readonly [string, PrintJob])[] = [
  ...RESOLUTIONS.map((text) => [text.resolution, resolutionJob(text, 'all')] as const),
  ['parts', instrumentJob(instrument(), 'all')],
  ['annexes', instrumentJob(instrument({ form: 'annexes' }), 'all')],
];

describe('tmxDocument', () => {
  it.each(JOBS)('gives back %s in six languages', (_, job) => {
    const root = parsed(file(job));
    for (const lang of job.languages) expect(read(root, lang)).toEqual(printed(job, lang));
  });

  it('pairs the States by themselves and not by their place', () => {
    const root = parsed(file(instrumentJob(instrument(), 'all')));
    const iran = all(root, 'tu').find((tu) => tu.getAttribute('tuid') === 'preface__organization_IR');
    const names = iran ? all(iran, 'seg').map((seg) => seg.textContent) : [];
    expect(names.slice(0, 3)).toEqual(['جمهوری اسلامی ایران', 'Исламская Республика Иран', 'İran İslam Respublikası']);
  });

  it('gives back any text', () => {
    let lines = 0;
    fc.assert(
      fc.property(oddDeclaration, fc.constantFrom('alone', 'parts', 'annexes'), (odd, form) => {
        const whole = instrument({ languages: odd.columns, ...(form === 'alone' ? {} : { form }) }, [odd]);
        const job = form === 'alone' ? resolutionJob(odd, 'all') : instrumentJob(whole, 'all');
        const root = parsed(file(job));
        for (const lang of job.languages) {
          expect(read(root, lang)).toEqual(printed(job, lang));
          lines += printed(job, lang).length;
        }
      }),
      { seed: 6, numRuns: 100 },
    );
    expect(lines).toBeGreaterThan(800);
  });

  it.skipIf(!HAS_XMLLINT)('is valid by the DTD of TMX 1.4b (needs xmllint, of libxml2-utils)', () => {
    const odd = fc.sample(oddDeclaration, { seed: 8, numRuns: 30 }).map((one) => file(resolutionJob(one, 'all')));
    expect(complaints('tmx', [...JOBS.map(([, job]) => file(job)), ...odd])).toEqual([]);
    const [text = ''] = JOBS.map(([, job]) => file(job));
    expect(complaints('tmx', [text.replace('segtype="paragraph"', 'segtype="clause"')])[0]).toBe('exit 3');
  });

  it('cuts a clause into paragraphs only where all languages have as many', () => {
    const text = declaration({
      columns: ['fa', 'ru'],
      clauses: [{ texts: { fa: 'یک\nدو', ru: 'один\nдва' } }, { texts: { fa: 'یک\nدو', ru: 'один' } }],
    });
    const root = parsed(file(resolutionJob(text, 'all')));
    const ids = all(root, 'tu').map((tu) => tu.getAttribute('tuid'));
    expect(ids.filter((id) => id?.startsWith('para'))).toEqual(['para_1.p1', 'para_1.p2', 'para_2']);
  });

  it('favours no language, and dates as TMX does', () => {
    const header = all(parsed(file(JOBS[0]?.[1] as PrintJob)), 'header')[0];
    expect(header?.getAttribute('srclang')).toBe('*all*');
    expect(header?.getAttribute('creationdate')).toBe('20251119T100000Z');
  });
});

describe('writeTmx', () => {
  it('gives the same bytes twice', async () => {
    const job = resolutionJob(RESOLUTIONS[1] as (typeof RESOLUTIONS)[number], 'all');
    expect(Buffer.compare(await writeTmx(job), await writeTmx(job))).toBe(0);
  });
});
