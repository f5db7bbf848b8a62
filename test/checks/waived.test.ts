/** Which findings may be waived, what a waiver rests on, and that it stands for that finding on that text and no other. */
import { describe, expect, it } from 'vitest';
import { isBlocking, runChecks, waivableIn } from '../../src/checks/run.ts';
import { restsOn, seenOf, WAIVABLE, waivedIn } from '../../src/checks/waived.ts';
import { openDocument } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Clause } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { Effect } from '../../src/domain/decide.ts';
import { MESSAGES, type MessageName } from '../../src/domain/text/finding.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';

/** A text of two paragraphs in three authentic columns and a working one, the first with a word of two scripts in Russian. */
const TEXTS: PerLang<string> = {
  fa: 'ایستگاه شماره یک',
  ru: 'Станция Kаспий первая',
  kk: 'Бірінші станция',
  en: 'The first station',
};
const MIXED = { check: 'script', message: 'script.mixed', languages: ['ru'] } as const;
const SIGNED = { reason: 'так называется станция', member: 'l', at: '2025-11-18T09:00:00.000Z', seq: 3 };

function text(texts: PerLang<string>, more: readonly Effect[] = [], working: readonly string[] = ['en']): Declaration {
  const doc = openDocument();
  const columns = (['fa', 'ru', 'kk', 'en'] as const).map((lang): Effect => {
    return { type: 'column.put', column: { lang, standing: working.includes(lang) ? 'working' : 'authentic' } };
  });
  const clauses = ['c1', 'c2'].map(
    (id, index): Effect => ({
      ...{ type: 'clause.put', id, kind: 'paragraph', level: 0, order: 'ABC'[index] as string },
      texts: id === 'c1' ? texts : { fa: 'متن', ru: 'текст', kk: 'мәтін', en: 'text' },
    }),
  );
  project(doc, [...columns, ...clauses, ...more], 'server');
  return snapshot(doc, { seq: 1 });
}
const seenIn = (declaration: Declaration): string => waivableIn(declaration, 'c1')[0]?.seen ?? '';
const waive = (seen: string): Effect => ({
  ...{ type: 'waiver.put', clause: 'c1', seen },
  record: { ...MIXED, seen, ...SIGNED },
});
const blocking = (declaration: Declaration): string[] =>
  runChecks(declaration)
    .filter(isBlocking)
    .map(({ message: { key } }) => key);

