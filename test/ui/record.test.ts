/** The log page without a page: its filter in the address, records folded into entries, and what they say in six languages. */
import { describe, expect, it } from 'vitest';
import { COMMANDS, isNoteCommand } from '../../src/domain/command.ts';
import type { LogEntry } from '../../src/domain/summit/log-entry.ts';
import { LANGS } from '../../src/language/language.ts';
import { formatsOf } from '../../src/ui/kit/i18n.tsx';
import { lastVersion, versionName, versionOptions } from '../../src/ui/kit/version-name.ts';
import { entriesOf, whereOf } from '../../src/ui/record/entries.ts';
import { beginningOf, parseFilter, printFilter, queryOf } from '../../src/ui/record/filter.ts';
import { commandWords, entryWords } from '../../src/ui/record/words.ts';

const says = (lang: (typeof LANGS)[number]) => ({ ...formatsOf(lang, 'Asia/Tehran'), delegation: (id: string) => id });
const entry = (seq: number, more: Partial<LogEntry> = {}): LogEntry => ({
  seq,
  at: new Date(Date.UTC(2025, 10, 18, 8, 0, seq)).toISOString(),
  member: 'ir-neg',
  delegation: 'IR',
  kind: 'update',
  places: ['p1/fa'],
  clients: [],
  bytes: 0,
  previous: '',
  hash: '',
  typed: { added: seq },
  ...more,
});

describe('parseFilter', () => {
  it('reads what printFilter has written, and passes over the rest', () => {
    const filter = { member: 'ir-neg', clause: 'p1', from: '2025-11-18', type: 'clause.move' };
    expect([parseFilter(printFilter(filter)), parseFilter('versions'), parseFilter('member=&who=x')]).toEqual([
      filter,
      {},
      {},
    ]);
  });
});

describe('queryOf', () => {
  it('asks for days by the clock of the summit, the last one whole', () => {
    expect(queryOf({ from: '2025-11-18', to: '2025-11-18', kind: 'command' }, 'Asia/Tehran')).toEqual({
      from: '2025-11-17T20:30:00.000Z',
      to: '2025-11-18T20:30:00.000Z',
      kind: 'command',
    });
    expect(beginningOf('2025-03-30', 'Europe/Berlin')).toBe('2025-03-29T23:00:00.000Z');
    expect(beginningOf('2025-03-31', 'Europe/Berlin')).toBe('2025-03-30T22:00:00.000Z');
  });

  it('leaves what is no day to the server, which answers in words', () => {
    expect(queryOf({ from: 'yesterday' }, 'UTC')).toEqual({ from: 'yesterday' });
  });
});

describe('entriesOf', () => {
  it('is newest first and takes typing without a pause as one, with all that came and went', () => {
    const records = [
      ...[1, 2, 3].map((seq) => entry(seq)),
      entry(4, { places: ['p1/ru'] }),
      entry(5),
      entry(6, { at: '2025-11-18T09:00:00.000Z' }),
      entry(7, { kind: 'command', command: { type: 'clause.move', clause: 'p1' } }),
      entry(8, { kind: 'command', command: { type: 'clause.move', clause: 'p1' } }),
    ];
    expect(entriesOf(records).map(({ record, first, count, added }) => [record.seq, first, count, added])).toEqual([
      [8, 8, 1, 8],
      [7, 7, 1, 7],
      [6, 6, 1, 6],
      [5, 5, 1, 5],
      [4, 4, 1, 4],
      [3, 1, 3, 6],
    ]);
  });
});

describe('whereOf', () => {
  it('finds clauses and columns in places, commands and refusals', () => {
    const cases: readonly Partial<LogEntry>[] = [
      { places: ['p1/fa', 'p1/ru', 'p2/fa'] },
      { kind: 'command', places: ['p1/fa', 'p1/ru'], command: { type: 'clause.merge', clause: 'p2', into: 'p1' } },
      { kind: 'command', places: [], command: { type: 'counterpart.none', clause: 'p3', language: 'kk' } },
      { kind: 'refused', places: [], refused: { reason: 'text-changed', type: 'clause.status', clause: 'p4' } },
    ];
    expect(cases.map((more) => whereOf(entry(1, more)))).toEqual([
      { clauses: ['p1', 'p2'], languages: ['fa', 'ru'] },
      { clauses: ['p1', 'p2'], languages: [] },
      { clauses: ['p3'], languages: ['kk'] },
      { clauses: ['p4'], languages: [] },
    ]);
  });
});

describe('commandWords', () => {
  it.each(LANGS)('has words of its own for every command on a text in %s', (lang) => {
    const types = Object.keys(COMMANDS).filter((type) => !isNoteCommand({ type } as never));
    const given = {
      stance: 'agree',
      language: 'fa',
      languages: ['fa', 'ru'],
      until: '2025-11-18T08:00:00Z',
      label: 'X',
      delegation: 'IR',
    };
    const other = says(lang).t('record.kind.command');
    expect(types.length).toBeGreaterThan(25);
    expect(
      types.map((type) => commandWords(says(lang), type, given)).filter((words) => words === other || words === ''),
    ).toEqual([]);
  });

  it('says what was decided, and that nothing was when it was refused', () => {
    const move = { kind: 'refused' as const, refused: { reason: 'clause-frozen', type: 'clause.move' } };
    const [refused] = entriesOf([entry(1, move)]);
    expect(refused && entryWords(says('en'), refused)).toBe('Refused: Moved');
    expect(commandWords(says('en'), 'clause.status', { to: 'agreed' })).toBe('Status changed: Agreed');
    const waiver = { check: 'numbers', languages: ['ru'], message: 'numbers.missing' };
    expect(commandWords(says('en'), 'waiver.give', waiver)).toBe(
      'Finding of the checks waived: numbers · \u2068Русский\u2069',
    );
    expect(commandWords(says('en'), 'waiver.give', { check: 'constructor' })).toBe('Finding of the checks waived');
    expect(commandWords(says('en'), 'something.new')).toBe('Decisions');
  });
});

describe('versionName', () => {
  const version = (id: string, seq: number, auto?: 'export' | 'freeze') => ({
    ...{ id, seq, label: `label ${id}`, digest: '', by: '', at: '2025-11-18T08:00:00Z' },
    ...(auto ? { auto } : {}),
  });
  const all = [version('m1', 1), version('m2', 5, 'export'), version('m3', 9), version('m4', 12, 'freeze')];

  it('is what people called it, or says in the language of the reader why the program kept it', () => {
    expect(all.map((one) => versionName(says('en'), one))).toEqual([
      'label m1',
      'Exported, 18 November, 11:30',
      'label m3',
      'All clauses agreed, 18 November, 11:30',
    ]);
    expect(
      LANGS.map((lang) => versionName(says(lang), all[1] as (typeof all)[0])).every((name) => !name.includes('label')),
    ).toBe(true);
  });

  it('puts the named ones first in a choice, and takes the last named one for the last', () => {
    const options = versionOptions(says('en'), all, [{ id: 'now', label: 'Now' }]);
    expect(options.map(({ id }) => id)).toEqual(['m1', 'm3', 'now', 'm4', 'm2']);
    expect([lastVersion(all)?.id, lastVersion([all[1] as (typeof all)[0]])?.id, lastVersion([])]).toEqual([
      'm3',
      'm2',
      undefined,
    ]);
  });
});
