import type { Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aknDocument, writeAkn } from '../../src/export/akn.ts';
import { checkAkn } from '../../src/export/akn-check.ts';
import type { PrintedText, PrintJob } from '../../src/export/printed.ts';
import { type XmlElement, xml, xmlDocument } from '../../src/export/xml-text.ts';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';
import {
  all,
  childElements,
  complaints,
  HAS_XMLLINT,
  instrument,
  instrumentJob,
  oddDeclaration,
  parsed,
  RESOLUTIONS,
  resolutionJob,
  treeOf,
  wordsOf,
} from './xml-jobs.ts';

const file = (job: PrintJob): string => xmlDocument(aknDocument(job));

/** What another program reads: numbers, headings and paragraphs in document order. */
function read(root: Element): readonly string[] {
  const found: string[] = [];
  const walk = (element: Element): void => {
    if (element.nodeName === 'meta') return;
    if (['num', 'heading', 'p'].includes(element.nodeName)) {
      // Footnotes stand at the end of the words that no sign refers from.
      const notes = all(element, 'authorialNote');
      const noted = notes.reduce((sum, note) => sum + (note.textContent ?? '').length, 0);
      const words = element.textContent ?? '';
      found.push(words.slice(0, words.length - noted));
      for (const note of notes) for (const child of childElements(note)) walk(child);
    } else for (const child of childElements(element)) walk(child);
  };
  walk(root);
  return found.filter((words) => words !== '');
}

const KINDS: readonly (readonly [string, (lang: Lang) => PrintJob])[] = [
  ...RESOLUTIONS.map((text) => [text.resolution, (lang: Lang) => resolutionJob(text, lang)] as const),
  ['parts', (lang) => instrumentJob(instrument(), lang)],
  ['annexes', (lang) => instrumentJob(instrument({ form: 'annexes', kind: 'protocol' }), lang, 'IR')],
];

