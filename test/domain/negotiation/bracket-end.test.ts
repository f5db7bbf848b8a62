/** What columns say when an open bracket has come to its end. */
import { describe, expect, it } from 'vitest';
import {
  type BracketEnd,
  bracketWords,
  endedBracket,
  openBrackets,
} from '../../../src/domain/negotiation/bracket-end.ts';

const TEXTS = {
  fa: 'اجلاس هر [دو] سال [در رشت] برگزار می‌شود.',
  ru: 'Саммит проводится каждые [два] года [в Реште].',
  kk: '',
};

describe('an open bracket', () => {
  it.each<[number, BracketEnd, string, string]>([
    [0, 'dropped', 'اجلاس هر سال [در رشت] برگزار می‌شود.', 'Саммит проводится каждые года [в Реште].'],
    [1, 'dropped', 'اجلاس هر [دو] سال برگزار می‌شود.', 'Саммит проводится каждые [два] года.'],
    [1, 'kept', 'اجلاس هر [دو] سال در رشت برگزار می‌شود.', 'Саммит проводится каждые [два] года в Реште.'],
    [1, 'summary', 'اجلاس هر [دو] سال برگزار می‌شود.', 'Саммит проводится каждые [два] года.'],
  ])('number %i, %s', (which, end, fa, ru) => {
    expect(endedBracket(TEXTS, which, end)).toEqual({ fa, ru, kk: '' });
  });

  it('has words in every column that has it', () => {
    expect([openBrackets(TEXTS), bracketWords(TEXTS, 1)]).toEqual([2, { fa: 'در رشت', ru: 'в Реште' }]);
  });

  it.each<[string, object, number]>([
    ['columns differ', { fa: 'a [b]', ru: 'a b' }, 0],
    ['one has no partner', { fa: 'a [b', ru: 'a [b]' }, 0],
    ['there is no such bracket', { fa: 'a [b]', ru: 'a [b]' }, 1],
    ['there is none at all', { fa: 'a' }, 0],
  ])('has no end where %s', (_name, texts, which) => {
    expect(endedBracket(texts, which, 'dropped')).toBeNull();
  });

  it('inside another goes and stays with it, and literal brackets are words', () => {
    expect(endedBracket({ en: 'a [b [c] d] e' }, 0, 'kept')).toEqual({ en: 'a b [c] d e' });
    expect(endedBracket({ en: 'a [b [c] d] e' }, 0, 'dropped')).toEqual({ en: 'a e' });
    expect(endedBracket({ en: String.raw`\[x\] [b]` }, 0, 'dropped')).toEqual({ en: String.raw`\[x\]` });
  });
});
