/** Proposals before they are written: their ends move by words, and a column that lags gets what it lacks. */
import { describe, expect, it } from 'vitest';
import { path, plot } from '../../src/ui/brackets/course.ts';
import { NOT_LOOKED_AT } from '../../src/ui/brackets/effort.ts';
import { fits, lacking, moved, proposals } from '../../src/ui/brackets/proposal.ts';

/** "a ⟦b⟧ c": the text, and the stretch between the signs. */
const marked = (text: string) => ({
  text: text.replace(/[⟦⟧]/gu, ''),
  range: { from: text.indexOf('⟦'), to: text.indexOf('⟧') - 1 },
});
const shown = (text: string, { from, to }: { from: number; to: number }): string =>
  `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;

describe('moved', () => {
  const cases = [
    ['ru', 'один ⟦два⟧ три', 'to', 1, 'один ⟦два три⟧'],
    ['ru', 'один ⟦два⟧ три', 'from', -1, '⟦один два⟧ три'],
    ['ru', 'один ⟦два⟧ три', 'from', 1, 'один ⟦два⟧ три'],
    ['ru', 'один ⟦два три⟧', 'to', -1, 'один ⟦два⟧ три'],
    ['ru', '⟦один⟧', 'to', 1, '⟦один⟧'],
    ['fa', 'یک ⟦دو⟧، می\u200cشود.', 'to', 1, 'یک ⟦دو، می\u200cشود⟧.'],
    ['az', '⟦6 ay⟧ 5-ci il', 'to', 1, '⟦6 ay 5-ci⟧ il'],
  ] as const;
  it.each(cases)('%s: %s, %s by %i: %s', (lang, before, end, by, after) => {
    const { text, range } = marked(before);
    expect(shown(text, moved(lang, text, range, end, by))).toBe(after);
  });
});

describe('fits', () => {
  const cases = [
    ['⟦один⟧', true],
    ['[⟦один⟧ два]', true],
    ['⟦один [два]⟧', true],
    ['⟦один [два⟧]', false],
    ['один⟦ ⟧два', false],
  ] as const;
  it.each(cases)('%s: %s', (given, expected) => {
    const { text, range } = marked(given);
    expect(fits(text, range)).toBe(expected);
  });
});

describe('proposals', () => {
  it('takes exactly what is selected in its own column, and leaves a column alone where the words are bracketed already', () => {
    const texts = { ru: 'в течение 30 дней', fa: 'ظرف ۳۰ روز', kk: '[30] күн ішінде', az: '' };
    const { proposed, skipped } = proposals(texts, 'ru', { from: 10, to: 12 }, ['fa', 'ru', 'az', 'kk']);
    expect(skipped).toEqual([]);
    expect(proposed.map(({ lang, text, range, chosen }) => [lang, shown(text, range), chosen])).toEqual([
      ['fa', 'ظرف ⟦۳۰⟧ روز', true],
      ['ru', 'в течение ⟦30⟧ дней', true],
      ['kk', '[⟦30⟧] күн ішінде', false],
    ]);
  });
});

describe('lacking', () => {
  const langs = ['ru', 'kk'] as const;
  const cases = [
    ['the one bracket', 'в течение [30] дней', '30 күн ішінде', ['⟦30⟧ күн ішінде']],
    ['the second of two', 'в течение [30] [45] дней', '[30] 45 күн ішінде', ['[30] ⟦45⟧ күн ішінде']],
    ['the first of two', 'в течение [30] [45] дней', '30 [45] күн ішінде', ['⟦30⟧ [45] күн ішінде']],
    ['both', 'в течение [30] [45] дней', '30 45 күн ішінде', ['⟦30⟧ 45 күн ішінде', '30 ⟦45⟧ күн ішінде']],
    ['the inner of two', '[в течение [30] дней]', '[30 күн ішінде]', ['[⟦30⟧ күн ішінде]']],
    ['nothing where nothing lacks', 'в течение [30] дней', '[30] күн ішінде', []],
    ['nothing where it has more', 'в течение 30 дней', '[30] күн ішінде', []],
  ] as const;
  it.each(cases)('proposes %s', (_, ru, kk, expected) => {
    const found = lacking({ ru, kk }, 'kk', langs);
    expect(found === NOT_LOOKED_AT ? found : found.map((range) => shown(kk, range))).toEqual(expected);
  });

  it('is not looked for in a chapter, nor in one sentence of many words, and says so', () => {
    const sentence = 'тараптар су тазалығын сақтайды және '.repeat(60);
    const chapter = 'Тараптар су тазалығын сақтайды. '.repeat(3_000);
    for (const kk of [sentence.repeat(20), chapter])
      expect(lacking({ ru: `в течение [30] дней ${sentence}`, kk }, 'kk', langs)).toBe(NOT_LOOKED_AT);
    expect(lacking({ ru: 'в течение [30] дней', kk: `${sentence} 30 күн ішінде` }, 'kk', langs)).not.toBe(
      NOT_LOOKED_AT,
    );
    const own = { ru: `${chapter}30 дней`, kk: '30 күн' };
    expect(proposals(own, 'ru', { from: 0, to: 8 }, langs)).toMatchObject({
      proposed: [{ lang: 'ru', range: { from: 0, to: 8 } }],
      skipped: ['kk'],
    });
  });

  it('is not looked for when there are thousands', () => {
    const ru = '[слово] и '.repeat(3_000);
    expect(lacking({ ru, kk: 'сөз' }, 'kk', langs)).toBe(NOT_LOOKED_AT);
  });
});

describe('moved', () => {
  it('goes from word to word in a long text as in a short one', () => {
    const before = 'слово '.repeat(2_000);
    const text = `${before}один два три четыре`;
    const at = (words: string): number => text.indexOf(words);
    const range = { from: at('два'), to: at('два') + 3 };
    expect(moved('ru', text, range, 'to', 1)).toEqual({ from: at('два'), to: at('три') + 3 });
    expect(moved('ru', text, range, 'from', -1)).toEqual({ from: at('один'), to: at('два') + 3 });
    expect(moved('ru', text, range, 'to', -1)).toEqual(range);
    expect(moved('ru', text, { from: 0, to: text.length }, 'from', 1)).toEqual({ from: 6, to: text.length });
  });
});

describe('plot', () => {
  const point = (seq: number, brackets: number) => ({ seq, at: '', clauses: 1, agreed: 0, brackets, byColumn: {} });
  it('goes in steps over the log, on a round scale', () => {
    const drawn = plot([point(10, 8), point(20, 4), point(30, 0)], 100, 50);
    expect(drawn.top).toBe(10);
    expect(path(drawn)).toBe('M0 10H50.0V30.0H100.0V50.0');
  });
  it('draws one point and none', () => {
    expect(path(plot([point(1, 0)], 100, 50))).toBe('M0 50');
    expect(path(plot([], 100, 50))).toBe('');
  });
});
