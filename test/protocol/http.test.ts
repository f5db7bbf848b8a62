/** The table of routes: what READMEs say of it, which rows belong together, and that nothing of a path is left unencoded. */
import { describe, expect, it } from 'vitest';
import { pathOf, ROUTES } from '../../src/protocol/http.ts';
import { isPassing, isRefusalName, refusalRow } from '../../src/protocol/refusals.ts';
import type { Route } from '../../src/protocol/route.ts';
import { printed, readme, TABLES } from './tables.ts';

const rows: readonly (readonly [string, Route])[] = Object.entries(ROUTES);

describe('server/README.md', () => {
  it('has every table as the code prints it (`node test/protocol/tables.ts` writes them)', () => {
    const text = readme();
    expect(Object.keys(TABLES).filter((name) => !text.includes(`<!-- table: ${name} -->`))).toEqual([]);
    expect(text).toBe(printed(text));
  });
});

describe('ROUTES', () => {
  it('has one row a call, and beside it only other ways to ask for the same', () => {
    const calls = rows.filter(([, row]) => row.as === undefined).map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(calls).size).toBe(calls.length);
    for (const [, { as, method, path }] of rows)
      if (as !== undefined) expect(ROUTES[as as keyof typeof ROUTES]).toMatchObject({ method, path });
  });

  it('refuses each row with words that are listed, each once', () => {
    const odd = rows.filter(
      ([, { refusals }]) => !refusals.every(isRefusalName) || new Set(refusals).size !== refusals.length,
    );
    expect(odd.map(([name]) => name)).toEqual([]);
  });
});

describe('pathOf', () => {
  it('encodes every part, and leaves out what is not given', () => {
    expect([
      pathOf('authors', { r: 'general', c: 'c/1?' }, { language: 'fa', at: undefined, since: 7 }),
      pathOf('changes', {}, { since: 'Zero draft & more' }),
      pathOf('summit'),
    ]).toEqual([
      '/api/resolutions/general/clauses/c%2F1%3F/authors?language=fa&since=7',
      '/api/summit/changes?since=Zero+draft+%26+more',
      '/api/summit',
    ]);
  });
});

describe('refusalRow', () => {
  it('gives the word and the status, where two rows have one word as well', () => {
    expect([refusalRow('busy'), refusalRow('readers-busy'), refusalRow('media-type')]).toEqual([
      { status: 429, reason: 'busy' },
      { status: 503, reason: 'busy' },
      { status: 415, reason: 'bad-request' },
    ]);
  });
});

describe('isPassing', () => {
  it('tells what goes by with time from a word on what was sent', () => {
    const words = ['too-many', 'too-fast', 'busy', 'server', undefined, 'a word of tomorrow'];
    expect(words.map(isPassing)).toEqual(words.map(() => true));
    expect(['oversize', 'malformed', 'not-allowed', 'too-large', 'foreign-client'].map(isPassing)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
