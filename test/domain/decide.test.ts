/**
 * The judge of commands against the rules as they are written: a grid of role, command and status; then texts that changed
 * and broken commands. Whole negotiations are played in `consensus.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import type { ClauseStatus } from '../../src/domain/clause/clause.ts';
import type { Command, CommandType } from '../../src/domain/command.ts';
import { COMMANDS, isNoteCommand } from '../../src/domain/command.ts';
import { decide, type Verdict } from '../../src/domain/decide.ts';
import type { Ground } from '../../src/domain/ground.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import type { Role } from '../../src/domain/permission.ts';
import { cellsOf, NEW, SHAPES, seenOf, WAIVED } from './command-shapes.ts';
import { ACTORS, ALL_AGREE, type Beside, beside, CIRCUMSTANCES, ground, OLD, proposed, silent } from './ground.ts';

const judge = (on: Ground, role: Role, command: object): Verdict =>
  decide(on, ACTORS[role], { id: 'x1', ...command } as Command, CIRCUMSTANCES);
const word = (verdict: Verdict): string => (verdict.ok ? 'ok' : verdict.reason);

const STATUS_COLUMNS: readonly ClauseStatus[] = ['draft', 'ad-referendum', 'agreed', 'initialled', 'withdrawn'];
const LETTERS: { readonly [letter: string]: string } = {
  '+': 'ok',
  n: 'not-allowed',
  f: 'clause-frozen',
  u: 'rule-unmet',
  b: 'bad-command',
};

/** What lies beside c1 for a row; the rest is judged on the text alone. */
const BESIDE: { readonly [row: string]: (on: Ground) => Beside } = {
  'silence.cancel': (on) => ({ silences: { c1: silent(seenOf(on)) } }),
  'party.present': () => ({ absent: { RU: { reason: 'болезнь', member: 's', at: '' } } }),
};
/** Tabled by IR, by the secretariat, for a new clause, and as the chair's text; and all pairs confirmed. */
const TABLED: readonly ProposalRecord[] = [
  proposed(),
  proposed({ id: 'p2', kind: 'chair', role: 'secretariat', delegation: undefined as never, texts: { ru: 'иной' } }),
  proposed({ id: 'p3', clause: null, place: NEW, base: null, baseTexts: {} }),
  proposed({ id: 'p4', kind: 'chair', role: 'secretariat', delegation: undefined as never, batch: 'b9' }),
  proposed({ id: 'p6', delegation: 'RU' }),
];
const confirmed = (on: Ground): Beside['pairs'] => {
  const { fa, ru } = cellsOf(on) as { fa: string; ru: string };
  return Object.fromEntries(
    on.clauses.map(({ id }) => [`${id}/fa/ru`, { digests: [fa, ru] as const, member: 'l', at: '', seq: 3 }]),
  );
};

// One letter a status: draft, ad referendum, agreed, initialled, withdrawn. Observers may nothing at all.
const GRID = `
                                     negotiator secretariat legal
clause.add                           nnnnn      +++++       nnnnn
clause.move                          nnnnn      +++++       nnnnn
clause.retype                        nnnnn      +fffu       nnnnn
clause.split                         nnnnn      +fffu       nnnnn
clause.merge                         nnnnn      +fffu       nnnnn
text.correct                         nnnnn      +fffu       nnnnn
clause.withdraw                      nnnnn      +fffu       nnnnn
clause.restore                       nnnnn      ufff+       nnnnn
clause.hold                          nnnnn      +fffu       nnnnn
clause.release                       nnnnn      +fffu       nnnnn
clause.status ad-referendum          nnnnn      +uuuu       nnnnu
clause.status agreed                 nnnnn      ++uuu       nnnnu
clause.status initialled             nnnnn      nnnnu       uu+uu
clause.reopen                        nnnnn      u+++u       unn+u
stance.record                        +++fu      nnnnn       nnnnn
proposal.table                       ++++u      ++++u       ++++u
proposal.table new                   +++++      +++++       +++++
proposal.table deletion              ++++u      ++++u       ++++u
proposal.table move                  ++++u      ++++u       ++++u
proposal.sponsor                     +++++      nnnnn       nnnnn
proposal.accept                      nnnnn      ++++u       nnnnn
proposal.accept unexplained          nnnnn      +fffu       nnnnn
proposal.accept new                  nnnnn      +++++       nnnnn
proposal.reject                      nnnnn      +++++       nnnnn
proposal.withdraw                    +++++      nnnnn       nnnnn
proposal.withdraw the secretariat's  nnnnn      +++++       nnnnn
chair.issue                          nnnnn      ++++u       nnnnn
chair.accept                         nnnnn      ++++u       nnnnn
bracket.note                         +fffu      +fffu       +fffu
concordance.confirm                  ++++u      ++++u       ++++u
concordance.confirm others'          nnnnu      ++++u       ++++u
counterpart.none                     +fffu      +fffu       +fffu
counterpart.none another's           nfffu      +fffu       +fffu
counterpart.due                      ufffu      ufffu       ufffu
waiver.give                          nnnnn      nnnnn       ++++u
waiver.withdraw                      nnnnn      nnnnn       ++++u
collation.sign                       nnnnn      nnnnn       +++++
silence.start                        nnnnn      +fffu       nnnnn
silence.start all                    nnnnn      +++++       nnnnn
silence.cancel                       nnnnn      +++++       nnnnn
silence.close                        nnnnn      nnnnn       nnnnn
party.absent                         +++++      +++++       nnnnn
party.absent another's               nnnnn      +++++       nnnnn
party.present                        nnnnn      +++++       nnnnn
resolution.close                     nnnnn      nnnnn       nnnnn
column.add                           nnnnn      +++++       nnnnn
column.authentic                     nnnnn      +uuu+       nnnnn
milestone.create                     nnnnn      +++++       +++++
merge.confirm                        uuuuu      uuuuu       uuuuu
draft.save                           bbbbb      bbbbb       bbbbb
draft.discard                        bbbbb      bbbbb       bbbbb
comment.add                          bbbbb      bbbbb       bbbbb
comment.resolve                      bbbbb      bbbbb       bbbbb`;
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

