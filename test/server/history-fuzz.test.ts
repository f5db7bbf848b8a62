/**
 * Six people write into the same cells, from copies that are more or less old, each character only once; proposals are
 * accepted, clauses split and joined. A ledger of who typed and who took away which character is kept by the test itself, and
 * what is read back from the log has to agree with it and with the whole document at any position.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { authorsOf } from '../../server/history/authors.ts';
import { replay } from '../../server/history/replay.ts';
import { cellHistory, clauseHistory } from '../../server/history/versions.ts';
import { cellOf, clausesOf, type Place, placeKey } from '../../src/crdt/document.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import { smallest } from '../../src/diff/smallest.ts';
import type { Lang } from '../../src/language/language.ts';
import { diceOf, often, patience, SEED, Tally } from './fuzz.ts';
import { type Guest, openTables, type Tables } from './guests.ts';

const ROOM = 'environment';
const LANGS: readonly Lang[] = ['fa', 'ru', 'az', 'kk'];
const WRITERS: readonly (readonly [string, readonly Lang[]])[] = [
  ['ir-neg', ['fa']],
  ['ir-head', ['fa']],
  ['ru-neg', ['ru']],
  ['tm-neg', ['ru']],
  ['sec-1', LANGS],
  ['sec-2', LANGS],
];

const { roll, once, pick } = diceOf(SEED);
const tally = new Tally();
/** By "clause/lang character": whose word it is, and who took it away. */
const wrote = new Map<string, string>();
const removed = new Map<string, string>();
/** The same with all who ever wrote it there: a proposal that moves a word takes it away and writes it again. */
const everWrote = new Set<string>();
const write = (key: string, char: string, author: string): void => {
  wrote.set(`${key} ${char}`, author);
  everWrote.add(`${key} ${char} ${author}`);
};
let here: Tables;
let next = 0;

/** A character that was never used; every fourth is two code units. */
const fresh = (): string => String.fromCodePoint(++next % 4 === 0 ? 0x20000 + next : 0x4e00 + next);
const OURS = /[\u4e00-\u9fff]|[\u{20000}-\u{2ffff}]/u;

const doc = (): Y.Doc => here.workspace.rooms.open(ROOM)?.doc as Y.Doc;
const textAt = (place: Place, of = doc()): string => cellOf(of, place)?.toString() ?? '';
const drafts = (): string[] =>
  groundOf(doc())
    .clauses.filter(({ status, held, plain }) => status === 'draft' && !held && plain('fa').length > 20)
    .map(({ id }) => id)
    .slice(0, 5);
const allCells = (): Place[] =>
  [...clausesOf(doc()).keys()].flatMap((clause) => LANGS.map((lang): Place => ({ clause, lang })));
/** Cells that somebody wrote in here. */
const ourCells = (): Place[] => {
  const keys = new Set([...wrote.keys()].map((key) => key.split(' ')[0]));
  return allCells().filter((place) => keys.has(placeKey(place)));
};
const state = (): Map<string, string> => new Map(allCells().map((place) => [placeKey(place), textAt(place)]));

/** An offset near `at` that does not part a character. */
function whole(cell: Y.Text, at: number): number {
  const code = cell.toString().charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at + 1 : at;
}

function scribble(guest: Guest, member: string, place: Place): void {
  guest.edit(place, (cell) => {
    const at = whole(cell, roll(cell.length + 1));
    if (once(3) && cell.length > 10) {
      const end = whole(cell, Math.min(cell.length, at + 1 + roll(5)));
      if (end > at) cell.delete(at, end - at);
      return;
    }
    for (let n = roll(4), to = at; n >= 0; n--) {
      const char = fresh();
      write(placeKey(place), char, member);
      cell.insert(to, char);
      to += char.length;
    }
  });
}

/** Does one turn and notes for each character that is gone by it who took it away. */
function turn(remover: string): void {
  const before = state();
  here.turn();
  here.clock.advance(2_500);
  here.turn();
  for (const [key, text] of before) {
    const [clause, lang] = key.split('/') as [string, Lang];
    const left = new Set(textAt({ clause, lang }));
    for (const char of text)
      if (OURS.test(char) && !left.has(char)) {
        removed.set(`${key} ${char}`, remover);
        tally.add('removed');
      }
  }
}

const DECISIONS = ['proposal', 'split', 'proposal', 'merge'] as const;
type Decided = (typeof DECISIONS)[number];
let decided = 0;

function decide(guests: ReadonlyMap<string, Guest>, type: Decided): void {
  const [clause = '', other = ''] = drafts().sort(() => roll(3) - 1);
  const chair = guests.get('sec-1') as Guest;
  const seen = (): string => groundOf(doc()).clause(clause)?.digest() ?? '';
  const before = state();
  if (type === 'proposal') {
    const author = guests.get('ru-neg') as Guest;
    const [first = '', ...rest] = textAt({ clause, lang: 'ru' }).split(' ');
    author.command({
      ...{ type: 'proposal.table', clause, seen: seen(), reason: 'x' },
      texts: { ru: [fresh(), ...rest, fresh() + first].join(' ') },
    });
    here.turn();
    const answer = author.said('answer').at(-1)?.answer;
    if (!answer?.ok) return;
    chair.command({ type: 'proposal.accept', proposal: answer.proposal ?? '', seen: seen() });
    turn('ru-neg');
    const [was, is] = [before.get(`${clause}/ru`) ?? '', textAt({ clause, lang: 'ru' })];
    for (const change of smallest(was, is, 'ru')) {
      for (const char of was.slice(change.at, change.at + change.delete)) removed.set(`${clause}/ru ${char}`, 'ru-neg');
      for (const char of change.insert) write(`${clause}/ru`, char, 'ru-neg');
    }
  } else {
    const at = Object.fromEntries(LANGS.map((lang) => [lang, whole(cellOf(doc(), { clause, lang }) as Y.Text, 15)]));
    if (type === 'split') chair.command({ type: 'clause.split', clause, at, seen: seen() });
    else chair.command({ type: 'clause.merge', clause, into: other, seen: seen() });
    turn('sec-1');
  }
  if (chair.said('answer').at(-1)?.answer.ok) tally.add(type);
  if (type === 'proposal') return;
  // Words that came from the other clause are still those of whoever typed them there.
  for (const [key, text] of state())
    for (const char of text) {
      const author = wrote.get(`${clause}/${key.split('/')[1]} ${char}`);
      if (!OURS.test(char) || !author || before.get(key)?.includes(char)) continue;
      write(key, char, author);
      tally.add('carried');
    }
}

