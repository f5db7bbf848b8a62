/** Comments without a page: threads, whom "@" finds, and words that outlive a reload. */
import { describe, expect, it } from 'vitest';
import type { Comment } from '../../src/client/view.ts';
import type { Member } from '../../src/domain/summit/summit.ts';
import { beginningAt, matching, pieces, readersOf, stillNamed, withName } from '../../src/ui/comments/mentions.ts';
import { openIn, threadsBy } from '../../src/ui/comments/threads.ts';
import { forgetWords, keptIn, NOTHING } from '../../src/ui/document/kept-comments.ts';
import { sampleSummit } from '../support/server.ts';

const comment = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  clause: 'c1',
  scope: 'all',
  text: id,
  member: 'ru-neg',
  role: 'negotiator',
  at: 'T',
  ...more,
});
const { members } = sampleSummit();
const member = (id: string): Member => members.find((each) => each.id === id) as Member;

describe('threadsBy', () => {
  it('gathers answers under their first comment, open threads first, by clause', () => {
    const by = { member: 'sec-1', at: 'T' };
    const threads = threadsBy([
      comment('a', { resolved: by }),
      comment('b', { language: 'ru' }),
      comment('a1', { thread: 'a' }),
      comment('b1', { thread: 'b' }),
      comment('c', { clause: 'c2' }),
      comment('b2', { thread: 'b' }),
      comment('d'),
    ]);
    const told = [...threads].map(([clause, list]) => [
      clause,
      ...list.map(({ id, answers }) => [id, ...answers.map((answer) => answer.id)].join('<')),
    ]);
    expect(told).toEqual([
      ['c1', 'b<b1<b2', 'd', 'a<a1'],
      ['c2', 'c'],
    ]);
    expect([openIn(threads.get('c1') ?? [], 'ru').length, openIn(threads.get('c1') ?? [], null).length]).toEqual([
      1, 1,
    ]);
  });
});

describe('readersOf', () => {
  it('finds nobody who may not read it, and never oneself', () => {
    const found = (me: string, scope: 'all' | 'delegation'): string[] =>
      readersOf([...members, { ...member('ru-head'), id: 'gone', revoked: true }], member(me), scope).map(
        ({ id }) => id,
      );
    const discuss = members.filter(({ role }) => role !== 'observer').map(({ id }) => id);
    expect(found('ru-neg', 'delegation')).toEqual(['ru-head']);
    expect(found('ru-neg', 'all')[0]).toBe('ru-head');
    expect(found('ru-neg', 'all').sort()).toEqual(discuss.filter((id) => id !== 'ru-neg').sort());
    expect(found('sec-1', 'delegation')).toEqual(['sec-2']);
    expect(found('observer-1', 'all')).toEqual([]);
  });
});

describe('a mention being written', () => {
  it.each([
    ['Прошу @Мар|', 'Мар'],
    ['@|', ''],
    ['(@IR|', 'IR'],
    ['لطفاً @مریم ر|', 'مریم ر'],
    ['a@b|', null],
    ['@Мария\nи|', null],
    ['слово|', null],
  ])('%s', (text, query) => {
    expect(beginningAt(text.replace('|', ''), text.indexOf('|'))?.query ?? null).toBe(query);
  });

  it('matches a name, a word of it or a code, and takes the whole name', () => {
    const people = [
      { id: 'a', name: 'Мария Дубинина', code: 'RU' },
      { id: 'b', name: 'مریم رستگار', code: 'IR' },
    ];
    const found = ['дуб', 'مر', 'ir', 'x', 'Мария Дубинина '].map((query) =>
      matching(people, query).map(({ id }) => id),
    );
    expect(found).toEqual([['a'], ['b'], ['b'], [], []]);
    expect(withName('См. @Мар, дальше', { start: 4, query: 'Мар' }, 'Мария Дубинина')).toEqual({
      text: 'См. @Мария Дубинина , дальше',
      caret: 20,
    });
  });

  it('counts only while the name still stands, and reads back the longer of two names', () => {
    const [ali, alik] = [
      { id: '1', name: 'Али' },
      { id: '2', name: 'Али Каримов' },
    ];
    expect(stillNamed('@Али Каримов!', [ali, alik, alik, { id: '3', name: 'Лейла' }]).map(({ id }) => id)).toEqual([
      '1',
      '2',
    ]);
    expect(pieces('см. @Али Каримов и @Али.', [ali, alik])).toEqual(['см. ', alik, ' и ', ali, '.']);
  });
});

class Store {
  readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  key = (index: number): string | null => [...this.items.keys()][index] ?? null;
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, text: string): void => void this.items.set(key, text);
  removeItem = (key: string): void => void this.items.delete(key);
}
const SLOT = { clause: 'c1', thread: null } as const;
const words = (text: string) => ({ ...NOTHING, text });

describe('keptIn', () => {
  it('has what was being written after a reload, for the same member only', () => {
    const store = new Store();
    keptIn(store, 'ru-neg', 'environment').of(SLOT).set(words('почти'));
    expect(keptIn(store, 'ru-neg', 'environment').of(SLOT).get().text).toBe('почти');
    expect(keptIn(store, 'ru-neg', 'transit').of(SLOT).get().text).toBe('');
    expect([keptIn(store, 'ir-neg', 'environment').of(SLOT).get().text, store.length]).toEqual(['', 0]);
  });

  it('leaves nothing behind for whoever opens the tab after signing out', () => {
    const store = new Store();
    store.setItem('other', 'stays');
    const kept = keptIn(store, 'ru-neg', 'environment');
    kept.of(SLOT).set(words('почти'));
    kept.sent(SLOT);
    kept.of(SLOT).set(words('ещё'));
    forgetWords(store);
    expect([...store.items.keys()]).toEqual(['other']);
  });

  it('gives back what was refused, before what was written since', () => {
    const kept = keptIn(new Store(), 'ru-neg', 'environment');
    const source = kept.of(SLOT);
    source.set(words('первое'));
    const sent = kept.sent(SLOT);
    source.set(words('второе'));
    sent.answered(false);
    expect(source.get().text).toBe('первое\nвторое');
  });

  it('brings back what had no answer when the page went, unless it has arrived', () => {
    const store = new Store();
    const before = keptIn(store, 'ru-neg', 'environment');
    before.of(SLOT).set(words('в пути'));
    before.sent(SLOT);
    const after = keptIn(store, 'ru-neg', 'environment');
    expect(after.of(SLOT).get()).toMatchObject({ text: 'в пути', again: true });
    after.arrived([comment('x', { text: 'чужое' })]);
    expect(after.of(SLOT).get().text).toBe('в пути');
    after.arrived([comment('y', { text: 'в пути' })]);
    expect([after.of(SLOT).get().text, store.length]).toEqual(['', 0]);
  });

  it('goes on where the store is blocked', () => {
    const store = new Store();
    store.setItem = () => {
      throw new Error('full');
    };
    const kept = keptIn(store, 'ru-neg', 'environment');
    kept.of(SLOT).set(words('слово'));
    expect(kept.of(SLOT).get().text).toBe('слово');
  });
});
