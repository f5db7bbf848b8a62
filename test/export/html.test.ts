/** Printed pages, read back by an XML parser that is not ours, and by the Nu validator where a machine has it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlain } from '../../src/domain/text/text.ts';
import { printHtml } from '../../src/export/html.ts';
import type { Block, PrintJob } from '../../src/export/printed.ts';
import { LANGS, type Lang, language } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { SAMPLE } from './sample.ts';
import { all, instrument, instrumentJob, parsed, RESOLUTIONS, resolutionJob } from './xml-jobs.ts';

const written = async (job: PrintJob): Promise<string> => new TextDecoder().decode(await printHtml(job));
const read = async (job: PrintJob): Promise<Element> => parsed(await written(job));

/** Text as a reader sees it: "\n" for a line break. */
const textOf = (element: Element): string =>
  Array.from(element.childNodes)
    .map((node) =>
      node.nodeType === 1 ? (node.nodeName === 'br' ? '\n' : textOf(node as Element)) : (node.nodeValue ?? ''),
    )
    .join('');
const TEXT = /^(h[1-6]|p|li)$/;
/** Headings, paragraphs and items in reading order; an item of paragraphs is its paragraphs. */
const texts = (root: Element): string[] => {
  const found: string[] = [];
  const walk = (element: Element): void => {
    const children = Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
    const whole = TEXT.test(element.nodeName) && !children.some(({ nodeName }) => nodeName === 'p');
    if (whole) found.push(textOf(element));
    else for (const child of children) walk(child);
  };
  walk(root);
  return found.filter((text) => text !== '');
};

const wordsOf = (block: Block): string[] => {
  switch (block.block) {
    case 'parties':
      return block.parties.map(({ name }) => name);
    case 'part':
      return [`${block.label}\n${block.title}`];
    case 'clause': {
      const heading = block.kind === 'title' || block.kind === 'heading' || block.kind === 'article';
      const [first = '', ...rest] = heading ? [toPlain(block.paragraphs)] : toPlain(block.paragraphs).split('\n');
      return [[block.label, first].filter((part) => part !== '').join(' '), ...rest];
    }
    case 'signatures':
      return block.parties.flatMap(({ name, signatory }) => [
        ...(block.signedFor === '' ? [] : [block.signedFor]),
        name,
        ...(signatory ? [signatory] : []),
      ]);
    default:
      return [block.text];
  }
};
const blocksOf = (job: PrintJob, lang: Lang): readonly Block[] => job.texts[lang]?.blocks ?? [];
const levels = (root: Element): number[] => {
  const found: number[] = [];
  const walk = (element: Element): void => {
    const level = /^h([1-6])$/.exec(element.nodeName)?.[1];
    if (level) found.push(Number(level));
    for (const child of Array.from(element.childNodes)) if (child.nodeType === 1) walk(child as Element);
  };
  walk(root);
  return found;
};

describe('printHtml, one language', () => {
  it.each(LANGS)('says in %s what the blocks say, word for word', async (lang) => {
    const job = instrumentJob(instrument(), lang, 'KZ');
    const root = await read(job);
    const [main] = all(root, 'main');
    expect(texts(main as Element)).toEqual(blocksOf(job, lang).flatMap(wordsOf));
    expect([root.getAttribute('lang'), root.getAttribute('dir')]).toEqual([language(lang).bcp47, language(lang).dir]);
  });

  it.each(['parts', 'annexes'] as const)('has one h1 and headings without gaps (%s)', async (form) => {
    const found = levels(await read(instrumentJob(instrument({ form }), 'ru')));
    const steps = found.map((level, index) => level - (found[index - 1] ?? 0));
    expect([found.filter((level) => level === 1).length, found[0], Math.max(...steps), found.length > 10]).toEqual([
      ...[1, 1, 1, true],
    ]);
  });

  it('names every clause by its id, prefixed where there are several resolutions', async () => {
    const ids = (html: string): string[] => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? '');
    const alone = ids(await written(resolutionJob(SAMPLE, 'ru')));
    const several = ids(await written(instrumentJob(instrument(), 'ru')));
    const standing = RESOLUTIONS.flatMap(({ resolution, clauses }) => clauses.map(({ id }) => `${resolution}.${id}`));
    expect(alone).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c7']);
    expect([
      new Set(several).size,
      several.filter((id) => id.includes('.')).every((id) => standing.includes(id)),
    ]).toEqual([several.length, true]);
  });

  it('keeps bold, italic and underlined words', async () => {
    const html = await written(resolutionJob(SAMPLE, 'fa'));
    expect(html).toContain('[<b><u>می‌پذیرند</u></b>]');
  });

  it('runs nothing and loads nothing', async () => {
    const html = await written(instrumentJob(instrument(), 'en'));
    const root = parsed(html);
    const policy = all(root, 'meta').map((meta) => meta.getAttribute('content'));
    expect([
      all(root, 'script').length,
      /\b(src|href|on\w+)=/.test(html),
      policy.some((one) => one?.startsWith("default-src 'none'")),
    ]).toEqual([...[0, false, true]]);
  });
});

