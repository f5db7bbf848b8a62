import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { PRINT_TOOLS } from '../../server/print/tools.ts';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import type { ClauseKind } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { EXPORTERS, REDLINES, type RedlineInput } from '../../src/export/index.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { type ClauseSketch, declaration } from '../support/declaration.ts';
import { converted, OFFICE_TIME, officeMissing } from '../support/office.ts';
import { all, child, type Element, parseXml, part, parts, textOf } from './docx-reader.ts';
import { changesOf, verdictOn } from './redline-reader.ts';
import { INPUT, numbered } from './sample.ts';

vi.setConfig({ testTimeout: 60_000 });

const redlineOf = (since: Declaration, later: Declaration, more: Partial<RedlineInput> = {}): RedlineInput => {
  const { view: _view, ...input } = INPUT;
  const names = { from: 'First reading', to: 'Chair’s text' };
  return { ...input, since, declaration: later, diff: diffDeclarations(since, later), names, ...more };
};
const documentOf = async (input: RedlineInput): Promise<Element> =>
  part(await REDLINES.docx.write(input), 'word/document.xml');

/** What the ordinary export prints of one version: paragraphs behind the front matter, or rows behind the head. */
async function exported(version: Declaration, like: RedlineInput): Promise<{ paragraphs: string[]; rows: string[][] }> {
  const label = 'mark where the text begins';
  const milestone = { id: 'm1', label, seq: 1, digest: '', at: '', by: '' };
  const bytes = await EXPORTERS.docx.write({
    ...INPUT,
    ...{ language: like.language, milestone, title: like.title, summitName: {} },
    declaration: { ...version, columns: like.declaration.columns },
  });
  const body = child(await part(bytes, 'word/document.xml'), 'w:body') as Element;
  const paragraphs = body.children.filter(({ name }) => name === 'w:p').map(textOf);
  const rows = [...all(body, 'w:tr')].map((row) =>
    [...all(row, 'w:tc')].map((cell) => [...all(cell, 'w:p')].map(textOf).join('\n')),
  );
  return { paragraphs: paragraphs.slice(paragraphs.indexOf(label) + 1), rows: rows.slice(1) };
}

const isTiny = (properties: Element | undefined): boolean =>
  properties?.children.some(({ name, attributes }) => name === 'w:spacing' && attributes['w:line'] === '20') === true;

/** Both verdicts on a redline, and what they must be. */
async function bothWays(input: RedlineInput) {
  const document = await documentOf({ ...input, summitName: {} });
  const later = await exported(input.declaration, input);
  const earlier = await exported(input.since, input);
  const read = (verdict: 'accept' | 'reject') => {
    const { paragraphs, rows } = verdictOn(document, verdict);
    const texts = paragraphs.map(({ text }) => text);
    // Where nothing stayed, one mark more than the text needs, for the last mark of a file cannot come or go.
    const alone = input.language !== 'all' && isTiny(paragraphs.at(-1)?.properties);
    return { paragraphs: alone ? texts.slice(0, -1) : texts, rows: rows.slice(1) };
  };
  return { document, read: [read('accept'), read('reject')], expected: [later, earlier] };
}

const CORPORA =
  process.env.ALTERNAT_CORPORA ?? join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpora');
const UDHR: PerLang<string[]> = Object.fromEntries(
  LANGS.map((lang) => [lang, join(CORPORA, `udhr/udhr.${lang}.txt`)] as const)
    .filter(([, file]) => existsSync(file))
    .map(([lang, file]) => [
      lang,
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== ''),
    ]),
);

const KINDS: readonly ClauseKind[] = [
  'title',
  'recital',
  'heading',
  'article',
  'paragraph',
  'subparagraph',
  'testimonium',
];
/** Where the scripts meet, and where a mark of a paragraph may come or go. */
const ODD = ['', '\n', 'a', '«CSC/2026/WP.4»', '[x]', '۲', '1', 'می‌شود', 'қаулы;', '\t', '&<>"', '😀', '\u0001'];

