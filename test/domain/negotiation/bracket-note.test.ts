/** Brackets across columns: which lack one, who put them, and how many are open. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/domain/command.ts';
import { decide, type Verdict } from '../../../src/domain/decide.ts';
import type { ClauseFacts, Ground } from '../../../src/domain/ground.ts';
import { bracketCounts, bracketsMissing } from '../../../src/domain/negotiation/bracket-note.ts';
import type { Role } from '../../../src/domain/permission.ts';
import { bracketStructure } from '../../../src/domain/text/brackets.ts';
import type { Lang, PerLang } from '../../../src/language/language.ts';
import { ACTORS, beside, CIRCUMSTANCES, COLUMNS, ground, type Sketch } from '../ground.ts';

describe('bracketStructure', () => {
  it.each([
    ['a b', ''],
    ['a [b] c', '[]'],
    ['a [b [c]] d [e]', '[[]][]'],
    ['[e] a [b [c]]', '[[]][]'],
    ['[[a] [b [c]]]', '[[[]][]]'],
    ['[[b [c]] [a]]', '[[[]][]]'],
    ['a \\[b\\] [c', ''],
    ['] a [b]', '[]'],
  ])('of %j is %j, whatever the order of words', (text, expected) => {
    expect(bracketStructure(text)).toBe(expected);
  });
});

describe('bracketsMissing', () => {
  const all = COLUMNS.map(({ lang }) => ({ lang, standing: 'authentic' as const }));
  const gaps = (texts: PerLang<string>, sketch: Sketch = {}): string => {
    const on = beside(ground({ texts, ...sketch }), { columns: all });
    const found = bracketsMissing(on, on.clauses[0] as ClauseFacts);
    return found.map(({ lang, has, expected, why }) => `${lang} ${has}/${expected} ${why}`).join(', ');
  };
  it.each<[string, PerLang<string>, Sketch, string]>([
    ['none, where none has any', { fa: 'ا', ru: 'а', en: 'a' }, {}, ''],
    ['none, where all have the same', { fa: '[ا] ب', ru: 'б [а]', en: '[a] b' }, {}, ''],
    ['the column that has fewer', { fa: '[ا]', ru: 'а', en: '[a]' }, {}, 'ru 0/1 fewer'],
    ['all that have fewer than the most', { fa: '[ا] [ب]', ru: '[а]', en: 'a' }, {}, 'ru 1/2 fewer, en 0/2 fewer'],
    ['another nesting', { fa: '[ا [ب]]', ru: '[а] [б]', en: '[[b] a]' }, {}, 'ru 2/2 nested-otherwise'],
    ['a lone bracket', { fa: '[ا]', ru: '[а] ]', en: '[a]' }, {}, 'ru 1/1 unbalanced'],
    ['not a column that is still empty', { fa: '[ا]', ru: ' ', en: '[a]' }, {}, ''],
    ['not a column without counterpart', { fa: '[ا]', ru: 'а', en: '[a]' }, { noCounterpart: { ru: '-' } }, ''],
  ])('names %s', (_name, texts, sketch, expected) => {
    expect(gaps(texts, sketch)).toBe(expected);
  });
  it('does not mind a working column', () => {
    const on = ground({ texts: { fa: '[ا]', ru: '[а]', en: 'a' } });
    expect(bracketsMissing(on, on.clauses[0] as ClauseFacts)).toEqual([]);
  });
});

describe('bracketCounts', () => {
  const note = (clause: string, lang: Lang, offset: number | null, who: { role?: Role; delegation?: string }) => ({
    ...{ id: 'n1', clause, lang, offset, anchor: {}, member: 'm', at: '', role: 'negotiator' as const },
    ...who,
  });
  const on = beside(
    ground(
      { texts: { fa: '[یک] [دو]', ru: '[один]' } },
      { texts: { fa: '[سه]', ru: '[три]' } },
      { texts: { fa: '[چهار]', ru: '' }, status: 'withdrawn' },
      { texts: { fa: 'پنج', ru: 'пять' } },
    ),
    {
      notes: [
        note('c1', 'fa', 0, { delegation: 'IR' }),
        note('c1', 'ru', 0, { delegation: 'RU' }),
        note('c1', 'fa', null, { delegation: 'RU' }),
        note('c2', 'ru', 0, { role: 'secretariat' }),
        note('c3', 'fa', 0, { delegation: 'IR' }),
      ],
    },
  );
  it('counts a dispute once, in the column that shows most of it, for the one whose name stands at it', () => {
    expect(bracketCounts(on)).toEqual({
      byClause: { c1: 2, c2: 1 },
      byColumn: { fa: 3, ru: 2, en: 0 },
      byDelegation: { IR: 1, SEC: 1, '': 1 },
      total: 3,
    });
  });
});

describe('bracket.note', () => {
  const put = (role: Role, more: object = {}, on: Ground = ground({})): Verdict => {
    const anchor = { type: { client: 1, clock: 2 }, assoc: 0 };
    const command = { id: 'x', type: 'bracket.note', clause: 'c1', language: 'fa', anchor, ...more } as const;
    return decide(on, ACTORS[role], command, CIRCUMSTANCES);
  };
  it('keeps who and why', () => {
    expect(put('negotiator', { note: 'منتظر پایتخت' })).toMatchObject({
      effects: [{ type: 'bracket.put', record: { id: 'n1', lang: 'fa', delegation: 'IR', note: 'منتظر پایتخت' } }],
    });
  });
  it.each<[string, Role, object, string]>([
    ['another’s column', 'negotiator', { language: 'ru' }, 'not-allowed'],
    ['a column that is not there', 'secretariat', { language: 'kk' }, 'bad-command'],
    ['an anchor that is none', 'legal', { anchor: 'here' }, 'bad-command'],
    ['an anchor of a megabyte', 'legal', { anchor: { x: 'x'.repeat(LIMITS.anchor) } }, 'bad-command'],
    ['an endless note', 'legal', { note: 'x'.repeat(LIMITS.note + 1) }, 'bad-command'],
  ])('refuses %s', (_name, role, more, expected) => {
    const verdict = put(role, more);
    expect(verdict.ok ? 'ok' : verdict.reason).toBe(expected);
  });
});
