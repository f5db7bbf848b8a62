/** Words over two documents: which become drafts, over which text and with which words, and which are written again. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Loss, type Recovery, recovery } from '../../src/client/recovery.ts';
import { cellOf, type Place } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { sampleDocument } from '../crdt/sample.ts';

const RU: Place = { clause: 'c1', lang: 'ru' };
const FA: Place = { clause: 'c1', lang: 'fa' };
const GONE: Place = { clause: 'c9', lang: 'ru' };
const TEXT = Y.encodeStateAsUpdate(sampleDocument());

const copyOf = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
};
const insert = (doc: Y.Doc, place: Place, at: number, words: string): void => cellOf(doc, place)?.insert(at, words);
const read = (doc: Y.Doc, place: Place): string => cellOf(doc, place)?.toString() ?? '';

/**
 * One wrote " раз" at the end of "Заголовок" and " دو" at the end of "عنوان"; somebody else put "!" before the first. `now`
 * has neither of one's own. `more` is what is different.
 */
function loss(more: Partial<Loss> = {}): Loss {
  const old = copyOf(TEXT);
  const update = { update: new Uint8Array(), places: [RU, FA] };
  old.on('update', (bytes: Uint8Array) => Object.assign(update, { update: bytes }));
  old.transact(() => {
    insert(old, RU, 9, ' раз');
    insert(old, FA, 5, ' دو');
  });
  const now = copyOf(TEXT);
  insert(now, RU, 0, '!');
  return {
    ...{ old, now, updates: [update], refused: new Set<string>(), related: true, mayType: () => true },
    cells: [
      { place: RU, base: 'Заголовок', mine: 'Заголовок раз' },
      { place: FA, base: 'عنوان', mine: 'عنوان دو' },
    ],
    ...more,
  };
}
const outcome = ({ drafts, again }: Recovery): object => ({
  drafts: drafts.map(({ place, base, mine }) => `${place.lang}: ${base} > ${mine}`),
  again: again.map(({ lang }) => lang),
});

/** A document of the same clauses that has nothing to do with the others. */
const restored = (): Y.Doc => {
  const doc = sampleDocument();
  insert(doc, RU, 0, '!');
  return doc;
};

describe('recovery', () => {
  it.each<[string, () => Partial<Loss>, string[], string[]]>([
    ['writes again what may stand', () => ({}), [], ['ru', 'fa']],
    [
      'makes drafts of one’s own words over the present text where a cell was refused',
      () => ({ refused: new Set(['c1/ru']) }),
      ['ru: !Заголовок > Заголовок раз'],
      ['fa'],
    ],
    [
      'makes drafts with the others’ words in them where nothing was said to be refused',
      () => ({ refused: null }),
      ['ru: !Заголовок > !Заголовок раз', 'fa: عنوان > عنوان دو'],
      [],
    ],
    [
      'makes drafts where one may not write any more',
      () => ({ mayType: ({ lang }) => lang === 'fa' }),
      ['ru: !Заголовок > !Заголовок раз'],
      ['fa'],
    ],
    [
      'makes drafts of one’s own words alone after a restore',
      () => ({ related: false, now: restored() }),
      ['ru: !Заголовок > Заголовок раз', 'fa: عنوان > عنوان دو'],
      [],
    ],
  ])('%s', (_name, more, drafts, again) => {
    expect(outcome(recovery(loss(more())))).toEqual({ drafts, again });
  });

  it.each([true, false])('says nothing of words that the text has (related: %s)', (related) => {
    const now = related ? copyOf(TEXT) : sampleDocument();
    insert(now, RU, 9, ' раз');
    insert(now, FA, 5, ' دو');
    expect(outcome(recovery(loss({ now, related, refused: new Set(['c1/ru']) })))).toEqual({ drafts: [], again: [] });
  });

  it('says nothing of words that have arrived and to which others have added since', () => {
    const { old, ...rest } = loss();
    const now = copyOf(Y.encodeStateAsUpdate(old));
    insert(now, RU, 0, '!');
    insert(now, FA, 0, '!');
    expect(outcome(recovery({ ...rest, old, now }))).toEqual({ drafts: [], again: [] });
  });

  it('finds a refusal that was not heard of by the gaps that stand for the words', () => {
    const { old, ...rest } = loss();
    const now = copyOf(Y.encodeStateAsUpdate(old));
    cellOf(now, RU)?.delete(9, 4);
    cellOf(now, FA)?.delete(5, 3);
    const found = recovery({ ...rest, old, now });
    expect(outcome(found)).toEqual({ drafts: ['ru: Заголовок > Заголовок раз', 'fa: عنوان > عنوان دو'], again: [] });
    // After a restore gaps say nothing: the ids are not the same.
    expect(outcome(recovery({ ...rest, old, now, related: false, refused: null }))).toEqual(outcome(found));
  });

  it('makes a draft of words whose clause is gone', () => {
    const cells = [{ place: GONE, base: 'а', mine: 'аб' }];
    expect(outcome(recovery(loss({ cells, refused: new Set(['c9/ru']) })))).toEqual({
      drafts: ['ru:  > аб'],
      again: [],
    });
  });

  it('makes a draft of words whose clause the new document has not yet, instead of writing them nowhere', () => {
    const old = copyOf(TEXT);
    project(
      old,
      [{ type: 'clause.put', id: 'c9', kind: 'paragraph', level: 0, order: 'z', texts: { ru: 'а' } }],
      'server',
    );
    insert(old, GONE, 1, 'б');
    const on = loss({ old, now: copyOf(TEXT), updates: [], cells: [{ place: GONE, base: 'а', mine: 'аб' }] });
    const found = recovery(on);
    on.now.transact(found.write);
    expect(outcome(found)).toEqual({ drafts: ['ru:  > аб'], again: [] });
  });

  it('writes into the new document what is to stand there again, and touches nothing else', () => {
    const on = loss({ refused: new Set(['c1/fa']) });
    const before = read(on.now, FA);
    const found = recovery(on);
    expect([read(on.now, RU), read(on.now, FA)]).toEqual(['!Заголовок', before]);
    on.now.transact(found.write);
    expect([read(on.now, RU), read(on.now, FA)]).toEqual(['!Заголовок раз', before]);
    expect(read(on.old, RU)).toBe('Заголовок раз');
  });

  it.each<[string, Loss['refused']]>([
    ['nothing was taken', null],
    ['every cell was refused', new Set(['c1/ru', 'c1/fa'])],
  ])('has nothing to write where all became drafts: %s', (_name, refused) => {
    const on = loss({ refused });
    const updates: Uint8Array[] = [];
    on.now.on('update', (update: Uint8Array) => updates.push(update));
    on.now.transact(recovery(on).write);
    expect(updates).toEqual([]);
  });
});
