/** The pure parts of the summit's front page: the curve, and what is more urgent than what. */
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/language/language.ts';
import { curveOf, HEIGHT, WIDTH } from '../../src/ui/home/course.tsx';
import { reasonsInWords, URGENCY, urgencyOf } from '../../src/ui/home/waiting.tsx';
import { formatsOf } from '../../src/ui/kit/i18n.tsx';
import { groupOf } from '../../src/ui/negotiate/missing.tsx';

describe('curveOf', () => {
  it('stands on the ground at nothing, touches the top at most, and ends where the course ends', () => {
    expect(curveOf([0, 4, 2])).toEqual({ path: 'M3 23L48 3L93 13', end: [93, 13] });
    expect(curveOf([0, 0]).end).toEqual([93, 23]);
  });
  it('is a level line where there is one point, and stays in its box', () => {
    expect(curveOf([5]).path).toBe('M3 3L93 3');
    const numbers =
      curveOf([9, 3, 12, 0])
        .path.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    expect(numbers.every((each, index) => each >= 0 && each <= (index % 2 === 0 ? WIDTH : HEIGHT))).toBe(true);
  });
});

describe('urgencyOf', () => {
  it('puts a clause where its most urgent reason is', () => {
    const clause = 'c';
    const all = [
      { clause, stance: 'lapsed', silence: '2025-11-18T08:00:00.000Z', pairs: [['fa', 'ru']] },
      { clause, stance: 'lapsed', conflicts: ['p'], brackets: ['fa'] },
      { clause, stance: 'none', conflicts: ['p'], brackets: ['fa'] },
      { clause, stance: 'none', brackets: ['fa'], pairs: [['fa', 'ru']] },
      { clause, stance: 'none', pairs: [['fa', 'ru']] },
      { clause, stance: 'none' },
    ] as const;
    expect(all.map(urgencyOf)).toEqual(URGENCY);
  });
});

describe('reasonsInWords', () => {
  const waiting = {
    clause: 'c',
    kind: 'paragraph',
    number: {},
    stance: 'lapsed',
    silence: '2025-11-18T08:00:00.000Z',
    conflicts: ['p1', 'p2'],
    brackets: ['fa'],
    pairs: [['fa', 'ru']],
  } as const;
  it.each(LANGS)('has a word for every reason in %s', (lang) => {
    const words = reasonsInWords(formatsOf(lang, 'Asia/Tehran'), waiting);
    expect(words.length).toBe(4);
    expect(words.every((each) => each.length > 5)).toBe(true);
  });
  it('says of a silence what it means, and not the stance again', () => {
    const [first] = reasonsInWords(formatsOf('en', 'Asia/Tehran'), waiting);
    expect(first).toBe('silence until 18 November, 11:30; without an objection it counts as agreement');
  });
});

describe('groupOf', () => {
  it('parts what is missing into columns, delegations and the rest', () => {
    expect(groupOf({ kind: 'open-brackets', lang: 'fa', count: 1 })).toBe('columns');
    expect(groupOf({ kind: 'concordance', languages: ['fa', 'ru'] })).toBe('columns');
    expect(groupOf({ kind: 'stance', delegation: 'IR', has: 'none' })).toBe('delegations');
    expect(groupOf({ kind: 'previous-status', needs: 'agreed' })).toBe('rule');
  });
});
