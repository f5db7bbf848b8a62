/**
 * The judge of commands against the rules as they are written: a grid of role, command and status; then texts that changed
 * and broken commands. Whole negotiations are played in `consensus.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import type { ClauseStatus } from '../../src/domain/clause.ts';
import type { Command, CommandType } from '../../src/domain/command.ts';
import { COMMANDS } from '../../src/domain/command.ts';
import { decide, type Verdict } from '../../src/domain/decide.ts';
import type { Ground } from '../../src/domain/ground.ts';
import type { Role } from '../../src/domain/permission.ts';
import { ACTORS, ALL_AGREE, CIRCUMSTANCES, ground, OLD } from './ground.ts';

const seenOf = (on: Ground, id = 'c1'): string => on.clause(id)?.digest() ?? OLD;
const judge = (on: Ground, role: Role, command: object): Verdict =>
  decide(on, ACTORS[role], { id: 'x1', ...command } as Command, CIRCUMSTANCES);
const word = (verdict: Verdict): string => (verdict.ok ? 'ok' : verdict.reason);

const STATUS_COLUMNS: readonly ClauseStatus[] = ['draft', 'ad-referendum', 'agreed', 'initialled', 'withdrawn'];
const LETTERS: { readonly [letter: string]: string } = {
  '+': 'ok',
  n: 'not-allowed',
  f: 'clause-frozen',
  u: 'rule-unmet',
};

/** Each row's command, on a clause c1 on whose text every party agrees. */
const SHAPES: { readonly [row: string]: (on: Ground) => object } = {
  'clause.add': () => ({ after: 'c1', kind: 'paragraph', level: 0 }),
  'clause.move': () => ({ clause: 'c1', after: 'c2' }),
  'clause.retype': () => ({ clause: 'c1', kind: 'recital', level: 1 }),
  'clause.withdraw': () => ({ clause: 'c1' }),
  'clause.restore': () => ({ clause: 'c1' }),
  'clause.hold': (on) => ({ clause: 'c1', seen: seenOf(on) }),
  'clause.release': () => ({ clause: 'c1' }),
  'clause.status ad-referendum': (on) => ({ clause: 'c1', to: 'ad-referendum', seen: seenOf(on) }),
  'clause.status agreed': (on) => ({ clause: 'c1', to: 'agreed', seen: seenOf(on) }),
  'clause.status initialled': (on) => ({ clause: 'c1', to: 'initialled', seen: seenOf(on) }),
  'clause.reopen': () => ({ clause: 'c1', reason: 'اشتباه در متن روسی' }),
  'stance.record': (on) => ({ clause: 'c1', stance: 'agree', seen: seenOf(on) }),
  'column.add': () => ({ language: 'kk' }),
  'column.authentic': () => ({ language: 'en' }),
  'milestone.create': () => ({ label: 'Первое чтение' }),
};

// One letter a status: draft, ad referendum, agreed, initialled, withdrawn. Observers may nothing at all.
const GRID = `
                             negotiator secretariat legal
clause.add                   nnnnn      +++++       nnnnn
clause.move                  nnnnn      +++++       nnnnn
clause.retype                nnnnn      +fffu       nnnnn
clause.withdraw              nnnnn      +fffu       nnnnn
clause.restore               nnnnn      ufff+       nnnnn
clause.hold                  nnnnn      +fffu       nnnnn
clause.release               nnnnn      +fffu       nnnnn
clause.status ad-referendum  nnnnn      +uuuu       nnnnu
clause.status agreed         nnnnn      ++uuu       nnnnu
clause.status initialled     nnnnn      nnnnu       uuuuu
clause.reopen                nnnnn      u+++u       unn+u
stance.record                +++fu      nnnnn       nnnnn
column.add                   nnnnn      +++++       nnnnn
column.authentic             nnnnn      +uuu+       nnnnn
milestone.create             nnnnn      +++++       +++++`;
const rows = GRID.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [, row, ...letters] = /^(.+?) {2,}(\S+) +(\S+) +(\S+)$/.exec(line) as unknown as [
      string,
      string,
      ...string[],
    ];
    return [row, [...letters, 'nnnnn']] as const;
  });

