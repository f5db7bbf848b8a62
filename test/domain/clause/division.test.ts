/** Dividing and joining clauses, as decisions; what is written is tested with the document (`crdt/project`). */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Effect, type Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, proposed, type Sketch } from '../ground.ts';

const give = (on: Ground, command: object): Verdict => {
  const draft = { id: 'x', clause: 'c1', seen: on.clause('c1')?.digest(), ...command };
  return decide(on, ACTORS.secretariat, draft as unknown as Command, {
    ...CIRCUMSTANCES,
    newId: (prefix) => `${prefix}9`,
  });
};
const effectsOf = (verdict: Verdict): readonly Effect[] => {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict));
  return verdict.effects;
};
const why = (verdict: Verdict): string => (verdict.ok ? 'ok' : (verdict.missing?.[0]?.kind ?? verdict.reason));
const TEXTS = { fa: 'یک دو. سه', ru: 'один два. три', en: 'one two. three' };
const two = (sketch: Sketch = {}, second: Sketch = {}): Ground => ground({ texts: TEXTS, ...sketch }, second);

describe('clause.split', () => {
  const split = (on: Ground, at: object): Verdict => give(on, { type: 'clause.split', at });

  it('cuts each column at its own place and drops the blanks there', () => {
    const on = two({ noCounterpart: { en: '-' } });
    const [put, carry, none] = effectsOf(split(on, { fa: 6, ru: 10 }));
    const [first, second] = on.clauses.map(({ order }) => order) as [string, string];
    expect(put).toMatchObject({ type: 'clause.put', id: 'c9', kind: 'paragraph', level: 0, texts: {} });
    expect(first < (put as { order: string }).order && (put as { order: string }).order < second).toBe(true);
    expect(carry).toEqual({
      ...{ type: 'text.carry', from: 'c1', into: 'c9', at: 'end' },
      cuts: { fa: { keep: 6, start: 7 }, ru: { keep: 9, start: 10 } },
    });
    expect(none).toEqual({ type: 'clause.set', id: 'c9', none: { en: '-' } });
  });
  it('leaves a column alone whose cut is at its end', () => {
    const [, carry] = effectsOf(split(two(), { fa: 6, ru: 13, en: 14 }));
    expect(Object.keys((carry as { cuts: object }).cuts)).toEqual(['fa']);
  });
  it.each<[string, object, string]>([
    ['nothing cut', {}, 'no-difference'],
    ['all of it taken', { fa: 0, ru: 0 }, 'no-difference'],
    ['only a working column cut', { en: 8 }, 'no-difference'],
    ['only the end cut', { fa: 9, ru: 13 }, 'no-difference'],
    ['a column that is not there', { kk: 1 }, 'bad-command'],
    ['a language that nobody knows', { xx: 1 }, 'bad-command'],
    ['a column that is there and one that is not', { fa: 6, ru: 10, kk: 0 }, 'bad-command'],
    ['a place behind the end', { fa: 10 }, 'bad-command'],
    ['a place before the start', { fa: -1 }, 'bad-command'],
    ['half a place', { fa: 1.5 }, 'bad-command'],
    ['all of one column, and the rest of another', { fa: 0, ru: 10 }, 'ok'],
    ['all of the only column that has words', { fa: 0, ru: 0, en: 8 }, 'no-difference'],
    ['the whole of one column, while another stays whole', { fa: 0 }, 'ok'],
    ['a cut behind the first letter', { fa: 1 }, 'ok'],
    ['a cut before the last letter', { fa: 8 }, 'ok'],
  ])('refuses %s', (_name, at, expected) => {
    expect(why(split(two(), at))).toBe(expected);
  });
  it('does not cut a character in two', () => {
    const on = two({ texts: { fa: '🌊 خزر', ru: 'т' } });
    expect([why(split(on, { fa: 1 })), why(split(on, { fa: 2 }))]).toEqual(['bad-command', 'ok']);
  });
  it('is cut between two characters of two halves each, and beside one', () => {
    const on = two({ texts: { fa: '🌊🌊 خ', ru: 'т' } });
    expect([1, 2, 3, 4].map((at) => why(split(on, { fa: at })))).toEqual(['bad-command', 'ok', 'bad-command', 'ok']);
  });
  // Presentation forms such as "ﷲ" lie behind the halves; a half without its other is nobody's character.
  it.each<[string, string, number, string]>([
    ['before a character behind the halves', 'خﷲ', 1, 'ok'],
    ['between two of them', 'ﷲﷲ', 1, 'ok'],
    ['behind the lowest second half', '🐀ﷲ', 2, 'ok'],
    ['in the character of the lowest first half', '𐌀ﷲ', 1, 'bad-command'],
    ['in the character of the lowest second half', '🐀 خ', 1, 'bad-command'],
    ['in a character before one behind the halves', '🌊ﷲ', 1, 'bad-command'],
    ['behind a half that is alone', '\ud83d خ', 1, 'ok'],
  ])('is cut, or not, %s', (_name, fa, at, expected) => {
    expect(why(split(two({ texts: { fa, ru: 'т' } }), { fa: at }))).toBe(expected);
  });
  it('leaves nobody a clause of nothing but blanks', () => {
    expect(why(split(two({ texts: { fa: 'یک دو', ru: ' \n' } }), { fa: 0 }))).toBe('no-difference');
  });
  it('takes blanks at a cut for the end of the paragraph, as many as there are', () => {
    const on = two({ texts: { fa: '  یک \n\t دو ', ru: 'т' } });
    const cutsAt = (at: number): unknown => {
      const [, carry] = effectsOf(split(on, { fa: at }));
      return (carry as { cuts: { fa?: object } }).cuts.fa;
    };
    expect([4, 5, 8].map(cutsAt)).toEqual(Array(3).fill({ keep: 4, start: 8 }));
    expect(cutsAt(0)).toEqual({ keep: 0, start: 2 });
    expect(cutsAt(9)).toEqual({ keep: 9, start: 9 });
    expect(why(split(two({ texts: { fa: 'یک  ', ru: 'т' } }), { fa: 2 }))).toBe('no-difference');
  });
  it('says who carried which proposals over, and when', () => {
    const gone = proposed({ baseTexts: { fa: 'یک دو. سه' }, texts: { fa: 'یک دو.' } });
    const effects = effectsOf(split(beside(two(), { proposals: [gone] }), { fa: 6, ru: 10 }));
    expect(effects.at(-1)).toEqual({
      type: 'proposal.put',
      record: { ...gone, state: 'superseded', decided: { member: 's', at: CIRCUMSTANCES.now } },
    });
  });
  it('asks nothing about counterparts where every column has one', () => {
    expect(effectsOf(split(two(), { fa: 6, ru: 10 })).map(({ type }) => type)).toEqual(['clause.put', 'text.carry']);
  });
  it('names the new clause', () => {
    expect(split(two(), { fa: 6 })).toMatchObject({ ok: true, clause: 'c9' });
  });
  it('carries proposals over to what stays', () => {
    const proposal = proposed({ baseTexts: { fa: 'یک دو. سه' }, texts: { fa: 'یک دو. سوم' } });
    const effects = effectsOf(split(beside(two(), { proposals: [proposal] }), { fa: 6, ru: 10 }));
    expect(effects.at(-1)).toMatchObject({ type: 'proposal.put', carried: true, record: { conflicts: {} } });
  });
});

