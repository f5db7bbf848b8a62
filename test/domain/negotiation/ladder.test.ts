/** What a rung still misses, in a small notation: one word for each missing thing. */
import { describe, expect, it } from 'vitest';
import type { ClauseStatus } from '../../../src/domain/clause/clause.ts';
import type { ClauseFacts } from '../../../src/domain/ground.ts';
import type { Missing } from '../../../src/domain/missing.ts';
import { missingFor, presentStance } from '../../../src/domain/negotiation/ladder.ts';
import { ALL_AGREE, ground, type Sketch } from '../ground.ts';

const clauseOf = (sketch: Sketch): ClauseFacts => ground(sketch).clauses[0] as ClauseFacts;

const word = (missing: Missing): string => {
  switch (missing.kind) {
    case 'open-brackets':
      return `brackets/${missing.lang}/${missing.count}`;
    case 'stance':
      return `${missing.delegation}/${missing.has}`;
    case 'previous-status':
      return `first/${missing.needs}`;
    case 'concordance':
      return `pair/${missing.languages.join('+')}`;
    case 'unbalanced-bracket':
    case 'empty-column':
      return `${missing.kind}/${missing.lang}`;
    default:
      return missing.kind;
  }
};
const missing = (sketch: Sketch, to: ClauseStatus): string =>
  missingFor(ground(sketch), clauseOf(sketch), to).map(word).join(' ');

describe('missingFor', () => {
  it('holds of nobody where there is nobody to agree', () => {
    const alone = { ...ground({}), parties: [] };
    expect(missingFor(alone, alone.clauses[0] as ClauseFacts, 'agreed').map(word)).toContain('no-parties');
  });
  const cases: [string, Sketch, ClauseStatus, string][] = [
    ['nothing, when all agree', { stances: ALL_AGREE }, 'agreed', ''],
    ['nothing from ad referendum on', { stances: ALL_AGREE, status: 'ad-referendum' }, 'agreed', ''],
    [
      'nothing for ad referendum with agree ad referendum',
      { stances: 'IR:agree RU:agree-ad-referendum' },
      'ad-referendum',
      '',
    ],
    ['a full agree', { stances: 'IR:agree RU:agree-ad-referendum' }, 'agreed', 'RU/agree-ad-referendum'],
    ['every party that has not spoken', {}, 'agreed', 'IR/none RU/none'],
    ['a stance on an earlier text', { stances: 'IR:agree RU:agree@old' }, 'ad-referendum', 'RU/lapsed'],
    ['an objection', { stances: 'IR:agree RU:object' }, 'ad-referendum', 'RU/object'],
    ['a reserve', { stances: 'IR:reserve RU:agree' }, 'agreed', 'IR/reserve'],
    ['nothing from a guest that is no party', { stances: `${ALL_AGREE} XX:object` }, 'agreed', ''],
    [
      'closed brackets, with their number',
      { stances: ALL_AGREE, texts: { fa: '[یک [دو]]', ru: 'один [два]' } },
      'agreed',
      'brackets/fa/2 brackets/ru/1',
    ],
    [
      'a lone bracket',
      { stances: ALL_AGREE, texts: { fa: 'متن', ru: 'один] два' } },
      'agreed',
      'unbalanced-bracket/ru',
    ],
    ['nothing for literal brackets', { stances: ALL_AGREE, texts: { fa: '\\[متن\\]', ru: 'текст' } }, 'agreed', ''],
    [
      'the text of an empty column',
      { stances: ALL_AGREE, texts: { fa: 'متن', ru: ' \n ' } },
      'agreed',
      'empty-column/ru',
    ],
    [
      'nothing where there is no counterpart by design',
      { stances: ALL_AGREE, texts: { fa: 'متن' }, noCounterpart: { ru: 'только иранское право' } },
      'agreed',
      '',
    ],
    ['nothing in a working column', { stances: ALL_AGREE, texts: { fa: 'متن', ru: 'текст', en: '[' } }, 'agreed', ''],
    [
      'everything at once',
      { stances: 'RU:object', texts: { fa: '[یک', ru: '' } },
      'agreed',
      'unbalanced-bracket/fa empty-column/ru IR/none RU/object',
    ],
    ['agreement, before initials', { stances: ALL_AGREE, status: 'ad-referendum' }, 'initialled', 'first/agreed'],
    ['the confirmed pairs, before initials', { stances: ALL_AGREE, status: 'agreed' }, 'initialled', 'pair/fa+ru'],
    ['the way back down, which is reopening', { stances: ALL_AGREE, status: 'agreed' }, 'ad-referendum', 'first/draft'],
    ['a rung to stand on', { stances: ALL_AGREE, status: 'agreed' }, 'agreed', 'first/ad-referendum'],
    ['draft is no rung to climb to', { stances: ALL_AGREE }, 'draft', 'first/draft'],
    ['withdrawn is no rung to climb to', { stances: ALL_AGREE }, 'withdrawn', 'first/draft'],
  ];
  it.each(cases)('names %s', (_name, sketch, to, expected) => {
    expect(missing(sketch, to)).toBe(expected);
  });
});

describe('presentStance', () => {
  it('is what was said of the present text, lapsed on another, none without a record', () => {
    const clause = clauseOf({ stances: 'IR:reserve RU:agree@old' });
    expect(['IR', 'RU', 'KZ'].map((delegation) => presentStance(clause, delegation))).toEqual([
      'reserve',
      'lapsed',
      'none',
    ]);
  });
});
