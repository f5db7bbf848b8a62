import { describe, expect, it } from 'vitest';
import { EXPORTERS, exportDeclaration, exportName } from '../../src/export/index.ts';
import { sourceProblem } from '../../src/export/xliff-source.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { INPUT } from './sample.ts';

const FORMATS = Object.values(EXPORTERS).map(({ format, ...rest }) => [format, 'pairs' in rest] as const);
const text = (columns: readonly Lang[]) =>
  declaration({
    columns,
    clauses: [{ texts: Object.fromEntries(columns.map((lang) => [lang, `${lang} words`])) }],
  });

describe('sourceProblem', () => {
  it('takes every column as the source, and nothing said', () => {
    for (const source of [undefined, ...LANGS])
      expect(sourceProblem({ pairs: true, source, columns: LANGS })).toBeNull();
  });

  it.each([
    [true, 'tk', ['fa', 'ru'], 'unknown-source'],
    [true, 'xx', ['fa', 'ru'], 'unknown-source'],
    [true, '', ['fa', 'ru'], 'unknown-source'],
    [true, 'toString', ['fa', 'ru'], 'unknown-source'],
    [true, 'all', ['fa', 'ru'], 'unknown-source'],
    [true, 'fa', ['fa'], 'no-target'],
    [true, undefined, ['fa'], 'no-target'],
    [true, undefined, [], 'no-target'],
    [false, 'fa', ['fa', 'ru'], 'no-source'],
    [false, undefined, ['fa'], null],
  ] as const)('pairs %s, source %s, columns %s: %s', (pairs, source, columns, problem) => {
    expect(sourceProblem({ pairs, source, columns })).toBe(problem);
  });
});

describe('exportDeclaration, from a source', () => {
  it.each(FORMATS)(
    '%s: a source that is no column, and the only column, are refused in words',
    async (format, pairs) => {
      const language = EXPORTERS[format as keyof typeof EXPORTERS].languages === 'one' ? 'fa' : 'all';
      const told = async (columns: readonly Lang[], source: string | undefined) => {
        const input = { ...INPUT, declaration: text(columns), language } as const;
        const result = await exportDeclaration(format, source === undefined ? input : { ...input, source });
        return result.ok ? 'made' : 'sentence' in result ? result.sentence : result.reason;
      };
      expect(await told(['fa', 'ru'], 'tk')).toMatch(
        pairs ? /^There is no column tk .* columns are fa, ru\.$/ : /^\w+ is not from one language .* xliff12\.$/,
      );
      if (pairs) {
        expect(await told(['fa'], 'fa')).toMatch(/only fa: add a second column/);
        expect(await told(['fa'], undefined)).toMatch(/only fa: add a second column/);
        expect(await told([], undefined)).toMatch(/no column: add/);
      }
    },
  );

  it('is named after the source that was asked for', () => {
    const input = { ...INPUT, draft: false } as const;
    expect([exportName('xliff12', { ...input, source: 'ru' }), exportName('xliff', input)]).toEqual([
      'economy-42-ru-all.xliff12.zip',
      'economy-42-all.xliff.zip',
    ]);
  });
});
