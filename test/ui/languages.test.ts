/** What the table says of stale pairs, how changed words are counted, and the address of the collation page. */
import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/language.ts';
import { changedWords, differenceSince } from '../../src/ui/document/checked-texts.ts';
import type { PairFact } from '../../src/ui/document/pair-facts.ts';
import { hrefOf, parseRoute } from '../../src/ui/kit/route.ts';
import { staleOf } from '../../src/ui/languages/stale.tsx';

describe('changedWords', () => {
  const cases: readonly (readonly [Lang, string, string, number])[] = [
    ['ru', 'на совещании', 'на открытом совещании', 1],
    ['ru', 'в течение 30 дней', 'в течение 45 дней', 1],
    ['ru', 'раз два', 'раз [два]', 0],
    ['fa', 'نتایج پایش', 'نتایج پایش و پژوهش مشترک', 3],
    ['kk', 'бір екі үш', 'бір', 2],
    ['az', 'bir', 'bir', 0],
  ];
  it.each(cases)('%s: "%s" to "%s" is %i', (lang, then, now, count) => {
    expect(changedWords(lang, differenceSince(lang, then, now))).toBe(count);
  });
});

describe('staleOf', () => {
  const fact = (languages: readonly [Lang, Lang], changed: readonly Lang[]): PairFact => ({
    languages,
    key: languages.join('/'),
    state: changed.length > 0 ? 'stale' : 'checked',
    changed,
    record: { digests: ['', ''], seq: 7, member: 'legal-1', at: '2025-11-19T09:41:00Z' },
  });
  const facts = [fact(['fa', 'ru'], ['ru']), fact(['ru', 'kk'], ['ru']), fact(['fa', 'kk'], [])];
  it.each([
    ['fa', ['fa/ru']],
    ['ru', []],
    ['kk', ['ru/kk']],
    ['az', []],
  ] as const)('marks %s for %j', (lang, keys) => {
    expect(staleOf(facts, lang).map(({ key }) => key)).toEqual(keys);
  });
  it('marks both columns when both have changed', () => {
    const both = [fact(['fa', 'ru'], ['fa', 'ru'])];
    expect([staleOf(both, 'fa').length, staleOf(both, 'ru').length]).toEqual([1, 1]);
  });
});

describe('parseRoute', () => {
  it.each([
    ['#/r/environment/languages', { page: 'languages', resolution: 'environment' }],
    ['#/r/environment/languages?a=fa&b=ru', { page: 'languages', resolution: 'environment', a: 'fa', b: 'ru' }],
  ] as const)('%s, and back', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(hrefOf(route)).toBe(hash);
  });
});