describe('a waiver', () => {
  const seen = seenIn(text(TEXTS));

  it('stands for the finding, which stays where it is and blocks no more', () => {
    const [plain, given] = [text(TEXTS), text(TEXTS, [waive(seen)])];
    expect([blocking(plain), blocking(given)]).toEqual([['script.mixed'], []]);
    expect(runChecks(given).filter(({ waived }) => waived)).toMatchObject([
      { ...{ clause: 'c1', severity: 'blocking', message: { key: 'script.mixed' } }, waived: SIGNED },
    ]);
  });

  it.each<[string, PerLang<string>]>([
    ['another word in that cell', { ...TEXTS, ru: 'Станция Kаспий вторая' }],
    ['another such word', { ...TEXTS, ru: 'Станция Kаспий Bолга первая' }],
  ])('is void after %s', (_name, texts) => {
    expect(blocking(text(texts, [waive(seen)]))).toEqual(['script.mixed']);
  });

  it('stands after an edit of a column that it does not rest on, and again when the text is what it was', () => {
    expect(blocking(text({ ...TEXTS, fa: 'ایستگاه' }, [waive(seen)]))).toEqual([]);
    expect(blocking(text(TEXTS, [waive(seen)]))).toEqual([]);
  });

  it('is of one clause', () => {
    const elsewhere = { ...waive(seen), clause: 'c2' } as Effect;
    expect(blocking(text(TEXTS, [elsewhere]))).toEqual(['script.mixed']);
  });

  it('of what compares columns rests on all that are signed, and not on those that are not', () => {
    const finding: Parameters<typeof seenOf>[2] = {
      check: 'numbers',
      severity: 'blocking',
      languages: ['ru'],
      message: { key: 'numbers.other', args: { extra: 1, missing: 2 } },
    };
    const of = (more: PerLang<string>): string | null => {
      const declaration = text({ ...TEXTS, ...more });
      return seenOf(declaration.clauses[0] as Clause, declaration, finding);
    };
    const whole = of({});
    expect(whole).toMatch(/^[0-9a-f]{64}$/);
    expect([of({ fa: 'دیگر' }) === whole, of({ kk: 'басқа' }) === whole, of({ en: 'other' }) === whole]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('waivedIn', () => {
  it('tells of each waived finding all that somebody asks who verifies it, and of no other', () => {
    const seen = seenIn(text(TEXTS));
    const given = text({ ...TEXTS, kk: '' }, [waive(seen)]);
    const findings = runChecks(given);
    const clause = given.clauses[0] as Clause;
    expect(findings.length).toBeGreaterThan(1);
    const turned = { ...given, clauses: [...given.clauses].reverse() };
    expect(waivedIn(turned, findings, (member) => `name of ${member}`)).toEqual([
      {
        ...{ resolution: given.resolution, clause: 'c1', number: clause.number, ...MIXED },
        args: findings.find(({ waived }) => waived)?.message.args,
        cells: { ru: clause.texts.ru?.digest },
        ...{ reason: SIGNED.reason, at: SIGNED.at, by: { id: 'l', name: 'name of l' } },
      },
    ]);
    expect(waivedIn(text(TEXTS), runChecks(text(TEXTS)), String)).toEqual([]);
    // Of a clause that the text has not, nothing is told.
    expect(waivedIn({ ...given, clauses: [] }, findings, String)).toEqual([]);
  });
});

describe('waivable', () => {
  it('says of every message whether it may be', () => {
    expect(Object.keys(WAIVABLE)).toEqual(Object.keys(MESSAGES));
  });

  it('is nothing that says that the text is open, empty, or other than it looks', () => {
    const never = ['empty.cell', 'brackets.unbalanced', 'brackets.differ', 'invisible.character'] as const;
    expect(never.map((key) => WAIVABLE[key])).toEqual([false, false, false, false]);
    const declaration = text({ ...TEXTS, ru: 'Станция [Каспий\u202e', kk: '' });
    expect(blocking(declaration).length).toBeGreaterThan(2);
    expect(waivableIn(declaration, 'c1')).toEqual([]);
  });

  /** By message: all that are signed, those that the finding names, or never. */
  const RULE = {
    row: 'numbers.missing numbers.extra numbers.other dates.missing dates.extra dates.other tables.differ tables.missing tables.extra tables.other unread.cell',
    named: 'dates.impossible references.unknown script.mixed direction.turned tables.row',
  };
  const found = (key: MessageName, languages: readonly Lang[]): Parameters<typeof restsOn>[2] => ({
    ...{ check: 'script', severity: 'blocking', languages },
    message: { key, args: {} },
  });

  it.each(Object.keys(MESSAGES) as MessageName[])('%s rests on what the rule says', (key) => {
    const declaration = text(TEXTS, [{ type: 'clause.set', id: 'c1', none: { kk: 'не нужен' } }]);
    const clause = declaration.clauses[0] as Clause;
    const rests = restsOn(clause, declaration, found(key, ['ru', 'en']));
    // What has no counterpart by design is not signed; a working column counts where it is named.
    const expected = RULE.row.split(' ').includes(key)
      ? ['fa', 'ru', 'en']
      : RULE.named.split(' ').includes(key)
        ? ['ru', 'en']
        : null;
    expect(rests).toEqual(expected);
    expect(restsOn(clause, declaration, { ...found(key, ['ru']), severity: 'warning' })).toBeNull();
  });

  it('rests on all columns where none is a working one', () => {
    const declaration = text(TEXTS, [], []);
    const rests = restsOn(declaration.clauses[0] as Clause, declaration, found('numbers.other', ['ru']));
    expect(rests).toEqual(['fa', 'ru', 'kk', 'en']);
  });

  it('is no warning, and nothing of a clause that is withdrawn or not there', () => {
    const warned = text(TEXTS, [], ['en', 'ru']);
    const gone = text(TEXTS, [{ type: 'clause.set', id: 'c1', status: 'withdrawn' }]);
    expect([waivableIn(warned, 'c1'), waivableIn(gone, 'c1'), waivableIn(gone, 'c9')]).toEqual([[], [], []]);
  });
});
