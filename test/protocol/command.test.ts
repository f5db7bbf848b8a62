/** Commands as they come from outside: each type in its shape, and nothing that only looks like it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, LIMITS, SUMMIT_COMMANDS } from '../../src/domain/command.ts';
import { USUAL_RULES } from '../../src/domain/negotiation/rules.ts';
import { parseCommand, parseSummitCommand } from '../../src/protocol/command.ts';

const SEEN = 'a'.repeat(64);
const GOOD: readonly { readonly type: string; readonly [field: string]: unknown }[] = [
  { type: 'clause.add', after: null, kind: 'article', level: 0 },
  { type: 'clause.add', after: 'c1', kind: 'subparagraph', level: 4, texts: { fa: 'متن', ru: '' } },
  { type: 'clause.move', clause: 'c1', after: null },
  { type: 'clause.retype', clause: 'c1', kind: 'recital', level: 1 },
  { type: 'clause.split', clause: 'c1', at: { fa: 12 }, seen: SEEN },
  { type: 'clause.merge', clause: 'c1', into: 'c2', seen: SEEN },
  { type: 'text.correct', clause: 'env-p1', language: 'ru', text: 'слово.', seen: 'd'.repeat(64) },
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
  { type: 'proposal.table', clause: 'c1', texts: { fa: 'متن' }, reason: 'روشن‌تر', seen: SEEN },
  { type: 'proposal.table', clause: null, after: null, kind: 'article', level: 0, texts: {}, reason: 'пробел' },
  { type: 'proposal.accept', proposal: 'p1', seen: SEEN, reason: 'согласовано' },
  { type: 'proposal.sponsor', proposal: 'p1', join: false },
  { type: 'proposal.reject', proposal: 'p1', reason: 'нет' },
  { type: 'proposal.withdraw', proposal: 'p1' },
  { type: 'chair.issue', label: 'Текст', reason: 'компромисс', texts: { c1: { fa: 'x' } }, seen: { c1: SEEN } },
  { type: 'chair.accept', batch: 'b1', seen: { c1: SEEN }, reason: 'да' },
  { type: 'bracket.note', clause: 'c1', language: 'fa', anchor: { type: { client: 1, clock: 2 } }, note: 'هنوز نه' },
  { type: 'concordance.confirm', clause: 'c1', languages: ['fa', 'ru'], seen: { fa: SEEN, ru: SEEN } },
  { type: 'counterpart.none', clause: 'c1', language: 'fa', reason: 'حقوق داخلی' },
  { type: 'counterpart.due', clause: 'c1', language: 'fa' },
  {
    ...{ type: 'waiver.give', clause: 'c1', check: 'numbers', message: 'numbers.missing', languages: ['ru', 'kk'] },
    ...{ seen: SEEN, reason: 'сказано словами' },
  },
  { type: 'waiver.withdraw', clause: 'c1', seen: SEEN },
  { type: 'collation.sign', note: 'сверено' },
  { type: 'silence.start', clause: 'c1', until: '2025-11-19T12:00Z' },
  { type: 'silence.cancel', clause: 'c1' },
  { type: 'silence.close', clause: 'c1' },
  { type: 'party.absent', delegation: 'RU', reason: 'нет' },
  { type: 'party.present', delegation: 'RU' },
  { type: 'resolution.close', seal: 's1' },
  { type: 'merge.confirm', merge: 'x1' },
  {
    type: 'draft.save',
    draft: 'd1',
    clause: null,
    after: 'c1',
    kind: 'article',
    level: 1,
    texts: {},
    base: {},
    origin: 'own',
  },
  { type: 'draft.save', draft: 'd1', clause: 'c1', texts: { fa: 'x' }, base: {}, reason: 'r', origin: 'refused' },
  { type: 'draft.discard', draft: 'd1' },
  { type: 'comment.add', clause: 'c1', scope: 'all', text: 'Почему?', thread: 'n1', language: 'ru', mentions: ['s'] },
  { type: 'comment.add', clause: 'c1', scope: 'delegation', text: 'x', quote: 'y', anchor: {} },
  { type: 'comment.resolve', comment: 'n1', scope: 'all' },
];
/** Fields that a type may go without, beyond those that all may. */
const OPTIONAL: { readonly [type: string]: readonly string[] } = {
  'clause.hold': ['seen'],
  'clause.add': ['texts'],
  'member.invite': ['delegation'],
  'member.change': ['name'],
  'participant.put': ['participant'],
  'proposal.accept': ['seen', 'reason'],
  'proposal.reject': ['reason'],
  'chair.accept': ['reason'],
  'silence.start': ['clause'],
  'adoption.say': ['reason'],
  'draft.save': ['after', 'kind', 'level', 'reason'],
  'copy.issue': ['holder'],
  'comment.add': ['thread', 'language', 'quote', 'anchor', 'mentions'],
};
/** Fields that are an object by language or by clause, of which an empty one is well formed. */
const TABLES = ['texts', 'title', 'at', 'base', 'anchor'];
const WORDS = ['reason', 'note', 'label', 'panel', 'name', 'quote', 'how'];
const ANY_VALUE = [null, 0, -1, 1.5, true, [], {}, '', 'x'.repeat(200_000), '\u0000'];

