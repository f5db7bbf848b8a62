/** What a clause's changes are called: formatting beside words that came or went, levels, and what a reader of some columns sees. */
import { describe, expect, it } from 'vitest';
import { changesIn, diffDeclarations } from '../../src/diff/declaration.ts';
import type { Clause } from '../../src/domain/clause/clause.ts';
import type { ClauseChange, ClauseDiff, TextDiff } from '../../src/domain/clause/difference.ts';
import type { Mark, RichText } from '../../src/domain/text/text.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';
import { cell, clause, declaration } from './writing.ts';

/** Rich text from "один *два* _три_¶четыре": bold between asterisks, italic between underscores. */
function rich(text: string): RichText {
  const MARKS: { readonly [sign: string]: Mark } = { '*': 'bold', _: 'italic' };
  return text.split('¶').map((paragraph) =>
    paragraph
      .split(/(\*[^*]*\*|_[^_]*_)/)
      .filter((run) => run !== '')
      .map((run) => {
        const mark = MARKS[run[0] as string];
        return mark ? { text: run.slice(1, -1), marks: [mark] } : { text: run };
      }),
  );
}
const between = (from: Clause, to: Clause, columns: readonly Lang[] = ['ru']): ClauseDiff =>
  diffDeclarations(declaration(1, [from], columns), declaration(2, [to], columns)).clauses[0] as ClauseDiff;

describe('formatting', () => {
  const written = (text: string): Clause => ({ ...clause('A', {}), texts: { ru: cell(rich(text)) } });
  it.each<[string, string, boolean]>([
    ['раз *два*', 'раз *два*', false],
    ['раз *два*', 'раз _два_', true],
    ['раз *два*', 'раз два', true],
    // Behind words that came: the marks move along with the words that stayed.
    ['раз *три*', 'раз два *три*', false],
    ['раз *три*', 'раз два три', true],
    ['раз три', 'раз *два* три', false],
    ['раз три', 'раз *два* *три*', true],
    ['раз три', '*раз* два три', true],
    // Behind words that went.
    ['раз два *три*', 'раз *три*', false],
    ['раз два три', 'раз *три*', true],
    ['раз *два* три', 'раз три', false],
    // In another paragraph, and across an end of a paragraph that came or went.
    ['раз¶*два*', 'раз¶*два*', false],
    ['раз¶два', 'раз¶*два*', true],
    ['раз¶два', 'раз¶*д*ва', true],
    ['раз¶два', 'раз¶дв*а*', true],
    ['раз *два*', 'раз¶*два*', false],
    ['раз¶*два*', 'раз *два*', false],
    ['раз *два*', 'раз¶два', true],
    ['раз¶два *три*', 'раз¶ноль¶два *три*', false],
    ['раз¶ноль¶*два* три', 'раз¶*два* три', false],
  ])('%s -> %s: changed for words that stayed is %s', (from, to, expected) => {
    expect(between(written(from), written(to)).texts.ru?.formatting ?? false).toBe(expected);
  });
});

describe('what happened to a row', () => {
  const here = clause('A', { ru: 'раз' }, { kind: 'article', level: 1, number: { ru: '1' } });
  it.each<[string, Partial<Clause>, readonly ClauseChange[]]>([
    ['nothing', {}, []],
    ['another level', { level: 2 }, ['retyped']],
    ['another kind', { kind: 'paragraph' }, ['retyped']],
    ['another number', { number: { ru: '2' } }, ['renumbered']],
    ['no number any more', { number: {} }, ['renumbered']],
    ['another status', { status: 'agreed' }, ['status']],
    ['withdrawn, which says enough', { status: 'withdrawn', number: { ru: '2' } }, ['withdrawn']],
    ['withdrawn, and on another level', { status: 'withdrawn', level: 2 }, ['withdrawn', 'retyped']],
  ])('%s', (_name, more, expected) => {
    expect(between(here, { ...here, ...more }).changes).toEqual(expected);
  });
  it('is restored where it was withdrawn, and nothing where it stays so', () => {
    const away: Clause = { ...here, status: 'withdrawn' };
    expect([between(away, here).changes, between(away, { ...away, level: 4 }).changes]).toEqual([['restored'], []]);
  });
});

describe('changesIn', () => {
  const seen = (changes: readonly ClauseChange[], kinds: PerLang<TextDiff['kind']>, columns: readonly Lang[]) => {
    const texts = Object.fromEntries(Object.entries(kinds).map(([lang, kind]) => [lang, { kind, parts: [] }]));
    return changesIn({ id: 'A', changes, from: null, to: null, texts }, columns);
  };
  it.each<[readonly ClauseChange[], PerLang<TextDiff['kind']>, readonly Lang[], readonly ClauseChange[]]>([
    [['changed'], { fa: 'changed', ru: 'same' }, ['fa'], ['changed']],
    [['changed'], { fa: 'changed', ru: 'same' }, ['ru'], []],
    [['changed'], { fa: 'changed', ru: 'same' }, ['fa', 'ru'], ['changed']],
    [['changed'], { fa: 'added', ru: 'removed' }, ['fa'], ['changed']],
    [['changed'], { fa: 'added', ru: 'removed' }, ['ru'], ['changed']],
    // Where only the spelling of these columns differs, it is spelling.
    [['changed'], { fa: 'changed', ru: 'orthographic' }, ['ru'], ['orthographic']],
    [['changed'], { fa: 'changed', ru: 'orthographic' }, ['fa', 'ru'], ['changed']],
    [['orthographic'], { fa: 'same', ru: 'orthographic' }, ['ru'], ['orthographic']],
    [['orthographic'], { fa: 'same', ru: 'orthographic' }, ['fa'], []],
    // What was not said of the clause as a whole is not said of a column: an added one has words on one side only.
    [['added'], { fa: 'added', ru: 'added' }, ['fa'], ['added']],
    [[], { fa: 'changed', ru: 'orthographic' }, ['fa', 'ru'], []],
    [[], { fa: 'same', ru: 'orthographic' }, ['ru'], []],
    // Whatever is no matter of words concerns every reader, in the order of the list.
    [['status', 'moved', 'retyped'], { fa: 'same' }, ['fa'], ['moved', 'retyped', 'status']],
    [['moved', 'changed', 'stances'], { fa: 'changed', ru: 'same' }, ['ru'], ['moved', 'stances']],
    [['moved', 'changed', 'stances'], { fa: 'changed', ru: 'same' }, ['fa'], ['moved', 'changed', 'stances']],
    // A column that neither side has shows nothing.
    [['changed'], { fa: 'changed' }, ['kk'], []],
    [['changed', 'split'], { fa: 'changed' }, [], ['split']],
  ])('%j of %j, read in %j: %j', (changes, kinds, columns, expected) => {
    expect(seen(changes, kinds, columns)).toEqual(expected);
  });
});