function onGround(row: string, status: ClauseStatus): Ground {
  const text = { fa: 'متن', ru: 'текст', en: 'text' };
  const on = ground({ status, held: row === 'clause.release', stances: ALL_AGREE, texts: text, waivers: [WAIVED] }, {});
  return beside(on, { proposals: TABLED, pairs: confirmed(on) ?? {}, ...BESIDE[row]?.(on) });
}

describe('decide', () => {
  it.each(rows)('%s, by role and status', (row, letters) => {
    const type = row.split(' ')[0] as CommandType;
    const found = (['negotiator', 'secretariat', 'legal', 'observer'] as const).map((role) =>
      STATUS_COLUMNS.map((status) => {
        const on = onGround(row, status);
        return word(judge(on, role, { type, ...SHAPES[row]?.(on) }));
      }),
    );
    const asked = letters.map((list, index) =>
      // An observer's note is as badly addressed as anybody's.
      [...list].map((letter) => LETTERS[index === 3 && isNoteCommand({ type }) ? 'b' : letter]),
    );
    expect(found).toEqual(asked);
  });

  it('has a row in the grid for every command', () => {
    expect([...new Set(rows.map(([row]) => row.split(' ')[0]))]).toEqual(Object.keys(COMMANDS));
  });

  it('gives a revoked member nothing', () => {
    const on = onGround('', 'draft');
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
    const notes = rows.filter(([row]) => isNoteCommand({ type: row as CommandType })).length;
    expect(found.filter((refusal) => refusal !== 'not-allowed')).toEqual(Array(notes).fill('bad-command'));
  });

  it.each<[string, unknown]>([
    ['clause.split', OLD],
    ['clause.merge', OLD],
    ['clause.status agreed', OLD],
    ['stance.record', OLD],
    ['proposal.table', OLD],
    ['proposal.accept', OLD],
    ['chair.issue', { c1: OLD }],
    ['chair.issue', {}],
    ['chair.accept', { c1: OLD }],
    ['chair.accept', {}],
    ['concordance.confirm', { fa: OLD, ru: OLD }],
    ['concordance.confirm', {}],
  ])('%s on a text that is another now is text-changed', (row, seen) => {
    const on = onGround(row, 'draft');
    const type = row.split(' ')[0] as CommandType;
    const role = type === 'stance.record' ? 'negotiator' : 'secretariat';
    expect(word(judge(on, role, { type, ...SHAPES[row]?.(on), seen }))).toBe('text-changed');
  });

  it.each([{}, { seen: OLD }])('clause.hold closes the text whatever its sender had read: %j', (seen) => {
    const on = onGround('clause.hold', 'draft');
    expect(word(judge(on, 'secretariat', { type: 'clause.hold', clause: 'c1', ...seen }))).toBe('ok');
  });

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
            seq: 7,
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