beforeAll(async () => {
  here = await openTables();
  const guests = new Map(WRITERS.map(([member]) => [member, here.connect(member, ROOM)]));
  const unsent = new Set<string>();
  const send = (member: string): void => {
    (guests.get(member) as Guest).send(Y.encodeStateVector(doc()));
    unsent.delete(member);
    turn(member);
  };
  for (let step = 0; step < often(120); step++) {
    here.clock.advance(roll(20_000));
    if (step % 15 === 14) {
      for (const member of [...unsent]) send(member);
      for (const { doc: copy } of guests.values()) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc()));
      decide(guests, DECISIONS[decided++ % DECISIONS.length] as Decided);
      for (const { doc: copy } of guests.values()) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc()));
      continue;
    }
    const [member, langs] = pick(WRITERS);
    const guest = guests.get(member) as Guest;
    if (once(2)) Y.applyUpdate(guest.doc, Y.encodeStateAsUpdate(doc()));
    for (let n = roll(4); n >= 0; n--) scribble(guest, member, { clause: pick(drafts()), lang: pick(langs) });
    unsent.add(member);
    if (once(2)) send(member);
    else tally.add('kept back');
  }
  for (const member of [...unsent]) send(member);
}, patience(30_000));
afterAll(() => here.close());

const storage = () => here.workspace.storage;

describe('authorsOf', () => {
  it('covers the text of every cell and knows who typed each character, wherever it stands now', () => {
    for (const place of ourCells()) {
      const authors = authorsOf(storage(), ROOM, place.clause, place.lang);
      expect(authors?.runs.map(({ text }) => text).join('')).toBe(textAt(place));
      for (const { text, member, seq } of authors?.runs ?? [])
        for (const char of text) {
          if (!OURS.test(char)) continue;
          tally.add('checked');
          if (seq > 1)
            expect([placeKey(place), char, member]).toEqual([
              placeKey(place),
              char,
              wrote.get(`${placeKey(place)} ${char}`),
            ]);
        }
    }
  });

  it('knows who took away each character that is gone, and whose it was', () => {
    const found = new Map<string, { readonly seq: number; readonly member: string }>();
    for (const place of ourCells())
      for (const one of authorsOf(storage(), ROOM, place.clause, place.lang)?.removed ?? [])
        for (const char of one.text) {
          if (!OURS.test(char)) continue;
          const key = `${placeKey(place)} ${char}`;
          expect([key, everWrote.has(`${key} ${one.wrote.member}`)]).toEqual([key, true]);
          if ((found.get(key)?.seq ?? 0) < one.removed.seq) found.set(key, one.removed);
        }
    const expected = [...removed].filter(([key]) => OURS.test(key));
    expect(expected.map(([key]) => [key, found.get(key)?.member])).toEqual(expected);
  });

  it('reads the text of any position as the whole document has it there', () => {
    const newest = storage().head(ROOM)?.seq ?? 0;
    for (let n = 0; n < often(6); n++) {
      const at = 1 + roll(newest);
      const { doc: old } = replay(storage(), ROOM, at);
      for (const clause of drafts())
        for (const lang of LANGS) {
          const runs = authorsOf(storage(), ROOM, clause, lang, { at })?.runs.map(({ text }) => text);
          expect(runs?.join('') ?? '').toBe(textAt({ clause, lang }, old));
          if (runs && runs.length > 3) tally.add('earlier texts');
        }
      old.destroy();
    }
  });
});

describe('cellHistory', () => {
  it('has only versions that stood there, ends with the present one, and is what the clause as a whole tells', () => {
    for (const clause of drafts()) {
      const events = clauseHistory(storage(), ROOM, clause) ?? [];
      for (const lang of LANGS) {
        const versions = cellHistory(storage(), ROOM, clause, lang);
        expect(versions.at(-1)?.text).toBe(textAt({ clause, lang }));
        const told = events.flatMap((one) => (one.event === 'text' && one.language === lang ? [one.digest] : []));
        expect(told).toEqual(versions.map(({ digest }) => digest));
        for (const [index, { seq, text, decision }] of versions.entries()) {
          if (decision) tally.add('versions by decision');
          if (index % 9 !== 4) continue;
          tally.add('versions');
          const { doc: old } = replay(storage(), ROOM, seq);
          expect(textAt({ clause, lang }, old)).toBe(text);
          old.destroy();
        }
      }
    }
  });
});

it('was no vacuous fuzz', () => {
  expect(tally.short(['checked', 'removed', 'carried', 'kept back', 'earlier texts', 'versions'], 5)).toEqual([]);
  expect(tally.short(['proposal', 'split', 'merge', 'versions by decision'], 1)).toEqual([]);
});
