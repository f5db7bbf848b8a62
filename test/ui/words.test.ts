/** Small pure pieces of the interface that put things into words. */
import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../../src/domain/command.ts';
import type { Missing } from '../../src/domain/missing.ts';
import { LANGS } from '../../src/language/language.ts';
import { cellFacts } from '../../src/ui/document/facts.ts';
import { bareNumber } from '../../src/ui/document/names.ts';
import { suggestedId } from '../../src/ui/import/import-dialog.tsx';
import { formatsOf, preferredLanguage } from '../../src/ui/kit/i18n.tsx';
import { preferencesIn } from '../../src/ui/kit/preferences.ts';
import { missingInWords, refusalInWords } from '../../src/ui/kit/refusal.ts';
import { initials } from '../../src/ui/kit/signs.tsx';
import { nextWithBrackets } from '../../src/ui/table/brackets.ts';
import { readingLanguage } from '../../src/ui/table/outline.tsx';

describe('preferredLanguage', () => {
  it('takes the first of ours, else English', () => {
    expect([['kk-KZ', 'ru'], ['de', 'fa-IR'], ['de'], []].map(preferredLanguage)).toEqual(['kk', 'fa', 'en', 'en']);
  });
});

describe('formatsOf', () => {
  const days = {
    fa: '۲۷–۲۸ آبان ۱۴۰۴',
    ru: '18–19 ноября 2025\u00a0года',
    az: '18–19 noyabr 2025-ci il',
    kk: '2025 жылғы 18–19 қараша',
    tk: '2025-nji ýylyň 18-nji–19-njy noýabry',
    en: '18–19 November 2025',
  };
  it.each(LANGS)('writes the days of a summit in %s', (lang) => {
    expect(formatsOf(lang, 'Asia/Tehran').days('2025-11-18', '2025-11-19')).toBe(days[lang]);
  });
  it('writes two months out', () => {
    expect(formatsOf('en', 'UTC').days('2025-11-30', '2025-12-01')).toBe('30 November – 1 December 2025');
  });
});

describe('refusalInWords', () => {
  const names = { delegations: [{ id: 'IR', names: { en: 'Iran', fa: 'ایران' }, official: {}, regionLists: [] }] };
  const missing: readonly Missing[] = [
    { kind: 'open-brackets', lang: 'ru', count: 2 },
    { kind: 'stance', delegation: 'IR', has: 'lapsed' },
    { kind: 'previous-status', needs: 'agreed' },
    { kind: 'concordance', languages: ['fa', 'ru'] },
    { kind: 'already', what: 'held' },
  ];
  it.each(LANGS)('has a sentence for every refusal in %s', (lang) => {
    const words = formatsOf(lang, 'UTC');
    for (const reason of REFUSALS) expect(refusalInWords(words, names, reason, missing)).toMatch(/\S{2}.*[.]/u);
  });
  it('names what is missing', () => {
    const words = formatsOf('en', 'UTC');
    expect(missing.map((each) => missingInWords(words, names, each).replace(/[\u2068\u2069]/g, ''))).toEqual([
      'Русский: 2 open brackets to resolve',
      'Iran has to confirm on the present text',
      'the clause must first be: Agreed',
      'فارسی and Русский are not yet confirmed to say the same',
      'this is already so',
    ]);
  });
});

describe('initials', () => {
  it('joins Persian letters with a half-space, so that they keep their own shape', () => {
    expect(['Leyla Məmmədova', 'مریم رستگار', 'Мария', ''].map(initials)).toEqual(['LM', 'م\u200cر', 'М', '']);
  });
});

describe('cellFacts', () => {
  const cases = [
    ['', { open: 0, unmatched: false, empty: true, first: '', signs: 0 }],
    ['a [b [c]] d', { open: 2, unmatched: false, empty: false, first: 'a [b [c]] d', signs: 0 }],
    ['a ] b', { open: 0, unmatched: true, empty: false, first: 'a ] b', signs: 0 }],
    ['one\ntwo', { open: 0, unmatched: false, empty: false, first: 'one two', signs: 0 }],
    ['a(*) (*)', { open: 0, unmatched: false, empty: false, first: 'a(*) (*)', signs: 2 }],
  ] as const;
  it.each(cases)('%j', (text, facts) => {
    expect(cellFacts(text)).toEqual(facts);
  });
});

describe('nextWithBrackets', () => {
  const next = (current: string | null, by: -1 | 1) => nextWithBrackets(['b', 'd'], ['a', 'b', 'c', 'd'], current, by);
  it('walks forth and back and around', () => {
    expect([next(null, 1), next('b', 1), next('d', 1), next('d', -1), next('a', -1)]).toEqual([
      'b',
      'd',
      'b',
      'b',
      'd',
    ]);
    expect(nextWithBrackets([], ['a'], 'a', 1)).toBeNull();
  });
});

describe('bareNumber', () => {
  it('drops the sign a number stands with in running text', () => {
    expect(['3.', '(a)', 'б)', '۳.', 'II'].map(bareNumber)).toEqual(['3', 'a', 'б', '۳', 'II']);
  });
});

describe('readingLanguage', () => {
  it('prefers the interface’s language, one’s own column, then the same direction', () => {
    expect(readingLanguage(['fa', 'ru'], 'ru', ['fa'])).toBe('ru');
    expect(readingLanguage(['fa', 'ru'], 'en', ['fa'])).toBe('fa');
    expect(readingLanguage(['fa', 'ru'], 'en', [])).toBe('ru');
    expect(readingLanguage([], 'en', [])).toBeUndefined();
  });
});

describe('suggestedId', () => {
  it('makes an address of a file name', () => {
    expect(['Draft (rev 2).TSV', '2025 text.csv', 'متن.tsv'].map(suggestedId)).toEqual([
      'draft-rev-2',
      'text',
      'imported',
    ]);
  });
});

describe('preferencesIn', () => {
  it('remembers, and survives a store that refuses', () => {
    const map = new Map<string, string>();
    const store = {
      getItem: (key: string) => map.get(key) ?? null,
      setItem: (key: string, text: string) => void map.set(key, text),
    };
    const refusing = {
      getItem: (): string | null => {
        throw new Error('blocked');
      },
      setItem: (): void => {
        throw new Error('blocked');
      },
    };
    for (const each of [store, refusing]) {
      const preferences = preferencesIn(each, () => 'ru');
      expect(preferences.lang()).toBe('ru');
      preferences.setLang('fa');
      preferences.setTheme('dark');
      preferences.setArrangement('economy', { order: ['ru', 'fa'], hidden: ['fa'] });
      expect([
        preferences.lang(),
        preferences.theme(),
        preferences.arrangement('economy'),
        preferences.arrangement('other'),
      ]).toEqual(['fa', 'dark', { order: ['ru', 'fa'], hidden: ['fa'] }, null]);
    }
  });
});