const oddText = fc.array(fc.constantFrom(...ODD), { maxLength: 6 }).map((words) => words.join(' '));
const realText = (lang: Lang): fc.Arbitrary<string> => {
  const lines = UDHR[lang];
  return lines ? fc.constantFrom(...lines).map((line) => line.slice(0, 400)) : oddText;
};

/** An edit of a text: some of its words fall away, are doubled or give way to others. */
const edited = (text: string, dice: readonly number[]): string =>
  text
    .split(/(\s+)/)
    .flatMap((word, index) => {
      const die = dice[index % Math.max(1, dice.length)] ?? 9;
      return [[], [word, word], ['x'], [`${word}\n`]][die] ?? [word];
    })
    .join('');

const clauseOf = (id: string): fc.Arbitrary<ClauseSketch> =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom(...KINDS),
    level: fc.integer({ min: 0, max: 3 }),
    texts: fc.record(
      Object.fromEntries(LANGS.map((lang) => [lang, fc.oneof(oddText, realText(lang))])),
    ) as fc.Arbitrary<PerLang<string>>,
    noCounterpart: fc.constantFrom({}, {}, { kk: 'by design' }),
    status: fc.constantFrom('draft', 'draft', 'draft', 'withdrawn'),
  });

/** Two versions: the later one has another order, edited words, clauses that came, went or were withdrawn. */
const versions: fc.Arbitrary<readonly [Declaration, Declaration]> = fc
  .record({
    clauses: fc
      .integer({ min: 1, max: 6 })
      .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => clauseOf(`c${i}`)))),
    fresh: clauseOf('new'),
    order: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 7, maxLength: 7 }),
    dice: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }),
    fate: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ clauses, fresh, order, dice, fate }) => {
    const later = [...clauses, fresh]
      .map((clause, index) => ({
        clause,
        index,
        place: [0, 1, 7].includes(fate[index] ?? 3) ? (order[index] ?? 0) - 0.5 : index,
      }))
      .sort((a, b) => a.place - b.place)
      .flatMap(({ clause, index }): ClauseSketch[] => {
        const lot = fate[index];
        if (lot === 2 && index < clauses.length) return [];
        const texts = Object.fromEntries(
          Object.entries(clause.texts).map(([lang, text]) => [lang, lot === 3 ? text : edited(text as string, dice)]),
        );
        const status = lot === 4 ? ('withdrawn' as const) : lot === 5 ? ('draft' as const) : (clause.status ?? 'draft');
        return [{ ...clause, texts, status, ...(lot === 6 ? { kind: 'article' as const } : {}) }];
      });
    const of = (sketches: readonly ClauseSketch[]) => numbered(declaration({ columns: [...LANGS], clauses: sketches }));
    return [of(clauses), of(later)] as const;
  });

const has = (document: Element, name: string): boolean => !all(document, name).next().done;
const SIGNS = {
  insertions: (document: Element) => has(document, 'w:ins'),
  moves: (document: Element) => has(document, 'w:commentReference'),
  marks: (document: Element) => [...all(document, 'w:pPr')].some((own) => has(own, 'w:del') || has(own, 'w:ins')),
  rows: (document: Element) => [...all(document, 'w:trPr')].some((own) => has(own, 'w:del') || has(own, 'w:ins')),
};
/** LibreOffice brackets what a comment is about, and bookmarks what it likes. */
const withoutAnchors = (element: Element): Element => ({
  ...element,
  children: element.children.filter(({ name }) => !/bookmark|comment|proofErr/i.test(name)).map(withoutAnchors),
});
const seen = { insertions: 0, moves: 0, marks: 0, rows: 0 };