describe('clause.merge', () => {
  const merge = (on: Ground, clause: string, into: string): Verdict =>
    give(on, { type: 'clause.merge', clause, into, seen: on.clause(clause)?.digest() });

  it('puts the words in reading order, and withdraws the clause with its own', () => {
    const cuts = { fa: { start: 0 }, ru: { start: 0 }, en: { start: 0 } };
    const { en: _en, ...later } = cuts;
    expect([effectsOf(merge(two(), 'c1', 'c2')), effectsOf(merge(two(), 'c2', 'c1'))]).toEqual([
      [
        { type: 'text.carry', from: 'c1', into: 'c2', at: 'start', cuts },
        { type: 'clause.set', id: 'c1', status: 'withdrawn', held: false },
      ],
      [
        { type: 'text.carry', from: 'c2', into: 'c1', at: 'end', cuts: later },
        { type: 'clause.set', id: 'c2', status: 'withdrawn', held: false },
      ],
    ]);
  });
  it('gives a column a counterpart that had none', () => {
    const on = two({}, { texts: { fa: 'متن' }, noCounterpart: { ru: 'нет', en: '-' } });
    expect(effectsOf(merge({ ...on, columns: on.columns.slice(0, 2) }, 'c1', 'c2'))).toContainEqual({
      type: 'clause.set',
      id: 'c2',
      none: { en: '-' },
    });
  });
  it('takes along no blank paragraph of an empty cell, and names the clause that is left', () => {
    const same = proposed({ clause: 'c2', baseTexts: { fa: '', ru: '' }, texts: { fa: 'یک دو. سه', ru: '-' } });
    const on = beside(two({}, { texts: { ru: ' ' } }), { proposals: [same] });
    const verdict = merge(on, 'c1', 'c2');
    expect(verdict).toMatchObject({ ok: true, clause: 'c2' });
    const record = (effectsOf(verdict).at(-1) as { record: object }).record;
    // In Persian the proposal has come true; in Russian it stands against the words as they are now.
    expect(record).toMatchObject({
      texts: { ru: '-' },
      conflicts: { ru: [{ base: '', mine: '-', theirs: 'один два. три\n ' }] },
    });
    expect(Object.keys((record as { texts: object }).texts)).toEqual(['ru']);
  });
  it('moves no column that has nothing but blanks', () => {
    const [carry] = effectsOf(merge(two({ texts: { fa: ' \n', ru: 'т' } }), 'c1', 'c2'));
    expect(carry).toMatchObject({ cuts: { ru: { start: 0 } } });
    expect(Object.keys((carry as { cuts: object }).cuts)).toEqual(['ru']);
  });
  it('leaves it as it is that a column without words has no counterpart', () => {
    const on = two({ texts: { fa: 'متن', en: ' ' } }, { noCounterpart: { en: '-' } });
    expect(effectsOf(merge(on, 'c1', 'c2')).map(({ type }) => type)).toEqual(['text.carry', 'clause.set']);
  });
  it('says who carried which proposals over, and when', () => {
    const same = proposed({ clause: 'c2', baseTexts: { fa: 'متن' }, texts: { fa: 'یک دو. سه\nمتن' } });
    const effects = effectsOf(merge(beside(two(), { proposals: [same] }), 'c1', 'c2'));
    expect(effects.at(-1)).toEqual({
      type: 'proposal.put',
      record: { ...same, state: 'superseded', decided: { member: 's', at: CIRCUMSTANCES.now } },
    });
  });
  it('carries proposals on the joined clause over, words and all', () => {
    const proposal = proposed({ clause: 'c2', baseTexts: { fa: 'متن' }, texts: { fa: 'نوشته' } });
    const circumstances = { ...CIRCUMSTANCES, merge: () => ({ ok: true as const, text: 'یک دو. سه\nنوشته' }) };
    const on = beside(two(), { proposals: [proposal] });
    const command = { id: 'x', type: 'clause.merge', clause: 'c1', into: 'c2', seen: on.clause('c1')?.digest() ?? '' };
    const effects = effectsOf(decide(on, ACTORS.secretariat, command as Command, circumstances));
    expect(effects.at(-1)).toMatchObject({
      record: { texts: { fa: 'یک دو. سه\nنوشته' }, baseTexts: { fa: 'یک دو. سه\nمتن' } },
    });
  });
  it.each<[string, Ground, string, string, string]>([
    ['itself', two(), 'c1', 'c1', 'bad-command'],
    ['what is not there', two(), 'c1', 'c9', 'unknown-clause'],
    ['frozen text', two({}, { status: 'agreed' }), 'c1', 'c2', 'clause-frozen'],
    ['a withdrawn clause', two({}, { status: 'withdrawn' }), 'c1', 'c2', 'already'],
    ['a held clause', two({}, { held: true }), 'c1', 'c2', 'held'],
    ['another, while held', two({ held: true }), 'c1', 'c2', 'held'],
  ])('does not join a clause with %s', (_name, on, clause, into, expected) => {
    expect(why(merge(on, clause, into))).toBe(expected);
  });
});
