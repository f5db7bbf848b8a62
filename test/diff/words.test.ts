import { describe, expect, it } from 'vitest';
import { align, folding, tokens } from '../../src/diff/words.ts';
import type { Lang } from '../../src/language/language.ts';

const show = (lang: Lang, text: string): string =>
  tokens(lang, text)
    .map(({ text: piece, word, space }) => (word ? `w:${piece}` : space ? 's' : `p:${piece.replaceAll('\n', '¶')}`))
    .join(' ');

describe('tokens', () => {
  const cases: [lang: Lang, text: string, shown: string][] = [
    ['fa', 'می‌شود، و', 'w:می‌شود p:، s w:و'],
    ['ru', 'Северо-Кавказский округ', 'w:Северо-Кавказский s w:округ'],
    ['az', '5-ci\nmaddə', 'w:5-ci p:¶ w:maddə'],
    ['tk', '1-nji [madda]', 'w:1-nji s p:[ w:madda p:]'],
    ['en', 'a  b\u00a0c', 'w:a s w:b s w:c'],
    ['kk', '', ''],
  ];
  it.each(cases)('%s: %s', (lang, text, shown) => {
    expect(show(lang, text)).toBe(shown);
  });
});

describe('align', () => {
  const pairs = (lang: Lang, a: string, b: string): string[] => {
    const [left, right] = [tokens(lang, a), tokens(lang, b)];
    return align(folding(lang), left, right).map(([i, j]) => `${left[i]?.text}=${right[j]?.text}`);
  };

  it('never anchors on a space', () => {
    expect(pairs('en', 'a b', 'x y')).toEqual([]);
  });

  it('lets two spellings of a word correspond', () => {
    expect(pairs('ru', 'Все дети', 'Всё люди')).toEqual(['Все=Всё']);
  });

  it('anchors on the end of a paragraph', () => {
    expect(pairs('en', 'a\nb', 'x\ny')).toEqual(['\n=\n']);
  });
});
