import type { Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { PrintJob } from '../../src/export/printed.ts';
import { writeXliff, type XliffFile, xliffPairs } from '../../src/export/xliff.ts';
import { termsIn, termWords } from '../../src/export/xliff-terms.ts';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { byState, cells, JOBS } from './xliff-jobs.ts';
import {
  all,
  at,
  childElements,
  complaints,
  HAS_XMLLINT,
  oddDeclaration,
  parsed,
  RESOLUTIONS,
  resolutionJob,
} from './xml-jobs.ts';

const FIRST = RESOLUTIONS[0] as (typeof RESOLUTIONS)[number];

/** Source or target of every unit, segments and what is between them joined; "" for a missing target. */
const texts = (root: Element, side: 'source' | 'target'): readonly string[] =>
  all(root, 'unit').map((unit) =>
    childElements(unit)
      .filter(({ nodeName }) => nodeName === 'segment' || nodeName === 'ignorable')
      .map((segment) => said(childElements(segment).find(({ nodeName }) => nodeName === side)))
      .join(''),
  );

/** Both sides of every pair, against what is printed. */
function readBack(job: PrintJob, pairs: readonly XliffFile[]): void {
  for (const { source, target, text } of pairs) {
    const root = parsed(text);
    const fixed = all(root, 'unit').map((unit) => !byState(unit.getAttribute('id') ?? ''));
    const side = (name: 'source' | 'target') => texts(root, name).filter((_, index) => fixed[index]);
    expect(side('source')).toEqual(cells(job.texts[source]));
    expect(side('target')).toEqual(cells(job.texts[target]));
  }
}

/** The words of a source or target; a list of States says its token in an attribute. */
function said(element: Element | undefined): string {
  return Array.from(element?.childNodes ?? [])
    .map((node) => {
      if (node.nodeName === 'ph') return (node as Element).getAttribute('disp') ?? '';
      return node.childNodes.length > 0 ? said(node as Element) : (node.textContent ?? '');
    })
    .join('');
}

describe('xliffPairs', () => {
  it.each(JOBS)('gives back %s in six languages', (_, job) => readBack(job, xliffPairs(job)));

  it('takes any language as the source', () => {
    const job = resolutionJob(FIRST, 'all');
    readBack(job, xliffPairs(job, 'kk'));
    expect(xliffPairs(job, 'kk').map(({ target }) => target)).toEqual(LANGS.filter((lang) => lang !== 'kk'));
  });

  it.skipIf(!HAS_XMLLINT)('is valid by the schemas of OASIS (needs xmllint, of libxml2-utils)', () => {
    const files = JOBS.flatMap(([, job]) => [...xliffPairs(job), ...xliffPairs(job, 'kk')]);
    const odd = fc.sample(oddDeclaration, { seed: 9, numRuns: 30 });
    files.push(
      ...odd.filter(({ clauses }) => clauses.length > 0).flatMap((one) => xliffPairs(resolutionJob(one, 'all'))),
    );
    expect(
      complaints(
        'xliff',
        files.map(({ text }) => text),
      ),
    ).toEqual([]);
    expect(files.length).toBeGreaterThan(90);
  });

  it.skipIf(!HAS_XMLLINT)('would not be valid with a state of our own, so the schema is really asked', () => {
    const [{ text } = { text: '' }] = xliffPairs(resolutionJob(FIRST, 'all'));
    expect(complaints('xliff', [text.replace('state="initial"', 'state="draft"')])[0]).toBe('exit 3');
    expect(complaints('xliff', [text.replace('unit id="', 'unit id="a b ')])[0]).toBe('exit 3');
  });

  it('gives back any text', () => {
    let units = 0;
    fc.assert(
      fc.property(oddDeclaration, (declaration) => {
        const job = resolutionJob(declaration, 'all');
        const pairs = xliffPairs(job);
        readBack(job, pairs);
        units += pairs.length * declaration.clauses.length;
      }),
      { seed: 6, numRuns: 100 },
    );
    expect(units).toBeGreaterThan(700);
  });

  it('says the states in the words of XLIFF, and exactly in the substate', () => {
    const states = (['draft', 'ad-referendum', 'agreed', 'initialled'] as const).map((status) => {
      const root = parsed(xliffPairs(resolutionJob(at(FIRST, status), 'all'))[0]?.text ?? '');
      const segment = all(root, 'segment').at(-1);
      return [segment?.getAttribute('state'), segment?.getAttribute('subState')];
    });
    expect(states).toEqual([
      ['initial', 'alternat:draft'],
      ['translated', 'alternat:ad-referendum'],
      ['reviewed', 'alternat:agreed'],
      ['final', 'alternat:initialled'],
    ]);
  });

  it('calls nothing translated that has no target', () => {
    const holes = fc.sample(oddDeclaration, { seed: 5, numRuns: 40 });
    const segments = holes.flatMap((one) =>
      xliffPairs(resolutionJob(at(one, 'initialled'), 'all')).flatMap(({ text }) => all(parsed(text), 'segment')),
    );
    const empty = segments.filter((segment) => all(segment, 'target').length === 0);
    expect(empty.length).toBeGreaterThan(50);
    expect(empty.filter((segment) => segment.getAttribute('state') !== 'initial')).toEqual([]);
  });

  it('has ids that are unique within their unit, references that resolve, directions, and units that stay whole', () => {
    for (const { text, source, target } of xliffPairs(JOBS[4]?.[1] as PrintJob)) {
      const root = parsed(text);
      const [file] = all(root, 'file');
      expect([file?.getAttribute('srcDir'), file?.getAttribute('trgDir')]).toEqual(
        [source, target].map((lang) => LANGUAGES[lang].dir),
      );
      expect(root.getAttribute('version')).toBe('2.1');
      const units = all(root, 'unit');
      expect(new Set(units.map((unit) => unit.getAttribute('id'))).size).toBe(units.length);
      for (const unit of units) {
        expect(unit.getAttribute('canResegment')).toBe('no');
        const sides = all(unit, 'source').flatMap((side) => [...all(side, 'mrk'), ...all(side, 'pc')]);
        const ids = [...sides, ...all(unit, 'segment')].map((one) => one.getAttribute('id'));
        expect(new Set(ids).size).toBe(ids.length);
        const refs = all(unit, 'gls:glossEntry').flatMap((entry) => entry.getAttribute('ref') ?? []);
        expect(refs.filter((ref) => !ids.includes(ref.slice(1)))).toEqual([]);
      }
    }
  });

  it('pairs paragraph with paragraph where both have as many, and marks a term in the one where it stands', () => {
    const text = declaration({
      columns: ['ru', 'fa'],
      clauses: [{ texts: { ru: 'один\nу Каспийского моря', fa: 'یک\nدو' } }, { texts: { ru: 'один\nдва', fa: 'یک' } }],
    });
    const units = all(parsed(xliffPairs(resolutionJob(text, 'all'))[0]?.text ?? ''), 'unit').slice(-2);
    expect(units.map((unit) => all(unit, 'segment').length)).toEqual([2, 1]);
    expect(units.flatMap((unit) => all(unit, 'mrk').map((term) => term.textContent))).toEqual(['Каспийского моря']);
  });

  it('refuses a job in one language', () => {
    expect(() => xliffPairs(resolutionJob(FIRST, 'fa'))).toThrow(RangeError);
  });
});

describe('termsIn', () => {
  it('finds terms that are inflected, and the longer of two that begin together', () => {
    const translated = (text: string, from: Lang): readonly string[] =>
      termsIn(text, from).map(({ id }) => termWords(id, 'ru'));
    expect(translated('Каспий теңізінің жағалау өңірлері', 'kk')).toContain('Каспийское море');
    expect(translated('استان‌های ساحلی دریای خزر', 'fa')[0]).toBe('прибрежные провинции');
  });

  it('finds nothing in other words', () => expect(termsIn('ничего такого', 'ru')).toEqual([]));
});

describe('writeXliff', () => {
  it('packs one file per pair, with the same bytes twice', async () => {
    const job = resolutionJob(FIRST, 'all');
    const bytes = await writeXliff(job);
    expect(Buffer.compare(await writeXliff(job), bytes)).toBe(0);
    const zip = await JSZip.loadAsync(bytes);
    expect(Object.keys(zip.files)).toEqual(xliffPairs(job).map(({ name }) => name));
    expect(await zip.file('general-fa-ru.xlf')?.async('string')).toBe(xliffPairs(job)[0]?.text);
  });
});