/** Is one of these values well formed in this field of this command after all? */
function fits(command: (typeof GOOD)[number], field: string, value: unknown): boolean {
  const { type, clause, seen } = command;
  const tabled = type === 'proposal.table';
  const words = [...WORDS, ...(type === 'comment.add' || type === 'text.correct' ? ['text'] : [])];
  const tables = [...TABLES, ...(typeof seen === 'object' ? ['seen'] : [])];
  if (field === 'base' && type === 'symbols.set') return value === null;
  if (value === null && field === 'after') return !(tabled && clause);
  if (value === null && field === 'clause') return tabled ? !clause : type === 'draft.save';
  if (value === 0) return field === 'level';
  if (value === true) return ['join', 'on', 'named'].includes(field);
  if (Array.isArray(value)) return ['columns', 'mentions', 'clauses'].includes(field);
  if (typeof value === 'object' && value !== null) return tables.includes(field);
  return (
    typeof value === 'string' &&
    value.length < 2 &&
    words.includes(field) &&
    (field !== 'name' || !['', '\u0000'].includes(value))
  );
}
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
  {
    type: 'instrument.set',
    setting: {
      ...{ kind: 'protocol', form: 'annexes', title: { ru: 'Протокол' }, resolutions: ['general'], languages: ['ru'] },
      ...{ place: { ru: 'Решт' }, date: '2025-11-19', order: ['RU', 'IR'], originals: 'single' },
      layouts: { RU: { paper: 'a4', margin: 25, size: 12 } },
    },
  },
  {
    type: 'rules.propose',
    rules: { ...USUAL_RULES, proposalsUntil: '2025-12-01T00:00:00Z' },
    until: '2025-12-01T00:00:00Z',
  },
  { type: 'rules.stance', draft: 'r1', stance: 'object', note: 'слишком коротко' },
  {
    ...{ type: 'participant.put', participant: 't1' },
    entry: { as: 'participant', state: 'IR', region: 'gilan', names: { fa: 'گیلان' }, present: true },
  },
  { type: 'participant.remove', participant: 't1' },
  {
    type: 'signatory.put',
    entry: {
      ...{ participant: 't1', person: 'ir-head', names: { fa: 'نام' }, titles: { fa: 'استاندار' } },
      ...{ capacity: 'region', mode: 'ad-referendum', confirmBy: '2025-12-01' },
      authority: { kind: 'letter', sha256: 'a'.repeat(64), clearedBy: 'وزارت' },
    },
  },
  { type: 'signatory.remove', signatory: 'g1' },
  { type: 'signatory.decline', signatory: 'g1' },
  { type: 'bearer.name', delegation: 'IR', member: 'ir-neg', named: true },
  { type: 'signature.confirm', seal: 's1', delegation: 'IR', place: 'رشت', reason: 'نامه' },
  { type: 'signature.withdraw', seal: 's1', delegation: 'IR', place: 'رشت', reason: 'نامه' },
  { type: 'initials.prepare', digest: 'a'.repeat(64) },
  { type: 'initials.give', digest: 'a'.repeat(64) },
  { type: 'rules.adopt', draft: 'r1' },
  { type: 'rules.withdraw', draft: 'r1' },
  {
    type: 'instrument.set',
    setting: {
      ...{ kind: 'memorandum', form: 'parts', title: {}, resolutions: [], languages: ['fa'], place: {}, date: '' },
      ...{ order: 'alphabetical', originals: 'alternat', layouts: {} },
    },
  },
  {
    type: 'instrument.set',
    setting: {
      ...{ kind: 'statement', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru'], place: {} },
      ...{ date: '2025-11-19', layouts: {}, signatures: 'stacked' },
      order: { list: ['IR', 'RU'], basis: { alphabet: 'ru' }, decidedAt: '2025-11-17' },
      outcome: { nature: 'political', act: 'signed', originals: 'alternat', prevailing: 'ru', status: { ru: 'Так.' } },
    },
  },
  {
    ...{ type: 'adoption.open', text: 'a'.repeat(64), by: 'no-objection' },
    ...{ presiding: 'استاندار گیلان', minutes: 15 },
  },
  { type: 'adoption.say', adoption: 'a1', word: 'object', reason: 'слово другое' },
  { type: 'adoption.say', adoption: 'a1', word: 'none' },
  { type: 'adoption.record', adoption: 'a1' },
  { type: 'adoption.end', adoption: 'a1' },
  {
    ...{ type: 'position.make', kind: 'interpretative', place: 'annexed' },
    ...{ clauses: [{ resolution: 'general', clause: 'c1' }], texts: { fa: 'برداشت ما', en: 'As we read it' } },
  },
  { type: 'position.withdraw', position: 'q1' },
  { type: 'summary.issue', presiding: 'استاندار گیلان' },
  { type: 'summary.move', resolution: 'general', clause: 'c1', texts: { ru: 'в Реште' } },
  { type: 'exception.set', resolution: 'general', clause: 'c1', on: true },
  { type: 'seal.void', seal: 's1', reason: 'опечатка' },
  {
    ...{ type: 'rectification.table', kind: 'typing', resolution: 'general', clause: 'c1', texts: { ru: 'верно' } },
    ...{ reason: 'опечатка', until: '2025-12-01T00:00:00Z' },
  },
  { type: 'rectification.object', rectification: 'f1', reason: 'нет' },
  { type: 'rectification.withdraw', rectification: 'f1', reason: 'нет' },
  { type: 'rectification.confirm', rectification: 'f1', languages: ['fa', 'ru'] },
  { type: 'rectification.notify', rectification: 'f1', delegation: 'IR', how: 'нота' },
  { type: 'notification.receive', notification: 'signature:s1:IR' },
  { type: 'symbols.set', base: 'A/CONF.216' },
  { type: 'symbols.set', base: null },
  { type: 'depositary.set', office: 'LEG', person: 'legal-1' },
  { type: 'copy.issue', seal: 's1', language: 'ru', holder: 'IR' },
];

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
    const optional = ['note', 'columns', 'panel', ...(OPTIONAL[command.type] ?? [])];
    // Its fields depend on each other, so that some refusals are about the whole of it.
    const tabled = command.type === 'proposal.table';
    for (const field of Object.keys(whole)) {
      const { [field]: _gone, ...less } = whole;
      expect([field, parse(less).ok]).toEqual([field, optional.includes(field)]);
      for (const value of ANY_VALUE) {
        const result = parse({ ...whole, [field]: value });
        expect([field, String(value).slice(0, 9), result.ok]).toEqual([
          field,
          String(value).slice(0, 9),
          fits(command, field, value),
        ]);
        if (!result.ok)
          expect([
            result.message?.startsWith(tabled ? 'command' : field) ||
              result.message?.startsWith(field) ||
              field === 'type',
            (result.message?.length ?? 0) < 500,
          ]).toEqual([true, true]);
      }
    }
  });

  it('refuses what no person and no paper has, inside an entry too', () => {
    for (const command of GOOD_SUMMIT.filter((one) => 'entry' in one)) {
      const entry = (command as unknown as { readonly entry: object }).entry;
      for (const more of [{ role: 'x' }, { names: { xx: 'x' } }, { names: { fa: 'x'.repeat(201) } }, { region: 'a b' }])
        expect(parseSummitCommand({ id: 'x', ...command, entry: { ...entry, ...more } }).ok).toBe(false);
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
  const comment = { id: 'x', type: 'comment.add', clause: 'c1', scope: 'all', text: 'x' };
  const stance = { id: 'x', type: 'stance.record', clause: 'c1', stance: 'agree', seen: SEEN };
  const silence = { id: 'x', type: 'silence.start', until: '2025-11-19T12:00Z' };
  const wording = { id: 'x', type: 'proposal.table', clause: 'c1', texts: { fa: 'x' }, reason: 'r', seen: SEEN };
  const split = { id: 'x', type: 'clause.split', clause: 'c1', at: { fa: 1 }, seen: SEEN };
  const pair = { id: 'x', type: 'concordance.confirm', clause: 'c1', languages: ['fa', 'ru'], seen: {} };
  const chair = { id: 'x', type: 'chair.issue', label: 'l', reason: 'r', texts: {}, seen: {} };
  const add = { id: 'x', type: 'clause.add', after: null, kind: 'article', level: 0 };
  it('leaves out of all words what no text may hold, and nothing else', () => {
    const dirty = 'a\u0000\u001b\u202e\u2066\u200f\u061c\u034f\u3164\tb\r\nمی\u200cشود';
    const clean = 'a b\nمی\u200cشود';
    const words = { texts: { fa: dirty }, reason: dirty };
    const said = [
      { ...wording, ...words },
      { ...comment, text: dirty, quote: dirty },
      { id: 'x', type: 'draft.save', draft: 'd', clause: 'c1', base: { fa: dirty }, ...words, origin: 'own' },
      { ...add, texts: { fa: dirty } },
      { ...stance, note: dirty },
    ].map((command) => parseCommand(command));
    expect(said.every(({ ok }) => ok)).toBe(true);
    expect(JSON.stringify(said).split(JSON.stringify(clean)).length - 1).toBe(9);
    expect(JSON.stringify(said)).not.toMatch(/\\u00|\u202e/);
    // What is printed on one line has no second one.
    expect(parseSummitCommand({ id: 'x', type: 'member.change', member: 'm', name: `${dirty}` })).toEqual({
      ok: true,
      value: { id: 'x', type: 'member.change', member: 'm', name: clean.replace('\n', ' ') },
    });
  });

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
    ['a hold, which rests on no text', { id: 'x', type: 'clause.hold', clause: 'c1' }, true],
    ['a digest in capitals', { id: 'x', type: 'clause.hold', clause: 'c1', seen: 'A'.repeat(64) }, false],
    ['a comment of a megabyte', { ...comment, text: 'x'.repeat(1_000_000) }, false],
    ['a comment of the length that fits', { ...comment, text: 'x'.repeat(LIMITS.comment) }, true],
    ['an anchor over the limit', { ...comment, anchor: { x: 'x'.repeat(LIMITS.anchor) } }, false],
    ['an anchor that is a list', { ...comment, anchor: [] }, false],
    ['a mention too many', { ...comment, mentions: Array(LIMITS.mentions + 1).fill('s') }, false],
    ['a stance for another delegation', { ...stance, delegation: 'RU' }, false],
    ['a stance by silence', { ...stance, silence: true }, false],
    ['a stance', stance, true],
    ['a deadline in no zone', { ...silence, until: '2025-11-19T12:00' }, false],
    ['a deadline in words', { ...silence, until: 'tomorrow' }, false],
    ['a deadline with seconds', { ...silence, until: '2025-11-19T12:00:00.000Z' }, true],
    ['wording that saw no text', { ...wording, seen: undefined }, false],
    ['wording with a place', { ...wording, after: 'c2' }, false],
    ['a new clause that saw a text', { ...wording, clause: null, after: null, kind: 'article', level: 0 }, false],
    ['a new clause without a place', { ...wording, clause: null, seen: undefined }, false],
    ['a split in half a place', { ...split, at: { fa: 1.5 } }, false],
    ['a split before the start', { ...split, at: { fa: -1 } }, false],
    ['three languages compared', { ...pair, languages: ['fa', 'ru', 'kk'] }, false],
    ['one language compared', { ...pair, languages: ['fa'] }, false],
    ['a text of the chair for a clause of no name', { ...chair, texts: { 'c 1': { fa: 'x' } } }, false],
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