describe('printHtml, side by side', () => {
  it('has a row per block and a cell per language, which says what the language says', async () => {
    const job = resolutionJob(SAMPLE, 'all', { title: { ru: 'Резолюция', fa: 'قطعنامه' } });
    const rows = all(await read(job), 'tr').map((row) => all(row, 'td').slice(-SAMPLE.columns.length));
    const clauses = SAMPLE.columns.map((lang) => blocksOf(job, lang).filter(({ block }) => block === 'clause'));
    const expected = (clauses[0] ?? []).map((_, index) =>
      clauses.map((column) =>
        wordsOf(column[index] as Block)
          .join('|')
          .replace(/^[2۲]\.$/, '—'),
      ),
    );
    expect(rows.slice(1).map((cells) => cells.map((cell) => texts(cell).join('|')))).toEqual(expected);
    expect(rows.slice(1).map((cells) => cells.map((cell) => cell.getAttribute('dir')))).toEqual(
      expected.map(() => SAMPLE.columns.map((lang) => language(lang).dir)),
    );
  });

  it('heads columns and numbered rows', async () => {
    const root = await read(resolutionJob(SAMPLE, 'all'));
    const heads = all(root, 'th').map((head) => [head.getAttribute('scope'), textOf(head)]);
    expect(heads).toEqual([
      ['col', '№'],
      ...SAMPLE.columns.map((lang) => ['col', language(lang).endonym]),
      ...['1', '1', '2'].map((number) => ['row', number]),
    ]);
  });

  it('has one h1 for all titles, and every place to sign in all languages', async () => {
    const whole = instrument();
    const root = await read(instrumentJob(whole, 'all'));
    const places = all(root, 'ul').find((list) => list.getAttribute('class') === 'places') as Element;
    const names = LANGS.map((lang) => whole.parties[0]?.official[lang] ?? '?');
    expect([levels(root), all(root, 'h1').flatMap((h1) => all(h1, 'span')).length, all(places, 'li').length]).toEqual([
      ...[[1], LANGS.length, 5],
    ]);
    expect(names.filter((name) => !textOf(places).includes(name))).toEqual([]);
  });
});

describe('printHtml, any text', () => {
  it('comes back as it was, whatever its characters', async () => {
    // A reader by the rules of XML 1.1 makes line feeds of U+0085 and U+2028, a browser does not.
    const odd = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom('</p><script>x</script>', '&lt;', ']]>', ' a  b\t'),
      )
      .map((text) => text.replace(/[\u0085\u2028]/g, ''));
    let strange = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(odd, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('fa', 'all' as const),
        async (words, language) => {
          const clauses = words.map((fa) => ({ kind: 'recital' as const, texts: { fa, ru: fa } }));
          const job = resolutionJob(
            declaration({ resolution: 'odd', columns: ['fa', 'ru'], clauses }),
            language as Lang | 'all',
          );
          const found = texts(all(await read(job), 'main')[0] as Element);
          const said = blocksOf(job, 'fa')
            .filter(({ block }) => block === 'clause')
            .flatMap(wordsOf)
            .filter((text) => text !== '');
          const twice = language === 'all' ? said.length * 2 : said.length;
          expect(found.slice(-twice || found.length).sort()).toEqual(
            (language === 'all' ? [...said, ...said] : said).sort(),
          );
          if (words.some((text) => /[<&\t]/.test(text))) strange++;
        },
      ),
      { seed: 20251119, numRuns: 100 },
    );
    expect(strange).toBeGreaterThan(30);
  });

  it('opens in the HTML parser, too, with the same text', async () => {
    const job = instrumentJob(instrument(), 'fa');
    const html = new DOMParser().parseFromString(await written(job), 'text/html');
    const main = html.getElementsByTagName('main')[0];
    expect(texts(main as Element)).toEqual(blocksOf(job, 'fa').flatMap(wordsOf));
  });
});

/** A path to vnu.jar, from https://validator.github.io; it needs Java. */
const JAR = process.env.ALTERNAT_VNU;
if (!JAR) console.warn('SKIPPED: ALTERNAT_VNU names no vnu.jar, so HTML files are not checked by the Nu validator');

describe('a printed page in other programs', () => {
  it.skipIf(!JAR)('is valid HTML for the Nu validator', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'alternat-html-'));
    try {
      const jobs = [
        ...LANGS.map((lang) => instrumentJob(instrument(), lang, 'RU')),
        instrumentJob(instrument({ form: 'annexes' }), 'all'),
        resolutionJob(SAMPLE, 'all'),
      ];
      const files = await Promise.all(
        jobs.map(async (job, index) => {
          const file = join(folder, `${index}.html`);
          writeFileSync(file, await printHtml(job));
          return file;
        }),
      );
      const told = spawnSync('java', ['-jar', JAR ?? '', '--errors-only', ...files], { encoding: 'utf8' });
      expect([told.status, told.stderr]).toEqual([0, '']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
