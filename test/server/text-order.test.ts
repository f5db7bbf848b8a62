/**
 * Whether a text is one for everybody: what `one-text` says of a text is compared with what Yjs itself makes of it for a
 * newcomer, on texts of honest replicas and on such as no honest replica could have written.
 */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isOneText, isOneTextShuffled, orderOf } from '../../server/history/one-text.ts';
import { type Dice, diceOf, SEED, Tally } from './fuzz.ts';

const CLIENTS = [7, 90, 3_000_000_000];
type Id = readonly [client: number, clock: number];

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const textIn = (doc: Y.Doc): Y.Text => doc.getText('text');
const unitsOf = (text: Y.Text): Id[] =>
  orderOf(text).flatMap(([client, clock, length]) => Array.from({ length }, (_, at): Id => [client, clock + at]));

/** Letters that stand nowhere else, so that texts that read the same have the same order. */
function alphabet(): (length: number) => string {
  let next = 0x4e00;
  return (length) => String.fromCharCode(...Array.from({ length }, () => next++));
}

function insert(doc: Y.Doc, client: number, left: Id | null, right: Id | null, word: string): void {
  const encoder = encoding.createEncoder();
  const uint = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  uint(1, 1, client, Y.getState(doc.store, client));
  encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
  for (const id of [left, right]) if (id) uint(...id);
  if (!left && !right) {
    uint(1);
    encoding.writeVarString(encoder, 'text');
  }
  encoding.writeVarString(encoder, word);
  uint(0);
  Y.applyUpdate(doc, encoding.toUint8Array(encoder));
}

/** A text made of inserts with origins from anywhere, with deletions, and with words elsewhere that leave gaps. */
function written({ roll, once, pick }: Dice): Y.Doc {
  const doc = new Y.Doc();
  const word = alphabet();
  for (let step = 0; step < 9; step++) {
    const units = unitsOf(textIn(doc));
    const [i, j] = [roll(units.length + 1), roll(units.length + 1)];
    const [left, right] = once(3) ? [i, j] : [Math.min(i, j), Math.max(i, j)];
    doc.clientID = pick(CLIENTS);
    if (once(4)) doc.getText('elsewhere').insert(0, 'x');
    doc.clientID = 1;
    insert(doc, pick(CLIENTS), units[left - 1] ?? null, units[right] ?? null, word(1 + roll(2)));
    if (once(4) && textIn(doc).length > 1) textIn(doc).delete(roll(textIn(doc).length - 1), 1);
  }
  return doc;
}

/** The same by replicas that saw what they wrote between. */
function honest({ roll, once, pick }: Dice): Y.Doc {
  const word = alphabet();
  const docs = CLIENTS.map((id) => {
    const doc = new Y.Doc();
    doc.clientID = id;
    return doc;
  });
  for (let step = 0; step < 24; step++) {
    const [doc, other] = [pick(docs), pick(docs)];
    const text = textIn(doc);
    text.insert(roll(text.length + 1), word(1 + roll(2)));
    if (once(3)) text.delete(roll(text.length), 1);
    if (once(3)) doc.getText('elsewhere').insert(0, 'x');
    if (once(2)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  }
  const [first] = docs as [Y.Doc, ...Y.Doc[]];
  for (const doc of docs) Y.applyUpdate(first, Y.encodeStateAsUpdate(doc));
  return first;
}

const ROUNDS = 400;

describe('orderOf', () => {
  it('joins what one client wrote in a row, deleted or not, and nothing else', () => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    const text = textIn(doc);
    text.insert(0, 'abcdef');
    text.delete(2, 2);
    expect(orderOf(text)).toEqual([[7, 0, 6]]);
    doc.clientID = 8;
    text.insert(3, 'x');
    doc.clientID = 7;
    text.insert(0, 'y');
    expect(orderOf(text)).toEqual([
      [7, 6, 1],
      [7, 0, 5],
      [8, 0, 1],
      [7, 5, 1],
    ]);
    expect(orderOf(new Y.Doc().getText('empty'))).toEqual([]);
  });
});

describe('isOneText', () => {
  it('says what a newcomer would read, of texts that anybody could send', () => {
    const dice = diceOf(SEED);
    const seen = new Tally();
    for (let round = 0; round < ROUNDS; round++) {
      const doc = written(dice);
      const newcomer = textIn(copyOf(doc)).toString();
      const same = newcomer === textIn(doc).toString();
      seen.add(same ? 'one text' : 'two texts');
      expect([round, isOneText(textIn(doc))]).toEqual([round, same]);
      const order = JSON.stringify(orderOf(textIn(doc)));
      if (same && order !== JSON.stringify(orderOf(textIn(copyOf(doc))))) seen.add('only what is deleted differs');
    }
    expect(seen.short(['one text', 'two texts'], 20)).toEqual([]);
    expect(seen.short(['only what is deleted differs'], 1)).toEqual([]);
  });

  it('says of every text of honest replicas that it is one', () => {
    const dice = diceOf(SEED + 1);
    for (let round = 0; round < 60; round++) {
      const doc = honest(dice);
      expect([round, isOneText(textIn(doc)), isOneTextShuffled(textIn(doc), dice.roll)]).toEqual([round, true, true]);
    }
  });

  it('says so of an empty text', () => {
    const text = textIn(new Y.Doc());
    expect([isOneText(text), isOneTextShuffled(text, () => 0)]).toEqual([true, true]);
  });
});

describe('isOneTextShuffled', () => {
  it('lets each client whose turn it may be come next, and none other', () => {
    const doc = new Y.Doc();
    const asked: number[] = [];
    // 7 begins, 90 hangs on it, and 8 on nothing but the beginning of what 90 wrote.
    insert(doc, 7, null, null, 'ab');
    insert(doc, 90, [7, 1], null, 'cd');
    insert(doc, 8, null, [7, 0], 'e');
    insert(doc, 7, [7, 1], [90, 0], 'f');
    const next = (choose: (sides: number) => number) => (sides: number) => {
      asked.push(sides);
      return choose(sides);
    };
    expect(
      isOneTextShuffled(
        textIn(doc),
        next(() => 0),
      ),
    ).toBe(true);
    expect(asked.splice(0)).toEqual([1, 2, 1, 1]);
    expect(
      isOneTextShuffled(
        textIn(doc),
        next((sides) => sides - 1),
      ),
    ).toBe(true);
    expect(asked).toEqual([1, 2, 2, 1]);
    expect(isOneTextShuffled(textIn(doc), () => 99)).toBe(false);
  });

  it('finds orders in which another text comes out, and only where one can', () => {
    const dice = diceOf(SEED + 2);
    const seen = new Tally();
    for (let round = 0; round < ROUNDS; round++) {
      const doc = written(dice);
      const text = textIn(doc);
      const found = Array.from({ length: 4 }, () => isOneTextShuffled(text, dice.roll));
      seen.add(found.every(Boolean) ? 'one text' : 'two texts');
    }
    expect(seen.short(['one text', 'two texts'], 20)).toEqual([]);
  });
});
