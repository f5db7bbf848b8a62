/** Shapes of answers: what they let through, where they find the first fault, and that none is of another type than it says. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Milestone } from '../../src/domain/clause/declaration.ts';
import type { PerLang } from '../../src/language/language.ts';
import { type AnswerOf, ROUTES, type RouteName } from '../../src/protocol/http.ts';
import {
  anything,
  byName,
  type Cases,
  either,
  faultWords,
  list,
  object,
  oneOf,
  only,
  optional,
  orNull,
  pair,
  perLang,
  type Shape,
  tagged,
  text,
  triple,
  whole,
} from '../../src/protocol/shape.ts';

type Note = { readonly id: string; readonly seq: number; readonly note?: string; readonly kind: 'a' | 'b' };
const note = object<Note>({ id: text, seq: whole, note: optional(text), kind: oneOf(['a', 'b']) });
type Event =
  | { readonly event: 'came'; readonly who: string }
  | { readonly event: 'went' | 'slept'; readonly at: number };
const event = tagged<Event, 'event'>('event', { came: { who: text }, went: { at: whole }, slept: { at: whole } });

const FINE = { id: 'n1', seq: 1, kind: 'a' };

describe('object', () => {
  it.each<readonly [string, unknown, string | null]>([
    ['what it should be', FINE, null],
    ['a field that may be there', { ...FINE, note: 'x' }, null],
    ['a field of a newer server', { ...FINE, later: {} }, null],
    ['a field that is missing', { id: 'n1', kind: 'a' }, 'seq: a whole number was expected'],
    ['another type', { ...FINE, note: 7 }, 'note: a text was expected'],
    ['a word that is none of them', { ...FINE, kind: 'c' }, 'kind: one of a, b was expected'],
    ['a list', [], 'an object was expected'],
    ['nothing', null, 'an object was expected'],
  ])('says of %s', (_, value, fault) => {
    const found = note(value);
    expect(found === null ? null : faultWords(found)).toBe(fault);
  });
});

describe('shapes within shapes', () => {
  const deep = object<{ readonly all: readonly Event[]; readonly texts: PerLang<readonly Note[]> }>({
    all: list(event),
    texts: perLang(list(note)),
  });
  it.each<readonly [unknown, string | null]>([
    [{ all: [], texts: {} }, null],
    [
      {
        all: [
          { event: 'came', who: 'x' },
          { event: 'went', at: 1 },
        ],
        texts: { fa: [FINE] },
      },
      null,
    ],
    [
      {
        all: [
          { event: 'came', who: 'x' },
          { event: 'came', at: 1 },
        ],
        texts: {},
      },
      'all[1].who: a text was expected',
    ],
    [{ all: [{ event: 'flew' }], texts: {} }, 'all[0].event: one of came, went, slept was expected'],
    [{ all: [], texts: { ru: [FINE, 1] } }, 'texts.ru[1]: an object was expected'],
    [{ all: {}, texts: {} }, 'all: a list was expected'],
  ])('names the way to the first fault: %j', (value, fault) => {
    const found = deep(value);
    expect(found === null ? null : faultWords(found)).toBe(fault);
  });

  it('counts pairs and triples, and takes either and null', () => {
    const values = [[1, 2], [1], [1, 'x'], [1, 2, 3], null, 'all'];
    const numbers = pair(whole, whole);
    expect(values.map((value) => numbers(value) === null)).toEqual([true, false, false, false, false, false]);
    expect(values.map((value) => triple(whole)(value) === null)).toEqual([false, false, false, true, false, false]);
    const loose = orNull(either(numbers, only('all')));
    expect(values.map((value) => loose(value) === null)).toEqual([true, false, false, false, true, true]);
    expect([byName(whole)({ a: 1, b: 2 }), byName(whole)({ a: 'x' })]).toEqual([
      null,
      '.a: a whole number was expected',
    ]);
    expect(anything(undefined)).toBeNull();
  });
});

describe('the compiler', () => {
  it('lets a shape be of its own type only', () => {
    // @ts-expect-error: a field too few, and be it one that may be absent
    object<Note>({ id: text, seq: whole, kind: oneOf(['a', 'b']) });
    // @ts-expect-error: a field too many
    object<Note>({ id: text, seq: whole, note: optional(text), kind: oneOf(['a', 'b']), more: text });
    // @ts-expect-error: a field that may be absent is asked for
    object<Note>({ id: text, seq: whole, note: text, kind: oneOf(['a', 'b']) });
    // @ts-expect-error: a field that is always there may be absent
    object<Note>({ id: optional(text), seq: whole, note: optional(text), kind: oneOf(['a', 'b']) });
    // @ts-expect-error: a word too few
    object<Note>({ id: text, seq: whole, note: optional(text), kind: oneOf(['a']) });
    // @ts-expect-error: any text in place of two words
    object<Note>({ id: text, seq: whole, note: optional(text), kind: text });
    // @ts-expect-error: one of the cases is forgotten
    const cases: Cases<Event, 'event'> = { came: { who: text }, went: { at: whole } };
    // @ts-expect-error: a shape of less stands for a shape of more
    const wider: Shape<string | null> = text;
    // @ts-expect-error: and the other way round
    const narrower: Shape<string> = orNull(text);
    expect([cases, wider, narrower].length).toBe(3);
  });

  it('knows from the table what a call answers', () => {
    expectTypeOf<AnswerOf<'milestones'>>().toEqualTypeOf<readonly Milestone[]>();
    expectTypeOf<AnswerOf<'export'>>().toEqualTypeOf<{ readonly file: true }>();
    expect(ROUTES['milestones' satisfies RouteName].answer.shape([])).toBeNull();
  });
});