describe('decide', () => {
  it.each(rows)('%s, by role and status', (row, letters) => {
    const type = row.split(' ')[0] as CommandType;
    const found = (['negotiator', 'secretariat', 'legal', 'observer'] as const).map((role) =>
      STATUS_COLUMNS.map((status) => {
        const on = ground({ status, held: type === 'clause.release', stances: ALL_AGREE }, {});
        return word(judge(on, role, { type, ...SHAPES[row]?.(on) }));
      }),
    );
    expect(found).toEqual(letters.map((list) => [...list].map((letter) => LETTERS[letter])));
  });

  it('has a row in the grid for every command', () => {
    expect([...new Set(rows.map(([row]) => row.split(' ')[0]))]).toEqual(Object.keys(COMMANDS));
  });

  it('gives a revoked member nothing', () => {
    const on = ground({ stances: ALL_AGREE }, {});
    const found = rows.map(([row]) =>
      word(
        decide(
          on,
          { ...ACTORS.secretariat, revoked: true },
          { id: 'x', type: row.split(' ')[0], ...SHAPES[row]?.(on) } as Command,
          CIRCUMSTANCES,
        ),
      ),
    );
    expect(new Set(found)).toEqual(new Set(['not-allowed']));
  });

  it.each(['clause.hold', 'clause.status agreed', 'stance.record'])(
    '%s on a text that is another now is text-changed',
    (row) => {
      const on = ground({ stances: ALL_AGREE }, {});
      const type = row.split(' ')[0] as CommandType;
      const role = type === 'stance.record' ? 'negotiator' : 'secretariat';
      expect(word(judge(on, role, { type, ...SHAPES[row]?.(on), seen: OLD }))).toBe('text-changed');
    },
  );

  it('lists all that a rung misses', () => {
    const on = ground({ texts: { fa: '[متن]', ru: '' }, stances: 'IR:agree RU:agree@old' });
    expect(judge(on, 'secretariat', { type: 'clause.status', clause: 'c1', to: 'agreed', seen: seenOf(on) })).toEqual({
      ok: false,
      reason: 'rule-unmet',
      missing: [
        { kind: 'open-brackets', lang: 'fa', count: 1 },
        { kind: 'empty-column', lang: 'ru' },
        { kind: 'stance', delegation: 'RU', has: 'lapsed' },
      ],
    });
  });

  const two = (): Ground => ground({}, { status: 'withdrawn' }, {});
  const wrong: [string, Role, object, string][] = [
    ['an unknown type', 'secretariat', { type: 'clause.burn' }, 'bad-command'],
    ['a type from the prototype', 'secretariat', { type: 'constructor' }, 'bad-command'],
    ['an unknown clause', 'secretariat', { type: 'clause.move', clause: 'c9', after: null }, 'unknown-clause'],
    ['a clause from the prototype', 'secretariat', { type: 'clause.withdraw', clause: '__proto__' }, 'unknown-clause'],
    [
      'a move behind an unknown clause',
      'secretariat',
      { type: 'clause.move', clause: 'c1', after: 'c9' },
      'unknown-clause',
    ],
    ['a move behind itself', 'secretariat', { type: 'clause.move', clause: 'c1', after: 'c1' }, 'bad-command'],
    [
      'an add behind an unknown clause',
      'secretariat',
      { type: 'clause.add', after: 'c9', kind: 'article', level: 0 },
      'unknown-clause',
    ],
    ['an unknown kind', 'secretariat', { type: 'clause.add', after: null, kind: 'toString', level: 0 }, 'bad-command'],
    ['a level too deep', 'secretariat', { type: 'clause.add', after: null, kind: 'article', level: 5 }, 'bad-command'],
    [
      'half a level',
      'secretariat',
      { type: 'clause.retype', clause: 'c1', kind: 'article', level: 0.5 },
      'bad-command',
    ],
    [
      'a text for a column that is not there',
      'secretariat',
      { type: 'clause.add', after: null, kind: 'article', level: 0, texts: { kk: 'мәтін' } },
      'bad-command',
    ],
    [
      'a text of endless length',
      'secretariat',
      { type: 'clause.add', after: null, kind: 'article', level: 0, texts: { fa: 'ا'.repeat(100_001) } },
      'bad-command',
    ],
    [
      'reopening without a reason',
      'secretariat',
      { type: 'clause.reopen', clause: 'c4', reason: ' \n' },
      'bad-command',
    ],
    ['a column that is there', 'secretariat', { type: 'column.add', language: 'ru' }, 'rule-unmet'],
    ['a language that nobody knows', 'secretariat', { type: 'column.add', language: 'xx' }, 'bad-command'],
    ['an authentic column made authentic', 'secretariat', { type: 'column.authentic', language: 'fa' }, 'rule-unmet'],
    ['an absent column made authentic', 'secretariat', { type: 'column.authentic', language: 'kk' }, 'bad-command'],
    ['a milestone without a name', 'legal', { type: 'milestone.create', label: '  ' }, 'bad-command'],
    [
      'a milestone with an endless note',
      'legal',
      { type: 'milestone.create', label: 'm', note: 'x'.repeat(2001) },
      'bad-command',
    ],
    ['a release of what is not held', 'secretariat', { type: 'clause.release', clause: 'c1' }, 'rule-unmet'],
  ];
  it.each(wrong)('refuses %s', (_name, role, command, expected) => {
    const on = ground({}, { status: 'withdrawn' }, {}, { status: 'agreed' });
    expect(word(judge(on, role, command))).toBe(expected);
  });

  it('refuses the stance of a negotiator without a delegation', () => {
    const on = two();
    const actor = { ...ACTORS.negotiator, delegation: undefined } as never;
    expect(
      word(
        decide(
          on,
          actor,
          { id: 'x', type: 'stance.record', clause: 'c1', stance: 'agree', seen: seenOf(on) },
          CIRCUMSTANCES,
        ),
      ),
    ).toBe('not-allowed');
  });

  it('places a new or moved clause right behind the named one', () => {
    const on = two();
    const [first, second, third] = on.clauses.map(({ order }) => order) as [string, string, string];
    const orderOf = (command: object): string => {
      const verdict = judge(on, 'secretariat', command);
      return verdict.ok ? ((verdict.effects[0] as { order: string }).order ?? '') : verdict.reason;
    };
    const add = { type: 'clause.add', kind: 'article', level: 0 };
    const [start, middle, end, moved] = [
      orderOf({ ...add, after: null }),
      orderOf({ ...add, after: 'c1' }),
      orderOf({ ...add, after: 'c3' }),
      orderOf({ type: 'clause.move', clause: 'c1', after: 'c2' }),
    ] as [string, string, string, string];
    expect([start < first, first < middle && middle < second, third < end, second < moved && moved < third]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('keeps in a stance who gave it, when, on which text; "none" takes it back', () => {
    const on = two();
    const record = (stance: string): unknown => {
      const verdict = judge(on, 'negotiator', {
        type: 'stance.record',
        clause: 'c1',
        stance,
        seen: seenOf(on),
        note: 'до согласования',
      });
      return verdict.ok && verdict.effects;
    };
    expect([record('reserve'), record('none')]).toEqual([
      [
        {
          type: 'stance.put',
          clause: 'c1',
          delegation: 'IR',
          record: {
            stance: 'reserve',
            digest: seenOf(on),
            member: 'n',
            at: CIRCUMSTANCES.now,
            note: 'до согласования',
          },
        },
      ],
      [{ type: 'stance.put', clause: 'c1', delegation: 'IR', record: null }],
    ]);
  });

  it('dates a milestone by its circumstances and by the text it stands on', () => {
    const verdict = judge(two(), 'legal', { type: 'milestone.create', label: ' Первое чтение ' });
    expect(verdict).toEqual({
      ok: true,
      milestone: 'm1',
      effects: [
        {
          type: 'milestone.put',
          milestone: {
            id: 'm1',
            label: 'Первое чтение',
            seq: 7,
            digest: 'd'.repeat(64),
            at: CIRCUMSTANCES.now,
            by: 'l',
          },
        },
      ],
    });
  });
});
