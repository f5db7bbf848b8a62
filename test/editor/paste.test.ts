import { describe, expect, it } from 'vitest';
import { clean, fromText } from '../../src/editor/paste.ts';
import type { Lang } from '../../src/language/language.ts';

describe('clean', () => {
  const cases: readonly (readonly [string, Lang, string, string])[] = [
    ['Arabic yeh and kaf become Persian in a Persian cell', 'fa', 'كتاب علي موسى', 'کتاب علی موسی'],
    ['and stay elsewhere', 'ru', 'كتاب علي', 'كتاب علي'],
    ['the half-space stays', 'fa', 'می\u200cشود', 'می\u200cشود'],
    ['the no-break space stays', 'ru', 'ст.\u00a05', 'ст.\u00a05'],
    ['letters are composed', 'ru', 'и\u0306', 'й'],
    ['the hamza above stays a letter and a mark', 'fa', 'خانه\u0654 ما', 'خانه\u0654 ما'],
    ['line ends become paragraphs', 'ru', 'a\r\nb\rc\u2028d\u000be', 'a\nb\nc\nd\ne'],
    ['directions, zero widths and soft hyphens go', 'az', '\u202aa\u202eb\u202c\u200bc\ufeffd\u00ade\u2060', 'abcde'],
    ['control characters go, a tab is a space', 'en', 'a\u0000b\u0007c\td\u009fe', 'abc de'],
    ['half surrogate pairs go, whole ones stay', 'en', '\ud83da😀b\ude00', 'a😀b'],
  ];
  it.each(cases)('%s', (_, lang, given, expected) => {
    expect(clean(given, lang)).toBe(expected);
  });
});

describe('what is left out', () => {
  /** Counted, and not what is only put otherwise: ends of lines, tabs. */
  const left = (text: string): [string, number] => {
    let count = 0;
    const cleaned = clean(text, 'en', (more) => {
      count += more;
    });
    return [cleaned, count];
  };
  it.each<[string, string, string, number]>([
    ['nothing of plain words', 'a\r\nb\tc', 'a\nb c', 0],
    ['NUL, C0 and C1', 'a\u0000b\u001bc\u009f', 'abc', 3],
    ['directions of every kind', 'a\u2066b\u2069\u200e\u200f\u061c\u202e', 'ab', 6],
    ['what is drawn as nothing', 'a\u034f\u3164\u115f\u200b\ufe0f', 'a', 5],
    ['and not the joiners', 'می\u200cشود', 'می\u200cشود', 0],
  ])('%s', (_name, given, text, count) => {
    expect(left(given)).toEqual([text, count]);
  });
});

describe('fromText', () => {
  it('takes one last line break for the end of the text', () => {
    expect([fromText('да\n', 'ru'), fromText('да\n\n', 'ru')]).toEqual([[[{ text: 'да' }]], [[{ text: 'да' }], []]]);
  });
});
