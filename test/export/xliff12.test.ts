import type { Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { xliffPairs } from '../../src/export/xliff.ts';
import type { XliffFile } from '../../src/export/xliff-pairs.ts';
import { writeXliff12, xliff12Pairs } from '../../src/export/xliff12.ts';
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

/** Units of the text: a unit of translation by itself, or a group of paragraphs. */
const places = (root: Element): readonly Element[] => {
  const [body] = all(root, 'body');
  return body ? childElements(body) : [];
};
const unitsIn = (place: Element): readonly Element[] =>
  place.nodeName === 'group' ? childElements(place).filter(({ nodeName }) => nodeName === 'trans-unit') : [place];
const side = (unit: Element, name: 'source' | 'target'): Element | undefined =>
  childElements(unit).find(({ nodeName }) => nodeName === name);

/** Both sides of every pair, against what is printed. */
function readBack(job: PrintJob, pairs: readonly XliffFile[]): void {
  for (const { source, target, text } of pairs) {
    const fixed = places(parsed(text)).filter((place) => !byState(place.getAttribute('id') ?? ''));
    const read = (name: 'source' | 'target') =>
      fixed.map((place) =>
        unitsIn(place)
          .map((unit) => side(unit, name)?.textContent ?? '')
          .join('\n'),
      );
    expect(read('source')).toEqual(cells(job.texts[source]));
    expect(read('target')).toEqual(cells(job.texts[target]));
  }
}

const pairIn = (text: Declaration, from?: Lang, pairs = xliff12Pairs): Element =>
  parsed(pairs(resolutionJob(text, 'all'), from)[0]?.text ?? '');
const attributes = (elements: readonly Element[], ...names: readonly string[]): readonly (readonly unknown[])[] =>
  elements.map((element) => names.map((name) => element.getAttribute(name)));

describe('xliff12Pairs', () => {
  it.each(JOBS)('gives back %s in six languages, from the first and from the last', (_, job) => {
    for (const lang of [undefined, 'en'] as const) readBack(job, xliff12Pairs(job, lang));
  });

  it('gives back any text', () => {
    let units = 0;
    fc.assert(
      fc.property(oddDeclaration, fc.constantFrom<Lang>('fa', 'ru', 'en'), (text, source) => {
        const job = resolutionJob(text, 'all');
        const pairs = xliff12Pairs(job, source);
        readBack(job, pairs);
        units += pairs.length * text.clauses.length;
      }),
      { seed: 12, numRuns: 100 },
    );
    expect(units).toBeGreaterThan(700);
  });

  it.skipIf(!HAS_XMLLINT)('is valid by the strict schema of OASIS (needs xmllint, of libxml2-utils)', () => {
    const odd = fc.sample(oddDeclaration, { seed: 9, numRuns: 30 }).filter(({ clauses }) => clauses.length > 0);
    const files = [
      ...JOBS.flatMap(([, job]) => [...xliff12Pairs(job), ...xliff12Pairs(job, 'en')]),
      ...odd.flatMap((one) => xliff12Pairs(resolutionJob(one, 'all'))),
    ];
    expect(
      complaints(
        'xliff12',
        files.map(({ text }) => text),
      ),
    ).toEqual([]);
    expect(files.length).toBeGreaterThan(90);
  });

  it.skipIf(!HAS_XMLLINT)('would not be valid with a word of version 2, so the schema is really asked', () => {
    const [{ text } = { text: '' }] = xliff12Pairs(resolutionJob(FIRST, 'all'));
    const wrong = [
      text.replaceAll('needs-review-translation', 'initial'),
      text.replaceAll('approved="no"', 'approved="not yet"'),
      text.replaceAll('trans-unit', 'unit'),
      // Two units of one name.
      text.replace(/<trans-unit .*?<\/trans-unit>/, '$&$&'),
    ];
    expect(new Set([text, ...wrong]).size).toBe(5);
    expect(wrong.map((one) => complaints('xliff12', [one])[0])).toEqual(wrong.map(() => 'exit 3'));
  });

  it('names its languages, at the head and at every text', () => {
    for (const { text, source, target } of xliff12Pairs(resolutionJob(FIRST, 'all'), 'kk')) {
      const root = parsed(text);
      const [file] = all(root, 'file');
      const tags = [source, target].map((lang) => LANGUAGES[lang].bcp47);
      expect([root.getAttribute('version'), source]).toEqual(['1.2', 'kk']);
      expect(attributes(file ? [file] : [], 'source-language', 'target-language')).toEqual([tags]);
      const said = (['source', 'target'] as const).map((name) => [
        ...new Set(all(root, name).map((each) => each.getAttribute('xml:lang'))),
      ]);
      expect(said).toEqual(tags.map((tag) => [tag]));
    }
  });

  it.each([
    ['draft', 'needs-review-translation', 'no', null],
    ['ad-referendum', 'translated', 'no', 'no'],
    ['agreed', 'signed-off', 'yes', 'no'],
    ['initialled', 'final', 'yes', 'no'],
  ] as const)('says of a clause that is %s: %s, approved %s', (status, state, approved, translate) => {
    const text = declaration({ clauses: [{ status, texts: { fa: 'یک', ru: 'один' } }] });
    const unit = all(pairIn(text), 'trans-unit').at(-1) as Element;
    expect(attributes([side(unit, 'target') as Element, unit], 'state', 'approved', 'translate')).toEqual([
      [state, null, null],
      [null, approved, translate],
    ]);
  });

  it('asks for words where there are none, unless none are wanted', () => {
    const text = declaration({
      columns: ['fa', 'ru'],
      clauses: [
        { texts: { fa: 'یک' }, status: 'agreed' },
        { texts: { ru: 'один' } },
        { texts: { fa: 'یک' }, noCounterpart: { ru: '' } },
        { texts: { fa: 'یک\n\nسه', ru: 'один\n\n' } },
      ],
    });
    const units = all(pairIn(text), 'trans-unit').slice(-6);
    expect(units.map((unit) => [side(unit, 'target')?.getAttribute('state'), unit.getAttribute('translate')])).toEqual([
      ['needs-translation', null],
      ['needs-review-translation', null],
      [undefined, 'no'],
      ['needs-review-translation', null],
      [undefined, 'no'],
      ['needs-translation', null],
    ]);
    expect(units.map((unit) => unit.getAttribute('approved'))).toEqual(units.map(() => 'no'));
    expect(units.slice(-3).map((unit) => unit.getAttribute('id')?.split('.').at(-1))).toEqual(['p1', 'p2', 'p3']);
  });

  it('writes marks as pairs with one id on both sides, nested as in the text', () => {
    const bold = { text: 'один', marks: ['bold', 'underline'] } as const;
    const text = declaration({
      columns: ['ru', 'en'],
      clauses: [{ texts: { ru: [[bold, { text: ' два' }]], en: [[{ text: 'one ' }, { ...bold, text: 'two' }]] } }],
    });
    const unit = all(pairIn(text), 'trans-unit').at(-1) as Element;
    const pair = [
      ['bold1', 'bold'],
      ['underline1', 'underlined'],
    ];
    for (const name of ['source', 'target'] as const)
      expect(attributes(all(side(unit, name) as Element, 'g'), 'id', 'ctype')).toEqual(pair);
  });

  it('tells the agreed terms in notes of the paragraph where they stand, and not inside the words', () => {
    const text = declaration({
      columns: ['ru', 'fa'],
      clauses: [{ texts: { ru: 'раз\nКаспийское море', fa: 'یک\nدو' } }],
    });
    const [one, two] = all(pairIn(text), 'trans-unit').slice(-2);
    const terms = (unit: Element | undefined) =>
      (unit ? all(unit, 'note') : [])
        .filter((note) => note.getAttribute('from') === 'glossary')
        .map((note) => note.textContent);
    expect([terms(one), terms(two)]).toEqual([[], ['Каспийское море = دریای خزر']]);
    expect(all(pairIn(text), 'mrk')).toEqual([]);
  });

  it('tells the numbers, and which clause, kind and status it is', () => {
    const text = declaration({
      clauses: [{ kind: 'article', number: { fa: 'ماده ۱', ru: 'Статья 1' }, texts: { fa: 'یک', ru: 'один' } }],
    });
    const unit = all(pairIn(text), 'trans-unit').at(-1) as Element;
    expect(attributes([unit], 'resname', 'restype')).toEqual([['c1', 'x-article']]);
    expect(all(unit, 'note').map((note) => [note.getAttribute('annotates'), note.textContent])).toEqual([
      ['source', 'ماده ۱.'],
      ['target', 'Статья 1.'],
    ]);
    const facts = all(unit, 'context').map((each) => [each.getAttribute('context-type'), each.textContent]);
    expect(Object.fromEntries(facts)).toMatchObject({ 'x-clause': 'c1', 'x-kind': 'article', 'x-status': 'draft' });
  });

  it('packs one file per pair, from the source of the job, with the same bytes twice', async () => {
    const job: PrintJob = { ...resolutionJob(FIRST, 'all'), source: 'tk' };
    const bytes = await writeXliff12(job);
    expect(Buffer.compare(await writeXliff12(job), bytes)).toBe(0);
    const zip = await JSZip.loadAsync(bytes);
    expect(Object.keys(zip.files)).toEqual(
      LANGS.filter((lang) => lang !== 'tk').map((lang) => `${FIRST.resolution}-tk-${lang}.xlf`),
    );
  });
});

/** Element, attribute, and what stands there, of the last unit of either version. */
const VERSIONS = [
  ['1.2', xliff12Pairs, 'trans-unit', ['needs-review-translation', 'translated']],
  ['2.1', xliffPairs, 'unit', ['initial', 'translated']],
] as const;

describe.each(VERSIONS)('both versions, %s', (_, pairs, unitName, [draft, translated]) => {
  const sketch = { fa: 'یک', ru: 'один', en: 'one' };
  const states = (text: Declaration, from: Lang): readonly unknown[] =>
    pairs(resolutionJob(text, 'all'), from).map((file) => {
      const unit = all(parsed(file.text), unitName).at(-1) as Element;
      const stated = unitName === 'unit' ? all(unit, 'segment')[0] : side(unit, 'target');
      return [file.target, stated?.getAttribute('state')];
    });

  it.each(['agreed', 'initialled'] as const)('never calls a working column %s, in either direction', (status) => {
    const text: Declaration = {
      ...declaration({ columns: ['fa', 'ru', 'en'], clauses: [{ texts: sketch, status }] }),
      working: ['en'],
    };
    const [[, settled] = [], [, working] = []] = states(text, 'fa') as [unknown, unknown][];
    expect(working).toBe(translated);
    expect(settled).not.toBe(translated);
    expect(states(text, 'en')).toEqual([
      ['fa', translated],
      ['ru', translated],
    ]);
    expect(states(at(text, 'draft'), 'en').map((pair) => (pair as [unknown, unknown])[1])).toEqual([draft, draft]);
  });

  it.skipIf(!HAS_XMLLINT)('is valid with all that can be said of a clause (needs xmllint, of libxml2-utils)', () => {
    const words = { fa: '[یک]\n\nدریای خزر', ru: '[один]\n\nКаспийское море', en: 'one' };
    const made = declaration({
      columns: ['fa', 'ru', 'en'],
      clauses: (['draft', 'ad-referendum', 'agreed', 'initialled'] as const).flatMap((status) => [
        { kind: 'article', status, number: { fa: 'ماده ۱', ru: 'Статья 1' }, texts: words },
        { status, texts: { ru: 'один' }, noCounterpart: { fa: 'why' } },
      ]),
    });
    const brackets = { fa: 1, ru: 1 };
    const text: Declaration = {
      ...made,
      working: ['en'],
      clauses: made.clauses.map((clause, index) => ({ ...clause, brackets, ...(index === 0 ? { held: true } : {}) })),
    };
    const files = (['fa', 'ru', 'en'] as const).flatMap((from) => pairs(resolutionJob(text, 'all'), from));
    expect(files.every((file) => file.text.includes('translate="no"') && file.text.includes('<note'))).toBe(true);
    const all = files.map((file) => file.text);
    expect(complaints(unitName === 'unit' ? 'xliff' : 'xliff12', all)).toEqual([]);
  });

  it('locks what is closed to typing and whole, and a clause that is held', () => {
    const clauses = [
      { texts: { fa: 'یک', ru: 'один' } },
      { texts: { fa: 'یک' }, status: 'agreed' as const },
      { texts: { fa: 'یک', ru: 'один' }, status: 'agreed' as const },
      { texts: { fa: 'یک', ru: 'один' } },
    ];
    const made = declaration({ columns: ['fa', 'ru'], clauses });
    const text = {
      ...made,
      clauses: made.clauses.map((clause, index) => (index === 3 ? { ...clause, held: true } : clause)),
    };
    const units = all(pairIn(text, 'fa', pairs), unitName).slice(-4);
    expect(units.map((unit) => unit.getAttribute('translate'))).toEqual([null, null, 'no', 'no']);
  });

  it.each([
    ['fa', 'قلاب'],
    ['ru', 'скобках'],
    ['az', 'mötərizədəki'],
    ['kk', 'жақшадағы'],
    ['tk', 'ýaýdaky'],
    ['en', 'brackets'],
  ] as const)('warns of open brackets in the source language, %s', (lang, word) => {
    const other = lang === 'en' ? 'fa' : 'en';
    const made = declaration({ columns: [lang, other], clauses: [{ texts: { [lang]: '[x]', [other]: 'x' } }] });
    const open = {
      ...made,
      clauses: made.clauses.map((clause) => ({ ...clause, brackets: { ...clause.brackets, [other]: 1 } })),
    };
    const notes = (text: Declaration) =>
      all(pairIn(text, lang, pairs), 'note')
        .map(({ textContent }) => textContent ?? '')
        .filter((said) => said.includes(word));
    expect([notes(made).length, notes(open).length]).toEqual([0, 1]);
  });
});
