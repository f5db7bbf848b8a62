import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/language.ts';
import { arranged, moved, movedBefore, visible } from '../../src/ui/document/columns.ts';

const langs = (text: string): Lang[] => text.split(' ').filter(Boolean) as Lang[];
const columns = (text: string) => langs(text).map((lang) => ({ lang, standing: 'authentic' as const }));
const text = (list: readonly { lang: Lang }[]): string => list.map(({ lang }) => lang).join(' ');

describe('arranged', () => {
  const cases = [
    ['the summit’s order', 'fa ru az kk', '', null, 'fa ru az kk'],
    ['own column first', 'fa ru az kk', 'az', null, 'az fa ru kk'],
    ['the reader’s order', 'fa ru az kk', 'az', 'kk fa az ru', 'kk fa az ru'],
    ['a new column goes last', 'fa ru az kk tk', 'az', 'kk fa az ru', 'kk fa az ru tk'],
  ] as const;
  it.each(cases)('%s', (_, all, own, chosen, expected) => {
    const arrangement = chosen === null ? null : { order: langs(chosen), hidden: [] };
    expect(text(arranged(columns(all), langs(own), arrangement))).toBe(expected);
  });
});

describe('visible', () => {
  it('leaves out what is hidden, but never everything', () => {
    expect(text(visible(columns('fa ru az'), langs('ru')))).toBe('fa az');
    expect(text(visible(columns('fa ru'), langs('fa ru')))).toBe('fa');
  });
});

describe('moved', () => {
  it('swaps with the neighbour and stops at the ends', () => {
    expect(moved(langs('fa ru az'), 'ru', -1)).toEqual(langs('ru fa az'));
    expect(moved(langs('fa ru az'), 'ru', 1)).toEqual(langs('fa az ru'));
    expect(moved(langs('fa ru az'), 'fa', -1)).toEqual(langs('fa ru az'));
  });
});

describe('movedBefore', () => {
  it('puts a column before another or at the end', () => {
    expect(movedBefore(langs('fa ru az'), 'az', 'fa')).toEqual(langs('az fa ru'));
    expect(movedBefore(langs('fa ru az'), 'fa', null)).toEqual(langs('ru az fa'));
    expect(movedBefore(langs('fa ru az'), 'ru', 'ru')).toEqual(langs('fa ru az'));
  });
});
