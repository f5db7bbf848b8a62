/** Commands as they come from outside: each type in its shape, and nothing that only looks like it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, LIMITS, SUMMIT_COMMANDS } from '../../src/domain/command.ts';
import { parseCommand, parseSummitCommand } from '../../src/protocol/command.ts';

const SEEN = 'a'.repeat(64);
const GOOD: readonly { readonly type: string; readonly [field: string]: unknown }[] = [
  { type: 'clause.add', after: null, kind: 'article', level: 0 },
  { type: 'clause.add', after: 'c1', kind: 'subparagraph', level: 4, texts: { fa: 'متن', ru: '' } },
  { type: 'clause.move', clause: 'c1', after: null },
  { type: 'clause.retype', clause: 'c1', kind: 'recital', level: 1 },
  { type: 'clause.withdraw', clause: 'env-p1' },
  { type: 'clause.restore', clause: 'c1' },
  { type: 'clause.hold', clause: 'c1', seen: SEEN },
  { type: 'clause.release', clause: 'c1' },
  { type: 'clause.status', clause: 'c1', to: 'ad-referendum', seen: SEEN },
  { type: 'clause.reopen', clause: 'c1', reason: 'خطا در ترجمه' },
  { type: 'stance.record', clause: 'c1', stance: 'none', seen: SEEN },
  { type: 'stance.record', clause: 'c1', stance: 'agree-ad-referendum', seen: SEEN, note: 'до 20 ноября' },
  { type: 'column.add', language: 'tk' },
  { type: 'column.authentic', language: 'tk' },
  { type: 'milestone.create', label: 'Birinci oxunuş' },
];
const GOOD_SUMMIT: typeof GOOD = [
  { type: 'member.invite', name: 'Айгүл', role: 'negotiator', delegation: 'KZ', columns: ['kk'] },
  { type: 'member.invite', name: 'N', role: 'observer' },
  { type: 'member.change', member: 'p1', columns: [] },
  { type: 'member.change', member: 'p1', name: 'N' },
  { type: 'member.revoke', member: 'p1' },
  { type: 'member.code', member: 'p1' },
  {
    type: 'resolution.create',
    resolution: 'fisheries',
    title: { fa: 'شیلات' },
    columns: ['fa', 'ru'],
    panel: 'economy',
  },
];
const ANY_VALUE = [null, 0, -1, 1.5, true, [], {}, '', 'x'.repeat(200_000), '\u0000'];

describe.each([
  [
    'parseCommand',
    parseCommand as (value: unknown) => { ok: boolean; value?: unknown; message?: string },
    GOOD,
    Object.keys(COMMANDS),
  ],
  ['parseSummitCommand', parseSummitCommand as never, GOOD_SUMMIT, Object.keys(SUMMIT_COMMANDS)],
] as const)('%s', (_name, parse, good, types) => {
  it.each(good)('accepts $type as it is', (command) => {
    expect(parse({ id: 'x-1', ...command })).toEqual({ ok: true, value: { id: 'x-1', ...command } });
  });

  it('is tried with every type that there is', () => {
    expect([...new Set(good.map(({ type }) => type))].sort()).toEqual([...types].sort());
  });

  it.each(good)('refuses $type with a field too many, one too few, or a wrong one, and names it', (command) => {
    const whole: { [field: string]: unknown } = { id: 'x-1', ...command };
    expect(parse({ ...whole, seenn: SEEN }).ok).toBe(false);
    expect(
      parse(JSON.parse(`{"__proto__": {"role": "secretariat"}, "constructor": 1, ${JSON.stringify(whole).slice(1)}`))
        .ok,
    ).toBe(false);
    const optional = [
      'texts',
      'note',
      'columns',
      'delegation',
      'panel',
      ...(command.type === 'member.change' ? ['name'] : []),
    ];
    for (const field of Object.keys(whole)) {
      const { [field]: _gone, ...less } = whole;
      expect([field, parse(less).ok]).toEqual([field, optional.includes(field)]);
      for (const value of ANY_VALUE) {
        const result = parse({ ...whole, [field]: value });
        const fits =
          (field === 'after' && value === null) ||
          (field === 'level' && value === 0) ||
          (['texts', 'title'].includes(field) && JSON.stringify(value) === '{}') ||
          (field === 'columns' && Array.isArray(value)) ||
          (['reason', 'note', 'label', 'panel', 'name'].includes(field) &&
            typeof value === 'string' &&
            value.length < 2 &&
            (field !== 'name' || value !== ''));
        expect([field, String(value).slice(0, 9), result.ok]).toEqual([field, String(value).slice(0, 9), fits]);
        if (!result.ok)
          expect([result.message?.startsWith(field) || field === 'type', (result.message?.length ?? 0) < 500]).toEqual([
            true,
            true,
          ]);
      }
    }
  });

  it.each([
    undefined,
    null,
    'clause.add',
    7,
    [],
    [{ type: 'clause.add' }],
    {},
    { type: 'constructor' },
    { type: '__proto__' },
  ])('refuses %j', (value) => {
    expect(parse(value).ok).toBe(false);
  });

  it('throws on nothing, and what it accepts it accepts again', () => {
    let accepted = 0;
    const field = fc.constantFrom(
      'id',
      'type',
      'clause',
      'after',
      'kind',
      'level',
      'texts',
      'seen',
      'member',
      'name',
      'role',
      'x',
      'toString',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.dictionary(field, fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('c1', 'article')), { maxKeys: 2 }),
        (command, more) => {
          const result = parse({ id: 'x', ...command, ...more });
          if (!result.ok) return;
          accepted++;
          expect(parse(JSON.parse(JSON.stringify(result.value)))).toEqual(result);
        },
      ),
      { seed: 20251118, numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('parseCommand', () => {
  const add = { id: 'x', type: 'clause.add', after: null, kind: 'article', level: 0 };
  it.each<[string, object, boolean]>([
    ['a cell at the limit', { ...add, texts: { fa: 'ا'.repeat(LIMITS.cell) } }, true],
    ['a cell over the limit', { ...add, texts: { fa: 'ا'.repeat(LIMITS.cell + 1) } }, false],
    ['a language that nobody knows', { ...add, texts: { xx: 'text' } }, false],
    ['a level below the deepest', { ...add, level: 5 }, false],
    ['a kind from the prototype', { ...add, kind: 'toString' }, false],
    ['an id with a space', { ...add, id: 'x y' }, false],
    ['an id of 64 letters', { ...add, id: 'x'.repeat(64) }, true],
    ['an id of 65 letters', { ...add, id: 'x'.repeat(65) }, false],
    ['an id with a line end', { ...add, id: 'x\n' }, false],
    ['a digest in capitals', { id: 'x', type: 'clause.hold', clause: 'c1', seen: 'A'.repeat(64) }, false],
    ['a summit command', { id: 'x', type: 'member.revoke', member: 'p1' }, false],
  ])('judges %s', (_name, command, expected) => {
    expect(parseCommand(command).ok).toBe(expected);
  });

  it('drops a language named like the prototype and leaves the prototype alone', () => {
    const result = parseCommand({ ...add, texts: JSON.parse('{"__proto__": {"fa": "text"}}') });
    const texts = result.ok && 'texts' in result.value ? result.value.texts : undefined;
    expect([texts, texts?.fa, Object.getPrototypeOf(texts)]).toEqual([{}, undefined, Object.prototype]);
  });
});
