/** Long texts: both promises hold beyond the length that is read word by word, and what changed little is still read so. */
import { describe, expect, it } from 'vitest';
import { merge3, mergeWithin } from '../../src/diff/merge.ts';
import { smallest } from '../../src/diff/smallest.ts';
import { diffText } from '../../src/diff/text.ts';
import type { TextDiff } from '../../src/domain/clause/difference.ts';
import { words } from '../../src/language/words.ts';

const sentence = (n: number): string =>
  `Стороны приветствуют доклад номер ${n} рабочей группы по охране моря и договариваются о сроках.`;
const paragraphs = Array.from({ length: 1_000 }, (_, n) => sentence(n));
const LONG = paragraphs.join('\n');
const side = ({ parts }: TextDiff, left: 'insert' | 'delete'): string =>
  parts
    .filter(({ op }) => op !== left)
    .map(({ text }) => text)
    .join('');
const changed = ({ parts }: TextDiff): string[] =>
  parts.filter(({ op }) => op !== 'same').map(({ op, text }) => `${op} ${text}`);
const rewritten = (at: number, from: string, to: string): string =>
  paragraphs.map((text, n) => (n === at ? text.replace(from, to) : text)).join('\n');

describe('diffText', () => {
  it('reads words in the paragraphs of a long text that have changed, however far apart', () => {
    const other = rewritten(3, 'приветствуют', 'одобряют').replace(sentence(990), sentence(990).replace('моря', 'рек'));
    const diff = diffText('ru', LONG, other);
    expect(changed(diff)).toEqual(['delete приветствуют', 'insert одобряют', 'delete моря', 'insert рек']);
    expect([side(diff, 'insert'), side(diff, 'delete')]).toEqual([LONG, other]);
    const back = diffText('ru', other, LONG);
    expect([side(back, 'insert'), side(back, 'delete')]).toEqual([other, LONG]);
  });

  it('says of one endless paragraph that it was rewritten, exactly and without cutting a word', () => {
    const endless = LONG.replaceAll('\n', ' ');
    const other = endless.replaceAll('доклад', 'отчёт');
    const diff = diffText('ru', endless, other);
    expect([side(diff, 'insert'), side(diff, 'delete')]).toEqual([endless, other]);
    const ends = (text: string): Set<number> => {
      let at = 0;
      return new Set([0, ...words('ru', text).map((word) => (at += word.text.length))]);
    };
    const [old, young] = [ends(endless), ends(other)];
    let [i, j] = [0, 0];
    for (const { op, text } of diff.parts) {
      if (op !== 'insert') i += text.length;
      if (op !== 'delete') j += text.length;
      expect([old.has(i), young.has(j)]).toEqual([true, true]);
    }
  });
});

describe('smallest', () => {
  it('makes the one long text of the other, by its words where they changed', () => {
    const other = rewritten(3, 'приветствуют', 'одобряют').replace(sentence(990), sentence(990).replace('моря', 'рек'));
    const found = smallest(LONG, other, 'ru');
    expect(found.map(({ delete: taken, insert }) => [taken, insert])).toEqual([
      [12, 'одобряют'],
      [4, 'рек'],
    ]);
    let text = LONG;
    for (const { at, delete: taken, insert } of found.toReversed())
      text = text.slice(0, at) + insert + text.slice(at + taken);
    expect(text).toBe(other);
  });
});

describe('mergeWithin', () => {
  const mine = rewritten(3, 'приветствуют', 'одобряют');
  const theirs = rewritten(990, 'моря', 'рек');

  it('merges as merge3 does until it is too much, and then asks about the whole cell', () => {
    const merge = mergeWithin(3 * LONG.length + 100);
    expect(merge(LONG, mine, theirs, 'ru')).toEqual(merge3(LONG, mine, theirs, 'ru'));
    expect(merge3(LONG, mine, theirs, 'ru')).toMatchObject({ ok: true });
    expect(merge(LONG, mine, theirs, 'ru')).toEqual({
      ok: false,
      conflicts: [{ base: LONG, mine, theirs, at: 0, context: { from: 0, to: LONG.length } }],
    });
    // What one side alone has changed costs nothing and is never asked about.
    expect(merge(LONG, mine, LONG, 'ru')).toEqual({ ok: true, text: mine });
  });
});