describe('aknDocument', () => {
  it.each(KINDS)('says of %s what is printed, word for word, in six languages', (_, make) => {
    for (const lang of LANGS) {
      const job = make(lang);
      expect(read(parsed(file(job)))).toEqual(wordsOf(job.texts[lang] as PrintedText));
    }
  });

  it.each(KINDS)('keeps for %s what the schema does not ask, as our tree and as another parser reads it', (_, make) => {
    const files = LANGS.map((language) => ({ language, document: aknDocument(make(language)) }));
    const again = files.map(({ language, document }) => ({
      language,
      document: treeOf(parsed(xmlDocument(document))),
    }));
    expect(checkAkn(files)).toEqual([]);
    expect(checkAkn(again)).toEqual([]);
  });

  it.skipIf(!HAS_XMLLINT)('is valid by the schema of OASIS (needs xmllint, of libxml2-utils)', () => {
    expect(
      complaints(
        'akn',
        KINDS.flatMap(([, make]) => LANGS.map((lang) => file(make(lang)))),
      ),
    ).toEqual([]);
  });

  it.skipIf(!HAS_XMLLINT)('would not be valid without its language, so the schema is really asked', () => {
    const text = file(resolutionJob(RESOLUTIONS[0] as (typeof RESOLUTIONS)[number], 'kk'));
    const wrong = [text.replace(/<FRBRlanguage[^>]*>/, ''), text.replace('name="resolutionDraft"', '')];
    const said = complaints('akn', wrong);
    expect(said[0]).toBe('exit 3');
    expect(said.filter((line) => /^[01]\.xml/.test(line)).map((line) => line[0])).toEqual(['0', '1']);
  });

  it('reads back any text, in order, whatever the kinds and levels', () => {
    let clauses = 0;
    fc.assert(
      fc.property(oddDeclaration, fc.boolean(), (declaration, whole) => {
        const files = declaration.columns.map((language) => {
          const job = whole
            ? instrumentJob(instrument({ languages: declaration.columns }, [declaration]), language)
            : resolutionJob(declaration, language, { title: { en: 'a & b' } });
          const document = aknDocument(job);
          const root = parsed(xmlDocument(document));
          expect(read(root)).toEqual(wordsOf(job.texts[language] as PrintedText));
          clauses += job.texts[language]?.blocks.length ?? 0;
          return { language, document: treeOf(root) };
        });
        expect(checkAkn(files)).toEqual([]);
      }),
      { seed: 6, numRuns: 80 },
    );
    expect(clauses).toBeGreaterThan(1000);
  });

  it.skipIf(!HAS_XMLLINT)('is valid for any text, too (needs xmllint)', () => {
    const texts = fc.sample(oddDeclaration, { seed: 7, numRuns: 40 }).flatMap((declaration) => {
      const form = declaration.clauses.length % 2 === 0 ? 'parts' : 'annexes';
      const whole = instrument({ languages: declaration.columns, form }, [declaration]);
      return [file(resolutionJob(declaration, 'fa')), file(instrumentJob(whole, 'ru'))];
    });
    expect(complaints('akn', texts)).toEqual([]);
  });

  it('keeps marks as elements, and the white space', () => {
    const [first] = RESOLUTIONS as [(typeof RESOLUTIONS)[number]];
    const marked = {
      ...first,
      clauses: first.clauses.map((clause) => ({
        ...clause,
        texts: {
          ru: { digest: '', paragraphs: [[{ text: ' a  ', marks: ['bold', 'underline'] as const }, { text: 'б' }]] },
        },
      })),
    };
    const text = file(resolutionJob(marked, 'ru'));
    expect(text).toContain('<p><b><u> a  </u></b>б</p>');
    // Some programs trim and join white space unless they are told.
    for (const name of ['preface', 'preamble', 'mainBody', 'conclusions'])
      expect(all(parsed(text), name).map((one) => one.getAttribute('xml:space'))).toEqual(['preserve']);
  });

  it('names one Work in all languages, each language by its own code, and no master', () => {
    const works = LANGS.map((lang) => {
      const text = file(instrumentJob(instrument(), lang));
      expect(text).not.toMatch(/FRBRmasterExpression|FRBRtranslation/);
      expect(text).toContain(`<FRBRlanguage language="${LANGUAGES[lang].iso6392}"/>`);
      return /<FRBRuri value="([^"]*)"/.exec(text)?.[1];
    });
    expect(new Set(works)).toEqual(new Set(['/akn/xc/statement/deliberation/caspian-summit/2025-11-19/declaration']));
  });

  it('marks day and place in the formula, inflected or not', () => {
    const marked = LANGS.map((lang) => {
      const root = parsed(file(instrumentJob(instrument(), lang)));
      return [lang, all(root, 'location')[0]?.textContent, all(root, 'date').length];
    });
    expect(marked.map(([, place]) => place)).toEqual(['رشت', 'Реште', 'Rəşt', 'Рашт', 'Reşt', 'Rasht']);
    expect(marked.map(([, , dates]) => dates)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('does not tell why a language has no counterpart', () => {
    const sketch = fc.sample(oddDeclaration, { seed: 3, numRuns: 40 });
    const texts = sketch.map((declaration) => file(resolutionJob(declaration, 'fa')));
    expect(sketch.some(({ clauses }) => clauses.some(({ noCounterpart }) => noCounterpart))).toBe(true);
    expect(texts.filter((text) => text.includes('secret'))).toEqual([]);
  });
});

describe('writeAkn', () => {
  it('gives the same bytes twice', async () => {
    const job = instrumentJob(instrument(), 'fa');
    expect(Buffer.compare(await writeAkn(job), await writeAkn(job))).toBe(0);
  });
});

describe('checkAkn', () => {
  const document = aknDocument(resolutionJob(RESOLUTIONS[0] as (typeof RESOLUTIONS)[number], 'fa'));
  const change = (tree: XmlElement, of: (element: XmlElement) => XmlElement): XmlElement =>
    of({ ...tree, children: tree.children.map((child) => (typeof child === 'string' ? child : change(child, of))) });
  const named = (name: string, attributes: { readonly [name: string]: string }) => (element: XmlElement) =>
    element.name === name ? xml(name, { ...element.attributes, ...attributes }, element.children) : element;
  const cases: readonly (readonly [string, (element: XmlElement) => XmlElement])[] = [
    ['no-eid', named('section', { eId: '' })],
    ['double-eid', named('recital', { eId: 'sec_1' })],
    ['dangling', named('FRBRauthor', { as: '#nope' })],
    ['eids-differ', named('recitals', { eId: 'other' })],
    ['language', named('FRBRlanguage', { language: 'rus' })],
    ['work', named('FRBRuri', { value: '/akn/xc/other/fas@' })],
  ];
  it.each(cases)('finds %s', (problem, of) => {
    const found = checkAkn([
      { language: 'fa', document },
      { language: 'fa', document: change(document, of) },
    ]);
    expect(found.map((one) => one.problem)).toContain(problem);
    expect(checkAkn([{ language: 'fa', document }])).toEqual([]);
  });
});