describe('writeRedlineDocx', () => {
  it.each([...LANGS, 'all' as const])(
    'gives the later text when accepted and the earlier when rejected, in %s',
    async (language) => {
      await fc.assert(
        fc.asyncProperty(versions, async ([since, later]) => {
          const { document, read, expected } = await bothWays(redlineOf(since, later, { language }));
          const clean = JSON.parse(JSON.stringify(expected)) as typeof expected;
          expect(read).toEqual(clean);
          for (const kind of Object.keys(seen) as (keyof typeof seen)[]) if (SIGNS[kind](document)) seen[kind]++;
        }),
        {
          seed: 5 + language.charCodeAt(0),
          endOnFailure: true,
          numRuns: Number(process.env.ALTERNAT_RUNS ?? 4),
        },
      );
    },
  );

  it('met insertions, moves, marks and rows on the way', () => {
    expect(Object.entries(seen).filter(([, count]) => count < 1)).toEqual([]);
  });

  const [since, later] = [
    numbered(
      declaration({
        columns: ['fa', 'ru'],
        clauses: [
          { id: 'r', kind: 'recital', texts: { fa: 'با توجه به دوستی،', ru: 'отмечая дружбу,' } },
          { id: 'a', kind: 'paragraph', texts: { fa: 'سند CSC/2026/WP.4 را می‌پذیرند.', ru: 'принимают документ;' } },
          { id: 'b', kind: 'paragraph', texts: { fa: 'دیدار می‌کنند.', ru: 'встречаются;' } },
          { id: 'c', kind: 'paragraph', texts: { fa: 'پایان می‌دهند.', ru: 'завершают.' } },
        ],
      }),
    ),
    numbered(
      declaration({
        columns: ['fa', 'ru'],
        clauses: [
          { id: 'r', kind: 'recital', texts: { fa: 'با توجه به دوستی،', ru: 'отмечая дружбу,' } },
          { id: 'n', kind: 'paragraph', texts: { fa: 'آغاز می‌کنند.', ru: 'начинают;' } },
          {
            id: 'a',
            kind: 'paragraph',
            texts: { fa: 'سند CSC/2026/WP.5 را می‌پذیرند.', ru: 'принимают документ;\nвторой абзац;' },
          },
          { id: 'c', kind: 'paragraph', texts: { fa: 'پایان می‌دهند.', ru: 'завершают.' } },
          { id: 'b', kind: 'paragraph', texts: { fa: 'باز دیدار می‌کنند.', ru: 'встречаются;' } },
        ],
      }),
    ),
  ];
  const movedLast = ['b'];
  const input = redlineOf(since, later, { diff: diffDeclarations(since, later, { movedLast }), language: 'ru' });

  const goneIn = (one: Element): string =>
    one.name === 'w:delText' ? one.text : one.name === 'w:tab' ? '\t' : one.children.map(goneIn).join('');

  /** "same[-gone-]{+come+}" with "¶" for a mark that came or went. */
  const shown = (paragraph: Element): string => {
    const own = child(paragraph, 'w:pPr');
    const mark = own && child(own, 'w:rPr')?.children[0]?.name;
    const text = paragraph.children
      .filter(({ name }) => name !== 'w:pPr')
      .map((one) =>
        one.name === 'w:del' ? `[-${goneIn(one)}-]` : one.name === 'w:ins' ? `{+${textOf(one)}+}` : textOf(one),
      );
    return text.join('') + (mark === 'w:ins' ? '{¶}' : mark === 'w:del' ? '[¶]' : '');
  };

  it('tracks words, labels, paragraphs and moves, each where a reader looks for it', async () => {
    const document = await documentOf(input);
    const named = input.title.ru ?? '';
    expect([...all(document, 'w:p')].map(shown).slice(1)).toEqual([
      named,
      'отмечая дружбу,',
      '{+1.\tначинают;+}{¶}',
      '[-1.-]{+2.+}\tпринимают документ;',
      '{+второй абзац;+}{¶}',
      '[-2.\tвстречаются;-][--][¶]',
      // The last mark of a file stays: what was added at the end came with the mark before it.
      '3.\tзавершают.{¶}',
      '{+4.\tвстречаются;+}{++}',
    ]);
  });

  it('gives every change an id of its own, an author, and the time of the clock on the wall', async () => {
    const hands = (clause: string, lang?: Lang) =>
      clause === 'a' && lang === 'fa' ? { author: 'IR & KZ', at: '2025-11-19T09:00:00.123Z' } : undefined;
    const changes = changesOf(await documentOf({ ...input, language: 'all', hands, timeZone: 'Asia/Tehran' }));
    expect(new Set(changes.map((change) => change['w:id'])).size).toBe(changes.length);
    expect(new Set(changes.map((change) => `${change['w:author']} ${change['w:date']}`))).toEqual(
      new Set(['IR & KZ 2025-11-19T12:30:00', 'First reading – Chair’s text 2025-11-19T13:30:00']),
    );
  });

  it('says which points and whose clock in the head of every page, each language for itself, and not in the text', async () => {
    for (const language of ['ru', 'all'] as const) {
      const bytes = await REDLINES.docx.write({
        ...input,
        ...{ language, draft: true, timeZone: 'Asia/Tehran', names: { from: { fa: 'الف', ru: 'А' }, to: 'B' } },
      });
      const body = textOf(child(await part(bytes, 'word/document.xml'), 'w:body') as Element);
      const heads = [...(await parts(bytes))].flatMap(([name, xml]) => (name.startsWith('word/header') ? [xml] : []));
      expect(heads.length).toBe(2);
      for (const xml of heads) {
        const head = textOf(parseXml(xml.replace(/^<\?xml[^>]*\?>/, '')));
        for (const words of ['Изменения: «А» → «B»', 'UTC+03:30', 'ПРОЕКТ']) expect(head).toContain(words);
        if (language === 'all') expect(head).toContain('تغییرها از «الف» تا «B»');
      }
      for (const words of ['Изменения', 'تغییرها', 'ПРОЕКТ']) expect(body).not.toContain(words);
    }
  });

  it('gives the last paragraph the look of the text that it ends, either way', async () => {
    const end = { id: 'end', kind: 'testimonium', texts: { fa: 'امضا شد.', ru: 'Совершено.' } } as const;
    const more = (text: Declaration, clause: ClauseSketch): Declaration => {
      const [added] = declaration({ columns: ['fa', 'ru'], clauses: [clause] }).clauses;
      return numbered({ ...text, clauses: [...text.clauses, added as never] });
    };
    const later = more(since, { id: 'h', kind: 'heading', texts: { fa: 'عنوان', ru: 'Заголовок' } });
    const document = await documentOf(redlineOf(more(since, end), later, { language: 'ru' }));
    const last = [...all(child(document, 'w:body') as Element, 'w:p')].at(-1) as Element;
    const properties = child(last, 'w:pPr') as Element;
    const before = child(child(properties, 'w:pPrChange') as Element, 'w:pPr') as Element;
    const style = (own: Element) => child(own, 'w:pStyle')?.attributes['w:val'] ?? '';
    expect([style(properties), style(before)]).toEqual([
      expect.stringContaining('heading'),
      expect.stringContaining('testimonium'),
    ]);
    expect(properties.children.at(-1)?.name).toBe('w:pPrChange');
  });

  it('tracks the title where one version has a clause for it and the other has not', async () => {
    const titled = numbered({
      ...later,
      clauses: [
        declaration({ columns: ['fa', 'ru'], clauses: [{ id: 't', kind: 'title', texts: { fa: 'نام', ru: 'Имя' } }] })
          .clauses[0] as never,
        ...later.clauses,
      ],
    });
    for (const language of ['ru', 'all'] as const)
      for (const pair of [[since, titled] as const, [titled, since] as const]) {
        const { read, expected } = await bothWays(redlineOf(...pair, { language }));
        expect(read).toEqual(JSON.parse(JSON.stringify(expected)));
      }
  });

  it('carries the fonts of either version in it', async () => {
    const italic = (text: Declaration): Declaration => ({
      ...text,
      clauses: text.clauses.map((clause) => ({
        ...clause,
        texts: { ...clause.texts, ru: { digest: '', paragraphs: [[{ text: 'курсив', marks: ['italic' as const] }]] } },
      })),
    });
    const faces = async (input: RedlineInput): Promise<string[]> => {
      const table = await part(await REDLINES.docx.write(input), 'word/fontTable.xml');
      return [...all(table, 'w:font')].flatMap((one) =>
        one.children.flatMap(({ name }) =>
          name.startsWith('w:embed') ? [`${one.attributes['w:name']} ${name.slice(7)}`] : [],
        ),
      );
    };
    const wish = { language: 'all', tools: PRINT_TOOLS } as const;
    const plain = ['Source Serif 4 Regular', 'Source Serif 4 Bold', 'Vazirmatn Regular', 'Vazirmatn Bold'];
    expect(await faces({ ...input, ...wish })).toEqual(plain);
    const leaning = [...plain.slice(0, 2), 'Source Serif 4 Italic', ...plain.slice(2)];
    expect(await faces(redlineOf(italic(since), later, wish))).toEqual(leaning);
    expect(await faces({ ...input, language: 'all' })).toEqual([]);
  });

  it('flags exactly the runs with Persian letters as right-to-left, deleted ones and comments, too', async () => {
    const bytes = await REDLINES.docx.write({ ...input, language: 'all' });
    const roots = [await part(bytes, 'word/document.xml'), await part(bytes, 'word/comments.xml')];
    const wrong = roots
      .flatMap((root) => [...all(root, 'w:r')])
      .filter((run) => {
        const text = [...all(run, 'w:t'), ...all(run, 'w:delText')].map((words) => words.text).join('');
        const flagged = has(run, 'w:rtl');
        return /[\u0620-\u064a\u066e-\u06d3]/.test(text) ? !flagged : /\p{L}/u.test(text) && flagged;
      });
    expect([wrong.map(textOf), has(roots[0] as Element, 'w:bidiVisual')]).toEqual([[], true]);
  });

  it('says of a moved clause where it went, and beside it which words changed', async () => {
    const comments = await part(await REDLINES.docx.write({ ...input, language: 'all' }), 'word/comments.xml');
    expect([...all(comments, 'w:comment')].map((one) => [...all(one, 'w:p')].map(textOf).join('|'))).toEqual([
      'به جای دیگری برده شد (بند ۴).',
      'از جای دیگری آورده شد (بند ۲).|۲.۴. باز دیدار می‌کنند.',
      'Перемещено сюда из другого места (пункт 2).|2.4. встречаются;',
    ]);
  });

  it('gives equal bytes for equal input', async () => {
    expect(await REDLINES.docx.write(input)).toEqual(await REDLINES.docx.write(input));
  });

  it.skipIf(officeMissing('Word redlines in LibreOffice'))(
    'is read by LibreOffice with the same text either way',
    OFFICE_TIME,
    async () => {
      const files = await Promise.all(
        (['fa', 'all'] as const).map((language) => REDLINES.docx.write({ ...input, language })),
      );
      const saved = await converted(files, 'docx', { to: 'docx' });
      const both = async (bytes: Uint8Array) => {
        const document = withoutAnchors(await part(bytes, 'word/document.xml'));
        return (['accept', 'reject'] as const).map((verdict) => {
          const { paragraphs, rows } = verdictOn(document, verdict);
          return { rows, texts: paragraphs.map(({ text }) => text).filter((text) => text !== '') };
        });
      };
      for (const [index, bytes] of files.entries())
        expect(await both(saved[index] as Uint8Array)).toEqual(await both(bytes));
    },
  );
});
